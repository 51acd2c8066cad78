"""Where a report goes, and writing it there: off the UI thread, with a small window to stop it when it takes long."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from desktop.domain.errors import Problem, UserError
from desktop.ui import jobs, languages, messages

translate = QCoreApplication.translate

SHOWN_AFTER = 500  # milliseconds; most reports are written by then
_SUFFIXES = (".pdf", ".docx", ".xlsx")


def kinds() -> tuple[str, ...]:
    """The filters of the file dialog, in the order of ``_SUFFIXES``."""
    return (
        translate("Exporting", "PDF 文件 (*.pdf)"),
        translate("Exporting", "Word 文档，可编辑的副本 (*.docx)"),
        translate("Exporting", "Excel 工作簿，可编辑的副本 (*.xlsx)"),
    )


def ask_target(parent: QWidget, proposed: Path) -> Path | None:
    """Ask where the report goes and as what; None when dismissed."""
    filters = kinds()
    chosen, kind = QFileDialog.getSaveFileName(
        parent, translate("Exporting", "导出报告"), str(proposed), ";;".join(filters), filters[0]
    )
    if not chosen:
        return None
    target = with_suffix(Path(chosen), kind)
    if target == Path(chosen) or not target.exists():  # the dialog asks about the name as it was typed
        return target
    text = translate("Exporting", "“{name}”已存在，要替换它吗？").format(name=target.name)
    answer = messages.ask(parent, translate("Exporting", "导出报告"), text, [translate("Exporting", "替换")])
    return target if answer == 0 else None


def with_suffix(path: Path, kind: str) -> Path:
    """The path with the suffix of the chosen kind, unless its own is that of a report: what was typed counts."""
    if path.suffix.lower() in _SUFFIXES:
        return path
    at = kinds().index(kind) if kind in kinds() else 0
    return path.with_name(path.name + _SUFFIXES[at])


class Stopper(QProgressDialog):
    """The small window that can stop an export."""


def start(
    parent: QWidget,
    write: Callable[[Callable[[], bool]], None],
    target: Path,
    on_done: Callable[[Path], None],
    on_error: Callable[[UserError], None] | None = None,
    on_broken: Callable[[], None] = lambda: None,
) -> Stopper:
    """Write a report on a worker thread.

    Args:
        parent: Who asked.
        write: Does it; asks the function it is given whether to stop.
        target: The file, for messages.
        on_done: Gets the target, on the UI thread.
        on_error: Gets a UserError, also the one after a stop; left out, messages tell it.
        on_broken: Called when a mistake of ours ended it; the error box appears by itself.

    Returns:
        The window that can stop it; it appears after ``SHOWN_AFTER`` and goes by itself.
    """
    stop = Event()
    window = Stopper(
        translate("Exporting", "正在导出 {name}…").format(name=target.name),
        translate("Exporting", "停止导出"),
        0,
        0,
        parent,
    )
    window.setWindowTitle(translate("Exporting", "导出报告"))
    window.setMinimumDuration(SHOWN_AFTER)
    window.canceled.connect(stop.set)

    def work() -> Path:
        write(stop.is_set)
        return target

    def close() -> None:
        window.canceled.disconnect(stop.set)
        window.reset()
        window.deleteLater()
        messages.show_status("")  # the work has ended, whatever comes of it

    def done(path: Path) -> None:
        close()
        on_done(path)

    def failed(error: UserError) -> None:
        close()
        if on_error is not None:
            on_error(error)
        elif error.code is Problem.REPORT_STOPPED:
            messages.show_status(languages.problem(error))
        else:
            messages.show_error(parent, error)

    def broken() -> None:
        close()
        on_broken()

    messages.show_status(translate("Exporting", "正在导出 {name}…").format(name=target.name))
    jobs.run(parent, work, done, failed, on_broken=broken, label="export")
    return window
