"""A year without a mouse: every page takes the keyboard when its key is pressed, and gives it on where one looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.evaluation import Kind
from desktop.ui import panes
from desktop.ui.places import Page
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

KEYS = {
    "page_evidence": Page.EVIDENCE,
    "page_narrative": Page.NARRATIVE,
    "page_standing": Page.STANDING,
    "page_head": Page.HEAD,
    "page_projects": Page.PROJECTS,
    "page_preview": Page.PREVIEW,
    "page_sign": Page.SIGN,
    "page_review": Page.REVIEW,
    "page_table": Page.TABLE,
}


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    return widget


def test_the_key_of_a_page_takes_the_keyboard_along(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    for action, page in KEYS.items():
        clerk.does(action)
        assert clerk.view.page is page
        assert panes.has_focus(panes.page_of(clerk.view)), page


def test_basic_facts_can_be_typed_at_once(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    clerk.does("page_head")
    assert focus().accessibleName() == "单位名称"


def test_what_has_the_keyboard_on_a_page_keeps_it(clerk: Clerk) -> None:
    """The key of the page in sight is no way to lose one's place."""
    clerk.opens_a_draft()
    clerk.stands_on("结转结余率")
    clerk.does("page_head")
    field = clerk.field("联系电话")
    field.setFocus()

    clerk.does("page_head")

    assert focus() is field


def test_from_the_list_of_findings_to_the_place_and_back(clerk: Clerk) -> None:
    """F7 opens the list with its first line chosen, Return goes to the place, F7 twice folds it and opens it again."""
    clerk.opens_a_draft()
    findings = clerk.view.findings

    clerk.does("check")
    assert focus() is findings.table
    assert findings.table.currentIndex().row() == 0
    where = findings.model.finding(0).where
    clerk.qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert not panes.has_focus(findings)
    assert where.kind is not Kind.LEAF or clerk.tree.code() == where.key

    clerk.does("check")
    assert not findings.is_open
    clerk.does("check")
    assert focus() is findings.table
    clerk.does("check")
    assert panes.has_focus(panes.page_of(clerk.view))


def test_tab_goes_through_the_tools_of_the_preview_as_they_stand(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    clerk.does("page_preview")
    clerk.settles()
    preview = clerk.view.preview()
    clerk.waits_for(lambda: preview.is_current)
    assert focus() is preview.bar.finder.line

    seen = []
    for _ in range(4):
        clerk.qtbot.keyClick(focus(), Qt.Key.Key_Tab)
        seen.append(focus())

    assert seen[:2] == [preview.print_button, preview.export_button], "the one for certificates sleeps until signed"
    assert seen[3].mapTo(preview, seen[3].rect().center()).y() > preview.export_button.geometry().bottom()


def test_the_start_page_takes_the_keyboard_back(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    clerk.closes_the_file()
    assert clerk.window.start_page.isAncestorOf(focus())


def test_beside_the_table_the_keyboard_stays_on_the_page(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    clerk.does("page_preview")
    clerk.does("beside")
    assert panes.has_focus(panes.page_of(clerk.view))
