"""How a leaf is scored: a method of the closed list, and its parameters as a form made from what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.rubricdraft import Plain
from desktop.ui import parts
from desktop.ui.rubrics.parameter_fields import Fields, ListParameter, ParameterField, field_for
from desktop.ui.wheel import still
from desktop.usecases import edit_rubric

if TYPE_CHECKING:
    from desktop.usecases.rubric_shelf import MethodForm, ParameterForm

Values = Mapping[str, Plain]
_OWN_KEYS = {"level": "level", "points": "points"}  # texts of ``levels`` that name figures the method asks for itself


class ParametersForm(QWidget):
    """Fields for a set of parameters. ``changed`` gives all values after a person's edit."""

    changed = Signal(object)  # Values

    def __init__(self, fresh_key: Callable[[], str]) -> None:
        super().__init__()
        self._fresh_key = fresh_key
        self._forms: tuple[ParameterForm, ...] | None = None
        self._values: Values = {}
        self.fields: dict[str, ParameterField] = {}
        self._variants: dict[str, VariantMethod] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside = QWidget()
        self._column.addWidget(self._inside)

    def show_values(self, forms: Sequence[ParameterForm], values: Values, facts: Fields) -> None:
        """Lay the fields out, where they are others than before, and fill them."""
        if tuple(forms) != self._forms:
            self._forms = tuple(forms)
            self._lay_out()
        self._values = values
        for name, field in self.fields.items():
            field.show_value(values.get(name), facts)
        for name, variant in self._variants.items():
            variant.show_records(values.get(name), facts)

    def _lay_out(self) -> None:
        old, self._inside = self._inside, QWidget()
        old.hide()
        self._column.replaceWidget(old, self._inside)
        old.deleteLater()
        self.fields, self._variants = {}, {}
        form = QFormLayout(self._inside)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        for each in self._forms or ():
            field = self.fields[each.name] = field_for(each, self._fresh_key)
            field.told.connect(lambda value, name=each.name: self._take(name, value))
            if not isinstance(field, ListParameter):
                form.addRow(each.label, field)
                continue
            form.addRow(parts.label(each.label, strong=True))
            form.addRow(field)
            if any(item.kind == "method" for item in each.items):
                variant = self._variants[each.name] = VariantMethod(field, self._fresh_key)
                variant.told.connect(lambda value, name=each.name: self._take(name, value))
                form.addRow(variant)

    def _take(self, name: str, value: Plain) -> None:
        values = {key: kept for key, kept in self._values.items() if key != name}
        if value is not None:
            values[name] = value
        if values != dict(self._values):
            self._values = values
            self.changed.emit(values)


class VariantMethod(QWidget):
    """The method of the variant (情形) a person stands on, below the table of variants."""

    told = Signal(object)  # Plain

    def __init__(self, table: ListParameter, fresh_key: Callable[[], str]) -> None:
        super().__init__()
        self._table = table
        self._records: tuple[Mapping[str, Plain], ...] = ()
        self._facts: Fields = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 0, 0)
        self._title = parts.label("", "muted")
        column.addWidget(self._title)
        self.editor = MethodEditor(fresh_key, without=("rollup", "bonus", "one_of"))
        column.addWidget(self.editor)
        self.editor.changed.connect(self._take)
        table.chosen.connect(lambda _: self._show())

    def show_records(self, value: Plain, facts: Fields) -> None:
        """Other variants."""
        rows = value if isinstance(value, tuple) else ()
        self._records, self._facts = tuple(each for each in rows if isinstance(each, Mapping)), facts
        if self._records and self._table.table.row < 0:
            self._table.table.view.selectRow(0)
        self._show()

    def _show(self) -> None:
        at = self._table.table.row
        self.setVisible(0 <= at < len(self._records))
        if 0 <= at < len(self._records):
            score = self._records[at].get("score")
            method, values = next(iter(score.items()), ("", {})) if isinstance(score, Mapping) else ("", {})
            self._title.setText(self.tr("第 {0} 种情形的评分方法").format(at + 1))
            self.editor.show_method(method, values if isinstance(values, Mapping) else {}, self._facts)

    def _take(self, method: str, values: Values) -> None:
        at = self._table.table.row
        changed: Mapping[str, Plain] = {**self._records[at], "score": {method: dict(values)}}
        self.told.emit((*self._records[:at], changed, *self._records[at + 1 :]))


class MethodEditor(QWidget):
    """The choice and the form. ``changed`` gives method and parameters after a person's edit."""

    changed = Signal(str, object)  # method, Values

    def __init__(self, fresh_key: Callable[[], str], without: Sequence[str] = ()) -> None:
        super().__init__()
        self._fresh_key = fresh_key
        self._forms = {form.name: form for form in edit_rubric.method_forms() if form.name not in without}
        self._method, self._values = "", dict[str, Plain]()
        self.box = still(QComboBox())
        self.box.setAccessibleName(self.tr("评分方法"))
        for name, each in self._forms.items():
            self.box.addItem(each.title, name)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(parts.label(self.tr("评分方法")))
        row.addWidget(self.box)
        row.addStretch(1)
        self.form = ParametersForm(fresh_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.form)
        self.box.activated.connect(lambda _: self.choose(str(self.box.currentData())))
        self.form.changed.connect(lambda values: self.changed.emit(self._method, values))

    def show_method(self, method: str, values: Values, facts: Fields) -> None:
        """Show what the draft holds."""
        self._method, self._values = method, dict(values)
        quiet = QSignalBlocker(self.box)
        self.box.setCurrentIndex(self.box.findData(method))
        quiet.unblock()
        known = self._forms.get(method)
        self.form.show_values(known.parameters if known else (), values, facts)

    def choose(self, method: str) -> None:
        """Another method; parameters of the same name stay."""
        if method != self._method:
            self.changed.emit(method, starting(self._forms[method], self._values, self._fresh_key))


def starting(form: MethodForm, before: Values, fresh_key: Callable[[], str]) -> dict[str, Plain]:
    """What a method begins with: what it shares with the one before, first choices, and keys of its own."""
    made: dict[str, Plain] = {}
    stem = fresh_key()
    for each in form.parameters:
        kept = before.get(each.name)
        if kept is not None and (each.kind == "list") == isinstance(kept, tuple) and each.name != "points":
            made[each.name] = _fitting(kept, each)
        elif each.kind == "choice" and each.required:
            made[each.name] = each.choices[0][0]
        elif form.name == "levels" and each.name in _OWN_KEYS:
            made[each.name] = f"{stem}_{_OWN_KEYS[each.name]}"
    return made


def _fitting(kept: Plain, form: ParameterForm) -> Plain:
    """A kept list without what the new method's rows do not have."""
    if not isinstance(kept, tuple):
        return kept
    names = {item.name for item in form.items}
    return tuple({key: value for key, value in row.items() if key in names} for row in kept if isinstance(row, Mapping))
