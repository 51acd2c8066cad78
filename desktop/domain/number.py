"""Figures as people write them: reading, rounding and printing, in Decimal throughout."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal

from desktop.domain.text import noop

PERCENT = "%"
YES_NO = "是/否"

# Money units and what one of them is in 元. A figure typed in one of them is turned into the unit of its field.
_MONEY = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10000), "亿元": Decimal(100000000)}

# A unit begins with a letter or a sign of measure: "1、举办展览" and "1.举办展览" are list items, not figures.
_FIGURE = re.compile(
    r"(?P<sign>[-+]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)?(?P<fraction>\.\d+|\.$)?\s*(?P<unit>(?:[^\W\d_]|[%‰°])\D*)?"
)
_PARTED = re.compile(r"(?<![\d.,])\d{1,3}(?:\s\d{3})+(?![\d,])")  # 12 000: blanks between thousands
_SHORT_MONEY = re.compile(r"(?<=\d)\s*[万亿]$")  # 3.5亿 for 3.5亿元
_COMMA = re.compile(r"[-+]?\d+(?:,\d+)+\D*")
_EXACT = Context(prec=60)  # more digits than any figure can have: turning 元 into 万元 loses none
_LONGEST = 18  # digits before the point; budgets of a whole province have 9 in 万元


class NotAFigure(ValueError):  # noqa: N818 - reads as a sentence where it is caught
    """The text is no figure, or its unit does not fit. ``text`` is what was read, ``why`` a Chinese reason."""

    def __init__(self, text: str, why: str) -> None:
        self.text, self.why = text, why
        super().__init__(f"“{text}”：{why}")


def split_figure(text: str) -> tuple[Decimal, str]:
    """Split a printed figure into its number and what follows it.

    Full-width digits, thousands separators and surrounding blanks are understood.

    Raises:
        NotAFigure: No digits, more than one number, an exponent, or more than 18 digits before the point.

    >>> split_figure("１,200.50 万元"), split_figure("98.2％")
    ((Decimal('1200.50'), '万元'), (Decimal('98.2'), '%'))
    """
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-").removeprefix("¥").strip()
    match = _FIGURE.fullmatch(plain)
    if match is None or not (match["digits"] or (match["fraction"] or "").strip(".")):
        raise NotAFigure(text, noop("Reason", "不是数字"))
    digits = (match["digits"] or "0").replace(",", "")
    if len(digits) > _LONGEST or len(match["fraction"] or "") > _LONGEST:
        raise NotAFigure(text, noop("Reason", "位数过多"))
    number = Decimal(match["sign"] + digits + (match["fraction"] or "").rstrip("."))
    return number, (match["unit"] or "").strip()


def read_figure(text: str, unit: str) -> Decimal:
    """Read a typed or printed figure into ``unit``.

    Args:
        text: "520.38", "98.2%", "1,200 元", "是".
        unit: The field's unit, such as 万元, %, 个 or 是/否. Money is converted; a bare number is taken as it is.

    Raises:
        NotAFigure: The text is no figure, or carries a unit that cannot be turned into ``unit``.

    >>> read_figure("72,890元", "万元"), read_figure("98.2%", "%"), read_figure("是", "是/否")
    (Decimal('7.289'), Decimal('98.2'), Decimal('1'))
    """
    if unit == YES_NO:
        answer = {"是": 1, "√": 1, "1": 1, "否": 0, "×": 0, "0": 0}.get(text.strip())
        if answer is None:
            raise NotAFigure(text, noop("Reason", "请填“是”或“否”"))
        return Decimal(answer)
    number, written = split_figure(text)
    if written in ("", unit):
        return number
    if unit in _MONEY and written in _MONEY:
        return _EXACT.divide(_EXACT.multiply(number, _MONEY[written]), _MONEY[unit])
    raise NotAFigure(text, f"单位“{written}”与“{unit or '无单位'}”不符")


def read_typed(text: str, unit: str) -> Decimal:
    """Read what a person typed or pasted into ``unit``: as :func:`read_figure`, and a little more.

    Blanks may part thousands ("12 000"), and an amount of money may leave 元 away ("3.5亿", "2万"). In a document that
    is printed neither is safe: there a blank parts two figures.

    Raises:
        NotAFigure: As :func:`read_figure`; a comma that parts no thousands is told, for it may be meant as the point.

    >>> read_typed("12 000.5", "万元"), read_typed("4亿", "万元"), read_typed("-1 200 元", "元")
    (Decimal('12000.5'), Decimal('40000'), Decimal('-1200'))
    """
    bare = unicodedata.normalize("NFKC", text).strip()
    if unit != PERCENT:  # "95 100" may be two rates
        bare = _PARTED.sub(lambda found: "".join(found[0].split()), bare)
    if unit in _MONEY:
        bare = _SHORT_MONEY.sub(r"\g<0>元", bare)
    try:
        return read_figure(bare, unit)
    except NotAFigure as refused:
        comma = _COMMA.fullmatch(bare) is not None
        why = noop("Reason", "逗号只能分隔千位，如 3,500；小数请用点，如 3.5") if comma else refused.why
        raise NotAFigure(text, why) from refused


def plain(number: Decimal) -> str:
    """Digits without exponent or trailing zeros, as tables print whole and broken scores.

    >>> plain(Decimal("3.00")), plain(Decimal("9.50")), plain(Decimal("1E+2")), plain(Decimal("-0"))
    ('3', '9.5', '100', '0')
    """
    digits = f"{number:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits in ("-0", "") else digits


def percent(ratio: Decimal) -> str:
    """A ratio as a percentage.

    >>> percent(Decimal("0.9619")), percent(Decimal("0.9"))
    ('96.19%', '90%')
    """
    return plain(ratio * 100) + PERCENT


def in_unit(number: Decimal, unit: str) -> str:
    """A fact as a person would write it, with its unit only where the figure would be unclear without.

    >>> in_unit(Decimal("98.2"), "%"), in_unit(Decimal("1"), "是/否"), in_unit(Decimal("39398.33"), "万元")
    ('98.2%', '是', '39398.33')
    """
    if unit == YES_NO:
        return "是" if number else "否"
    return plain(number) + (PERCENT if unit == PERCENT else "")


def round_half_up(number: Decimal, places: int) -> Decimal:
    """Round half away from zero, as the published tables do, never half to even.

    Raises:
        ValueError: ``number`` is NaN or infinite.

    Source:
        Golden case guangzhou-2021, 预算完成率 (1.238 is printed as 1.24).

    >>> round_half_up(Decimal("1.2375"), 2), round_half_up(Decimal("-2.125"), 2)
    (Decimal('1.24'), Decimal('-2.13'))
    """
    if not number.is_finite():
        raise ValueError(f"only a finite number can be rounded, got {number}")
    digits = max(number.adjusted(), 0) + places + 2  # 28, the default, is too few for absurd but possible ratios
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=digits))


@dataclass(frozen=True, slots=True)
class Rounding:
    """Where a rubric rounds: percentages before they enter a formula, scores after it (scoring.md, Arithmetic 2)."""

    percent_places: int = 2
    score_places: int = 2

    def ratio(self, value: Decimal) -> Decimal:
        """A ratio kept to the printed digits of its percentage: 0.961875… becomes 0.9619."""
        return round_half_up(value, self.percent_places + 2)

    def points(self, value: Decimal) -> Decimal:
        """A leaf's score as it is printed and summed."""
        return round_half_up(value, self.score_places)

    def at_most(self, value: Decimal) -> Decimal:
        """The most points with the digits of a score that are not more than ``value``: 3.33 of 3.335."""
        return value.quantize(Decimal(1).scaleb(-self.score_places), ROUND_FLOOR)

    def at_least(self, value: Decimal) -> Decimal:
        """The least points with the digits of a score that are not less than ``value``."""
        return value.quantize(Decimal(1).scaleb(-self.score_places), ROUND_CEILING)
