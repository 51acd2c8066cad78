"""The columns of the score table: what gives way where it is narrow; what a person moved, sized or hid."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QHeaderView, QMenu, QTreeView

from desktop.ui import theme
from desktop.ui.models import cells
from desktop.ui.models.cells import COLUMNS

_WIDTHS = {
    cells.NAME: 316,
    cells.WEIGHT: 46,
    cells.TARGET: 100,
    cells.ACTUAL: 88,
    cells.SCORE: 58,
    cells.BASIS: 220,
    cells.STATE: 92,
}
# What a column may shrink to, in the order in which they give way; 得分 and 状态 never do.
_LEAST = {cells.BASIS: 96, cells.NAME: 250, cells.TARGET: 76, cells.ACTUAL: 86}
_GO = (cells.BASIS, cells.TARGET, cells.ACTUAL)  # in this order they leave sight, unless a person wants them
_FIGURES = (cells.WEIGHT, cells.SCORE)  # narrow columns whose heads may be wider than what stands below
_WIDEST_NAME = 420


@dataclass(slots=True)
class Wishes:
    """What a person did to the columns: widths by column, those hidden, and those wanted however narrow it is."""

    widths: dict[int, int] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    wanted: set[int] = field(default_factory=set)


def fit(
    room: int, wishes: Wishes, heads: Mapping[int, int] = MappingProxyType({}), scale: float = 1.0
) -> dict[int, int]:
    """The width of every column, 0 for one out of sight, so that ``room`` holds them all where it can.

    评分依据 takes what is left over; without it the names do. ``heads`` is what the columns' heads take;
    ``scale`` the size of the face by the standard one: figures and states need more room in large type.
    """
    usual = {column: max(round(_WIDTHS[column] * scale), heads.get(column, 0)) for column in range(len(COLUMNS))}
    wide = {column: wishes.widths.get(column, width) for column, width in usual.items()}
    small = {column: width if column == cells.NAME else round(width * scale) for column, width in _LEAST.items()}
    least = {column: wishes.widths.get(column, small.get(column, wide[column])) for column in wide}
    gone = set(wishes.hidden)
    for column in _GO:
        if sum(least[each] for each in wide if each not in gone) > room and column not in wishes.wanted:
            gone.add(column)
    for column in gone:
        wide[column] = least[column] = 0
    for column in _LEAST:
        wide[column] -= min(max(sum(wide.values()) - room, 0), wide[column] - least[column])
    left = room - sum(wide.values())
    grows = next((each for each in (cells.BASIS, cells.NAME) if wide[each] and each not in wishes.widths), None)
    if grows is not None and left > 0:
        wide[grows] += left if grows == cells.BASIS else max(0, min(left, _WIDEST_NAME - wide[grows]))
    return wide


class Columns(QObject):
    """Keeps the header of one table in order."""

    changed = Signal()

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view, self._wishes, self._fitting = view, Wishes(), False
        self._header = view.header()
        self._header.setStretchLastSection(False)
        self._header.setMinimumSectionSize(40)
        self._header.setFixedHeight(30)
        self._header.setSectionsMovable(True)
        self._header.setFirstSectionMovable(False)
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.setToolTip(self.tr("拖动列名换位置，拖动边线改宽度；右键选择显示哪些列"))
        self._header.customContextMenuRequested.connect(
            lambda at: self.show_menu(self._header.viewport().mapToGlobal(at))
        )
        self._header.sectionResized.connect(self._on_resized)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.fit)
        view.viewport().installEventFilter(self)

    # ------------------------------------------------------------------ what is where
    def in_sight(self) -> list[int]:
        """The columns shown, from left to right."""
        order = [self._header.logicalIndex(at) for at in range(self._header.count())]
        return [column for column in order if not self._header.isSectionHidden(column)]

    def in_order(self) -> list[int]:
        """The columns a person wants, from left to right, those out of sight for want of room among them.

        A block copied or pasted has the same columns in a narrow window as in a wide one.
        """
        order = [self._header.logicalIndex(at) for at in range(self._header.count())]
        return [column for column in order if column not in self._wishes.hidden]

    def squeezed(self, column: int) -> bool:
        """Whether a column is out of sight only because the window is narrow."""
        return self._header.isSectionHidden(column) and column not in self._wishes.hidden

    def fit(self) -> None:
        """Lay the columns out in the room there is."""
        room = self._view.viewport().width()
        self._fitting = True
        heads = {column: self._header.sectionSizeHint(column) for column in _FIGURES}
        scale = QFontInfo(self._view.font()).pointSizeF() / theme.POINTS
        for column, width in fit(room, self._wishes, heads, scale).items():
            self._header.setSectionHidden(column, width == 0)
            if width:
                self._header.resizeSection(column, width)
        self._fitting = False
        current = self._view.currentIndex()
        if current.isValid() and self._header.isSectionHidden(current.column()):
            self._view.selectionModel().setCurrentIndex(
                current.siblingAtColumn(cells.NAME), self._view.selectionModel().SelectionFlag.ClearAndSelect
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The room has changed."""
        if event.type() == QEvent.Type.Resize and not self._fitting:
            self.fit()
        return super().eventFilter(watched, event)

    def _on_resized(self, column: int, old: int, new: int) -> None:
        if not self._fitting and new and old:
            self._wishes.widths[column] = new
            self._soon.start()

    # ------------------------------------------------------------------ what a person does
    def show_menu(self, at: QPoint) -> None:
        """Which columns are shown, by name, and the way back."""
        menu = self.menu()
        menu.exec(at)
        menu.deleteLater()

    def menu(self) -> QMenu:
        """A tick for every column; the names always stay."""
        menu = QMenu(self._view)
        for column, each in enumerate(COLUMNS):
            text = each.head + (self.tr("（窗口太窄，暂时收起）") if self.squeezed(column) else "")
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(not self._header.isSectionHidden(column))
            action.setEnabled(column != cells.NAME)
            action.toggled.connect(lambda shown, column=column: self.show(column, shown=shown))
        menu.addSeparator()
        menu.addAction(self.tr("恢复原来的列")).triggered.connect(self.reset)
        return menu

    def show(self, column: int, *, shown: bool) -> None:
        """Show or hide a column; one asked for stays, however narrow the window."""
        (self._wishes.hidden.discard if shown else self._wishes.hidden.add)(column)
        (self._wishes.wanted.add if shown else self._wishes.wanted.discard)(column)
        self.fit()
        self.changed.emit()

    def reset(self) -> None:
        """All columns in their order, as wide as they were."""
        self._wishes = Wishes()
        for column in range(self._header.count()):
            self._header.moveSection(self._header.visualIndex(column), column)
        self.fit()
        self.changed.emit()

    # ------------------------------------------------------------------ from one day to the next
    def state(self) -> QByteArray:
        """What a person did, by the columns' names: a later version may have others."""
        names = [column.name for column in COLUMNS]
        wishes = self._wishes
        kept = {
            "order": [names[self._header.logicalIndex(at)] for at in range(self._header.count())],
            "widths": {names[column]: width for column, width in wishes.widths.items()},
            "hidden": [names[column] for column in sorted(wishes.hidden)],
            "wanted": [names[column] for column in sorted(wishes.wanted)],
        }
        return QByteArray(json.dumps(kept).encode())

    def restore(self, state: QByteArray) -> None:
        """What :meth:`state` kept; anything in it that is not understood is left out."""
        try:
            kept: Any = json.loads(bytes(state.data()).decode() or "{}")
        except ValueError:
            kept = {}
        kept = kept if isinstance(kept, dict) else {}
        numbers = {column.name: at for at, column in enumerate(COLUMNS)}
        widths, order = kept.get("widths"), [numbers[name] for name in _names(kept.get("order")) if name in numbers]
        self._wishes = Wishes(
            {
                numbers[name]: min(max(width, 40), 1200)
                for name, width in (widths if isinstance(widths, dict) else {}).items()
                if name in numbers and isinstance(width, int)
            },
            {numbers[name] for name in _names(kept.get("hidden")) if name in numbers} - {cells.NAME},
            {numbers[name] for name in _names(kept.get("wanted")) if name in numbers},
        )
        if sorted(order) == list(range(len(COLUMNS))) and order[0] == cells.NAME:
            for at, column in enumerate(order):
                self._header.moveSection(self._header.visualIndex(column), at)
        self.fit()


def _names(listed: object) -> list[str]:
    return [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else []
