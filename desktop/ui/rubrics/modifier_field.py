"""A modifier beside a method (不适用, 超额完成, 总分限制): a tick, and its parameters below."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.domain.rubricdraft import Plain
from desktop.ui.rubrics.method_editor import ParametersForm, starting
from desktop.ui.rubrics.parameter_fields import Fields
from desktop.usecases.rubric_shelf import modifier_form


class ModifierField(QWidget):
    """``changed`` gives the parameters after a person's edit, None when it was taken away."""

    changed = Signal(object)

    def __init__(self, name: str, title: str, fresh_key: Callable[[], str]) -> None:
        super().__init__()
        self._known, self._fresh_key = modifier_form(name), fresh_key
        self.tick = QCheckBox(title)
        self.form = ParametersForm(fresh_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tick)
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 0, 0, 0)
        inside.addWidget(self.form)
        column.addLayout(inside)
        self.tick.toggled.connect(self._toggle)
        self.form.changed.connect(self.changed)

    def show_value(self, value: Mapping[str, Plain] | None, facts: Fields) -> None:
        """Show what the draft holds."""
        quiet = QSignalBlocker(self.tick)
        self.tick.setChecked(value is not None)
        quiet.unblock()
        self.form.setVisible(value is not None)
        if value is not None:
            self.form.show_values(self._known.parameters, value, facts)

    def _toggle(self, on: bool) -> None:
        made = starting(self._known, {}, self._fresh_key)
        if "key" in {each.name for each in self._known.parameters}:
            made["key"] = self._fresh_key()
        self.changed.emit(made if on else None)
