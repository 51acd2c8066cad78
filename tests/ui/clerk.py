"""What a clerk can do and see in the main window, in her own words. Indexes and widgets stay in here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QItemSelection, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import UserError
from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.signoff import Refused
from desktop.ui import jobs, messages
from desktop.ui.document import Document
from desktop.ui.main_window import MainWindow
from desktop.ui.models import cells
from desktop.ui.models.cells import COLUMNS
from desktop.ui.places import Page
from desktop.ui.views.contents import ENTRY
from desktop.ui.views.evaluation_view import EvaluationView
from desktop.ui.views.fields import LineField, TextBox
from desktop.ui.views.head_page import HeadPage
from desktop.ui.views.indicator_panel import IndicatorPanel
from desktop.ui.views.indicator_view import IndicatorView
from desktop.usecases import open_file, sign_off
from desktop.usecases.workspace import Workspace
from tests.golden_case import ROOT
from tests.ui.desk import put_on_theme

RUBRIC = "guangzhou-2021"
UNIT = "青川县图书馆"
CHINA = timezone(timedelta(hours=8))
_TEXTS = {"评分依据": "basis", "未达标原因": "reason", "改进措施": "improvement"}


class Recorder:
    """Takes the place of the message boxes; ``answers`` are what she will say when asked."""

    def __init__(self) -> None:
        self.errors: list[UserError] = []
        self.remarks: list[str] = []
        self.answers: list[int | str | None] = []

    def error(self, _parent: QWidget | None, problem: UserError) -> None:
        self.errors.append(problem)

    def offer(self, _parent: QWidget | None, problem: UserError, way_out: str) -> bool:
        self.errors.append(problem)
        return self.ask(None, "", way_out, (way_out,)) == 0

    def status(self, text: str) -> None:
        self.remarks.append(text)

    def hint(self, _beside: QWidget, text: str) -> None:
        self.remarks.append(text)

    def ask(self, _parent: QWidget | None, _title: str, text: str, _answers: Sequence[str]) -> int | None:
        assert self.answers, f"nobody expected to be asked: {text}"
        answer = self.answers.pop(0)
        assert not isinstance(answer, str)
        return answer

    def ask_text(self, _parent: QWidget | None, _title: str, text: str, _start: str) -> str | None:
        assert self.answers, f"nobody expected to be asked: {text}"
        answer = self.answers.pop(0)
        assert not isinstance(answer, int)
        return answer


class Clerk:
    """One clerk at one window; files are real and lie in a temporary folder."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        put_on_theme()
        self.qtbot = qtbot
        self.workspace = Workspace(ROOT, folder / "文档" / "自评台", folder / "资料", "会计@办公室")
        self.told = Recorder()
        self._before = messages.install(self.told)
        self._seconds = 0
        self.window = MainWindow(self.workspace, self.clock)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.resize(1366, 728)
        self.window.activateWindow()

    def __enter__(self) -> Clerk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.window.close()
        self.settles()
        messages.install(self._before)

    def clock(self) -> datetime:
        """Each look at it is a second later."""
        self._seconds += 1
        return datetime(2022, 3, 25, 9, 0, tzinfo=CHINA) + timedelta(seconds=self._seconds)

    def settles(self) -> None:
        """Everything that was started off the UI thread has come back."""
        self.qtbot.waitUntil(lambda: not jobs.waiting(), timeout=20_000)

    def waits_for(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=10_000)

    # ------------------------------------------------------------------ files
    def opens_a_draft(self, changes: Iterable[Change] = (), rubric: str = RUBRIC, unit: str = UNIT) -> Path:
        """A new file, opened in the window."""
        path = open_file.free_path(self.workspace.documents, unit, 2021)
        opened = open_file.create(self.workspace, path, rubric, unit, 2021, self.clock(), changes)
        self.window.show_document(opened)
        self.waits_for(lambda: self.tree.viewport().width() > 700)  # laid out: every column is in sight
        return path

    def opens(self, path: Path) -> None:
        """A file from the list of recent ones."""
        self.window.open_path(path)
        self.settles()

    def closes_the_file(self) -> None:
        assert self.window.close_document()
        self.settles()

    def starts_again(self, path: Path) -> None:
        """The file closed, the program started again, the same file opened."""
        self.closes_the_file()
        self.opens(path)

    def signs(self, name: str = "王某", role: str = "填报人") -> None:
        """The head's office signs; the dialog has its own tests."""
        self.saves()
        document = self.document
        signed = sign_off.sign(document.opened, document.case, document.findings.all(), name, role, self.clock())
        assert not isinstance(signed, Refused), signed
        document.state_has_changed()

    def saves(self) -> None:
        """Everything is on the disk."""
        self.waits_for(lambda: not self.document.pending_writes)

    # ------------------------------------------------------------------ what is where
    @property
    def view(self) -> EvaluationView:
        assert self.window.view is not None
        return self.window.view

    @property
    def document(self) -> Document:
        assert self.window.document is not None
        return self.window.document

    @property
    def tree(self) -> IndicatorView:
        return self.view.table.view

    @property
    def panel(self) -> IndicatorPanel:
        """The chosen indicator at the right, once it explains the last edit: that comes right after the painting."""
        self.waits_for(lambda: self.view.panel.is_explained)
        return self.view.panel

    def code(self, name: str) -> str:
        """An indicator by its name, or its number in the table."""
        nodes = self.document.tree.nodes.values()
        return next(node.code for node in nodes if name in (node.name, node.number))

    def cell(self, under: str, head: str) -> QModelIndex:
        column = next(place for place, column in enumerate(COLUMNS) if column.head == head)
        return self.tree.tree_model.index_of(self.code(under), column)

    def stands_on(self, under: str, head: str = "指标") -> None:
        """The cursor on a cell."""
        self.view.show_page(Page.TABLE)
        self.tree.put_cursor(self.cell(under, head))
        self.tree.setFocus()

    # ------------------------------------------------------------------ what she does
    def types(self, text: str, into: str, under: str = "") -> None:
        """Into a cell of the table, a field of the panel, or (``under`` left out) of 基本情况."""
        if under and any(column.head == into for column in COLUMNS):
            self.stands_on(under, into)
            self.overwrites(text)
            self.presses(Qt.Key.Key_Return)
            self.waits_for(lambda: self.editor is None)
            return
        line = self.field(into, under)
        line.setFocus()
        line.selectAll()
        line.insert(text)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)

    def overwrites(self, text: str) -> None:
        """Open the cell under the cursor and put a text there, without leaving it."""
        self.qtbot.keyClick(self.tree, Qt.Key.Key_F2)
        assert self.editor is not None, "the cell did not open"
        self.editor.selectAll()
        self.editor.insert(text)

    @property
    def editor(self) -> QLineEdit | None:
        """The open cell."""
        found = self.tree.viewport().findChildren(QLineEdit)
        return next((line for line in found if isinstance(line, QLineEdit) and line.isVisible()), None)

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, where the cursor is: in the open cell, else in the table."""
        self.qtbot.keyClick(self.editor or self.tree, key, modifier)

    def composes(self, letters: str, text: str) -> None:
        """An input method on the closed cell: letters first, then what they stand for."""
        QApplication.sendEvent(self.tree, QInputMethodEvent(letters, []))
        self.waits_for(lambda: self.editor is not None)
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(self.editor, event)

    def field(self, name: str, under: str = "") -> LineField:
        """A line of the panel, or of 基本情况."""
        if under:
            self.stands_on(under)
            line = self.view.panel.inputs.line(name)
        else:
            line = next(each for each in self.head.fields.values() if each.accessibleName() == name)
        assert isinstance(line, LineField), f"no field {name}"
        return line

    @property
    def head(self) -> HeadPage:
        self.view.show_page(Page.HEAD)
        page = self.view.page_widget(Page.HEAD)
        assert isinstance(page, HeadPage)
        return page

    def box(self, name: str, under: str) -> TextBox:
        """评分依据, 未达标原因 or 改进措施 in the panel."""
        self.stands_on(under)
        return self.view.panel.texts[_TEXTS[name]]

    def answers(self, word: str, under: str) -> None:
        """Click 是, 否 or 未答 for every condition of an indicator."""
        self.stands_on(under)
        for field in self.view.panel.inputs.answers():
            field.buttons[word].click()

    def does(self, action: str) -> None:
        """Choose a menu entry by its name in the action table."""
        wanted = self.window.actions_by_name[action]
        assert wanted.isEnabled(), f"{action} is greyed out"
        wanted.trigger()

    def adds(self, name: str, under: str, *, below: bool = False) -> None:
        """An own indicator under a heading (``below``: the first one under what was a leaf), and its name."""
        self.stands_on(under)
        self.does("add_below" if below else "add")
        assert self.editor is not None, "the name is to be typed at once"
        self.editor.insert(name)
        self.presses(Qt.Key.Key_Return)
        self.waits_for(lambda: self.editor is None)

    def undoes(self, times: int = 1) -> None:
        for _ in range(times):
            self.does("undo")

    def redoes(self, times: int = 1) -> None:
        for _ in range(times):
            self.does("redo")

    def chooses(self, first: tuple[str, str], last: tuple[str, str]) -> None:
        """A block of cells: two corners, each an indicator and a column."""
        self.tree.setFocus()
        self.tree.choose_block(self.cell(*first), self.cell(*last))
        assert isinstance(self.tree.selectionModel().selection(), QItemSelection)

    @property
    def clipboard(self) -> str:
        return QGuiApplication.clipboard().text()

    @clipboard.setter
    def clipboard(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    # ------------------------------------------------------------------ what she sees
    @property
    def total(self) -> str:
        return self.view.score_bar.total

    @property
    def grade(self) -> str:
        return self.view.score_bar.grade

    def reads(self, under: str, head: str) -> str:
        """The text of a cell."""
        return str(self.cell(under, head).data() or "")

    def remark(self, under: str, head: str) -> str:
        """The grey remark of an empty cell."""
        return self.tree.tree_model.cell(self.cell(under, head)).placeholder

    def score(self, under: str) -> str:
        return self.reads(under, "得分")

    def state(self, under: str) -> str:
        return self.reads(under, "状态")

    def may_edit(self, under: str, head: str) -> bool:
        return bool(self.cell(under, head).flags() & Qt.ItemFlag.ItemIsEditable)

    @property
    def status(self) -> str:
        """The left end of the status bar."""
        return self.window.status.saving.text()

    @property
    def can_undo(self) -> str:
        """What would be taken back; "" for nothing."""
        action = self.window.actions_by_name["undo"]
        return action.text().partition("：")[2] if action.isEnabled() else ""

    @property
    def names(self) -> list[str]:
        """The indicators in sight, from top to bottom."""
        found, index = [], self.tree.tree_model.index(0, cells.NAME)
        while index.isValid():
            found.append(str(index.data()))
            index = self.tree.indexBelow(index)
        return found

    def opens_at(self, page: str) -> int:
        """What the contents say is still open on a page."""
        contents = self.view.contents
        items = [contents.item(row) for row in range(contents.count())]
        return next(int(item.data(ENTRY).open) for item in items if item.text() == page)

    def value(self, kind: Kind, key: str, field: str = "") -> str | None:
        """What the evaluation holds."""
        return self.document.evaluation.value_at(Place(kind, key, field))
