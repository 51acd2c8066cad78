"""Arithmetic allowed in rubric files: parsed once, names and units checked at load, evaluated in Decimal, no eval.

Grammar::

    sum     = product (("+" | "-") product)*
    product = factor (("*" | "/") factor)*
    factor  = number | name | "(" sum ")" | "-" factor | "abs" "(" sum ")"

A name is a fact key such as ``executed.city``.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from desktop.domain.number import PERCENT, YES_NO, plain
from desktop.domain.text import in_a_row, say
from desktop.domain.trace import Facts, MissingFacts

LONGEST = 500  # characters of a formula; more than any form needs, fewer than recursion minds
_GUARDED, _KEPT = Context(prec=60), Context(prec=28)  # spare digits, so that 1/3*3 is 1 before it is rounded

RATIO = ""  # the unit of a quotient of like amounts, and of a percentage

_TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*)|(?P<sign>[-+*/()]))")


class FormulaError(ValueError):
    """A formula that cannot be used; the message (Chinese) says what was read and where in the formula."""


@dataclass(frozen=True, slots=True)
class Number:
    """A constant."""

    value: Decimal

    def evaluate(self, facts: Facts) -> Decimal:  # noqa: ARG002 - one shape for every node
        """The constant itself."""
        return self.value

    def show(self, facts: Facts) -> str:  # noqa: ARG002
        """The constant as digits."""
        return plain(self.value)

    def unit(self, units: Mapping[str, str]) -> str | None:  # noqa: ARG002
        """None: a constant goes with any unit."""
        return None

    def names(self) -> Iterator[str]:
        """No names."""
        yield from ()


@dataclass(frozen=True, slots=True)
class Name:
    """A fact."""

    key: str

    def evaluate(self, facts: Facts) -> Decimal:
        """The figure; percentages as ratios."""
        return facts.number(self.key)

    def show(self, facts: Facts) -> str:
        """The figure as typed."""
        return facts.shown(self.key)

    def unit(self, units: Mapping[str, str]) -> str | None:
        """The unit of the fact's field; FormulaError when there is no such fact."""
        if self.key not in units:
            near = difflib.get_close_matches(self.key, units, n=1)
            near += [key for key in units if key.rpartition(".")[2] == self.key.rpartition(".")[2]]
            hint = f"；是否应为 {near[0]}？" if near else ""
            raise FormulaError(f"没有名为 {self.key} 的数据项{hint}")
        unit = units[self.key]
        if unit == YES_NO:
            raise FormulaError(f"{self.key} 是“是/否”项，不能参加运算")
        return RATIO if unit == PERCENT else unit

    def names(self) -> Iterator[str]:
        """The key."""
        yield self.key


_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}


@dataclass(frozen=True, slots=True)
class Binary:
    """Two parts joined by + - * or /."""

    sign: str
    left: Node
    right: Node

    def evaluate(self, facts: Facts) -> Decimal:
        """The result; MissingFacts naming the divisor's figures when it is zero."""
        left, right = self.left.evaluate(facts), self.right.evaluate(facts)
        match self.sign:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*":
                return left * right
            case _:
                if right == 0:
                    keys = tuple(dict.fromkeys(self.right.names()))
                    names = in_a_row(say("Score", "“{name}”").format(name=facts.name(key)) for key in keys)
                    raise MissingFacts(keys, say("Score", "{names}为 0，不能作除数").format(names=names))
                return left / right

    def show(self, facts: Facts) -> str:
        """Both parts with the sign between; brackets where the order needs them."""
        left, right = self.left.show(facts), self.right.show(facts)
        if self.sign in "*/" and _is_sum(self.left):
            left = f"({left})"
        if (self.sign in "*/" and _is_sum(self.right)) or (self.sign in "-/" and isinstance(self.right, Binary)):
            right = f"({right})"
        return f"{left} {_SIGNS[self.sign]} {right}"

    def unit(self, units: Mapping[str, str]) -> str | None:
        """The unit of the result; FormulaError where the two do not go together."""
        left, right = self.left.unit(units), self.right.unit(units)
        if self.sign in "+-":
            if left is not None and right is not None and left != right:
                raise FormulaError(f"“{left or '比率'}”与“{right or '比率'}”不能相加减")
            return left if right is None else right
        if self.sign == "/":
            if not any(True for _ in self.right.names()) and self.right.evaluate(_NO_FACTS) == 0:
                raise FormulaError("不能除以 0")
            if right in (None, RATIO):
                return left
            if left == right:
                return RATIO
            raise FormulaError(f"“{left or '比率'}”不能除以“{right}”")
        if left not in (None, RATIO) and right not in (None, RATIO):
            raise FormulaError(f"“{left}”与“{right}”不能相乘")
        return right if left in (None, RATIO) and right is not None else left

    def names(self) -> Iterator[str]:
        """The names of both parts, left first."""
        yield from self.left.names()
        yield from self.right.names()


@dataclass(frozen=True, slots=True)
class Absolute:
    """The value without its sign."""

    inner: Node

    def evaluate(self, facts: Facts) -> Decimal:
        """The absolute value."""
        return abs(self.inner.evaluate(facts))

    def show(self, facts: Facts) -> str:
        """Between bars."""
        return f"|{self.inner.show(facts)}|"

    def unit(self, units: Mapping[str, str]) -> str | None:
        """The unit of what stands inside."""
        return self.inner.unit(units)

    def names(self) -> Iterator[str]:
        """The names inside."""
        yield from self.inner.names()


Node = Number | Name | Binary | Absolute


def _is_sum(node: Node) -> bool:
    return isinstance(node, Binary) and node.sign in "+-"


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed expression over facts. ``is_ratio`` says whether its value prints as a percentage."""

    text: str
    node: Node
    is_ratio: bool

    @property
    def needs(self) -> tuple[str, ...]:
        """The fact keys it reads, each once, in order."""
        return tuple(dict.fromkeys(self.node.names()))

    def evaluate(self, facts: Facts) -> Decimal:
        """The value, a ratio rounded to the printed digits of its percentage.

        Raises:
            MissingFacts: Naming every figure that is missing, or those of a divisor that is zero.
        """
        facts.require(*self.needs)
        with localcontext(_GUARDED):
            value = self.node.evaluate(facts)
        value = _KEPT.plus(value)
        return facts.rounding.ratio(value) if self.is_ratio else value

    def show(self, facts: Facts) -> str:
        """The formula with its figures put in: "39398.33 ÷ 40959.93"."""
        return self.node.show(facts)


def parse(text: str, units: Mapping[str, str]) -> Formula:
    """Parse and check a formula.

    Args:
        text: "executed.city / budget.city".
        units: Fact key → unit of every fact the formula may name.

    Raises:
        FormulaError: A sign out of place, an unknown name, units that do not go together.
    """
    if len(text) > LONGEST:
        raise FormulaError(f"算式有 {len(text)} 个字符；应不超过 {LONGEST} 个")
    node = _Parser(text).parse()
    unit = node.unit(units)
    if not tuple(node.names()):
        raise FormulaError(f"“{text}”里没有数据项")
    return Formula(text, node, unit == RATIO)


_NO_FACTS = Facts({}, {})


class _Parser:
    """Recursive descent over the tokens of one formula."""

    def __init__(self, text: str) -> None:
        self._text, self._tokens, self._at = text, list(_tokens(text)), 0
        self._depth = 0

    def parse(self) -> Node:
        node = self._sum()
        if self._at < len(self._tokens):
            raise self._error(f"多出“{self._tokens[self._at][1]}”")
        return node

    def _sum(self) -> Node:
        node = self._product()
        while (sign := self._take("+", "-")) is not None:
            node = Binary(sign, node, self._product())
        return node

    def _product(self) -> Node:
        node = self._factor()
        while (sign := self._take("*", "/")) is not None:
            node = Binary(sign, node, self._factor())
        return node

    def _factor(self) -> Node:
        self._depth += 1
        if self._depth > 50:
            raise self._error("括号层数过多")
        try:
            return self._single()
        finally:
            self._depth -= 1

    def _single(self) -> Node:
        if self._take("-"):
            return Binary("-", Number(Decimal(0)), self._factor())
        if self._take("("):
            return self._closed(self._sum())
        if self._at >= len(self._tokens):
            raise self._error("到末尾还缺一项")
        kind, token = self._tokens[self._at]
        self._at += 1
        if kind == "number":
            return Number(Decimal(token))
        if token == "abs" and self._take("("):  # noqa: S105
            return Absolute(self._closed(self._sum()))
        if kind == "name":
            return Name(token)
        raise self._error(f"“{token}”的位置不对")

    def _closed(self, node: Node) -> Node:
        if self._take(")") is None:
            raise self._error("缺少“)”")
        return node

    def _take(self, *signs: str) -> str | None:
        if self._at < len(self._tokens) and self._tokens[self._at] in [("sign", sign) for sign in signs]:
            self._at += 1
            return self._tokens[self._at - 1][1]
        return None

    def _error(self, what: str) -> FormulaError:
        return FormulaError(f"算式“{self._text}”有误：{what}")


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise FormulaError(f"算式“{text}”第 {at + 1} 个字符“{text[at:].strip()[:1]}”不能识别")
        yield match.lastgroup, match[match.lastgroup]
        at = match.end()
