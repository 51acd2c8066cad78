"""The words on a PDF's pages and where they stand: for finding in the preview and copying from it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from desktop.reports.pages import LOCK


class Box(NamedTuple):
    """A box on a page as it is shown: points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Found:
    """One place where the words stand: the boxes of its lines, all on one page (from 0)."""

    page: int
    boxes: tuple[Box, ...]


def texts(pdf: bytes) -> tuple[str, ...]:
    """The characters of every page as PDFium counts them; line ends and blanks included."""
    with LOCK, closing(pypdfium2.PdfDocument(pdf)) as document:
        return tuple(_characters(document[at].get_textpage()) for at in range(len(document)))


def _characters(page: pypdfium2.PdfTextPage) -> str:
    codes = (raw.FPDFText_GetUnicode(page, at) for at in range(page.count_chars()))
    return "".join(chr(code) if 0 < code <= 0x10FFFF else " " for code in codes)  # one for one, whatever it is


def find(pdf: bytes, pages: tuple[str, ...], words: str) -> tuple[Found, ...]:
    """Where ``words`` stand, whatever the case, whatever line ends and blanks stand between the characters.

    Args:
        pdf: The file.
        pages: What :func:`texts` gave for it.
        words: Blanks in them do not count.
    """
    wanted = "".join(words.split()).casefold()
    if not wanted:
        return ()
    runs = [(at, run) for at, text in enumerate(pages) for run in _runs(text, wanted)]
    found: list[Found] = []
    with LOCK, closing(pypdfium2.PdfDocument(pdf)) as document:
        shown: tuple[int, pypdfium2.PdfPage, pypdfium2.PdfTextPage] | None = None
        for at, (first, last) in runs:
            if shown is None or shown[0] != at:
                page = document[at]
                shown = (at, page, page.get_textpage())
            _, page, text = shown
            count = text.count_rects(first, last - first)
            found.append(Found(at, tuple(_shown(page, text.get_rect(number)) for number in range(count))))
    return tuple(found)


def _runs(text: str, wanted: str) -> list[tuple[int, int]]:
    """The stretches of ``text`` that say ``wanted`` when blanks are left out, none within another."""
    kept = [(at, char) for at, each in enumerate(text) if not each.isspace() for char in each.casefold()]
    bare = "".join(char for _, char in kept)
    runs: list[tuple[int, int]] = []
    start = bare.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        runs.append((kept[start][0], kept[end - 1][0] + 1))
        start = bare.find(wanted, end)
    return runs


def inside(pdf: bytes, page: int, box: Box) -> str:
    """The text within a box of a page."""
    with LOCK, closing(pypdfium2.PdfDocument(pdf)) as document:
        sheet = document[page]
        (x1, y1), (x2, y2) = (_on_paper(sheet, *corner) for corner in (box[:2], box[2:]))
        left, right = sorted((x1, x2))
        bottom, top = sorted((y1, y2))
        said: str = sheet.get_textpage().get_text_bounded(left, bottom, right, top)
        return said.replace("\r\n", "\n")


def _shown(page: pypdfium2.PdfPage, rect: tuple[float, float, float, float]) -> Box:
    """A box on the paper, from its lower left corner, as it is seen on the page; ours are upright or turned by 90°."""
    left, bottom, right, top = rect
    if page.get_rotation() == 90:
        return Box(bottom, left, top, right)
    height = page.get_height()
    return Box(left, height - top, right, height - bottom)


def _on_paper(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    return (y, x) if page.get_rotation() == 90 else (x, page.get_height() - y)
