"""Other provinces' forms, read by the words of their heads: one story for each way of laying a score table out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.errors import Problem, UserError
from desktop.domain.imported import Confidence
from desktop.domain.rubric import Rubric
from desktop.importers import read
from tests.importers.sheets import leaves, points, save, save_sheets, scores

_ = None


def test_the_national_project_form(guangzhou: Rubric, tmp_path: Path) -> None:
    path = save(
        tmp_path / "表.xlsx",
        [
            ["项目支出绩效自评表"],
            ["（2022年度）"],
            ["主管部门", _, "某市科协", _, _, "实施单位", "某市科技馆"],
            ["项目资金（万元）", _, _, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
            [_, _, "年度资金总额", 100, 120, 118.32, 10, 0.986, 9.86],
            [_, _, "其中：财政拨款", 100, 120, 118.32, "—", 0.986, "—"],
            ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
             "偏差原因分析及改进措施"],
            [_, "产出指标(50分)", "数量指标", "指标1：开放天数", "≥250天", "260天", 20, 20],
            [_, _, _, "指标2：接待人次", "≥2万", "1.8万", 10, 9, "客流减少"],
            [_, _, "质量指标", "展品完好率", "≥95%", 0.97, 10, 10],
            [_, _, "时效指标", "按时开放率", 1, 1, 10, 10],
            [_, "效益指标(30分)", "社会效益指标", "提升科学素质", "显著", "显著", 30, 28, "……"],
            [_, "满意度指标", "服务对象满意度", "观众满意度", "≥90%", "93%", 10, 10],
            ["总分", _, _, _, _, _, 100, 96.86],
            ["自评等级：优"],
        ],
        ["A1:I1", "A4:B6", "A7:A13", "B8:B11", "C8:C9", "A14:F14"],
        {"H5": "0.00%", "F10": "0%", "E11": "0%", "F11": "0%"},
    )  # fmt: skip
    result = read(path, guangzhou)
    assert (result.unit, result.year, result.claimed_total, result.claimed_grade) == (
        "某市科技馆", 2022, Decimal("96.86"), "优",
    )  # fmt: skip
    assert scores(result) == points(
        ("指标1：开放天数", "20", "20"),
        ("指标2：接待人次", "10", "9"),
        ("展品完好率", "10", "10"),
        ("按时开放率", "10", "10"),
        ("提升科学素质", "30", "28"),
        ("观众满意度", "10", "10"),
        ("预算执行率", "10", "9.86"),
    )
    by_name = {row.name: row for row in leaves(result)}
    assert by_name["展品完好率"].actual == "97%"
    assert by_name["指标2：接待人次"].basis == "客流减少"
    assert by_name["按时开放率"].path == ("产出指标(50分)", "时效指标", "按时开放率")
    assert {row.weight for row in result.indicators if row.name == "产出指标(50分)"} == {Decimal(50)}
    assert {row.code for row in result.indicators} == {""}
    assert max(row.confidence for row in leaves(result)) is Confidence.LIKELY
    assert result.warnings == ()
    assert next(one.value for one in result.values if one.found_at == "表1!E6") == "120"


def test_the_sichuan_columns_make_one_target(guangzhou: Rubric, tmp_path: Path) -> None:
    path = save(
        tmp_path / "表.xlsx",
        [
            ["部门整体支出绩效自评表（2023年度）"],
            ["部门名称", "某某市水务局", _, _, _, _, _, _, "单位：万元"],
            ["绩效指标", _, _, _, _, _, _, "权重", "自评得分"],
            ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值"],
            ["产出指标", "数量指标", "巡河次数", "≥", 48, "次", 52, 40, 40],
            ["产出指标", "数量指标", "新建监测点", "＝", 6, "个", 6, 20, 20],
            ["效益指标", "社会效益", "受益人口", "≥", 3.2, "万人", 3, 40, 37.5],
            ["合计", _, _, _, _, _, _, 100, 97.5],
        ],
        ["A3:G3", "H3:H4", "I3:I4"],
    )
    result = read(path, guangzhou)
    assert result.unit == "某某市水务局"
    assert scores(result) == points(("巡河次数", "40", "40"), ("新建监测点", "20", "20"), ("受益人口", "40", "37.5"))
    assert [row.target for row in leaves(result)] == ["≥48次", "＝6个", "≥3.2万人"]


def test_a_head_of_two_rows_with_a_reviewed_score(guangzhou: Rubric, tmp_path: Path) -> None:
    path = save(
        tmp_path / "表.xlsx",
        [
            ["某某区财政局2022年度部门整体支出绩效评价自评表"],
            ["评价指标", _, _, "评分", _, _, "评分依据"],
            ["一级指标", "二级指标", "三级指标", "标准分", "自评分", "复核分"],
            ["投入（20分）", "目标设定（10分）", "目标设得合理", 5, 5, 4, "依据充分"],
            [_, _, "指标写得明确", 5, 4.5, 4, "个别未量化"],
            [_, "预算配置（10分）", "在职人员控制率", 10, 10, 10],
            ["产出（80分）", "职责履行", "重点工作\n完成率", 80, "78分", 76],
            ["合计", _, _, 100, 97.5, 94],
            ["评价等级", "优□ 良☑ 中□ 差□"],
        ],
        ["A2:C2", "D2:F2", "G2:G3", "A4:A6", "B4:B5", "A8:C8"],
    )
    result = read(path, guangzhou)
    assert scores(result) == points(
        ("目标设得合理", "5", "5"),
        ("指标写得明确", "5", "4.5"),
        ("在职人员控制率", "10", "10"),
        ("重点工作完成率", "80", "78"),
    )
    assert (result.claimed_total, result.claimed_grade) == (Decimal("97.5"), "良")
    assert result.unit == "某某区财政局"
    assert any("单位名称取自标题" in told for told in result.warnings)
    assert leaves(result)[2].path == ("投入（20分）", "预算配置（10分）", "在职人员控制率")


def test_name_and_weight_below_each_level(guangzhou: Rubric, tmp_path: Path) -> None:
    path = save(
        tmp_path / "表.xlsx",
        [
            ["2023年度自评表"],
            ["单位名称：某县林业局（盖章）"],
            ["一级指标", _, "二级指标", _, "三级指标", _, "评价得分"],
            ["名称", "分值", "名称", "分值", "名称", "分值", "自评", "复评"],
            ["履职效能", 50, "产出", 30, "造林面积", 30, 29, 28],
            [_, _, "效益", 20, "林农增收", 20, 20, 19],
            ["管理效能", 50, "资金管理", 50, "预算完成率", 25, "24.50", 25],
            [_, _, _, _, "结转结余率", 25, 25, 25],
            ["总计", 100, _, _, _, 100, 98.5, 97],
        ],
        ["A3:B3", "C3:D3", "E3:F3", "G3:H3", "A5:A6", "B5:B6", "A7:A8", "B7:B8", "C7:C8", "D7:D8"],
    )
    result = read(path, guangzhou)
    assert result.unit == "某县林业局"
    assert scores(result) == points(
        ("造林面积", "30", "29"), ("林农增收", "20", "20"), ("预算完成率", "25", "24.5"), ("结转结余率", "25", "25")
    )
    assert [(row.code, row.slot) for row in leaves(result)] == [
        ("", "duty"), ("", "duty"), ("mgmt.funds.completion", ""), ("mgmt.funds.carryover", ""),
    ]  # fmt: skip
    assert result.claimed_total == Decimal("98.5")


def test_a_plain_list_without_levels(guangzhou: Rubric, tmp_path: Path) -> None:
    path = save(
        tmp_path / "2022年自评.xlsx",
        [
            ["填报单位：某县林业局", _, _, _, "填报日期：2023年3月1日"],
            ["序号", "考核指标", "分值", "目标值", "完成值", "自评得分", "扣分原因"],
            [1, "造林面积", 40, "≥5000亩", "5200亩", 40],
            [2, "森林防火", 30, "零重大火灾", "无", 30],
            [3, "林长制考核", 30, "优秀", "良好", 25, "第三季度通报一次"],
            ["自评总分", _, _, _, _, 95],
        ],
    )
    result = read(path, guangzhou)
    assert scores(result) == points(("造林面积", "40", "40"), ("森林防火", "30", "30"), ("林长制考核", "30", "25"))
    assert [row.reason for row in leaves(result)] == ["", "", "第三季度通报一次"]
    assert leaves(result)[1].actual == "无"
    assert (result.year, result.claimed_total) == (2022, Decimal(95))
    assert any("按文件名推断为 2022 年" in told for told in result.warnings)


def test_leaves_of_the_second_level_and_standards_over_several_rows(guangzhou: Rubric, tmp_path: Path) -> None:
    path = save(
        tmp_path / "表.xlsx",
        [
            ["2021年度"],
            ["一级指标", "二级指标", "三级指标", "评分标准", "分值", "得分", "扣分原因"],
            ["投入", "目标设定", "目标设得合理", "①合法", 20, 20],
            [_, _, _, "②符合职责"],
            ["过程", "预算管理", _, "按执行率", 30, 29.5, "进度慢"],
            ["产出", "救助对象数量", _, _, 50, 49, "少3人"],
            ["小计", _, _, _, 100, 98.5],
            ["总得分", _, _, _, _, 98.5],
        ],
        ["A3:A4", "B3:B4", "C3:C4", "E3:E4", "F3:F4", "B5:C5", "B6:C6"],
    )
    result = read(path, guangzhou)
    assert scores(result) == points(
        ("目标设得合理", "20", "20"), ("预算管理", "30", "29.5"), ("救助对象数量", "50", "49")
    )
    assert leaves(result)[0].explanation == "①合法\n②符合职责"
    assert leaves(result)[1].path == ("过程", "预算管理")
    assert result.claimed_total == Decimal("98.5")


def test_a_table_that_goes_on_over_sheets_and_hidden_sheets(guangzhou: Rubric, tmp_path: Path) -> None:
    path = save_sheets(
        tmp_path / "表.xlsx",
        {
            "封面": [["2022年度部门整体支出绩效自评报告"], ["单位（盖章）：", "某区卫生健康局"]],
            "表1": [
                ["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "评价标准", "自评得分"],
                ["管理效能", "45", "资金管理", "16", "预算完成率", "2", "标准", "1.24"],
            ],
            "表2": [
                [_, _, _, _, "专项资金管理情况", "2", "标准", "2"],
                ["履职效能", "50", "一、医疗", "50", "门诊人次", "50.0", "标准", "49"],
                ["总分", "100", _, _, _, _, _, "52.24"],
            ],
        },
    )
    result = read(path, guangzhou)
    assert scores(result) == points(
        ("预算完成率", "2", "1.24"), ("专项资金管理情况", "2", "2"), ("门诊人次", "50", "49")
    )
    assert leaves(result)[1].code == "mgmt.funds.special"
    assert leaves(result)[1].path == ("管理效能", "资金管理", "专项资金管理情况")
    assert result.unit == "某区卫生健康局"


SLIPPED = [
    ["部门整体支出绩效自评表"],
    ["（2021年度）"],
    ["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "指标解释", "得分/自评分", "评分依据"],
    ["资金管理", 16, "预算完成率", 2, "全年预算完成得怎样，看预算用出去了多少", 2, 1.24, "按公式得 1.238 分"],
    [_, _, "部门预算编制情况", 3, "看预算是否编得准", 3, 3, "编得准"],
    ["采购管理", 2, "政府采购执行率", 2, "看采购预算的执行", 2, 1.96, "按公式"],
    ["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "指标解释", "得分/自评分", "评分依据"],
    ["管理效能", 45, "资产管理", 4, "资产管理制度健全性", 1, "制度是否健全", 1, "健全"],
    [_, _, _, _, "资产账务核对情况", 1, "两账是否一致", 1, "一致"],
    [_, "二、服务创新", 12, 4, "2.1 成果转化对接金额", 4, "目标 80 亿元以上", 4, "完成 90 亿元", "已完成"],
    ["总分", 100, _, _, _, _, _, 12.2],
]  # fmt: skip


def test_slipped_rows_are_brought_back_and_never_called_exact(guangzhou: Rubric, tmp_path: Path) -> None:
    result = read(save(tmp_path / "表.xlsx", SLIPPED), guangzhou)
    assert scores(result) == points(
        ("预算完成率", "2", "1.24"),
        ("部门预算编制情况", "3", "3"),
        ("政府采购执行率", "2", "1.96"),
        ("资产管理制度健全性", "1", "1"),
        ("资产账务核对情况", "1", "1"),
        ("2.1 成果转化对接金额", "4", "4"),
    )
    likely, exact, guess = Confidence.LIKELY, Confidence.EXACT, Confidence.GUESS
    assert [row.confidence for row in leaves(result)] == [likely, likely, likely, exact, exact, guess]
    assert leaves(result)[1].path == ("资金管理", "部门预算编制情况")
    assert any("按位置或近似名称推断" in told and "表1!E10" in told for told in result.warnings)


def test_a_name_of_another_form_is_not_taken_for_ours(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = [
        ["一级指标", "二级指标", "三级指标", "分值", "得分"],
        ["过程", "预算执行", "预算完成率", 20, 19],
        ["管理效能", "成本管理", "公用经费支出控制率", 2, 2],
        ["管理效能", "成本管理", "公用经费控制率", 2, 2],
    ]
    result = read(save(tmp_path / "2021年度.xlsx", rows), guangzhou)
    assert [row.code for row in leaves(result)] == ["", "mgmt.costs.public", ""]
    assert leaves(result)[1].confidence < Confidence.EXACT
    assert any("是同一指标，只取前一处" in told for told in result.warnings)


def test_a_score_that_is_no_number_is_told_with_its_place(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = [["三级指标", "分值", "得分"], ["造林面积", 40, "待定"], ["森林防火", 60, 60]]
    result = read(save(tmp_path / "2021年度.xlsx", rows), guangzhou)
    assert [row.score for row in leaves(result)] == [None, Decimal(60)]
    assert any("表1!C2：“造林面积”的得分应为数字，读到“待定”" in told for told in result.warnings)
    assert any("1 项指标没有读到得分：造林面积" in told for told in result.warnings)


def test_sums_that_do_not_agree_are_told(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = [
        ["一级指标", "分值", "二级指标", "分值", "得分"],
        ["产出", 40, "造林面积", 40, 40],
        ["效益", 60, "林农增收", 59, 58],
        ["总分", 100, _, _, 99],
    ]
    told = read(save(tmp_path / "2021年度.xlsx", rows), guangzhou).warnings
    assert "各项得分合计 98，原表总分为 99，相差 1" in told
    assert "各项分值合计 99，应为 100" in told
    assert "表1!A3：“效益”分值 60，所属指标分值合计 59" in told


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("部门整体支出绩效自评表（2021年度）", 2021),
        ("二〇二一年度部门整体支出绩效自评表", 2021),
        ("2020 年度自评表（2021年3月5日填报）", 2020),
        ("某局2019年部门整体支出绩效自评表", 2019),
    ],
)
def test_years(guangzhou: Rubric, tmp_path: Path, title: str, year: int) -> None:
    rows = [[title], ["三级指标", "分值", "得分"], ["造林面积", 100, 100]]
    assert read(save(tmp_path / "表.xlsx", rows), guangzhou).year == year


def test_money_in_yuan_becomes_the_rubrics_unit(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = [
        ["2021年度", _, "金额单位：元"],
        [_, "财政拨款", "其他资金"],
        ["全年预算数", "6,182,000.00", 378000],
        ["全年执行数", "6,118,500.00", 321500],
        ["三级指标", "分值", "得分"],
        ["造林面积", 100, 100],
    ]
    result = read(save(tmp_path / "表.xlsx", rows), guangzhou)
    facts = {value.target: (value.value, value.text) for value in result.values}
    assert facts["budget.fiscal"] == ("618.2", "6,182,000.00")
    assert facts["executed.other"] == ("32.15", "321500")


def test_figures_that_lost_their_columns_are_guesses(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = [
        ["年度部门整体支出规模（万元）", "按资金来源", _, _, "按资金结构"],
        [_, "财政拨款", "其他资金", "基本支出", "项目支出"],
        [_, "全年预算数", 618.2, 37.8, 402.3, 253.7],
        ["三级指标", "分值", "得分"],
        ["造林面积", 100, 100],
    ]
    result = read(save(tmp_path / "2021年度.xlsx", rows), guangzhou)
    assert {value.target: value.value for value in result.values} == {
        "budget.fiscal": "618.2", "budget.other": "37.8", "budget.basic": "402.3", "budget.project": "253.7",
    }  # fmt: skip
    assert {value.confidence for value in result.values} == {Confidence.GUESS}


def test_a_workbook_without_a_score_table_says_so(guangzhou: Rubric, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refusal:
        read(save(tmp_path / "通讯录.xlsx", [["部门", "电话"], ["办公室", "12"]]), guangzhou)
    assert refusal.value.code is Problem.IMPORT_NOTHING
    assert "通讯录.xlsx" in str(refusal.value)


def test_a_head_without_rows_says_so(guangzhou: Rubric, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="表头以下没有指标"):
        read(save(tmp_path / "空表.xlsx", [["一级指标", "二级指标", "分值", "得分"]]), guangzhou)


def test_a_score_below_each_level(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = [
        ["2019年度"],
        ["一级指标", "分值", "得分", "二级指标", "分值", "得分", "三级指标", "分值", "得分"],
        ["预算编制", 60, 58, "目标设置", 60, 58, "目标完整", 20, 20],
        [_, _, _, _, _, _, "目标科学", 40, 38],
        ["预算执行", 40, 39, "资金管理", 40, 39, "支出进度", 40, 39],
        ["合计", 100, 97, _, 100, 97, _, 100, 97],
    ]
    merges = [f"{letter}3:{letter}4" for letter in "ABCDEF"]
    result = read(save(tmp_path / "表.xlsx", rows, merges), guangzhou)
    assert scores(result) == points(("目标完整", "20", "20"), ("目标科学", "40", "38"), ("支出进度", "40", "39"))
    assert result.claimed_total == 97
    assert result.warnings == ("没有找到单位名称",)


def test_one_score_beside_several_names_belongs_to_their_heading(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = [
        ["2021年度"],
        ["一级指标", "二级指标", "三级指标", "分值", "得分"],
        ["产出", "造林", "人工造林", 60, 57],
        [_, _, "飞播造林"],
        ["效益", "增收", "林农增收", 40, 40],
        ["总分", _, _, 100, 97],
    ]
    merges = ["A3:A4", "B3:B4", "D3:D4", "E3:E4"]
    result = read(save(tmp_path / "表.xlsx", rows, merges), guangzhou)
    assert scores(result) == points(("造林", "60", "57"), ("林农增收", "40", "40"))
    assert leaves(result)[0].explanation == "人工造林\n飞播造林"


def test_a_weight_shared_by_two_scores_is_counted_once_and_told(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = [["二级指标", "三级指标", "分值", "得分"], ["造林", "人工造林", 100, 57], [_, "飞播造林", _, 40]]
    result = read(save(tmp_path / "2021年度.xlsx", rows, ["A2:A3", "C2:C3"]), guangzhou)
    assert [(row.weight, row.score) for row in leaves(result)] == [(Decimal(100), Decimal(57)), (None, Decimal(40))]
    assert any("共用分值 100" in told for told in result.warnings)


def test_total_and_grade_may_stand_in_a_sentence_or_above_the_table(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = [
        ["2021年度"],
        ["部门名称", "某县林业局", "自评得分", 97.5],
        ["三级指标", "分值", "得分"],
        ["造林面积", 100, 97.5],
    ]
    assert read(save(tmp_path / "甲.xlsx", rows), guangzhou).claimed_total == Decimal("97.5")
    rows[1] = ["某县林业局自评总得分为97.5分，绩效等级为“优”。"]
    result = read(save(tmp_path / "乙.xlsx", rows), guangzhou)
    assert (result.claimed_total, result.claimed_grade) == (Decimal("97.5"), "优")


def test_headings_in_rows_of_their_own_and_texts_that_go_on_over_a_page(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = [
        ["2021年度"],
        ["指标名称", "分值", "得分", "评分依据"],
        ["一、产出指标（60分）"],
        ["造林面积", 60, 58, "完成 5800 亩，"],
        [_, _, _, "比计划少 200 亩。"],
        ["二、效益指标（40分）"],
        ["林农增收", 40, 40],
        ["小计", 40, 40],
        ["注：本表一式两份"],
    ]
    result = read(save(tmp_path / "表.xlsx", rows), guangzhou)
    assert [row.path for row in leaves(result)] == [
        ("一、产出指标（60分）", "造林面积"), ("二、效益指标（40分）", "林农增收"),
    ]  # fmt: skip
    assert leaves(result)[0].basis == "完成 5800 亩，\n比计划少 200 亩。"
    assert [row.weight for row in result.indicators if not row.leaf] == [60, 40]


def test_a_printed_rate_that_does_not_follow_is_told(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = [
        ["2021年度", _, "金额单位：万元"],
        [_, "财政拨款", "其他资金"],
        ["全年预算数", 100, 50],
        ["全年执行数", 98, 40],
        ["完成率", "98%", "88.02%"],
        ["填报人：", "某科员", "联系电话："],
        ["三级指标", "分值", "得分"],
        ["造林面积", 100, 100],
    ]
    result = read(save(tmp_path / "表.xlsx", rows), guangzhou)
    assert "表1!C5：“其他资金”的完成率印为 88.02%，按 40 ÷ 50 应为 80%" in result.warnings
    assert not any("“财政拨款”的完成率" in told for told in result.warnings)
    assert [(one.target, one.value) for one in result.values if one.kind == "text"] == [("preparer", "某科员")]


def test_several_totals_and_several_figures_are_told(guangzhou: Rubric, tmp_path: Path) -> None:
    head, row = ["三级指标", "分值", "得分"], ["造林面积", 100, 90]
    sheets = {
        "甲": [["2021年度"], ["单位数", 4], head, row, ["总分", 100, 90]],
        "乙": [["2020年度"], ["单位数", 5], head, ["森林防火", 100, 80], ["总分", 100, 80]],
    }
    result = read(save_sheets(tmp_path / "表.xlsx", sheets), guangzhou)
    told = "\n".join(result.warnings)
    assert "有 2 张各有总分的评分表：取 甲!A5 的 90；没有读 乙!A5 80，请分别导入" in told
    assert (result.claimed_total, scores(result)) == (Decimal(90), points(("造林面积", "100", "90")))
    assert "“单位数”在 甲!B2 是 4，在 乙!B2 是 5，取前一处" in told
    assert "表中出现多个年度：2020、2021，取先出现的 2021" in told


@pytest.mark.parametrize(
    ("printed", "grade"),
    [("优", "优"), ("“良好”", "良好"), ("☑优 □良 □中", "优"), ("优☑ 良☑", ""), ("优□ 良□", ""), ("待定", "")],
)
def test_grades(guangzhou: Rubric, tmp_path: Path, printed: str, grade: str) -> None:
    rows = [["2021年度"], ["三级指标", "分值", "得分"], ["造林面积", 100, 90], ["总分", 100, 90], ["评价等级", printed]]
    assert read(save(tmp_path / "表.xlsx", rows), guangzhou).claimed_grade == grade
