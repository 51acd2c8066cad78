"""Years beside each other (年度对比): indicator by indicator, what is the same, renamed, re-weighted, new or gone.

An indicator of the form is known by its code, which outlives the year; in a form of another family a code may stand
for another thing, so there the names have to be alike too. A unit's own indicators are numbered anew whenever they are
carried over, so they are known by their name; of names merely alike the pair says both, and a person decides whether it
is one indicator renamed. What is not alike is new or gone, whatever its number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from enum import Enum

from desktop.domain.fieldnames import FIELD_NAMES
from desktop.domain.findings.finding import Case
from desktop.domain.findings.places import NARRATIVE
from desktop.domain.number import in_unit
from desktop.domain.tree import Node

ALIKE = Decimal("0.6")  # of difflib's ratio: 科普活动场次 and 科普活动次数 have 0.83, 科普活动场次 and 论文篇数 0
LONGEST_ALIKE = 60  # characters; what is longer is a text, not a name
_SAID = 2  # characters of a word that counts as said in another name; single ones are in every name

_TEXTS = ("target", "actual", "basis", "reason", "improvement", "note")
_WORD = re.compile(r"\d[\d.,]*[%％]?|[A-Za-z]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Pair:
    """One value of last year and this year; "" where there is none. ``what`` is its name."""

    what: str
    last: str
    this: str

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return self.last == self.this

    @property
    def marked(self) -> str:
        """The text with what went and what came: "办展览［－12－］［＋15＋］场"."""
        return mark(self.last, self.this)


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator in both years; last year's or this year's node is None where it is new or gone."""

    last: Node | None
    this: Node | None
    path: tuple[str, ...]  # of this year; of last year where it is gone
    last_score: Decimal | None
    score: Decimal | None
    facts: tuple[Pair, ...]
    texts: tuple[Pair, ...]  # 年度指标值, 实际完成值, 评分依据 …, but for those empty in both years

    @property
    def node(self) -> Node:
        """The node that is there; this year's of two."""
        node = self.this or self.last
        assert node is not None
        return node

    @property
    def is_renamed(self) -> bool:
        """Whether it is called otherwise than last year."""
        return self.last is not None and self.this is not None and _key(self.last) != _key(self.this)

    @property
    def is_guessed(self) -> bool:
        """Whether only names alike say that both are one indicator."""
        return self.is_renamed and self.node.own

    @property
    def is_reweighted(self) -> bool:
        """Whether it weighs otherwise than last year."""
        return self.last is not None and self.this is not None and self.last.weight != self.this.weight

    @property
    def change(self) -> Decimal | None:
        """This year's score less last year's, where there are both."""
        return None if self.score is None or self.last_score is None else self.score - self.last_score


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two evaluations beside each other. ``texts`` are those of cover, head block and narrative."""

    last: Case
    this: Case
    rows: tuple[Row, ...]  # this year's in printed order, then those that are gone
    facts: tuple[Pair, ...]
    texts: tuple[Pair, ...]
    projects: tuple[ProjectPair, ...] = ()

    @property
    def units(self) -> tuple[str, str] | None:
        """Last year's and this year's unit where these are two; None where they are one, or a file names none."""
        last, this = self.last.evaluation.unit.strip(), self.this.evaluation.unit.strip()
        return (last, this) if last and this and _bare(last) != _bare(this) else None


@dataclass(frozen=True, slots=True)
class ProjectPair:
    """One project in both years; last year's or this year's name and case are "" and None where it is new or gone."""

    last_name: str
    name: str
    last: Case | None
    this: Case | None
    told: Comparison | None  # of both, where there are both

    @property
    def is_renamed(self) -> bool:
        """Whether only names alike say that both are one project."""
        return self.told is not None and self.last_name != self.name


def compare(this: Case, last: Case) -> Comparison:
    """Put two evaluations beside each other; they may be of different rubrics."""
    partners = _match(this, last)
    rows = [
        _row(this, last, node, last.tree.nodes.get(partners.get(code, ""))) for code, node in this.tree.nodes.items()
    ]
    met = set(partners.values())
    rows += [_row(this, last, None, node) for code, node in last.tree.nodes.items() if code not in met]
    heads = {field.key for case in (this, last) for field in case.rubric.facts}
    return Comparison(last, this, tuple(rows), _facts(this, last, heads), tuple(_texts_outside(this, last)))


def _match(this: Case, last: Case) -> dict[str, str]:
    """Which of last year's codes belongs to which of this year's."""
    free = dict.fromkeys(last.tree.nodes)
    partners: dict[str, str] = {}

    def meet(ways: Iterable[tuple[str, str]]) -> None:
        for code, other in ways:
            if code not in partners and other in free:
                partners[code] = other
                del free[other]

    def by_name(known: Callable[[Case, Node], object]) -> Iterator[tuple[str, str]]:
        names: dict[object, list[str]] = {}
        for code in free:
            names.setdefault(known(last, last.tree[code]), []).append(code)
        for code, node in this.tree.nodes.items():
            if code not in partners:
                yield from ((code, other) for other in names.get(known(this, node), ()))

    one_family = this.rubric.family == last.rubric.family
    coded = (node for node in this.tree.nodes.values() if node.code in free and not node.own)
    both = [(node, last.tree[node.code]) for node in coded if not last.tree[node.code].own]
    meet((node.code, then.code) for node, then in both if one_family or _likeness(node, then) >= ALIKE)
    meet(list(by_name(_under)))
    meet(list(by_name(lambda _, node: (node.is_leaf, _key(node)))))
    for level in sorted({node.level for node in this.tree.nodes.values()}):  # headings before what is below them
        meet(_alike(this, last, free, partners, level))
    return partners


def _alike(
    this: Case, last: Case, free: Iterable[str], partners: Mapping[str, str], level: int
) -> list[tuple[str, str]]:
    """Own indicators of a level left over whose names are alike, the most alike first; of equals those in one place."""
    rest = [node for code, node in this.tree.nodes.items() if node.own and code not in partners and node.level == level]
    then = [last.tree[code] for code in free if last.tree[code].own]
    pairs = []
    for one in rest:
        above = partners.get(_parent(this, one))
        for other in then:
            if one.is_leaf == other.is_leaf:
                in_place = above == _parent(last, other) and one.weight == other.weight
                pairs.append((_likeness(one, other, in_place=in_place), one.code != other.code, one.code, other.code))
    likely = sorted((pair for pair in pairs if pair[0] >= ALIKE), key=lambda pair: (-pair[0], pair[1]))
    return [(code, other) for _, _, code, other in likely]


def _parent(case: Case, node: Node) -> str:
    return next(iter(case.tree.ancestors(node.code)), "")


def _likeness(one: Node, other: Node, *, in_place: bool = False) -> Decimal:
    """How alike two names are, from 0 to 1.

    ``in_place``: they stand under one heading with one weight; then it is enough that the longer one says the shorter.
    """
    return alike(_key(one), _key(other), in_place=in_place)


def alike(one: str, other: str, *, in_place: bool = False) -> Decimal:
    """How alike two names are, from 0 to 1; ``in_place``: it is enough that the longer one says the shorter."""
    names = one, other
    if max(map(len, names)) > LONGEST_ALIKE:
        return Decimal(one == other)
    matcher = SequenceMatcher(None, *names, autojunk=False)
    both, shorter = sum(map(len, names)), max(min(map(len, names)), 1)
    shared = Decimal(matcher.quick_ratio()) * both / 2  # characters in both, in whatever order: never too few
    if shared < ALIKE * (shorter if in_place else Decimal(both) / 2):
        return Decimal(0)
    said = sum(block.size for block in matcher.get_matching_blocks() if block.size >= _SAID) if in_place else 0
    return max(Decimal(matcher.ratio()), Decimal(said) / shorter)


def _under(case: Case, node: Node) -> tuple[str, ...]:
    """The name with those above it: two headings may each have a 合格率."""
    return (*(_key(case.tree[code]) for code in case.tree.ancestors(node.code)), _key(node), str(node.is_leaf))


def _key(node: Node) -> str:
    """The name without blanks and without the number a unit wrote before it."""
    return _bare(node.title)


def _bare(text: str) -> str:
    return "".join(text.split())


def _row(this: Case, last: Case, node: Node | None, before: Node | None) -> Row:
    case, known = (last, before) if node is None else (this, node)
    assert known is not None
    keys = {key for each in (node, before) if each is not None for key in each.indicator.reads}
    return Row(
        before,
        node,
        case.tree.path(known.code),
        last.sheet.points(before.code) if before else None,
        this.sheet.points(node.code) if node else None,
        _facts(this, last, keys),
        tuple(_texts_beside(this, last, node, before)),
    )


def _facts(this: Case, last: Case, keys: set[str]) -> tuple[Pair, ...]:
    """Figures both forms, or one of them, ask for; those filled in in neither year are left out."""
    ordered = [key for key in (*this.tree.fields, *last.tree.fields) if key in keys]
    pairs = []
    for key in dict.fromkeys(ordered):
        field = this.tree.fields.get(key) or last.tree.fields[key]
        pairs.append(Pair(field.name, _figure(last, key), _figure(this, key)))
    return tuple(pair for pair in pairs if pair.last or pair.this)


def _figure(case: Case, key: str) -> str:
    field, value = case.tree.fields.get(key), case.evaluation.facts.get(key)
    return "" if field is None or value is None else in_unit(value, field.unit)


def _texts_beside(this: Case, last: Case, node: Node | None, before: Node | None) -> Iterator[Pair]:
    for name in _TEXTS:
        then: str = getattr(last.evaluation.judgement(before.code), name) if before else ""
        now: str = getattr(this.evaluation.judgement(node.code), name) if node else ""
        if then or now:
            yield Pair(FIELD_NAMES[name], then, now)


def _texts_outside(this: Case, last: Case) -> Iterator[Pair]:
    names = _text_names(last) | _text_names(this)
    for key in dict.fromkeys((*_text_names(this), *names, *this.evaluation.texts, *last.evaluation.texts)):
        then, now = last.evaluation.texts.get(key, ""), this.evaluation.texts.get(key, "")
        if then or now:
            yield Pair(names.get(key, key), then, now)


def _text_names(case: Case) -> dict[str, str]:
    names = {field.key: field.name for field in case.rubric.texts}
    return names | {NARRATIVE + heading.key: heading.heading for heading in case.rubric.outline}


def mark(last: str, this: str) -> str:
    """One text with what went in ［－…－］ and what came in ［＋…＋］; figures and words are never torn.

    >>> mark("全年办展览12场。", "全年办展览15场。")
    '全年办展览［－12－］［＋15＋］场。'
    """
    signs = {Fate.KEPT: "{}", Fate.GONE: "［－{}－］", Fate.CAME: "［＋{}＋］"}
    return "".join(signs[fate].format(text) for fate, text in pieces(last, this))


class Fate(Enum):
    """What became of a piece of text."""

    KEPT = "kept"
    GONE = "gone"
    CAME = "came"


def pieces(last: str, this: str) -> Iterator[tuple[Fate, str]]:
    """Two texts as one: what stayed, what went and what came, in reading order; figures and words are never torn."""
    then, now = _WORD.findall(last), _WORD.findall(this)
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Fate.KEPT, "".join(now[b1:b2])
            continue
        if a2 > a1:
            yield Fate.GONE, "".join(then[a1:a2])
        if b2 > b1:
            yield Fate.CAME, "".join(now[b1:b2])
