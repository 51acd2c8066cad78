"""The journeys without a window: what is signed stays, what is reopened chains, the sample is found as it was left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.domain.findings.places import read_goal
from desktop.domain.signoff import Refused, Revision
from desktop.usecases import import_prior, sample
from desktop.usecases.export_report import frozen_case
from desktop.usecases.open_file import (
    OpenEvaluation,
    case_of,
    create,
    file_name,
    findings_of,
    free_path,
    open_evaluation,
)
from desktop.usecases.recent_files import RecentFile, recent_files, remember
from desktop.usecases.sign_off import reopen, sign
from desktop.usecases.workspace import Workspace

NOW = datetime(2022, 3, 25, 9, 0, tzinfo=UTC)
EXECUTED = Place(Kind.FACT, "executed.city")


@pytest.fixture
def opened(workspace: Workspace, golden: Evaluation, tmp_path: Path) -> Iterator[OpenEvaluation]:
    """The golden case, open."""
    path = tmp_path / "golden.ziping"
    file = create(workspace, path, golden.rubric_id, golden.unit, golden.year, NOW, golden.places())
    yield file
    file.close()


def signed(opened: OpenEvaluation, role: str, evaluation: Evaluation | None = None) -> Revision:
    case = case_of(opened.rubric, evaluation or opened.evaluation)
    revision = sign(opened, case, findings_of(case), "某某某", role, NOW)
    assert isinstance(revision, Revision)
    return revision


def edit(evaluation: Evaluation, place: Place, value: str) -> Edit:
    changes = (Change(place, value),)
    return Edit("修改", changes, evaluation.inverse(changes), NOW)


def test_a_signed_file_refuses_edits_until_it_is_reopened(opened: OpenEvaluation) -> None:
    first = signed(opened, "填报人")

    with pytest.raises(UserError) as refused:
        opened.save(edit(opened.evaluation, EXECUTED, "1")).result()
    assert refused.value.code is Problem.FILE_SIGNED

    reopen(opened, "决算数更正", NOW)
    opened.save(edit(opened.evaluation, EXECUTED, "39398.34")).result()
    changed = opened.evaluation.apply([Change(EXECUTED, "39398.34")])
    second = signed(opened, "填报人", changed)

    assert (first.number, second.number) == (1, 2)
    assert second.previous == first.digest
    assert second.reason == "决算数更正"
    assert frozen_case(opened.rubric, first).sheet.total == Decimal("93.89")


def test_the_others_sign_the_very_same_revision(opened: OpenEvaluation) -> None:
    digests = {signed(opened, role).digest for role in opened.rubric.roles}

    assert len(digests) == 1
    assert opened.frozen is not None
    assert [signature.role for signature in opened.frozen.signatures] == list(opened.rubric.roles)


def test_reopening_asks_for_a_reason(opened: OpenEvaluation) -> None:
    signed(opened, "填报人")
    with pytest.raises(UserError) as refused:
        reopen(opened, "  ", NOW)
    assert refused.value.code is Problem.REASON_MISSING


def test_an_unfinished_evaluation_is_refused_with_every_reason(workspace: Workspace, tmp_path: Path) -> None:
    file = create(workspace, tmp_path / "a.ziping", "guangzhou-2021", "某单位", 2021, NOW)
    try:
        case = case_of(file.rubric, file.evaluation)
        refused = sign(file, case, findings_of(case), "", "填报人", NOW)
    finally:
        file.close()
    assert isinstance(refused, Refused)
    assert "请填写签字人姓名" in refused.reasons
    assert len(refused.findings) >= 23


def test_the_file_carries_its_own_rubric(opened: OpenEvaluation, workspace: Workspace, tmp_path: Path) -> None:
    """A program without that rubric still opens and scores the file."""
    bare = Workspace(tmp_path / "nothing", workspace.documents, workspace.data, workspace.holder)
    again = open_evaluation(bare, opened.path, NOW, read_only=True)
    try:
        assert case_of(again.rubric, again.evaluation).sheet.total == Decimal("93.89")
    finally:
        again.close()


def test_last_years_own_file_starts_this_years(opened: OpenEvaluation, workspace: Workspace) -> None:
    source = import_prior.read_source(workspace, opened.path, None, NOW)
    taken = import_prior.plan(source, 2022)
    target = free_path(workspace.documents, source.result.unit, 2022)

    draft = import_prior.start_draft(workspace, source, taken, source.result.unit, 2022, target, NOW)
    draft.close()

    sheet = case_of(draft.rubric, draft.evaluation).sheet
    assert len(sheet.leaves) == 42
    assert sheet.whole.scored == 0
    assert not draft.evaluation.facts
    assert draft.evaluation.prior[str(EXECUTED)] == "39398.33"
    assert draft.evaluation.unconfirmed


def test_a_target_lowered_since_last_years_file_is_found(opened: OpenEvaluation, workspace: Workspace) -> None:
    """An own indicator brings its target along and keeps last year's beside it: lowering it does not go unnoticed."""
    source = import_prior.read_source(workspace, opened.path, None, NOW)
    plan = import_prior.plan(source, 2022)
    made = Evaluation("", 2022, source.rubric.id).apply(plan.changes)
    goals = {code: goal for code, each in made.judgements.items() if (goal := read_goal(each.target)) is not None}
    code, goal = next((code, goal) for code, goal in goals.items() if not goal.at_most and goal.number > 1)
    target = Place(Kind.LEAF, code, "target")

    def lowered(to: str) -> list[str]:
        case = case_of(source.rubric, made.apply([Change(target, to)]))
        return [each.message for each in findings_of(case) if each.code == "YOY001" and each.where == target]

    assert not lowered(str(goal))
    assert len(lowered(f"{goal.number - 1}{goal.unit}")) == 1


def test_the_sample_is_finished_and_found_again_as_it_was_left(workspace: Workspace) -> None:
    def clock() -> datetime:
        return NOW + timedelta(minutes=1)

    first = sample.open_sample(workspace, clock)
    case = case_of(first.rubric, first.evaluation)
    assert case.sheet.total is not None
    assert first.evaluation.prior
    first.save(edit(first.evaluation, EXECUTED, "600")).result()
    first.close()

    again = sample.open_sample(workspace, clock)
    again.close()
    assert again.path == first.path
    assert again.evaluation.facts["executed.city"] == Decimal(600)


def test_file_names_are_safe_and_never_taken_twice(tmp_path: Path) -> None:
    assert file_name('某/单:位*"', 2021) == "2021年度-某_单_位__.ziping"
    assert file_name("...", 2021) == "2021年度-未命名单位.ziping"
    free_path(tmp_path, "某单位", 2021).touch()
    assert free_path(tmp_path, "某单位", 2021).name == "2021年度-某单位 (2).ziping"


def test_recent_files_are_latest_first_and_only_those_that_exist(workspace: Workspace, tmp_path: Path) -> None:
    assert recent_files(workspace) == ()
    for name in ("a", "b", "gone"):
        path = tmp_path / f"{name}.ziping"
        path.touch()
        remember(workspace, RecentFile(str(path), name, 2021, NOW.isoformat()))
    (tmp_path / "gone.ziping").unlink()
    remember(workspace, RecentFile(str(tmp_path / "a.ziping"), "a", 2021, NOW.isoformat(), "93.89", "优"))

    assert [(file.unit, file.total) for file in recent_files(workspace)] == [("a", "93.89"), ("b", "")]

    (workspace.data / "recent.json").write_text("{", encoding="utf-8")
    assert recent_files(workspace) == ()
