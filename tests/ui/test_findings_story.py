"""What a reviewer would mark is listed while she types; each line leads to its place, or is explained away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.findings.finding import Finding
from desktop.ui.models.findings_table import FindingsModel
from desktop.ui.places import Page
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
        finding.id for finding in clerk.document.findings.all(errors_first=True)
    ]
    assert tester.model() is model
