"""The main window: start page or an open evaluation, menus, status bar, closing without losing a word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget

from desktop.ui import actions, jobs, messages
from desktop.ui.check_actions import CheckActions
from desktop.ui.file_actions import FileActions
from desktop.ui.garbage import Kept
from desktop.ui.help_actions import HelpActions
from desktop.ui.part_actions import PartActions
from desktop.ui.report_actions import ReportActions
from desktop.ui.rubric_actions import RubricActions
from desktop.ui.settings import LAST_FOLDER, Settings
from desktop.ui.table_actions import TableActions
from desktop.ui.views.start_page import StartPage
from desktop.ui.window_actions import WindowActions
from desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from desktop.domain.errors import UserError
    from desktop.domain.evaluation import Place
    from desktop.ui.document import Document
    from desktop.ui.views.evaluation_view import EvaluationView
    from desktop.ui.views.save_status import SaveStatus
    from desktop.ui.views.title_bar import TitleBar
    from desktop.usecases.open_file import OpenEvaluation

Clock = Callable[[], datetime]
_AFTER_SHOWING = 150  # ms


class MainWindow(QMainWindow):
    """One window, at most one evaluation. What touches the disk runs off the UI thread."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        super().__init__()
        self.workspace, self.clock = workspace, clock
        self._settings, self._garbage = Settings(workspace), Kept()
        self.document: Document | None = None
        self.view: EvaluationView | None = None
        self._views: dict[str, EvaluationView] = {}  # of the evaluations of the open file that were looked at
        self._stack = QStackedWidget()
        self.start_page = StartPage(workspace)
        self._stack.addWidget(self.start_page)
        self.deeds, self.files = WindowActions(self, self), FileActions(self, self)
        self.parts, self.reports = PartActions(self, self), ReportActions(self, self)
        self.help = HelpActions(self, self)
        targets = (self, self.deeds, self.files, RubricActions(self, self), self.parts, self.reports, self.help)
        more = (TableActions(self, self), CheckActions(self, self))
        self.actions_by_name = actions.build((*targets, *more), self.menuBar())
        self.title_bar: TitleBar | None = None
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._status: SaveStatus | None = None
        self.setCentralWidget(self._stack)
        self._connect_start_page()
        self.resize(QSize(1366, 768).boundedTo(self.screen().availableSize()))  # 1093 × 614 there at 125 %
        kept = self._settings.layout("window")
        if not kept.isEmpty():
            self.restoreGeometry(kept)
        self._show_state()

    def _connect_start_page(self) -> None:
        self.start_page.new_requested.connect(self.new_draft)
        self.start_page.open_requested.connect(self.open_file)
        self.start_page.open_path.connect(self.open_path)
        self.start_page.prior_requested.connect(self.start_from_prior)
        self.start_page.sample_requested.connect(self.open_sample)

    @property
    def status(self) -> SaveStatus:
        """The status bar, made when there is something to say: the start page is painted without it."""
        if self._status is None:
            from desktop.ui.views.save_status import SaveStatus

            self._status = SaveStatus()
            self.setStatusBar(self._status)
        return self._status

    def say(self, text: str) -> None:
        """A passing remark."""
        self.status.say(text)

    # ------------------------------------------------------------------ opening
    def new_draft(self) -> None:
        """Ask for unit, year and rubric, and make the file."""
        from desktop.ui.dialogs import new_draft

        wanted = new_draft.ask(self, self.workspace)
        if wanted is not None:
            unit, year, rubric_id, path = wanted.unit, wanted.year, wanted.rubric_id, wanted.path
            workspace, now = self.workspace, self.clock()

            def make() -> OpenEvaluation:
                from desktop.usecases.open_file import create

                return create(workspace, path, rubric_id, unit, year, now)

            self._open_off_thread(make)

    def start_from_prior(self, path: Path | None = None) -> None:
        """Start from last year's file."""
        from desktop.ui.dialogs import import_prior

        opened = import_prior.run(self, self.workspace, path, self.clock)
        if opened is not None:
            self.show_document(opened)

    def open_file(self) -> None:
        """Choose a file to open."""
        folder = str(self._settings.folder(self.workspace))
        name, _ = QFileDialog.getOpenFileName(self, self.tr("打开"), folder, self.tr("自评文件 (*.ziping)"))
        if name:
            self._settings.set(LAST_FOLDER, str(Path(name).parent))
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open an evaluation, or start from a document of last year."""
        if path.suffix.lower() != ".ziping":
            self.start_from_prior(path)
            return
        workspace, now = self.workspace, self.clock()

        def read() -> OpenEvaluation:
            from desktop.usecases.open_file import open_evaluation

            return open_evaluation(workspace, path, now)

        self._open_off_thread(read, path)

    def open_sample(self) -> None:
        """The sample of an invented unit."""
        workspace, clock = self.workspace, self.clock

        def read() -> OpenEvaluation:
            from desktop.usecases.sample import open_sample

            return open_sample(workspace, clock)

        self._open_off_thread(read)

    def _open_off_thread(self, job: Callable[[], OpenEvaluation], path: Path | None = None) -> None:
        """Close what is open (the same file may be wanted again), then open the other."""
        if not self.close_document():
            return
        self.setCursor(Qt.CursorShape.BusyCursor)
        messages.show_status(self.tr("正在打开…"))
        jobs.run(self, job, self._on_opened, lambda error: self._on_not_opened(error, path), label="open")

    def _on_opened(self, opened: OpenEvaluation) -> None:
        self.unsetCursor()
        if self.isVisible():
            self.show_document(opened)
        else:
            opened.close()  # the window was closed meanwhile

    def _on_not_opened(self, error: UserError, path: Path | None) -> None:
        self.unsetCursor()
        messages.show_status("")
        self.files.not_opened(path, error)

    def show_document(self, opened: OpenEvaluation) -> None:
        """Show an open evaluation; what was open before is closed."""
        from desktop.ui.document import Document

        self.close_document()
        self.document = Document(opened, self.clock, self)
        self.document.parts_changed.connect(self._on_parts_changed)
        self.document.part_wanted.connect(self.show_part)
        self.document.undo_stack.indexChanged.connect(self._show_actions)
        self.document.state_changed.connect(self._show_state)
        self.status.follow(self.document)
        self._show_view(self.document)
        QTimer.singleShot(_AFTER_SHOWING, self.document, self._after_showing)

    def _show_view(self, document: Document) -> None:
        """Build the pages of a document and begin at the first thing to do."""
        from desktop.ui.views.evaluation_view import EvaluationView

        self.view = self._views[document.part] = EvaluationView(document, self.workspace, self.parts)
        self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self.view)
        self.view.reopen_wanted.connect(self.deeds.reopen)
        self.reports.follow(self.view)
        self.view.sign_wanted.connect(self.deeds.sign)
        self.view.page_shown.connect(self._show_state)
        self.view.table.view.menu_wanted.connect(self.deeds.show_cell_menu)
        self.view.renamed.connect(self._show_state)
        self.view.jump_wanted.connect(self.jump)
        self._show_state()
        tree = self.view.table.view
        first = next((node.code for node in document.tree.leaves()), "")
        tree.go_to(next(iter(document.sheet.unscored), first))
        tree.verticalScrollBar().setValue(0)
        tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_part(self, part: str) -> None:
        """Bring one evaluation of the open file into sight: the department's (""), a project's, the monitoring."""
        document = self.document
        if document is None or self.view is None or document.part == part:
            return
        self.view.commit()
        self.document = document.of_part(part)
        if part not in self._views:
            self._show_view(self.document)
            return
        self.view = self._views[part]
        self._stack.setCurrentWidget(self.view)
        self._show_state()

    def jump(self, place: Place) -> None:
        """Go to a place of the file, whichever evaluation it stands in."""
        from desktop.domain.worked import part_of

        part, inner = part_of(place)
        self.show_part(part)
        if self.view is not None:
            self.view.jump(inner)

    def _on_parts_changed(self) -> None:
        """Pages of what was taken away go with it."""
        assert self.document is not None
        there = self.document.root.case.parts
        if self.document.part and self.document.part not in there:
            self.show_part("")
        for part in [each for each in self._views if each and each not in there]:
            self._drop(self._views.pop(part))
        self._show_state()

    def _drop(self, view: EvaluationView) -> None:
        self._stack.removeWidget(view)
        view.deleteLater()

    def redraw(self) -> None:
        """Build everything anew in other colours; what is open stays open, with undo and cursor's page."""
        actions.draw_icons(self.actions_by_name, anew=True)
        old_page, self.start_page = self.start_page, StartPage(self.workspace)
        self._stack.addWidget(self.start_page)
        self._connect_start_page()
        if self.title_bar is not None:
            self.removeToolBar(self.title_bar)
            self.title_bar.deleteLater()
            self.title_bar = None
        if self.document is not None and self.view is not None:
            old, page, views = self.view, self.view.page, list(self._views.values())
            old.commit()
            old.keep_layout()
            self._views.clear()
            self._show_view(self.document)
            self.view.show_page(page)
            for each in views:
                self._drop(each)
        else:
            self._stack.setCurrentWidget(self.start_page)
            self._show_state()
        self._stack.removeWidget(old_page)
        old_page.deleteLater()

    def _after_showing(self) -> None:
        """What can wait until a person looks at the table."""
        if self.document is not None:
            self._remember(self.document.root)
            self.files.keeper.follow(self.document.root)
        actions.draw_icons(self.actions_by_name)
        self._garbage.keep()

    def _show_actions(self) -> None:
        actions.enable(self.actions_by_name, self.document)

    def _show_state(self) -> None:
        """Title, subtitle, the one primary action, and what can be done now."""
        document = self.document
        self._show_actions()
        if document is None or self.view is None:
            self.setWindowTitle(self.tr("自评台"))
            if self.title_bar is not None:
                self.title_bar.hide()
            return
        from desktop.ui.views.title_bar import TitleBar

        if self.title_bar is None:
            self.title_bar = TitleBar(self.actions_by_name)
            self.addToolBar(self.title_bar)
        unit = document.evaluation.unit or self.tr("（未填单位名称）")
        self.setWindowTitle(self.tr("{0}　{1}年度 - 自评台").format(unit, document.evaluation.year))
        self.title_bar.follow(document, self.view.page)

    def _remember(self, document: Document) -> None:
        """Put the file at the top of the recent ones, off the UI thread."""
        from desktop.usecases.recent_files import as_seen, remember

        file = as_seen(document.opened.path, document.case, self.clock())
        jobs.run(None, lambda: remember(self.workspace, file), lambda _none: None, label="remember")

    # ------------------------------------------------------------------ closing
    def close_document(self) -> bool:
        """Close the evaluation once everything is on the disk; False when the person chose to stay."""
        document, view = self.document, self.view
        if document is None or view is None:
            return True
        view.commit()
        view.keep_layout()
        if not self.files.written(document):
            return False
        document = document.root
        self._remember(document)
        self.document = self.view = None
        self.status.follow(None)
        self._stack.setCurrentWidget(self.start_page)
        for each in self._views.values():
            self._drop(each)
        self._views.clear()
        self.files.close(document)
        document.deleteLater()
        self._show_state()
        self.start_page.prior_button.setFocus()  # else the keyboard is nowhere
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the evaluation first; the window stays when that is not possible."""
        if not self.close_document():
            event.ignore()
            return
        self._settings.keep_layout("window", self.saveGeometry())
        event.accept()

    # ------------------------------------------------------------------ file actions
    def save_now(self) -> None:
        """There is nothing to save; say so, and hand over what is being typed."""
        if self.document is None or self.view is None:
            return
        self.view.commit()
        if self.document.flush():
            messages.show_status(self.tr("每改一处都已立即保存，不必另存"))

    def show_settings(self) -> None:
        """What can be set."""
        from desktop.ui.dialogs import settings

        if settings.show(self, self.workspace):
            self.redraw()
