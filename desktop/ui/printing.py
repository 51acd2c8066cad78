"""The report on paper: the print dialog, and the pages as they are, sheet by sheet on a worker thread.

Nothing is scaled: GB/T 9704 gives the margins in millimetres. A turned page is a sheet of upright paper with the table
written along its long edge, and is printed as that sheet, so that its head comes to the binding edge.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QProgressDialog, QWidget

from desktop.domain.errors import Problem, UserError
from desktop.ui import jobs, languages, messages
from desktop.ui.settings import PRINTER, Settings

if TYPE_CHECKING:
    from desktop.usecases.preview import Edges, Picture, Preview

translate = QCoreApplication.translate

FINEST = 600  # dots an inch; more shows on no paper and takes four times the room
_BAND = 1024  # rows of dots drawn at a time: a whole sheet would be 100 MB
_SLACK = 0.3  # millimetres


def ask(parent: QWidget, preview: Preview, page: int, settings: Settings) -> QPrinter | None:
    """The print dialog, with the printer used last; None when dismissed.

    Args:
        parent: Who asks.
        preview: What would be printed.
        page: The page in sight, from 0.
        settings: Where the printer is remembered.
    """
    printer = make_printer(preview, settings)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(translate("Printing", "打印报告"))
    options = QAbstractPrintDialog.PrintDialogOption
    for option in (options.PrintPageRange, options.PrintCurrentPage, options.PrintCollateCopies):
        dialog.setOption(option)
    dialog.setMinMax(1, len(preview.sizes))
    dialog.setFromTo(1, len(preview.sizes))
    said = dialog.exec()
    dialog.deleteLater()
    if not said:
        return None
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        printer.setFromTo(page + 1, page + 1)
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
    settings.set(PRINTER, printer.printerName())
    return printer


def make_printer(preview: Preview, settings: Settings) -> QPrinter:
    """The printer used last where it is still there, else the system's own; A4, both sides, the whole sheet."""
    known = {each.printerName() for each in QPrinterInfo.availablePrinters()}
    name = settings.get(PRINTER)
    printer = (
        QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
        if name in known
        else (QPrinter(QPrinter.PrinterMode.HighResolution))
    )
    prepare(printer)
    printer.setDocName(preview.title)
    return printer


def prepare(printer: QPrinter) -> None:
    """A4 upright, from edge to edge, on both sides along the long edge where the printer can."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)


def pages_of(printer: QPrinter, count: int) -> list[int]:
    """The pages asked for, from 0, in their order; copies only where the printer cannot make them itself."""
    wanted = list(range(count))
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        if ranges.isEmpty():
            wanted = wanted[max(printer.fromPage(), 1) - 1 : printer.toPage() or count]
        else:
            wanted = [page for page in wanted if ranges.contains(page + 1)]
    if printer.supportsMultipleCopies():
        return wanted
    if printer.collateCopies():
        return wanted * printer.copyCount()
    return [page for page in wanted for _ in range(printer.copyCount())]


def with_backs(printer: QPrinter, preview: Preview, pages: Sequence[int]) -> list[int | None]:
    """The pages as they come out; None is an empty one.

    Printed on both sides, the back of the cover stays empty: page 1 is a front, and odd numbers stand at the outer edge
    as GB/T 9704 has them.
    """
    if not preview.has_cover or printer.duplex() is QPrinter.DuplexMode.DuplexNone:
        return list(pages)
    sides: list[int | None] = []
    for page, following in zip_longest(pages, pages[1:]):
        if page == 0 and len(sides) % 2:
            sides.append(None)  # of a further copy: it begins on a sheet of its own
        sides.append(page)
        if page == 0 and following == 1:
            sides.append(None)
    return sides


def cut_off(printer: QPrinter, edges: Sequence[Edges], pages: Sequence[int]) -> tuple[float, list[int]]:
    """The widest edge the printer leaves white, in millimetres, and the pages (from 0) on which that takes something.

    Args:
        printer: Says how near the edge it prints.
        edges: For every page how much of its paper is empty at each edge.
        pages: Those that will be printed.
    """
    layout = printer.pageLayout()
    layout.setUnits(QPageLayout.Unit.Millimeter)
    least = layout.minimumMargins()
    rim = (least.left(), least.top(), least.right(), least.bottom())
    cut = [
        page
        for page in dict.fromkeys(pages)
        if any(white + _SLACK < needed for white, needed in zip(edges[page], rim, strict=True))
    ]
    return max(rim), cut


def paint(
    printer: QPrinter,
    preview: Preview,
    pages: Sequence[int | None],
    done: Callable[[int], None] = lambda _: None,
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Print pages; for a worker thread.

    Args:
        printer: Set by :func:`prepare`.
        preview: The report.
        pages: From 0; None leaves one empty.
        done: Told how many pages have been drawn.
        stopped: Asked between bands; then nothing more comes out.

    Raises:
        UserError: PRINT_FAILED, PRINT_STOPPED.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(Problem.PRINT_FAILED, printer=printer.printerName() or printer.outputFileName())
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # else what goes to CUPS is JPEG
    try:
        for number, page in enumerate(pages):
            if number and not printer.newPage():
                raise UserError(Problem.PRINT_FAILED, printer=printer.printerName() or printer.outputFileName())
            if page is not None:
                _paint(printer, painter, preview, page, stopped)
            done(number + 1)
    except UserError:
        printer.abort()
        raise
    finally:
        painter.end()


def _paint(printer: QPrinter, painter: QPainter, preview: Preview, page: int, stopped: Callable[[], bool]) -> None:
    dots = min(printer.resolution(), FINEST)
    ratio = printer.resolution() / dots
    top = 0
    while True:
        if stopped():
            raise UserError(Problem.PRINT_STOPPED)
        band = preview.draw_sheet(page, dots / 72, top, _BAND)
        if band is None:
            return
        image = image_of(band)
        painter.drawImage(QRectF(0, top * ratio, band.width * ratio, band.height * ratio), image)
        top += band.height


def image_of(picture: Picture) -> QImage:
    """The picture as Qt draws it; it keeps its own copy of the bytes."""
    image = QImage(picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB888)
    return image.copy()


class Progress(QProgressDialog):
    """How many pages have been sent, and a button to stop."""


def start(parent: QWidget, printer: QPrinter, preview: Preview) -> Progress:
    """Print what the dialog asked for, once the person has been told what the printer would cut off."""
    pages = with_backs(printer, preview, pages_of(printer, len(preview.sizes)))
    stop = Event()
    window = Progress(translate("Printing", "正在打印…"), translate("Printing", "停止打印"), 0, len(pages), parent)
    window.setWindowTitle(translate("Printing", "打印报告"))
    window.setWindowModality(Qt.WindowModality.NonModal)
    window.setMinimumDuration(500)
    window.setAutoReset(False)
    window.setAutoClose(False)
    window.setValue(0)
    window.canceled.connect(stop.set)

    def close() -> None:
        window.canceled.disconnect(stop.set)
        window.close()
        window.deleteLater()

    def work() -> None:
        paint(printer, preview, pages, jobs.tell, stop.is_set)

    def finished(_: None) -> None:
        close()
        messages.show_status(translate("Printing", "已送往打印机：{count} 页").format(count=len(pages)))

    def failed(error: UserError) -> None:
        close()
        if error.code is Problem.PRINT_STOPPED:
            messages.show_status(languages.problem(error))
        else:
            messages.show_error(parent, error)

    jobs.run(parent, work, finished, failed, on_step=window.setValue, on_broken=close, label="print")
    return window


def confirm(parent: QWidget, printer: QPrinter, preview: Preview, on_yes: Callable[[], object]) -> None:
    """Ask before printing what the printer would cut off; ``on_yes`` follows at once where it cuts nothing."""
    pages = pages_of(printer, len(preview.sizes))

    def told(edges: Sequence[Edges]) -> None:
        rim, cut = cut_off(printer, edges, pages)
        if cut:
            shown = languages.listed(str(page + 1) for page in cut[:10]) + ("…" if len(cut) > 10 else "")
            text = translate(
                "Printing",
                "这台打印机纸边有 {rim:.1f} 毫米印不到，第 {pages} 页靠边的内容会被裁掉。"
                "请按原大打印时换一台打印机，或确认被裁的只是页边的校验码、二维码。",
            ).format(rim=rim, pages=shown)
            if messages.ask(parent, translate("Printing", "打印报告"), text, [translate("Printing", "仍然打印")]) != 0:
                return
        on_yes()

    jobs.run(parent, preview.edges, told, label="edges of pages")
