"""One field for each kind of parameter: formula, figure, text, figure's key, choice, list. They show and tell; no more.

``told`` gives the value as a rubric keeps it, None where the parameter is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from desktop.domain.fact import FactField
from desktop.domain.rubricdraft import Plain
from desktop.ui import parts, theme
from desktop.ui.rubrics.records import Column, RecordsTable
from desktop.ui.rubrics.words import UNITS, as_figure, in_keys, in_names, reading
from desktop.ui.wheel import still

if TYPE_CHECKING:
    from desktop.usecases.rubric_shelf import ParameterForm

FACT_KEYS: Final = frozenset({"actual", "target", "reached", "all"})  # texts that name a figure of the form
Fields = Mapping[str, FactField]


class ParameterField(QWidget):
    """What all fields have."""

    told = Signal(object)  # Plain

    def __init__(self, form: ParameterForm) -> None:
        super().__init__()
        self.form = form
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setSpacing(2)

    def show_value(self, value: Plain, fields: Fields) -> None:
        """Show what the draft holds."""
        raise NotImplementedError


class LineParameter(ParameterField):
    """A text or a figure, with its unit, or the percentage it is."""

    def __init__(self, form: ParameterForm) -> None:
        super().__init__(form)
        self.line = QLineEdit()
        self.line.setAccessibleName(form.label)
        self.setFocusProxy(self.line)
        self._figure = form.kind == "figure"
        self._unit = UNITS.get(form.name, "")
        self._read = parts.label("", "muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 0 if self._figure else 1)
        if self._figure:
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.line.setFont(theme.figure_font())
            self.line.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * 16)
            self.line.setPlaceholderText("" if form.required else form.default or self.tr("可不填"))
            row.addWidget(self._read)
            row.addStretch(1)
        self.layout_.addLayout(row)
        self.line.editingFinished.connect(self._tell)

    def show_value(self, value: Plain, fields: Fields) -> None:
        """The text as kept."""
        del fields
        text = "" if value is None else str(value)
        if self.line.text() != text:
            self.line.setText(text)
        self._read.setText(reading(text or self.form.default or "", self._unit))

    def _tell(self) -> None:
        text = as_figure(self.line.text()) if self._figure else self.line.text().strip()
        self.told.emit(text or None)


class FormulaParameter(ParameterField):
    """A formula over the form's figures, written with their names; a list puts them in."""

    def __init__(self, form: ParameterForm) -> None:
        super().__init__(form)
        self._fields: Fields = {}
        self.line = QLineEdit()
        self.line.setAccessibleName(form.label)
        self.setFocusProxy(self.line)
        self.line.setPlaceholderText(self.tr("用 + - * / 和括号，如 执行数 / 预算数"))
        self.insert_button = parts.button(self.tr("插入数据项"), "", "plus")
        self.insert_button.clicked.connect(self._offer)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.insert_button)
        self.layout_.addLayout(row)
        self.line.editingFinished.connect(self._tell)

    def show_value(self, value: Plain, fields: Fields) -> None:
        """The formula, by names."""
        self._fields = fields
        text = in_names("" if value is None else str(value), fields)
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self.insert_button.setEnabled(bool(fields))

    def insert(self, key: str) -> None:
        """A figure where the cursor stands."""
        self.line.insert(in_names(key, self._fields))
        self.line.setFocus()
        self._tell()

    def _offer(self) -> None:
        menu = QMenu(self)
        for key, field in self._fields.items():
            menu.addAction(f"{field.name}（{field.unit}）", lambda key=key: self.insert(key))
        menu.exec(self.insert_button.mapToGlobal(self.insert_button.rect().bottomLeft()))
        menu.deleteLater()

    def _tell(self) -> None:
        self.told.emit(in_keys(self.line.text(), self._fields) or None)


class FactParameter(ParameterField):
    """The key of one figure, chosen by name."""

    def __init__(self, form: ParameterForm) -> None:
        super().__init__(form)
        self.box = still(QComboBox())
        self.box.setAccessibleName(form.label)
        self.setFocusProxy(self.box)
        self.layout_.addWidget(self.box)
        self.box.activated.connect(lambda _: self.told.emit(self.box.currentData()))

    def show_value(self, value: Plain, fields: Fields) -> None:
        """All figures; one that is not there is shown by its key."""
        key = "" if value is None else str(value)
        offered = {each: f"{field.name}（{field.unit}）" for each, field in fields.items()}
        if key not in offered:
            offered = {key: key or self.tr("（请选择）"), **offered}
        if [self.box.itemData(at) for at in range(self.box.count())] != list(offered):
            self.box.clear()
            for each, words in offered.items():
                self.box.addItem(words, each or None)
        self.box.setCurrentIndex(list(offered).index(key))


class ChoiceParameter(ParameterField):
    """One of a closed list, in words."""

    def __init__(self, form: ParameterForm) -> None:
        super().__init__(form)
        self.box = still(QComboBox())
        self.box.setAccessibleName(form.label)
        self.setFocusProxy(self.box)
        for kept, words in form.choices:
            self.box.addItem(words, kept)
        row = QHBoxLayout()
        row.addWidget(self.box)
        row.addStretch(1)
        self.layout_.addLayout(row)
        self.box.activated.connect(lambda _: self.told.emit(self.box.currentData()))

    def show_value(self, value: Plain, fields: Fields) -> None:
        """What is chosen; nothing where nothing is."""
        del fields
        self.box.setCurrentIndex(self.box.findData(self.form.default if value is None else value))


class ListParameter(ParameterField):
    """A table of records: conditions, bands, events, levels. ``chosen`` is the row a person stands on."""

    chosen = Signal(int)

    def __init__(self, form: ParameterForm, fresh_key: Callable[[], str]) -> None:
        super().__init__(form)
        self._fresh_key = fresh_key
        columns = [
            Column(
                each.name,
                _label(each),
                each.kind == "figure",
                each.choices if each.required else (("", "—"), *each.choices) if each.choices else (),
                wide=each.name in ("text", "name"),
            )
            for each in sorted(form.items, key=lambda item: item.name == "key")
            if each.kind != "method"
        ]
        self.table = RecordsTable(form.label, columns, self._fresh)
        self.setFocusProxy(self.table.view)
        self.layout_.addWidget(self.table)
        self.table.changed.connect(lambda records: self.told.emit(records or None))
        self.table.chosen.connect(self.chosen)

    def show_value(self, value: Plain, fields: Fields) -> None:
        """The rows."""
        del fields
        rows = value if isinstance(value, tuple) else ()
        self.table.show_records([each for each in rows if isinstance(each, Mapping)])

    def _fresh(self) -> Mapping[str, Plain]:
        made: dict[str, Plain] = {}
        for each in self.form.items:
            if each.name == "key":
                made["key"] = self._fresh_key()
            elif each.kind == "choice" and each.required:
                made[each.name] = each.choices[0][0]
            elif each.kind == "method":
                made[each.name] = {"manual": {}}
        return made


def _label(item: ParameterForm) -> str:
    unit = UNITS.get(item.name, "")
    return f"{item.label}（{unit}）" if unit not in ("", "ratio") else item.label


def field_for(form: ParameterForm, fresh_key: Callable[[], str]) -> ParameterField:
    """The field of a parameter's kind."""
    if form.kind == "list":
        return ListParameter(form, fresh_key)
    if form.kind == "text" and form.name in FACT_KEYS:
        return FactParameter(form)
    kinds = {"formula": FormulaParameter, "choice": ChoiceParameter}
    return kinds.get(form.kind, LineParameter)(form)
