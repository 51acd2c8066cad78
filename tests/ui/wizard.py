"""从上年文件开始 in the clerk's words: what she sees on the pages of the dialog, and what she does there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QPushButton

from desktop.ui.dialogs.import_look import LookPage
from desktop.ui.dialogs.import_prior import FINISH, ImportDialog
from desktop.ui.models.import_preview import CHECK, Column, ImportPreviewModel
from desktop.ui.models.target_list import TargetListModel
from desktop.usecases.open_file import OpenEvaluation
from tests.ui.desk import Desk


class Wizard:
    """The dialog on her desk."""

    def __init__(self, desk: Desk, path: Path | None) -> None:
        self.desk = desk
        self.dialog = ImportDialog(None, desk.workspace, path, desk.clock)
        desk.shows(self.dialog, 1280, 700)

    @property
    def look(self) -> LookPage:
        return self.dialog.look

    @property
    def model(self) -> ImportPreviewModel:
        assert self.look.model is not None
        return self.look.model

    @property
    def targets(self) -> TargetListModel:
        assert self.look.targets.model is not None
        return self.look.targets.model

    def page(self) -> int:
        return self.dialog.pages.currentIndex()

    def presses(self, button: QPushButton) -> None:
        assert button.isEnabled(), button.text()
        assert button.isVisible(), button.text()
        self.desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.desk.settles()

    # ------------------------------------------------------------------ what was read
    def line(self, item: str) -> QModelIndex:
        """A line by its name in the file."""
        return self._find(lambda index: index.data() == item, item)

    def line_to(self, target: str) -> QModelIndex:
        """The line that goes to an indicator or field of this year."""
        return self._find(lambda index: index.siblingAtColumn(Column.GOES_TO).data() == target, target)

    def _find(self, fits: Callable[[QModelIndex], bool], said: str) -> QModelIndex:
        for group in range(self.model.rowCount()):
            above = self.model.index(group, 0)
            for row in range(self.model.rowCount(above)):
                index = self.model.index(row, 0, above)
                if fits(index):
                    return index
        raise AssertionError(f"no line {said!r}")

    def says(self, item: str, column: Column) -> str:
        return str(self.line(item).siblingAtColumn(column).data())

    def is_ticked(self, item: str) -> bool:
        return self.line(item).data(CHECK) == Qt.CheckState.Checked

    def ticks(self, item: str, to: Qt.CheckState = Qt.CheckState.Checked) -> None:
        assert self.model.setData(self.line(item), to, CHECK)

    def stands_on(self, item: str) -> None:
        self.look.view.setCurrentIndex(self.line(item))

    def current(self) -> str:
        """The line she stands on."""
        return str(self.look.view.currentIndex().siblingAtColumn(Column.ITEM).data())

    # ------------------------------------------------------------------ where it goes
    def chooses_target(self, item: str, target: str) -> None:
        """By the list that opens with F2."""
        index = self.line(item).siblingAtColumn(Column.GOES_TO)
        keys = {each.name: each.key for each in self.model.targets(index)}
        assert self.model.setData(index, keys[target])

    def types_target(self, item: str, typed: str) -> None:
        """F2, some characters, Return."""
        view, keys = self.look.view, self.desk.qtbot
        self.stands_on(item)
        view.setFocus()
        keys.keyClick(view, Qt.Key.Key_F2)
        box = view.findChild(QComboBox)
        assert box is not None, "F2 opened no list"
        line = box.lineEdit()
        assert line is not None
        line.insert(typed)  # all of it is selected; Chinese characters are no keys
        keys.keyClick(line, Qt.Key.Key_Return)
        self.desk.waits_for(lambda: view.findChild(QComboBox) is None)

    def drags(self, item: str, target: str) -> bool:
        """With the mouse onto a row of this year's form; whether it may be dropped there."""
        view = self.look.targets.view
        at = next(at for at, slot in enumerate(self.targets.slots) if slot.key and slot.name == target)
        onto = self.targets.index(at, 0)
        self.look.beside.setCurrentWidget(self.look.targets)
        view.scrollTo(onto)
        there, data = view.visualRect(onto).center(), self.model.mimeData([self.line(item)])
        way = (Qt.DropAction.LinkAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        view.dragEnterEvent(QDragEnterEvent(there, *way))
        over = QDragMoveEvent(there, *way)
        view.dragMoveEvent(over)
        if over.isAccepted():
            view.dropEvent(QDropEvent(there.toPointF(), *way))
        return over.isAccepted()

    def comes_from(self, target: str) -> str:
        """What this year's form says of a field."""
        at = next(at for at, slot in enumerate(self.targets.slots) if slot.key and slot.name == target)
        return str(self.targets.index(at, 1).data())

    # ------------------------------------------------------------------ the file itself
    def marked(self) -> str:
        """The text of the place that is marked in the file."""
        return str(self.look.source.table.currentIndex().data())

    def clicks_in_file(self, text: str) -> None:
        """On the cell with this text, as it stands there."""
        table = self.look.source.table
        model = self.look.source.model
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                if model.index(row, column).data() == text:
                    table.setCurrentIndex(model.index(row, column))
                    return
        raise AssertionError(f"no cell {text!r}")

    def starts(self) -> OpenEvaluation:
        """Through the last two pages to the new draft."""
        self.presses(self.dialog.next_button)
        assert self.page() == FINISH
        self.presses(self.dialog.next_button)
        assert self.dialog.opened is not None
        return self.dialog.opened
