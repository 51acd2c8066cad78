"""A report of an invented unit, as long and as awkward as real ones are."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from desktop.reports.report import Align, Cell, Report, Section, Signatory, Table

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
UNIT = "云岭市青禾区科学技术协会"
DIGEST = "88ed7d0789acef8a4f0c1d6e2b3a59787f6e5d4c3b2a190817263544536271f0"

_DUTIES = (
    (
        "云岭市青禾区科学技术协会（以下简称区科协）是全区科技工作者的群众组织，主要职责是组织开展学术交流和科普活动，"
        "举荐优秀科技人才，反映科技工作者的意见和建议，承担区委、区政府交办的其他事项。机关内设办公室、科普部2个部门，"
        "核定编制12名，年末实有在职人员11名。"
    ),
    (
        "2023年，区科协围绕“四服务”职责，全年安排部门整体支出预算520.38万元，其中基本支出318.20万元，项目支出202.18万元；"
        "全年执行数为519.66万元，预算完成率99.86%，比上年提高1.24个百分点。"
    ),
)
_RESULTS = (
    (
        "对照年初设定的绩效目标，本年度共开展科普进校园、进社区、进乡村活动126场次，参与群众达3.2万人次；新建科普教育基地4家，"
        "其中市级以上2家；组织青少年科技创新大赛1届，收到参赛作品358件，获市级以上奖项27项。各项指标完成情况较好，"
        "服务对象满意度为96.5%（目标值≥90%）。"
    ),
    (
        "本次自评综合得分96.30分，评定等次为“优”。其中：履职效能得分48.50分（满分50分），管理效率得分47.80分（满分50分）。"
        "扣分主要集中在预算编制的准确性、资产盘点的及时性两个方面，详见附表。"
    ),
    (
        "从资金使用看，支出进度总体均衡，一季度、二季度、三季度末的支出进度分别为26.4%、51.8%、77.9%，均达到序时进度要求；"
        "年末结转结余0.72万元，结转结余率0.14%；——这一结果与年初设定的目标基本一致……"
    ),
)
_PROBLEMS = (
    (
        "一是预算编制的精细化程度有待提高。个别项目在申报时对活动场次、参与人数的测算不够充分，执行中出现调剂，全年调剂金额"
        "6.35万元，占项目支出预算的3.14%。二是绩效指标的量化程度不够，“科普影响力”等指标仍以定性描述为主，难以客观衡量。"
    ),
    (
        "三是部分活动的组织材料归档不及时，影响了佐证材料的完整性；四是对合作单位（如青禾区第二实验小学、堃山社区居委会、"
        "喆文科普促进中心、𬭎星天文社）的经费使用跟踪不够。"
    ),
)
_MEASURES = (
    (
        "一是健全项目库，实行“先谋划、再入库、后安排”，新增项目须经会议集体审议；二是完善指标体系，对满意度、覆盖面等指标"
        "明确数据来源和计算口径；三是按季度开展绩效运行监控，对进度低于序时10%的项目及时预警。"
    ),
    "相关材料公开于https://www.example.invalid/qinghe/kexie/2023/performance/self-evaluation.html，接受社会监督。",
)
_BASIS = (
    "根据决算报表，全年预算数520.38万元，执行数519.66万元，519.66÷520.38×100%＝99.86%，按评分标准得满分。",
    "年初项目支出预算202.18万元，年中调剂6.35万元；未达标原因：个别活动场次测算不充分。改进措施：申报时附测算明细表。",
    "已建立《内部控制手册》《专项经费管理办法》等制度8项，执行有效。",
    "查阅台账，2023年共开展活动126场次，完成率105%。",
)
LONG_BASIS = "".join(
    f"第{number}项：按照年度工作计划于{number % 12 + 1}月完成，经费{number * 3}.5万元，佐证材料见附件{number}；"
    for number in range(1, 121)
)
_LEVELS = (
    ("履职效能", 50, ("产出数量", "产出质量", "社会效益")),
    ("管理效率", 50, ("预算管理", "资产管理", "采购管理", "信息公开")),
)
_HEADS = (
    "一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "年度指标值", "自评得分",
    "评分依据、未达标原因及改进措施",
)  # fmt: skip


def head_table() -> Table:
    """The head block of 广州 2021, with cells merged both ways."""
    rows = (
        ("项目", "按资金来源", "", "按资金结构", "", "按预算级次", ""),
        ("", "财政拨款", "其他资金", "基本支出", "项目支出", "区本级支出", "转移支付"),
        ("全年预算数", "512.38", "8.00", "318.20", "202.18", "520.38", "0.00"),
        ("全年执行数", "511.66", "8.00", "317.90", "201.76", "519.66", "0.00"),
        ("完成率", "99.86%", "100.00%", "99.91%", "99.79%", "99.86%", "—"),
    )
    cells = [
        Cell(0, 0, "单位名称", align=Align.CENTRE, strong=True),
        Cell(0, 1, UNIT, columns=4, align=Align.CENTRE),
        Cell(0, 5, "单位数", align=Align.CENTRE, strong=True),
        Cell(0, 6, "1", columns=2, align=Align.CENTRE),
        Cell(1, 0, "年度整体绩效目标", align=Align.CENTRE, strong=True),
        Cell(1, 1, _DUTIES[0] + "\n" + _MEASURES[0], columns=3),
        Cell(1, 4, "目标完成情况", align=Align.CENTRE, strong=True),
        Cell(1, 5, "\n".join(_RESULTS[:2]), columns=3),
        Cell(2, 0, "部门整体支出规模（万元）", rows=5, align=Align.CENTRE, strong=True),
        Cell(2, 1, "项目", rows=2, align=Align.CENTRE, strong=True),
    ]
    for at, row in enumerate(rows, 2):
        for column, text in enumerate(row, 1):
            if at == 2 and text and column > 1:
                cells.append(Cell(at, column, text, columns=2, align=Align.CENTRE, strong=True))
            elif at > 2 and text:
                cells.append(Cell(at, column, text, align=Align.CENTRE, strong=at == 3 or column == 1))
    return Table("2023年度部门整体支出绩效自评表", (1.2, 1, 1, 1, 1, 1, 1, 1), 7, 0, tuple(cells), "单位：万元")


def score_table(leaves: int = 5, long_basis: str = LONG_BASIS) -> Table:
    """Indicators of three levels, the first two merged; one basis (评分依据) is longer than a page."""
    cells = [Cell(0, column, text, align=Align.CENTRE, strong=True) for column, text in enumerate(_HEADS)]
    row = 1
    for first, points, seconds in _LEVELS:
        begin = row
        for second in seconds:
            cells += [
                Cell(row, 2, second, rows=leaves, align=Align.CENTRE),
                Cell(row, 3, f"{points // len(seconds)}", rows=leaves, align=Align.CENTRE),
            ]
            for leaf in range(leaves):
                basis = _BASIS[leaf % len(_BASIS)] * (1 + leaf % 2)
                if (second, leaf) == ("预算管理", 2):
                    basis = long_basis
                cells += [
                    Cell(row, 4, f"{second}指标{leaf + 1}（{'三级' if leaf % 2 else '年度重点工作完成情况'}）"),
                    Cell(row, 5, "2.27", align=Align.CENTRE),
                    Cell(row, 6, "≥95%" if leaf % 2 else "全年不少于120场次，覆盖全区12个镇街", align=Align.CENTRE),
                    Cell(row, 7, "2.09" if leaf == 1 else "2.27", align=Align.CENTRE),
                    Cell(row, 8, basis),
                ]
                row += 1
        cells += [
            Cell(begin, 0, first, rows=row - begin, align=Align.CENTRE),
            Cell(begin, 1, str(points), rows=row - begin, align=Align.CENTRE),
        ]
    cells += [
        Cell(row, 0, "合计", columns=5, align=Align.CENTRE, strong=True),
        Cell(row, 5, "100", align=Align.CENTRE, strong=True),
        Cell(row, 6, "", align=Align.CENTRE),
        Cell(row, 7, "96.30", align=Align.CENTRE, strong=True),
        Cell(row, 8, ""),
    ]
    widths = (3.6, 2, 4, 2, 6.4, 2.4, 6, 2.6, 16)
    return Table("2023年度部门整体支出绩效自评评分表", widths, row + 1, 1, tuple(cells), "单位：分")


def sample_report(**changes: Any) -> Report:
    """A signed report of about eighteen pages; ``changes`` replace fields."""
    report = Report(
        attachment="附件2",
        title=(UNIT, "2023年度部门整体支出绩效自评报告"),
        unit=UNIT,
        cover=(
            ("部门名称", UNIT),
            ("填报人", "青禾样例甲"),
            ("联系电话", "（样例，不填）"),
            ("填报日期", "2024年3月25日"),
        ),
        sections=(
            Section(1, "一、部门基本情况"),
            Section(2, "（一）部门职能", _DUTIES[:1]),
            Section(2, "（二）年度总体工作和重点工作任务", (_DUTIES[1], *_RESULTS[:1])),
            Section(3, "1.围绕中心，服务全区科技创新。", _RESULTS[2:]),
            Section(4, "（1）科普活动提质增效", _RESULTS[:1]),
            Section(1, "二、绩效自评情况"),
            Section(2, "（一）自评结论", _RESULTS),
            Section(2, "（二）履职效能分析", (*_RESULTS[::-1], *_DUTIES)),
            Section(1, "三、存在的主要问题", _PROBLEMS),
            Section(1, "四、下一步改进措施", _MEASURES),
        ),
        date="2024年3月25日",
        tables=(head_table(), score_table()),
        signatories=(
            Signatory("填报人", "青禾样例甲", "2024年3月25日"),
            Signatory("复核人/财务负责人", "青禾样例乙", "2024年3月26日"),
            Signatory("单位负责人"),
        ),
        sign_off_notes=(
            "说明1：第3项核对提示“预算完成率与决算报表差0.01个百分点”，系四舍五入所致，经复核人确认后予以保留。",
            "说明2：本次修订原因：根据区财政局反馈意见，更正“资产管理”指标的评分依据。",
        ),
        draft=False,
        revision=2,
        digest=DIGEST,
        qr="ZIPINGTAI:2023:" + DIGEST.upper(),
        data=b'{"unit": "sample", "year": 2023}' * 40,
        made_at=datetime(2024, 3, 25, 9, 30, tzinfo=timezone(timedelta(hours=8))),
    )
    return replace(report, **changes)
