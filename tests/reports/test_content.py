"""The report says what the data say, in the form's own columns, for trees of any depth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.domain.findings.finding import Case
from desktop.domain.rubric import Indicator, Rubric, Sheet, SheetColumn
from desktop.domain.scoring.judged import Manual
from desktop.domain.signoff import Revision, Signature, canonical, digest
from desktop.reports.content import build
from desktop.reports.report import Report, Table
from desktop.reports.scores import ASSUMED_NOTE, COLUMNS
from desktop.rubricfiles.consistency import SHOWS
from tests.domain.findings_helpers import FORM, case, case_of, fact, leaf, own, text


def draft(now: datetime, *changes: Change, form: Rubric = FORM) -> Report:
    return build(case(changes, form), None, made_at=now)


def signed(of: Case, now: datetime, *signatures: Signature, number: int = 1, reason: str = "") -> Revision:
    data = canonical(of, number, "", reason, now, "0" * 64)
    return Revision(number, data, digest(data), "", reason, now, signatures)


def grid(table: Table) -> list[list[str]]:
    """The texts on the grid; a merged cell says its text once. Fails where cells overlap or leave a hole."""
    covered: dict[tuple[int, int], str] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                assert (row, column) not in covered, f"{cell} overlaps"
                covered[row, column] = cell.text if (row, column) == (cell.row, cell.column) else ""
    expected = {(row, column) for row in range(table.row_count) for column in range(len(table.widths))}
    assert set(covered) == expected
    return [[covered[row, column] for column in range(len(table.widths))] for row in range(table.row_count)]


def test_the_cover(now: datetime) -> None:
    """Unit and year are filled in; what is not known stays blank for the pen."""
    report = draft(now, text("date", None))

    assert report.attachment == "附件1"
    assert report.title == ("2023年度", "部门整体支出绩效自评报告")
    assert report.cover == (("部门名称", "某市科学技术协会"), ("填报人", "张某"), ("填报日期", ""))
    assert report.date == ""
    assert [section.heading for section in report.sections] == [heading.heading for heading in FORM.outline]


def test_a_draft_carries_no_digest(now: datetime) -> None:
    """It says 草稿 and nothing that could be taken for a signed report."""
    report = draft(now)

    assert report.draft
    assert (report.revision, report.digest, report.qr, report.data) == (0, "", "", b"")
    assert [(each.role, each.name, each.date) for each in report.signatories] == [
        ("填报人", "", ""),
        ("单位负责人", "", ""),
    ]


def test_the_head_block_merges_like_the_form(now: datetime) -> None:
    """Unit, texts, and the budget with its rate; figures not filled in stay blank."""
    rows = grid(draft(now, fact("project", None)).tables[0])

    assert rows[0][:2] == ["单位名称", "某市科学技术协会"]
    assert rows[0][4:6] == ["基本支出", "60"]
    assert [cell for cell in rows[1] if cell] == ["项目支出"]
    assert [row[1] for row in rows[-5:]] == ["项目", "", "全年预算数", "全年执行数", "完成率"]
    assert [row[2] for row in rows[-5:]] == ["按资金来源", "财政拨款", "100", "100", "100%"]


@pytest.mark.parametrize(
    ("changes", "rate"),
    [((fact("executed", None),), ""), ((fact("budget", "0"),), "—"), ((fact("executed", "88.025"),), "88.03%")],
)
def test_a_rate_is_never_made_up(now: datetime, changes: tuple[Change, ...], rate: str) -> None:
    """No figure, no rate; a budget of zero has none either."""
    assert grid(draft(now, *changes).tables[0])[-1][2] == rate


def test_the_score_table_in_the_forms_own_columns(now: datetime) -> None:
    """Headings merged over their leaves, total and grade at the end."""
    table = draft(now).tables[1]
    rows = grid(table)

    assert table.head_rows == 1
    assert rows[1][:4] == ["管理效能", "45", "预算完成率", "20"]
    assert rows[2][:4] == ["", "", "“内控”制度建设", "25"]
    assert rows[3][:7] == ["履职效能", "50", "科普活动场次", "50", "20 场", "22 场", "50"]
    assert rows[4][:4] == ["加减分项", "5", "", ""]
    assert [rows[5][0], rows[5][6]] == ["总分（满分 100 分）", "95"]
    assert [rows[6][0], rows[6][6], rows[6][7]] == ["等级", "优", "90 分及以上为优，80 分及以上为良，80 分以下为差"]


def test_an_unscored_cell_is_blank(now: datetime) -> None:
    """Never 0; and then there is no total and no grade."""
    rows = grid(draft(now, leaf("mgmt.rules", "score", None)).tables[1])

    assert [rows[2][6], rows[5][6], rows[6][6]] == ["", "", ""]


def remarks(now: datetime, row: int, *changes: Change) -> str:
    return grid(draft(now, *changes).tables[1])[row][7]


def test_remarks_hold_basis_reason_and_improvement(now: datetime) -> None:
    """The clerk's basis; where there is none, the arithmetic."""
    cells = (("score", "24"), ("reason", "逾期两天"), ("improvement", "按月核对"))

    assert remarks(now, 1) == "预算完成率：100 ÷ 100 = 100%；得分：100% ≥ 100%，得满分 = 20。"
    assert remarks(now, 2, *(leaf("mgmt.rules", field, value) for field, value in cells)) == (
        "内控手册 3 月印发，全年执行。\n未达标原因：逾期两天\n改进措施：按月核对"
    )
    assert remarks(now, 2, leaf("mgmt.rules", "basis", None)) == "人工评分。"


def test_a_score_typed_against_the_rule_says_so(now: datetime) -> None:
    """The reader of the paper sees what the window saw."""
    cells = (leaf("mgmt.rate", "score", "19"), leaf("mgmt.rate", "basis", "见决算报表"))

    assert remarks(now, 1, *cells).startswith("见决算报表\n得分由人工填写；按规则计算为 20 分（预算完成率：100 ÷ 100 =")


def test_assumed_rules_are_marked_and_explained(now: datetime) -> None:
    """Only they; a table without any carries no note."""
    rows = grid(draft(now).tables[1])

    assert rows[-1][0] == ASSUMED_NOTE
    assert [row[7].endswith("*") for row in rows[1:5]] == [False, False, True, False]

    sheet = replace(FORM.sheets[0], indicators=("mgmt",))
    form = replace(FORM, indicators=FORM.indicators[:1], sheets=(sheet,), outline=())
    assert grid(draft(now, form=form).tables[1])[-1][0] == "等级"


def deep(levels: int) -> Iterable[Indicator]:
    """A branch of ``levels`` levels with two leaves, and a leaf that stands alone at level 1."""
    node = Indicator(f"a{levels}", f"第{levels}级", Decimal(1), method=Manual())
    other = replace(node, code="twin", name="并列")
    children = (node, other)
    for level in range(levels - 1, 0, -1):
        children = (Indicator(f"a{level}", f"第{level}级", Decimal(2), children=children),)
    return (*children, Indicator("lone", "单列", Decimal(3), method=Manual()))


@pytest.mark.parametrize("levels", [2, 3, 4])
@pytest.mark.parametrize("shown", [1, 2, 3, 4])
def test_a_tree_of_any_depth_fits_any_columns(now: datetime, levels: int, shown: int) -> None:
    """No hole, no overlap, no indicator that is not named."""
    shows = [*(f"{what}{level}" for level in range(1, shown + 1) for what in ("level", "weight")), "score"]
    sheet = Sheet("评分表", ("a1", "lone"), tuple(SheetColumn(each, each, Decimal(1)) for each in shows))
    form = replace(FORM, indicators=tuple(deep(levels)), sheets=(sheet,), sums=(), outline=())
    report = build(case_of(Evaluation("某单位", 2023, "demo"), form), None, made_at=now)
    words = "\n".join(cell for row in grid(report.tables[1]) for cell in row)

    for name in (f"第{levels}级", "并列", "单列"):
        assert name in words


def test_every_column_a_rubric_may_name_is_drawn() -> None:
    """The loader lets these pass; none may be missing here."""
    levels = {f"{what}{level}" for what in ("level", "weight") for level in (1, 2, 3, 4)}

    assert set(SHOWS) == set(COLUMNS) | levels


def test_a_signed_report(now: datetime) -> None:
    """Names and dates of those who signed; digest, data and QR code of the very revision."""
    of = case()
    revision = signed(of, now, Signature("填报人", "张某", now))
    report = build(of, revision, made_at=now)

    assert not report.draft
    assert (report.revision, report.digest, report.data) == (1, revision.digest, revision.data)
    assert [(each.role, each.name, each.date) for each in report.signatories] == [
        ("填报人", "张某", "2022年3月25日"),
        ("单位负责人", "", ""),
    ]
    grade = of.sheet.grade
    assert grade is not None
    assert report.qr == f"ZPT2:2023:1:95:{revision.digest.upper()}:{grade.name}:{of.evaluation.unit}"


def test_what_was_overruled_is_printed_with_its_reason(now: datetime) -> None:
    """And why the evaluation was opened again; a reason for something no longer found is not."""
    changes = (
        fact("executed", "100.5"),
        Change(Place(Kind.OVERRULED, "SUM001@fact/executed"), "决算报表四舍五入"),
        Change(Place(Kind.OVERRULED, "SUM001@fact/budget"), "已改正"),
    )
    of = case(changes)
    report = build(of, signed(of, now, number=2, reason="财政局反馈"), made_at=now)

    reopened, overruled = report.sign_off_notes
    assert reopened == "第2次修订原因：财政局反馈"
    assert overruled.startswith("核查 SUM001（按资金结构的执行数 / 全年执行数）：60 + 40 = 100，但填报数为 100.5")
    assert overruled.endswith("。保留理由：决算报表四舍五入")


def test_another_total_than_was_signed_is_not_printed(now: datetime) -> None:
    """A later program might score differently; the paper must not say what nobody signed."""
    revision = signed(case(), now)

    with pytest.raises(UserError) as refused:
        build(case((leaf("mgmt.rules", "score", "24"),)), revision, made_at=now)
    assert refused.value.code is Problem.REVISION_RESCORED


def test_the_published_case(guangzhou: Rubric, golden: Evaluation, now: datetime) -> None:
    """Head block and three tables, each with its own columns; the last ends in 93.89 and 优."""
    report = build(case_of(golden, guangzhou), None, made_at=now)
    head, mgmt, duty, bonus = (grid(table) for table in report.tables)

    assert head[-1][1:] == ["完成率", "98.62%", "88.02%", "92.92%", "100.96%", "96.19%", "91.82%"]
    assert mgmt[1][7] == "1.24"
    assert (len(duty), duty[1][2], duty[4][2]) == (22, "服务科技工作者", "服务创新驱动发展战略")
    assert [bonus[2][7], bonus[3][7]] == ["93.89", "优"]


def test_own_headings_and_an_empty_slot(guangzhou: Rubric, now: datetime) -> None:
    """A form nobody has filled in prints as an empty form."""
    report = build(case_of(Evaluation("", 2021, guangzhou.id), guangzhou), None, made_at=now)
    duty = grid(report.tables[2])

    assert duty[1][:4] == ["履职效能", "50", "", ""]
    assert duty[1][8] == ""
    assert own("duty.1", "parent", "duty").place.kind is Kind.OWN
