"""The inputs of one indicator in the panel: its figures, its conditions, or what a unit says of its own indicator."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from desktop.domain.evaluation import Kind, Place
from desktop.domain.scoring.lists import Checklist
from desktop.domain.scoring.own_target import OwnTarget
from desktop.domain.tree import Node
from desktop.ui import parts, places
from desktop.ui.document import Document
from desktop.ui.models import cells
from desktop.ui.views import choices
from desktop.ui.views.choices import ChoiceField, Option
from desktop.ui.views.fields import AnswerField, FigureField, LineField
from desktop.ui.views.panel_parts import clear

Field = FigureField | AnswerField | LineField | ChoiceField


class Inputs(QWidget):
    """One field a figure, condition or cell; made anew for another indicator, else only refreshed."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.fields: list[Field] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_node(self, node: Node) -> str:
        """Make the fields of an indicator; the heading that fits them, "" where there are none."""
        self.fields = []
        clear(self._column)
        return self._make_inputs(node)

    def refresh(self) -> None:
        """Show what stands in the document."""
        for each in self.fields:
            each.refresh()

    def at(self, place: Place) -> Field | None:
        """The field of a place."""
        return next((each for each in self.fields if _place_of(each) == place), None)

    def first_wanted(self) -> Field | None:
        """The first figure, answer or choice that is still missing, or the first."""
        asked = [each for each in self.fields if _place_of(each).kind is Kind.FACT]
        empty = [each for each in asked if _place_of(each).key not in self.document.evaluation.facts]
        return next(iter(empty or asked), None)

    def answers(self) -> list[AnswerField]:
        """The conditions of a checklist, in order."""
        return [each for each in self.fields if isinstance(each, AnswerField)]

    def choice(self, name: str) -> ChoiceField | None:
        """The box of a choice by its Chinese name."""
        boxes = (each for each in self.fields if isinstance(each, ChoiceField))
        return next((each for each in boxes if each.accessibleName() == name), None)

    def line(self, name: str) -> LineField | None:
        """The line of a figure or cell by its Chinese name."""
        lines = (each.line if isinstance(each, FigureField) else each for each in self.fields)
        return next((each for each in lines if isinstance(each, LineField) and each.accessibleName() == name), None)

    def _make_inputs(self, node: Node) -> str:
        method = node.indicator.method
        head = ""
        gone = node.indicator.not_applicable
        if gone is not None:
            self._add(AnswerField(self.document, gone.key, gone.text))
        if node.own or cells.takes_own_figures(node):
            head = self.tr("单位自设指标") if node.own else self.tr("目标与完成")
            self._lines(node)
        elif node.is_leaf and isinstance(method, Checklist):
            head = self.tr("对照条件")
            texts = choices.condition_texts(method, node.weight, self.document.rubric.rounding)
            for condition, text in zip(method.conditions, texts, strict=True):
                self._add(AnswerField(self.document, condition.key, text))
        elif node.is_leaf and method is not None:
            head = self.tr("计算项")
            shared = {fact.key for fact in self.document.rubric.facts}
            worded = choices.choices_of(method, node.weight)
            for key in method.needs:
                if key in worded:
                    self._add_choice(key, worded[key])
                else:
                    self._add_figure(key, shared=key in shared)
        return head

    def _lines(self, node: Node) -> None:
        """One form: what an own indicator is called and weighs, then what the unit says of it."""
        places_of = [Place(Kind.OWN, node.code, "name")] if node.own else []
        if cells.takes_own_figures(node):
            places_of += [Place(Kind.OWN, node.code, "weight")] if cells.weighs_itself(self.document, node) else []
            places_of += [Place(Kind.OWN, node.code, name) for name in ("direction", "unit") if node.own]
            judged = isinstance(node.indicator.method, OwnTarget) and node.indicator.method.is_judged
            named = ("target", "actual", *(("level",) if judged else ()), "score")
            places_of += [Place(Kind.LEAF, node.code, name) for name in named]
        frame = QWidget()
        form = QFormLayout(frame)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for place in places_of:
            title = places.field_name(place.field)
            options = {"direction": choices.directions(), "level": choices.levels(node.weight)}.get(place.field)
            if options is not None:
                box = ChoiceField(self.document, place, title, options)
                form.addRow(parts.label(title, "muted"), box)
                self.fields.append(box)
                continue
            line = LineField(self.document, place, title)
            if place.field in ("weight", "score", "unit"):
                line.setFixedWidth(128)
            form.addRow(parts.label(title, "muted"), line)
            self.fields.append(line)
        self._column.addWidget(frame)

    def _add_figure(self, key: str, *, shared: bool) -> None:
        known = self.document.tree.fields[key]
        name = parts.label(known.name + (self.tr("（基本情况）") if shared else ""), wrap=True)
        name.setToolTip(self.tr("表头数据，多个指标共用；在这里改，各处同时变") if shared else known.hint)
        if known.is_yes_no:
            self._add(AnswerField(self.document, key, known.name))
            return
        field = FigureField(self.document, key)
        pair = QWidget()
        column = QVBoxLayout(pair)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(name)
        column.addWidget(field)
        self._column.addWidget(pair)
        self.fields.append(field)

    def _add_choice(self, key: str, options: list[Option]) -> None:
        known = self.document.tree.fields[key]
        title = known.name.partition("（")[0]
        box = ChoiceField(self.document, Place(Kind.FACT, key), title, options)
        self._column.addWidget(parts.label(title, wrap=True))
        self._column.addWidget(box)
        self.fields.append(box)

    def _add(self, field: AnswerField) -> None:
        self._column.addWidget(field)
        self.fields.append(field)


def _place_of(field: Field) -> Place:
    return field.line.place if isinstance(field, FigureField) else field.place
