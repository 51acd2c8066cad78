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
