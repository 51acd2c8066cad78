"""The command line of product.md: the same journeys without a window. JSON on stdout, messages on stderr.

Exit codes: 0 fine, 1 findings of severity error, 2 cannot be done.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from desktop import __version__
from desktop.cli import collect, evidence, importing, part, report, reviewing, rubric
from desktop.cli import verify as verifying
from desktop.cli.review import comparison_json, comparison_lines
from desktop.cli.sarif import sarif_json
from desktop.cli.shapes import findings_json, score_json, score_text
from desktop.domain.errors import Problem, UserError
from desktop.domain.findings.finding import Case, Finding, Severity
from desktop.domain.findings.parts import is_overruled
from desktop.domain.signoff import Refused
from desktop.usecases import compare, demo
from desktop.usecases.check import check_file
from desktop.usecases.compare import read_case
from desktop.usecases.open_file import SUFFIX, create, findings_of, open_evaluation
from desktop.usecases.sign_off import sign
from desktop.usecases.workspace import Workspace

FINE, FOUND, CANNOT = 0, 1, 2

Clock = Callable[[], datetime]
Picture = Callable[[Workspace, Path, Path], None]


def run(words: Sequence[str], workspace: Workspace, clock: Clock, picture: Picture) -> int:
    """Run one command and give its exit code. ``picture`` draws the window for ``demo``."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console speaks GBK otherwise; JSON is UTF-8
            stream.reconfigure(encoding="utf-8")
    try:
        arguments = _parser().parse_args(words)
        return _Commands(workspace, clock, picture).run(arguments)
    except UserError as error:
        _say(f"错误：{error}")
        return CANNOT
    except BrokenPipeError:  # whoever reads our output has seen enough: "zipingtai check … | head"
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND


class _Parser(argparse.ArgumentParser):
    """Reports mistakes in our own words and with our own exit code."""

    def error(self, message: str) -> NoReturn:
        raise UserError(Problem.NO_COMMAND, what=message)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="zipingtai", description="自评台：部门整体支出绩效自评。不带命令时打开窗口：zipingtai [文件]")
    parser.add_argument("--version", action="version", version=f"zipingtai {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser, metavar="命令")

    command = commands.add_parser("demo", help="用样例走完全程：导入、评分、核查、签发、报告、截图")
    command.add_argument("--out", type=Path, required=True, metavar="文件夹")

    command = commands.add_parser("new", help="新建空白自评")
    command.add_argument("--rubric", required=True, metavar="方案编号")
    command.add_argument("--unit", required=True, metavar="单位名称")
    command.add_argument("--year", type=int, required=True, metavar="年度")
    command.add_argument("-o", dest="output", type=Path, required=True, metavar="FILE.ziping")

    importing.add_command(commands)

    for name, what in (("score", "得分、等级和计算过程"), ("check", "核查；有错误时退出码为 1")):
        command = commands.add_parser(name, help=what)
        command.add_argument("file", type=Path, metavar="文件")
        shape = command.add_mutually_exclusive_group()
        shape.add_argument("--json", action="store_true")
        if name == "check":
            shape.add_argument("--sarif", action="store_true", help="SARIF 2.1.0")

    report.add_command(commands)

    command = commands.add_parser("sign", help="签字；首个签字冻结内容")
    command.add_argument("file", type=Path, metavar="FILE.ziping")
    command.add_argument("--name", required=True, metavar="姓名")
    command.add_argument("--role", required=True, metavar="角色")

    verifying.add_commands(commands)

    command = commands.add_parser("compare", help="年度对比：逐项对照本年和上年")
    command.add_argument("this", type=Path, metavar="本年文件")
    command.add_argument("last", type=Path, metavar="上年文件")
    command.add_argument("--json", action="store_true")

    rubric.add_command(commands)
    part.add_command(commands)
    reviewing.add_command(commands)
    collect.add_command(commands)
    evidence.add_command(commands)
    return parser


class _Commands:
    """One method per command; the method's name is the command's."""

    def __init__(self, workspace: Workspace, clock: Clock, picture: Picture) -> None:
        self._workspace, self._clock, self._picture = workspace, clock, picture

    def run(self, arguments: argparse.Namespace) -> int:
        name = arguments.command.replace("import", "import_")
        code: int = getattr(self, name)(arguments)
        return code

    def demo(self, arguments: argparse.Namespace) -> int:
        made = demo.make(self._workspace, arguments.out, self._clock, self._picture)
        for line in made.lines:
            print(line)
        return FINE

    def new(self, arguments: argparse.Namespace) -> int:
        output = _ziping(arguments.output)
        now = self._clock()
        create(self._workspace, output, arguments.rubric, arguments.unit.strip(), arguments.year, now).close()
        _say(f"已新建：{output}")
        return FINE

    def import_(self, arguments: argparse.Namespace) -> int:
        return importing.run(self._workspace, arguments, self._clock)

    def score(self, arguments: argparse.Namespace) -> int:
        case = read_case(self._workspace, arguments.file, self._clock())
        if arguments.json:
            _print_json(score_json(case))
        else:
            print(score_text(case))
        return FINE

    def check(self, arguments: argparse.Namespace) -> int:
        case, findings = check_file(self._workspace, arguments.file, self._clock())
        if arguments.json:
            _print_json(findings_json(findings))
        elif arguments.sarif:
            _print_json(sarif_json(arguments.file, findings, case))
        else:
            for finding in findings:
                print(_finding_line(arguments.file, finding))
        errors = sum(_blocks(case, finding) for finding in findings)
        _say(f"{len(findings)} 项发现，其中 {errors} 项错误。")
        return FOUND if errors else FINE

    def report(self, arguments: argparse.Namespace) -> int:
        return report.run(self._workspace, arguments, self._clock)

    def sign(self, arguments: argparse.Namespace) -> int:
        opened = open_evaluation(self._workspace, _existing(arguments.file), self._clock())
        try:
            case = opened.case()
            signed = sign(opened, case, findings_of(case), arguments.name, arguments.role, self._clock())
        finally:
            opened.close()
        if isinstance(signed, Refused):
            for finding in signed.findings:
                _say(_finding_line(arguments.file, finding))
            for reason in signed.reasons:
                _say(reason)
            _say(f"还不能签发：{len(signed.findings) + len(signed.reasons)} 项没有解决。")
            return FOUND
        _say(f"{arguments.role} {arguments.name.strip()} 已签字，第 {signed.number} 次；数据校验码 {signed.digest}")
        return FINE

    def verify(self, arguments: argparse.Namespace) -> int:
        return verifying.run(self._workspace, arguments, self._clock())

    def scan(self, arguments: argparse.Namespace) -> int:
        return verifying.attach(self._workspace, arguments, self._clock())

    def compare(self, arguments: argparse.Namespace) -> int:
        told = compare.compare(self._workspace, arguments.this, arguments.last, self._clock())
        if arguments.json:
            _print_json(comparison_json(told))
        else:
            for line in comparison_lines(told):
                print(line)
        return FINE

    def collect(self, arguments: argparse.Namespace) -> int:
        return collect.run(self._workspace, arguments, self._clock())

    def review(self, arguments: argparse.Namespace) -> int:
        return reviewing.run(self._workspace, arguments, self._clock())

    def evidence(self, arguments: argparse.Namespace) -> int:
        return evidence.run(self._workspace, arguments, self._clock())

    def part(self, arguments: argparse.Namespace) -> int:
        for line in part.run(self._workspace, arguments, self._clock()):
            print(line)
        return FINE

    def rubric(self, arguments: argparse.Namespace) -> int:
        told = rubric.run(self._workspace, arguments)
        if arguments.json:
            _print_json(told.data)
        else:
            for line in told.lines:
                print(line)
        return FINE if told.sound else FOUND


def _blocks(case: Case, finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and not is_overruled(case, finding)


def _finding_line(path: Path, finding: Finding) -> str:
    word = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "说明"}[finding.severity]
    fix = f"（{finding.fix}）" if finding.fix else ""
    return f"{path.name}:{finding.where}: {word} {finding.code} {finding.label}：{finding.message}{fix}"


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise UserError(Problem.FILE_MISSING, file=path)
    return path


def _ziping(path: Path) -> Path:
    if path.suffix.lower() != SUFFIX:
        raise UserError(Problem.NO_COMMAND, what=f"输出文件“{path.name}”的扩展名应为 {SUFFIX}")
    return path


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=1))


def _say(text: str) -> None:
    print(text, file=sys.stderr)
