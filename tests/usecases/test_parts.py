"""Projects and the monitoring stand in the same file: scored, checked, signed and verified with it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.cli.shapes import score_json
from desktop.domain.edit import Edit
from desktop.domain.evaluation import MONITORED_UNTIL, Change, Evaluation, Kind, PartForm, Place, in_part
from desktop.domain.findings import Severity
from desktop.domain.signoff import Refused, Revision
from desktop.usecases import parts
from desktop.usecases.check import check_file
from desktop.usecases.export_report import export, printed
from desktop.usecases.open_file import OpenEvaluation, create, findings_of, open_evaluation
from desktop.usecases.sign_off import sign
from desktop.usecases.verify import verify
from desktop.usecases.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)
PROJECT = "national-project-2020"


@pytest.fixture
def opened(workspace: Workspace, golden: Evaluation, tmp_path: Path) -> Iterator[OpenEvaluation]:
    path = tmp_path / "golden.ziping"
    file = create(workspace, path, golden.rubric_id, golden.unit, golden.year, NOW, golden.places())
    yield file
    file.close()


def edited(opened: OpenEvaluation, evaluation: Evaluation, changes: tuple[Change, ...]) -> Evaluation:
    opened.save(Edit("项目", changes, evaluation.inverse(changes), NOW)).result()
    return evaluation.apply(changes)


def test_parts_are_added_named_ordered_and_found_again(opened: OpenEvaluation, workspace: Workspace) -> None:
    evaluation = opened.evaluation
    for name in ("设备更新", "培训"):
        changes = parts.add_part(opened, workspace, evaluation, PartForm.PROJECT, name, PROJECT)
        evaluation = edited(opened, evaluation, changes)
    changes = parts.add_part(opened, workspace, evaluation, PartForm.MONITORING, "1—7月")
    evaluation = edited(opened, evaluation, changes)
    evaluation = edited(opened, evaluation, parts.rename_part("p2", "人员培训"))
    evaluation = edited(opened, evaluation, parts.reorder(evaluation, ["p2"]))

    again = open_evaluation(workspace, opened.path, NOW, read_only=True)
    try:
        assert again.evaluation == evaluation
        rows = parts.overview(again.case())
        assert [(row.id, row.name) for row in rows] == [("p2", "人员培训"), ("p1", "设备更新"), ("p3", "1—7月")]
        assert rows[2].rubric == again.rubric.title
        told = score_json(again.case())
        assert [part["rubric"] for part in told["parts"]] == [PROJECT, PROJECT, again.rubric.id]  # type: ignore[attr-defined]
        _, findings = check_file(workspace, opened.path, NOW)
        assert {finding.where.key for finding in findings if finding.where.kind is Kind.PART} == {"p1", "p2"}
        assert any("项目“设备更新”" in finding.label for finding in findings)
    finally:
        again.close()
    gone = edited(opened, evaluation, parts.remove_part("p1"))
    assert list(gone.parts) == ["p2", "p3"]


def test_an_unfinished_project_blocks_signing_and_the_monitoring_does_not(
    opened: OpenEvaluation, workspace: Workspace
) -> None:
    monitoring = parts.add_part(opened, workspace, opened.evaluation, PartForm.MONITORING, "1—7月")
    evaluation = edited(opened, opened.evaluation, monitoring)
    project = parts.add_part(opened, workspace, evaluation, PartForm.PROJECT, "设备更新", PROJECT)
    both = edited(opened, evaluation, project)

    case = opened.case(both)
    refused = sign(opened, case, findings_of(case), "某某某", opened.rubric.roles[0], NOW)
    assert isinstance(refused, Refused)
    assert refused.findings or refused.reasons
    assert all(finding.where.key == "p2" for finding in refused.findings)
    assert all("设备更新" in text for text in (*refused.reasons, *(each.label for each in refused.findings)))

    alone = edited(opened, both, parts.remove_part("p2"))
    case = opened.case(alone)
    assert isinstance(sign(opened, case, findings_of(case), "某某某", opened.rubric.roles[0], NOW), Revision)


def test_a_signed_project_is_verified_and_takes_reviews(opened: OpenEvaluation, workspace: Workspace) -> None:
    evaluation = edited(
        opened,
        opened.evaluation,
        parts.add_part(opened, workspace, opened.evaluation, PartForm.PROJECT, "甲项目", PROJECT),
    )
    case = opened.case(evaluation)
    overruled = [
        Change(Place(Kind.OVERRULED, f"{each.code}@{each.where}"), "经核实")
        for each in findings_of(case.parts["p1"])
        if each.severity is Severity.ERROR
    ]
    scores = [Change(Place(Kind.LEAF, node.code, "score"), str(node.weight)) for node in case.parts["p1"].tree.leaves()]
    evaluation = edited(opened, evaluation, in_part("p1", [*overruled, *scores]))
    case = opened.case(evaluation)
    left = [
        Change(Place(Kind.OVERRULED, each.id), "经核实")
        for each in findings_of(case.parts["p1"])
        if each.severity is Severity.ERROR
    ]
    evaluation = edited(opened, evaluation, in_part("p1", left))
    case = opened.case(evaluation)
    revision = sign(opened, case, findings_of(case), "某某某", opened.rubric.roles[0], NOW)
    assert isinstance(revision, Revision), revision
    assert json.loads(revision.data)["parts"]["p1"]["total"] is not None

    leaf = next(case.parts["p1"].tree.leaves()).code
    words = in_part("p1", [Change(Place(Kind.REVIEW, leaf, "opinion"), "属实")])
    evaluation = edited(opened, evaluation, words)
    told = verify(workspace, opened.path, NOW)
    assert not told.is_false, list(told.lines())
    assert told.is_complete
    assert sign(opened, opened.case(evaluation), (), "某某", opened.rubric.roles[-1], NOW)


def test_the_signed_report_with_its_projects_can_be_verified(
    opened: OpenEvaluation, workspace: Workspace, tmp_path: Path
) -> None:
    evaluation = edited(
        opened,
        opened.evaluation,
        parts.add_part(opened, workspace, opened.evaluation, PartForm.PROJECT, "甲项目", PROJECT),
    )
    case = opened.case(evaluation).parts["p1"]
    figures = [Change(Place(Kind.FACT, key), "80") for key in ("budget.city", "executed.city")]
    scores = [Change(Place(Kind.LEAF, node.code, "score"), str(node.weight)) for node in case.tree.leaves()]
    evaluation = edited(opened, evaluation, in_part("p1", [*figures, *scores]))
    left = [
        Change(Place(Kind.OVERRULED, each.id), "经核实")
        for each in findings_of(opened.case(evaluation).parts["p1"])
        if each.severity is Severity.ERROR
    ]
    evaluation = edited(opened, evaluation, in_part("p1", left))
    case = opened.case(evaluation)
    revision = sign(opened, case, findings_of(case), "某某某", opened.rubric.roles[0], NOW)
    assert isinstance(revision, Revision), revision

    report = tmp_path / "报告.pdf"
    export(workspace, case, revision, report, NOW)
    told = verify(workspace, report, NOW)
    assert told.digest_ok
    assert not told.changed, list(told.lines())
    assert told.total_printed == str(told.total_recomputed)
    assert told.is_complete
    _without_the_projects_form(workspace, opened, report, tmp_path)

    table = next(each for each in printed(case, revision, NOW).tables if each.title == "项目支出绩效自评情况表")
    row = [cell.text for cell in table.cells if cell.row == 1]
    assert row[:5] == ["1", "甲项目", "80", "80", "100%"]
    assert row[6] == str(case.parts["p1"].sheet.total)
    alone = printed(case, revision, NOW, part="p1")
    assert (alone.draft, alone.digest, alone.qr, alone.data) == (False, revision.digest, "", b"")
    assert alone.signatories[0].name == "某某某"


def _without_the_projects_form(workspace: Workspace, opened: OpenEvaluation, report: Path, tmp_path: Path) -> None:
    """On a machine without the form of the project, nothing is called right that nobody looked at."""
    shipped = tmp_path / "elsewhere"
    for name in ("rubrics", "resources"):
        shutil.copytree(ROOT / name, shipped / name, ignore=shutil.ignore_patterns(PROJECT))
    told = verify(replace(workspace, shipped=shipped), report, NOW)
    assert (told.is_false, told.is_complete) == (False, False)
    assert told.verdict == "没有发现改动，但没能全部核对。"
    assert str(told.total_recomputed) == told.total_printed, "the department's is worked out all the same"
    assert "“甲项目”的得分" in told.uncompared[0]
    assert "没有逐页核对" in told.uncompared[1]
    assert [line for line in told.lines() if line.startswith("没有核对　")] == [
        f"没有核对　{each}" for each in told.uncompared
    ]
    assert verify(replace(workspace, shipped=shipped), opened.path, NOW).is_complete, "the file has a copy"


def test_the_monitoring_prints_under_its_own_title_with_its_period(
    opened: OpenEvaluation, workspace: Workspace
) -> None:
    changes = parts.add_part(opened, workspace, opened.evaluation, PartForm.MONITORING, "1—7月")
    until = in_part("p1", [Change(Place(Kind.TEXT, MONITORED_UNTIL), "2021年7月31日")])
    case = opened.case(opened.evaluation.apply([*changes, *until]))
    report = printed(case, None, NOW, part="p1")
    assert report.title[-1].endswith("绩效运行监控表")
    assert ("监控截止日期", "2021年7月31日") in report.cover
    assert all(table.title.startswith("绩效运行监控表") for table in report.tables)
    assert not report.sections
    own = case.evaluation.own
    assert case.evaluation.parts["p1"].evaluation.own == own
    targets = {code: each.target for code, each in case.evaluation.judgements.items() if each.target}
    monitored = case.evaluation.parts["p1"].evaluation
    assert {code: monitored.judgement(code).target for code in targets} == targets
    assert not monitored.facts
