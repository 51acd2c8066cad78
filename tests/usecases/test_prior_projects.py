"""A new year's file begins with last year's projects: their forms and targets, none of their results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Evidence, Kind, Part, PartForm, Place, in_part
from desktop.domain.findings import Severity
from desktop.domain.number import plain
from desktop.domain.rubric import Rubric
from desktop.domain.signoff import Revision
from desktop.usecases import import_prior, parts
from desktop.usecases.compare import compare, projects_in, read_case
from desktop.usecases.export_report import export
from desktop.usecases.open_file import OpenEvaluation, create, findings_of, open_evaluation
from desktop.usecases.part_import import projects_from
from desktop.usecases.prior_projects import PriorProject, never_taken
from desktop.usecases.prior_projects import projects_in as prior_projects
from desktop.usecases.sign_off import sign
from desktop.usecases.workspace import Workspace

NOW = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)
PROJECT = "national-project-2020"
NAMES = ("设备更新", "人员培训")


@pytest.fixture
def last_year(workspace: Workspace, golden: Evaluation, tmp_path: Path) -> Iterator[OpenEvaluation]:
    """The golden case with two projects, all filled in, and the monitoring."""
    path = tmp_path / "上年.ziping"
    file = create(workspace, path, golden.rubric_id, golden.unit, golden.year, NOW, golden.places())
    evaluation = file.evaluation
    for name in NAMES:
        evaluation = edited(file, evaluation, parts.add_part(file, workspace, evaluation, PartForm.PROJECT, name))
        key = f"p{len(evaluation.parts)}"
        rubric = file.rubrics[PROJECT]
        figures = [Change(Place(Kind.FACT, each), "80") for each in rubric.fields()]
        for number, slot in enumerate([each for each in rubric.walk() if each.open_slot], 1):
            own = {"parent": slot.code, "position": "1", "name": f"{name}{number}", "weight": plain(slot.weight)}
            figures += [Change(Place(Kind.OWN, f"own{number}", field), text) for field, text in own.items()]
            cells = {"target": "≥12台", "actual": "14台", "basis": "已验收", "score": plain(slot.weight)}
            figures += [Change(Place(Kind.LEAF, f"own{number}", field), text) for field, text in cells.items()]
        evaluation = edited(file, evaluation, in_part(key, figures))
    monitoring = parts.add_part(file, workspace, evaluation, PartForm.MONITORING, "1—7月")
    edited(file, evaluation, monitoring)
    yield file
    file.close()


def edited(opened: OpenEvaluation, evaluation: Evaluation, changes: tuple[Change, ...]) -> Evaluation:
    opened.save(Edit("项目", changes, evaluation.inverse(changes), NOW)).result()
    opened.evaluation = evaluation.apply(changes)
    return opened.evaluation


def signed(opened: OpenEvaluation) -> Revision:
    """Signed, whatever is still found in the projects explained away."""
    evaluation = opened.evaluation
    for key in ("p1", "p2"):
        found = [each for each in findings_of(opened.case(evaluation).parts[key]) if each.severity is Severity.ERROR]
        away = in_part(key, [Change(Place(Kind.OVERRULED, each.id), "经核实") for each in found])
        evaluation = edited(opened, evaluation, away) if away else evaluation
    case = opened.case(evaluation)
    revision = sign(opened, case, findings_of(case), "某某某", opened.rubric.roles[0], NOW)
    assert isinstance(revision, Revision), revision
    opened.refresh().result()
    return revision


def begun(workspace: Workspace, source: Path, target: Path, chosen: frozenset[int] | None = None) -> Evaluation:
    """The next year's file begun from a source, opened again."""
    read = import_prior.read_source(workspace, source, None, NOW)
    assert read.result.year is not None
    year = read.result.year + 1
    taken = import_prior.plan(read, year, None, chosen)
    import_prior.start_draft(workspace, read, taken, "改了名的单位", year, target, NOW, chosen).close()
    again = open_evaluation(workspace, target, NOW, read_only=True)
    try:
        assert again.read_only is None or again.read_only.code is Problem.FILE_READ_ONLY
        return again.evaluation
    finally:
        again.close()


def test_projects_come_along_without_their_results(
    workspace: Workspace, last_year: OpenEvaluation, tmp_path: Path
) -> None:
    draft = begun(workspace, last_year.path, tmp_path / "今年.ziping")
    assert [(each.name, each.form, each.evaluation.rubric_id) for each in draft.parts.values()] == [
        (name, PartForm.PROJECT, PROJECT) for name in NAMES
    ], "and the monitoring does not"
    first = draft.parts["p1"].evaluation
    before = last_year.evaluation.parts["p1"].evaluation
    assert first.year == before.year + 1
    assert (first.facts, first.evidence, first.reviews, first.overruled) == ({}, {}, {}, {})
    assert sorted((own.name, own.weight) for own in first.own.values()) == sorted(
        (own.name, own.weight) for own in before.own.values()
    )
    for code in first.own:
        judgement = first.judgement(code)
        assert (judgement.target, judgement.actual, judgement.score) == ("≥12台", "", None)
        assert first.is_unconfirmed(Place(Kind.LEAF, code, "target"))
        assert first.prior[str(Place(Kind.LEAF, code, "actual"))] == "14台"
        assert Place(Kind.LEAF, code, "score") in map(Place.parse, first.prior)
    fact = next(iter(before.facts))
    assert first.prior[str(Place(Kind.FACT, fact))] == "80"
    assert first.texts["project"] == NAMES[0]
    assert first.is_unconfirmed(Place(Kind.TEXT, "project"))


def test_only_the_ticked_ones_come_and_the_lists_say_of_each(
    workspace: Workspace, last_year: OpenEvaluation, tmp_path: Path
) -> None:
    draft = begun(workspace, last_year.path, tmp_path / "今年.ziping", frozenset({1}))
    assert [(key, each.name) for key, each in draft.parts.items()] == [("p1", NAMES[1])]

    source = import_prior.read_source(workspace, last_year.path, None, NOW)
    plan = import_prior.plan(source, 2022, None, {1})
    assert [line.label for line in plan.kept if "项目“" in line.label] == [f"项目“{NAMES[1]}”"]
    assert [(line.label, line.reason) for line in plan.dropped if line.label.startswith(("项目", "运行"))] == [
        (f"项目“{NAMES[0]}”", "没有选中"),
        ("运行监控“1—7月”", "每年重做，不带入"),
    ]


@pytest.mark.parametrize("suffix", ["pdf", "docx", "xlsx"])
def test_a_signed_report_carries_them_as_well(
    workspace: Workspace, last_year: OpenEvaluation, tmp_path: Path, suffix: str
) -> None:
    revision = signed(last_year)
    report = tmp_path / f"报告.{suffix}"
    export(workspace, last_year.case(), revision, report, NOW)
    from_report = begun(workspace, report, tmp_path / "从报告.ziping")
    assert from_report.parts == begun(workspace, last_year.path, tmp_path / "从文件.ziping").parts


def test_a_project_whose_form_is_gone_is_named_and_the_others_come(
    workspace: Workspace, last_year: OpenEvaluation
) -> None:
    gone = UserError(Problem.RUBRIC_UNKNOWN, rubric=PROJECT, known="")

    def form(_rubric_id: str) -> Rubric:
        raise gone

    source = import_prior.read_source(workspace, last_year.path, None, NOW)
    lost: PriorProject = prior_projects(last_year.path.name, last_year.case(), form)[0]
    mixed = replace(source, projects=(lost, source.projects[1]))
    plan = import_prior.plan(mixed, 2022)
    assert (f"项目“{NAMES[0]}”", f"没有编号为“{PROJECT}”的评价方案", "") in plan.dropped
    assert [line.label for line in plan.kept if "项目“" in line.label] == [f"项目“{NAMES[1]}”"]


def test_last_years_evidence_is_named_among_what_stays_behind() -> None:
    inside = Part("p1", PartForm.PROJECT, "甲", 1, Evaluation("某单位", 2021, PROJECT, evidence={"e2": Evidence("e2")}))
    whole = Evaluation("某单位", 2021, "r", evidence={"e1": Evidence("e1")}, parts={"p1": inside})
    assert list(never_taken(whole, {"p1"})) == [("佐证材料 2 份", "是上年的材料，不带入", "")]
    (form, _) = never_taken(whole, ())
    assert form.label == "项目“甲”"
    assert PROJECT in form.reason


def test_a_file_of_the_same_year_brings_its_projects_whole(
    workspace: Workspace, last_year: OpenEvaluation, tmp_path: Path
) -> None:
    source = import_prior.read_source(workspace, last_year.path, None, NOW)
    year = last_year.evaluation.year
    taken = import_prior.plan(source, year)
    draft = import_prior.start_draft(workspace, source, taken, "某单位", year, tmp_path / "同年.ziping", NOW)
    case = draft.case()
    draft.close()
    assert [part.sheet.total for part in case.parts.values()] == [
        last_year.case().parts[key].sheet.total for key in ("p1", "p2")
    ]
    assert case.parts["p1"].evaluation.unit == "某单位"


def test_a_departments_report_gives_its_projects_to_an_open_file(
    workspace: Workspace, last_year: OpenEvaluation, golden: Evaluation, tmp_path: Path
) -> None:
    report = tmp_path / "报告.pdf"
    export(workspace, last_year.case(), signed(last_year), report, NOW)
    now = create(workspace, tmp_path / "今年.ziping", golden.rubric_id, golden.unit, golden.year + 1, NOW)
    try:
        changes = projects_from(now, workspace, now.evaluation, report, NOW)
        assert [part.name for part in now.evaluation.apply(changes).parts.values()] == list(NAMES)
    finally:
        now.close()


def test_two_years_with_projects_stand_beside_each_other(
    workspace: Workspace, last_year: OpenEvaluation, tmp_path: Path
) -> None:
    now = tmp_path / "今年.ziping"
    begun(workspace, last_year.path, now)
    opened = open_evaluation(workspace, now, NOW)
    renamed = parts.rename_part("p1", "设备更新改造", opened.evaluation)
    evaluation = edited(opened, opened.evaluation, renamed)
    edited(opened, evaluation, parts.add_part(opened, workspace, evaluation, PartForm.PROJECT, "危房改造"))
    opened.close()

    told = compare(workspace, now, last_year.path, NOW)
    assert [(each.last_name, each.name) for each in told.projects] == [
        ("设备更新", "设备更新改造"),
        ("人员培训", "人员培训"),
        ("", "危房改造"),
    ]
    assert [each.is_renamed for each in told.projects] == [True, False, False]
    first = told.projects[0].told
    assert first is not None
    own = [row for row in first.rows if row.node.own]
    assert own
    assert all(row.last is not None and row.this is not None for row in own)
    back = compare(workspace, last_year.path, now, NOW)
    assert [(each.name, each.this is None) for each in back.projects][-1] == ("", True)

    report = tmp_path / "报告.pdf"
    export(workspace, last_year.case(), signed(last_year), report, NOW)
    from_report = compare(workspace, now, report, NOW)
    assert [(each.last_name, each.name) for each in from_report.projects] == [
        (each.last_name, each.name) for each in told.projects
    ]


def test_this_years_project_finds_its_own_of_last_year(
    workspace: Workspace, last_year: OpenEvaluation, golden: Evaluation, tmp_path: Path
) -> None:
    whole = read_case(workspace, last_year.path, NOW)
    assert projects_in(whole, "人员 培训", "上年.ziping")[1] == 1
    found, at = projects_in(whole, "危房改造", "上年.ziping")
    assert ([name for name, _ in found], at) == (list(NAMES), None)
    alone = create(workspace, tmp_path / "无项目.ziping", golden.rubric_id, golden.unit, golden.year, NOW)
    case = alone.case()
    alone.close()
    with pytest.raises(UserError) as refused:
        projects_in(case, "人员培训", "无项目.ziping")
    assert refused.value.code is Problem.IMPORT_NO_PROJECT
    form = last_year.case().parts["p2"]
    assert projects_in(form, "危房改造", "项目.xlsx") == ((("人员培训", form),), 0), "she chose that very form"
