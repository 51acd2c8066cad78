"""指标评分表: the table, what is filtered and found in it, and the buttons for the unit's own indicators."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QSplitter, QToolButton, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.evaluation import Kind, Place
from desktop.domain.scoring.composed import Shares
from desktop.ui import messages, own_indicators, parts, theme
from desktop.ui.document import Changed, Document
from desktop.ui.models import cells
from desktop.ui.settings import FLAT_LIST, Settings
from desktop.ui.views.find_bar import FindBar
from desktop.ui.views.flat_list import WIDTH, FlatList
from desktop.ui.views.indicator_view import IndicatorView
from desktop.ui.views.table_strips import FilterBox, FilterStrip, OwnStrip

_SIZE = 17  # px of a picture beside the table


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
        self.filter_strip = FilterStrip()
        self.filter_strip.cleared.connect(lambda: self.filter_by(""))
        self.own_strip = OwnStrip(document)
        self.own_strip.share.connect(self.share_out)
        column.addWidget(self.filter_strip)
        column.addWidget(self.own_strip)
        self.body = QSplitter(Qt.Orientation.Horizontal)
        self.body.setChildrenCollapsible(False)
        self.body.addWidget(self.view)
        column.addWidget(self.body, 1)
        self.flat: FlatList | None = None
        self._strip_later = QTimer(self)
        self._strip_later.setSingleShot(True)
        self._strip_later.timeout.connect(self._show_strip)
        self.view.chosen.connect(self._show_buttons)
        document.changed.connect(self._on_changed)
        document.state_changed.connect(self._show_buttons)
        slots = any(indicator.open_slot for indicator in document.rubric.walk())
        self.add_button.setVisible(slots)
        self.remove_button.setVisible(slots)
        self._show_buttons()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(14, 5, 8, 5)
        row.setSpacing(4)
        self.filter_box = FilterBox(self.view.filter)
        self.filter_box.picked.connect(self.filter_by)
        row.addWidget(self.filter_box)
        row.addStretch(1)
        self.add_button = parts.tool("plus", self.tr("增加本单位的指标（Insert）"), self.add_own, _SIZE)
        self.remove_button = parts.tool("trash-2", self.tr("删除所选的自设指标"), self.remove_own, _SIZE)
        self.next_button = parts.tool("circle-dashed", self.tr("下一个未填的指标（F8）"), self.go_to_unfilled, _SIZE)
        self.fold_button = parts.tool("chevrons-up-down", self.tr("展开到哪一级"), size=_SIZE)
        self.fold_button.setMenu(self._fold_menu())
        self.fold_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for each in (self.add_button, self.remove_button, self.next_button, self.fold_button):
            row.addWidget(each)
        self.finder = FindBar(self._document, self.view)
        row.addSpacing(4)
        row.addWidget(self.finder)
        return row

    def _fold_menu(self) -> QMenu:
        menu = QMenu(self)
        names = (self.tr("展开到一级"), self.tr("展开到二级"), self.tr("展开到三级"), self.tr("全部展开"))
        for level, text in zip((1, 2, 3, 0), names, strict=True):
            menu.addAction(text).triggered.connect(lambda _=False, level=level: self.view.unfold_level(level))
        return menu

    # ------------------------------------------------------------------ the flat list
    def show_flat(self, *, to: bool) -> None:
        """Show or hide the flat list beside the tree; it is made when first asked for."""
        if to and self.flat is None:
            self.flat = FlatList(self._document)
            self.flat.moved.connect(self.view.go_to)
            self.flat.entered.connect(self.view.inputs_wanted)
            self.view.chosen.connect(self.flat.follow)
            self.body.insertWidget(0, self.flat)
            self.body.setStretchFactor(1, 1)
            self.body.setSizes([WIDTH, max(self.body.width() - WIDTH, WIDTH)])
        if self.flat is not None:
            self.flat.setVisible(to)
            self.flat.follow(self.view.code())

    @property
    def is_flat(self) -> bool:
        """Whether the flat list is in sight."""
        return self.flat is not None and not self.flat.isHidden()

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

    def shift_own(self, step: int) -> None:
        """Move the chosen own indicator one place up (-1) or down (1)."""
        code, column = self.view.code(), self.view.currentIndex().column()
        if code not in self._document.tree:
            return
        if self._document.refusal is not None:
            messages.show_error(self, self._document.refusal)
            return
        try:
            if own_indicators.shift(self._document, code, step):
                self.view.go_to(code, column)
            else:
                messages.show_status(self.tr("已经在最前面") if step < 0 else self.tr("已经在最后面"))
        except UserError as refused:
            messages.show_error(self, refused)

    def share_equally(self) -> None:
        """The open slot's weight in equal parts."""
        self.share_out(Shares.EQUAL)

    def share_in_proportion(self) -> None:
        """The open slot's weight as its indicators are weighed now."""
        self.share_out(Shares.STATED)

    def share_out(self, shares: Shares) -> None:
        """Give the weight of the open slot the cursor is in out over its indicators."""
        slot = own_indicators.slot_of(self._document, self.view.code())
        held = own_indicators.balance(self._document, slot)
        if held is None:
            messages.show_status(self.tr("请先选择一个自设指标，或留给单位自设指标的那一级"))
            return
        try:
            if not own_indicators.share_out(self._document, slot, shares):
                messages.show_status(self.tr("分值已经是这样分配的，没有改动"))
        except UserError as refused:
            messages.show_error(self, refused)

    # ------------------------------------------------------------------ what is in sight
    def filter_by(self, word: str) -> None:
        """Show only the indicators that stand so; "" shows all."""
        if word and not self.view.filter.counts[word]:
            messages.show_status(self.tr("没有“{0}”的指标").format(word))
            word = ""
        shown = self.view.filter.choose(word)
        self.filter_strip.say(word, shown, self._document.sheet.whole.leaves)

    def restore_layout(self, settings: Settings) -> None:
        """The columns as they were left, for this form, and the flat list."""
        self.view.columns.restore(settings.layout(self._columns_key))
        if settings.get(FLAT_LIST):
            self.show_flat(to=True)

    def keep_columns(self, settings: Settings) -> None:
        """Remember how the columns were left."""
        settings.keep_layout(self._columns_key, QByteArray(self.view.columns.state()))

    @property
    def _columns_key(self) -> str:
        return f"columns-{self._document.rubric.id}"

    def go_to_unfilled(self) -> None:
        """To the next leaf without a score, where its figures are typed: a cell, or the panel's first empty field."""
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
        if column == cells.NAME:
            self.view.inputs_wanted.emit(code)

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
    def _on_changed(self, change: Changed) -> None:
        if change.structure:
            self._show_buttons()

    def _show_buttons(self) -> None:
        code = self.view.code()
        editable = self._document.editable
        self.add_button.setEnabled(editable and bool(own_indicators.parent_for_new(self._document, code)))
        node = self._document.tree.nodes.get(code)
        self.remove_button.setEnabled(editable and node is not None and node.own)
        self._show_strip()

    def _show_strip(self) -> None:
        """What the slot the cursor came to weighs; no row moves away below a mouse that may click again or drag."""
        if QGuiApplication.mouseButtons() is not Qt.MouseButton.NoButton:
            self._strip_later.start(QApplication.doubleClickInterval())
            return
        before = self._height_of_cursor()
        self.own_strip.show_code(self.view.code())
        column = self.layout()
        if column is not None:
            column.activate()
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + self._height_of_cursor() - before)

    def _height_of_cursor(self) -> int:
        """Where the cursor's row stands in this page, in px from its top."""
        return self.view.viewport().mapTo(self, QPoint(0, self.view.visualRect(self.view.currentIndex()).top())).y()
