"""Plain text (.txt): any encoding an office saves, lines as paragraphs, tables set with tabs or bars as grids."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from pathlib import Path

from desktop.domain.errors import Problem, UserError
from desktop.domain.text import noop
from desktop.importers.columns import find_heads
from desktop.importers.document import Document
from desktop.importers.flow import flowed
from desktop.importers.grid import Found, Grid, GridTooLarge, build_grid
from desktop.importers.prose import MOST_PARAGRAPHS, Line, TextTooLong, paragraphs
from desktop.importers.source import read_bytes
from desktop.importers.unfolded import lost_covered, unfolded

LARGEST_TEXT = 8_000_000  # bytes; the published reports have 20 to 200 KB
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BAR = re.compile(r"\s*[|│┃｜]\s*")
_GAP = re.compile(r"[ \u3000]{2,}")
_RULE = re.compile(r"[\s|│┃｜:+\-—=─━┌┬┐├┼┤└┴┘]+")


def load(path: Path) -> Document:
    """Everything found in a text file.

    Raises:
        UserError: Missing, no text, too large.
    """
    text = decoded(read_bytes(path, LARGEST_TEXT), path.name)
    return laid_out(text, path.name)


def laid_out(text: str, source: str) -> Document:
    """Text of any origin, line by line; pages are parted by form feeds.

    Raises:
        UserError: Too large.
    """
    lines: list[Line] = []
    page = 1 if "\f" in text else 0
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if number > MOST_PARAGRAPHS:
            raise UserError(Problem.IMPORT_TOO_LARGE, file=source, what=f"超过 {MOST_PARAGRAPHS} 行")
        page += line.count("\f")
        lines.append(Line(line.replace("\f", ""), f"第{number}行", page))
    try:
        grids, prose = _parted(unfolded(lines))
        flat, prose = flowed(prose, len(grids))
        return Document(source, (*grids, *flat), tuple(paragraphs(prose)))
    except (GridTooLarge, TextTooLong) as error:
        raise UserError(Problem.IMPORT_TOO_LARGE, file=source, what=error.what) from error


def decoded(data: bytes, file: str) -> str:
    """Text in UTF-8, UTF-16 or GB18030, with or without a mark at its beginning.

    Raises:
        UserError: No text in any of these.
    """
    if not data.strip():
        raise UserError(Problem.IMPORT_UNREADABLE, file=file, why=noop("Reason", "文件是空的"))
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], (encoding,), file)
    if b"\0" in data[:4096]:
        raise UserError(Problem.IMPORT_UNREADABLE, file=file, why=noop("Reason", "它不是文本文件，只是扩展名这样写"))
    return _decoded(data, ("utf-8", "gb18030"), file)


def _decoded(data: bytes, encodings: Sequence[str], file: str) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    why = "文字编码无法识别，请在记事本中另存为 UTF-8"
    raise UserError(Problem.IMPORT_UNREADABLE, file=file, why=why)


def _parted(lines: Sequence[Line]) -> tuple[list[Grid], list[Line]]:
    """Lines with tabs or bars as tables, the others as text."""
    grids: list[Grid] = []
    prose: list[Line] = []
    block: list[tuple[Line, list[str]]] = []
    fresh = False
    for line in (*lines, Line("", "", -1)):
        cells = _cells(line.text)
        if cells is not None:
            block.append((line, cells))
            continue
        if not line.text.strip() and block and line.page >= 0:
            block.append((line, []))  # a blank line inside a table is a page break of what it was made from
            continue
        if any(cells for _, cells in block):
            grid = _grid(block, len(grids) + 1)
            if lost_covered(grid):
                prose += [line._replace(cells=tuple(filter(None, map(str.strip, cells)))) for line, cells in block]
                fresh = True
            elif any(_marked(line.text) for line, _ in block) or find_heads(grid):
                grids.append(grid)
                fresh = True
            else:  # only gaps in running text
                prose += [line for line, _ in block]
        block = []
        prose.append(line._replace(fresh=fresh and bool(line.text.strip())))
        fresh = fresh and not line.text.strip()
    return [grid for grid in grids if grid.rows], prose


def _cells(line: str) -> list[str] | None:
    """The cells of a table's row; None for a line of text."""
    if line.strip().count("\t") >= 1 or (line.count("\t") >= 2 and line.strip()):
        return line.split("\t")
    if len(_BAR.findall(line)) >= 2:
        return [] if _RULE.fullmatch(line) else _BAR.split(line.strip().strip("|│┃｜"))
    cells = _GAP.split(line.strip())
    return cells if len(cells) >= 3 else None


def _marked(line: str) -> bool:
    """Whether tabs or bars part the cells, not only gaps."""
    return "\t" in line.strip() or len(_BAR.findall(line)) >= 2


def _grid(block: Sequence[tuple[Line, list[str]]], number: int) -> Grid:
    found = [
        Found(row, column, text.strip(), f"{line.place}第{column}格")
        for row, (line, cells) in enumerate(block, 1)
        for column, text in enumerate(cells, 1)
        if text.strip()
    ]
    return build_grid(f"表{number}", found, ())
