"""指标评分表: the table with its search line and the buttons for the unit's own indicators."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.evaluation import Kind, Place
from desktop.ui import icons, messages, own_indicators, parts, theme
from desktop.ui.document import Changed, Document
from desktop.ui.models import cells
from desktop.ui.views.indicator_view import IndicatorView
from desktop.ui.views.panel_parts import fill


class TablePage(QFrame):
    """The table in its card."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        theme.look(self, "card")
        self.view = IndicatorView(document)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self.view, 1)
        self.view.chosen.connect(self._show_buttons)
        document.changed.connect(self._on_changed)
        document.state_changed.connect(self._show_buttons)
        slots = any(indicator.open_slot for indicator in document.rubric.walk())
        self.add_button.setVisible(slots)
        self.remove_button.setVisible(slots)
        self._show_buttons()
        self._count()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(14, 5, 8, 5)
        row.setSpacing(4)
        row.addWidget(parts.label(self.tr("指标评分表"), strong=True))
        self._counted = parts.label("", "muted", 0.93)
        self._counted.setContentsMargins(8, 0, 0, 0)
        row.addWidget(self._counted)
        row.addStretch(1)
        self.add_button = self._tool("plus", self.tr("增加本单位的指标（Insert）"), self.add_own)
        self.remove_button = self._tool("trash-2", self.tr("删除所选的自设指标"), self.remove_own)
        self.next_button = self._tool("circle-dashed", self.tr("下一个未填的指标（F8）"), self.go_to_unfilled)
        self.fold_button = self._tool("chevrons-up-down", self.tr("展开到哪一级"), None)
        self.fold_button.setMenu(self._fold_menu())
        self.fold_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for each in (self.add_button, self.remove_button, self.next_button, self.fold_button):
            row.addWidget(each)
        self.search = _Search()
        self.search.setFixedWidth(190)
        self.search.textChanged.connect(lambda words: self._look_for(words, onward=False))
        self.search.returnPressed.connect(lambda: self._look_for(self.search.text(), onward=True))
        self.search.left.connect(self.view.setFocus)
        row.addSpacing(4)
        row.addWidget(self.search)
        return row

    def _tool(self, icon: str, tip: str, slot: object) -> QToolButton:
        made = QToolButton()
        theme.look(made, "flat")
        made.setIcon(icons.icon(icon))
        made.setIconSize(QSize(17, 17))
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        if callable(slot):
            made.clicked.connect(lambda _=False: slot())
        return made

    def _fold_menu(self) -> QMenu:
        menu = QMenu(self)
        for level, text in ((1, "只看一级指标"), (2, "展开到二级指标"), (3, "展开到三级指标"), (9, "全部展开")):
            menu.addAction(text).triggered.connect(lambda _=False, level=level: self.view.unfold_level(level))
        return menu

    # ------------------------------------------------------------------ the unit's own indicators
    def add_own(self, *, below: bool = False) -> None:
        """Add an own indicator beside or below the chosen one, and let its name be typed."""
        document, chosen = self._document, self.view.code()
        if document.refusal is not None:
            messages.show_error(self, document.refusal)
            return
        parent = chosen if below else own_indicators.parent_for_new(document, chosen)
        if not parent:
            parent = self._only_slot(chosen)
        try:
            code = own_indicators.add(document, parent or chosen)
        except UserError as refused:
            messages.show_error(self, refused)
            return
        if code:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.view.go_to(code, cells.NAME, edit=True)

    def _only_slot(self, chosen: str) -> str:
        """Where there is but one place for own indicators and nothing is chosen, that one is meant."""
        slots = [node.code for node in self._document.tree.nodes.values() if node.indicator.open_slot]
        return slots[0] if len(slots) == 1 and not chosen else ""

    def remove_own(self) -> None:
        """Remove the chosen own indicator; asked first only when much goes with it."""
        document, code = self._document, self.view.code()
        if document.refusal is not None:
            messages.show_error(self, document.refusal)
            return
        if code not in document.tree:
            return
        node = document.tree[code]
        if node.own and node.children:
            said = self.tr("“{0}”下有 {1} 个指标，一并删除？删除后可以撤销。").format(
                node.name, len(list(document.tree.leaves(code)))
            )
            if messages.ask(self, self.tr("删除指标"), said, [self.tr("删除")]) is None:
                return
        above = self.view.indexAbove(self.view.currentIndex())
        before = self.view.tree_model.code(above)
        try:
            if own_indicators.remove(document, code):
                self.view.go_to(before)
        except UserError as refused:
            messages.show_error(self, refused)

    def go_to_unfilled(self) -> None:
        """To the next leaf without a score."""
        code = self.view.next_unfilled()
        if not code:
            messages.show_status(self.tr("全部指标都已得分"))
            return
        node = self._document.tree[code]
        column = cells.ACTUAL if cells.single_input(node) else cells.NAME
        if cells.takes_own_figures(node):
            judgement = self._document.evaluation.judgement(code)
            column = cells.SCORE if judgement.target and judgement.actual else cells.TARGET
        self.view.go_to(code, column)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_place(self, place: Place) -> bool:
        """Put the cursor on the cell of a place; False when it is not a cell of the table."""
        if place.kind not in (Kind.LEAF, Kind.OWN) or place.key not in self._document.tree:
            return False
        names = {"name": cells.NAME, "weight": cells.WEIGHT, "target": cells.TARGET, "actual": cells.ACTUAL}
        column = names.get(place.field, cells.SCORE if place.field == "score" else cells.BASIS)
        if place.field not in (*names, "score", "basis"):
            column = cells.NAME
        return self.view.go_to(place.key, column)

    # ------------------------------------------------------------------ news
    def _look_for(self, words: str, *, onward: bool) -> None:
        found = not words.strip() or self.view.look_for(words, onward=onward)
        theme.look(self.search, "" if found else "refused")
        if not found:
            messages.show_status(self.tr("没有找到“{0}”").format(words.strip()))

    def _on_changed(self, change: Changed) -> None:
        if change.structure:
            self._count()
            self._show_buttons()

    def _count(self) -> None:
        fill(self._counted, self.tr("{0} 项计分指标").format(self._document.sheet.whole.leaves))

    def _show_buttons(self) -> None:
        code = self.view.code()
        editable = self._document.editable
        self.add_button.setEnabled(editable and bool(own_indicators.parent_for_new(self._document, code)))
        node = self._document.tree.nodes.get(code)
        self.remove_button.setEnabled(editable and node is not None and node.own)


class _Search(QLineEdit):
    """Finds while typing; Return goes on, Esc goes back to the table."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("查找指标（Ctrl+F）"))
        self.setAccessibleName(self.tr("查找指标"))
        self.setClearButtonEnabled(True)
        self.addAction(icons.icon("search", theme.MUTED), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties it and leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
            return
        super().keyPressEvent(event)
