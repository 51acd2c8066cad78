"""Every command: its words, and what it does. To load them all takes long: ``cli.run`` avoids it where it can."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from desktop.cli import collect, evidence, importing, part, report, reviewing, rubric, standard_input
from desktop.cli import verify as verifying
from desktop.cli.review import comparison_json, comparison_lines, comparison_notes
from desktop.cli.sarif import sarif_json
from desktop.cli.shapes import findings_json, score_json, score_text
from desktop.cli.words import Parser, bare_parser
from desktop.domain.errors import Problem, UserError
from desktop.domain.findings.finding import Case, Finding, Severity
from desktop.domain.findings.parts import is_overruled
from desktop.domain.signoff import Refused, passed_over
from desktop.usecases import compare, demo
from desktop.usecases.check import check_file
from desktop.usecases.compare import read_case
from desktop.usecases.open_file import SUFFIX, create, findings_of, open_evaluation
from desktop.usecases.sign_off import sign
from desktop.usecases.workspace import Workspace

FINE, FOUND = 0, 1

Clock = Callable[[], datetime]
Picture = Callable[[Workspace, Path, Path], None]


def parser() -> Parser:
    """All commands with their words."""
    made, commands = bare_parser()

    command = commands.add_parser("demo", help="用样例走完全程：导入、评分、核查、签发、报告、截图")
    command.add_argument("--out", type=Path, required=True, metavar="文件夹", help="做出的文件放在这里")

    command = commands.add_parser("new", help="新建空白自评")
    command.add_argument("--rubric", required=True, metavar="方案编号", help="评价方案，编号见 rubric list")
    command.add_argument("--unit", required=True, metavar="单位名称", help="单位全称")
    command.add_argument("--year", type=int, required=True, metavar="年度", help="自评的年度，如 2023")
    command.add_argument("-o", dest="output", type=Path, required=True, metavar="FILE.ziping", help="新文件")

    importing.add_command(commands)

    for name, what, read in (
        ("score", "得分、等级和计算过程", "自评文件，或能读的文档"),
        ("check", "核查；有错误时退出码为 1", "自评文件，或能读的文档；- 表示从标准输入读文字"),
    ):
        command = commands.add_parser(name, help=what)
        command.add_argument("file", type=Path, metavar="文件", help=read)
        shape = command.add_mutually_exclusive_group()
        shape.add_argument("--json", action="store_true", help="输出 JSON（UTF-8），数写成字符串")
        if name == "check":
            shape.add_argument("--sarif", action="store_true", help="输出 SARIF 2.1.0，供代码检查平台一类的工具读取")

    report.add_command(commands)

    command = commands.add_parser("sign", help="签字；首个签字冻结内容")
    command.add_argument("file", type=Path, metavar="FILE.ziping")
    command.add_argument("--name", required=True, metavar="姓名", help="签字人")
    command.add_argument("--role", required=True, metavar="角色", help="方案所列的签字角色，如填报人、单位负责人")

    verifying.add_commands(commands)

    command = commands.add_parser("compare", help="年度对比：逐项对照本年和上年；同名或名称相近的项目逐个对照")
    command.add_argument("this", type=Path, metavar="本年文件", help="自评文件，或能读的文档")
    command.add_argument("last", type=Path, metavar="上年文件", help="自评文件，或能读的文档")
    command.add_argument("--json", action="store_true")

    rubric.add_command(commands)
    part.add_command(commands)
    reviewing.add_command(commands)
    collect.add_command(commands)
    evidence.add_command(commands)
    return made


def run(words: Sequence[str], workspace: Workspace, clock: Clock, picture: Picture) -> int:
    """Run the command the words name; its exit code.

    Raises:
        UserError: It cannot be done.
    """
    return _Commands(workspace, clock, picture).run(parser().parse_args(words))


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
        unit, now = arguments.unit.strip(), self._clock()
        if not unit:
            raise UserError(Problem.UNIT_MISSING)
        create(self._workspace, output, arguments.rubric, unit, arguments.year, now).close()
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
        path, ahead = standard_input.taken(arguments.file)
        case, findings = check_file(self._workspace, path, self._clock(), ahead)
        if arguments.json:
            _print_json(findings_json(findings))
        elif arguments.sarif:
            _print_json(sarif_json(path, findings, case))
        else:
            for finding in findings:
                print(_finding_line(path, finding))
        errors = sum(_blocks(case, finding) for finding in findings)
        _say(f"{len(findings)} 项发现，其中 {errors} 项错误。")
        return FOUND if errors else FINE

    def report(self, arguments: argparse.Namespace) -> int:
        return report.run(self._workspace, arguments, self._clock)

    def sign(self, arguments: argparse.Namespace) -> int:
        opened = open_evaluation(self._workspace, _existing(arguments.file), self._clock())
        try:
            case = opened.case()
            passed = passed_over(opened.rubric, opened.frozen, arguments.role)
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
        if passed:
            _say(f"按方案的签字次序，{'、'.join(passed)}应先签字，请补签。")
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
        for note in comparison_notes(told):
            _say(f"注意：{note}")
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
    word = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "建议"}[finding.severity]
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
