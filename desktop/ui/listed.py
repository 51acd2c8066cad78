"""What the findings window lists: one evaluation's findings, and behind the department's those of the projects."""

from __future__ import annotations

from desktop.domain.evaluation import Kind
from desktop.domain.findings.finding import Finding
from desktop.domain.findings.parts import in_file, in_project
from desktop.domain.projects import name_of
from desktop.ui import ranks
from desktop.ui.document import Document


def listed(document: Document) -> tuple[Finding, ...]:
    """Every finding to be listed, by rank, errors first; a project's is placed in the file.

    That a project switched a rule off is no finding of the department's.
    """
    found = document.findings.all()
    for each in document.projects:
        name = name_of(each.entry, each.case) if each.entry else ""
        inner = (finding for finding in each.findings.all() if finding.where.kind is not Kind.OVERRULED)
        found += tuple(in_file(finding, each.part, name) for finding in inner)
    return tuple(sorted(found, key=ranks.place_of))


def found_in(document: Document, finding: Finding) -> tuple[Document, Finding]:
    """The evaluation in which something listed was found, and the finding as it stands there."""
    if finding.where.kind is not Kind.PART:
        return document, finding
    return document.of_part(finding.where.key), in_project(finding)
