"""Carrying over (结转): an earlier file and this year's rubric make a draft.

Of an earlier year, what stays the same from year to year comes along: the unit, lasting texts, the unit's own
indicators with weights and targets. Its results never do; they stand beside the empty cells, as last year's. Of the
year itself, everything comes along. Whatever came along is marked 未确认 until a person has looked at it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.domain.imported import Confidence, ImportedIndicator, ImportedValue, ImportResult
from desktop.domain.number import plain
from desktop.domain.rubric import Indicator, Rubric
from desktop.domain.scoresheet import facts_of
from desktop.domain.scoring import score_by_rule
from desktop.domain.trace import Score
from desktop.domain.tree import build_tree, next_own_code

NARRATIVE = "narrative."  # text keys of the report's paragraphs begin with it
_CELLS = ("target", "actual", "basis", "reason", "improvement", "note")


class Line(NamedTuple):
    """What became of one thing, for the dialog: its label, a reason in Chinese, and where it stood in the source."""

    label: str
    reason: str
    found_at: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The changes that make the draft from an empty evaluation, and what was kept, dropped and left blank.

    ``origins`` tells of the changed places which value or indicator they came from, by the id a person ticks.
    """

    changes: tuple[Change, ...]
    kept: tuple[Line, ...]
    dropped: tuple[Line, ...]
    blank: tuple[Line, ...]
    origins: Mapping[Place, str] = field(default_factory=dict)


def value_id(number: int) -> str:
    """What a person ticks: the ``number``-th of ``result.values``."""
    return f"value:{number}"


def indicator_id(number: int) -> str:
    """What a person ticks: the ``number``-th of ``result.indicators``."""
    return f"indicator:{number}"


def ids(result: ImportResult, surely: Confidence = Confidence.GUESS) -> frozenset[str]:
    """Everything in ``result`` that was read at least so ``surely``."""
    values = (value_id(at) for at, value in enumerate(result.values) if value.confidence >= surely)
    rows = (indicator_id(at) for at, row in enumerate(result.indicators) if row.confidence >= surely)
    return frozenset((*values, *rows))


def carry_over(result: ImportResult, chosen: Collection[str] | None, rubric: Rubric, year: int) -> Plan:
    """What a draft of ``year`` takes over from an earlier file.

    Args:
        result: What was read.
        chosen: The ids a person ticked; None takes all that is no guess. Headings follow their leaves.
        rubric: This year's.
        year: Of the draft. A source of the same year fills it; any other, or of an unknown year, is last year's.
    """
    ticked = ids(result, Confidence.LIKELY) if chosen is None else frozenset(chosen)
    draft = _Draft(result, rubric, same_year=result.year == year)
    draft.take_unit()
    for at, value in enumerate(result.values):
        draft.origin = value_id(at)
        draft.take_value(value, ticked=value_id(at) in ticked)
    for at, row in enumerate(result.indicators):
        if row.leaf:
            draft.origin = indicator_id(at)
            draft.take_leaf(row, ticked=indicator_id(at) in ticked)
    if draft.same_year:
        draft.take_scores(year)
    draft.list_blanks()
    return Plan(tuple(draft.changes), tuple(draft.kept), tuple(draft.dropped), tuple(draft.blank), draft.origins)


class _Draft:
    """Gathers the changes and the three lists."""

    def __init__(self, result: ImportResult, rubric: Rubric, *, same_year: bool) -> None:
        self.result, self.rubric, self.same_year = result, rubric, same_year
        self.changes: list[Change] = []
        self.kept: list[Line] = []
        self.dropped: list[Line] = []
        self.blank: list[Line] = []
        self._fields = rubric.fields()
        self._known = {indicator.code: indicator for indicator in rubric.walk()}
        self.origin = ""  # the id of what is being taken over
        self.origins: dict[Place, str] = {}
        self._found: set[str] = set()  # codes and text or fact keys that stood in the source
        self._scores: dict[str, ImportedIndicator] = {}
        self._slots: dict[str, list[tuple[str, ...]]] = {}  # slot -> the paths it is printed under
        for row in result.indicators:
            if row.code and not row.leaf:
                self._slots.setdefault(row.code, []).append(row.path)
        self._groups: dict[tuple[str, tuple[str, ...]], str] = {}  # (slot, names below it) -> own code
        self._taken: set[str] = set(self._known)
        self._positions: dict[str, int] = {}

    # ------------------------------------------------------------- what is taken over

    def take_unit(self) -> None:
        """The unit's name."""
        if self.result.unit:
            self._fill(Place(Kind.HEADER, "unit"), self.result.unit)
            self.kept.append(Line("单位名称", "已带入，请确认"))
        else:
            self.blank.append(Line("单位名称", "原文件中没有读到"))

    def take_value(self, value: ImportedValue, *, ticked: bool) -> None:
        """A figure or text of the head block, or a paragraph of the narrative."""
        label = value.label or value.target
        place = Place(Kind.FACT if value.kind == "fact" else Kind.TEXT, value.target)
        lasting = self._lasting(value)
        if lasting is None:
            self.dropped.append(Line(label, "本方案没有对应的栏目", value.found_at))
        elif not ticked:
            self.dropped.append(Line(label, _why_not_ticked(value.confidence), value.found_at))
        elif value.target in self._found:
            self.dropped.append(Line(label, "同一栏目已从另一处读到", value.found_at))
        else:
            self._found.add(value.target)
            if self.same_year or lasting:
                self._fill(place, value.value)
                self.kept.append(Line(label, "已带入，请确认", value.found_at))
            else:
                self._beside(place, value.value)
                self.kept.append(Line(label, "列在旁边供对照", value.found_at))

    def take_leaf(self, row: ImportedIndicator, *, ticked: bool) -> None:
        """A scored row: the rubric's own, or one the unit added."""
        label = " / ".join(row.path)
        known = self._known.get(row.code)
        slot = self._known.get(row.slot)
        own = not row.code and slot is not None and slot.open_slot
        if not own and known is None:
            gone = (
                "这项指标已不在本方案中" if row.code or row.slot else "本方案没有这项指标，也不在单位自设指标的范围内"
            )
            self.dropped.append(Line(label, gone, row.found_at))
        elif known is not None and (known.children or (known.open_slot and known.method is None)):
            self.dropped.append(Line(label, "本方案中这一级不评分", row.found_at))
        elif not ticked:
            self.dropped.append(Line(label, _why_not_ticked(row.confidence), row.found_at))
        elif row.code in self._scores:
            self.dropped.append(Line(label, "同一指标已从另一处读到", row.found_at))
        elif own:
            self._take_own(row, label)
        else:
            self._take_known(row, known, label)

    def _take_known(self, row: ImportedIndicator, known: Indicator | None, label: str) -> None:
        self._cells(row.code, row, lasting=())
        said = "上年得分和说明列在旁边" if not self.same_year else "已带入，请确认"
        if known is not None and row.weight is not None and row.weight != known.weight:
            said += f"；分值由 {plain(row.weight)} 改为 {plain(known.weight)}"
        self.kept.append(Line(label, said, row.found_at))

    def _take_own(self, row: ImportedIndicator, label: str) -> None:
        below = row.path[self._depth(row) :]
        parent = row.slot
        for depth in range(1, len(below)):
            parent = self._own_group(row.slot, below[:depth], parent)
        code = self._add_own(parent, row.name)
        if row.weight is not None and row.weight > 0:
            self._fill(Place(Kind.OWN, code, "weight"), plain(row.weight))
        for name in ("explanation", "direction", "unit"):
            self._fill(Place(Kind.OWN, code, name), getattr(row, name))
        if self.same_year:
            self._fill(Place(Kind.LEAF, code, "level"), row.level)
        self._cells(code, row, lasting=("target",))
        self._found.add(row.slot)
        said = "已带入，请确认" if self.same_year else "名称、分值和目标已带入，请确认；上年结果列在旁边"
        self.kept.append(Line(label, said, row.found_at))

    def _cells(self, code: str, row: ImportedIndicator, lasting: tuple[str, ...]) -> None:
        """The texts beside a leaf; what is no longer true is shown, not filled in."""
        self._found.add(code)
        self._scores[code] = row
        for name in _CELLS:
            place = Place(Kind.LEAF, code, name)
            if self.same_year or name in lasting:
                self._fill(place, getattr(row, name))
            if not self.same_year:  # of a lasting text too: it may be changed, and is then held against last year's
                self._beside(place, getattr(row, name))
        if row.score is not None and not self.same_year:
            self._beside(Place(Kind.LEAF, code, "score"), plain(row.score))

    def take_scores(self, year: int) -> None:
        """Type in every printed score the rule does not give by itself, so that the sum is the printed one."""
        evaluation = Evaluation(self.result.unit, year, self.rubric.id).apply(self.changes)
        tree = build_tree(self.rubric, evaluation.own)
        for code, row in self._scores.items():
            if row.score is None:
                continue
            node = tree[code]
            by_rule = score_by_rule(node.indicator, node.weight, facts_of(self.rubric, tree, evaluation, node))
            if isinstance(by_rule, Score) and by_rule.points == row.score:
                continue
            self.origin = indicator_id(self.result.indicators.index(row))
            self._fill(Place(Kind.LEAF, code, "score"), plain(row.score))
            if isinstance(by_rule, Score):
                said = f"原表得分 {plain(row.score)}，按规则为 {plain(by_rule.points)}；按原表填写，请核对"
                self.kept.append(Line(" / ".join(row.path), said, row.found_at))

    def list_blanks(self) -> None:
        """What this year's rubric asks for and the source did not have."""
        tree = build_tree(self.rubric, {})
        for node in tree.leaves():
            if node.code not in self._found:
                why = "原文件中没有单位自设的指标" if node.indicator.open_slot else "原文件中没有这项指标"
                self.blank.append(Line(" / ".join(tree.path(node.code)), why))
        asked = {field.key: field.name for field in self.rubric.facts} | {
            text.key: text.name for text in self.rubric.texts
        }
        self.blank += [Line(name, "原文件中没有读到") for key, name in asked.items() if key not in self._found]

    def _fill(self, place: Place, text: str) -> None:
        """Into this year's cell, marked 未确认."""
        if text:
            self.origins[place] = self.origin
            self.changes.append(Change(place, text))
            self.changes.append(Change(Place(Kind.UNCONFIRMED, str(place)), "1"))

    def _beside(self, place: Place, text: str) -> None:
        """Beside this year's cell, as last year's."""
        if text:
            self.origins[Place(Kind.PRIOR, str(place))] = self.origin
            self.changes.append(Change(Place(Kind.PRIOR, str(place)), text))

    def _lasting(self, value: ImportedValue) -> bool | None:
        """Whether a value holds for the next year as well; None where this rubric has no place for it."""
        if value.kind == "fact":
            return False if value.target in self._fields else None
        for heading in self.rubric.outline:
            if value.target == NARRATIVE + heading.key:
                return not heading.generated
        return next((text.carried for text in self.rubric.texts if text.key == value.target), None)

    def _depth(self, row: ImportedIndicator) -> int:
        """How many names of a path belong to the slot and what stands above it."""
        depths = (len(path) for path in self._slots.get(row.slot, ()) if row.path[: len(path)] == path)
        return next(depths, 1 if len(row.path) > 1 else 0)

    def _own_group(self, slot: str, names: tuple[str, ...], parent: str) -> str:
        if (slot, names) not in self._groups:
            self._groups[slot, names] = self._add_own(parent, names[-1])
        return self._groups[slot, names]

    def _add_own(self, parent: str, name: str) -> str:
        code = next_own_code(parent, self._taken)
        self._taken.add(code)
        self._positions[parent] = self._positions.get(parent, 0) + 1
        self.changes.append(Change(Place(Kind.OWN, code, "parent"), parent))
        self.changes.append(Change(Place(Kind.OWN, code, "position"), str(self._positions[parent])))
        self._fill(Place(Kind.OWN, code, "name"), name)
        return code


def _why_not_ticked(confidence: Confidence) -> str:
    return "按位置或近似名称推断，没有选中" if confidence is Confidence.GUESS else "没有选中"
