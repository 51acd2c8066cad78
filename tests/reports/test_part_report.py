"""Projects in print: listed in the department's report, bound in behind it, or alone; the monitoring for itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.domain.evaluation import (
    MONITORED_UNTIL,
    Change,
    Evaluation,
    Kind,
    Part,
    PartForm,
    Place,
    in_part,
    new_part,
)
from desktop.domain.findings.finding import Case
from desktop.domain.projects import FORMS_BOUND_IN
from desktop.domain.signoff import Revision, Signature
from desktop.reports.content import build
from desktop.reports.partreport import MONITORING_TITLE, part_report
from desktop.reports.projects import project_annexes, projects_table
from desktop.reports.report import Table
from desktop.rubricfiles import load_folder
from desktop.usecases.open_file import case_of
from tests.golden_case import RUBRICS

DEPARTMENT = load_folder(RUBRICS / "guangzhou-2021")
PROJECT = load_folder(RUBRICS / "national-project-2020")
COLUMN = PROJECT.head[0].columns[0]
NOW = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)


def made(names: tuple[str, ...], *changes: Change, monitoring: str = "") -> Case:
    """A department's file with a project of each name (p1, p2 …) and the monitoring (m)."""
    parts = [
        Part(f"p{at}", PartForm.PROJECT, name, at, Evaluation("某单位", 2023, PROJECT.id))
        for at, name in enumerate(names, 1)
    ]
    if monitoring:
        parts.append(Part("m", PartForm.MONITORING, monitoring, 9, Evaluation("某单位", 2023, DEPARTMENT.id)))
    added = [change for part in parts for change in new_part(part)]
    evaluation = Evaluation("某单位", 2023, DEPARTMENT.id).apply([*added, *changes])
    return case_of(DEPARTMENT, evaluation, {PROJECT.id: PROJECT})


def spent(key: str, planned: str, executed: str) -> tuple[Change, ...]:
    return in_part(
        key, [Change(Place(Kind.FACT, COLUMN.planned), planned), Change(Place(Kind.FACT, COLUMN.executed), executed)]
    )


def full(key: str) -> tuple[Change, ...]:
    leaves = [each for each in PROJECT.walk() if not each.children]
    return in_part(key, [Change(Place(Kind.LEAF, each.code, "score"), str(each.weight)) for each in leaves])


def rows(table: Table) -> list[list[str]]:
    """The texts of a table's rows below its head."""
    cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    return [[cell.text for cell in cells if cell.row == row] for row in range(1, table.row_count)]


def table_of(case: Case) -> Table:
    table = projects_table(case)
    assert table is not None
    return table


def test_every_project_has_a_line_and_their_money_a_sum() -> None:
    case = made(("甲", "乙"), *spent("p1", "320", "316.8"), *spent("p2", "80", "43.2"), *full("p1"))
    assert rows(table_of(case)) == [
        ["1", "甲", "320", "316.8", "99%", "100", "100.00", "优"],
        ["2", "乙", "80", "43.2", "54%", "100", "", ""],
        ["", "合计", "400", "360", "90%", "", "", ""],
    ]


def test_what_is_not_known_is_left_blank_and_so_is_its_sum() -> None:
    case = made(("甲", ""), *spent("p1", "0", "0"))
    assert rows(table_of(case)) == [
        ["1", "甲", "0", "0", "—", "100", "", ""],
        ["2", PROJECT.title, "", "", "", "100", "", ""],
        ["", "合计", "", "", "", "", "", ""],
    ]


def test_money_in_different_units_is_not_added_up() -> None:
    case = made(("甲", "乙"), *spent("p1", "320", "316.8"), *spent("p2", "80", "43.2"))
    other = case.parts["p2"]
    fields = {key: replace(field, unit="元") for key, field in other.tree.fields.items()}
    mixed = replace(case, parts={**case.parts, "p2": replace(other, tree=replace(other.tree, fields=fields))})
    assert [row[1] for row in rows(table_of(mixed))] == ["甲", "乙"]
    assert table_of(mixed).note == "单位：分"


def test_without_a_project_nothing_is_listed() -> None:
    assert projects_table(made((), monitoring="1—7月")) is None


def test_the_forms_come_along_only_where_the_department_chose_so() -> None:
    chosen = Change(Place(Kind.TEXT, FORMS_BOUND_IN), "1")
    assert not project_annexes(made(("甲",)))
    case = made(("甲", "乙"), chosen, monitoring="1—7月")
    report = build(case, None, made_at=NOW)
    assert [each.mark for each in report.annexes] == ["附件2-1", "附件2-2"]
    assert [each.title for each in report.annexes] == [f"{PROJECT.title}（甲）", f"{PROJECT.title}（乙）"]
    names = [table.name for annex in report.annexes for table in annex.tables]
    assert len(set(names)) == len(names), "a worksheet each"
    assert not any(table.sums for annex in report.annexes for table in annex.tables)
    assert not report.supplement, "they are made from the signed data again"


REVISION = Revision(2, b"{}", "ab" * 32, "", "", NOW, (Signature(DEPARTMENT.roles[0], "王某", NOW),))


@pytest.mark.parametrize("revision", [None, REVISION])
def test_a_project_alone_is_named_on_its_cover_and_bears_the_files_signatures(revision: Revision | None) -> None:
    report = part_report(made(("甲",), *full("p1")), "p1", revision, made_at=NOW)
    assert ("项目名称", "甲") in report.cover
    assert [name for name, _ in report.cover].count("项目名称") == 1
    assert report.draft is (revision is None)
    assert report.digest == (revision.digest if revision else "")
    assert report.signatories[0].name == ("王某" if revision else "")
    assert not report.data, "what was signed lies in the department's report"


def test_a_name_written_on_the_form_itself_is_kept() -> None:
    named = in_part("p1", [Change(Place(Kind.TEXT, "project"), "甲（二期）")])
    report = part_report(made(("甲",), *named), "p1", None, made_at=NOW)
    assert ("项目名称", "甲（二期）") in report.cover


def test_the_monitoring_has_its_own_title_its_period_and_no_narrative() -> None:
    until = in_part("m", [Change(Place(Kind.TEXT, MONITORED_UNTIL), "2023年7月31日")])
    report = part_report(made((), *until, monitoring="1—7月"), "m", None, made_at=NOW)
    assert report.title == ("2023年度", f"部门整体支出{MONITORING_TITLE}")
    assert report.cover[-2:] == (("监控名称", "1—7月"), ("监控截止日期", "2023年7月31日"))
    assert (report.sections, report.attachment) == ((), "")


def test_a_part_that_is_not_there_is_no_report() -> None:
    with pytest.raises(KeyError):
        part_report(made(("甲",)), "p9", None, made_at=NOW)
