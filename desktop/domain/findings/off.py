"""Rules that are switched off, by the rubric or for one evaluation, each with the reason that is kept.

For one evaluation the reason stands under :attr:`~desktop.domain.place.Kind.OVERRULED` with the bare code of the rule
as its key, where the reason for a single finding stands under the finding's id. So file, undo and signature treat both
alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.findings.finding import Case, Finding, Rule, Severity
from desktop.domain.text import say


@dataclass(frozen=True, slots=True)
class SwitchedOff:
    """A rule that does not look at this evaluation, why, and whether the rubric says so."""

    code: str
    name: str
    reason: str
    by_rubric: bool

    @property
    def finding(self) -> Finding:
        """How the list of findings shows it: a note that stands at the rule itself."""
        by_unit = say("Finding", "本次自评停用了这条核查规则，理由：{reason}")
        by_rubric = say("Finding", "评价方案停用了这条核查规则，理由：{reason}")
        message = (by_rubric if self.by_rubric else by_unit).format(reason=self.reason)
        return Finding(self.code, Severity.NOTE, place_of(self.code), self.name, message)


def place_of(code: str) -> Place:
    """Where the reason for switching a rule off stands in an evaluation."""
    return Place(Kind.OVERRULED, code)


def switch_off(rule: Rule, reason: str) -> Change:
    """The change that switches a rule off for one evaluation; its value None switches it on again.

    Raises:
        ValueError: No reason.
    """
    if not reason.strip():
        raise ValueError("a rule is switched off for a reason")
    return Change(place_of(rule.code), reason.strip())


def switched_off(rules: Sequence[Rule], case: Case) -> tuple[SwitchedOff, ...]:
    """The rules that are off, in the order of their codes' table; the rubric's reason goes before the unit's own."""
    rubric, unit = case.rubric.checks_off, case.evaluation.overruled
    if not rubric and not unit:
        return ()
    return tuple(
        SwitchedOff(rule.code, rule.name, rubric.get(rule.code) or unit[rule.code], rule.code in rubric)
        for rule in rules
        if rule.code in rubric or rule.code in unit
    )


def switches(changes: Iterable[Change]) -> bool:
    """Whether a rule was switched on or off: then everything is checked again."""
    return any(place.kind is Kind.OVERRULED and "@" not in place.key for place, _ in changes)
