"""The one door for texts to people: dialogs, the status bar, hints beside a field. Tests put a recorder there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox, QToolTip, QWidget

from desktop.domain.errors import UserError
from desktop.ui import languages

translate = QCoreApplication.translate


class Door(Protocol):
    """Everything the program can say to a person, or ask."""

    def error(self, parent: QWidget | None, problem: UserError) -> None:
        """Say what went wrong and what to do."""
        ...

    def offer(self, parent: QWidget | None, problem: UserError, way_out: str) -> bool:
        """Say the same with one way out as a button; whether it was taken."""
        ...

    def status(self, text: str) -> None:
        """A passing remark."""
        ...

    def hint(self, beside: QWidget, text: str) -> None:
        """A remark about one field, shown next to it."""
        ...

    def ask(self, parent: QWidget | None, title: str, text: str, answers: Sequence[str]) -> int | None:
        """Let a person choose; the place of the answer, or None when the question was dismissed."""
        ...

    def ask_text(self, parent: QWidget | None, title: str, text: str, start: str) -> str | None:
        """Let a person write some lines; None when dismissed."""
        ...


class Desk:
    """The real door."""

    def __init__(self) -> None:
        self._status: Callable[[str], None] | None = None

    def show_status_in(self, sink: Callable[[str], None] | None) -> None:
        """Where passing remarks go; the main window gives its status bar."""
        self._status = sink

    def error(self, parent: QWidget | None, problem: UserError) -> None:
        """A warning box: the problem, and the remedy below it."""
        _warning(parent, problem).exec()

    def offer(self, parent: QWidget | None, problem: UserError, way_out: str) -> bool:
        """The same box with a second button, which Return presses."""
        box = _warning(parent, problem)
        button = box.addButton(way_out, QMessageBox.ButtonRole.ActionRole)
        box.setDefaultButton(button)
        box.exec()
        return box.clickedButton() is button

    def status(self, text: str) -> None:
        """Shown in the status bar for a while."""
        if self._status is not None:
            self._status(text)

    def hint(self, beside: QWidget, text: str) -> None:
        """A tool tip under the field, and the status bar for those who look there."""
        QToolTip.showText(beside.mapToGlobal(QPoint(0, beside.height())), text, beside)
        self.status(text)

    def ask(self, parent: QWidget | None, title: str, text: str, answers: Sequence[str]) -> int | None:
        """A question whose buttons are named by what they do; the first is the default."""
        box = QMessageBox(QMessageBox.Icon.Question, title, text, parent=parent)
        buttons = [box.addButton(answer, QMessageBox.ButtonRole.ActionRole) for answer in answers]
        box.setDefaultButton(buttons[0])
        box.setEscapeButton(box.addButton(translate("messages", "取消"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        clicked = box.clickedButton()
        return next((place for place, button in enumerate(buttons) if button is clicked), None)

    def ask_text(self, parent: QWidget | None, title: str, text: str, start: str) -> str | None:
        """A box with a few lines to write in."""
        dialog = QInputDialog(parent)
        dialog.setWindowTitle(title)
        dialog.setLabelText(text)
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setTextValue(start)
        dialog.setOkButtonText(translate("messages", "确定"))
        dialog.setCancelButtonText(translate("messages", "取消"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        dialog.resize(460, 240)
        return dialog.textValue() if dialog.exec() else None


def _warning(parent: QWidget | None, problem: UserError) -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.Warning, _app_name(), languages.problem(problem), parent=parent)
    box.setInformativeText(languages.remedy(problem))
    box.setEscapeButton(box.addButton(translate("messages", "知道了"), QMessageBox.ButtonRole.AcceptRole))
    return box


desk = Desk()
_door: Door = desk


def install(door: Door) -> Door:
    """Put another door in place (a test's recorder); gives back the one before."""
    global _door
    before, _door = _door, door
    return before


def show_error(parent: QWidget | None, problem: UserError) -> None:
    """Say what went wrong and what to do next."""
    _door.error(parent, problem)


def offer(parent: QWidget | None, problem: UserError, way_out: str) -> bool:
    """Say what went wrong, with one way out as a button; whether it was taken."""
    return _door.offer(parent, problem, way_out)


def show_status(text: str) -> None:
    """A passing remark in the status bar."""
    _door.status(text)


def show_hint(beside: QWidget, text: str) -> None:
    """A remark about one field, beside it."""
    _door.hint(beside, text)


def ask(parent: QWidget | None, title: str, text: str, answers: Sequence[str]) -> int | None:
    """Ask with buttons named by action; None when dismissed."""
    return _door.ask(parent, title, text, answers)


def ask_text(parent: QWidget | None, title: str, text: str, start: str = "") -> str | None:
    """Ask for some words; None when dismissed."""
    return _door.ask_text(parent, title, text, start)


def _app_name() -> str:
    return QCoreApplication.translate("messages", "自评台")
