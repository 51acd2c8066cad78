"""``zipingtai review``: what a review makes of the scores, its sheet printed, a filled-in sheet taken back."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.folders import made_room
from desktop.domain.errors import Problem, UserError
from desktop.domain.findings.finding import Finding, Severity
from desktop.domain.findings.reviews import check_review
from desktop.domain.number import plain
from desktop.domain.review import WHOLE, Line, Reviewed, reviewed, signed
from desktop.domain.reviewtaken import Taken, named
from desktop.usecases import review

if TYPE_CHECKING:
    from desktop.usecases.workspace import Workspace

FINE, OPEN = 0, 1
EXPLAINED = """\
看：zipingtai review FILE [--json]
印：zipingtai review FILE -o 复核表.pdf（签字存档）或 -o 复核表.xlsx（交给复核人填写）
收：zipingtai review FILE --read 填好的复核表.xlsx [--overwrite]
收回时文件里已有而与复核表不同的，保留文件里的；写 --overwrite 则改成复核表的。
已签发的文件也可以复核，不影响数据校验码。
开始新的修订以后，原来的复核留在所复核的那一次之下：review FILE --revision 1。
退出码：0 没有问题；1 复核分有错误、有不同而未取用的或不能取用的；2 办不到。"""


def add_command(commands: Any) -> None:
    """The words of the command."""
    command = commands.add_parser(
        "review",
        help="复核：看差额、印复核表、收回填好的复核表",
        epilog=EXPLAINED,
    )
    command.add_argument("file", type=Path, metavar="FILE.ziping")
    command.add_argument("--json", action="store_true")
    command.add_argument(
        "-o", dest="output", type=Path, metavar="复核表.(pdf|xlsx)", help="印出签字存档，或写成表交给复核人"
    )
    command.add_argument("--read", type=Path, metavar="复核表.xlsx", help="收回填好的")
    command.add_argument("--overwrite", action="store_true", help="与文件里的不同时取复核表的")
    command.add_argument(
        "--revision", type=int, metavar="次", help="看或印以前第几次签发的复核；不写时为文件现在的内容"
    )
    command.add_argument("--part", default="", metavar="项目编号", help="复核这个项目的自评，编号见 part list")


def run(workspace: Workspace, given: argparse.Namespace, now: datetime) -> int:
    """Show, print or take back; the exit code.

    Raises:
        UserError: NO_COMMAND when the words do not go together; what the use cases raise.
    """
    if given.output is not None and given.read is not None:
        raise UserError(Problem.NO_COMMAND, what="-o 和 --read 不能同用")
    if given.overwrite and given.read is None:
        raise UserError(Problem.NO_COMMAND, what="--overwrite 要与 --read 同用")
    if given.revision is not None and given.read is not None:
        raise UserError(Problem.NO_COMMAND, what="--revision 和 --read 不能同用，以前的复核不再改动")
    told = None
    if given.read is not None:
        told = review.take(workspace, given.file, given.read, now, overwrite=given.overwrite, part=given.part)
    case, revision = review.read_review(workspace, given.file, now, given.part, given.revision)
    if given.output is not None:
        made_room(given.output, ".pdf", ".xlsx")
        review.print_review(workspace, case, revision, given.output, now)
        _say(f"已生成复核表：{given.output}")
        return FINE
    shown, faults = reviewed(case), check_review(case)
    if given.json:
        print(json.dumps(_json(shown, faults, told), ensure_ascii=False, indent=1))
    else:
        for line in _lines(shown, faults):
            print(line)
    left = _report(told, overwrite=given.overwrite) if told is not None else False
    return OPEN if left or any(each.severity is Severity.ERROR for each in faults) else FINE


def _report(told: Taken, *, overwrite: bool) -> bool:
    """Say what was taken; whether something was not."""
    for clash in told.clashes:
        _say(f"{clash}，{'已改成复核表的' if overwrite else '没有改'}")
    for line in told.refused:
        _say(f"没有读入　{line}")
    _say(f"读入 {len(told.all_changes() if overwrite else told.changes)} 处。")
    return bool(told.refused or (told.clashes and not overwrite))


def _lines(told: Reviewed, faults: tuple[Finding, ...]) -> Iterator[str]:
    sheet, whole = told.case.sheet, told.case.evaluation.review(WHOLE)
    yield f"自评　{_result(sheet.total, sheet.grade.name if sheet.grade else '')}"
    if not told.begun:
        yield "尚未复核"
        return
    now = told.sheet
    yield f"复核　{_result(now.total, now.grade.name if now.grade else '')}　差额 {signed(told.difference) or '—'}"
    for line in told.lines():
        if line.touched:
            yield _line(line)
    if whole.opinion:
        yield f"总体复核意见：{whole.opinion}"
    yield f"复核人：{whole.reviewer or '未填'}　复核日期：{whole.date or '未填'}"
    for each in faults:
        yield f"{each.code} {each.label}：{each.message}"


def _line(line: Line) -> str:
    own, given = _number(line.own), _number(line.given)
    points = f"自评 {own or '—'}" + (f"　复核 {given}　差额 {signed(line.difference) or '—'}" if given else "")
    return f"{line.node.number} {line.node.title}　{points}" + (f"　{line.opinion}" if line.opinion else "")


def _json(told: Reviewed, faults: tuple[Finding, ...], taken: Taken | None) -> dict[str, object]:
    case, whole = told.case, told.case.evaluation.review(WHOLE)
    own, now = case.sheet, told.sheet
    data: dict[str, object] = {
        "unit": case.evaluation.unit,
        "year": case.evaluation.year,
        "begun": told.begun,
        "own": {"total": _number(own.total), "grade": own.grade.name if own.grade else None},
        "reviewed": {"total": _number(now.total), "grade": now.grade.name if now.grade else None},
        "difference": _number(told.difference),
        "opinion": whole.opinion,
        "reviewer": whole.reviewer,
        "date": whole.date,
        "indicators": [
            {
                "code": line.node.code,
                "name": line.node.name,
                "leaf": line.node.is_leaf,
                "weight": plain(line.node.weight),
                "own": _number(line.own),
                "given": _number(line.given),
                "counted": _number(line.counted),
                "difference": _number(line.difference),
                "opinion": line.opinion,
            }
            for line in told.lines()
        ],
        "findings": [
            {"code": each.code, "severity": each.severity.value, "place": str(each.where), "message": each.message}
            for each in faults
        ],
    }
    if taken is not None:
        data["taken"] = [{"place": str(change.place), "value": change.value} for change in taken.changes]
        data["clashes"] = [
            {"where": named(case, each.change.place), "file": each.here, "sheet": each.there} for each in taken.clashes
        ]
        data["refused"] = list(taken.refused)
    return data


def _result(total: Decimal | None, grade: str) -> str:
    return "未完成" if total is None else f"{plain(total)} 分　{grade or '未入等级'}"


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _say(text: str) -> None:
    print(text, file=sys.stderr)
