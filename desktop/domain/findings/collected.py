"""The findings of one evaluation as a value, from scratch or after an edit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.findings.finding import Case, Finding, Rule, Severity
from desktop.domain.findings.index import Index, index_of
from desktop.domain.findings.off import SwitchedOff, switched_off, switches
from desktop.domain.findings.places import NARRATIVE
from desktop.domain.sharing import changed
from desktop.domain.tree import changes_structure

Sort = tuple[str, Severity]  # the code of a rule, and how grave what it found is

_GRAVITY = {severity: place for place, severity in enumerate(Severity)}


@dataclass(frozen=True)
class Findings:
    """All that the checks found.

    Attributes:
        nodes: Indicator code → its findings; indicators without any are left out.
        whole: Findings about head figures, texts and the evaluation as such.
        counts: How many there are of each rule and severity, overruled ones included; of none there is no entry.
    """

    nodes: Mapping[str, tuple[Finding, ...]]
    whole: tuple[Finding, ...]
    counts: Mapping[Sort, int]
    _index: Index = field(compare=False, repr=False)

    def all(self, *, errors_first: bool = False) -> tuple[Finding, ...]:
        """Every finding: head and cover, then the table in printed order, then the narrative.

        With ``errors_first`` errors come before warnings and these before notes, each in that same order.
        """
        return self._by_gravity if errors_first else self._printed

    def for_node(self, code: str) -> tuple[Finding, ...]:
        """The findings about one indicator."""
        return self.nodes.get(code, ())

    def of_rules(self, codes: Collection[str]) -> Iterator[Finding]:
        """The findings of some rules, in no order; a rule that found nothing costs nothing."""
        if not any(code in codes for code, _ in self.counts):
            return
        for found in (self.whole, *self.nodes.values()):
            yield from (finding for finding in found if finding.code in codes)

    @cached_property
    def _printed(self) -> tuple[Finding, ...]:
        order = self._index.order
        return (
            *(finding for finding in self.whole if not _is_narrative(finding.where)),
            *(finding for code in sorted(self.nodes, key=order.__getitem__) for finding in self.nodes[code]),
            *(finding for finding in self.whole if _is_narrative(finding.where)),
        )

    @cached_property
    def _by_gravity(self) -> tuple[Finding, ...]:
        return tuple(sorted(self._printed, key=lambda finding: _GRAVITY[finding.severity]))


def check_all(rules: Sequence[Rule], case: Case) -> Findings:
    """Every rule that is not switched off on everything."""
    off = switched_off(rules, case)
    rules = _standing(rules, off)
    found = ((code, _of_node(rules, case, code)) for code in case.tree.nodes)
    nodes = {code: findings for code, findings in found if findings}
    whole = (*(each.finding for each in off), *_of_whole(rules, case))
    counts: dict[Sort, int] = {}
    _add(counts, whole, 1)
    for findings in nodes.values():
        _add(counts, findings, 1)
    return Findings(changed(nodes, {}), whole, counts, index_of(case.tree))


def check_touched(
    rules: Sequence[Rule], findings: Findings, case: Case, changes: Iterable[Change], touched: Iterable[str]
) -> Findings:
    """The findings after an edit, looking only at what it touched; a changed structure is checked from scratch."""
    changes = tuple(changes)
    if changes_structure(changes) or switches(changes):
        return check_all(rules, case)
    off = switched_off(rules, case)
    rules = _standing(rules, off)
    index = index_of(case.tree)
    edits: dict[str, tuple[Finding, ...] | None] = {}
    counts = dict(findings.counts)
    for code in _affected(case, index, changes, touched):
        after = _of_node(rules, case, code)
        _add(counts, findings.for_node(code), -1)
        _add(counts, after, 1)
        edits[code] = after or None
    whole = (*(each.finding for each in off), *_of_whole(rules, case))
    _add(counts, findings.whole, -1)
    _add(counts, whole, 1)
    return Findings(changed(findings.nodes, edits), whole, counts, index)


def _affected(case: Case, index: Index, changes: Iterable[Change], touched: Iterable[str]) -> set[str]:
    """Touched leaves, indicators whose cells or marks changed, and everything above them."""
    codes = {code for code in touched if code in case.tree}
    for place, _ in changes:
        hosts = _proven(case, place.key) if place.kind is Kind.EVIDENCE else _hosts(place, index)
        codes.update(code for code in hosts if code in case.tree)
    return codes | {above for code in codes for above in case.tree.ancestors(code)}


def _hosts(place: Place, index: Index) -> tuple[str, ...]:
    match place.kind:
        case Kind.LEAF | Kind.OWN | Kind.PROOF:
            return (place.key,)
        case Kind.FACT:
            return index.hosts.get(place.key, ())
        case Kind.UNCONFIRMED | Kind.PRIOR:
            return _hosts(Place.parse(place.key), index)
        case _:
            return ()


def _proven(case: Case, file: str) -> list[str]:
    """The indicators one file of evidence proves."""
    return [code for code, files in case.evaluation.proofs.items() if file in files]


def _standing(rules: Sequence[Rule], off: Sequence[SwitchedOff]) -> Sequence[Rule]:
    codes = {each.code for each in off}
    return [rule for rule in rules if rule.code not in codes] if codes else rules


def _of_node(rules: Sequence[Rule], case: Case, code: str) -> tuple[Finding, ...]:
    node = case.tree[code]
    return tuple(rule.finding(found) for rule in rules if rule.node is not None for found in rule.node(case, node))


def _of_whole(rules: Sequence[Rule], case: Case) -> tuple[Finding, ...]:
    return tuple(rule.finding(found) for rule in rules if rule.whole is not None for found in rule.whole(case))


def _add(counts: dict[Sort, int], findings: Iterable[Finding], sign: int) -> None:
    for finding in findings:
        kind = finding.code, finding.severity
        counts[kind] = counts.get(kind, 0) + sign
        if not counts[kind]:
            del counts[kind]


def _is_narrative(place: Place) -> bool:
    return place.kind is Kind.TEXT and place.key.startswith(NARRATIVE)
