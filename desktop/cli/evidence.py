"""``zipingtai evidence``: files taken in, listed, written out by indicator, read again and compared."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.indicators import codes_of
from desktop.cli.part import named
from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.evidence import Enclosed, enclosed
from desktop.usecases.evidence import add_evidence, damaged_evidence, missing_evidence
from desktop.usecases.evidence_export import export_all
from desktop.usecases.open_file import OpenEvaluation, open_evaluation

if TYPE_CHECKING:
    from desktop.domain.findings.finding import Case
    from desktop.usecases.workspace import Workspace

FINE, FOUND = 0, 1
_HELP = """佐证材料：存在自评文件里，按指标编号为附件1、附件2……

  evidence add    FILE.ziping 材料… [--indicator 编号,…]   存入；证明哪些指标（1.1.1、名称都可以）
  evidence list   FILE.ziping [--missing] [--json]        列出；--missing 列出没有材料的指标
  evidence export FILE.ziping -o 新文件夹                  按指标分文件夹写出，附 Excel 目录
  evidence check  FILE.ziping                             逐份核对 SHA-256；有损坏时退出码为 1

--part 指明项目自评的材料。同样的内容只存一份；存过的再次 add 就是又证明一个指标。"""


def add_command(commands: Any) -> None:
    """The words of the command."""
    command = commands.add_parser(
        "evidence",
        help="佐证材料：add、list、export、check",
        description=_HELP,
    )
    command.add_argument("action", choices=tuple(_DEEDS), help="见上")
    command.add_argument("file", type=Path, metavar="FILE.ziping")
    command.add_argument("sources", nargs="*", type=Path, metavar="材料", help="add 的文件")
    command.add_argument("--indicator", default="", metavar="编号,…", help="材料证明的指标：编号或名称，逗号分隔")
    command.add_argument("--part", default="", metavar="项目", help="项目自评的编号（p1）或名称")
    command.add_argument("-o", dest="output", type=Path, metavar="新文件夹", help="export 写到哪里")
    command.add_argument("--missing", action="store_true", help="没有材料的指标")
    command.add_argument("--json", action="store_true")


def run(workspace: Workspace, arguments: argparse.Namespace, now: datetime) -> int:
    """Do it, print what came of it, and give the exit code.

    Raises:
        UserError: NO_COMMAND where a word is missing or means nothing; FILE_SIGNED; what reading and writing may raise.
    """
    action = arguments.action
    if (action == "add") != bool(arguments.sources):
        raise UserError(Problem.NO_COMMAND, what="材料的文件名写在 evidence add 之后，其他动作不写")
    if (action == "export") != (arguments.output is not None):
        raise UserError(Problem.NO_COMMAND, what="evidence export 要写 -o 新文件夹，其他动作不写")
    opened = open_evaluation(workspace, arguments.file, now, read_only=action != "add")
    try:
        return _DEEDS[action](opened, arguments, now)
    finally:
        opened.close()


def _add(opened: OpenEvaluation, arguments: argparse.Namespace, now: datetime) -> int:
    if opened.read_only is not None:
        raise opened.read_only
    if opened.frozen is not None:
        raise UserError(Problem.FILE_SIGNED, file=opened.path.name, revision=opened.frozen.number)
    part, case = _within(opened, arguments.part)
    codes = codes_of(case, arguments.indicator)
    whole = opened.evaluation
    added = add_evidence(opened, whole, arguments.sources, now, proves=codes, part=part, as_same=True)
    if added.changes:
        label = f"添加 {len(arguments.sources)} 份佐证材料"
        opened.save(Edit(label, added.changes, whole.inverse(added.changes), now)).result()
        case = opened.case(whole.apply(added.changes))
        case = case.parts[part] if part else case
    ids = {each.id for each in added.files}
    _print_files(case, [each for each in enclosed(case.evaluation, case.tree) if each.file.id in ids])
    return FINE


def _list(opened: OpenEvaluation, arguments: argparse.Namespace, now: datetime) -> int:
    del now
    _, case = _within(opened, arguments.part)
    if arguments.missing:
        rows: list[Mapping[str, object]] = [
            {"code": node.code, "number": node.number, "name": node.title, "asked": node.indicator.evidence}
            for node in missing_evidence(case)
        ]
        lines = [f"{each['number']}　{each['name']}　{each['asked'] or '未作要求'}" for each in rows]
        print(json.dumps(rows, ensure_ascii=False, indent=1) if arguments.json else "\n".join(lines))
        return FINE
    files = enclosed(case.evaluation, case.tree)
    if arguments.json:
        print(json.dumps([_shape(case, each) for each in files], ensure_ascii=False, indent=1))
    else:
        _print_files(case, files)
    return FINE


def _export(opened: OpenEvaluation, arguments: argparse.Namespace, now: datetime) -> int:
    del now
    print(export_all(opened, opened.case(), arguments.output))
    return FINE


def _check(opened: OpenEvaluation, arguments: argparse.Namespace, now: datetime) -> int:
    del now
    damaged = damaged_evidence(opened, opened.evaluation)
    if arguments.json:
        print(json.dumps([each.sha256 for each in damaged]))
    else:
        for each in damaged:
            print(f"已损坏：{each.name}　{each.sha256}")
        if not damaged:
            print("佐证材料全部与存入时一致")
    return FOUND if damaged else FINE


_DEEDS: dict[str, Callable[[OpenEvaluation, argparse.Namespace, datetime], int]] = {
    "add": _add,
    "list": _list,
    "export": _export,
    "check": _check,
}


def _within(opened: OpenEvaluation, part: str) -> tuple[str, Case]:
    case = opened.case()
    if not part:
        return "", case
    key = named(opened.evaluation, part)
    return key, case.parts[key]


def _shape(case: Case, each: Enclosed) -> dict[str, object]:
    file = each.file
    indicators = [{"code": code, "number": case.tree[code].number, "name": case.tree[code].name} for code in each.codes]
    return {
        "number": each.name,
        "name": file.name,
        "size": file.size,
        "sha256": file.sha256,
        "added_at": file.added_at,
        "note": file.note,
        "indicators": indicators,
    }


def _print_files(case: Case, files: list[Enclosed] | tuple[Enclosed, ...]) -> None:
    for each in files:
        proved = "、".join(f"{case.tree[code].number} {case.tree[code].name}" for code in each.codes)
        print(f"{each.name}　{each.file.name}　{each.file.size:,} 字节　{proved or '未关联指标'}")
