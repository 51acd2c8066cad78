"""Figures: read as people write them, rounded as tables do, and never as anything but Decimals."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.number import (
    YES_NO,
    NotAFigure,
    Rounding,
    in_unit,
    percent,
    plain,
    read_figure,
    read_typed,
    round_half_up,
    split_figure,
)
from tests.domain.reference_methods import half_up

amounts = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15)


@given(amounts)
def test_what_is_printed_reads_back(amount: Decimal) -> None:
    """In any unit, with or without the unit written."""
    assert read_figure(plain(amount), "万元") == amount
    assert read_figure(plain(amount) + " 万元", "万元") == amount
    assert read_figure(in_unit(amount, "%"), "%") == amount
    assert read_figure(f"{amount:,f}", "元") == amount


@given(amounts)
def test_money_units_convert_without_loss(amount: Decimal) -> None:
    """万元 to 元 and back."""
    inside = read_figure(plain(amount) + "元", "万元")

    assert Fraction(inside) * 10000 == Fraction(amount)
    assert read_figure(plain(inside) + "万元", "元") == amount


@given(st.text(max_size=30))
def test_any_text_is_a_figure_or_none(text: str) -> None:
    """Nothing else is ever raised, and what is read is finite."""
    with suppress(NotAFigure):
        number, unit = split_figure(text)
        assert number.is_finite()
        assert unit == unit.strip()


@pytest.mark.parametrize(
    ("text", "unit", "figure"),
    [
        ("520.38", "万元", "520.38"),
        (" 520.38 万元 ", "万元", "520.38"),
        ("1,234,567.8", "元", "1234567.8"),
        ("72890元", "万元", "7.289"),
        ("0.5亿元", "万元", "5000"),
        ("3千元", "元", "3000"),
        ("１２．５％", "%", "12.5"),
        ("−1.37%", "%", "-1.37"),
        ("－3", "万元", "-3"),
        ("+3", "万元", "3"),
        ("¥3", "元", "3"),
        (".5", "万元", "0.5"),
        ("5.", "万元", "5"),
        ("是", YES_NO, "1"),
        ("√", YES_NO, "1"),
        ("否", YES_NO, "0"),
        ("0", YES_NO, "0"),
    ],
)
def test_figures_as_people_write_them(text: str, unit: str, figure: str) -> None:
    assert read_figure(text, unit) == Decimal(figure)


@given(amounts, st.sampled_from(" \u00a0\u2009\u3000"))
def test_blanks_may_part_the_thousands_of_what_is_typed(amount: Decimal, blank: str) -> None:
    assert read_typed(f"{amount:,f}".replace(",", blank), "元") == amount
    assert read_typed(f"{amount:,f}", "元") == amount


@pytest.mark.parametrize(
    ("text", "unit", "figure"),
    [
        ("3.5亿", "万元", "35000"),
        ("3.5 亿", "元", "350000000"),
        ("2万", "万元", "2"),
        ("12 000 万元", "万元", "12000"),
        ("12 000", "个", "12000"),
        ("是", YES_NO, "1"),
    ],
)
def test_what_is_typed_is_read_with_more_patience(text: str, unit: str, figure: str) -> None:
    assert read_typed(text, unit) == Decimal(figure)


@pytest.mark.parametrize(
    ("text", "unit", "why"),
    [
        ("3,5万", "万元", "逗号只能分隔千位"),
        ("3,5", "元", "逗号只能分隔千位"),
        ("1,2345", "元", "逗号只能分隔千位"),
        ("12 00", "元", "不是数字"),
        ("12 000 00", "元", "不是数字"),
        ("1,200 300", "元", "不是数字"),
        ("3亿", "个", "不符"),
        ("95 100", "%", "不是数字"),
        ("满分", "分", "不是数字"),
    ],
)
def test_what_is_typed_is_never_half_read(text: str, unit: str, why: str) -> None:
    with pytest.raises(NotAFigure) as refused:
        read_typed(text, unit)
    assert why in refused.value.why
    assert refused.value.text == text


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", ".", "完成", "12.3.4", "1 000", "1,23", "1e5", "5-10", "≤5", "约5", "NaN", "Infinity", "0x10"),
        *("1、举办展览", "1.举办展览", "(1)举办", "40名32岁以下", "9" * 19, "0." + "9" * 18),
    ],
)
def test_what_is_no_figure(text: str) -> None:
    """A list item or a sentence is never half read."""
    with pytest.raises(NotAFigure):
        read_figure(text, "万元")


@pytest.mark.parametrize(
    ("text", "unit", "why"),
    [
        ("5 个", "万元", "单位“个”与“万元”不符"),
        ("5%", "万元", "不符"),
        ("5万元", "%", "不符"),
        ("5 个", "", "单位“个”与“无单位”不符"),
        ("2", YES_NO, "请填“是”或“否”"),
        ("有", YES_NO, "请填“是”或“否”"),
    ],
)
def test_a_unit_that_does_not_fit(text: str, unit: str, why: str) -> None:
    """It is refused, never dropped."""
    with pytest.raises(NotAFigure, match=why):
        read_figure(text, unit)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=8), st.integers(0, 6))
def test_half_up_is_half_up(number: Decimal, places: int) -> None:
    """Against fractions; as many digits as asked for."""
    rounded = round_half_up(number, places)

    assert Fraction(rounded) == half_up(Fraction(number), places)
    assert rounded.as_tuple().exponent == -places


@pytest.mark.parametrize(
    ("number", "places", "rounded"),
    [
        ("0.005", 2, "0.01"),
        ("-0.005", 2, "-0.01"),
        ("0.0049999999999999999999999999999999", 2, "0.00"),
        ("2.675", 2, "2.68"),
        ("1E+36", 4, "1000000000000000000000000000000000000.0000"),
        ("9.995", 2, "10.00"),
        ("0", 2, "0.00"),
    ],
)
def test_rounding_at_the_edge(number: str, places: int, rounded: str) -> None:
    """Ties, carries, and a ratio of the largest to the smallest figure."""
    assert str(round_half_up(Decimal(number), places)) == rounded


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_only_finite_numbers_are_rounded(number: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        round_half_up(Decimal(number), 2)


def test_a_rubric_may_round_elsewhere() -> None:
    """Places of percentages and of scores are the rubric's."""
    rounding = Rounding(percent_places=1, score_places=0)

    assert rounding.ratio(Decimal("0.96185")) == Decimal("0.962")
    assert rounding.points(Decimal("1.5")) == Decimal(2)


@given(amounts)
def test_plain_has_no_exponent_and_no_idle_zero(amount: Decimal) -> None:
    text = plain(amount)

    assert Decimal(text) == amount
    assert set(text) <= set("-0123456789.")
    assert "." not in text or text[-1] not in "0."


def test_percentages_and_answers() -> None:
    assert percent(Decimal("-0.0138")) == "-1.38%"
    assert percent(Decimal(1)) == "100%"
    assert in_unit(Decimal(0), YES_NO) == "否"
    assert in_unit(Decimal("3.50"), "万元") == "3.5"
