"""Reports that tell their scores in sentences: one understanding for all formats, and no guess told as a fact."""

from __future__ import annotations

import codecs
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.errors import Problem, UserError
from desktop.domain.imported import Confidence, ImportResult
from desktop.domain.rubric import Rubric
from desktop.importers import READERS, read, understand
from desktop.importers.text import laid_out
from tests.importers.documents import WRITERS, txt
from tests.importers.sheets import ROOT, leaves, points, scores

# Figures and structure of a published report of 2023, in our own words.
REPORT = [
    "附件2",
    "2023年度云岭市青禾区科学技术协会",
    "部门整体支出绩效自评报告",
    "一、部门基本情况",
    "（一）部门职能",
    "云岭市青禾区科学技术协会是联系全区科技人员的群众团体，办公室和普及部各一个，在编六人。主要任务是：",
    "1.组织全区的科普活动，办好科普场馆，每年制定工作计划并组织实施，按季度向区里报告进展。",
    "2.联系学会和企业科协。",
    "（二）年度总体工作和重点工作任务",
    "2023年共办科普活动64场，覆盖12个镇街，其中进校园20场、进社区30场，参加的群众约 2 万人次。",
    "（四）部门整体收支情况",
    "2023年度云岭市青禾区科学技术协会部门整体支出519.66万元，其中:基本支出数为 479.90 万元，项目支出数为 39.77 万元。",
    "全年预算数520.38万元，决算数519.66万元，完成率99.86%。",
    "（五）部门整体绩效管理情况",
    "1.绩效监控情况。年中组织了2023年上半年绩效运行监控，部门整体支出得分97.89分。",
    "2.绩效评价情况。完成了2022年部门整体绩效自评，从两个维度打分。自评得分为96.45分，自评等级为“优”。",
    "二、绩效自评情况",
    "（一）自评结论",
    "本会部门整体支出绩效自评总分96.29分，评价等级为“优”，其中：整体效能49.99分；预算编制3分。",
    "（二）履职效能分析",
    "1.部门整体绩效目标产出指标完成情况，分值20分，自评综合得分20分，各项指标均达到年度指标值。",
    "2.部门整体绩效目标效益指标完成情况，分值 20分，自评综合得分 20 分，各项指标均达到年度指标值。",
    "3.部门预算资金支出率，分值10分，自评综合得分9.99分，年度平均执行率为99.86%。",
    "（三）管理效率分析",
    "1.预算编制管理分值3分，自评得分3分，新增项目都做了事前评估。",
    (
        "2.绩效管理分值15分，自评得分11.30分，制度为综合制度。绩效管理制度建设方面，职责分工没有写明，扣2.5分，"
        "改进措施:补充制度；绩效结果应用方面，挂钩机制还没有建立，扣1.2分，改进措施:建立挂钩机制。"
    ),
    "3.采购管理分值10分，自评得分10分，采购意向都按时公开。",
    "三、存在的主要问题",
    "部分项目的资料收集不够完整。",
    "四、下一步改进措施",
    "加强项目档案管理。",
]
ROWS = points(
    ("部门整体绩效目标产出指标完成情况", "20", "20"),
    ("部门整体绩效目标效益指标完成情况", "20", "20"),
    ("部门预算资金支出率", "10", "9.99"),
    ("预算编制管理", "3", "3"),
    ("绩效管理", "15", "11.3"),
    ("采购管理", "10", "10"),
)
TABLE = [
    ["一级指标", "二级指标", "三级指标", "分值", "得分"],
    ["管理效能", "资金管理", "预算完成率", "2", "1.24"],
    ["管理效能", "成本管理", "公用经费控制率", "2", "2"],
    ["加减分项", "工作表现加减分", "工作受表彰或批评", "5", "0"],
    ["总分", "", "", "100", "93.89"],
]


def told(rubric: Rubric, *lines: str) -> ImportResult:
    """What a report of these paragraphs says."""
    return understand(laid_out("\n".join(lines), "上年.txt"), rubric)


def value(result: ImportResult, target: str) -> str:
    return next(value.value for value in result.values if value.target == target)


@pytest.mark.parametrize("suffix", list(WRITERS))
def test_the_same_report_in_every_format(guangzhou: Rubric, tmp_path: Path, suffix: str) -> None:
    result = read(WRITERS[suffix](tmp_path / f"上年{suffix}", REPORT), guangzhou)
    assert scores(result) == ROWS
    assert (result.unit, result.year) == ("云岭市青禾区科学技术协会", 2023)
    assert (result.claimed_total, result.claimed_grade) == (Decimal("96.29"), "优")
    assert value(result, "budget.city") == "520.38"
    assert value(result, "executed.basic") == "479.9"
    assert value(result, "narrative.problems") == "部分项目的资料收集不够完整。"
    assert value(result, "narrative.unit.duties").endswith("2.联系学会和企业科协。")
    assert "参加的群众约2万人次" in value(result, "narrative.unit.work").replace(" ", "")


@pytest.mark.parametrize("suffix", list(WRITERS))
def test_a_score_table_in_every_format(guangzhou: Rubric, tmp_path: Path, suffix: str) -> None:
    blocks = ["部门整体支出绩效自评表（2021年度）", TABLE, "填报人：某某某"]
    result = read(WRITERS[suffix](tmp_path / f"上年{suffix}", blocks), guangzhou)
    assert scores(result) == points(
        ("预算完成率", "2", "1.24"), ("公用经费控制率", "2", "2"), ("工作受表彰或批评", "5", "0")
    )
    assert [row.code for row in leaves(result)] == [
        "mgmt.funds.completion",
        "mgmt.costs.public",
        "bonus.conduct.praise",
    ]
    assert (result.year, result.claimed_total) == (2021, Decimal("93.89"))


@pytest.mark.parametrize(
    "mark_and_codec",
    [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (b"", "gb18030"), (codecs.BOM_UTF16_LE, "utf-16-le"),
     (codecs.BOM_UTF16_BE, "utf-16-be")],
)  # fmt: skip
def test_every_encoding_an_office_saves(guangzhou: Rubric, tmp_path: Path, mark_and_codec: tuple[bytes, str]) -> None:
    mark, codec = mark_and_codec
    path = txt(tmp_path / "上年.txt", REPORT)
    path.write_bytes(mark + path.read_text(encoding="utf-8").encode(codec))
    assert scores(read(path, guangzhou)) == ROWS


def test_places_are_lines_paragraphs_and_pages(guangzhou: Rubric, tmp_path: Path) -> None:
    there = {
        suffix: leaves(read(WRITERS[suffix](tmp_path / f"上年{suffix}", REPORT), guangzhou))[3].found_at
        for suffix in WRITERS
    }
    lines = txt(tmp_path / "行.txt", REPORT).read_text(encoding="utf-8").split("\n")
    assert lines[int(there[".txt"].strip("第行")) - 1].startswith("1.预算编制管理分值3分")
    assert there[".docx"] == there[".odt"] == there[".html"] == f"第{REPORT.index(REPORT[24]) + 1}段"
    assert there[".pdf"].startswith("第2页第")


def test_lost_points_add_up_to_what_is_missing_and_keep_their_reason(guangzhou: Rubric) -> None:
    row = leaves(told(guangzhou, *REPORT))[4]
    assert row.deduction == Decimal("3.7")
    assert "职责分工没有写明" in row.reason
    assert row.improvement == "补充制度；建立挂钩机制"


def test_names_from_the_heading_of_an_item_and_basis_from_the_paragraphs_below(guangzhou: Rubric) -> None:
    result = told(
        guangzhou,
        "二、综合评价分析",
        "（一）自评结论综述",
        "2022年，根据评分表，自评分数为99.15分。",
        "（二）各项任务完成情况分析",
        "1、采购管理",
        "（1）采购意向公开合规性，该指标分值2分，自评得分2分。",
        "本会按时公开。",
        "（2）采购政策效能，该指标分值 1 分，自评得分 0.65分。",
        "2、绩效管理",
        "（1）绩效结果应用，该指标分值3分，自评得分3分。",
        "2. 预算执行情况。指标分值40分，自评得分40分，得分率100%。",
    )
    assert [row.path for row in leaves(result)] == [
        ("采购管理", "采购意向公开合规性"),
        ("采购管理", "采购政策效能"),
        ("绩效管理", "绩效结果应用"),
        ("预算执行情况",),
    ]
    assert leaves(result)[0].basis == "本会按时公开。"
    assert leaves(result)[2].code == "mgmt.performance.results"
    assert result.claimed_total == Decimal("99.15")
    assert any("各项得分合计 45.65" in warning for warning in result.warnings)


def test_points_lost_without_any_score_are_deductions_and_nothing_more(guangzhou: Rubric) -> None:
    result = told(
        guangzhou,
        "二、绩效自评情况",
        "（一）自评结论",
        "经统计，绩效自评分值 99 分。",
        "（三）管理效率分析",
        "（1）资金管理方面：预算完成率扣0.1分，主要原因是支出偏慢；一般公共预算支出年度平均执行率扣 0.4 分，"
        "主要原因是进度靠后。（2）绩效管理方面：绩效目标合理性扣0.3分，主要原因是目标还要细化。",
    )
    rows = leaves(result)
    assert [(row.code, row.deduction) for row in rows] == [
        ("mgmt.funds.completion", Decimal("0.1")),
        ("mgmt.funds.execution", Decimal("0.4")),
        ("mgmt.performance.goals", Decimal("0.3")),
    ]
    assert {(row.weight, row.score) for row in rows} == {(None, None)}
    assert rows[2].path == ("管理效能", "绩效管理", "绩效目标合理性")
    assert rows[0].reason == "支出偏慢"
    assert result.claimed_total == 99


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年上半年绩效运行监控，部门整体支出得分97.89分。",
        "完成了2022年部门整体自评。自评得分为96.45分，等级为“优”。",
        "上年度部门整体支出绩效自评得分为95分。",
        "科普项目支出绩效自评得分为98分。",
        "资金管理得分15.5分。",
        "评分标准为满分100分，得分90分以上为优。",
    ],
)
def test_other_totals_are_never_the_claim(guangzhou: Rubric, sentence: str) -> None:
    rows = ("1.采购管理分值10分，自评得分9分。", "2023年各项工作完成。", "2023年预算执行正常。")
    result = told(guangzhou, "2023年度某市某局部门整体支出绩效自评报告", "一、部门基本情况", sentence, *rows)
    assert result.claimed_total is None
    assert result.claimed_grade == ""


@pytest.mark.parametrize(
    ("sentence", "total", "grade"),
    [
        ("我局部门整体支出绩效自评得分为96.45分，等级为优。", "96.45", "优"),
        ("经自评，综合得分为92.5分，评价等级为“良好”。", "92.5", "良好"),
        ("对照评分表，总分100分，自评得分 88 分，等级：良。", "88", "良"),
        ("自评得分９８．６分，自评等次为“优秀”。", "98.6", "优秀"),
        ("2023年度整体支出绩效评价满分100分，自评得分95.3分。", "95.3", ""),
    ],
)
def test_ways_to_claim_a_total(guangzhou: Rubric, sentence: str, total: str, grade: str) -> None:
    result = told(guangzhou, "2023年度某市某局部门整体支出绩效自评报告", "二、绩效自评情况", "（一）自评结论", sentence)
    assert (result.claimed_total, result.claimed_grade) == (Decimal(total), grade)


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        ("1.投入管理（满分10分，得9分），编制及时。", ("投入管理", "10", "9")),
        ("1.预算编制（20分），得分18.5分。", ("预算编制", "20", "18.5")),
        ("1.产出指标：自评得分28分（满分30分）。", ("产出指标", "30", "28")),
        ("1.公用经费控制率。该项指标分值为2分，扣0.5分，自评得分1.5分。", ("公用经费控制率", "2", "1.5")),
        ("①运行成本权重4分，得分4分；", ("运行成本", "4", "4")),
        ("（1）资产盘点情况，指标权重1分；实际得分1分。", ("资产盘点情况", "1", "1")),
    ],
)
def test_ways_to_tell_a_score(guangzhou: Rubric, sentence: str, row: tuple[str, str, str]) -> None:
    assert scores(told(guangzhou, "二、绩效自评情况", sentence)) == points(row)


def test_a_list_without_weights_is_a_guess(guangzhou: Rubric) -> None:
    result = told(guangzhou, "（一）自评结论", "自评总分96.29分，其中：整体效能49.99分；预算编制3分；运行成本4分。")
    assert [(row.name, row.score, row.weight) for row in leaves(result)] == [
        ("整体效能", Decimal("49.99"), None),
        ("预算编制", Decimal(3), None),
        ("运行成本", Decimal(4), None),
    ]
    assert {row.confidence for row in leaves(result)} == {Confidence.GUESS}
    assert any("推断" in warning for warning in result.warnings)


def test_a_table_goes_before_the_text_and_contradictions_are_told(guangzhou: Rubric, tmp_path: Path) -> None:
    blocks = [
        "2021年度某市某协会部门整体支出绩效自评报告",
        "二、绩效自评情况",
        "（一）自评结论",
        "本会自评得分为94分，等级为优。",
        "1.预算完成率，分值2分，自评得分1.3分。",
        "2.公用经费控制率扣0.5分，主要原因是会议偏多。",
        TABLE,
    ]
    result = read(WRITERS[".docx"](tmp_path / "上年.docx", blocks), guangzhou)
    assert [row.score for row in leaves(result)][:2] == [Decimal("1.24"), Decimal(2)]
    assert leaves(result)[1].reason == "会议偏多"
    assert result.claimed_total == Decimal("93.89")
    assert any("正文写的自评得分是 94" in warning for warning in result.warnings)
    assert any("正文中“预算完成率”得分是 1.3，评分表" in warning for warning in result.warnings)


def test_the_fuller_name_of_the_unit_and_the_signature(guangzhou: Rubric) -> None:
    result = told(
        guangzhou,
        "部门名称：(公章)",
        "联系电话：0000-0000000",
        "云岭市科协 2019 年 部门整体支出绩效自评报告",
        "第一部分 部门基本情况",
        "一、部门职能",
        "承担全市的科普工作。2019年总支出为509.10万元，其中基本支出371.97万元、项目支出137.13万元。",
        "1. 预算编制情况。指标分值30分，自评得分30分。",
        "云岭市科学技术协会",
        "2020年3月25日",
    )
    assert (result.unit, result.year) == ("云岭市科学技术协会", 2019)
    assert any("单位名称取自正文（第8行）" in warning for warning in result.warnings)
    assert (value(result, "executed.city"), value(result, "executed.project")) == ("509.1", "137.13")
    assert value(result, "phone") == "0000-0000000"


def test_figures_in_yuan_and_rates_that_do_not_follow(guangzhou: Rubric) -> None:
    result = told(
        guangzhou,
        "（四）部门整体收支情况",
        "整体支出全年预算数332.21万元，决算数315.59万元，完成率97%，其中：基本支出全年预算数294.73万元，决算数283.58万元。",
        "1.“三公”经费控制率，分值2分，得分2分，“三公”经费实际支出数4369.98元小于预算安排的“三公”经费数18000元。",
    )
    assert value(result, "three_public.actual") == "0.436998"
    assert value(result, "three_public.budget") == "1.8"
    assert any("“整体支出”的完成率印为 97%" in warning and "应为 95%" in warning for warning in result.warnings)


def test_text_without_any_score_says_so(guangzhou: Rubric) -> None:
    with pytest.raises(UserError) as refused:
        told(guangzhou, "今年的工作总结", "一切顺利。")
    assert refused.value.code is Problem.IMPORT_NOTHING
    assert "没有自评得分" in refused.value.problem


def test_old_binary_formats_say_how_to_save_them_anew(guangzhou: Rubric, tmp_path: Path) -> None:
    for name, target in (("上年.doc", ".docx"), ("上年.wps", ".docx"), ("上年.et", ".xlsx")):
        (tmp_path / name).write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
        with pytest.raises(UserError) as refused:
            read(tmp_path / name, guangzhou)
        assert refused.value.code is Problem.IMPORT_OLD_FORMAT
        assert name in refused.value.problem
        assert target in refused.value.remedy


def test_every_suffix_has_its_reader() -> None:
    assert set(WRITERS) < set(READERS)


def test_a_report_of_another_province(guangzhou: Rubric) -> None:
    result = told(
        guangzhou,
        "某某县民政局2022年度部门整体支出绩效自评报告",
        "一、部门（单位）基本情况",
        "（一）职能职责：某某县民政局是主管全县民政工作的部门，内设8个股室。",
        "二、部门整体支出绩效情况",
        "按照指标表评分，我局2022年度部门整体支出绩效自评得分96分，评价等级为优秀。",
        "（一）投入（满分20分，得20分）",
        "1、预算配置。标准分10分，自评得10分。",
        "2.“三公经费”变动率10分，得分10分；",
        "（二）过程（60分），得分57分",
        "1.预算完成率。分值5分，本项得分4分，扣1分，扣分原因：年末追加预算。",
        "2.产出指标：数量指标分值20分，自评得分19分；质量指标分值10分，自评得分10分。",
        "三、存在的主要问题及原因分析",
        "资金支付偏慢。",
    )
    assert [(row.path, row.weight, row.score) for row in leaves(result)] == [
        (("投入", "预算配置"), Decimal(10), Decimal(10)),
        (("投入", "“三公经费”变动率"), Decimal(10), Decimal(10)),
        (("过程", "预算完成率"), Decimal(5), Decimal(4)),
        (("过程", "产出指标", "数量指标"), Decimal(20), Decimal(19)),
        (("过程", "产出指标", "质量指标"), Decimal(10), Decimal(10)),
    ]
    weights = {row.path: row.weight for row in result.indicators if not row.leaf}
    assert (weights["投入",], weights["过程",]) == (Decimal(20), Decimal(60))
    assert leaves(result)[2].deduction == 1
    assert (result.unit, result.year) == ("某某县民政局", 2022)
    assert (result.claimed_total, result.claimed_grade) == (Decimal(96), "优秀")
    assert value(result, "narrative.problems") == "资金支付偏慢。"


def test_a_table_set_with_blanks_only(guangzhou: Rubric) -> None:
    result = told(
        guangzhou,
        "单位名称：某某市应急管理局",
        "2021年度部门整体支出绩效自评表",
        "一级指标    二级指标      三级指标        分值    得分",
        "管理效能    资金管理      预算完成率       2      1.24",
        "            结转结余率    2              2",
        "总分                                     4      3.24",
        "说明：  本表一式两份，  由本局填写。",
    )
    assert scores(result) == points(("预算完成率", "2", "1.24"), ("结转结余率", "2", "2"))
    assert leaves(result)[1].confidence < Confidence.EXACT  # its columns slipped
    assert (result.unit, result.year, result.claimed_total) == ("某某市应急管理局", 2021, Decimal("3.24"))


def test_readers_are_imported_only_when_a_file_needs_them() -> None:
    heavy = ("pdfplumber", "pdfminer", "pypdfium2", "xlrd", "openpyxl", "desktop.importers.reading")
    code = f"import sys, desktop.importers; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
