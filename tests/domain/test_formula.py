"""Formulas: what they mean, what they refuse, and that nothing typed into a rubric breaks the parser."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.formula import LONGEST, FormulaError, parse
from desktop.domain.number import Rounding
from desktop.domain.trace import Facts, MissingFacts
from tests.domain.reference_methods import Gap, worked_out
from tests.domain.strategies import FIELDS, UNITS, figures

FACTS_BY_KEY = {field.key: field for field in FIELDS}

# Expressions over amounts of one unit and plain numbers, in full brackets, with names no unit rule objects to.
leaves = st.sampled_from(("p", "q", "2", "0.5", "100", "3"))
expressions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"),
        inner.map(lambda text: f"abs({text})"),
        inner.map(lambda text: f"-{text}"),
    ),
    max_leaves=12,
)


def facts_of(**figures: str) -> Facts:
    return Facts({key.replace("_", "."): Decimal(text) for key, text in figures.items()}, FACTS_BY_KEY, Rounding())


@given(expressions, figures, figures)
def test_a_formula_means_what_it_says(text: str, p: Decimal, q: Decimal) -> None:
    """Against Python's own grammar and fractions; and the arithmetic shown gives the value shown."""
    try:
        formula = parse(text, UNITS)
    except FormulaError as refused:
        assert "没有数据项" in str(refused) or "不能除以 0" in str(refused)  # noqa: PT017
        return
    facts = Facts({"p": p, "q": q}, FACTS_BY_KEY, Rounding(18, 2))
    named = {"p": Fraction(p) / 100, "q": Fraction(q) / 100}
    try:
        expected = worked_out(text, named)
    except Gap:
        with pytest.raises(MissingFacts, match="不能作除数"):
            formula.evaluate(facts)
        return
    if abs(expected) > 10**6:
        return  # beyond the digits compared here
    assert abs(Fraction(formula.evaluate(facts)) - expected) <= Fraction(1, 10**19)
    if "abs" not in text:
        shown = formula.show(facts)
        assert worked_out(as_python(shown), named) == expected


def as_python(shown: str) -> str:
    """The arithmetic as printed, in Python's signs; a percentage becomes a hundredth."""
    for sign, python in (("×", "*"), ("÷", "/"), ("−", "-"), ("%", "*(1/100)")):
        shown = shown.replace(sign, python)
    return re.sub(r"(-?\d+(?:\.\d+)?\*\(1/100\))", r"(\1)", shown)


@given(st.text(max_size=60))
def test_any_text_is_a_formula_or_refused(text: str) -> None:
    """Nothing but FormulaError is ever raised."""
    assert _parses(text) in (True, False)


@given(st.text(alphabet="ab()+-*/. 0123456789cxyp%,abs_", max_size=80))
def test_near_formulas_are_formulas_or_refused(text: str) -> None:
    """Text made of the right characters gets further into the parser."""
    assert _parses(text) in (True, False)


def _parses(text: str) -> bool:
    try:
        parse(text, UNITS)
    except FormulaError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "到末尾还缺一项"),
        ("a +", "到末尾还缺一项"),
        ("a b", "多出“b”"),
        ("a / b)", "多出“)”"),
        ("(a / b", "缺少“)”"),
        ("abs(a / b", "缺少“)”"),
        ("* a", "“*”的位置不对"),
        ("a ** b", "“*”的位置不对"),
        ("a / b; import os", "第 6 个字符“;”不能识别"),
        ("a / 预算", "不能识别"),
        ("__import__", "没有名为 __import__ 的数据项"),
        ("a / c.z", "没有名为 c.z 的数据项"),
        ("a / d.x", "是否应为 c.x"),
        ("a / y1", "“是/否”项"),
        ("a / n1", "“万元”不能除以“次”"),
        ("a + p", "“万元”与“比率”不能相加减"),
        ("p + a", "“比率”与“万元”不能相加减"),
        ("a * b", "“万元”与“万元”不能相乘"),
        ("p / a", "“比率”不能除以“万元”"),
        ("1 / 2", "没有数据项"),
        ("a / 0", "不能除以 0"),
        ("a / (3 - abs(-3))", "不能除以 0"),
        ("(" * 60 + "a" + ")" * 60, "括号层数过多"),
        ("-" * 60 + "a", "括号层数过多"),
        ("a" + "+a" * 300, f"应不超过 {LONGEST} 个"),
    ],
)
def test_what_is_refused(text: str, says: str) -> None:
    """The message says what was read."""
    with pytest.raises(FormulaError) as refused:
        parse(text, UNITS)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("text", "is_ratio"),
    [
        ("a / b", True),
        ("p", True),
        ("1 - p", True),
        ("(a - b) / b", True),
        ("abs(a - b) / b", True),
        ("a", False),
        ("a - b", False),
        ("a / 12", False),
        ("a * p", False),
        ("p * a", False),
        ("2 * a", False),
        ("a / p", False),
        ("a / p / b", True),
        ("n1 + n2", False),
    ],
)
def test_units_tell_ratios_from_amounts(text: str, is_ratio: bool) -> None:
    """Only a ratio prints as a percentage."""
    assert parse(text, UNITS).is_ratio is is_ratio


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("a / b", "0.3333", "1 ÷ 3"),
        ("(a - b) / b", "-0.6667", "(1 − 3) ÷ 3"),
        ("a - (b - a)", "-1", "1 − (3 − 1)"),
        ("a / (b / p)", "0.3273", "1 ÷ (3 ÷ 98.2%)"),
        ("abs(a - b) / b", "0.6667", "|1 − 3| ÷ 3"),
        ("a * (1 - p)", "0.018", "1 × (1 − 98.2%)"),
        ("a / b * 3 - 0.99995", "0.0001", "1 ÷ 3 × 3 − 0.99995"),  # exactly 0.00005: a tie, though 1 ÷ 3 has no end
        ("-a / b", "-0.3333", "(0 − 1) ÷ 3"),
    ],
)
def test_values_and_how_they_are_shown(text: str, value: str, shown: str) -> None:
    """A ratio has the digits of its printed percentage; an amount keeps its own."""
    formula = parse(text, UNITS)
    facts = facts_of(a="1", b="3", p="98.2")

    assert formula.evaluate(facts) == Decimal(value)
    assert formula.show(facts) == shown


def test_gaps_are_named() -> None:
    """Every missing figure at once; those of a divisor that is zero."""
    with pytest.raises(MissingFacts) as gap:
        parse("(a - b) / c.x", UNITS).evaluate(facts_of(b="1"))
    assert gap.value.keys == ("a", "c.x")
    assert gap.value.reason == "还缺“数a”、“数c.x”"

    with pytest.raises(MissingFacts) as zero:
        parse("a / (b - c.x)", UNITS).evaluate(facts_of(a="1", b="2", c_x="2"))
    assert zero.value.keys == ("b", "c.x")
    assert zero.value.reason == "“数b”、“数c.x”为 0，不能作除数"


def test_names_come_once_and_in_order() -> None:
    assert parse("c.x / (c.x + a)", UNITS).needs == ("c.x", "a")
