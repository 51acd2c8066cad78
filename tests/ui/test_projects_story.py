"""Projects and the monitoring beside the department's own evaluation, in one file with one undo and one signature."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop.domain.errors import Problem
from desktop.domain.evaluation import Change, Kind, PartForm, Place
from desktop.domain.signoff import Refused
from desktop.rubricfiles import load_folder
from desktop.ui.dialogs.part_name import PartNameDialog
from desktop.ui.in_the_way import obstacles_of
from desktop.ui.listed import found_in, listed
from desktop.ui.models.part_lines import monitored
from desktop.ui.models.projects_table import EXECUTED, GRADE, NAME, PLANNED, RATE, SCORE, STATE, ProjectsModel
from desktop.ui.places import Page
from desktop.ui.views.contents import ENTRY, Entry
from desktop.ui.views.narrative_page import NarrativePage
from desktop.ui.views.projects_page import PartTable, ProjectsPage
from desktop.usecases import open_file, sign_off
from desktop.usecases.export_report import printed
from tests.golden_case import RUBRICS, golden_evaluation
from tests.ui.clerk import RUBRIC, Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
LIBRARY, ARCHIVE = "图书馆免费开放补助", "古籍保护专项"
HALF_YEAR = "1—7月运行监控"


class Projects:
    """The page 项目自评 and the projects themselves, in the words of the clerk."""

    def __init__(self, clerk: Clerk) -> None:
        self.clerk = clerk

    def add(self, name: str, form: PartForm = PartForm.PROJECT) -> None:
        """What the dialog tells once its button is pressed."""
        self.clerk.window.parts.add(form, name)
        self.clerk.settles()

    @property
    def page(self) -> ProjectsPage:
        self.clerk.does("page_projects")
        page = self.clerk.view.page_widget(Page.PROJECTS)
        assert isinstance(page, ProjectsPage)
        return page

    def row(self, name: str, table: PartTable | None = None) -> dict[int, str]:
        """What the list says of one of them, by column."""
        model = (table or self.page.projects).parts_model
        rows = [{at: str(model.index(row, at).data()) for at in range(7)} for row in range(model.rowCount())]
        return next(row for row in rows if row[NAME] == name)

    @property
    def names(self) -> list[str]:
        model = self.page.projects.parts_model
        return [str(model.index(row, NAME).data()) for row in range(model.rowCount())]

    def chooses(self, name: str) -> None:
        table = self.page.projects
        table.selectRow(self.names.index(name))

    def presses(self, button: str) -> None:
        """A button of the card with the projects."""
        pressed = next(each for each in self.page.findChildren(QPushButton) if each.text() == button)
        assert pressed.isEnabled(), f"{button} is greyed out"
        pressed.click()

    def opens(self, name: str) -> None:
        """By a click in the contents."""
        contents = self.clerk.view.contents
        contents.itemClicked.emit(next(item for item in self._items() if item.text() == name))

    def _items(self) -> list:  # type: ignore[type-arg]
        contents = self.clerk.view.contents
        return [contents.item(row) for row in range(contents.count())]

    def entry(self, name: str) -> Entry:
        found = next(item.data(ENTRY) for item in self._items() if item.text() == name)
        assert isinstance(found, Entry)
        return found

    @property
    def pages(self) -> list[str]:
        return [item.text() for item in self._items() if item.data(ENTRY).part is None and not item.data(ENTRY).code]

    def scores(self, points: dict[str, str]) -> None:
        """An indicator of its own in each open slot of the project in sight, as heavy as the slot, and its points."""
        for slot, text in points.items():
            weight = self.clerk.document.tree[self.clerk.code(slot)].weight
            name = slot.replace("指标", "情况")
            self.clerk.adds(name, slot)
            self.clerk.types(f"{weight}", "分值", name)
            self.clerk.types(text, "得分", name)

    def spends(self, planned: str, executed: str) -> None:
        """Budget and execution of the project in sight, on 基本情况."""
        column = self.clerk.document.rubric.head[0].columns[0]
        for key, text in ((column.planned, planned), (column.executed, executed)):
            field = self.clerk.head.fields[Place(Kind.FACT, key)]
            field.setFocus()
            field.selectAll()
            field.insert(text)
            self.clerk.qtbot.keyClick(field, Qt.Key.Key_Return)
        self.clerk.view.show_page(Page.TABLE)

    @property
    def in_sight(self) -> str:
        bar = self.clerk.window.title_bar
        assert bar is not None
        return bar.title.text()


FULL = {"产出指标": "48", "效益指标": "30", "满意度指标": "10"}


@pytest.fixture
def projects(clerk: Clerk) -> Projects:
    clerk.opens_a_draft()
    return Projects(clerk)


def test_she_adds_a_project_fills_it_in_and_finds_its_score_in_the_list(projects: Projects, clerk: Clerk) -> None:
    projects.add(LIBRARY)
    assert projects.in_sight == f"项目自评：{LIBRARY}"
    assert clerk.document.rubric.title == "项目支出绩效自评表"
    projects.spends("320", "316.8")
    projects.scores(FULL)
    assert (clerk.total, clerk.grade) == ("97.90", "优")

    clerk.does("to_department")
    assert clerk.total == "未完成"
    row = projects.row(LIBRARY)
    assert (row[PLANNED], row[EXECUTED], row[RATE]) == ("320 万元", "316.8 万元", "99%")
    assert (row[SCORE], row[GRADE]) == ("97.90", "优")
    assert row[STATE].startswith("已填完，")


def test_the_contents_lead_from_one_to_the_other_and_back(projects: Projects, clerk: Clerk) -> None:
    projects.add(LIBRARY)
    projects.add(ARCHIVE)
    assert projects.entry(ARCHIVE).here
    assert projects.pages == ["基本情况", "指标评分表", "得分分析", "文字报告", "报告预览", *projects.pages[5:]]
    assert not {"签发", "佐证材料", "项目自评"} & set(projects.pages)

    projects.opens(LIBRARY)
    assert projects.in_sight == f"项目自评：{LIBRARY}"
    projects.opens("返回部门整体")
    assert clerk.document.part == ""
    assert "签发" in projects.pages
    assert projects.entry(LIBRARY).remark == "0/4"


def test_one_undo_goes_through_all_of_them_and_shows_where(projects: Projects, clerk: Clerk) -> None:
    projects.add(LIBRARY)
    projects.scores({"产出指标": "48"})
    code = clerk.code("产出情况")
    clerk.does("to_department")
    clerk.types("100", "市本级支出全年预算数")

    assert "市本级支出全年预算数" in clerk.can_undo
    clerk.undoes()
    assert clerk.document.part == ""
    assert clerk.can_undo == f"修改“产出情况”的得分（{LIBRARY}）"
    clerk.undoes()
    assert projects.in_sight == f"项目自评：{LIBRARY}", "what is taken back is in sight"
    assert clerk.score("产出情况") == ""
    clerk.undoes(4)
    assert clerk.document.part == "", "the project is gone, and its pages with it"
    assert not clerk.document.evaluation.parts
    clerk.redoes(5)
    assert clerk.document.root.case.parts["p1"].sheet.leaves[code].points == 48


def test_names_order_and_removal_are_edits_like_any_other(projects: Projects, clerk: Clerk) -> None:
    for name in (LIBRARY, ARCHIVE):
        projects.add(name)
    clerk.does("to_department")
    projects.chooses(ARCHIVE)
    projects.presses("上移")
    assert projects.names == [ARCHIVE, LIBRARY]
    clerk.window.parts.rename_to("p1", "免费开放补助资金")
    assert projects.names == [ARCHIVE, "免费开放补助资金"]
    assert clerk.document.of_part("p1").evaluation.texts["project"] == "免费开放补助资金", "on its cover as well"

    clerk.told.answers = [0]
    projects.chooses(ARCHIVE)
    projects.presses("删除")
    assert projects.names == ["免费开放补助资金"]
    clerk.undoes()
    assert projects.names == [ARCHIVE, "免费开放补助资金"]
    clerk.undoes(2)
    assert projects.names == [LIBRARY, ARCHIVE]


def test_no_two_projects_have_one_name(projects: Projects, clerk: Clerk) -> None:
    """Neither added nor renamed so; she is told which has it, and nothing changed."""
    for name in (LIBRARY, ARCHIVE):
        projects.add(name)
    before = clerk.can_undo
    clerk.window.parts.add(PartForm.PROJECT, f" {LIBRARY}")
    clerk.settles()
    clerk.window.parts.rename_to("p2", LIBRARY)
    assert [each.code for each in clerk.told.errors[-2:]] == [Problem.PART_NAME_TAKEN] * 2
    assert "p1" in clerk.told.errors[-1].problem
    assert clerk.can_undo == before
    clerk.does("to_department")
    assert projects.names == [LIBRARY, ARCHIVE]


def test_she_thinks_better_of_removing_one(projects: Projects, clerk: Clerk) -> None:
    projects.add(LIBRARY)
    clerk.does("to_department")
    projects.chooses(LIBRARY)
    clerk.told.answers = [None]  # type: ignore[list-item]
    projects.presses("删除")
    assert projects.names == [LIBRARY]


def test_after_a_restart_everything_is_there_undo_as_well(projects: Projects, clerk: Clerk) -> None:
    path = clerk.document.opened.path
    projects.add(LIBRARY)
    projects.spends("320", "316.8")
    projects.scores(FULL)
    clerk.saves()
    clerk.starts_again(path)

    assert projects.row(LIBRARY)[SCORE] == "97.90"
    clerk.undoes()
    assert projects.in_sight == f"项目自评：{LIBRARY}"
    assert clerk.total == "未完成"


def test_the_report_lists_them_and_binds_their_forms_in_when_she_wants(projects: Projects, clerk: Clerk) -> None:
    projects.add(LIBRARY)
    projects.spends("320", "316.8")
    projects.scores(FULL)
    clerk.does("to_department")
    report = printed(clerk.document.case, None, clerk.clock())
    table = report.tables[-1]
    assert table.title == "项目支出绩效自评情况表"
    assert [cell.text for cell in table.cells if cell.row == 1] == [
        "1", LIBRARY, "320", "316.8", "99%", "100", "97.90", "优",
    ]  # fmt: skip
    assert not report.annexes

    projects.page.bound.click()
    assert clerk.can_undo == "报告附各项目的自评表"
    (annex,) = printed(clerk.document.case, None, clerk.clock()).annexes
    assert annex.title == f"项目支出绩效自评表（{LIBRARY}）"
    assert [each.title for each in annex.tables] == [f"{LIBRARY}（2021年度）", f"{LIBRARY}（绩效指标）"]
    clerk.undoes()
    assert not projects.page.bound.isChecked()


def test_the_narrative_goes_through_the_projects_where_the_form_asks_for_it(clerk: Clerk) -> None:
    clerk.opens_a_draft(rubric="guangzhou-2022")
    projects = Projects(clerk)
    projects.add(LIBRARY)
    clerk.does("to_department")
    clerk.does("page_narrative")
    page = clerk.view.page_widget(Page.NARRATIVE)
    assert isinstance(page, NarrativePage)
    page.show_place(Place(Kind.TEXT, "narrative.results.projects"))
    assert page.editor.toPlainText().startswith(f"1.{LIBRARY}。共4项评分指标，已评分0项")

    projects.opens(LIBRARY)
    projects.spends("320", "316.8")
    clerk.does("to_department")
    assert page.editor.toPlainText().startswith(
        f"1.{LIBRARY}。全年预算数320万元，全年执行数316.8万元，执行率99%。共4项评分指标，已评分1项"
    )


def test_what_is_wrong_in_a_project_is_listed_and_leads_there(projects: Projects, clerk: Clerk) -> None:
    projects.add(LIBRARY)
    projects.spends("320", "316.8")
    clerk.types("8", "得分", "预算执行率")
    clerk.does("to_department")
    clerk.view.findings.set_open(True)
    wrong = next(each for each in listed(clerk.document) if each.code == "SCO001")
    assert wrong.label == f"预算执行率（项目“{LIBRARY}”）"

    clerk.view.findings.point_at(wrong)
    clerk.view.findings.go.click()
    assert projects.in_sight == f"项目自评：{LIBRARY}"
    assert clerk.tree.code() == clerk.code("预算执行率")
    clerk.does("to_department")
    clerk.view.findings.fix.click()
    assert clerk.can_undo.endswith(f"（{LIBRARY}）"), "put right from here, in the project"
    assert not any(each.code == "SCO001" for each in listed(clerk.document))


def test_she_explains_a_projects_finding_away_from_the_departments_list(projects: Projects, clerk: Clerk) -> None:
    projects.add(LIBRARY)
    projects.spends("320", "316.8")
    clerk.types("8", "得分", "预算执行率")
    clerk.does("to_department")
    clerk.view.findings.set_open(True)
    before = clerk.view.findings.text()
    clerk.view.findings.point_at(next(each for each in listed(clerk.document) if each.code == "SCO001"))
    clerk.told.answers = ["经核实，按批复口径"]
    clerk.view.findings.away.click()
    assert not clerk.document.evaluation.overruled
    assert list(clerk.document.of_part("p1").evaluation.overruled.values()) == ["经核实，按批复口径"]
    assert clerk.view.findings.text() != before


def filled(clerk: Clerk) -> None:
    """A department's evaluation with nothing in the way of signing."""
    golden = golden_evaluation(load_folder(RUBRICS / RUBRIC))
    clerk.opens_a_draft(golden.places(), unit=golden.unit)
    assert not obstacles_of(clerk.document)


def test_an_unfinished_project_stands_in_the_way_of_signing_the_monitoring_does_not(clerk: Clerk) -> None:
    filled(clerk)
    projects = Projects(clerk)
    projects.add(HALF_YEAR, PartForm.MONITORING)
    assert not obstacles_of(clerk.document.root)
    projects.add(LIBRARY)
    clerk.does("to_department")

    told = obstacles_of(clerk.document)
    assert told
    assert all(each.where.kind is Kind.PART and each.where.key == "p2" for each in told)
    clerk.does("page_sign")
    said = "".join(label.text() for label in clerk.view.page_widget(Page.SIGN).findChildren(QLabel))
    assert f"项目没有填完：{LIBRARY}" in said
    refused = sign_off.sign(
        clerk.document.opened, clerk.document.case, clerk.document.findings.all(), "王某",
        clerk.document.rubric.roles[0], clerk.clock(),
    )  # fmt: skip
    assert isinstance(refused, Refused)

    clerk.window.jump(told[0].where)
    assert projects.in_sight == f"项目自评：{LIBRARY}"
    clerk.undoes()
    assert not obstacles_of(clerk.document)
    clerk.signs()
    assert clerk.document.frozen is not None
    clerk.window.show_part("p1")
    leaf = next(clerk.document.tree.leaves())
    assert not clerk.may_edit(leaf.name, "得分"), "the monitoring is frozen with the rest"


def test_the_monitoring_has_her_own_indicators_and_is_read_beside_them_at_the_end_of_the_year(clerk: Clerk) -> None:
    own = [
        Change(Place(Kind.OWN, "duty.1", field), value)
        for field, value in (("parent", "duty"), ("name", "开放天数"), ("weight", "50"), ("position", "1"))
    ]
    clerk.opens_a_draft([*own, Change(Place(Kind.LEAF, "duty.1", "target"), "300 天")])
    projects = Projects(clerk)
    projects.add(HALF_YEAR, PartForm.MONITORING)
    assert projects.in_sight == f"运行监控：{HALF_YEAR}"
    assert clerk.reads("开放天数", "目标值") == "300 天"
    clerk.types("180 天", "完成值", "开放天数")
    clerk.types("30", "得分", "开放天数")
    assert "文字报告" not in projects.pages
    clerk.types("2021年7月31日", "监控截止日期")
    assert ("监控截止日期", "2021年7月31日") in printed(
        clerk.document.root.case, None, clerk.clock(), part=clerk.document.part
    ).cover

    clerk.does("to_department")
    clerk.stands_on("开放天数")
    assert monitored(clerk.document, "duty.1") == f"{HALF_YEAR}：完成值 180 天，得 30.00 分"
    shown = [label.text() for label in clerk.view.panel.findChildren(QLabel) if label.isVisible()]
    assert f"{HALF_YEAR}：完成值 180 天，得 30.00 分" in shown
    assert clerk.reads("开放天数", "完成值") == ""
    assert projects.row(HALF_YEAR, projects.page.monitoring)[STATE].startswith("已评 ")
    assert not any(each.where.kind is Kind.PART for each in listed(clerk.document))


def test_last_years_file_brings_its_projects_along(clerk: Clerk, tmp_path: Path) -> None:
    clerk.opens_a_draft()
    projects = Projects(clerk)
    for name in (LIBRARY, ARCHIVE):
        projects.add(name)
        projects.spends("320", "316.8")
    before = clerk.document.opened.path
    clerk.saves()
    clerk.closes_the_file()
    path = open_file.free_path(clerk.workspace.documents, "青川县图书馆", 2022)
    opened = open_file.create(clerk.workspace, path, "guangzhou-2022", "青川县图书馆", 2022, clerk.clock())
    clerk.window.show_document(opened)

    clerk.window.parts.add_from(before)
    clerk.settles()
    assert projects.names == [LIBRARY, ARCHIVE]
    assert clerk.can_undo == f"从“{before.name}”增加项目"
    evaluation = clerk.document.of_part("p1").evaluation
    assert not evaluation.facts, "last year's money stands beside the empty cells"
    assert "320" in evaluation.prior.values()
    clerk.undoes()
    assert not clerk.document.evaluation.parts


def test_a_departments_file_is_no_project(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    before = clerk.document.opened.path
    clerk.saves()
    clerk.closes_the_file()
    clerk.opens_a_draft(unit="另一单位")
    clerk.window.parts.add_from(before)
    clerk.settles()
    assert [error.code for error in clerk.told.errors] == [Problem.IMPORT_NO_PROJECT]
    assert not clerk.document.evaluation.parts


def test_the_pages_of_the_file_are_reached_from_a_project_too(projects: Projects, clerk: Clerk) -> None:
    projects.add(LIBRARY)
    clerk.does("page_sign")
    assert (clerk.document.part, clerk.view.page) == ("", Page.SIGN)


def test_colours_change_while_a_project_is_in_sight(projects: Projects, clerk: Clerk) -> None:
    projects.add(LIBRARY)
    clerk.window.redraw()
    assert projects.in_sight == f"项目自评：{LIBRARY}"
    clerk.does("to_department")
    assert clerk.document.part == ""


def test_the_dialog_offers_the_national_form_and_wants_a_name(clerk: Clerk) -> None:
    dialog = PartNameDialog(None, "增加项目", "", clerk.workspace)
    clerk.qtbot.addWidget(dialog)
    clerk.settles()
    assert dialog.wanted.rubric_id == "national-project-2020"
    assert not dialog.done_button.isEnabled()
    dialog.name_edit.setText(f" {LIBRARY} ")
    assert dialog.done_button.isEnabled()
    assert dialog.wanted.name == LIBRARY
    assert dialog.rubric_box.count() > 1


def test_the_list_keeps_qts_rules_while_projects_come_and_go(projects: Projects, clerk: Clerk) -> None:
    model = ProjectsModel(clerk.document, PartForm.PROJECT)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for name in (LIBRARY, ARCHIVE):
        projects.add(name)
        model.follow()
    projects.spends("86.5", "70")
    model.follow()
    assert model.index(1, RATE).data() == "80.92%"
    clerk.undoes(3)
    model.follow()
    assert model.rowCount() == 1
    assert model.row_of("p2") == -1
    assert QApplication.instance() is not None
    del tester


def test_something_found_in_the_department_is_found_in_the_department(projects: Projects, clerk: Clerk) -> None:
    projects.add(LIBRARY)
    clerk.does("to_department")
    own = clerk.document.findings.all()[0]
    assert found_in(clerk.document, own) == (clerk.document, own)
    inner = next(each for each in listed(clerk.document) if each.where.kind is Kind.PART)
    document, finding = found_in(clerk.document, inner)
    assert document is clerk.document.of_part("p1")
    assert finding.id in {each.id for each in document.findings.all()}
