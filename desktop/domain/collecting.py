"""What one office is asked for (填报表): of chosen indicators the rule, the target, and each thing to fill in.

A figure several of them need is asked once, ahead of them all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.domain.evaluation import Kind, Place
from desktop.domain.number import in_unit, plain
from desktop.domain.scoring.composed import OneOf, Rollup
from desktop.domain.scoring.judged import Manual, UnitTarget
from desktop.domain.scoring.levels import Levels
from desktop.domain.scoring.own_target import LEVEL_NAMES, OwnTarget, level_spans
from desktop.domain.sheetkeys import Header, short_sum

if TYPE_CHECKING:
    from desktop.domain.findings.finding import Case
    from desktop.domain.trace import Method
    from desktop.domain.tree import Node

_TEXTS = {"basis": "评分依据", "reason": "未达标原因", "improvement": "改进措施"}
_HINTS = {
    "basis": "写明数据来源、文件名称和文号",
    "reason": "没有得满分的，写明原因",
    "improvement": "没有得满分的，写明改进措施和时间",
}


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a drop-down: what is read, and what stands at the place when it is chosen."""

    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to fill in.

    Attributes:
        place: Where it goes.
        name: What is asked: 预算数, （1）有制度, 评分依据.
        unit: Of a figure; "" for texts.
        hint: What to mind.
        options: What may be chosen; empty where it is typed.
        low: The least a figure may be; None without a bound.
        high: The most it may be.
        number: Whether a figure is asked for.
        last: Last year's, as a person would write it.
        standing: What the file holds already, likewise.
    """

    place: Place
    name: str
    unit: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    number: bool = False
    last: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """An indicator with what is asked for it; the one without a ``code`` holds what several of them need."""

    code: str
    title: str  # "1.2.3 预算完成率（2 分）"
    rule: str = ""
    target: str = ""
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Handout:
    """A whole sheet. ``about`` is the title of the form, or the name of the project."""

    header: Header
    about: str
    blocks: tuple[Block, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything to fill in, in order."""
        return tuple(entry for block in self.blocks for entry in block.entries)


def handout(
    case: Case, codes: Collection[str], office: str, part: str = "", about: str = "", *, whole: bool = False
) -> Handout:
    """The sheet of one office.

    Args:
        case: The evaluation as it stands.
        codes: Its indicators; a heading stands for all leaves below it. :func:`unknown` tells of others.
        office: Its name.
        part: The id of the evaluation in the file, "" for the department's.
        about: What it is called; empty takes the form's title.
        whole: Whether also a target is asked for that stands already.
    """
    wanted = {leaf.code for code in codes if code in case.tree for leaf in case.tree.leaves(code)}
    nodes = [node for node in case.tree.leaves() if node.code in wanted and node.indicator.method is not None]
    asked = {node.code: _figures(node) for node in nodes}
    counts: dict[str, list[Node]] = {}
    for node in nodes:
        for key in asked[node.code]:
            counts.setdefault(key, []).append(node)
    shared = [key for key, readers in counts.items() if len(readers) > 1]
    blocks = [Block("", "共用数据（几项指标都用到，只填一次）", entries=tuple(_shared(case, shared, counts)))]
    blocks += [_block(case, node, shared, whole=whole) for node in nodes]
    ours, asked_for = case.evaluation, tuple(node.code for node in nodes)
    forms = tuple(form_of(case, code) for code in asked_for)
    header = Header(ours.unit, ours.year, case.rubric.id, part, office, asked_for, forms)
    return Handout(header, about or case.rubric.title, tuple(each for each in blocks if each.code or each.entries))


def form_of(case: Case, code: str) -> str:
    """A few digits for what is asked of a leaf: they change with its name, weight, rule, units, choices and bounds.

    What is filled in and where it stands in the table make no difference; "" for what is no leaf of this evaluation.
    """
    node = case.tree.nodes.get(code)
    if node is None or node.children or node.indicator.method is None:
        return ""
    block = _block(case, node, (), whole=True)
    asked = [
        (
            str(each.place),
            each.name,
            each.unit,
            [tuple(astuple(option)) for option in each.options],
            each.low,
            each.high,
        )
        for each in block.entries
    ]
    return short_sum(repr((node.title, node.weight, block.rule, asked)))


def unknown(case: Case, codes: Collection[str]) -> tuple[str, ...]:
    """The codes that are no indicator of this evaluation."""
    return tuple(code for code in codes if code not in case.tree)


def shown(entry: Entry, value: str | None) -> str:
    """A value as it stands at a place, as a person would write it in the sheet; "" for nothing."""
    if value is None:
        return ""
    chosen = next((option.text for option in entry.options if option.value == value), None)
    if chosen is not None or not entry.number:
        return chosen or value
    return in_unit(Decimal(value), entry.unit) if entry.place.kind is Kind.FACT else plain(Decimal(value))


def _block(case: Case, node: Node, shared: Collection[str], *, whole: bool) -> Block:
    """One leaf with all that is asked for it, but for what is asked ahead of them all."""
    keys = _figures(node)
    own = [_figure(case, node, key) for key in keys if key not in shared]
    title = f"{node.number} {node.title}（{plain(node.weight)} 分）"
    entries = (*own, *_own(case, node, whole=whole))
    return Block(node.code, title, _rule(node, keys, shared, case), _target(case, node), entries)


def _figures(node: Node) -> tuple[str, ...]:
    """Keys of what the rule reads, 不适用 first."""
    return tuple(dict.fromkeys(node.indicator.reads))


def _shared(case: Case, keys: list[str], counts: Mapping[str, list[Node]]) -> Iterator[Entry]:
    for key in keys:
        names = "、".join(node.title for node in counts[key])
        yield _figure(case, counts[key][0], key, f"用于：{names}")


def _figure(case: Case, node: Node, key: str, also: str = "") -> Entry:
    """A figure or condition of the rule, with what may be chosen where it stands for words."""
    field = case.tree.fields[key]
    options = dict(_choices(node.indicator.method, node.weight)).get(key, ())
    if field.is_yes_no:
        options = (Option("是", "1"), Option("否", "0"))
    name = field.name.partition("（")[0] if options and not field.is_yes_no else field.name
    told = "从下拉列表中选择" if options else field.hint
    if field.unit == "%":
        told = "；".join(each for each in (told, "填百分数：98.2 即 98.2%") if each)
    hint = "；".join(each for each in (told, also) if each)
    unit = field.unit if not options or field.is_yes_no else ""
    return _filled(case, Entry(Place(Kind.FACT, key), name, unit, hint, options, number=True))


def _choices(method: Method | None, weight: Decimal) -> Iterator[tuple[str, tuple[Option, ...]]]:
    """Figures of a method that stand for words: fact key → what may be chosen, the value its number from 1."""
    if isinstance(method, Levels):
        floors = [weight * level.floor for level in method.levels]
        spans = zip(method.levels, floors, (weight, *floors[:-1]), strict=True)
        lines = [f"{level.name}（{plain(low)}～{plain(high)} 分）" for level, low, high in spans]
        yield method.level, _numbered(lines)
    elif isinstance(method, OneOf):
        if method.choice is not None:
            yield method.choice, _numbered([variant.text for variant in method.variants])
        for variant in method.variants:
            share = weight if method.choice is not None or variant.points is None else variant.points
            yield from _choices(variant.score, share)


def _numbered(lines: list[str]) -> tuple[Option, ...]:
    return tuple(Option(f"{at} {line}", str(at)) for at, line in enumerate(lines, 1))


def _own(case: Case, node: Node, *, whole: bool) -> Iterator[Entry]:
    """What is written beside the leaf itself: the unit's own target and result, the score it judges, the texts."""
    method = node.indicator.method

    def at(name: str) -> Place:
        return Place(Kind.LEAF, node.code, name)

    if isinstance(method, Manual | UnitTarget):
        if whole or not case.evaluation.judgement(node.code).target:
            yield _filled(case, Entry(at("target"), "目标值", hint="连同单位写，如“≥300 天”"))
        yield _filled(case, Entry(at("actual"), "完成值", hint="连同单位写，如“312 天”"))
    judged = isinstance(method, OwnTarget) and method.is_judged
    if judged:
        lines = [f"{name}（{span}）" for name, span in zip(LEVEL_NAMES, level_spans(node.weight), strict=True)]
        yield _filled(case, Entry(at("level"), "档次", hint="从下拉列表中选择", options=_numbered(lines)))
    if judged or isinstance(method, Manual | UnitTarget | Rollup):
        low, high = node.indicator.floor, node.weight
        both = isinstance(method, UnitTarget) and not judged
        told = "目标值、完成值都是数字时不必填，按规则计分；" if both else ""
        hint = f"{told}{plain(low)} 至 {plain(high)} 分"
        yield _filled(case, Entry(at("score"), "自评得分", "分", hint, low=low, high=high, number=True))
    for name, said in _TEXTS.items():
        yield _filled(case, Entry(at(name), said, hint=_HINTS[name]))


def _filled(case: Case, entry: Entry) -> Entry:
    """The entry with what stood there last year and what stands there now."""
    last = case.evaluation.prior.get(str(entry.place), "")
    standing = case.evaluation.value_at(entry.place)
    return replace(entry, last=_last(entry, last), standing=shown(entry, standing))


def _last(entry: Entry, text: str) -> str:
    """Last year's text; a bare 1 or 0 of a condition as 是 or 否."""
    return next((option.text for option in entry.options if option.value == text), text)


def _rule(node: Node, keys: tuple[str, ...], shared: Collection[str], case: Case) -> str:
    told = node.indicator.rule_in_words(node.weight) or node.indicator.standard
    above = "、".join(f"“{case.tree.fields[key].name}”" for key in keys if key in shared)
    return "\n".join(each for each in (told, f"所用的{above}填在上面的“共用数据”里。" if above else "") if each)


def _target(case: Case, node: Node) -> str:
    method = node.indicator.method
    return case.evaluation.judgement(node.code).target or (method.limit_text if method is not None else "")
