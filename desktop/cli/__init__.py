"""The command line of product.md: the same journeys without a window. JSON on stdout, messages on stderr.

Exit codes: 0 fine, 1 findings of severity error, 2 cannot be done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.words import Parser, bare_parser
from desktop.domain.errors import UserError

if TYPE_CHECKING:
    from desktop.usecases.workspace import Workspace

FOUND, CANNOT = 1, 2
ALONE = {"import": "importing", "report": "report"}  # often run by scripts: they load no module of another command

Clock = Callable[[], datetime]
Picture = Callable[["Workspace", Path, Path], None]


def run(words: Sequence[str], workspace: Workspace, clock: Clock, picture: Picture) -> int:
    """Run one command and give its exit code. ``picture`` draws the window for ``demo``."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console speaks GBK otherwise; JSON is UTF-8
            stream.reconfigure(encoding="utf-8")
    try:
        return _run(words, workspace, clock, picture)
    except UserError as error:
        print(f"错误：{error}", file=sys.stderr)
        return CANNOT
    except BrokenPipeError:  # whoever reads our output has seen enough: "zipingtai check … | head"
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND


def _run(words: Sequence[str], workspace: Workspace, clock: Clock, picture: Picture) -> int:
    alone = ALONE.get(words[0]) if words else None
    if alone is not None:
        module = import_module(f"desktop.cli.{alone}")
        parser, commands = bare_parser()
        module.add_command(commands)
        code: int = module.run(workspace, parser.parse_args(words), clock)
        return code
    from desktop.cli import commands as every

    return every.run(words, workspace, clock, picture)


def _parser() -> Parser:
    from desktop.cli.commands import parser

    return parser()
