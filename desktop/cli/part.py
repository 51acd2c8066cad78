"""``zipingtai part``: the projects in a file, listed or added."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import PartForm
from desktop.domain.number import plain
from desktop.usecases import parts
from desktop.usecases.open_file import open_evaluation

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.usecases.workspace import Workspace


def add_command(commands: Any) -> None:
    """The words of the command."""
    command = commands.add_parser("part", help="文件中的项目自评：list 列出，add 添加")
    command.add_argument("action", choices=("list", "add"))
    command.add_argument("file", type=Path, metavar="FILE.ziping")
    command.add_argument("--name", metavar="项目名称")
    command.add_argument("--rubric", metavar="方案编号", help="不写时与部门整体用同一方案")


def run(workspace: Workspace, arguments: argparse.Namespace, now: datetime) -> list[str]:
    """Do it; the lines to print.

    Raises:
        UserError: NO_COMMAND without a name; what opening and writing a file may raise.
    """
    adding = arguments.action == "add"
    if adding and not (arguments.name or "").strip():
        raise UserError(Problem.NO_COMMAND, what="part add 要用 --name 写明项目名称")
    opened = open_evaluation(workspace, arguments.file, now, read_only=not adding)
    try:
        evaluation = opened.evaluation
        if adding:
            changes = parts.add_part(
                opened, workspace, evaluation, PartForm.PROJECT, arguments.name, arguments.rubric or ""
            )
            opened.save(Edit(f"添加项目“{arguments.name}”", changes, evaluation.inverse(changes), now)).result()
            evaluation = evaluation.apply(changes)
        return [_line(row) for row in parts.overview(opened.case(evaluation))]
    finally:
        opened.close()


def _line(row: parts.PartRow) -> str:
    total = "未完成" if row.total is None else f"{plain(row.total)} 分"
    return f"{row.id}　{row.name}　{row.rubric}　{total}（已评 {row.scored}/{row.leaves} 项）"
