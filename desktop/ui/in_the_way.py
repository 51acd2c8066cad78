"""What stands in the way of signing, as the window tells it: findings, and leaves without a score."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings.finding import Finding
from desktop.domain.projects import name_of
from desktop.domain.signoff import obstacles
from desktop.ui.document import Document
from desktop.ui.languages import spoken
from desktop.ui.ranks import Rank, in_words, rank_of

_NEVER_OVERRULED = "CMP001"  # a leaf without a score stays without one, whatever the reason


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One line: a finding, or a leaf without a score."""

    where: Place
    label: str
    message: str
    fix: str
    finding: Finding | None

    @property
    def rank(self) -> Rank:
        """What it is shown as; without a score it is not filled in yet."""
        return Rank.BLANK if self.finding is None else rank_of(self.finding)

    @property
    def may_stand(self) -> bool:
        """Whether a reason can let it pass."""
        return self.finding is not None and self.finding.code != _NEVER_OVERRULED


def obstacles_of(document: Document) -> tuple[Obstacle, ...]:
    """Everything but name and role, which the dialog asks for."""
    case = document.case
    refused = obstacles(case, document.findings.all(), "-", case.rubric.roles[0])
    if refused is None:
        return ()
    found = [
        Obstacle(each.where, spoken(each.label), spoken(each.message), spoken(each.fix), each)
        for each in refused.findings
    ]
    told = {each.where.key for each in refused.findings if each.where.kind is Kind.LEAF}
    word = QCoreApplication.translate("Obstacles", "尚未得分")
    found += [
        Obstacle(Place(Kind.LEAF, code, "score"), case.tree[code].name, word, "", None)
        for code in case.sheet.unscored
        if code not in told
    ]
    for project in document.projects:
        found += _unscored(project, {each.where for each in refused.findings}, word)
    return tuple(found)


def _unscored(project: Document, told: Collection[Place], word: str) -> Iterator[Obstacle]:
    """The leaves of a project without a score that no finding told of."""
    name = name_of(project.entry, project.case) if project.entry else ""
    for code in project.sheet.unscored:
        where = Place(Kind.PART, project.part, str(Place(Kind.LEAF, code, "score")))
        if where not in told:
            yield Obstacle(where, f"{project.tree[code].name}（{name}）", word, "", None)


def told(found: Collection[Obstacle]) -> str:
    """How many of each rank: 2 项错误，13 项待填."""
    return in_words({rank: sum(each.rank is rank for each in found) for rank in Rank})
