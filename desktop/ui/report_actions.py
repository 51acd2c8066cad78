"""What the menus do with the report: print it, sign it digitally, show it beside; the scans of the stamped paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import Problem, UserError
from desktop.ui import messages

if TYPE_CHECKING:
    from desktop.domain.evaluation import Change, Evidence
    from desktop.domain.signoff import Revision
    from desktop.ui.document import Document
    from desktop.ui.file_actions import FileActions
    from desktop.ui.views.evaluation_view import EvaluationView
    from desktop.usecases.evidence import Cancelled, Progress
    from desktop.usecases.workspace import Workspace


class Window(Protocol):
    """What is needed of the main window."""

    workspace: Workspace
    document: Document | None
    view: EvaluationView | None
    clock: Callable[[], datetime]
    files: FileActions


class ReportActions(QObject):
    """Slots of the action table, and what the pages of an evaluation ask for."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        super().__init__(parent)
        self._window, self._parent = window, parent

    def follow(self, view: EvaluationView) -> None:
        """Do what the pages of an evaluation ask for."""
        view.copy_wanted.connect(self._window.files.save_copy)
        view.again_wanted.connect(self._window.files.open_again)
        view.digital_wanted.connect(self.sign_digitally)
        view.scan_wanted.connect(self.choose_scans)
        view.unscan_wanted.connect(self.remove_scan)

    @property
    def _view(self) -> EvaluationView:
        view = self._window.view
        assert view is not None, "an action ran although it was greyed out"
        return view

    def switch_beside(self) -> None:
        """The report beside the page that is filled in, or no more."""
        from desktop.ui import panes

        self._view.switch_beside()
        panes.enter_page(self._view)

    def print_report(self) -> None:
        """Print the report, as soon as its newest state is there."""
        from desktop.ui.places import Page

        self._view.commit_typing()
        if not self._view.beside.stands_beside(self._view.page):
            self._view.show_page(Page.PREVIEW)
        self._view.preview().print_report()

    def sign_digitally(self) -> None:
        """Export the signed revision as a PDF with a digital signature on it."""
        from desktop.ui.dialogs import digital

        document, preview = self._view.document, self._view.preview()
        revision = document.frozen
        if revision is None:
            messages.show_error(self._parent, UserError(Problem.CERT_UNSIGNED, file=document.opened.path.name))
            return
        target = preview.proposed(self.tr("（已签名）"))
        digital.run(
            self._parent, self._window.workspace, document.root.case, revision, target, self._window.clock,
            preview.show_exported, document.part,
        )  # fmt: skip

    # ------------------------------------------------------------------ the stamped paper
    def add_scans(self) -> None:
        """Scans of the stamped paper of the revision on screen."""
        document = self._view.document
        if document.frozen is None:
            messages.show_error(self._parent, UserError(Problem.SCAN_UNSIGNED, file=document.opened.path.name))
            return
        self.choose_scans(document.frozen)

    def choose_scans(self, revision: Revision) -> None:
        """Ask for scans of the stamped paper of a revision, and take them in."""
        folder = str(self._view.document.opened.path.parent)
        kinds = self.tr("盖章扫描件 (*.pdf *.jpg *.jpeg *.png *.PDF *.JPG *.JPEG *.PNG)")
        names, _ = QFileDialog.getOpenFileNames(self._parent, self.tr("选择盖章后的扫描件"), folder, kinds)
        if names:
            self.take_scans(revision, [Path(name) for name in names])

    def take_scans(self, revision: Revision, paths: list[Path]) -> None:
        """Take scans in beside a revision; their bytes are written on a worker thread."""
        from desktop.ui import evidence_work
        from desktop.usecases import scans

        document, now = self._view.document.root, self._window.clock()
        opened, evaluation = document.opened, document.evaluation

        def work(progress: Progress, cancelled: Cancelled) -> tuple[Change, ...]:
            return scans.add_scans(opened, evaluation, revision, paths, now, progress, cancelled)

        def done(changes: tuple[Change, ...]) -> None:
            if not changes:
                messages.show_status(self.tr("这些扫描件已经在文件里"))
            elif document.edit(scans.LABEL, changes):
                document.state_has_changed()
                messages.show_status(self.tr("第 {0} 次签发已标为“已盖章”").format(revision.number))

        said = (self.tr("加入盖章扫描件"), self.tr("正在存入扫描件…"))
        evidence_work.start(document, self._parent, said, work, done)

    def remove_scan(self, scan: Evidence) -> None:
        """Take a scan away, after asking."""
        from desktop.usecases import scans

        text = self.tr("从文件中移除盖章扫描件“{0}”？签发的数据不受影响。").format(scan.name)
        if messages.ask(self._parent, self.tr("移除盖章扫描件"), text, [self.tr("移除")]) != 0:
            return
        document = self._view.document.root
        if document.edit(self.tr("移除盖章扫描件"), scans.remove_scan(scan)):
            document.state_has_changed()
