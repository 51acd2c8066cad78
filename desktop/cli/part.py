"""``zipingtai part``: the projects and the monitoring in a file, listed and changed."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, PartForm
from desktop.usecases import parts
from desktop.usecases.open_file import OpenEvaluation, open_evaluation
from desktop.usecases.part_import import projects_from

if TYPE_CHECKING:
    from desktop.usecases.workspace import Workspace


_HELP = """文件中部门整体以外的表：项目自评、年中运行监控。

  part list   FILE.ziping                              列出，含得分和等级
  part add    FILE.ziping --name 项目名称 [--rubric 方案编号]
  part add    FILE.ziping --name 1—7月 --monitoring      增加运行监控，用部门整体的指标
  part import FILE.ziping --from 上年的表或自评文件         从上年的表开始，逐项标为“未确认”
  part rename FILE.ziping --part p1 --name 新名称
  part move   FILE.ziping --part p1 --to 2               排到第几个（同类之中）
  part remove FILE.ziping --part p1                      删除；在窗口中可以撤销

各表的得分见 score --json 的 parts；单独印一张表用 report --part，随部门报告附上用 report --annex projects。"""


def add_command(commands: Any) -> None:
    """The words of the command."""
    command = commands.add_parser(
        "part",
        help="文件中的项目自评和运行监控：list、add、import、rename、move、remove",
        description=_HELP,
    )
    command.add_argument("action", choices=("list", *_DEEDS), help="见上")
    command.add_argument("file", type=Path, metavar="FILE.ziping")
    command.add_argument("--name", metavar="名称", help="项目或监控的名称")
    command.add_argument("--rubric", metavar="方案编号", help=f"项目的自评表；不写时为 {parts.PROJECT_RUBRIC}")
    command.add_argument("--monitoring", action="store_true", help="添加的是年中运行监控，用部门整体的指标")
    command.add_argument("--from", dest="source", type=Path, metavar="来源文件", help="上年的项目自评表或自评文件")
    command.add_argument("--part", metavar="项目", help="哪一个：编号（p1）或名称")
    command.add_argument("--to", type=int, metavar="次序", help="从 1 起")


class Asked(NamedTuple):
    """What a command is about."""

    opened: OpenEvaluation
    workspace: Workspace
    arguments: argparse.Namespace
    now: datetime

    def word(self, name: str) -> str:
        """An option that cannot be left out.

        Raises:
            UserError: NO_COMMAND without it.
        """
        given = str(getattr(self.arguments, "source" if name == "from" else name) or "").strip()
        if not given:
            raise UserError(Problem.NO_COMMAND, what=f"part {self.arguments.action} 要写 --{name}")
        return given

    @property
    def part(self) -> str:
        """The id of the part that is named."""
        return named(self.opened.evaluation, self.word("part"))


Deed = tuple[str, tuple[Change, ...]]  # what to call it in the history, and what it changes


def _add(asked: Asked) -> Deed:
    arguments, name = asked.arguments, asked.word("name")
    form, word = (PartForm.MONITORING, "运行监控") if arguments.monitoring else (PartForm.PROJECT, "项目")
    rubric = arguments.rubric or ""
    return f"添加{word}“{name}”", parts.add_part(
        asked.opened, asked.workspace, asked.opened.evaluation, form, name, rubric
    )


def _import(asked: Asked) -> Deed:
    path = Path(asked.word("from"))
    changes = projects_from(asked.opened, asked.workspace, asked.opened.evaluation, path, asked.now)
    return f"从“{path.name}”添加项目", changes


def _rename(asked: Asked) -> Deed:
    name = asked.word("name")
    return f"改名为“{name}”", parts.rename_part(asked.part, name, asked.opened.evaluation)


def _move(asked: Asked) -> Deed:
    evaluation, part, to = asked.opened.evaluation, asked.part, int(asked.word("to"))
    alike = [row.id for row in parts.overview(asked.opened.case()) if row.form is evaluation.parts[part].form]
    if not 1 <= to <= len(alike):
        raise UserError(Problem.NO_COMMAND, what=f"--to 应在 1 和 {len(alike)} 之间，写的是 {to}")
    return f"移动“{evaluation.parts[part].name}”", parts.move_part(evaluation, part, to - 1 - alike.index(part))


def _remove(asked: Asked) -> Deed:
    part = asked.part
    return f"删除“{asked.opened.evaluation.parts[part].name}”", parts.remove_part(part)


_DEEDS: dict[str, Callable[[Asked], Deed]] = {
    "add": _add,
    "import": _import,
    "rename": _rename,
    "move": _move,
    "remove": _remove,
}


def run(workspace: Workspace, arguments: argparse.Namespace, now: datetime) -> list[str]:
    """Do it; the lines to print: the parts as they stand then.

    Raises:
        UserError: NO_COMMAND where a word is missing or means nothing; FILE_SIGNED; as opening and writing a file.
    """
    deed = _DEEDS.get(arguments.action)
    opened = open_evaluation(workspace, arguments.file, now, read_only=deed is None)
    try:
        evaluation = opened.evaluation
        if deed is not None:
            if opened.read_only is not None:
                raise opened.read_only
            if opened.frozen is not None:
                raise UserError(Problem.FILE_SIGNED, file=arguments.file.name, revision=opened.frozen.number)
            label, changes = deed(Asked(opened, workspace, arguments, now))
            if changes:
                opened.save(Edit(label, changes, evaluation.inverse(changes), now)).result()
                evaluation = evaluation.apply(changes)
        return [_line(row) for row in parts.overview(opened.case(evaluation))]
    finally:
        opened.close()


def _line(row: parts.PartRow) -> str:
    total = "未完成" if row.total is None else f"{row.total:f} 分"
    grade = f"　{row.grade}" if row.grade else ""
    return f"{row.id}　{row.name}　{row.rubric}　{total}{grade}（已评 {row.scored}/{row.leaves} 项）"


def named(evaluation: Evaluation, name: str) -> str:
    """The id of the part a person names, by its name or id.

    Raises:
        UserError: NO_COMMAND: there is none of this name, or several.
    """
    parts_here = evaluation.parts.values()
    found = [each.id for each in parts_here if name in (each.name, each.id)]
    if len(found) != 1:
        there = "、".join(f"{each.id} {each.name}" for each in parts_here) or "没有项目"
        why = "有不止一个" if found else "没有"
        raise UserError(Problem.NO_COMMAND, what=f"文件中{why}名为“{name}”的项目；文件中有：{there}")
    return found[0]
