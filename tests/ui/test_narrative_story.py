"""The narrative: paragraphs from the data until she writes her own, and hers until she gives them back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.refreshing import generated_text
from desktop.ui.document import Document
from desktop.ui.models.outline import OutlineModel, State
from desktop.ui.views.narrative_page import NarrativePage
from desktop.ui.views.writing import PAUSE
from desktop.usecases import open_file
from tests.ui.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

CONCLUSION = Place(Kind.TEXT, "narrative.results.conclusion")
DUTIES = Place(Kind.TEXT, "narrative.unit.duties")
BUDGET_DONE = Place(Kind.FACT, "executed.city")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Desk(qtbot, tmp_path) as desk:
        yield desk


class Writer:
    """The page in the clerk's words."""

    def __init__(self, desk: Desk, document: Document) -> None:
        self.desk, self.document = desk, document
        self.page = NarrativePage(document)
        desk.shows(self.page)

    def turns_to(self, heading: str) -> None:
        row = next(row for row, each in enumerate(self.page.model.headings) if each.heading == heading)
        self.page.outline.setCurrentIndex(self.page.model.index(row))

    def types(self, text: str) -> None:
        """At the end of the field; Chinese cannot be sent as keys."""
        self.page.editor.setFocus()
        self.page.editor.moveCursor(self.page.editor.textCursor().MoveOperation.End)
        self.page.editor.insertPlainText(text)

    def composes(self, letters: str) -> None:
        QApplication.sendEvent(self.page.editor, QInputMethodEvent(letters, []))

    def commits_composition(self, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.page.editor, event)

    @property
    def text(self) -> str:
        return self.page.editor.toPlainText()

    @property
    def notice(self) -> str:
        """What the strip above the text says; "" where there is none."""
        return self.page.strip.text()

    def clicks(self, button: QAbstractButton) -> None:
        assert button.isVisible(), button.text()
        self.desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def badge(self) -> str:
        return self.page.badge.text()

    def waits_until_kept(self, place: Place, text: str) -> None:
        self.desk.waits_for(lambda: self.document.evaluation.value_at(place) == text)


def test_what_the_data_say_is_written_already(desk: Desk) -> None:
    writer = Writer(desk, desk.starts_golden())
    writer.turns_to("（一）自评结论")
    assert "自评得分为93.89分" in writer.text
    assert writer.badge == "由数据生成"
    assert not writer.page.restore_button.isVisible()


def test_generated_text_follows_the_figures(desk: Desk) -> None:
    writer = Writer(desk, desk.starts_golden())
    writer.turns_to("（一）自评结论")
    assert writer.document.set_value(BUDGET_DONE, "40959.93")
    assert "自评得分为94.65分" in writer.text
    assert writer.document.evaluation.texts == {}


def test_her_own_text_wins_and_stays_when_figures_change(desk: Desk) -> None:
    writer = Writer(desk, desk.starts_golden())
    writer.turns_to("（一）自评结论")
    writer.types("本单位认为完成较好。")
    own = writer.text
    writer.waits_until_kept(CONCLUSION, own)
    assert writer.badge == "自己编写"
    assert writer.document.set_value(BUDGET_DONE, "40959.93")
    assert writer.text == own
    assert "94.65" in writer.page.beside.toPlainText()


def test_a_figure_in_her_text_that_changed_is_told_and_brought_in_on_her_word(desk: Desk) -> None:
    writer = Writer(desk, desk.starts_golden())
    writer.turns_to("（一）自评结论")
    writer.types("本单位认为完成较好。")
    own = writer.text
    heading = writer.page.current
    assert heading is not None
    writer.page.commit()
    assert writer.notice == ""
    assert writer.document.set_value(BUDGET_DONE, "40959.93")
    assert writer.text == own
    assert writer.badge == "数据已变化，文字待更新"
    assert "93.89 → 94.65" in writer.notice
    writer.clicks(writer.page.strip.one)
    assert writer.text == generated_text(heading, writer.document.case) + "本单位认为完成较好。"
    assert writer.notice == ""
    assert writer.badge == "自己编写"
    writer.document.undo()
    assert writer.text == own
    assert "93.89 → 94.65" in writer.notice


def test_the_words_she_changed_stay_as_she_wrote_them(desk: Desk) -> None:
    writer = Writer(desk, desk.starts_golden())
    writer.turns_to("（一）自评结论")
    rewritten = writer.text.replace("93.89分", "约九十四分")
    writer.page.editor.selectAll()
    writer.page.editor.insertPlainText(rewritten)
    writer.page.commit()
    assert writer.document.set_value(BUDGET_DONE, "40959.93")
    assert "您改写过的 1 处以您的文字为准" in writer.notice
    writer.clicks(writer.page.strip.one)
    assert "约九十四分" in writer.text
    assert writer.notice == ""


def test_all_texts_are_brought_up_to_date_in_one_step(desk: Desk) -> None:
    writer = Writer(desk, desk.starts_golden())
    for heading in ("（一）自评结论", "（四）部门整体收支情况", "（二）履职效能分析"):
        writer.turns_to(heading)
        writer.types("以上由办公室填写。")
    writer.page.commit()
    before = dict(writer.document.evaluation.texts)
    steps = writer.document.undo_stack.count()
    assert writer.document.set_value(BUDGET_DONE, "40959.93")
    writer.turns_to("（一）自评结论")
    writer.clicks(writer.page.strip.every)
    after = writer.document.evaluation.texts
    assert after != before
    assert all(text.endswith("以上由办公室填写。") for text in after.values() if text in before.values())
    assert State.OVERTAKEN not in [writer.page.model.state(row) for row in range(writer.page.model.rowCount())]
    assert writer.document.undo_stack.count() == steps + 2  # the figure, and all the texts


def test_what_her_text_began_with_is_still_known_the_next_day(desk: Desk) -> None:
    document = desk.starts_golden()
    writer = Writer(desk, document)
    writer.turns_to("（一）自评结论")
    writer.types("本单位认为完成较好。")
    writer.page.commit()
    assert document.flush()
    path = document.opened.path.with_name("次日.ziping")
    shutil.copy(document.opened.path, path)
    again = Writer(
        desk, desk.keeps(Document(open_file.open_evaluation(desk.workspace, path, desk.clock()), desk.clock))
    )
    again.document.set_value(BUDGET_DONE, "40959.93")
    again.turns_to("（一）自评结论")
    assert "93.89 → 94.65" in again.notice


def test_sentences_of_last_year_are_put_where_the_cursor_is(desk: Desk) -> None:
    carried = [Change(Place(Kind.PRIOR, str(CONCLUSION)), "上年自评等级为“良”。全年工作按期完成。")]
    golden = desk.golden()
    writer = Writer(desk, desk.starts_empty(golden.unit, [*golden.places(), *carried]))
    writer.turns_to("（一）自评结论")
    assert "全年工作按期完成。" in writer.page.beside.toPlainText()
    assert writer.page.beside.find("全年工作按期完成。")
    writer.page.editor.moveCursor(QTextCursor.MoveOperation.End)
    writer.clicks(writer.page.insert_button)
    assert writer.text.endswith("全年工作按期完成。")
    assert "上年自评等级" not in writer.text


def test_the_text_is_counted_against_the_limit_of_the_form(desk: Desk) -> None:
    document = desk.starts_empty()
    heading = next(each for each in document.rubric.outline if each.key == "unit.duties")
    writer = Writer(desk, document)
    writer.turns_to(heading.heading)
    writer.types("负责 全县\n公共图书服务。")
    assert writer.page.count.text() == "11 字"
    model = writer.page.model
    model.headings = tuple(replace(each, limit=10) for each in model.headings)
    writer.types("")
    writer.page.editor.insertPlainText("。")
    assert writer.page.count.text() == "12 / 10 字"
    assert writer.page.count.property("look") == "warn"


def test_the_generated_text_can_be_restored_and_that_undone(desk: Desk) -> None:
    writer = Writer(desk, desk.starts_golden())
    writer.turns_to("（一）自评结论")
    generated = writer.text
    writer.types("另写一句。")
    own = writer.text
    writer.page.commit()
    desk.qtbot.mouseClick(writer.page.restore_button, Qt.MouseButton.LeftButton)
    assert writer.text == generated
    assert CONCLUSION.key not in writer.document.evaluation.texts
    writer.document.undo()
    assert writer.text == own


def test_leaving_the_field_keeps_the_text_at_once(desk: Desk) -> None:
    writer = Writer(desk, desk.starts_empty())
    writer.turns_to("（一）部门职能")
    assert writer.badge == "尚未填写"
    writer.types("负责全县公共图书服务。")
    writer.turns_to("（一）自评结论")
    assert writer.document.evaluation.value_at(DUTIES) == "负责全县公共图书服务。"


def test_nothing_is_kept_while_the_input_method_composes(desk: Desk) -> None:
    """Half a pinyin in the report would be worse than a second's delay."""
    writer = Writer(desk, desk.starts_empty())
    writer.turns_to("（一）部门职能")
    writer.types("负责")
    writer.composes("quan'xian")
    writer.page.editor._on_time()
    assert writer.document.evaluation.value_at(DUTIES) is None
    writer.commits_composition("全县")
    writer.waits_until_kept(DUTIES, "负责全县")


def test_one_visit_is_one_step_of_undo(desk: Desk) -> None:
    writer = Writer(desk, desk.starts_empty())
    writer.turns_to("（一）部门职能")
    for sentence in ("负责全县公共图书服务。", "下设三个部室。"):
        writer.types(sentence)
        writer.page.commit()
    assert writer.document.undo_stack.count() == 1
    writer.document.undo()
    assert writer.text == ""


def test_typing_is_kept_within_a_second() -> None:
    assert PAUSE <= 1000


def test_looking_changes_nothing(desk: Desk) -> None:
    writer = Writer(desk, desk.starts_golden())
    for heading in writer.page.model.headings:
        writer.turns_to(heading.heading)
    writer.page.hide()
    assert writer.document.undo_stack.count() == 0


def test_a_figure_that_changes_meanwhile_does_not_take_half_typed_text(desk: Desk) -> None:
    writer = Writer(desk, desk.starts_golden())
    writer.turns_to("（一）自评结论")
    writer.types("尚未写完")
    own = writer.text
    writer.document.set_value(BUDGET_DONE, "40959.93")
    assert writer.text == own
    writer.page.commit()
    assert writer.document.evaluation.value_at(CONCLUSION) == own


def test_last_years_text_waits_for_her_yes(desk: Desk) -> None:
    carried = [Change(DUTIES, "负责全县公共图书服务。"), Change(Place(Kind.UNCONFIRMED, str(DUTIES)), "1")]
    writer = Writer(desk, desk.starts_empty(changes=carried))
    assert writer.badge == "上年文字，未确认"
    desk.qtbot.mouseClick(writer.page.confirm_button, Qt.MouseButton.LeftButton)
    assert writer.badge == "自己编写"
    assert not writer.document.evaluation.is_unconfirmed(DUTIES)
    assert writer.text == "负责全县公共图书服务。"


def test_a_finding_leads_to_its_heading(desk: Desk) -> None:
    writer = Writer(desk, desk.starts_golden())
    writer.page.show_place(Place(Kind.TEXT, "narrative.problems"))
    assert writer.page.current is not None
    assert writer.page.current.key == "problems"


def test_the_outline_says_where_each_text_comes_from(desk: Desk, qtmodeltester: ModelTester) -> None:
    document = desk.starts_golden()
    document.set_value(DUTIES, "负责全县公共图书服务。")
    model = OutlineModel(document)
    qtmodeltester.check(model)
    states = {heading.key: model.state(row) for row, heading in enumerate(model.headings)}
    assert states["unit"] is State.TITLE
    assert states["unit.duties"] is State.WRITTEN
    assert states["unit.work"] is State.EMPTY
    assert states["results.conclusion"] is State.GENERATED
    assert states["measures"] is State.EMPTY
