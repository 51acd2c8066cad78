"""What nobody has come to yet, told apart from what is wrong.

Severities say what blocks signing; a draft begun this morning has no mistakes in it all the same. Who lists findings
for people shows these by themselves. Codes, severities and refusals stay as they are.
"""

from __future__ import annotations

from enum import Enum

from desktop.domain.findings.finding import Finding, Severity

BLANK = frozenset({"CMP001", "CMP004", "CMP006", "CMP007", "CMP011"})  # nothing stands there yet: 待填
UNCONFIRMED = frozenset({"CMP002"})  # brought along from elsewhere and not looked at yet: 待确认


class Rank(Enum):
    """What a finding is to people, in the order of lists."""

    ERROR = Severity.ERROR.value
    WARNING = Severity.WARNING.value
    BLANK = "blank"
    UNCONFIRMED = "unconfirmed"
    NOTE = Severity.NOTE.value


def rank_of(finding: Finding) -> Rank:
    """What a finding is shown as."""
    return rank_of_rule(finding.code, finding.severity)


def rank_of_rule(code: str, severity: Severity) -> Rank:
    """What a rule's findings of a severity are shown as.

    A note stays one: the cover may be filled in by hand, and a switched-off rule asks for nothing.
    """
    if severity is not Severity.NOTE and code in BLANK:
        return Rank.BLANK
    if severity is not Severity.NOTE and code in UNCONFIRMED:
        return Rank.UNCONFIRMED
    return Rank(severity.value)
