"""``zipingtai collect``: a sheet for one office, or filled sheets back into the file."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.folders import made_room
from desktop.cli.indicators import codes_of
from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import in_part
from desktop.domain.returned import Returned, State, changes, label, offered, standing, taken
from desktop.usecases import collect
from desktop.usecases.open_file import OpenEvaluation, open_evaluation

if TYPE_CHECKING:
    from desktop.domain.evaluation import Place
    from desktop.domain.findings.finding import Case
    from desktop.usecases.workspace import Workspace

FINE, OPEN, CANNOT = 0, 1, 2
EXPLAINED = """\
下发：zipingtai collect FILE --indicators 编号,… --office 科室 -o 填报表.xlsx
收回：zipingtai collect FILE --read 甲.xlsx 乙.xlsx [--keep|--take]
收回时不写 --keep、--take 则只列出、不写入；--keep 填入空着的，已有的保留；--take 已有的也改成填报表的。
几份填报表互相不一致的，两种写法都不填入，须在窗口里选。填入的都标“未确认”，一步可撤销。
退出码：0 全部填入（或没有要选的）；1 有要选的或读不出的；2 有文件没有收回，或办不到。"""


def add_command(commands: Any) -> None:
    """The words of the command."""
    command = commands.add_parser(
        "collect",
        help="给科室下发填报表，或收回填好的",
        epilog=EXPLAINED,
    )
    command.add_argument("file", type=Path, metavar="FILE.ziping")
    command.add_argument("--indicators", metavar="编号,…", help="指标编号（1.1.1）或名称，逗号分隔；上级代表其下全部")
    command.add_argument("--office", metavar="科室", default="", help="填报的科室，写在表头")
    command.add_argument("-o", dest="output", type=Path, metavar="填报表.xlsx", help="下发：写到哪里")
    command.add_argument("--read", nargs="+", type=Path, metavar="填报表.xlsx", help="收回：填好的，可写几份")
    command.add_argument("--part", default="", metavar="项目编号", help="项目自评的编号，见 part list")
    command.add_argument("--json", action="store_true")
    choice = command.add_mutually_exclusive_group()
    choice.add_argument("--keep", action="store_true", help="已有的保留")
    choice.add_argument("--take", action="store_true", help="已有的改成填报表的")


def run(workspace: Workspace, arguments: argparse.Namespace, now: datetime) -> int:
    """Send out or take back; the exit code.

    Raises:
        UserError: NO_COMMAND; what opening, reading and writing may raise.
    """
    sending = arguments.output is not None and arguments.indicators is not None
    if sending == (arguments.read is not None):
        what = "下发要写 --indicators 和 -o，收回要写 --read，二者选一"
        raise UserError(Problem.NO_COMMAND, what=what)
    writes = arguments.keep or arguments.take
    opened = open_evaluation(workspace, arguments.file, now, read_only=not writes)
    try:
        case = _case(opened, arguments.part)
        if sending:
            return _send(case, arguments, now)
        return _take_back(opened, case, arguments, now)
    finally:
        opened.close()


def _case(opened: OpenEvaluation, part: str) -> Case:
    whole = opened.case()
    if part and part not in whole.parts:
        raise UserError(Problem.NO_COMMAND, what=f"文件里没有编号为“{part}”的项目")
    return whole.parts[part] if part else whole


def _send(case: Case, arguments: argparse.Namespace, now: datetime) -> int:
    codes = codes_of(case, arguments.indicators)
    of = collect.Of(arguments.part)
    made_room(arguments.output, ".xlsx")
    count = collect.export(case, collect.Office(arguments.office, codes), arguments.output, now.date(), of)
    _say(f"已生成填报表：{arguments.output}（{count} 处待填）")
    return FINE


def _take_back(opened: OpenEvaluation, case: Case, arguments: argparse.Namespace, now: datetime) -> int:
    batch = collect.read_back(case, arguments.read, arguments.part)
    returned = batch.returned
    chosen = {each.place: 0 for each in returned.proposals if arguments.take and each.state is State.DIFFERS}
    made = changes(returned, chosen)
    if made and (arguments.keep or arguments.take):
        inner = in_part(arguments.part, made)
        opened.save(Edit(label(returned, made), inner, opened.evaluation.inverse(inner), now)).result()
    set_ = {change.place for change in made}
    left = [each for each in returned.open if each.place not in set_ and each.state is not State.SAME]
    if arguments.json:
        print(json.dumps(_json(batch, set_), ensure_ascii=False, indent=1))
    else:
        for line in _lines(returned, set_):
            print(line)
    done = "已填入" if arguments.keep or arguments.take else "可以填入"
    counts = f"{done} {taken(made)} 处，{len(left)} 处要选，{len(returned.slips)} 处读不出"
    for error in batch.refused:
        _say(f"没有收回：{error}")
    _say(f"{len(returned.senders)} 份填报表：{counts}。")
    if batch.refused:
        return CANNOT
    settled = arguments.keep and all(each.state is State.DIFFERS for each in left)
    return FINE if (not left or settled) and not returned.slips else OPEN


def _json(batch: collect.Batch, set_: set[Place]) -> dict[str, Any]:
    returned = batch.returned
    return {
        "sheets": [
            {"file": each.source, "office": each.office, "who": each.who, "day": each.day} for each in returned.senders
        ],
        "proposals": [
            {
                "place": str(each.place),
                "label": each.label,
                "state": each.state.value,
                "standing": each.standing,
                "taken": each.place in set_,
                "offers": [
                    {
                        "value": offer.value,
                        "text": offer.text,
                        "file": offer.source,
                        "found_at": offer.found_at,
                        "office": offer.office,
                    }
                    for offer in each.offers
                ],
            }
            for each in returned.proposals
        ],
        "unreadable": [
            {"file": each.source, "found_at": each.found_at, "label": each.label, "text": each.text, "why": each.why}
            for each in returned.slips
        ],
        "notes": list(returned.notes),
        "refused": [{"code": error.code.name, "message": str(error)} for error in batch.refused],
    }


def _lines(returned: Returned, set_: set[Place]) -> list[str]:
    lines = []
    for each in returned.proposals:
        offers = "；".join(
            f"{offered(each, at)}（{offer.source} {offer.found_at}）" for at, offer in enumerate(each.offers)
        )
        now = standing(each) or "空"
        mark = "→" if each.place in set_ else "＝" if each.state is State.SAME else "？"
        lines.append(f"{mark} {each.label}：现为 {now}，填报表 {offers}")
    lines += [f"× {each.source} {each.found_at} {each.label}：“{each.text}”，{each.why}" for each in returned.slips]
    return [*lines, *(f"注意：{note}" for note in returned.notes)]


def _say(text: str) -> None:
    print(text, file=sys.stderr)
