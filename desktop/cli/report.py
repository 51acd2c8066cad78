"""The command ``report``: the report, its check sheet alone, or a rubric's form to be filled in by hand."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.domain.errors import Problem, UserError
from desktop.usecases import paper
from desktop.usecases.export_report import export
from desktop.usecases.open_file import open_evaluation
from desktop.usecases.workspace import Workspace

FINE = 0
_EXPLAINED = f"""\
附件（--annex，可写多次）：{paper.ANNEXES}。佐证材料清单有材料时自动附上。
空白表：zipingtai report --blank 方案编号 -o 空白表.pdf（--year 另定年度），供打印后手工填写。"""


def add_command(commands: argparse._SubParsersAction[Any]) -> None:
    """Declare the command and its words."""
    command = commands.add_parser(
        "report",
        help="生成报告（PDF、Word 或 Excel）；未签发的标“草稿”",
        epilog=_EXPLAINED,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("file", nargs="?", type=Path, metavar="FILE.ziping")
    command.add_argument("-o", dest="output", type=Path, required=True, metavar="OUT.(pdf|docx|xlsx)")
    command.add_argument("--annex", action="append", default=[], metavar="附件", help=paper.ANNEXES)
    command.add_argument("--check-sheet", action="store_true", help="只印核查表，供签字前审阅")
    command.add_argument("--blank", metavar="方案编号", help="印空白表，不需要文件")
    command.add_argument("--year", type=int, metavar="年度", help="空白表的年度；不写时为方案的年度")


def run(workspace: Workspace, given: argparse.Namespace, clock: Callable[[], datetime]) -> int:
    """Write what is asked for; the exit code.

    Raises:
        UserError: NO_COMMAND when the words do not go together; FILE_MISSING; as the use cases.
    """
    if given.blank is not None:
        if given.file is not None or given.annex or given.check_sheet:
            raise UserError(Problem.NO_COMMAND, what="--blank 只印空白表，不能与文件、--annex、--check-sheet 同用")
        paper.print_blank(workspace, given.blank, given.year, given.output, clock())
        return _said(f"已生成空白表：{given.output}")
    if given.file is None:
        raise UserError(Problem.NO_COMMAND, what="report 后面还要写 .ziping 文件，或用 --blank 指定方案")
    if not given.file.is_file():
        raise UserError(Problem.FILE_MISSING, file=given.file)
    opened = open_evaluation(workspace, given.file, clock(), read_only=True)
    try:
        case, revision = opened.case(), opened.frozen
    finally:
        opened.close()
    state = "草稿" if revision is None else f"第 {revision.number} 次签发"
    if given.check_sheet:
        paper.print_check_sheet(workspace, case, revision, given.output, clock())
        return _said(f"已生成核查表（{state}）：{given.output}")
    bound = paper.annexes(workspace, case, revision, given.annex, clock())
    export(workspace, case, revision, given.output, clock(), annexes=bound)
    return _said(f"已生成报告（{state}）：{given.output}")


def _said(text: str) -> int:
    print(text, file=sys.stderr)
    return FINE
