"""Sums and ratios written out in a text, worked again: 479.90 + 39.77 = 519.66 does not hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from desktop.domain.formula import RATIO, FormulaError, parse
from desktop.domain.number import plain, round_half_up
from desktop.domain.text import Said, say
from desktop.domain.trace import Facts, MissingFacts

_LONGEST = 120  # characters of one expression; longer ones are no arithmetic a clerk wrote
_MOST_DIGITS = 10  # before or behind the point; what goes beyond is no amount and no rate
_MONEY = re.compile(r"(?<=\d)\s*(万元|亿元|千元|元|分)")
_NAME = re.compile(r"(?<=[-+*/(])\s*[一-鿿“”\"]+\s*(?=\d)")
_WRITTEN = re.compile(
    r"(?<![\d.%)\-+*/])(?P<sum>[(\d][\d.+\-*/()% ]*[\d)%])\s*[=≈]\s*(?P<result>-?\d+(?:\.\d+)?)\s*(?P<percent>%?)"
    r"(?![\d.]*\s*[+*/])"
)
_ROUNDS = re.compile(r"[*/%]")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")


@dataclass(frozen=True, slots=True)
class WrongSum:
    """Arithmetic that does not hold; ``str()`` says so."""

    written: str
    printed: str
    exact: str

    @property
    def said(self) -> Said:
        """What does not hold, and what would."""
        return say("Finding", "算式“{written}”不成立，应为 {exact}").format(written=self.written, exact=self.exact)

    def __str__(self) -> str:
        return self.said


@lru_cache(maxsize=512)  # narratives are read again after every edit, and seldom change
def wrong_sums(text: str) -> tuple[WrongSum, ...]:
    """Every written-out calculation in ``text`` whose result is not what the calculation gives.

    A ratio or product counts as right when it equals the exact value rounded half up to its own digits; a sum has to
    be exact.

    >>> [wrong.exact for wrong in wrong_sums("(收入31133.57-预算31570.33)/预算31570.33=-1.37%")]
    ['-1.38%']
    >>> wrong_sums("479.90万元+39.76万元=519.66万元")
    ()
    """
    return tuple(_wrong_sums(text)) if "=" in text or "＝" in text or "≈" in text else ()


def _wrong_sums(text: str) -> Iterator[WrongSum]:
    for match in _WRITTEN.finditer(_digits_only(text)):
        written = match["sum"].strip()
        value, printed = _value(written), Decimal(match["result"])
        places = max(0, -int(printed.as_tuple().exponent))
        if value is None or value.adjusted() > _MOST_DIGITS or places > _MOST_DIGITS:
            continue
        exact = value * 100 if match["percent"] else value
        if _ROUNDS.search(written) or match["percent"]:
            exact = round_half_up(exact, places)
        if exact != printed:
            yield WrongSum(match[0].strip(), match["result"] + match["percent"], plain(exact) + match["percent"])


def _digits_only(text: str) -> str:
    """The text with one kind of sign for each operation, without units and without names between signs."""
    plain_text = unicodedata.normalize("NFKC", text)
    for written, sign in (("×", "*"), ("÷", "/"), ("−", "-"), ("–", "-")):
        plain_text = plain_text.replace(written, sign)
    plain_text = re.sub(r"(?<=\d),(?=\d{3})", "", plain_text)
    if len(set(_MONEY.findall(plain_text)) - {"分"}) <= 1:  # 万元 beside 元 cannot be added as they stand
        plain_text = _MONEY.sub("", plain_text)
    return _NAME.sub("", plain_text)


def _value(written: str) -> Decimal | None:
    """The value of an expression of numbers; None where it is none, or has nothing to work out."""
    if len(written) > _LONGEST or not re.search(r"[\d)%]\s*[-+*/]", written):
        return None
    text = _PERCENT.sub(r"(\1/100)", written)
    try:
        formula = parse(f"zero + {text}", {"zero": RATIO})  # a formula wants at least one name
        return formula.node.evaluate(Facts({"zero": Decimal(0)}, {}))
    except (FormulaError, MissingFacts):
        return None
