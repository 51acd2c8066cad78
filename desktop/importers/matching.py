"""From printed rows to the rubric's indicators: the same name, one seen in past files, or one merely alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import SequenceMatcher

from desktop.domain.imported import Confidence, ImportedIndicator
from desktop.domain.rubric import Indicator, Rubric
from desktop.importers.rows import Row
from desktop.importers.vocabulary import Role
from desktop.importers.words import key, one_line, points_in_name

ALIKE = 0.8  # of difflib's ratio: 公用经费控制率 and 公用经费支出控制率 have 0.88
VERY_ALIKE = 0.9
LONGEST_ALIKE = 60  # characters; longer names are the unit's own


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator of the rubric with the keys of the names above it, nearest first, and its own level."""

    indicator: Indicator
    above: tuple[frozenset[str], ...]
    slot: str  # its code where it is an open slot
    names: frozenset[str]  # keys of its name and aliases

    @property
    def level(self) -> int:
        """Depth in the tree: 1 for 一级指标."""
        return len(self.above) + 1

    @property
    def is_leaf(self) -> bool:
        """Whether it is scored itself; an open slot holds what is."""
        return not self.indicator.children and not self.slot


class RubricNames:
    """The rubric's indicators by every name they are known under."""

    def __init__(self, rubric: Rubric) -> None:
        self.entries: list[Entry] = []
        self._by_key: dict[str, list[Entry]] = {}
        for root in rubric.indicators:
            self._add(root, ())

    def _add(self, indicator: Indicator, above: tuple[frozenset[str], ...]) -> None:
        names = frozenset(key(name) for name in (indicator.name, *indicator.aliases))
        entry = Entry(indicator, above, indicator.code if indicator.open_slot else "", names)
        self.entries.append(entry)
        for name in names:
            self._by_key.setdefault(name, []).append(entry)
        for child in indicator.children:
            self._add(child, (names, *above))

    def level(self, name: str) -> int:
        """The level at which the rubric has this name; 0 where it has none."""
        entries = self._by_key.get(key(name), ())
        return entries[0].level if entries else 0

    def is_leaf(self, name: str) -> bool:
        """Whether it is one that is scored."""
        return any(entry.is_leaf for entry in self._by_key.get(key(name), ()))

    def may_stand_below(self, name: str, above: str) -> bool:
        """False where the rubric knows both and has them apart."""
        entries = self._by_key.get(key(name), ())
        if not entries or not self.level(above):
            return True
        return any(key(above) in names for entry in entries for names in entry.above)

    def named(self, name: str) -> list[Entry]:
        """All indicators of this name or alias."""
        return self._by_key.get(key(name), [])

    def open_slots(self) -> list[Entry]:
        """Where the form leaves indicators to the unit."""
        return [entry for entry in self.entries if entry.slot]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a path belongs."""

    code: str
    slot: str
    confidence: Confidence


def match_rows(rows: Iterable[Row], names: RubricNames) -> tuple[list[ImportedIndicator], list[str]]:
    """Rows as indicators, headings before the first row below them; what was found twice is told."""
    found: list[ImportedIndicator] = []
    headings: set[tuple[str, ...]] = set()
    taken: dict[str, str] = {}
    warnings: list[str] = []
    for row in rows:
        path = row.path
        levels = sorted(row.names)
        for depth in range(1, len(path)):
            if path[:depth] not in headings:
                headings.add(path[:depth])
                level = next(at for at in levels if one_line(row.names[at].text) == path[depth - 1])
                found.append(_heading(row, path[:depth], level, names))
        match = _match(path, row.weight, names, leaf=True)
        if not match.code and not match.slot and row.confidence is Confidence.GUESS:
            match = replace(match, slot=_only_slot(path, names))
        if match.code and match.code in taken:
            warnings.append(f"{row.place}：“{path[-1]}”与 {taken[match.code]} 是同一指标，只取前一处")
            match = Match("", match.slot, Confidence.GUESS)
        elif match.code:
            taken[match.code] = row.place
        found.append(_leaf(row, path, match, names))
    return _adopted(found, names), warnings


def placed(row: ImportedIndicator, names: RubricNames, found: Iterable[ImportedIndicator]) -> ImportedIndicator:
    """A row read outside the table of indicators, under the leaf of its name and weight that no row has taken."""
    taken = {one.code for one in found}
    leaves = [entry.indicator for entry in names.named(row.name) if entry.is_leaf]
    if len(leaves) != 1 or leaves[0].weight != row.weight or leaves[0].code in taken:
        return row
    return replace(row, code=leaves[0].code)


def _adopted(found: list[ImportedIndicator], names: RubricNames) -> list[ImportedIndicator]:
    """Give rows that stand under no heading of the form to its one open slot, when they fill it exactly.

    In a slipped table the slot's own name often stands beside its last group only; weights that add up to the slot's
    to the point are no accident. Where they do not, the rows stay what they were: unplaced.
    """
    slots = names.open_slots()
    homeless = [row for row in found if not row.code and not row.slot]
    weights = [row.weight for row in homeless if row.leaf]
    if len(slots) != 1 or not weights or None in weights:
        return found
    slot = slots[0].indicator
    inside = [row.weight or Decimal(0) for row in found if row.leaf and row.slot == slot.code]
    if sum(inside, Decimal(0)) + sum((weight or Decimal(0) for weight in weights), Decimal(0)) != slot.weight:
        return found
    return [
        replace(
            row,
            path=(slot.name, *row.path),
            slot=slot.code,
            confidence=max(row.confidence, Confidence.LIKELY),
        )
        if not row.code and not row.slot
        else row
        for row in found
    ]


def _only_slot(path: tuple[str, ...], names: RubricNames) -> str:
    """Where a slipped row of this form may belong when its place is lost: the only slot there is."""
    slots = names.open_slots()
    of_this_form = names.level(path[0]) == 1 and len(path) > 1
    return slots[0].slot if len(slots) == 1 and of_this_form else ""


def _leaf(row: Row, path: tuple[str, ...], match: Match, names: RubricNames) -> ImportedIndicator:
    confidence = min(match.confidence, row.confidence)
    if row.confidence is Confidence.GUESS and match.code and match.confidence is Confidence.EXACT:
        entry = next(entry for entry in names.entries if entry.indicator.code == match.code)
        if row.weight == entry.indicator.weight and row.score is not None and row.score <= row.weight:
            confidence = Confidence.LIKELY  # name, parent and weight are the rubric's: the cells were told apart
    texts = {role: row.texts.get(role, "") for role in Role}
    explanation = "\n".join(filter(None, (texts[Role.EXPLANATION], texts[Role.STANDARD])))
    return ImportedIndicator(
        path,
        row.place,
        confidence,
        row.weight,
        row.score,
        row.deduction,
        explanation=explanation,
        target=texts[Role.TARGET],
        actual=texts[Role.ACTUAL],
        basis=texts[Role.BASIS],
        reason=texts[Role.REASON],
        improvement=texts[Role.IMPROVEMENT],
        note=texts[Role.NOTE],
        code=match.code,
        slot=match.slot,
    )


def _heading(row: Row, path: tuple[str, ...], level: int, names: RubricNames) -> ImportedIndicator:
    cell = row.names[level]
    match = _match(path, None, names, leaf=False)
    weight = row.weights.get(level, points_in_name(cell.text))
    confidence = min(match.confidence, row.confidence)
    return ImportedIndicator(path, cell.place, confidence, weight, code=match.code, slot=match.slot, leaf=False)


def _match(path: tuple[str, ...], weight: Decimal | None, names: RubricNames, *, leaf: bool) -> Match:
    keys = [key(name) for name in path]
    namesakes = [entry for entry in names.named(path[-1]) if entry.is_leaf == leaf]
    for entry in namesakes:
        if _parent_agrees(entry, keys[:-1]):
            return Match(entry.indicator.code, "", Confidence.EXACT)
    for depth in range(len(path) - 1, 0, -1):  # inside an open slot, all is the unit's own
        for entry in names.named(path[depth - 1]):
            if entry.slot:
                return Match("", entry.slot, Confidence.EXACT)
    if len(namesakes) == 1 and weight in (None, namesakes[0].indicator.weight):
        return Match(namesakes[0].indicator.code, "", Confidence.LIKELY)
    groups = [entry for entry in names.named(path[-1]) if not entry.is_leaf] if leaf else []
    if len(groups) == 1 and weight == groups[0].indicator.weight:  # a report scores a level this rubric only sums
        return Match(groups[0].indicator.code, "", Confidence.LIKELY)
    return (_alike(keys, weight, names) if leaf else None) or Match("", "", Confidence.LIKELY)


def _parent_agrees(entry: Entry, above: list[str]) -> bool:
    if not entry.above:
        return not above
    return bool(above) and above[-1] in entry.above[0]


def _ratio(one: str, other: str) -> float:
    """How alike two names are; the bounds are cheap and settle most pairs."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if len(one) > LONGEST_ALIKE or min(matcher.real_quick_ratio(), matcher.quick_ratio()) < ALIKE:
        return 0.0
    return matcher.ratio()


def _alike(keys: list[str], weight: Decimal | None, names: RubricNames) -> Match | None:
    """The most alike leaf below the same parent; a leaf elsewhere is never proposed for its looks."""
    best: tuple[float, Entry] | None = None
    for entry in names.entries:
        if not entry.is_leaf or not _parent_agrees(entry, keys[:-1]):
            continue
        ratio = max(_ratio(keys[-1], name) for name in entry.names)
        if ratio >= ALIKE and (best is None or ratio > best[0]):
            best = ratio, entry
    if best is None:
        return None
    ratio, entry = best
    sure = ratio >= VERY_ALIKE and weight == entry.indicator.weight
    return Match(entry.indicator.code, "", Confidence.LIKELY if sure else Confidence.GUESS)
