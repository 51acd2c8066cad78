"""Documents that contradict themselves, read in memory: what is found, and that what is right is left alone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.domain.findings import Finding, Severity
from desktop.usecases.check import check_file
from desktop.usecases.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2024, 3, 25, 9, 0, tzinfo=UTC)
REPORT = """\
2023年度某某市某某局部门整体支出绩效自评报告
填报日期：2024年2月20日

一、部门基本情况
（一）部门职能
本局负责全市某某工作。
（四）部门整体收支情况
2023年部门年初预算安排数为{budget}万元，收入支出预算执行数{executed}万元，其中基本支出收入{basic}万元，\
占财政拨款收入的{share}%，项目支出收入{project}万元，占财政拨款收入的{rest}%。
2023年我局财政拨款预算完成率{rate}%。
二、绩效自评情况
（一）自评结论
依据{number}，自评得分为{total}分。
三、存在的主要问题
{problems}
某某市某某局
{date}
"""
RIGHT = {
    "budget": "500", "executed": "480", "basic": "360", "project": "120", "share": "75", "rest": "25",
    "rate": "96", "number": "财绩〔2024〕3号", "total": "94", "date": "2024年2月20日",
    "problems": "个别项目进度偏慢，下半年支出比较集中，需要在年初细化用款计划。",
}  # fmt: skip
WRONG = (
    ({"executed": "480.30"}, "TXT006", ("480", "480.3")),
    ({"executed": "505", "basic": "385"}, "TXT005", ("96%", "101%")),
    ({"date": "2024年3月20日"}, "DAT001", ("2024年2月20日", "2024年3月20日")),
    ({"number": "财绩[2024]3号"}, "TXT003", ("[2024]3号",)),
    ({"total": "100"}, "SCO006", ("100",)),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(ROOT, tmp_path / "documents", tmp_path / "data", "tester@desk")


def found(workspace: Workspace, tmp_path: Path, **changed: str) -> tuple[Finding, ...]:
    path = tmp_path / "自评报告.txt"
    path.write_text(REPORT.format_map(RIGHT | changed), encoding="utf-8")
    return check_file(workspace, path, NOW)[1]


def test_a_report_that_agrees_with_itself_has_no_such_finding(workspace: Workspace, tmp_path: Path) -> None:
    findings = found(workspace, tmp_path)

    assert {code for _, code, _ in WRONG} & {finding.code for finding in findings} == set()
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize(("changed", "code", "figures"), WRONG)
def test_a_contradiction_is_found_once(
    workspace: Workspace, tmp_path: Path, changed: dict[str, str], code: str, figures: tuple[str, ...]
) -> None:
    assert [each.figures for each in found(workspace, tmp_path, **changed) if each.code == code] == [figures]


TABLE = """\
某市某馆2023年度部门整体支出绩效自评表
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
投入\t预算管理\t目标设定合理性\t合理\t合理\t15\t15\t
产出\t数量指标\t图书采购完成率\t100%\t100%\t{weight}\t15\t
产出\t数量指标\t读者活动场次\t260场\t240场\t30\t{score}\t{reason}
效益\t社会效益指标\t人均借阅量\t5册\t4.5册\t40\t37\t读者偏少，加强推广
总分\t\t\t\t\t100\t{total}
自评等级：{grade}
注：90分（含）以上为优，80分（含）－90分为良，60分（含）－80分为中，60分以下为差。
"""
FORM = {"weight": "15", "score": "28", "reason": "两场改期，明年补办", "total": "95", "grade": "优"}


def checked(workspace: Workspace, tmp_path: Path, **changed: str) -> dict[str, tuple[Severity, tuple[str, ...]]]:
    path = tmp_path / "自评表.txt"
    path.write_text(TABLE.format_map(FORM | changed), encoding="utf-8")
    return {each.code: (each.severity, each.figures) for each in check_file(workspace, path, NOW)[1]}


def test_a_form_of_another_place_is_not_held_against_ours(workspace: Workspace, tmp_path: Path) -> None:
    """Weights, bounds and bonus are the document's own; what it says beside a score is its reason."""
    codes = checked(workspace, tmp_path)
    assert {"SUM002", "SUM003", "SUM004", "SCO001", "SCO002", "SCO003", "SCO007", "SCO014"} & codes.keys() == set()
    assert [severity for severity, _ in codes.values() if severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("changed", "code", "told"),
    [
        ({"weight": "14"}, "SUM003", (Severity.WARNING, ("99", "100"))),
        ({"score": "31", "total": "98"}, "SCO002", (Severity.ERROR, ("31", "30"))),
        ({"reason": ""}, "SCO003", (Severity.WARNING, ("28", "30"))),
        ({"total": "96"}, "SUM004", (Severity.ERROR, ("95", "96"))),
        ({"grade": "良"}, "SCO014", (Severity.ERROR, ("95", "良", "优"))),
    ],
)
def test_what_contradicts_itself_in_a_form_of_another_place(
    workspace: Workspace, tmp_path: Path, changed: dict[str, str], code: str, told: tuple[Severity, tuple[str, ...]]
) -> None:
    assert checked(workspace, tmp_path, **changed)[code] == told


FUNDS = """\
某项目支出绩效自评表（2023年度）
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t450\t450\t412.5\t10\t91.67%\t{score}
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因
产出指标\t数量指标\t监测点\t12个\t12个\t50\t50\t
效益指标\t社会效益指标\t知晓率\t逐步提高\t提高\t30\t30\t
满意度指标\t服务对象满意度指标\t群众满意度\t≥90%\t95%\t10\t10\t
总分\t\t\t\t\t100\t{total}
"""


@pytest.mark.parametrize(("score", "total", "found"), [("9.17", "99.17", 0), ("9.2", "99.2", 0), ("10", "100", 1)])
def test_the_points_of_execution_follow_its_rate_to_the_printed_places(
    workspace: Workspace, tmp_path: Path, score: str, total: str, found: int
) -> None:
    path = tmp_path / "自评表.txt"
    path.write_text(FUNDS.format(score=score, total=total), encoding="utf-8")
    told = [each for each in check_file(workspace, path, NOW)[1] if each.code in ("SCO001", "SUM004")]
    assert [each.figures for each in told] == [("10", "9.17")] * found


def test_a_sentence_under_a_heading_of_the_document_s_own_is_looked_at(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "自评表.txt"
    said = "2023年度支出总计3260.50万元，其中基本支出1980.20万元，项目支出1270.30万元。"
    path.write_text(f"{TABLE.format_map(FORM)}七、其他情况\n{said}\n", encoding="utf-8")
    told = [each for each in check_file(workspace, path, NOW)[1] if each.code == "TXT006"]
    assert [each.figures for each in told] == [("3250.5", "3260.5")]


def test_a_total_the_text_gives_otherwise_is_told_once(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "自评表.txt"
    said = "经自评，2023年度部门整体支出绩效自评得分95.5分。其中投入分值20分，得分15分。"
    path.write_text(f"{TABLE.format_map(FORM)}三、自评结论\n{said}\n", encoding="utf-8")
    told = [(each.code, each.severity, each.figures) for each in check_file(workspace, path, NOW)[1]]
    assert [each for each in told if each[0] == "TXT001"] == [("TXT001", Severity.ERROR, ("95.5", "95"))]
    assert not any("评分表的总分是" in each.message for each in check_file(workspace, path, NOW)[1])


def test_a_report_without_scores_is_checked_for_its_arithmetic(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    said = "全年预算数1,234.5万元，全年执行数1,210万元，执行率{0}%。"
    for rate, wrong in (("98.02", False), ("88.02", True)):
        path.write_text(f"某某县图书馆2022年度整体支出绩效自评报告\n{said.format(rate)}", encoding="utf-8")
        codes = [one.code for one in check_file(workspace, path, NOW)[1]]
        assert ("TXT005" in codes) is wrong


TOLD = """\
某某县堤防养护所2022年度部门整体支出绩效自评报告
一、自评情况
1.堤坝养护任务完成情况。指标分值25分，自评得分24分，得分率96%。
2.汛期值守天数（25分）：自评得分25分。
3.物料管理规范性，满分30分，自评得分28分，台账缺两页，已补。
4.沿岸群众评价。分值20分，扣1分，自评得分{last}分。
二、自评结论
本年度整体支出绩效满分100分，自评得分{total}分，等级为“优”。
"""


@pytest.mark.parametrize(
    ("last", "total", "wrong"),
    [("19", "96", {}), ("19", "97", {"SUM004": ("96", "97")}), ("21", "98", {"SCO002": ("21", "20")})],
)
def test_scores_beside_weights_of_a_form_nobody_knows_are_no_totals(
    workspace: Workspace, tmp_path: Path, last: str, total: str, wrong: dict[str, tuple[str, ...]]
) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(TOLD.format(last=last, total=total), encoding="utf-8")
    told = check_file(workspace, path, NOW)[1]
    assert {each.code: each.figures for each in told if each.severity is Severity.ERROR} == wrong
    assert [each.message[:12] for each in told if each.severity is Severity.NOTE] == ["没有与原件相近的评价方案"]
    assert not any("暂用" in each.message for each in told)
