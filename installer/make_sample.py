"""Make resources/sample/last-year.xlsx: last year's sheet of a unit that does not exist, the same bytes on every run.

    python installer/make_sample.py

The layout is that of the official Guangzhou sheet of 2021: a head block with merged cells and heads of two rows, then
a table for each section. Unit, figures and texts are made up; the scores follow from the figures, and add up.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

TARGET = Path(__file__).resolve().parent.parent / "resources" / "sample" / "last-year.xlsx"
MADE_ON = "2021-03-12T09:00:00Z"  # a constant, in place of the hour this script runs
FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest a zip directory can hold

COLUMNS = "ABCDEFGHIJK"
WIDTHS = (10, 6, 14, 6, 26, 6, 26, 26, 8, 30, 12)
LINE = Side(style="thin")
THIN = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)


@dataclass(frozen=True)
class Leaf:
    """One scored row; ``explanation`` is 指标解释 in the sections of the form, 年度指标值 in the unit's own."""

    name: str
    weight: str
    explanation: str
    score: str
    remark: str
    actual: str = ""
    note: str = ""


@dataclass(frozen=True)
class Group:
    """A 二级指标 with its rows."""

    name: str
    weight: str
    leaves: tuple[Leaf, ...]


Budget = tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]  # group, columns of (name, planned, executed)


@dataclass(frozen=True)
class Form:
    """Everything that is filled into the sheet. Money is in 万元."""

    unit: str
    year: int
    units: int
    goal: str
    achieved: str
    unmet: str
    budget: Budget
    management: tuple[Group, ...]
    duty: tuple[Group, ...]
    bonus: tuple[Group, ...]

    @property
    def total(self) -> Decimal:
        """The sum of all scores."""
        groups = (*self.management, *self.duty, *self.bonus)
        return sum((Decimal(leaf.score) for group in groups for leaf in group.leaves), Decimal(0))


MANAGEMENT = (
    Group("资金管理", "16", (
        Leaf("预算完成率", "2", "全年执行数占全年预算数的比例。", "1.63",
             "644 ÷ 656 = 98.17%，(98.17% − 90%) ÷ 10% × 2 = 1.63。未执行完的是年底才验收的场馆维修尾款。"),
        Leaf("部门预算编制情况", "3", "预算是否编得准、报得及时。", "3", "基础信息无误，按时报送；没有新增项目。"),
        Leaf("专项资金管理情况", "2", "专项资金是否公开、有制度。", "2", "科普专项经费办法和分配结果均已公开。"),
        Leaf("财政拨款收入预决算差异率", "2", "收入决算数与调整后预算数的差异。", "1.98",
             "(611.85 − 618.20) ÷ 618.20 = −1.03%，2 × (1 − 1.03%) = 1.98。"),
        Leaf("一般公共预算支出年度平均执行率", "2", "一般公共预算的支出进度。", "1.79",
             "611.85 ÷ 618.20 = 98.97%，(98.97% − 90%) ÷ 10% × 2 = 1.79。"),
        Leaf("结转结余率", "2", "结转结余占当年可用资金的比例。", "2", "6.35 ÷ (6.35 + 611.85) = 1.03%，低于 10%。"),
        Leaf("部门预算及财务管理制度\n健全性", "3", "预算和财务制度是否齐全并执行。", "3", "三项制度齐全，执行正常。"),
    )),
    Group("采购管理", "2", (
        Leaf("政府采购执行率", "2", "实际采购金额占采购预算的比例。", "1.9",
             "82.15 ÷ 86.40 = 95.08%，× 2 = 1.90。节约 4.25 万元来自公开招标。"),
    )),
    Group("信息公开管理", "4", (
        Leaf("预决算信息公开合规性", "2", "预决算是否按要求公开。", "2", "均在规定时间公开在区政府网站。"),
        Leaf("绩效信息公开情况", "2", "绩效信息是否公开到位。", "1.5",
             "自评结果比规定时间晚公开 6 天，扣 0.5 分。已定专人负责，下一年度按时公开。"),
    )),
    Group("资产管理", "4", (
        Leaf("资产管理制度健全性", "1", "资产制度是否齐全并执行。", "1", "制度齐全，执行正常。"),
        Leaf("资产账务核对情况", "1", "资产账与财务账是否一致。", "1", "年底盘点，两账一致。"),
        Leaf("固定资产利用率", "2", "在用固定资产占全部的比例。", "2", "在用 96.40%，高于 90%。"),
    )),
    Group("成本管理", "4", (
        Leaf("公用经费控制率", "2", "公用经费支出占预算的比例。", "2", "58.20 ÷ 62.00 = 93.87%，未超预算。"),
        Leaf("“三公经费”控制率", "2", "“三公经费”支出占预算的比例。", "2", "4.35 ÷ 6.00 = 72.50%，未超预算。"),
    )),
    Group("绩效管理", "15", (
        Leaf("绩效管理制度建设", "3", "绩效管理制度是否建立并执行。", "3", "已有本单位办法，明确了各科室分工。"),
        Leaf("绩效目标合理性", "2", "目标是否有依据、合实际。", "2", "目标来自“三定”规定和年度计划，与预算相配。"),
        Leaf("绩效指标明确性", "2", "指标是否清晰、可衡量。", "2", "20 项指标都有数量或完成时间。"),
        Leaf("绩效目标完成率", "2", "各项目标的完成情况。", "1.9", "20 项目标完成 19 项，95%，× 2 = 1.90。"),
        Leaf("绩效监控和绩效评价\n开展情况", "4", "监控和自评是否按要求开展。", "4", "年中监控、年末自评均按时完成。"),
        Leaf("绩效结果应用", "2", "结果是否用于整改和预算。", "1.5",
             "上年评价意见 2 条，整改 1 条，另一条延到下年，扣 0.5 分。已列入下年预算安排。"),
    )),
)  # fmt: skip

DUTY = (
    Group("一、服务科技工作者", "10", (
        Leaf("1.1 新建科技工作者之家数量", "3", "2个", "3", "已验收。", "2个"),
        Leaf("1.2 走访慰问科技工作者人次", "3", "不少于120人次", "3", "春节和科技工作者日集中走访。", "134人次"),
        Leaf("1.3 宣传优秀科技工作者篇数", "2", "24篇", "2", "区融媒体中心同步刊发。", "26篇"),
        Leaf("1.4 学术年会举办情况", "2", "举办1次，参会不少于200人", "2", "改为线上。", "举办1次，线上参会312人"),
    )),
    Group("二、服务全民科学素质", "14", (
        Leaf("2.1 科普活动场次", "4", "60场", "4", "含全国科普日 18 场。", "63场"),
        Leaf("2.2 科普活动覆盖镇街", "4", "12个", "4", "全部覆盖。", "12个"),
        Leaf("2.3 基层科普员培训期数", "3", "5期", "2.4", "因场地封闭少办 1 期，扣 0.6 分；下年补办。", "4期"),
        Leaf("2.4 科普信息推送", "3", "公众号每周不少于3条", "3", "全年 171 条。", "每周3至4条"),
    )),
    Group("三、服务创新创业", "10", (
        Leaf("3.1 院士专家企业行活动", "4", "4次", "4", "对接企业 11 家。", "4次"),
        Leaf("3.2 企业科协新建数量", "3", "3家", "3", "", "3家"),
        Leaf("3.3 科技成果对接项数", "3", "6项", "3", "签约 2 项。", "6项"),
    )),
    Group("四、服务科学决策", "6", (
        Leaf("4.1 决策建议篇数", "3", "4篇", "3", "其中 1 篇获区领导批示。", "4篇"),
        Leaf("4.2 专家咨询会", "3", "不少于3次，形成会议纪要", "3", "", "3次，纪要3份"),
    )),
    Group("五、青少年科技教育和科普场馆", "10", (
        Leaf("5.1 青少年科技竞赛项数", "2", "5项", "2", "", "5项"),
        Leaf("5.2 科技辅导员培训人次", "2", "80人次", "2", "", "86人次"),
        Leaf("5.3 科普大篷车进校园", "2", "30所", "2", "", "30所"),
        Leaf("5.4 科普馆开放天数", "1", "250天", "1", "", "252天"),
        Leaf("5.5 科普馆接待人次", "1", "2万人次", "1", "限流开放。", "2.1万人次"),
        Leaf("5.6 展品完好率", "1", "95%", "1", "", "97%"),
        Leaf("5.7 观众满意度", "1", "90%以上", "1", "问卷 400 份。", "94.5%"),
    )),
)  # fmt: skip

BONUS = (
    Group("工作表现加减分", "5", (
        Leaf("工作受表彰或批评", "5", "预决算工作受表扬，或被查出问题。", "0", "没有受到表扬，也没有被查出问题。"),
    )),
)  # fmt: skip


SAMPLE = Form(
    unit="云岭市青禾区科学技术协会",
    year=2020,
    units=1,
    goal="围绕服务科技工作者、服务创新创业、服务全民科学素质提升和服务科学决策，办好科普场馆和青少年科技教育，"
    "全年科普活动覆盖全部镇街，科技工作者之家建设取得进展。",
    achieved="全年举办科普活动 63 场，覆盖 12 个镇街；新建科技工作者之家 2 个；组织青少年科技竞赛 5 项；"
    "形成决策建议 4 篇。受疫情影响，学术年会改为线上举行，基层科普员培训少办 1 期。",
    unmet="基层科普员培训计划 5 期，因场地封闭少办 1 期，已安排下一年度补办。",
    budget=(
        ("按资金来源", (("财政拨款", "618.20", "611.85"), ("其他资金", "37.80", "32.15"))),
        ("按资金结构", (("基本支出", "402.30", "398.72"), ("项目支出", "253.70", "245.28"))),
        ("按预算级次", (("市本级支出", "656.00", "644.00"), ("转移支付区", "0", "0"))),
    ),
    management=MANAGEMENT,
    duty=DUTY,
    bonus=BONUS,
)


class Sheet:
    """Writes row by row; every cell it touches gets a border."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.row = 1
        for letter, width in zip(COLUMNS, WIDTHS, strict=True):
            sheet.column_dimensions[letter].width = width

    def put(self, area: str, value: str | Decimal | None, *, rows: int = 1, code: str = "General") -> None:
        """Write into ``area`` ("A" or "G:H") of this row and merge it over ``rows`` rows."""
        first, _, last = area.partition(":")
        last = last or first
        for row in range(self.row, self.row + rows):
            for letter in COLUMNS[COLUMNS.index(first) : COLUMNS.index(last) + 1]:
                self.sheet[f"{letter}{row}"].border = THIN
        cell = self.sheet[f"{first}{self.row}"]
        cell.value = value
        cell.number_format = code
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        if first != last or rows > 1:
            self.sheet.merge_cells(f"{first}{self.row}:{last}{self.row + rows - 1}")

    def line(self, text: str, size: int = 11) -> None:
        """A row of its own, over the whole width."""
        self.put("A:K", text)
        self.sheet[f"A{self.row}"].font = Font(size=size, bold=size > 11)
        self.row += 1


def head_block(page: Sheet, form: Form) -> None:
    """Unit, goals, and the budget three ways."""
    page.line("部门整体支出绩效自评表", 18)
    page.line(f"（{form.year}年度）")
    page.line("单位基本情况")
    page.put("A:B", "单位名称")
    page.put("C:H", form.unit)
    page.put("I:K", f"单位数：{form.units}")
    page.row += 1
    for area, text in (
        ("A:B", "年度整体绩效目标"), ("C:E", form.goal), ("F", "整体绩效\n目标完成\n情况"), ("G:H", form.achieved),
        ("I", "未能完成原因"), ("J:K", form.unmet),
    ):  # fmt: skip
        page.put(area, text)
    page.row += 1
    page.put("A:B", "年度部门整体支出规模（万元）", rows=5)
    areas = (("D", "E"), ("F", "G"), ("H", "I:K"))
    for (group, _), (left, right) in zip(form.budget, areas, strict=True):
        page.put(f"{left}:{right.rpartition(':')[2]}", group)
    page.put("C", None, rows=2)
    rows = [[(name, planned, executed) for name, planned, executed in columns] for _, columns in form.budget]
    flat = [figure for group in rows for figure in group]
    letters = [letter for pair in areas for letter in pair]
    page.row += 1
    for letter, (name, _, _) in zip(letters, flat, strict=True):
        page.put(letter, name)
    for number, label in enumerate(("全年预算数", "全年执行数"), 1):
        page.row += 1
        page.put("C", label)
        for letter, figure in zip(letters, flat, strict=True):
            page.put(letter, Decimal(figure[number]), code="#,##0.00")
    page.row += 1
    page.put("C", "完成率")
    for letter, (_, planned, executed) in zip(letters, flat, strict=True):
        whole = Decimal(planned)
        rate = round(Decimal(executed) / whole, 4) if whole else "—"
        page.put(letter, rate, code="0.00%")
    page.row += 1


def table(page: Sheet, root: str, weight: str, groups: tuple[Group, ...], *, own: bool) -> None:
    """The head and the rows of one 一级指标."""
    texts = ("年度指标值", "实际完成指标值") if own else ("指标解释",)
    heads = (("A", "一级指标"), ("B", "分值"), ("C", "二级指标"), ("D", "分值"), ("E", "三级指标"), ("F", "分值"))
    last = (("I", "得分/自评分"), ("J" if own else "J:K", "评分依据、未达标原因、改进措施"))
    for area, text in (*heads, *zip(("G", "H") if own else ("G:H",), texts, strict=True), *last):
        page.put(area, text)
    if own:
        page.put("K", "备注")
    page.row += 1
    page.put("A", root, rows=sum(len(group.leaves) for group in groups))
    page.put("B", Decimal(weight), rows=sum(len(group.leaves) for group in groups))
    for group in groups:
        page.put("C", group.name, rows=len(group.leaves))
        page.put("D", Decimal(group.weight), rows=len(group.leaves))
        for leaf in group.leaves:
            page.put("E", leaf.name)
            page.put("F", Decimal(leaf.weight))
            page.put("G" if own else "G:H", leaf.explanation)
            if own:
                page.put("H", leaf.actual)
                page.put("K", leaf.note or None)
            page.put("I", Decimal(leaf.score), code="0.00")
            page.put("J" if own else "J:K", leaf.remark or None)
            page.row += 1


def workbook(form: Form) -> bytes:
    """The workbook as openpyxl writes it, with the hour of writing taken out."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "整体自评表"
    page = Sheet(sheet)
    head_block(page, form)
    table(page, "管理效能", "45", form.management, own=False)
    table(page, "履职效能", "50", form.duty, own=True)
    table(page, "加减分项", "5", form.bonus, own=False)
    page.put("A", "总分")
    page.put("B", Decimal(100))
    page.put("C:H", None)
    page.put("I", form.total, code="0.00")
    page.put("J:K", None)
    page.row += 1
    page.line(f"填报人：　　　　联系电话：　　　　填报日期：{form.year + 1}年3月12日")
    written = io.BytesIO()
    book.save(written)
    return same_bytes(written.getvalue())


def same_bytes(made: bytes) -> bytes:
    """The package with every date fixed and nothing compressed, so that no clock or zlib shows in it."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_STORED) as target:
        for name in sorted(source.namelist()):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", MADE_ON.encode(), content)
            target.writestr(zipfile.ZipInfo(name, FIRST_MOMENT), content)
    return fixed.getvalue()


def main() -> None:
    """Write the sample."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(workbook(SAMPLE))
    print(f"{TARGET.name}: {SAMPLE.unit}, {SAMPLE.year}, {SAMPLE.total} 分")


if __name__ == "__main__":
    main()
