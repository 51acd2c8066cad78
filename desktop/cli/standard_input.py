"""A document on standard input: ``zipingtai import -`` and ``check -`` read pasted text, never more than a file's."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import Problem, UserError
from desktop.usecases.reading_ahead import MOST_PASTED, PASTED_IN, reading_pasted

if TYPE_CHECKING:
    from desktop.usecases.reading_ahead import Reader

_DASH = Path("-")


def is_meant(path: Path) -> bool:
    """Whether a source is standard input; a file of that name is written ./-."""
    return path == _DASH


def taken(source: Path) -> tuple[Path, Reader | None]:
    """What messages call a source, and where it is standard input the reader already at work on it.

    Raises:
        UserError: As :func:`_data`; what stands there is no text.
    """
    return (Path(PASTED_IN), reading_pasted(_data())) if is_meant(source) else (source, None)


def _data() -> bytes:
    """All that stands there; a person at a keyboard is told how to end it.

    Raises:
        UserError: There is no standard input, or more in it than any evaluation has.
    """
    if sys.stdin is None:  # a program without a console
        raise UserError(Problem.IMPORT_UNREADABLE, file=PASTED_IN, why="这里没有标准输入，请写文件名")
    if sys.stdin.isatty():
        print("请粘贴文字，另起一行后按 Ctrl+D（Windows 按 Ctrl+Z 再回车）结束。", file=sys.stderr)
    found = sys.stdin.buffer.read(MOST_PASTED + 1)
    if len(found) > MOST_PASTED:
        raise UserError(Problem.IMPORT_TOO_LARGE, file=PASTED_IN, what=f"超过 {MOST_PASTED // 1_000_000} MB")
    return found
