"""How a finding is shown to people: wrong, doubtful, not filled in yet, not confirmed yet, or a suggestion.

The severity of what is only waiting says that it blocks signing, not that somebody made a mistake: it has names, shapes
and counts of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.domain.findings import Findings
from desktop.domain.findings.finding import Finding, Severity
from desktop.domain.findings.waiting import Rank as Rank  # noqa: PLC0414 - given on
from desktop.domain.findings.waiting import rank_of as rank_of  # noqa: PLC0414
from desktop.domain.findings.waiting import rank_of_rule
from desktop.domain.text import noop
from desktop.ui import languages, theme

translate = QCoreApplication.translate

Counts = Mapping[Rank, int]

SHAPES = {
    Rank.ERROR: ("circle-x", theme.BAD),
    Rank.WARNING: ("triangle-alert", theme.WARN),
    Rank.BLANK: ("circle-dashed", theme.MUTED),
    Rank.UNCONFIRMED: ("circle-help", theme.ACCENT),
    Rank.NOTE: ("info", theme.ACCENT),
}
_NAMES = {
    Rank.ERROR: noop("findings", "错误"),
    Rank.WARNING: noop("findings", "提醒"),
    Rank.BLANK: noop("findings", "待填"),
    Rank.UNCONFIRMED: noop("findings", "待确认"),
    Rank.NOTE: noop("findings", "建议"),
}
_PLACES = {rank: place for place, rank in enumerate(Rank)}


def place_of(finding: Finding) -> int:
    """Where its rank stands in lists, from 0."""
    return _PLACES[rank_of(finding)]


def name_of(rank: Rank) -> str:
    """What a rank is called."""
    return translate("findings", _NAMES[rank])


def severity_name(severity: Severity) -> str:
    """What a severity is called, where a rule is told of and not a finding."""
    return name_of(Rank(severity.value))


# ---------------------------------------------------------------------- how many
def counted(findings: Findings) -> dict[Rank, int]:
    """How many there are of each rank, those that somebody explained included; none of them is looked at."""
    counts = dict.fromkeys(Rank, 0)
    for (code, severity), count in findings.counts.items():
        counts[rank_of_rule(code, severity)] += count
    return counts


def wrong(counts: Counts) -> int:
    """How many ask a person to put something right."""
    return counts.get(Rank.ERROR, 0) + counts.get(Rank.WARNING, 0)


def waiting(counts: Counts) -> int:
    """How many only wait for a person to come to them."""
    return counts.get(Rank.BLANK, 0) + counts.get(Rank.UNCONFIRMED, 0)


def most_pressing(counts: Counts) -> Counts:
    """What is wrong; where nothing is, what waits."""
    ranks = (Rank.ERROR, Rank.WARNING) if wrong(counts) else (Rank.BLANK, Rank.UNCONFIRMED)
    return {rank: counts.get(rank, 0) for rank in ranks}


def in_words(counts: Counts) -> str:
    """2 项错误，13 项待填; "" where there is nothing to do."""
    return languages.listed(
        (said(rank, count) for rank, count in counts.items() if count and rank is not Rank.NOTE), "，"
    )


def said(rank: Rank, count: int) -> str:
    """A count with its word: 13 项待填."""
    return translate("findings", "{0} 项{1}").format(count, name_of(rank))
