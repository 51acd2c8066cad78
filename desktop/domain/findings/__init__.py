"""Checks (核查): from scratch, after an edit, or of a document that is only read. ``rules`` has every code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.domain.evaluation import Change
from desktop.domain.findings.collected import Findings, check_all, check_touched
from desktop.domain.findings.finding import Case, Finding, Printed, Rule, Severity
from desktop.domain.findings.off import switched_off
from desktop.domain.findings.rules import RULES

__all__ = [
    "RULES",
    "Finding",
    "Findings",
    "Rule",
    "Severity",
    "check",
    "check_printed",
    "recheck",
    "switched_off",
]


def check(case: Case) -> Findings:
    """Everything the rules find, from scratch. What is switched off stands in it as a note, with its reason."""
    return check_all(RULES, case)


def recheck(findings: Findings, case: Case, changes: Iterable[Change], touched_leaves: Iterable[str] = ()) -> Findings:
    """The findings after an edit; the same as :func:`check` of the case, at the cost of what was touched.

    Args:
        findings: Of the evaluation before the edit.
        case: After the edit.
        changes: What the edit set.
        touched_leaves: Leaves scored again for another reason than ``changes``; those that read a changed figure are
            found here.
    """
    return check_touched(RULES, findings, case, changes, touched_leaves)


def check_printed(printed: Printed, case: Case) -> Sequence[Finding]:
    """Findings about a document as printed, read in memory into ``case``; what the reader doubted comes last."""
    off = {each.code for each in switched_off(RULES, case)}
    rules = (rule for rule in RULES if rule.printed is not None and rule.code not in off)
    return [rule.finding(found) for rule in rules if rule.printed for found in rule.printed(printed, case)]
