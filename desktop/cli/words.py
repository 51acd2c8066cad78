"""How the command line explains itself: every command with what it does, every option, examples; all in Chinese."""

from __future__ import annotations

import argparse
import unicodedata
from typing import TYPE_CHECKING, Any, NoReturn

from desktop import __version__
from desktop.cli.mistakes import in_chinese
from desktop.domain.errors import Problem, UserError

ENDS = "退出码：0 正常；1 有级别为“错误”的发现，或校验发现改动；2 办不到，原因在标准错误里。"

# What a word means wherever it stands; a command may say more.
_USUAL = {
    "--json": "输出 JSON（UTF-8），数写成字符串",
    "FILE.ziping": "自评文件",
    "文件": "自评文件，或能读的文档（Word、Excel、PDF……）",
}

# Command → lines a person could type as they are.
EXAMPLES: dict[str, tuple[str, ...]] = {
    "demo": ("zipingtai demo --out 演示",),
    "new": ("zipingtai new --rubric guangzhou-2021 --unit 某某市图书馆 --year 2023 -o 2023年度-某某市图书馆.ziping",),
    "import": (
        "zipingtai import 2022年度-某某市图书馆.ziping -o 2023年度-某某市图书馆.ziping",
        "zipingtai import 上年自评报告.pdf --rubric guangzhou-2021 -o 今年.ziping",
        "zipingtai import 本年自评表.xlsx --year 2023 -o 今年.ziping",
        "zipingtai import 上年各单位 -o 今年各单位 --json",
        "zipingtai import - -o 今年.ziping",
    ),
    "score": ("zipingtai score 今年.ziping", "zipingtai score 自评表.xlsx --json"),
    "check": ("zipingtai check 今年.ziping", "zipingtai check 自评报告.docx --json"),
    "report": (
        "zipingtai report 今年.ziping -o 自评报告.pdf",
        "zipingtai report 今年.ziping -o 自评报告.pdf --annex comparison=上年.ziping --annex projects",
        "zipingtai report 今年.ziping --part p1 -o 项目自评表.docx",
        "zipingtai report --blank guangzhou-2021 -o 空白表.pdf",
    ),
    "sign": ("zipingtai sign 今年.ziping --name 姓名 --role 填报人",),
    "verify": ("zipingtai verify 自评报告.pdf", "zipingtai verify 今年.ziping --paper 0123456789ABCDEF --json"),
    "scan": ("zipingtai scan 今年.ziping 盖章第1页.jpg 盖章第2页.jpg",),
    "compare": ("zipingtai compare 今年.ziping 上年.ziping", "zipingtai compare 今年.ziping 上年自评报告.pdf --json"),
    "rubric": (
        "zipingtai rubric list",
        "zipingtai rubric show guangzhou-2021",
        "zipingtai rubric new 评分表.xlsx --id my-2023 -o 我的方案",
        "zipingtai rubric import 我的方案",
    ),
    "part": (
        "zipingtai part add 今年.ziping --name 设备更新",
        "zipingtai part import 今年.ziping --from 上年.ziping",
        "zipingtai part list 今年.ziping",
    ),
    "review": (
        "zipingtai review 今年.ziping -o 复核表.xlsx",
        "zipingtai review 今年.ziping --read 复核表.xlsx",
        "zipingtai review 今年.ziping --revision 1 -o 第1次复核表.pdf",
    ),
    "collect": (
        "zipingtai collect 今年.ziping --indicators 1.1,2 --office 财务科 -o 财务科.xlsx",
        "zipingtai collect 今年.ziping --read 财务科.xlsx 业务科.xlsx --keep",
    ),
    "evidence": (
        "zipingtai evidence add 今年.ziping 合同.pdf 照片.jpg --indicator 1.1.1",
        "zipingtai evidence list 今年.ziping --missing",
        "zipingtai evidence export 今年.ziping -o 佐证材料",
    ),
}


class Parser(argparse.ArgumentParser):
    """Speaks Chinese; reports mistakes in our own words and with our own exit code."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given, formatter_class=_Lines, add_help=False)
        self._positionals.title, self._optionals.title = "参数", "选项"
        super().add_argument("-h", "--help", action="help", help="显示这份说明")

    def add_argument(self, *names: Any, **given: Any) -> argparse.Action:
        """The same, with the usual words where a command says nothing of its own."""
        given.setdefault("help", _USUAL.get(names[0]) or _USUAL.get(given.get("metavar", "")))
        return super().add_argument(*names, **given)

    def error(self, message: str) -> NoReturn:
        """Say what cannot be understood.

        Raises:
            UserError: NO_COMMAND, always.
        """
        raise UserError(Problem.NO_COMMAND, what=in_chinese(message))


if TYPE_CHECKING:
    _Declared = argparse._SubParsersAction[Parser]
else:
    _Declared = argparse._SubParsersAction


class Commands(_Declared):
    """Every command has a description and examples."""

    def add_parser(self, name: str, **given: Any) -> Parser:
        """Declare a command; what it does (``help``) is also the head of its own page."""
        given.setdefault("description", given.get("help"))
        examples = "\n".join(["例子：", *(f"  {line}" for line in EXAMPLES[name])])
        given["epilog"] = "\n\n".join(part for part in (given.get("epilog", "").strip("\n"), examples) if part)
        return super().add_parser(name, **given)


class _Seen(str):
    """A text as long as it looks: a Chinese character is as wide as two letters."""

    __slots__ = ()

    def __len__(self) -> int:
        return super().__len__() + _wide(self)


class _Lines(argparse.RawDescriptionHelpFormatter):
    """Columns stand one below the other although Chinese characters are wide."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=34)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """After a Chinese word."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def _format_action_invocation(self, action: argparse.Action) -> str:
        return _Seen(super()._format_action_invocation(action))

    def _format_action(self, action: argparse.Action) -> str:
        """Padded by characters: as many blanks too many as there are wide ones."""
        text = super()._format_action(action)
        head, found, said = text.partition(action.help or "\0")
        if not found or "\n" in head:
            return text
        return head.removesuffix(" " * _wide(head)) + found + said


def _wide(text: str) -> int:
    return sum(unicodedata.east_asian_width(each) in "WF" for each in text)


def bare_parser() -> tuple[Parser, argparse._SubParsersAction[Any]]:
    """The command line without its commands, and where they are added."""
    parser = Parser(
        prog="zipingtai",
        description="自评台：部门整体支出绩效自评。不带命令时打开窗口：zipingtai [文件]",
        epilog=f"每个命令的说明和例子：zipingtai 命令 --help\n{ENDS}",
    )
    parser.add_argument("--version", action="version", version=f"zipingtai {__version__}", help="显示版本")
    commands = parser.add_subparsers(
        dest="command", required=True, parser_class=Parser, action=Commands, metavar="命令", title="命令"
    )
    return parser, commands
