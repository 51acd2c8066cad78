"""A Report on pages: tagged PDF/A-3a, the same bytes for the same report on every run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from desktop.reports.fonts import FontSet
from desktop.reports.ownfonts import FontFile
from desktop.reports.pdf.annexes import write_annexes
from desktop.reports.pdf.canvas import HEIGHT, WIDTH, number
from desktop.reports.pdf.canvas import Piece as Piece
from desktop.reports.pdf.cover import write_cover
from desktop.reports.pdf.document import ArchiveCanvas, Written
from desktop.reports.pdf.furniture import write_furniture
from desktop.reports.pdf.layout import Book, SealPlace, Styles
from desktop.reports.pdf.narrative import write_narrative
from desktop.reports.pdf.pdfa import LANGUAGE, dress, write_outline
from desktop.reports.pdf.signoff import write_sign_off
from desktop.reports.pdf.structure import write_structure
from desktop.reports.pdf.tables import write_tables
from desktop.reports.report import Report
from desktop.reports.texts import every_text

SEAL_NAME = "seal"


NO_OWN: Mapping[str, FontFile] = MappingProxyType({})


def render(report: Report, fonts_folder: Path, own: Mapping[str, FontFile] = NO_OWN) -> bytes:
    """The report as a PDF file; ``own`` are the office's faces by their places (see ``reports.ownfonts``).

    Raises:
        OSError: A face cannot be opened.
    """
    return _file(_book(report, FontSet(fonts_folder, own)), report)


def render_noted(
    report: Report, fonts_folder: Path, own: Mapping[str, FontFile] = NO_OWN
) -> tuple[bytes, dict[str, str]]:
    """The report as a PDF file, and for each place of an own face the characters it lacks and one of ours drew.

    Raises:
        OSError: A face cannot be opened.
    """
    fonts = FontSet(fonts_folder, own)
    return _file(_book(report, fonts), report), fonts.borrowed()


def render_labelled(
    report: Report, fonts_folder: Path, own: Mapping[str, FontFile] = NO_OWN
) -> tuple[bytes, tuple[tuple[Piece, ...], ...]]:
    """The report as a PDF file, and for each page its lines with what they belong to.

    Raises:
        OSError: A face cannot be opened.
    """
    book = _book(report, FontSet(fonts_folder, own), names_cells=True)
    return _file(book, report), tuple(page.pieces() for page in book.pages)


def _book(report: Report, fonts: FontSet, *, names_cells: bool = False) -> Book:
    book = Book(fonts, Styles(fonts), names_cells=names_cells)
    if report.has_cover:
        write_cover(book, report)
    write_narrative(book, report)
    write_tables(book, report.tables)
    write_sign_off(book, report)
    write_annexes(book, report)
    write_furniture(book, report)
    return book


def missing_characters(report: Report, fonts_folder: Path, own: Mapping[str, FontFile] = NO_OWN) -> tuple[str, ...]:
    """The characters no face has: printed as 〓, to be told to the clerk before that."""
    return FontSet(fonts_folder, own).missing(every_text(report))


def _file(book: Book, report: Report) -> bytes:
    """Write fonts, then pages: what a glyph is called is known only when its font has been subset."""
    canvas = ArchiveCanvas(LANGUAGE)
    for font in book.embedder.fonts:
        font.write(canvas.document)
    sheet = round(WIDTH, 2), round(HEIGHT, 2)
    for at, page in enumerate(book.pages):
        # ReportLab swaps the sides of a page that is shown turned, so it is told the size as it is shown.
        canvas.setPageSize(sheet[::-1] if page.turned else sheet)
        canvas.setPageRotation(90 if page.turned else 0)
        canvas.addLiteral(page.content())
        for key, mark in enumerate(book.bookmarks):
            if mark.page == at:
                canvas.bookmarkPage(str(key))
        canvas.showPage()
    if book.seal is not None:
        _name_seal_place(canvas, book.seal)
    write_outline(canvas, book.bookmarks)
    write_structure(canvas, book.structure, book.pages)
    dress(canvas, report, (char for font in book.embedder.fonts for char in font.characters.values()))
    return canvas.finish()


def _name_seal_place(canvas: ArchiveCanvas, place: SealPlace) -> None:
    """Say by a named destination where the seal goes, for whoever signs the file later (``reports.signing``)."""
    corners = (place.left, place.bottom, place.left + place.side, place.bottom + place.side)
    page = canvas.document.page_numbers[place.page]
    at = Written()
    at.text = f"[{page} 0 R /FitR {' '.join(map(number, corners))}]"
    canvas.setCatalogEntry("Dests", {SEAL_NAME: canvas.document.add(at)})
