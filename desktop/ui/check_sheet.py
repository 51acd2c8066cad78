"""核查表: asks where the sheet goes that whoever signs should have seen, and writes it off the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.ui import exporting, messages
from desktop.ui.document import Document
from desktop.ui.settings import LAST_FOLDER, Settings
from desktop.usecases import paper
from desktop.usecases.workspace import Workspace

translate = QCoreApplication.translate


def ask(parent: QWidget, document: Document, workspace: Workspace) -> None:
    """Ask for the file, and write it: a PDF, or Word to be edited."""
    name = f"{document.opened.path.stem}-核查表.pdf"  # not translated: what the paper is called
    proposed = Settings(workspace).folder(workspace) / name
    filters = exporting.kinds()
    chosen, kind = QFileDialog.getSaveFileName(
        parent, translate("CheckSheet", "导出核查表"), str(proposed), ";;".join(filters), filters[0]
    )
    if chosen:
        write_to(parent, document, workspace, exporting.with_suffix(Path(chosen), kind))


def write_to(parent: QWidget, document: Document, workspace: Workspace, target: Path) -> None:
    """Write the sheet of what stands now, or of what was signed."""
    Settings(workspace).set(LAST_FOLDER, str(target.parent))
    case, frozen, now = document.root.case, document.frozen, document.now()

    def write(_stopped: Callable[[], bool]) -> None:
        paper.print_check_sheet(workspace, case, frozen, target, now)

    def done(path: Path) -> None:
        messages.show_status(translate("CheckSheet", "已生成核查表：{0}").format(path))

    exporting.start(parent, write, target, done)
