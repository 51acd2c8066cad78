"""The main job from end to end on the sample, without a person: what `zipingtai demo` does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import Problem, UserError
from desktop.domain.findings.finding import Case, Finding, Severity
from desktop.domain.number import plain
from desktop.domain.signoff import Refused
from desktop.usecases import sample
from desktop.usecases.export_report import export
from desktop.usecases.open_file import OpenEvaluation, file_name, findings_of
from desktop.usecases.sign_off import sign

if TYPE_CHECKING:
    from desktop.usecases.workspace import Workspace

_SIGNERS = ("甲某某", "乙某某", "丙某某")  # placeholders, nobody's names


@dataclass(frozen=True, slots=True)
class Demo:
    """What was made, and what to tell."""

    file: Path
    report: Path
    picture: Path
    lines: tuple[str, ...]


def make(
    workspace: Workspace,
    folder: Path,
    clock: Callable[[], datetime],
    picture: Callable[[Workspace, Path, Path], None],
) -> Demo:
    """Import, fill in, score, check, sign, print and photograph the sample in ``folder``.

    Files of an earlier demo in the same folder are replaced; nothing else is touched.

    Raises:
        UserError: A step could not be done; SIGN_REFUSED would mean the sample itself is wrong.
    """
    year = sample.answers(workspace).year
    file = folder / file_name("样例", year)
    report, shot = file.with_suffix(".pdf"), file.with_suffix(".png")
    for old in (file, report, shot):
        old.unlink(missing_ok=True)
    source, opened = sample.start(workspace, file, clock())
    claimed = plain(source.result.claimed_total or Decimal(0))
    read = (
        f"{source.result.unit}，{source.result.year} 年度，{len(source.result.indicators)} 行指标，自报总分 {claimed}"
    )
    lines = [f"1 读入上年的表　{source.path.name}：{read}"]
    try:
        case = opened.case(sample.fill_in(workspace, opened, clock))
        findings = findings_of(case)
        lines += _scored(case, findings)
        lines.append(_sign(opened, case, findings, clock))
        revision = opened.frozen
    finally:
        opened.close()
    export(workspace, case, revision, report, clock())
    picture(workspace, file, shot)
    lines += [f"5 自评文件　{file}", f"6 报告　　　{report}", f"7 窗口截图　{shot}"]
    return Demo(file, report, shot, tuple(lines))


def _scored(case: Case, findings: Sequence[Finding]) -> list[str]:
    if case.sheet.total is None or case.sheet.grade is None:
        raise UserError(Problem.SIGN_REFUSED, count=1, reasons="样例没有填完")
    parts = "，".join(
        f"{case.tree[root].name} {plain(case.sheet.points(root) or Decimal(0))}" for root in case.tree.roots
    )
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return [
        f"2 评分　　　总分 {plain(case.sheet.total)}，等级 {case.sheet.grade.name}（{parts}）",
        f"3 核查　　　{len(findings)} 项发现，其中错误 {errors} 项",
    ]


def _sign(opened: OpenEvaluation, case: Case, findings: Sequence[Finding], clock: Callable[[], datetime]) -> str:
    digest = ""
    for role, name in zip(opened.rubric.roles, _SIGNERS, strict=True):
        signed = sign(opened, case, findings, name, role, clock())
        if isinstance(signed, Refused):
            reasons = [finding.message for finding in signed.findings] + list(signed.reasons)
            raise UserError(Problem.SIGN_REFUSED, count=len(reasons), reasons="；".join(reasons))
        digest = signed.digest
    return f"4 签发　　　{'、'.join(opened.rubric.roles)}已签字，数据校验码 {digest}"
