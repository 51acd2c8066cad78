"""Second files from the open one: a copy, the report as PDF, Word or Excel, backups. Written off the UI thread."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import Problem, UserError
from desktop.ui import another_window, exporting, jobs, languages, messages
from desktop.ui.backup_keeper import BackupKeeper
from desktop.ui.settings import LAST_FOLDER, Settings
from desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from desktop.ui.document import Document


_LOST = (Problem.FILE_DAMAGED, Problem.FILE_NOT_OURS, Problem.FILE_MISSING)  # a backup may have what is not there
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')  # in the name of a file


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
        self.keeper = BackupKeeper(window.workspace, window.clock, self)

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

    def open_again(self) -> None:
        """The file in sight once more: who held it may have closed it."""
        document = self._window.document
        if document is not None:
            self._window.open_path(document.root.opened.path)

    def save_copy(self) -> None:
        """A second file with the same content, history and signatures."""
        document = self._window.document
        if document is None:
            return
        path = document.opened.path
        proposed = str(path.with_stem(self.tr("{0} 副本").format(path.stem)))
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

    def show_backups(self) -> None:
        """The backups of the open file and of all others; go on in what was chosen there."""
        document = self._window.document
        self._show_backups(document.opened.path if document is not None else None)

    def not_opened(self, path: Path | None, error: UserError) -> None:
        """Say why a file was not opened; where its content is lost, offer its backups at once."""
        from desktop.usecases.backups import backups_of

        lost = path is not None and error.code in _LOST and bool(backups_of(self._window.workspace, path))
        if not lost:
            messages.show_error(self._parent, error)
        elif messages.offer(self._parent, error, self.tr("查看备份…")):
            self._show_backups(path)

    def _show_backups(self, path: Path | None) -> None:
        from desktop.ui.dialogs import backups

        wanted = backups.run(self._parent, self._window.workspace, self._window.clock, path)
        if wanted is not None:
            self._window.open_path(wanted)

    def written(self, document: Document) -> bool:
        """Wait for pending writes; a note appears when that takes more than a second."""
        if not self._may_stop_evidence(document):
            return False
        note = QTimer(self._parent, singleShot=True, interval=1000)
        note.timeout.connect(lambda: messages.show_status(self.tr("正在写入文件，写完就关闭…")))
        note.start()
        written = document.wait_until_written()
        note.stop()
        while not written and document.failure is not None:
            said = languages.said(document.failure)
            drop = self.tr("放弃未保存的 {0} 处修改").format(document.pending_writes)
            choices = [self.tr("再试一次"), self.tr("另存一份…"), drop]
            answer = messages.ask(self._parent, self.tr("有修改没有保存"), said, choices)
            if answer is None:
                return False
            if answer == 2:
                document.give_up()
                return True
            if answer == 1:
                self.save_copy()
                return False
            document.retry()
            written = document.wait_until_written()
        return True

    def _may_stop_evidence(self, document: Document) -> bool:
        """Whether files that are just being taken in, or written out, may be left at that."""
        from desktop.ui.evidence_actions import EvidenceDesk

        desk = EvidenceDesk.of(document.root)
        if not desk.is_busy:
            return True
        said = self.tr("佐证材料还在处理，现在关闭就停在这里，没有存完的不会留下。")
        if messages.ask(self._parent, self.tr("关闭文件"), said, [self.tr("停止并关闭")]) is None:
            return False
        desk.stop()
        return True

    def close(self, document: Document) -> None:
        """Give the file back, back it up once it is closed, and remove the copies of evidence that were looked at."""
        back_up, workspace = self.keeper.leave(), self._window.workspace
        document.close()
        back_up()

        def clear() -> None:
            from desktop.usecases.evidence_look import clear_views

            clear_views(workspace)

        jobs.run(None, clear, lambda _none: None, label="clear views")

    def export_report(self) -> None:
        """Choose where the report goes and as what, and write it."""
        document = self._window.document
        if document is None:
            return
        stem = document.opened.path.stem + self.tr("-自评报告")
        if document.entry is not None:
            stem = _FORBIDDEN.sub("_", f"{document.opened.path.stem}-{document.entry.name}")
        target = exporting.ask_target(self._parent, document.opened.path.with_name(f"{stem}.pdf"))
        if target is not None:
            self.export_to(target)

    def export_to(self, target: Path) -> None:
        """Write the report as its suffix says: the signed revision's, or a draft that says so."""
        document = self._window.document
        assert document is not None
        workspace, case, revision = self._window.workspace, document.root.case, document.frozen
        now, part = self._window.clock(), document.part

        def write(stopped: Callable[[], bool]) -> None:
            from desktop.usecases.export_report import export

            export(workspace, case, revision, target, now, stopped, part=part)

        exporting.start(
            self._parent, write, target, lambda path: messages.show_status(self.tr("报告已导出：{0}").format(path))
        )
