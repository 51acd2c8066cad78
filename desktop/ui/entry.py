"""From what a person types to what a Change carries, or a refusal that says why. One way for cell, field and paste."""

from __future__ import annotations

from decimal import Decimal

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings.finding import Case
from desktop.domain.number import NotAFigure, in_unit, plain, read_typed
from desktop.ui import places

POINTS = "分"  # not translated: a unit of the form
_YUAN, _TEN_THOUSAND = "元", "万元"  # not translated: units of the form
_LONG = ("basis", "reason", "improvement", "explanation", "note", "opinion")


def is_figure(place: Place) -> bool:
    """Whether a number is typed at ``place``."""
    return place.kind is Kind.FACT or place.field in ("score", "weight")


def is_long(place: Place) -> bool:
    """Whether a text of several lines may stand at ``place``."""
    return place.field in _LONG or place.kind is Kind.TEXT


def shown(case: Case, place: Place) -> str:
    """The value at ``place`` as it is offered for editing."""
    value = case.evaluation.value_at(place)
    if value is None:
        return ""
    if place.kind is Kind.FACT and place.key in case.tree.fields:
        return in_unit(Decimal(value), case.tree.fields[place.key].unit)
    return plain(Decimal(value)) if is_figure(place) else value


def read(case: Case, place: Place, text: str) -> str | None:
    """What ``text`` means at ``place``; None clears it.

    Raises:
        UserError: FIGURE_UNREADABLE, SCORE_RANGE, WEIGHT_RANGE.
    """
    if not text.strip():
        return None
    if not is_figure(place):
        return text.strip() if is_long(place) else " ".join(text.split())
    known = case.tree.fields.get(place.key) if place.kind is Kind.FACT else None
    unit = known.unit if known else "" if place.kind is Kind.FACT else POINTS
    try:
        number = read_typed(text, unit)
    except NotAFigure as refused:
        label = places.label(case, place).strip("“”") if place.kind is Kind.FACT else _label(case, place)
        raise UserError(Problem.FIGURE_UNREADABLE, label=label, text=text.strip(), why=refused.why) from refused
    if place.field == "score":
        _demand_range(case, place.key, number)
    if place.field == "weight" and number <= 0:
        raise UserError(Problem.WEIGHT_RANGE, label=case.tree[place.key].name, text=text.strip())
    return plain(number)


def _demand_range(case: Case, code: str, number: Decimal) -> None:
    node = case.tree[code]
    low, high = node.indicator.floor, node.weight
    if not low <= number <= high:
        raise UserError(Problem.SCORE_RANGE, label=node.name, text=plain(number), low=plain(low), high=plain(high))


def _label(case: Case, place: Place) -> str:
    name = case.tree[place.key].name if place.key in case.tree else place.key
    return f"{name} / {places.field_name(place.field)}"


def other_money(value: Decimal | None, unit: str) -> str:
    """The same amount in the other unit people think in (万元 beside 元, 元 beside 万元); "" where there is none."""
    if not value or unit not in (_YUAN, _TEN_THOUSAND):
        return ""
    small = unit == _YUAN
    other = value / 10000 if small else value * 10000
    return f"＝ {Decimal(plain(other)):,f} {_TEN_THOUSAND if small else _YUAN}"
