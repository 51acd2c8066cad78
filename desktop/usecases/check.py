"""Findings for a file on disk: an evaluation, or a document as it is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.findings import check_printed
from desktop.domain.findings.finding import Case, Finding, Printed, Severity
from desktop.domain.findings.parts import of_projects
from desktop.domain.imported import Confidence
from desktop.usecases.compare import read_case
from desktop.usecases.import_prior import Source, as_case, read_source
from desktop.usecases.open_file import SUFFIX, findings_of

if TYPE_CHECKING:
    from desktop.usecases.workspace import Workspace

_BY_PLACE = ("SUM002", "SUM003")  # they rest on which heading a row stands under, which a slipped table does not tell
_ONCE = {"TXT003", "DAT001", "SCO006"}  # what the document as a whole was told of, its parts need not repeat
_OF_THE_PRINTED = ("CMP005", "CMP009", "CMP012")  # what stands there, not what is missing
_TO_FILL_IN = ("BUD005",)  # figures a document does not print; a clerk would be asked for them


def check_file(workspace: Workspace, path: Path, now: datetime) -> tuple[Case, tuple[Finding, ...]]:
    """What ``path`` holds and what is wrong with it, errors first; a document is read in memory only.

    Raises:
        UserError: FILE_MISSING, and what opening a file or reading a document may raise.
    """
    if path.suffix.lower() == SUFFIX:
        case = read_case(workspace, path, now)
        every = [*findings_of(case), *(finding for _, _, found in of_projects(case) for finding in found)]
        return case, tuple(sorted(every, key=lambda each: list(Severity).index(each.severity)))
    source = read_source(workspace, path, None, now)
    case = as_case(source)
    return case, findings_in(source, case)


def findings_in(source: Source, case: Case) -> tuple[Finding, ...]:
    """What is wrong in a document as printed: its claims, and every rule but those that ask for more to be filled in.

    Errors come first.
    """
    printed = {row.code: row for row in source.result.indicators if row.code}
    guessed = any(row.confidence is Confidence.GUESS for row in source.result.indicators)
    found = list(check_printed(Printed(source.result, source.lines), case))
    told = {finding.code for finding in found} & _ONCE
    for finding in findings_of(case):
        row = printed.get(finding.where.key)
        if finding.code.startswith("CMP") and finding.code not in _OF_THE_PRINTED:
            continue  # completeness is the duty of whoever fills in a form
        if finding.code == "SCO003" and row is not None and row.weight is not None and row.score == row.weight:
            continue  # full marks of the weight the document prints, where ours is another
        if finding.code in told:
            continue
        if finding.code in _TO_FILL_IN:
            found.append(replace(finding, severity=Severity.NOTE))
        elif finding.code == "SCO003" or (finding.code in _BY_PLACE and guessed):
            found.append(replace(finding, severity=Severity.WARNING))
        else:
            found.append(finding)
    return tuple(sorted(found, key=lambda finding: list(Severity).index(finding.severity)))
