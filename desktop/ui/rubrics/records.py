"""Small tables of a form: conditions, bands, figures, grades, sources. One model for all; columns are a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.rubricdraft import Plain
from desktop.ui import languages, parts
from desktop.ui.rubrics.words import as_figure
from desktop.ui.table_model import RIGHT, Index, Role, TableModel

Record = Mapping[str, Plain]
_MOST_ROWS = 7  # in sight without scrolling


class Column(NamedTuple):
    """One column. ``choices`` are (as kept, in words); ``always`` keeps an emptied cell as "" instead of leaving it.

    A ``wide`` one takes the room there is; another has room for its head, its choices and ``least`` characters.
    """

    name: str
    label: str
    figure: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    always: bool = False
    wide: bool = False
    least: int = 4


class RecordsModel(TableModel[Record]):
    """Rows of texts. ``edited`` tells when a person changed one."""

    edited = Signal()

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.take_columns(columns)

    def take_columns(self, columns: Sequence[Column]) -> None:
        """The columns, or the same ones with other choices; what is shown follows with the next rows."""
        self.columns = tuple(columns)
        self.heads = tuple(each.label for each in self.columns)

    @property
    def records(self) -> tuple[Record, ...]:
        """The texts of every row."""
        return self.rows

    def show_records(self, records: Iterable[Record]) -> None:
        """Other rows; nothing happens where they are the same."""
        self.renew(records, lambda _: None)  # as many as there were are taken for the same ones, edited

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Names of columns; rows count from 1."""
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Role.DisplayRole else None
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts; choices in words."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        kept = self.rows[index.row()].get(column.name)
        text = "" if kept is None else str(kept)
        if role == Role.EditRole:
            return text
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return dict(column.choices).get(text, text)
        if role == Role.AccessibleTextRole:
            return languages.named(column.label, dict(column.choices).get(text, text) or self.tr("空"))
        return RIGHT if role == Role.TextAlignmentRole and column.figure else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell is edited in place."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Another text in one cell."""
        if role != Role.EditRole or not index.isValid():
            return False
        column, text = self.columns[index.column()], str(value or "").strip()
        text = as_figure(text) if column.figure else text
        record = dict(self.rows[index.row()])
        if str(record.get(column.name) or "") == text:
            return False
        record[column.name] = text
        if not text and not column.always:
            del record[column.name]
        self._take((*self.rows[: index.row()], record, *self.rows[index.row() + 1 :]))
        return True

    def insert(self, record: Record, at: int) -> None:
        """A new row."""
        self._take((*self.rows[:at], record, *self.rows[at:]))

    def drop(self, at: int) -> None:
        """One row less."""
        self._take((*self.rows[:at], *self.rows[at + 1 :]))

    def shift(self, at: int, by: int) -> None:
        """A row up or down."""
        rest = [*self.rows[:at], *self.rows[at + 1 :]]
        self._take((*rest[: at + by], self.rows[at], *rest[at + by :]))

    def _take(self, records: tuple[Record, ...]) -> None:
        self.show_records(records)
        self.edited.emit()


class _Choices(QStyledItemDelegate):
    """A box for cells with choices, the usual line for the others."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The box, filled."""
        model = index.model()
        assert isinstance(model, RecordsModel)
        column = model.columns[index.column()]
        if not column.choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        for kept, words in column.choices:
            box.addItem(words, kept)
        kept = str(index.data(Role.EditRole))
        if box.findData(kept) < 0:
            box.addItem(kept, kept)  # what stands there stays until another is chosen
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The choice that stands there."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(Role.EditRole))))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """The choice made."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)


class RecordsTable(QWidget):
    """The table with its buttons. ``changed`` gives all rows after a person's edit."""

    changed = Signal(object)  # tuple[Record, ...]
    chosen = Signal(int)  # row; -1 for none

    def __init__(self, name: str, columns: Sequence[Column], fresh: Callable[[], Record]) -> None:
        super().__init__()
        self.model = RecordsModel(columns, self)
        self._fresh = fresh
        self.view = QTableView()
        self.view.setAccessibleName(name)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Choices(self.view))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setTabKeyNavigation(False)
        self.view.setWordWrap(False)
        self.view.horizontalHeader().setHighlightSections(False)
        self.view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self._set_widths()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.view)
        column.addLayout(self._buttons(name))
        self.model.edited.connect(self._tell)
        self.model.modelReset.connect(self._fit)
        self.view.selectionModel().currentRowChanged.connect(lambda _: self._choose())
        self._fit()

    def _set_widths(self) -> None:
        header = self.view.horizontalHeader()
        wide = [at for at, each in enumerate(self.model.columns) if each.wide] or [len(self.model.columns) - 1]
        for at, each in enumerate(self.model.columns):
            words = max(len(each.label), *(len(word) for _, word in each.choices), each.least) + 2
            self.view.setColumnWidth(at, words * self.fontMetrics().horizontalAdvance("字"))
            header.setSectionResizeMode(
                at, QHeaderView.ResizeMode.Stretch if at in wide else QHeaderView.ResizeMode.Interactive
            )

    def _buttons(self, name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        self.add_button = parts.button(self.tr("加一行"), "flat", "plus")
        self.drop_button = parts.button(self.tr("删一行"), "flat", "trash-2")
        self.up_button = parts.button(self.tr("上移"), "flat", "chevron-up")
        self.down_button = parts.button(self.tr("下移"), "flat", "chevron-down")
        for button, act in (
            (self.add_button, self.add_row),
            (self.drop_button, self.drop_row),
            (self.up_button, lambda: self.shift_row(-1)),
            (self.down_button, lambda: self.shift_row(1)),
        ):
            button.setAccessibleName(f"{name}：{button.text()}")
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        return row

    @property
    def row(self) -> int:
        """The chosen row; -1 for none."""
        return self.view.currentIndex().row()

    def show_records(self, records: Sequence[Record]) -> None:
        """Other rows; the chosen place stays as far as there is one."""
        row = self.row
        self.model.show_records(records)
        if self.row != row and row >= 0 and records:
            self.view.selectRow(min(row, len(records) - 1))
        self._fit()
        self._choose()

    def add_row(self) -> None:
        """A new row below the chosen one."""
        at = self.row + 1 if self.row >= 0 else len(self.model.records)
        self.model.insert(self._fresh(), at)
        self.view.selectRow(at)
        self.view.setFocus()

    def drop_row(self) -> None:
        """The chosen row goes."""
        if self.row >= 0:
            self.model.drop(self.row)

    def shift_row(self, by: int) -> None:
        """The chosen row one place up or down."""
        at = self.row
        if at >= 0 and 0 <= at + by < len(self.model.records):
            self.model.shift(at, by)
            self.view.selectRow(at + by)

    def _tell(self) -> None:
        self._fit()
        self.changed.emit(self.model.records)

    def _choose(self) -> None:
        at, count = self.row, len(self.model.records)
        self.drop_button.setEnabled(at >= 0)
        self.up_button.setEnabled(at > 0)
        self.down_button.setEnabled(0 <= at < count - 1)
        self.chosen.emit(at)

    def _fit(self) -> None:
        """As high as its rows, up to some."""
        rows = min(max(len(self.model.records), 1), _MOST_ROWS)
        height = (
            rows * self.view.verticalHeader().defaultSectionSize() + self.view.horizontalHeader().sizeHint().height()
        )
        self.view.setFixedHeight(height + 6)
        self.view.setMinimumWidth(QSize(240, 0).width())
