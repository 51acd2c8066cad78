"""What the menus do to the open evaluation: bring sheets in, undo, go from page to page, compare, sign, reopen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui import jobs, messages, parts

if TYPE_CHECKING:
    from desktop.domain.evaluation import Place
    from desktop.ui.document import Document
    from desktop.ui.file_actions import FileActions
    from desktop.ui.views.evaluation_view import EvaluationView
    from desktop.usecases.workspace import Workspace

_CELL_MENU = (
    "undo",
    "redo",
    "",
    "copy",
    "paste",
    "long",
    "",
    "add",
    "add_below",
    "remove",
    "move_up",
    "move_down",
    "",
    "unfilled",
)


class Window(Protocol):
    """What is needed of the main window."""

    workspace: Workspace
    document: Document | None
    view: EvaluationView | None
    clock: Callable[[], datetime]
    actions_by_name: dict[str, QAction]
    files: FileActions

    def show_part(self, part: str) -> None:
        """Bring one evaluation of the open file into sight; "" is the department's."""
        ...


class WindowActions(QObject):
    """Slots of the action table; without an open evaluation their actions are greyed out."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        super().__init__(parent)
        self._window, self._parent = window, parent

    @property
    def _view(self) -> EvaluationView:
        view = self._window.view
        assert view is not None, "an action ran although it was greyed out"
        return view

    @property
    def _document(self) -> Document:
        document = self._window.document
        assert document is not None, "an action ran although it was greyed out"
        return document

    # ------------------------------------------------------------------ 文件
    def import_into(self) -> None:
        """Figures of the same year from another section's sheet."""
        from desktop.ui.dialogs import import_into

        self._view.commit_typing()
        self._window.files.keeper.make()
        if import_into.run(self._parent, self._document, self._window.workspace):
            messages.show_status(self.tr("已导入，标为“未确认”的请逐项看过；要全部退回，按 Ctrl+Z"))

    def collect_send(self) -> None:
        """A sheet to fill in for each office."""
        from desktop.ui.dialogs import collect_send

        self._view.commit_typing()
        made = collect_send.run(self._parent, self._document, self._window.workspace)
        if made:
            said = self.tr("已生成 {0} 份填报表，在 {1}")
            messages.show_status(said.format(len(made), made[0].parent))

    def collect_back(self) -> None:
        """The filled sheets into the open evaluation."""
        from desktop.ui.dialogs import collect_back

        self._view.commit_typing()
        count = collect_back.run(self._parent, self._document, self._window.workspace)
        if count:
            said = self.tr("已填入 {0} 处，标为“未确认”的请逐项看过；要全部退回，按 Ctrl+Z")
            messages.show_status(said.format(count))

    # ------------------------------------------------------------------ 编辑
    def undo(self) -> None:
        """Take the last edit back; what is being typed counts as an edit."""
        self._view.commit_typing()
        self._document.undo()

    def redo(self) -> None:
        """Make it again."""
        self._document.redo()

    def show_cell_menu(self, at: QPoint) -> None:
        """The menu of a cell, from the same actions."""
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in _CELL_MENU:
            if name:
                menu.addAction(self._window.actions_by_name[name])
            else:
                menu.addSeparator()
        menu.popup(at)  # never exec: PySide makes the chosen action a child of this menu, and it would die with it

    # ------------------------------------------------------------------ 视图
    def show_head(self) -> None:
        """The head figures and texts (基本情况)."""
        self._show("HEAD")

    def show_table(self) -> None:
        """The score table (指标评分表)."""
        self._show("TABLE")

    def show_standing(self) -> None:
        """Where the points went (得分分析)."""
        self._show("STANDING")

    def show_narrative(self) -> None:
        """The narrative (文字报告)."""
        self._show("NARRATIVE")

    def show_evidence(self) -> None:
        """To the evidence."""
        self._show("EVIDENCE")

    def show_preview(self) -> None:
        """The report as it will be printed (报告预览)."""
        self._show("PREVIEW")

    def show_sign(self) -> None:
        """Who has signed and who has yet to (签发)."""
        self._show("SIGN")

    def _show(self, name: str) -> None:
        from desktop.ui import panes
        from desktop.ui.places import Page, pages_of

        if Page[name] not in pages_of(self._document.entry):
            self._window.show_part("")
        self._view.show_page(Page[name])
        panes.enter_page(self._view)

    def next_pane(self) -> None:
        """Contents, page, panel, findings, and round again."""
        from desktop.ui import panes

        view = self._view
        flat = [view.table.flat] if view.table.flat is not None else []
        every: list[QWidget] = [view.contents, *flat, panes.page_of(view), view.panel, view.findings]
        shown = [pane for pane in every if pane.isVisible()]
        inside = [panes.has_focus(pane) for pane in shown]
        here = inside.index(True) if True in inside else 0
        target = shown[(here + 1) % len(shown)]
        if target is view.panel:
            view.panel.focus_inputs()
        elif target is view.findings:
            (view.findings.table if view.findings.is_open else view.findings.opener).setFocus(_KEYS)
        else:
            (parts.first_field(target) or target).setFocus(_KEYS)

    def toggle_contents(self) -> None:
        """Fold the contents away or show them."""
        self._view.toggle_contents()

    def toggle_panel(self) -> None:
        """Fold the panel away or show it."""
        self._view.toggle_panel()

    # ------------------------------------------------------------------ 核查
    def compare_years(self) -> None:
        """This year beside last year; what it showed last is still there, for as long as the evaluation is open."""
        from desktop.ui.dialogs.compare_years import CompareDialog

        self._view.commit_typing()
        document = self._document
        others = self._parent.findChildren(CompareDialog)
        shown = next((each for each in others if each.document is document), None)
        if shown is None:
            shown = CompareDialog(self._parent, document, self._window.workspace)
            shown.wanted.connect(lambda place: self._jump_in(document, place))
            document.destroyed.connect(shown.deleteLater)
        shown.show()
        shown.raise_()
        shown.activateWindow()

    # ------------------------------------------------------------------ 签发
    def sign(self) -> None:
        """Sign, once everything is on the disk."""
        from desktop.ui.dialogs import sign_off

        self._view.commit_typing()
        document = self._document.root  # all of the file is signed, the projects with it
        if not document.wait_until_written():
            if document.failure is not None:
                messages.show_error(self._parent, document.failure)
            return
        if sign_off.run(self._parent, document, self._window.clock, self._jump, self._window.files.export_report):
            document.state_has_changed()

    def _jump_in(self, document: Document, place: Place) -> None:
        """To a place of one evaluation of the file, whichever is in sight; nowhere once it has been removed."""
        if not document.part or document.entry is not None:
            self._window.show_part(document.part)
            self._jump(place)

    def _jump(self, place: Place) -> None:
        self._view.jump(place)

    def reopen(self) -> None:
        """Start the next revision, with a reason."""
        from desktop.domain.reviewkept import put_aside
        from desktop.ui.dialogs import reopen
        from desktop.usecases import sign_off
        from desktop.usecases.review import ASIDE

        reason = reopen.ask(self._parent)
        if reason is None:
            return
        document, now = self._document.root, self._window.clock()
        signed = document.opened.pending[0]

        def done(_none: None) -> None:
            document.state_has_changed()
            aside = put_aside(document.evaluation, signed)
            if aside:
                document.edit(ASIDE.format(signed), aside)

        jobs.run(self._parent, lambda: sign_off.reopen(document.opened, reason, now), done, label="reopen")

    def verify_file(self) -> None:
        """Look whether a signed file or a printed report was changed since; nothing needs to be open for it."""
        from desktop.ui.dialogs import verified

        verified.run(self._parent, self._window.workspace, self._window.clock)


_KEYS = Qt.FocusReason.ShortcutFocusReason
