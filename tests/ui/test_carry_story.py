"""Her department's projects go into the new year with it, and each is held against its own last year."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from pytestqt.qtbot import QtBot

from desktop.domain.evaluation import PartForm
from desktop.ui.dialogs.compare_years import CompareDialog
from desktop.ui.dialogs.import_prior import FINISH
from desktop.ui.models.year_table import Column
from desktop.usecases import parts
from tests.ui.clerk import Clerk
from tests.ui.desk import Desk
from tests.ui.wizard import Wizard

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")
LIBRARY, ARCHIVE = "图书馆免费开放补助", "古籍保护专项"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Desk(qtbot, tmp_path) as desk:
        yield desk


def last_year(desk: Desk) -> Path:
    """Last year's file with two projects and the monitoring."""
    document = desk.starts_golden()
    named = ((LIBRARY, PartForm.PROJECT), (ARCHIVE, PartForm.PROJECT), ("1—7月", PartForm.MONITORING))
    for name, form in named:
        document.edit("项目", parts.add_part(document.opened, desk.workspace, document.evaluation, form, name))
    assert document.wait_until_written()
    return document.opened.path


def listed(wizard: Wizard) -> list[tuple[str, bool, str]]:
    """The projects on the second page: name, ticked or not, what becomes of it."""
    table = wizard.look.projects.table
    items = [item for at in range(table.topLevelItemCount()) if (item := table.topLevelItem(at)) is not None]
    return [(item.text(0), item.checkState(0) == Qt.CheckState.Checked, item.text(3)) for item in items]


def test_she_takes_one_project_along_and_leaves_the_other(desk: Desk) -> None:
    wizard = Wizard(desk, last_year(desk))
    tab = wizard.look.tabs
    assert tab.isTabVisible(2)
    assert tab.tabText(2) == "项目自评（2）"
    tab.setCurrentIndex(2)
    assert "运行监控“1—7月”：每年重做，不带入" in wizard.look.projects.said.text()
    assert [(name, ticked) for name, ticked, _ in listed(wizard)] == [(LIBRARY, True), (ARCHIVE, True)]

    table = wizard.look.projects.table
    table.setCurrentItem(table.topLevelItem(1))  # type: ignore[arg-type]
    table.setFocus()
    desk.qtbot.keyClick(table, Qt.Key.Key_Space)
    assert listed(wizard)[1] == (ARCHIVE, False, "没有选中")
    assert listed(wizard)[0][2].startswith("名称、自设指标、目标和文字已带入")
    opened = wizard.starts()
    draft = opened.evaluation
    opened.close()
    assert [part.name for part in draft.parts.values()] == [LIBRARY]
    assert draft.parts["p1"].evaluation.unit == draft.unit


def test_the_last_page_says_what_becomes_of_the_projects_and_follows_the_year(desk: Desk) -> None:
    wizard = Wizard(desk, last_year(desk))
    wizard.presses(wizard.dialog.next_button)
    assert wizard.page() == FINISH
    wizard.dialog.finish.year_box.setValue(2021)
    assert {fate for _, _, fate in listed(wizard)} == {"整个带入，请确认"}
    plan = wizard.dialog._plan
    assert plan is not None
    assert f"项目“{LIBRARY}”" in [line.label for line in plan.kept]
    assert "运行监控“1—7月”" in [line.label for line in plan.dropped]


def test_a_document_without_projects_shows_no_such_page(desk: Desk) -> None:
    assert not Wizard(desk, desk.last_years_file()).look.tabs.isTabVisible(2)


class OfProject:
    """与上年对照 with a project in sight."""

    def __init__(self, clerk: Clerk, last: Path) -> None:
        clerk.does("compare")
        shown = [each for each in clerk.window.findChildren(CompareDialog) if each.isVisible()]
        (self.dialog,) = shown
        self.dialog.read(last)
        clerk.settles()

    @property
    def choices(self) -> list[str]:
        box = self.dialog.project_box
        assert isinstance(box.model(), QStandardItemModel)
        return [box.itemText(at) for at in range(box.count())]


def filled(clerk: Clerk, name: str, score: str) -> None:
    """A project with an indicator of its own and the points of another."""
    clerk.window.parts.add(PartForm.PROJECT, name)
    clerk.settles()
    slot = "产出指标"
    clerk.adds("产出情况", slot)
    clerk.types(f"{clerk.document.tree[clerk.code(slot)].weight}", "分值", "产出情况")
    clerk.types(score, "得分", "产出情况")


def prior_file(clerk: Clerk) -> Path:
    path = clerk.opens_a_draft()
    filled(clerk, LIBRARY, "40")
    clerk.does("to_department")
    filled(clerk, ARCHIVE, "30")
    clerk.saves()
    clerk.closes_the_file()
    return path


def test_a_project_is_compared_with_the_project_of_its_name(clerk: Clerk) -> None:
    last = prior_file(clerk)
    clerk.opens_a_draft(unit="另一单位")
    filled(clerk, f"{ARCHIVE}（二期）", "48")
    beside = OfProject(clerk, last)
    dialog = beside.dialog
    assert beside.choices == [LIBRARY, ARCHIVE]
    assert dialog.project_box.currentText() == ARCHIVE
    assert dialog.model is not None
    row = next(each for each in dialog.model.rows if each.cells[Column.NAME].split()[-1] == "产出情况")
    assert (row.cells[Column.LAST_SCORE], row.cells[Column.SCORE]) == ("30", "48")

    dialog.project_box.setCurrentIndex(0)
    dialog.project_box.activated.emit(0)
    clerk.settles()
    row = next(each for each in dialog.model.rows if each.cells[Column.NAME].split()[-1] == "产出情况")
    assert row.cells[Column.LAST_SCORE] == "40", "she knows better"

    clerk.does("to_department")
    dialog.table.setCurrentIndex(dialog.model.index(dialog.model.rows.index(row), 0))
    dialog.go_button.click()
    assert clerk.document.entry is not None
    assert clerk.document.entry.name == f"{ARCHIVE}（二期）", "the project comes back into sight"
    assert clerk.tree.code() == clerk.code("产出情况")


def test_no_project_is_guessed_where_no_name_is_alike(clerk: Clerk) -> None:
    last = prior_file(clerk)
    clerk.opens_a_draft(unit="另一单位")
    filled(clerk, "危房改造", "48")
    beside = OfProject(clerk, last)
    assert beside.dialog.told is None
    assert beside.dialog.project_box.currentIndex() == -1
    assert not beside.dialog.export_button.isEnabled()
    beside.dialog.project_box.setCurrentIndex(1)
    beside.dialog.project_box.activated.emit(1)
    clerk.settles()
    assert beside.dialog.told is not None


def test_a_departments_file_without_projects_says_so(clerk: Clerk) -> None:
    alone = clerk.opens_a_draft(unit="没有项目的单位")
    clerk.closes_the_file()
    clerk.opens_a_draft(unit="另一单位")
    filled(clerk, LIBRARY, "48")
    beside = OfProject(clerk, alone)
    assert "没有项目自评表" in beside.dialog._said.text()
    assert beside.dialog._problem.isVisible()
    assert not beside.dialog.progress.isVisible()


def test_each_evaluation_of_the_file_keeps_a_comparison_of_its_own(clerk: Clerk) -> None:
    last = prior_file(clerk)
    clerk.opens_a_draft(unit="另一单位")
    filled(clerk, LIBRARY, "48")
    of_project = OfProject(clerk, last).dialog
    of_project.reject()
    clerk.does("to_department")
    of_department = OfProject(clerk, last).dialog
    assert of_department is not of_project
    assert of_department.told is not None
    assert of_department.told.this.rubric.id != of_project.document.rubric.id
    assert not of_department.project_box.isVisible()
    of_department.reject()
    clerk.window.show_part("p1")
    clerk.does("compare")
    assert of_project.isVisible()
    assert len(clerk.window.findChildren(CompareDialog)) == 2
