"""What a reviewer would mark is listed while she types; each line leads to its place, or is explained away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.findings.finding import Finding
from desktop.domain.findings.rules import BY_CODE
from desktop.ui import check_sheet, findings_reader, ranks
from desktop.ui.models.findings_table import FindingsModel
from desktop.ui.places import Page
from desktop.ui.views import finding_marks
from desktop.ui.views.finding_marks import FindingMarks
from desktop.ui.views.narrative_page import NarrativePage
from tests.golden_case import golden_evaluation
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def golden(clerk: Clerk) -> list[Change]:
    return list(golden_evaluation(clerk.workspace.catalogue().load("guangzhou-2021")).places())


def listed(clerk: Clerk) -> list[Finding]:
    """The lines of the list, from top to bottom."""
    model = clerk.view.findings.model
    return [model.finding(row) for row in range(model.rowCount())]


def test_one_line_with_counts_until_it_is_opened(clerk: Clerk) -> None:
    """A contradiction typed is counted at once, and gone when it is taken back."""
    clerk.opens_a_draft(golden(clerk))
    assert not clerk.view.findings.table.isVisible()
    assert "错误" not in clerk.view.findings.text()

    clerk.types("1", into="得分", under="预算完成率")

    assert clerk.view.findings.text().startswith("1 项错误")
    clerk.does("check")
    assert clerk.view.findings.table.isVisible()
    assert listed(clerk)[0].code == "SCO001"
    assert "1.24" in listed(clerk)[0].message

    clerk.undoes()

    assert "错误" not in clerk.view.findings.text()
    clerk.waits_for(lambda: listed(clerk)[0].code != "SCO001")


def test_return_on_a_line_leads_to_the_place(clerk: Clerk) -> None:
    clerk.opens_a_draft(golden(clerk))
    clerk.types("1", into="得分", under="预算完成率")
    clerk.stands_on("结转结余率")
    clerk.does("check")
    clerk.view.findings.table.selectRow(0)

    clerk.qtbot.keyClick(clerk.view.findings.table, Qt.Key.Key_Return)

    assert clerk.tree.code() == "mgmt.funds.completion"


def test_places_lead_to_their_page(clerk: Clerk) -> None:
    """A head figure to 基本情况, a figure of one leaf to its field, a paragraph to the report, a reason to its box."""
    clerk.opens_a_draft(golden(clerk))

    clerk.view.jump(Place(Kind.FACT, "budget.other"))
    assert clerk.view.page is Page.HEAD
    focus = clerk.window.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "其他资金全年预算数"

    clerk.view.jump(Place(Kind.FACT, "procurement.actual"))
    assert clerk.view.page is Page.TABLE
    assert clerk.tree.code() == "mgmt.procurement.execution"
    focus = clerk.window.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == clerk.document.tree.fields["procurement.actual"].name

    clerk.view.jump(Place(Kind.TEXT, "narrative.problems"))
    assert clerk.view.page is Page.NARRATIVE
    narrative = clerk.view.page_widget(Page.NARRATIVE)
    assert isinstance(narrative, NarrativePage)
    assert narrative.current is not None
    assert narrative.current.key == "problems"

    clerk.view.jump(Place(Kind.LEAF, "mgmt.funds.completion", "reason"))
    assert clerk.window.focusWidget() is clerk.view.panel.texts["reason"]


def test_every_finding_has_a_place_she_can_reach(clerk: Clerk) -> None:
    """On an empty draft and on the full case, no jump leads nowhere."""
    for changes in ([], golden(clerk)):
        clerk.opens_a_draft(changes)
        for finding in clerk.document.findings.all():
            clerk.view.jump(finding.where)
            assert clerk.view.page in (Page.HEAD, Page.TABLE, Page.NARRATIVE), finding
            if finding.where.kind in (Kind.LEAF, Kind.OWN):
                assert clerk.tree.code() == finding.where.key, finding


def test_she_explains_one_away_and_takes_it_back(clerk: Clerk) -> None:
    """The reason is kept with the evaluation; the line goes to the end of the list and counts no longer."""
    clerk.opens_a_draft(golden(clerk))
    clerk.types("1", into="得分", under="预算完成率")
    clerk.does("check")
    clerk.view.findings.table.selectRow(0)
    clerk.told.answers = ["复核组要求按此填写"]

    clerk.view.findings.away.click()

    assert "错误" not in clerk.view.findings.text()
    assert clerk.value(Kind.OVERRULED, "SCO001@leaf/mgmt.funds.completion/score") == "复核组要求按此填写"
    clerk.waits_for(lambda: listed(clerk)[-1].code == "SCO001")
    assert clerk.can_undo == "说明核查发现 SCO001"

    clerk.undoes()

    assert clerk.view.findings.text().startswith("1 项错误")


def test_next_finding_goes_round(clerk: Clerk) -> None:
    clerk.opens_a_draft(golden(clerk))
    seen = []
    for _ in range(3):
        clerk.does("next_finding")
        seen.append(clerk.view.findings.table.currentIndex().row())
    assert seen == [0, 1, 2]


def test_the_contents_count_what_is_open(clerk: Clerk) -> None:
    """A badge beside each page; it goes down as she fills."""
    clerk.opens_a_draft()
    before = clerk.opens_at("指标评分表")
    assert before == len(clerk.document.sheet.unscored) == 23

    clerk.types("95", into="完成值", under="固定资产利用率")

    assert clerk.opens_at("指标评分表") == before - 1


def test_the_list_behaves_as_a_model_while_it_changes(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    model = FindingsModel(clerk.document)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.follow()
    assert model.rowCount() > 20
    for change in golden(clerk):
        clerk.document.edit("填", [change])
    model.follow()
    clerk.undoes(3)
    model.follow()
    assert [model.finding(row).id for row in range(model.rowCount())] == [
        finding.id for finding in sorted(clerk.document.findings.all(), key=ranks.place_of)
    ]
    assert tester.model() is model


# ------------------------------------------------------------------------------------------- what is listed


def test_the_list_shows_only_what_she_asks_for(clerk: Clerk) -> None:
    """By gravity, by family, by place, what is new, by words; the line beside says how many of how many."""
    clerk.opens_a_draft(golden(clerk))
    clerk.does("check")
    panel, every = clerk.view.findings, clerk.document.findings.all()
    box = panel.filter

    box.families.setCurrentIndex(box.families.findData("CMP"))
    assert {each.code[:3] for each in listed(clerk)} == {"CMP"}
    assert f"{len(listed(clerk))} / {len(every)}" in panel.shown.text()
    box.clear()
    assert len(listed(clerk)) == len(every)

    box.places.setCurrentIndex(box.places.findData("mgmt"))
    assert listed(clerk)
    assert all(each.where.key.startswith("mgmt") for each in listed(clerk))
    box.places.setCurrentIndex(box.places.findData(Page.NARRATIVE.value))
    assert {each.where.kind for each in listed(clerk)} == {Kind.TEXT}

    box.clear()
    box.kinds.setCurrentIndex(box.kinds.findData("new"))
    assert listed(clerk) == []
    clerk.types("1", into="得分", under="预算完成率")
    clerk.waits_for(lambda: "SCO001" in [each.code for each in listed(clerk)])
    assert not {each.id for each in listed(clerk)} & {each.id for each in every}

    box.clear()
    box.line.setText("预算完成率 1.24")
    assert listed(clerk)[0].code == "SCO001"


def test_a_fix_says_what_it_will_do_and_is_one_step(clerk: Clerk) -> None:
    clerk.opens_a_draft(golden(clerk))
    clerk.types("1", into="得分", under="预算完成率")
    clerk.does("check")
    clerk.view.findings.table.selectRow(0)
    assert "清除 1，按规则计算" in clerk.view.findings.fix.text()

    clerk.view.findings.fix.click()

    assert clerk.score("预算完成率") == "1.24"
    assert clerk.can_undo == "采用核查建议 SCO001"
    clerk.undoes()
    assert clerk.score("预算完成率") == "1.00"


def test_the_page_of_a_rule_is_read_from_its_line(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """F1 on a line: what is looked for, why, a wrong and a right example, and what was found here."""
    clerk.opens_a_draft(golden(clerk))
    clerk.types("1", into="得分", under="预算完成率")
    clerk.does("check")
    clerk.view.findings.table.selectRow(0)
    read: list[str] = []
    monkeypatch.setattr(findings_reader.RulePage, "exec", lambda page: read.append(page.text()))

    clerk.qtbot.keyClick(clerk.view.findings.table, Qt.Key.Key_F1)

    page = BY_CODE["SCO001"].page
    for said in (page.what, page.why, page.wrong, page.right, listed(clerk)[0].message):
        assert said in read[0]


def test_to_and_fro_between_findings(clerk: Clerk) -> None:
    clerk.opens_a_draft(golden(clerk))
    clerk.does("next_finding")
    clerk.does("next_finding")
    clerk.does("previous_finding")
    assert clerk.view.findings.table.currentIndex().row() == 0
    clerk.does("previous_finding")
    assert clerk.view.findings.table.currentIndex().row() == len(listed(clerk)) - 1


def test_the_check_sheet_is_written_from_the_window(clerk: Clerk, tmp_path: Path) -> None:
    clerk.opens_a_draft(golden(clerk))
    target = tmp_path / "核查表.pdf"
    check_sheet.write_to(clerk.window, clerk.document, clerk.workspace, target)
    clerk.settles()
    assert target.read_bytes().startswith(b"%PDF")
    assert str(target) in clerk.told.remarks[-1]


# ------------------------------------------------------------------------------------------- marks in texts


def conclusion(clerk: Clerk, text: str) -> NarrativePage:
    """A paragraph written by hand, in sight."""
    key = next(line.key for line in clerk.document.rubric.outline if line.generated == "conclusion")
    where = Place(Kind.TEXT, f"narrative.{key}")
    clerk.document.set_value(where, text)
    clerk.view.jump(where)
    page = clerk.view.page_widget(Page.NARRATIVE)
    assert isinstance(page, NarrativePage)
    clerk.waits_for(lambda: not page.marks._soon.isActive())
    return page


def marked(marks: FindingMarks) -> list[str]:
    return [mark.words.selectedText() for mark in marks.marks]


def test_words_that_contradict_the_table_are_underlined(clerk: Clerk) -> None:
    """By hand as well as generated; said on hovering, gone when put right; signs of two units before it count."""
    clerk.opens_a_draft(golden(clerk))
    page = conclusion(clerk, "𠀋𠀋本单位自评总分为91.89分，等级为优。")

    assert [words for words in marked(page.marks) if "91.89" in words]
    finding = next(mark.finding for mark in page.marks.marks if "91.89" in mark.words.selectedText())
    assert "93.89" in finding_marks.said((finding,))
    at = page.editor.toPlainText().index("91.89") + 2  # two signs take two units each
    assert finding in page.marks.at(at)

    clerk.document.set_value(finding.where, "本单位自评总分为93.89分，等级为优。")
    clerk.waits_for(lambda: not [words for words in marked(page.marks) if "93.89" in words])


def test_marks_move_with_what_is_typed_before_them(clerk: Clerk) -> None:
    clerk.opens_a_draft(golden(clerk))
    page = conclusion(clerk, "本单位自评总分为91.89分。")
    before = marked(page.marks)
    cursor = page.editor.textCursor()
    cursor.setPosition(0)
    cursor.insertText("经认真核对，")
    assert marked(page.marks) == before


def test_a_jump_chooses_the_words(clerk: Clerk) -> None:
    """From the list into the narrative, and into the panel's box for what is written beside an indicator."""
    clerk.opens_a_draft(golden(clerk))
    page = conclusion(clerk, "本单位自评总分为91.89分。")
    clerk.view.show_page(Page.TABLE)
    panel = clerk.view.findings
    clerk.does("check")
    panel.filter.line.setText("91.89")
    panel.table.selectRow(0)
    clerk.qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert clerk.view.page is Page.NARRATIVE
    assert "91.89" in page.editor.textCursor().selectedText()

    clerk.document.set_value(Place(Kind.LEAF, "mgmt.funds.completion", "basis"), "完成率 90/100=91%")
    panel.filter.line.setText("TXT002")
    clerk.waits_for(lambda: [each.code for each in listed(clerk)] == ["TXT002"])
    panel.table.selectRow(0)
    clerk.qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert "91%" in clerk.view.panel.texts["basis"].textCursor().selectedText()


def test_the_menu_of_a_mark_leads_to_the_list_and_puts_it_right(clerk: Clerk) -> None:
    clerk.opens_a_draft(golden(clerk))
    page = conclusion(clerk, "本单位自评总分为91.89分。")
    at = page.editor.toPlainText().index("91.89")
    found = page.marks.at(at)
    menu = page.marks.menu(found, page.editor.rect().center())
    entries = {action.text().partition("：")[0]: action for action in menu.actions() if action.text()}

    entries[f"查看 {found[0].code}"].trigger()
    assert clerk.view.findings.is_open
    assert clerk.view.findings.chosen() == found[0]

    entries["采用"].trigger()
    assert clerk.value(Kind.TEXT, found[0].where.key) == "本单位自评总分为93.89分。"
    menu.deleteLater()
