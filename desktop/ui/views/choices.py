"""Choice boxes bound to one place of a Document: a level or variant by its words, a direction, never a typed number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from desktop.domain.evaluation import Place
from desktop.domain.number import Rounding, plain
from desktop.domain.scoring import own_target
from desktop.domain.scoring.composed import OneOf
from desktop.domain.scoring.levels import Levels
from desktop.domain.scoring.lists import Checklist
from desktop.domain.scoring.own_target import Direction
from desktop.domain.trace import Method
from desktop.ui.document import Document
from desktop.ui.languages import beside, spoken
from desktop.ui.wheel import still

translate = QCoreApplication.translate


class Option(NamedTuple):
    """One line of a box, and what stands at the place when it is picked; None clears it."""

    text: str
    value: str | None


class ChoiceField(QComboBox):
    """Arrow keys and the mouse pick; the wheel passes by, so that scrolling the panel changes nothing."""

    def __init__(
        self, document: Document, place: Place, name: str, options: Sequence[Option], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self.place, self._options = document, place, tuple(options)
        self.setAccessibleName(name)
        still(self)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for at, option in enumerate(self._options):
            self.addItem(option.text)
            self.setItemData(at, option.text, Qt.ItemDataRole.ToolTipRole)
        self.activated.connect(self._on_picked)
        self.refresh()

    def refresh(self) -> None:
        """Show what stands there; a value that is none of the options is shown as it is."""
        value = self._document.evaluation.value_at(self.place)
        at = next((at for at, each in enumerate(self._options) if each.value == value), -1)
        if at != self.currentIndex():
            self.setCurrentIndex(at)
        unknown = "" if at >= 0 or value is None else value
        if unknown != self.placeholderText():
            self.setPlaceholderText(unknown)
        if self.isEnabled() is not self._document.editable:
            self.setEnabled(self._document.editable)
        tip = self.currentText()
        if tip != self.toolTip():
            self.setToolTip(tip)

    def pick(self, text: str) -> None:
        """Pick the option whose words begin so, as a person does."""
        at = next(at for at, option in enumerate(self._options) if option.text.startswith(text))
        self.setCurrentIndex(at)
        self._on_picked(at)

    def _on_picked(self, at: int) -> None:
        self._document.set_value(self.place, self._options[at].value)
        self.refresh()


def choices_of(method: Method, weight: Decimal) -> dict[str, list[Option]]:
    """The figures of a method that stand for words: fact key -> what may be picked."""
    return dict(_choices(method, weight))


def _choices(method: Method, weight: Decimal) -> Iterator[tuple[str, list[Option]]]:
    none = Option(translate("choices", "未选"), None)
    if isinstance(method, Levels):
        named = [spoken(level.name) for level in method.levels]
        floors = [weight * level.floor for level in method.levels]
        spans = [
            translate("choices", "{0}～{1} 分").format(plain(low), plain(high))
            for low, high in zip(floors, (weight, *floors[:-1]), strict=True)
        ]
        lines = (beside(name, span) for name, span in zip(named, spans, strict=True))
        yield method.level, [none, *(Option(line, str(at)) for at, line in enumerate(lines, 1))]
    elif isinstance(method, OneOf):
        if method.choice is not None:
            yield (
                method.choice,
                [none, *(Option(variant.text, str(at)) for at, variant in enumerate(method.variants, 1))],
            )
        for variant in method.variants:
            share = weight if method.choice is not None or variant.points is None else variant.points
            yield from _choices(variant.score, share)


def directions() -> list[Option]:
    """What an own indicator's direction may be."""
    listed = [Option(spoken(own_target.direction_name(each)), each.value) for each in Direction]
    return [Option(translate("choices", "未定"), None), *listed]


def levels(weight: Decimal) -> list[Option]:
    """The levels of a qualitative own indicator, with what each earns."""
    spans = own_target.level_spans(weight)
    pairs = zip(map(spoken, own_target.LEVEL_NAMES), map(spoken, spans), strict=True)
    lines = (beside(name, span) for name, span in pairs)
    return [Option(translate("choices", "未选"), None), *(Option(line, str(at)) for at, line in enumerate(lines, 1))]


def condition_texts(method: Checklist, weight: Decimal, rounding: Rounding) -> list[str]:
    """The conditions of a checklist, each with the points it is worth; equal shares are rounded for the eye only."""
    share = rounding.points(weight / len(method.conditions))
    return [
        translate("choices", "（{0}）{1}（{2} 分）").format(
            number, each.text, plain(share if each.points is None else each.points)
        )
        for number, each in enumerate(method.conditions, 1)
    ]
