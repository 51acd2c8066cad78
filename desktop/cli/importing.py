"""The command ``import``: one file, or every file below a folder."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli import standard_input
from desktop.domain.errors import Problem, UserError
from desktop.usecases.reading_ahead import OURS, reading

if TYPE_CHECKING:
    from desktop.domain.carryover import Plan
    from desktop.usecases.import_folder import Outcome
    from desktop.usecases.import_prior import Source
    from desktop.usecases.workspace import Workspace

FINE, CANNOT = 0, 2
EXPLAINED = """\
来源是文件夹时，逐个读取其中（含下级文件夹）能读的文件，一个出错不影响其余；-o 写草稿所在的文件夹，草稿与来源同名。
--json 时每个文件一行：{"file", "draft", "result", "error"}；读到时 error 为 null，出错时 result 为 null。
退出码：0 全部读到；2 有文件没有读到（或来源本身不能读）。
旧版 .doc、.wps、.et、.rtf 由本机的 LibreOffice 转换后读取；没有安装时说明怎样另存。"""


def add_command(commands: argparse._SubParsersAction[Any]) -> None:
    """Declare the command and its words."""
    command = commands.add_parser(
        "import",
        help="以上年文件（或同年的表）为起点；来源可以是文件夹",
        epilog=EXPLAINED,
    )
    command.add_argument("source", type=Path, metavar="来源", help="文件或文件夹；- 表示从标准输入读文字")
    command.add_argument("--rubric", metavar="方案编号", help="本年的评价方案；不写时取名称和分值最相近的")
    command.add_argument("--year", type=int, metavar="年度", help="本次自评的年度；不写时为来源年度加一")
    command.add_argument(
        "-o", dest="output", type=Path, metavar="FILE.ziping", help="来源是文件夹时为草稿的文件夹；不写时只读不建"
    )
    command.add_argument("--json", action="store_true")


def run(workspace: Workspace, arguments: argparse.Namespace, clock: Callable[[], datetime]) -> int:
    """Import what is named; the exit code.

    Raises:
        UserError: The one file, or the folder, cannot be read.
    """
    if not standard_input.is_meant(arguments.source) and arguments.source.is_dir():
        return _folder(workspace, arguments, clock())
    return _file(workspace, arguments, clock())


def _file(workspace: Workspace, arguments: argparse.Namespace, now: datetime) -> int:
    output: Path | None = arguments.output
    if output is not None and output.suffix.lower() != OURS:
        raise UserError(Problem.NO_COMMAND, what=f"输出文件“{output.name}”的扩展名应为 {OURS}")
    path, ahead = standard_input.taken(arguments.source)
    ahead = ahead or reading(path)
    from desktop.usecases import import_prior  # much to load; the document is being read meanwhile

    source = import_prior.read_source(workspace, path, arguments.rubric, now, ahead=ahead)
    result = source.result
    if output is None:
        done = f"读到 {len(result.indicators)} 行指标、{len(result.values)} 项数据；没有写文件（用 -o 指定）。"
    else:
        year = import_prior.draft_year(source, arguments.year)
        taken = import_prior.plan(source, year)
        import_prior.start_draft(workspace, source, taken, result.unit, year, output, now).close()
        for line in _of_projects(source, taken):
            _say(line)
        done = f"已建立 {year} 年度草稿：{output}"
    if arguments.json:
        print(json.dumps(_json(source), ensure_ascii=False, indent=1))
    for warning in result.warnings:
        _say(f"注意：{warning}")
    _say(done)
    return FINE


def _of_projects(source: Source, taken: Plan) -> Iterator[str]:
    """What became of the projects in a file of ours, and what else of it stayed behind."""
    from desktop.usecases.prior_projects import names_of

    if source.projects:
        names = "、".join(names_of(source.projects))
        yield f"带入项目：{names}" if names else "没有带入项目。"
    here = {each.label for each in source.projects}
    told = [each for each in taken.dropped if each in source.never or each.label.split(" / ")[0] in here]
    yield from (f"不带入：{each.label}，{each.reason}" for each in told)


def _json(source: Source) -> dict[str, object]:
    """What was read; of a file of ours with its projects, and why one cannot be taken over."""
    from desktop.cli.shapes import import_json

    told = import_json(source.result, source.rubric)
    if source.projects:
        told["projects"] = [
            {
                "name": each.name or each.title,
                "rubric": each.result.rubric_id,
                "lost": each.rubric.problem if isinstance(each.rubric, UserError) else None,
            }
            for each in source.projects
        ]
    return told


def _folder(workspace: Workspace, arguments: argparse.Namespace, now: datetime) -> int:
    output: Path | None = arguments.output
    if output is not None and output.exists() and not output.is_dir():
        raise UserError(Problem.NO_COMMAND, what=f"来源是文件夹，输出“{output.name}”也应是文件夹")
    from desktop.usecases.import_folder import Choice, import_folder

    choice = Choice(arguments.rubric, arguments.year, output)
    if arguments.rubric is None:
        for heading in workspace.catalogue().checked():
            if heading.unusable:
                _say(f"注意：{heading.left_out}")
    read = failed = 0
    for outcome in import_folder(workspace, arguments.source, choice, now):
        read, failed = read + (outcome.error is None), failed + (outcome.error is not None)
        told = _outcome_json(outcome, arguments.source) if arguments.json else _outcome_line(outcome)
        print(told, flush=True)
    if not read and not failed:
        raise UserError(Problem.FILE_MISSING, file=f"{arguments.source} 中能读的文件")
    _say(f"读到 {read} 个文件，{failed} 个没有读到。")
    return CANNOT if failed else FINE


def _outcome_json(outcome: Outcome, folder: Path) -> str:
    """One line; "/" parts folders on every system."""
    source, error = outcome.source, outcome.error
    told = {
        "file": outcome.path.relative_to(folder).as_posix(),
        "draft": None if outcome.draft is None else str(outcome.draft),
        "result": None if source is None else _json(source),
        "error": None if error is None else {"code": error.code.name, "message": str(error)},
    }
    return json.dumps(told, ensure_ascii=False)


def _outcome_line(outcome: Outcome) -> str:
    if outcome.source is None:
        return f"{outcome.path}：没有读到。{outcome.error}"
    result = outcome.source.result
    made = "" if outcome.draft is None else f"　→ {outcome.draft}"
    return f"{outcome.path}：{len(result.indicators)} 行指标、{len(result.values)} 项数据{made}"


def _say(text: str) -> None:
    print(text, file=sys.stderr)
