"""Blocks of cells on the clipboard as text, the way Excel, WPS and LibreOffice write and read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def write(rows: Iterable[Sequence[str]]) -> str:
    r"""Cells by tabs, rows by line ends; cells with a tab, line end or quote in quotes.

    >>> write([["预算完成率", "2"], ["第一行\n第二行", '称"优"级']])
    '预算完成率\t2\n"第一行\n第二行"\t"称""优""级"'
    """
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def _quoted(cell: str) -> str:
    if not any(sign in cell for sign in '\t\n\r"'):
        return cell
    return '"' + cell.replace('"', '""') + '"'


def read(text: str) -> list[list[str]]:
    r"""The cells of a block; a quote counts only where it opens a cell and is closed again.

    >>> read('a\t"b\nc"\r\n"say ""x"" now"\t5" pipe\r\n')
    [['a', 'b\nc'], ['say "x" now', '5" pipe']]
    """
    rows: list[list[str]] = [[]]
    place, end = 0, len(text)
    while place <= end:
        cell, place = _cell(text, place)
        rows[-1].append(cell)
        if place >= end:
            break
        if text[place] == "\t":
            place += 1
            continue
        place += 2 if text.startswith("\r\n", place) else 1
        if place >= end:
            break
        rows.append([])
    return rows


def _cell(text: str, start: int) -> tuple[str, int]:
    """One cell and the place of the sign that ended it."""
    if text.startswith('"', start):
        quoted = _quoted_cell(text, start + 1)
        if quoted is not None:
            return quoted
    place = start
    while place < len(text) and text[place] not in "\t\r\n":
        place += 1
    return text[start:place], place


def _quoted_cell(text: str, start: int) -> tuple[str, int] | None:
    """A cell in quotes; None when the quote is never closed before a tab, line end or the end of the text."""
    parts: list[str] = []
    place = start
    while (quote := text.find('"', place)) >= 0:
        parts.append(text[place:quote])
        if text.startswith('"', quote + 1):
            parts.append('"')
            place = quote + 2
            continue
        after = quote + 1
        if after == len(text) or text[after] in "\t\r\n":
            return "".join(parts).replace("\r\n", "\n"), after
        return None
    return None
