"""Second files from the open one: a copy, the report as PDF, Word or Excel. Written off the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import UserError
from desktop.ui import another_window, exporting, jobs, messages
from desktop.ui.settings import LAST_FOLDER, Settings
from desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from desktop.ui.document import Document


class Window(Protocol):
    """What is needed of the main window."""

    document: Document | None
    workspace: Workspace
    clock: Callable[[], datetime]

    def open_path(self, path: Path) -> None:
        """Open an evaluation."""
        ...


class FileActions(QObject):
    """Slots of the action table."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        super().__init__(parent)
        self._window, self._parent = window, parent

    def open_another(self) -> None:
        """Choose a file and show it in a window of its own; this one stays as it is."""
        settings = Settings(self._window.workspace)
        folder = str(settings.folder(self._window.workspace))
        name, _ = QFileDialog.getOpenFileName(
            self._parent, self.tr("在新窗口打开"), folder, self.tr("自评文件 (*.ziping)")
        )
        if name:
            settings.set(LAST_FOLDER, str(Path(name).parent))
            try:
                another_window.open_another(Path(name))
            except UserError as error:
                messages.show_error(self._parent, error)

    def save_copy(self) -> None:
        """A second file with the same content, history and signatures."""
        document = self._window.document
        if document is None:
            return
        path = document.opened.path
        proposed = str(path.with_stem(f"{path.stem} 副本"))
        name, _ = QFileDialog.getSaveFileName(
            self._parent, self.tr("另存一份"), proposed, self.tr("自评文件 (*.ziping)")
        )
        if name:
            self.copy_to(Path(name).with_suffix(".ziping"))

    def copy_to(self, target: Path) -> None:
        """Write a copy; where this file cannot be written, work goes on in the copy."""
        document = self._window.document
        assert document is not None
        workspace, opened, now = self._window.workspace, document.opened, self._window.clock()
        rest, moves = document.unwritten, document.failure is not None or document.read_only is not None

        def copy() -> Path:
            from desktop.usecases.save_copy import save_copy

            return save_copy(workspace, opened, rest, target, now)

        def done(path: Path) -> None:
            if moves:
                document.give_up()
                self._window.open_path(path)
            messages.show_status(self.tr("已另存为 {0}").format(path))

        jobs.run(self._parent, copy, done, label="copy")

    def export_report(self) -> None:
        """Choose where the report goes and as what, and write it."""
        document = self._window.document
        if document is None:
            return
        stem = document.opened.path.stem + self.tr("-自评报告")
        target = exporting.ask_target(self._parent, document.opened.path.with_name(f"{stem}.pdf"))
        if target is not None:
            self.export_to(target)

    def export_to(self, target: Path) -> None:
        """Write the report as its suffix says: the signed revision's, or a draft that says so."""
        document = self._window.document
        assert document is not None
        workspace, case, revision, now = self._window.workspace, document.case, document.frozen, self._window.clock()

        def write(stopped: Callable[[], bool]) -> None:
            from desktop.usecases.export_report import export

            export(workspace, case, revision, target, now, stopped)

        messages.show_status(self.tr("正在生成报告…"))
        exporting.start(
            self._parent, write, target, lambda path: messages.show_status(self.tr("报告已导出：{0}").format(path))
        )
