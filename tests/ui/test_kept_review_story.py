"""A signed evaluation is reviewed, then revised: the review stays with what was signed, the revision has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.evaluation import Kind
from desktop.domain.review import WHOLE
from desktop.ui import review_actions
from desktop.ui.dialogs import reopen
from desktop.ui.models.review_table import GIVEN, WORDS
from tests.ui.clerk import Clerk
from tests.ui.test_review_story import RATE, Reviewer, reviewer, signed

__all__ = ["reviewer"]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def revises(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reopen, "ask", lambda _parent: "更正执行数")
    clerk.does("reopen")
    clerk.settles()
    assert clerk.document.frozen is None


@pytest.fixture
def reviewed(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> Reviewer:
    """Signed, reviewed and reopened; on the page of the review."""
    signed(reviewer)
    reviewer.types("1.1", "预算完成率")
    reviewer.types("缺批复", "预算完成率", WORDS)
    for field, text in ((reviewer.page.reviewer, "张某"), (reviewer.page.date, "2022年4月1日")):
        field.insert(text)
        field.commit()
    revises(reviewer.clerk, monkeypatch)
    again = Reviewer(reviewer.clerk)
    again.settles()
    return again


def test_the_new_revision_begins_without_a_review(reviewed: Reviewer) -> None:
    assert "尚未复核" in reviewed.page.text()
    assert reviewed.page.warning() == ""
    assert reviewed.reads("预算完成率", GIVEN) == ""
    assert reviewed.clerk.value(Kind.REVIEW, WHOLE, "reviewer") is None
    assert reviewed.page.kept.isVisible()
    assert "第1次" in reviewed.page.kept.said.text()


def test_what_was_written_then_is_read_beside_what_was_signed_then(reviewed: Reviewer, tmp_path: Path) -> None:
    clerk = reviewed.clerk
    clerk.types("0", "市本级支出全年执行数")  # the revision says otherwise
    reviewed = Reviewer(clerk)
    reviewed.page.kept.button.click()
    dialog = reviewed.page.kept.dialog
    assert dialog.totals.text() == "自评 93.89 优　复核 93.75 优　差额 -0.14"
    assert dialog.table.topLevelItemCount() == 1
    line = dialog.table.topLevelItem(0)
    assert line is not None
    assert [line.text(at) for at in range(1, 6)] == ["预算完成率", "1.24", "1.1", "-0.14", "缺批复"]
    assert "复核人：张某　复核日期：2022年4月1日" in dialog.whole.text()

    sheet = tmp_path / "第1次.pdf"
    review_actions.write_to(dialog, clerk.document, clerk.workspace, sheet, dialog.shown)
    clerk.settles()
    assert sheet.is_file()
    dialog.accept()


def test_a_second_review_stands_apart_from_the_first(reviewed: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk = reviewed.clerk
    signed(reviewed)
    again = Reviewer(clerk)
    again.types("1.2", "预算完成率")
    clerk.saves()
    assert clerk.document.frozen is not None
    revises(clerk, monkeypatch)
    clerk.saves()
    path = clerk.document.opened.path
    clerk.starts_again(path)
    page = Reviewer(clerk).page
    assert "第1次、第2次" in page.kept.said.text()
    page.kept.button.click()
    dialog = page.kept.dialog
    assert dialog.chooser.currentText() == "第2次签发"
    assert dialog.table.topLevelItem(0).text(3) == "1.2"  # type: ignore[union-attr]
    dialog.chooser.setCurrentIndex(1)
    assert dialog.table.topLevelItem(0).text(3) == "1.1"  # type: ignore[union-attr]
    dialog.accept()
    assert clerk.value(Kind.REVIEW, RATE, "score") is None


def test_without_a_review_nothing_is_said(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    signed(reviewer)
    before = reviewer.clerk.can_undo
    revises(reviewer.clerk, monkeypatch)
    assert not Reviewer(reviewer.clerk).page.kept.isVisible()
    assert reviewer.clerk.can_undo == before
