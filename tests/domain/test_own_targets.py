"""The unit's own targets by their direction: just below, at and just above; zero; words; levels."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.domain.scoring.own_target import Direction, OwnTarget, direction_of, split_sign
from desktop.domain.trace import Facts, MissingFacts

TEN = Decimal(10)


def points(direction: str, target: str, actual: str, unit: str = "") -> str | None:
    """The score of ten points; None where the figures do not go together."""
    method = OwnTarget(direction_of(direction), unit)
    figures = method.figures(target, actual)
    if figures is None:
        return None
    return str(method.score(TEN, Facts({}, {}, target=figures[0], actual=figures[1])).points)


@pytest.mark.parametrize(
    ("direction", "target", "actual", "expected"),
    [
        ("≥", "300天", "299天", "9.97"),
        ("≥", "≥300天", "300天", "10.00"),
        ("≥", "300", "301", "10.00"),
        ("≤", "≤5次", "5次", "10.00"),
        ("≤", "不超过 5次", "6次", "8.33"),
        ("≤", "0", "0", "10.00"),
        ("≤", "0", "1", "0.00"),
        ("=", "100%", "100%", "10.00"),
        ("=", "100%", "99%", "0.00"),
        ("≥", "≤5", "4", None),
        ("≤", "5次", "4天", None),
        ("≤", "按时", "5", None),
    ],
)
def test_points_by_direction(direction: str, target: str, actual: str, expected: str | None) -> None:
    assert points(direction, target, actual) == expected


def test_the_unit_stands_in_where_none_is_written() -> None:
    assert points("≥", "300", "240天", unit="天") == "8.00"


@pytest.mark.parametrize(
    ("level", "typed", "expected"),
    [(1, "10", "10.00"), (1, "8", "8.00"), (2, "7.99", "7.99"), (3, "0", "0.00"), (None, "6", "6.00"), (2, "8", None)],
)
def test_a_level_holds_its_points(level: int | None, typed: str, expected: str | None) -> None:
    method = OwnTarget(Direction.JUDGED)
    facts = Facts({}, {}, typed=Decimal(typed), level=level)
    if expected is None:
        with pytest.raises(MissingFacts, match="不在"):
            method.score(TEN, facts)
    else:
        assert str(method.score(TEN, facts).points) == expected


def test_a_level_without_points_is_a_gap() -> None:
    with pytest.raises(MissingFacts, match="请在这一档内填"):
        OwnTarget(Direction.JUDGED).score(TEN, Facts({}, {}, level=2))


def test_an_older_file_has_none_of_it() -> None:
    """A missing field is empty, and writes nothing."""
    changes = [Change(Place(Kind.OWN, "duty.1", "parent"), "duty")]
    own = Evaluation("某单位", 2021, "guangzhou-2021").apply(changes).own["duty.1"]
    assert (own.direction, own.unit) == ("", "")
    assert direction_of("～") is None
    assert split_sign("＝3") == (Direction.EQUAL, "3")
