"""``zipingtai rubric``: list, show, check, test; start one from a sheet, compare two, carry and keep one's own."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.domain.errors import Problem, UserError
from desktop.usecases import compare_rubrics, own_rubrics, rubrics
from desktop.usecases.rubrics import Told

if TYPE_CHECKING:
    from desktop.usecases.workspace import Workspace

_HELP = """
  list                         所有方案
  show 编号或文件夹            指标、分值和评分方法
  check 编号或文件夹           检查文件，错误带文件和行号
  test [编号或文件夹]          运行案例
  new 来源文件 --id 编号 -o 文件夹    从 .xlsx 等评分表起草方案，列出待核定的事项
  compare 方案1 方案2          改名、改分值、改评分方法、移动、新增、取消的指标
  import 文件夹或.zip          检查后放进自己的方案（--id 另取编号，--replace 覆盖自己的）
  export 编号 -o 文件          写成一个 .zip 或一个文件夹
  copy 编号 --id 新编号        复制为自己的方案
  delete 编号                  删除自己的方案
"""


def add_command(commands: Any) -> None:
    """Put the command into the program's parser."""
    command = commands.add_parser(
        "rubric",
        help="评价方案：list、show、check、test、new、compare、import、export、copy、delete",
        epilog=_HELP,
    )
    command.add_argument("action", choices=("list", "show", "check", "test", *_ACTIONS), metavar="动作", help="见下")
    command.add_argument("which", nargs="?", metavar="编号、文件夹或文件", help="对哪个方案")
    command.add_argument("other", nargs="?", metavar="另一方案", help="compare 的第二个方案")
    command.add_argument("--id", dest="new_id", default="", metavar="编号", help="新方案的编号")
    command.add_argument(
        "-o", dest="output", type=Path, metavar="文件夹或文件", help="new 写到的文件夹，export 写到的文件或文件夹"
    )
    command.add_argument("--year", type=int, metavar="年度", help="new 的方案年度")
    command.add_argument("--title", default="", metavar="表名", help="new 的方案名称")
    command.add_argument("--region", default="", metavar="地区", help="new 的适用地区")
    command.add_argument("--replace", action="store_true", help="覆盖自己的同编号方案")
    command.add_argument("--json", action="store_true")


def run(workspace: Workspace, given: argparse.Namespace) -> Told:
    """Do one action.

    Raises:
        UserError: NO_COMMAND when something it needs is not given; as the use cases.
    """
    if given.action in _ACTIONS:
        action, needs = _ACTIONS[given.action]
        for name, said in needs:
            if not getattr(given, name):
                raise UserError(Problem.NO_COMMAND, what=f"rubric {given.action} 后面还要写{said}")
        return action(workspace, given)
    return rubrics.tell(workspace, given.action, given.which)


def _new(workspace: Workspace, given: argparse.Namespace) -> Told:
    from desktop.usecases import start_rubric

    del workspace
    started = start_rubric.start(Path(given.which), given.new_id, given.year, given.title, given.region)
    start_rubric.write_started(started, given.output)
    leaves = sum(1 for each in started.draft.walk() if not each.children)
    lines = [f"已写成方案：{given.output}，{leaves} 个末级指标；以下 {len(started.settle)} 项待核定："]
    return Told((*lines, *start_rubric.settle_lines(started.settle)), start_rubric.as_json(started))


def _compare(workspace: Workspace, given: argparse.Namespace) -> Told:
    diff = compare_rubrics.compare(workspace, given.which, given.other)
    lines = diff.lines or ("两个方案的指标、分值和评分方法相同。",)
    return Told(lines, compare_rubrics.as_json(diff))


def _import(workspace: Workspace, given: argparse.Namespace) -> Told:
    candidate = own_rubrics.look_at(workspace, Path(given.which))
    made = own_rubrics.bring_in(workspace, candidate, as_id=given.new_id, replace_own=given.replace)
    lines = (
        f"已放进自己的方案：{made}，{candidate.cases} 个案例，{len(candidate.failing)} 处不符。",
        *candidate.failing,
    )
    return Told(lines, {"id": made, "cases": candidate.cases, "failing": list(candidate.failing)})


def _export(workspace: Workspace, given: argparse.Namespace) -> Told:
    target = own_rubrics.export(workspace, given.which, given.output)
    return Told((f"已导出：{target}",), {"id": given.which, "file": str(target)})


def _copy(workspace: Workspace, given: argparse.Namespace) -> Told:
    made = own_rubrics.duplicate(workspace, given.which, given.new_id, given.title)
    return Told((f"已复制为自己的方案：{made}",), {"id": made, "from": given.which})


def _delete(workspace: Workspace, given: argparse.Namespace) -> Told:
    own_rubrics.delete(workspace, given.which)
    return Told((f"已删除：{given.which}",), {"id": given.which})


_WHICH = ("which", "方案编号")
_ID = ("new_id", " --id 新编号")
_OUT = ("output", " -o 写到哪里")
_ACTIONS: dict[str, tuple[Callable[[Workspace, argparse.Namespace], Told], tuple[tuple[str, str], ...]]] = {
    "new": (_new, (("which", "来源文件"), _ID, _OUT)),
    "compare": (_compare, (_WHICH, ("other", "另一个方案"))),
    "import": (_import, (("which", "文件夹或 .zip 文件"),)),
    "export": (_export, (_WHICH, _OUT)),
    "copy": (_copy, (_WHICH, _ID)),
    "delete": (_delete, (_WHICH,)),
}
