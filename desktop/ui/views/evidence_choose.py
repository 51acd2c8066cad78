"""Choose some of many: files for an indicator, or indicators for a file. A word narrows the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop.ui import parts


class Choice(NamedTuple):
    """One line: what it stands for, its text, how far it is indented, whether it is ticked already."""

    key: str
    text: str
    level: int = 0
    ticked: bool = False


class ChooseDialog(parts.Dialog):
    """Lines to tick, with the space bar or a click."""

    def __init__(self, title: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent, 520, 460)
        self.setWindowTitle(title)
        self.column.addWidget(parts.label(title, strong=True, wrap=True))
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(self.tr("输入几个字查找"))
        self.finder.setAccessibleName(self.tr("查找"))
        parts.searching(self.finder)
        self.finder.textChanged.connect(self._narrow)
        self.column.addWidget(self.finder)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        for each in choices:
            item = QListWidgetItem("　" * each.level + each.text)
            item.setData(Qt.ItemDataRole.UserRole, each.key)
            item.setToolTip(each.text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if each.ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.itemDoubleClicked.connect(_turn)
        self.column.addWidget(self.list, 1)
        self.accept_button = parts.button(self.tr("确定"), "primary")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        cancel = parts.button(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        self.column.addLayout(parts.foot(cancel, self.accept_button))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def ticked(self) -> list[str]:
        """The keys that are ticked, in the order of the list."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [
            str(each.data(Qt.ItemDataRole.UserRole)) for each in items if each.checkState() is Qt.CheckState.Checked
        ]

    def _narrow(self, text: str) -> None:
        wanted = text.strip().casefold()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(bool(wanted) and wanted not in item.text().casefold())


def _turn(item: QListWidgetItem) -> None:
    ticked = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)


def ask(parent: QWidget, title: str, choices: Sequence[Choice]) -> list[str] | None:
    """Let a person tick lines; None when dismissed."""
    dialog = ChooseDialog(title, choices, parent)
    try:
        return dialog.ticked() if dialog.exec() else None
    finally:
        dialog.deleteLater()
