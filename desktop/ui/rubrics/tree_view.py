"""The tree of a draft with its buttons: add, copy, remove, move, share weights; what is open and chosen stays so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QTreeView, QVBoxLayout, QWidget

from desktop.domain import rubricedit
from desktop.domain.rubricdraft import IndicatorDraft, RubricDraft
from desktop.ui import heads, languages, parts, theme
from desktop.ui.flow import Flow
from desktop.ui.name_room import NameRoom
from desktop.ui.rubrics.session import DraftSession
from desktop.ui.rubrics.tree_model import Col, RubricTreeModel, difference

_NAME = 12  # letters of a name, at least
_WIDTHS = {Col.NAME: 15, Col.WEIGHT: 6, Col.METHOD: 6, Col.CERTAINTY: 4}  # in characters


class RubricTree(QWidget):
    """``chosen`` gives the number of the indicator a person stands on, 0 for none."""

    chosen = Signal(int)

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self.model = RubricTreeModel(session, self)
        self.node = 0
        self._folded: set[int] = set()
        self.view = QTreeView()
        self.view.setAccessibleName(self.tr("指标"))
        self.view.setModel(self.model)
        theme.look(self.view, "quiet")
        self.view.setUniformRowHeights(True)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.view.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.view.setIndentation(16)
        for column, width in _WIDTHS.items():
            self.view.setColumnWidth(column, width * self.fontMetrics().horizontalAdvance("字"))
        heads.show_whole(self.view.header())
        NameRoom(self.view, Col.NAME, _NAME)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._add_buttons()
        self._column.addWidget(self.view, 1)
        self.sums = parts.label("", "muted", wrap=True)
        self._column.addWidget(self.sums)
        for keys, act in (
            ("Alt+Up", lambda: self.shift(-1)),
            ("Alt+Down", lambda: self.shift(1)),
            ("Insert", self.add_beside),
            ("Shift+Insert", self.add_below),
            ("Ctrl+D", self.copy),
            ("Ctrl+Delete", self.remove),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.view, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        self.view.expandAll()
        self.view.collapsed.connect(lambda index: self._folded.add(self.model.node(index)))
        self.view.expanded.connect(lambda index: self._folded.discard(self.model.node(index)))
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.model.modelReset.connect(self._restore)
        session.changed.connect(self._show_sums)
        self.go_to(session.draft.indicators[0].node if session.draft.indicators else 0)
        self._show_sums()

    def _add_buttons(self) -> None:
        self.buttons: dict[str, QPushButton] = {}
        row = Flow(spacing=2, between=0, end=False)
        for text, icon, act, keys in (
            (self.tr("加同级"), "plus", self.add_beside, "Insert"),
            (self.tr("加下级"), "list-tree", self.add_below, "Shift+Insert"),
            (self.tr("复制"), "copy-plus", self.copy, "Ctrl+D"),
            (self.tr("删除"), "trash-2", self.remove, "Ctrl+Delete"),
            (self.tr("上移"), "chevron-up", lambda: self.shift(-1), "Alt+↑"),
            (self.tr("下移"), "chevron-down", lambda: self.shift(1), "Alt+↓"),
            (self.tr("下级平均分配"), "", self.share_equally, ""),
            (self.tr("上级分值按下级合计"), "", self.sum_up, ""),
        ):
            button = self.buttons[text] = self._button(text, icon, act, keys)
            row.addWidget(button)
        self._column.addLayout(row)

    def _button(self, text: str, icon: str, act: Callable[[], None], keys: str) -> QPushButton:
        button = parts.button(text, "flat", icon)
        button.setToolTip(keys)
        button.clicked.connect(lambda _=False: act())
        return button

    # ------------------------------------------------------------------ where a person stands
    @property
    def one(self) -> IndicatorDraft | None:
        """The chosen indicator."""
        return next((each for each in self._session.draft.walk() if each.node == self.node), None)

    def go_to(self, node: int) -> None:
        """Stand on an indicator, and have it in sight."""
        index = self.model.index_of(node)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _on_current(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if node != self.node:
            self.node = node
            self._enable()
            self.chosen.emit(node)

    def _restore(self) -> None:
        """Open and chosen as before; where the chosen one is gone, its old neighbour's place tells."""
        node, folded = self.node, set(self._folded)
        self.view.expandAll()
        for each in folded:
            self.view.collapse(self.model.index_of(each))
        self.node = -1
        if not self.model.index_of(node).isValid():
            node = self._session.draft.indicators[0].node if self._session.draft.indicators else 0
        self.go_to(node)
        if not self._session.draft.indicators:
            self._on_current(QModelIndex())

    def _enable(self) -> None:
        one = self.one
        for text in (self.tr("加下级"), self.tr("复制"), self.tr("删除"), self.tr("上移"), self.tr("下移")):
            self.buttons[text].setEnabled(one is not None)
        self.buttons[self.tr("下级平均分配")].setEnabled(one is not None and bool(one.children))
        self.buttons[self.tr("上级分值按下级合计")].setEnabled(bool(self._session.draft.indicators))

    def _show_sums(self) -> None:
        """The total of level 1 beside the form's, and the headings that do not add up."""
        draft = self._session.draft
        added = rubricedit.total_of(draft.indicators)
        said = [self.tr("一级指标合计 {0} 分，总分 {1} 分").format(added if added is not None else "？", draft.total)]
        wrong = [each.name for each in draft.walk() if difference(each) is not None]
        if wrong:
            said.append(self.tr("下级合计与分值不符：{0}").format(languages.listed(wrong)))
        self.sums.setText(languages.listed(said, "；"))
        theme.look(self.sums, "bad" if wrong or added != draft.total else "muted")
        self._enable()

    # ------------------------------------------------------------------ what is done
    def _edit(self, label: str, draft: RubricDraft, then: int = 0) -> None:
        if self._session.edit(label, draft) and then:
            self.go_to(then)

    def add_beside(self) -> None:
        """A new indicator after the chosen one, on the same level."""
        draft = self._session.draft
        parent = draft.parent(self.node) if self.one is not None else None
        at = draft.place(self.node)[-1] + 1 if self.one is not None else None
        self._add(parent, at)

    def add_below(self) -> None:
        """A new indicator below the chosen one, last."""
        if self.one is not None:
            self._add(self.node, None)

    def _add(self, parent: int | None, at: int | None) -> None:
        draft = self._session.draft
        self._edit(self.tr("增加指标"), rubricedit.add(draft, parent, self.tr("新指标"), "0", at), draft.next_node)
        self.view.setFocus()
        self.view.edit(self.model.index_of(self.node, Col.NAME))

    def copy(self) -> None:
        """A copy of the chosen one with all below it, right after it."""
        one, draft = self.one, self._session.draft
        if one is not None:
            made = rubricedit.add_copy(draft, draft.parent(one.node), one, draft.place(one.node)[-1] + 1)
            self._edit(self.tr("复制指标"), made, draft.next_node)

    def remove(self) -> None:
        """The chosen one goes with all below it; undoing brings it back."""
        one, draft = self.one, self._session.draft
        if one is None:
            return
        place = draft.place(one.node)
        siblings = draft.at(place[:-1]).children if len(place) > 1 else draft.indicators
        beside = siblings[place[-1] + 1 :] or siblings[: place[-1]][-1:]
        then = beside[0].node if beside else draft.parent(one.node) or 0
        self._edit(self.tr("删除指标"), rubricedit.remove(draft, one.node), then)

    def shift(self, by: int) -> None:
        """The chosen one up or down among its siblings."""
        draft = self._session.draft
        if self.one is None:
            return
        place = draft.place(self.node)
        siblings = draft.at(place[:-1]).children if len(place) > 1 else draft.indicators
        at = place[-1] + by
        if 0 <= at < len(siblings):
            self._edit(self.tr("移动指标"), rubricedit.move(draft, self.node, draft.parent(self.node), at), self.node)

    def share_equally(self) -> None:
        """The chosen heading's weight in equal parts to what stands below it."""
        if self.one is not None:
            self._edit(self.tr("平均分配分值"), rubricedit.share_equally(self._session.draft, self.node))

    def sum_up(self) -> None:
        """Every heading, and the total, weighs what stands below it."""
        draft = self._session.draft
        for leaf in [each for each in draft.walk() if not each.children]:
            draft = rubricedit.reweigh(draft, leaf.node, leaf.weight)
        self._edit(self.tr("按下级合计"), draft)
