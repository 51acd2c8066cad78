"""The clerk prints the report: sheet by sheet as it is, nothing scaled, nothing cut off without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Problem, UserError
from desktop.reports import pages
from desktop.reports.pages import LOCK, Edges, Picture
from desktop.ui import messages, printing
from desktop.ui.settings import PRINTER, Settings
from desktop.ui.views.report_preview import ReportPreview
from desktop.usecases import preview
from desktop.usecases.preview import Preview
from tests.ui.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

A4 = (595.28, 841.89)
HALF_A_MILLIMETRE = 0.5


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Desk(qtbot, tmp_path) as desk:
        yield desk


@pytest.fixture
def report(desk: Desk) -> Preview:
    document = desk.starts_golden()
    return preview.make(desk.workspace, document.case, None, desk.clock())


def printer_to(target: Path, dots: int = 300) -> QPrinter:
    """A printer whose paper is a PDF file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(dots)
    printing.prepare(printer)
    return printer


def chosen(printer: QPrinter, first: int, last: int) -> QPrinter:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(first, last)
    return printer


def test_what_comes_out_is_the_report_in_its_own_size(report: Preview, tmp_path: Path) -> None:
    """Every edge of what is printed lies within half a millimetre of where the PDF has it, on turned sheets as well."""
    target = tmp_path / "printed.pdf"
    printer = printer_to(target)
    drawn: list[int] = []
    printing.paint(printer, report, printing.pages_of(printer, len(report.sizes)), drawn.append)
    assert drawn == list(range(1, len(report.sizes) + 1))
    turned = [page for page, size in enumerate(report.sizes) if size.width > size.height]
    assert turned
    for size in pages.sizes(target.read_bytes()):
        assert (size.width, size.height) == pytest.approx(A4, abs=0.5)
    ours, theirs = report.edges(), pages.edges(target.read_bytes())
    assert len(ours) == len(theirs)
    for mine, other in zip(ours, theirs, strict=True):
        assert tuple(other) == pytest.approx(tuple(mine), abs=HALF_A_MILLIMETRE)


def test_letters_stand_where_they_stood(report: Preview, tmp_path: Path) -> None:
    """The upright page and the turned one, laid over what was printed, at four dots a millimetre."""
    turned = next(page for page, size in enumerate(report.sizes) if size.width > size.height)
    target = tmp_path / "printed.pdf"
    printing.paint(printer_to(target), report, [1, turned])
    scale = 4 * 25.4 / 72
    for at, page in enumerate([1, turned]):
        mine = report.draw_sheet(page, scale, 0, 10_000)
        other = pages.draw_sheet(target.read_bytes(), at, scale, 0, 10_000)
        assert mine is not None
        assert other is not None
        assert (mine.width, mine.height) == pytest.approx((other.width, other.height), abs=1)
        assert _apart(_dark(mine, 96), _dark(other, 200)) < 0.01
        assert _apart(_dark(other, 96), _dark(mine, 200)) < 0.01


def _dark(picture: Picture, than: int) -> set[tuple[int, int]]:
    return {
        (at % picture.stride // 3, at // picture.stride)
        for at in range(1, len(picture.data), 3)
        if at % picture.stride < 3 * picture.width and picture.data[at] < than
    }


def _apart(one: set[tuple[int, int]], two: set[tuple[int, int]]) -> float:
    """The share of dark dots with no dark one of the other picture within two dots (half a millimetre)."""
    near = {(x + dx, y + dy) for x, y in two for dx in range(-2, 3) for dy in range(-2, 3)}
    assert one
    return len(one - near) / len(one)


def test_a_sheet_drawn_in_bands_is_the_sheet(report: Preview) -> None:
    whole = report.draw_sheet(1, 2.0, 0, 10_000)
    assert whole is not None
    rows, top = b"", 0
    while (band := report.draw_sheet(1, 2.0, top, 300)) is not None:
        assert band.stride == whole.stride
        rows += band.data
        top += band.height
    assert top == whole.height
    assert len(rows) == len(whole.data)
    assert max(abs(one - two) for one, two in zip(rows, whole.data, strict=True)) <= 2  # of 255, at edges of letters


def test_only_the_pages_asked_for(report: Preview, tmp_path: Path) -> None:
    target = tmp_path / "printed.pdf"
    printer = chosen(printer_to(target), 2, 3)
    assert printing.pages_of(printer, len(report.sizes)) == [1, 2]
    printing.paint(printer, report, [1, 2])
    with LOCK, closing(pypdfium2.PdfDocument(target)) as pdf:
        assert len(pdf) == 2


def test_several_ranges(tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "x.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1-2,5"))
    assert printing.pages_of(printer, 9) == [0, 1, 4]
    assert printing.pages_of(printer, 4) == [0, 1]


@pytest.mark.parametrize(("collated", "order"), [(True, [0, 1, 0, 1]), (False, [0, 0, 1, 1])])
def test_copies_where_the_printer_makes_none_itself(tmp_path: Path, collated: bool, order: list[int]) -> None:
    printer = chosen(printer_to(tmp_path / "x.pdf"), 1, 2)
    assert not printer.supportsMultipleCopies()
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    assert printing.pages_of(printer, 9) == order


class Sides:
    """A printer as far as :func:`printing.with_backs` asks it."""

    def __init__(self, duplex: QPrinter.DuplexMode) -> None:
        self.duplex = lambda: duplex


@pytest.mark.parametrize(
    ("pages", "sides"),
    [
        ([0, 1, 2], [0, None, 1, 2]),
        ([1, 2], [1, 2]),
        ([0], [0]),
        ([0, 2], [0, 2]),
        ([0, 1, 0, 1], [0, None, 1, None, 0, None, 1]),
        ([0, 0, 1, 1], [0, None, 0, None, 1, 1]),
    ],
)
def test_the_back_of_the_cover_stays_empty(report: Preview, pages: list[int], sides: list[int | None]) -> None:
    """So page 1 is a front, and odd numbers stand at the outer edge (GB/T 9704-2012, 7.5)."""
    both, one = (Sides(mode) for mode in (QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexNone))
    assert report.has_cover
    assert printing.with_backs(both, report, pages) == sides  # type: ignore[arg-type]
    assert printing.with_backs(one, report, pages) == pages  # type: ignore[arg-type]
    fronts = [page for page in printing.with_backs(both, report, range(9))[::2] if page]  # type: ignore[arg-type]
    assert fronts == [1, 3, 5, 7]


def test_an_empty_side_comes_out_empty(report: Preview, tmp_path: Path) -> None:
    target = tmp_path / "printed.pdf"
    printing.paint(printer_to(target, 72), report, [0, None, 1])
    with LOCK, closing(pypdfium2.PdfDocument(target)) as pdf:
        assert len(pdf) == 3
        assert set(bytes(pdf[1].render().buffer)) == {255}
        assert set(bytes(pdf[2].render().buffer)) != {255}


def test_both_sides_along_the_long_edge_of_a4_without_margins() -> None:
    told: dict[str, object] = {}

    class Printer:
        def __getattr__(self, name: str) -> Callable[[object], None]:
            return lambda value: told.__setitem__(name, value)

    printing.prepare(Printer())  # type: ignore[arg-type]
    assert told["setDuplex"] is QPrinter.DuplexMode.DuplexLongSide
    assert told["setFullPage"] is True
    assert told["setPageSize"].id() is QPageSize.PageSizeId.A4  # type: ignore[attr-defined]


def test_what_the_printer_cannot_reach_is_named(tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "x.pdf")
    fine, close = Edges(28, 37, 26, 35), Edges(28, 37, 5, 8)
    assert printing.cut_off(_with_margins(12), [fine, close, fine], [0, 1, 2]) == (12, [1])
    assert printing.cut_off(_with_margins(12), [fine, close, fine], [0, 2]) == (12, [])
    assert printing.cut_off(printer, [fine, close], [0, 1]) == (0, [])


class _with_margins:  # noqa: N801 - stands for a QPrinter
    """A printer that leaves so many millimetres white at every edge."""

    def __init__(self, margin: float) -> None:
        self._margin = margin

    def pageLayout(self) -> object:
        margin = self._margin

        class Layout:
            def setUnits(self, _unit: object) -> None: ...

            def minimumMargins(self) -> object:
                class Margins:
                    left = top = right = bottom = staticmethod(lambda: margin)

                return Margins()

        return Layout()


def test_stopping_in_the_middle(report: Preview, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "printed.pdf")
    drawn: list[int] = []
    with pytest.raises(UserError) as stopped:
        printing.paint(printer, report, [0, 1, 2], drawn.append, lambda: bool(drawn))
    assert stopped.value.code is Problem.PRINT_STOPPED
    assert drawn == [1]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing(report: Preview, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "没有这个文件夹" / "printed.pdf")
    with pytest.raises(UserError) as failed:
        printing.paint(printer, report, [0])
    assert failed.value.code is Problem.PRINT_FAILED


def prints(desk: Desk, monkeypatch: pytest.MonkeyPatch, dialog: Callable[..., QPrinter | None]) -> ReportPreview:
    view = ReportPreview(desk.starts_golden(), desk.workspace)
    desk.qtbot.addWidget(view)
    view.resize(1100, 640)
    monkeypatch.setattr(printing, "ask", dialog)
    view.show()
    view.print_button.click()  # before the first page is set: it is printed as soon as it is
    desk.waits_for(lambda: view.is_current)
    desk.settles()
    return view


def test_she_prints_from_the_preview(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    target = tmp_path / "printed.pdf"
    view = prints(desk, monkeypatch, lambda *_: chosen(printer_to(target, 72), 1, 2))
    with LOCK, closing(pypdfium2.PdfDocument(target)) as pdf:
        assert len(pdf) == 2
    assert desk.said.remarks[-1] == "已送往打印机：2 页"
    assert view.print_button.isEnabled()


def test_she_changes_her_mind(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    prints(desk, monkeypatch, lambda *_: None)
    assert not desk.said.errors


def test_she_is_asked_before_anything_is_cut_off(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []
    monkeypatch.setattr(printing, "cut_off", lambda *_: (4.2, [0, 6]))
    monkeypatch.setattr(messages, "ask", lambda _parent, _title, text, _answers: asked.append(text) or -1)
    target = tmp_path / "printed.pdf"
    prints(desk, monkeypatch, lambda *_: printer_to(target, 72))
    assert "4.2 毫米" in asked[0]
    assert "第 1、7 页" in asked[0]
    assert not target.exists()


def test_a_printer_that_is_gone_is_not_missed(desk: Desk, report: Preview) -> None:
    settings = Settings(desk.workspace)
    settings.set(PRINTER, "三楼的打印机")
    assert printing.make_printer(report, settings).docName() == report.title
