"""A page of cards that stand below each other and scroll together."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class CardPage(QScrollArea):
    """Cards are put into ``column``, which keeps them clear of the scroll bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(2, 2, 10, 12)
        self.column.setSpacing(12)
        self.setWidget(inside)
