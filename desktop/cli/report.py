"""The command ``report``: the report, its check sheet alone, or a rubric's form to be filled in by hand."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.cli import part
from desktop.cli.folders import made_room
from desktop.domain.errors import Problem, UserError
from desktop.domain.findings.finding import Case
from desktop.domain.signoff import Revision
from desktop.usecases import digital, paper, report_fonts
from desktop.usecases.export_report import export
from desktop.usecases.open_file import open_evaluation
from desktop.usecases.workspace import Workspace

FINE = 0
_EXPLAINED = f"""\
附件（--annex，可写多次）：{paper.ANNEXES}。佐证材料清单有材料时自动附上。
空白表：zipingtai report --blank 方案编号 -o 空白表.pdf（--year 另定年度），供打印后手工填写。
字体（--font，可写多次）：如 --font 仿宋=仿宋_GB2312 --font 小标宋=字体文件；--font 自带 只用自带字体。
不写时按窗口“设置”的“报告字体”。
数字签名（--cert，可不用）：证书密码从键盘问，或从标准输入的第一行读；不联网，不加时间戳。"""


def add_command(commands: argparse._SubParsersAction[Any]) -> None:
    """Declare the command and its words."""
    command = commands.add_parser(
        "report",
        help="生成报告（PDF、Word 或 Excel）；未签发的标“草稿”",
        epilog=_EXPLAINED,
    )
    command.add_argument("file", nargs="?", type=Path, metavar="FILE.ziping")
    command.add_argument(
        "-o", dest="output", type=Path, required=True, metavar="OUT.(pdf|docx|xlsx)", help="写到哪里；按后缀定格式"
    )
    command.add_argument("--annex", action="append", default=[], metavar="附件", help=paper.ANNEXES)
    command.add_argument("--check-sheet", action="store_true", help="只印核查表，供签字前审阅")
    command.add_argument("--blank", metavar="方案编号", help="印空白表，不需要文件")
    command.add_argument("--part", metavar="项目", help="只印这个项目（或运行监控）自己的表，写名称或编号")
    command.add_argument("--font", action="append", default=[], metavar="字体=名称", help="本次所用字体，见下")
    command.add_argument(
        "--cert", type=Path, metavar="证书.p12", help="用数字证书签名（PDF，签发后）；密码另问，不保存"
    )
    command.add_argument("--seal", type=Path, metavar="印章.png", help="与 --cert 同用：印在盖章处的本单位印章图片")
    command.add_argument("--year", type=int, metavar="年度", help="空白表的年度；不写时为方案的年度")


def run(workspace: Workspace, given: argparse.Namespace, clock: Callable[[], datetime]) -> int:
    """Write what is asked for; the exit code.

    Raises:
        UserError: NO_COMMAND when the words do not go together; FILE_MISSING; as the use cases.
    """
    if given.blank is not None:
        if given.file is not None or given.annex or given.check_sheet or given.part or given.cert:
            what = "--blank 只印空白表，不能与文件、--annex、--check-sheet、--part、--cert 同用"
            raise UserError(Problem.NO_COMMAND, what=what)
        own = report_fonts.told(workspace, given.font)
        made_room(given.output, ".pdf", ".docx", ".xlsx")
        notes = paper.print_blank(workspace, given.blank, given.year, given.output, clock(), own)
        return _said(f"已生成空白表：{given.output}", notes)
    if given.file is None:
        raise UserError(Problem.NO_COMMAND, what="report 后面还要写 .ziping 文件，或用 --blank 指定方案")
    if not given.file.is_file():
        raise UserError(Problem.FILE_MISSING, file=given.file)
    if given.seal is not None and given.cert is None:
        raise UserError(Problem.NO_COMMAND, what="--seal 要与 --cert 同用")
    if given.cert is not None and given.check_sheet:
        raise UserError(Problem.NO_COMMAND, what="--cert 只签报告，不能与 --check-sheet 同用")
    own = report_fonts.told(workspace, given.font)
    made_room(given.output, ".pdf", ".docx", ".xlsx")
    opened = open_evaluation(workspace, given.file, clock(), read_only=True)
    try:
        case, revision = opened.case(), opened.frozen
    finally:
        opened.close()
    state = "草稿" if revision is None else f"第 {revision.number} 次签发"
    if given.check_sheet:
        notes = paper.print_check_sheet(workspace, case, revision, given.output, clock(), own)
        return _said(f"已生成核查表（{state}）：{given.output}", notes)
    if given.part and given.annex:
        raise UserError(Problem.NO_COMMAND, what="--part 只印项目自己的表，不能与 --annex 同用")
    named = part.named(case.evaluation, given.part) if given.part else ""
    if given.cert is not None:
        return _sign(workspace, case, revision, given, clock, named, own)
    if named:
        notes = export(workspace, case, revision, given.output, clock(), part=named, own=own)
        return _said(f"已生成“{case.evaluation.parts[named].name}”的报告（{state}）：{given.output}", notes)
    bound = paper.annexes(workspace, case, revision, given.annex, clock())
    notes = export(workspace, case, revision, given.output, clock(), annexes=bound, own=own)
    return _said(f"已生成报告（{state}）：{given.output}", notes)


def _sign(
    workspace: Workspace,
    case: Case,
    revision: Revision | None,
    given: argparse.Namespace,
    clock: Callable[[], datetime],
    named: str,
    own: Mapping[str, Any] | None,
) -> int:
    """The report with a digital signature; the passphrase comes from the keyboard or the first line of the input."""
    if revision is None:
        raise UserError(Problem.CERT_UNSIGNED, file=given.file.name)
    bound = () if named else paper.annexes(workspace, case, revision, given.annex, clock())
    wanted = digital.Wanted(given.cert, _passphrase(given.cert.name), given.seal)
    owner, notes = digital.export_signed(
        workspace, case, revision, given.output, wanted, clock(), annexes=bound, part=named, own=own
    )
    said = f"已生成报告（第 {revision.number} 次签发），并以“{owner.subject}”的证书签名：{given.output}"
    return _said(said, notes)


def _passphrase(file: str) -> str:
    """Never an argument: the list of running programs shows those to everybody."""
    if sys.stdin.isatty():
        return getpass.getpass(f"证书“{file}”的密码：")
    return sys.stdin.readline().rstrip("\r\n")


def _said(text: str, notes: Sequence[str] = ()) -> int:
    for line in (*notes, text):
        print(line, file=sys.stderr)
    return FINE
