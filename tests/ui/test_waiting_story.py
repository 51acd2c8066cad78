"""Who has just begun has made no mistake: what is not filled in yet is counted and listed apart from what is wrong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.findings import Severity
from desktop.domain.findings.rules import BY_CODE
from desktop.domain.findings.waiting import BLANK, UNCONFIRMED
from desktop.domain.signoff import obstacles
from desktop.ui import findings_actions, in_the_way, ranks
from desktop.ui.places import Page
from desktop.ui.ranks import Rank
from desktop.ui.views.contents import ENTRY, Entry
from desktop.ui.views.sign_page import SignPage
from tests.domain.findings_helpers import count
from tests.golden_case import golden_evaluation
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def golden(clerk: Clerk) -> list[Change]:
    return list(golden_evaluation(clerk.workspace.catalogue().load("guangzhou-2021")).places())


def entry(clerk: Clerk, title: str) -> Entry:
    """A line of the contents."""
    contents = clerk.view.contents
    entries: list[Entry] = [contents.item(row).data(ENTRY) for row in range(contents.count())]
    return next(each for each in entries if each.title == title)


def listed(clerk: Clerk) -> list[tuple[str, str]]:
    """Rank and code of every line of the list."""
    model = clerk.view.findings.model
    return [(model.index(row, 0).data(), model.finding(row).code) for row in range(model.rowCount())]


def choose(clerk: Clerk, rank: Rank) -> None:
    box = clerk.view.findings.filter.kinds
    box.setCurrentIndex(box.findData(rank))


def too_many(clerk: Clerk) -> None:
    """A score above what the indicator is worth, as a file from elsewhere may have it."""
    clerk.document.set_value(Place(Kind.LEAF, clerk.code("预算完成率"), "score"), "9")


def test_the_codes_are_those_of_rules() -> None:
    assert set(BY_CODE) >= BLANK | UNCONFIRMED


def test_a_fresh_draft_has_no_errors(clerk: Clerk) -> None:
    """Everything waits to be filled in; nothing is called wrong, and signing is refused all the same."""
    clerk.opens_a_draft()
    found = clerk.document.findings.all()
    blank = [each for each in found if each.code in BLANK and each.severity is not Severity.NOTE]

    said = clerk.view.findings.text()

    assert f"{len(blank)} 项待填" in said
    assert "错误" not in said
    assert "提醒" not in said
    refused = obstacles(clerk.document.case, found, "王某", clerk.document.rubric.roles[0])
    assert refused is not None
    assert len(refused.findings) == count(clerk.document.findings, Severity.ERROR) == 23


def test_a_contradiction_is_an_error_beside_what_waits(clerk: Clerk) -> None:
    """It comes before everything that is only not filled in, in the line of counts and in the list."""
    clerk.opens_a_draft()

    too_many(clerk)
    clerk.does("check")

    assert clerk.view.findings.text().startswith("1 项错误，")
    clerk.waits_for(lambda: listed(clerk)[0] == ("错误", "SCO002"))
    words = [word for word, _ in listed(clerk)]
    assert words == sorted(words, key=[ranks.name_of(rank) for rank in Rank].index)


def test_each_of_the_two_can_be_listed_alone(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    too_many(clerk)
    clerk.does("check")

    choose(clerk, Rank.ERROR)
    assert [code for _, code in listed(clerk)] == ["SCO002"]

    choose(clerk, Rank.BLANK)
    assert {word for word, _ in listed(clerk)} == {"待填"}
    assert {code for _, code in listed(clerk)} <= BLANK
    assert len(listed(clerk)) == ranks.counted(clerk.document.findings)[Rank.BLANK]


def test_the_contents_tell_both_apart(clerk: Clerk) -> None:
    """Counted by page and rank, said in words to readers of screens; the table's own goes down as she fills."""
    clerk.opens_a_draft()
    table, head = entry(clerk, "指标评分表"), entry(clerk, "基本情况")
    assert (ranks.wrong(table.left), ranks.waiting(table.left)) == (0, 23)
    assert ranks.wrong(head.left) == 0 < ranks.waiting(head.left)

    too_many(clerk)
    clerk.types("95", into="完成值", under="固定资产利用率")

    table = entry(clerk, "指标评分表")
    assert (table.left[Rank.ERROR], ranks.waiting(table.left)) == (1, 21)
    contents = clerk.view.contents
    row = next(row for row in range(contents.count()) if contents.item(row).text() == "指标评分表")
    spoken = contents.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("指标评分表，1 项错误，")
    assert spoken.endswith("21 项待填")
    sheet = clerk.document.findings
    everything = sum(entry(clerk, each).open for each in ("指标评分表", "基本情况", "文字报告"))
    assert everything == sum(count for rank, count in ranks.counted(sheet).items() if rank is not Rank.NOTE)


def test_what_somebody_explained_waits_no_longer(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    before = entry(clerk, "基本情况").open
    finding = next(each for each in clerk.document.findings.all() if each.code == "CMP006")

    clerk.document.set_value(Place(Kind.OVERRULED, finding.id), "本单位没有这项资金")

    assert entry(clerk, "基本情况").open == before - 1
    document = clerk.document
    unexplained = [each for each in document.findings.all() if not findings_actions.reason_for(document, each)]
    assert findings_actions.left(document) == {
        rank: sum(ranks.rank_of(each) is rank for each in unexplained) for rank in Rank
    }
    assert f"{ranks.counted(clerk.document.findings)[Rank.BLANK] - 1} 项待填" in clerk.view.findings.text()


def test_what_was_brought_along_is_to_be_confirmed_and_no_error(clerk: Clerk) -> None:
    """The row says 未确认, the counts say 待确认."""
    clerk.opens_a_draft(golden(clerk))
    target = Place(Kind.LEAF, clerk.code("预算完成率"), "basis")

    clerk.document.edit("导入", [Change(target, "照上年"), Change(Place(Kind.UNCONFIRMED, str(target)), "1")])

    assert "1 项待确认" in clerk.view.findings.text()
    assert "错误" not in clerk.view.findings.text()
    assert clerk.state("预算完成率") == "未确认"


def test_an_own_indicator_without_a_name_is_not_filled_in_yet(clerk: Clerk) -> None:
    clerk.opens_a_draft(golden(clerk))
    code = next(iter(clerk.document.evaluation.own))

    clerk.document.set_value(Place(Kind.OWN, code, "name"), "")

    assert "错误" not in clerk.view.findings.text()
    assert "CMP007" in [each.code for each in clerk.document.findings_at(code)]


def test_the_page_for_signing_tells_both_apart(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    too_many(clerk)
    clerk.view.show_page(Page.SIGN)
    page = clerk.view.page_widget(Page.SIGN)
    assert isinstance(page, SignPage)

    assert in_the_way.told(in_the_way.obstacles_of(clerk.document)) == "1 项错误，22 项待填"
    assert "还不能签发：1 项错误，22 项待填。" in [label.text() for label in page.findChildren(QLabel)]
