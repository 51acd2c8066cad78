"""Findings for a file on disk: an evaluation, or a document as it is printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings import check_printed
from desktop.domain.findings.finding import Case, Finding, Printed, Severity
from desktop.domain.findings.parts import of_projects
from desktop.domain.findings.remarks import remark_of
from desktop.domain.imported import ImportedIndicator, ImportResult
from desktop.domain.nearness import NO_NEAR_RUBRIC
from desktop.domain.rubric import Certainty
from desktop.domain.trace import Score
from desktop.usecases.compare import read_case
from desktop.usecases.import_prior import Source, read_source
from desktop.usecases.open_file import SUFFIX, findings_of
from desktop.usecases.printed_case import as_case

if TYPE_CHECKING:
    from desktop.importers.reader import Reader
    from desktop.usecases.workspace import Workspace

_ONCE = {"TXT001", "TXT003", "DAT001", "SCO006"}  # what the document as a whole was told of, its parts need not repeat
_OF_THE_PRINTED = ("CMP005", "CMP009", "CMP012")  # what stands there, not what is missing
_TO_FILL_IN = ("BUD005",)  # figures a document does not print; a clerk would be asked for them
_BY_PRINTED = ("SUM002", "SUM003", "SCO002", "SCO003")  # looked at in the document itself, whatever its form
_BY_WEIGHT = ("SCO001", "SCO005", "SCO009")  # they rest on the weight being this form's
_HALF = Decimal("0.5")
_BY_TABLE = ("TXT001", "TXT008", "TXT009")  # they hold sentences against the indicators of this form
_OF_THE_FORM = ("SCO007", "RUB001")  # what this form's bonus and year ask of its own documents only
_UNLIKE = "没有与原件相近的评价方案：只按原件自己印的分值、得分和总分核对，没有按评分标准复算"
_OF_EXECUTION = re.compile(r"(?:执行|支出|完成)率|预算执行")


def check_file(
    workspace: Workspace, path: Path, now: datetime, ahead: Reader | None = None
) -> tuple[Case, tuple[Finding, ...]]:
    """What ``path`` holds and what is wrong with it, errors first; a document is read in memory only.

    ``ahead`` is a reader already at work on the document, see :mod:`reading_ahead`.

    Raises:
        UserError: FILE_MISSING, and what opening a file or reading a document may raise.
    """
    if path.suffix.lower() == SUFFIX:
        case = read_case(workspace, path, now)
        every = [*findings_of(case), *(finding for _, _, found in of_projects(case) for finding in found)]
        return case, tuple(sorted(every, key=lambda each: list(Severity).index(each.severity)))
    source = read_source(workspace, path, None, now, ahead=ahead)
    case = as_case(source)
    return case, findings_in(source, case)


def findings_in(source: Source, case: Case) -> tuple[Finding, ...]:
    """What is wrong in a document as printed: its claims, and every rule but those that ask for more to be filled in.

    Errors come first.
    """
    rows = _rows_by_code(source.result, case)
    found = list(check_printed(Printed(source.result, source.lines), case))
    told = {finding.code for finding in found} & _ONCE
    ours, another = _is_our_form(rows, case), _is_another_form(rows, case)
    explained = any(_OF_EXECUTION.search(row.name) and remark_of(row) for row in source.result.indicators)
    for finding in findings_of(case):
        code = finding.where.key
        row = rows.get(code)
        if finding.code.startswith("CMP") and finding.code not in _OF_THE_PRINTED:
            continue  # completeness is the duty of whoever fills in a form
        if finding.code in told or finding.code in _BY_PRINTED or (finding.code == "BUD002" and explained):
            continue
        if finding.code in _BY_TABLE and not ours and "元" not in finding.message:
            continue
        if finding.code in _BY_WEIGHT and (row is None or row.weight not in (None, case.tree[code].weight)):
            continue  # an indicator of another form under the same name
        if finding.code == "SCO001" and row is not None:
            if not _is_rounded(row, code, case):
                found.append(replace(finding, severity=_gravity(row, code, case)))
        elif finding.code in _TO_FILL_IN:
            found.append(replace(finding, severity=Severity.NOTE))
        else:
            found.append(finding)
    found = _told_once(found, case)
    if another and source.made_with is None:
        found = [finding for finding in found if finding.code not in _OF_THE_FORM]
        if source.result.indicators:
            found = [finding for finding in found if not finding.message.startswith(NO_NEAR_RUBRIC)]
            found.append(_unlike(source))
    return tuple(sorted(found, key=lambda finding: list(Severity).index(finding.severity)))


def _unlike(source: Source) -> Finding:
    """What cannot be judged in a document of a form nobody here knows."""
    place = Place(Kind.HEADER, "source")
    return Finding("IMP001", Severity.NOTE, place, source.result.source, _UNLIKE, fix="请对照当地的评分标准核对。")


def _told_once(found: list[Finding], case: Case) -> list[Finding]:
    """Without the reader's own words for what a rule found too."""
    doubts = {"SUM001": tuple(f"{total.name}：" for total in case.rubric.sums), "TXT001": ("评分表的总分是 ",)}
    codes = {finding.code for finding in found}
    said = tuple(words for code in doubts if code in codes for words in doubts[code])
    return [each for each in found if each.code != "IMP001" or not each.message.startswith(said)]


def _rows_by_code(result: ImportResult, case: Case) -> dict[str, ImportedIndicator]:
    """The printed row of each leaf; of a unit's own indicator, the one of its name."""
    rows = {row.code: row for row in result.indicators if row.code and row.leaf}
    own = {row.name: row for row in result.indicators if row.slot and row.leaf}
    return rows | {node.code: own[node.name] for node in case.tree.leaves() if node.own and node.name in own}


def _is_our_form(rows: Mapping[str, ImportedIndicator], case: Case) -> bool:
    """Whether at least half of what the form scores stands in the document, with the form's weights."""
    same = [code for code, row in rows.items() if row.weight in (None, case.tree[code].weight)]
    return 2 * len(same) >= sum(1 for _ in case.tree.leaves())


def _is_another_form(rows: Mapping[str, ImportedIndicator], case: Case) -> bool:
    """Whether no indicator of the form stands in the document, or more of them with other weights than with its own."""
    weighed = [row.weight == case.tree[code].weight for code, row in rows.items() if row.weight is not None]
    return not rows or 2 * sum(weighed) < len(weighed)


def _is_rounded(row: ImportedIndicator, code: str, case: Case) -> bool:
    """Whether the printed score is the rule's, to as many places as are printed; full marks are never rounded to."""
    ruled = case.sheet.leaves[code].by_rule
    if not isinstance(ruled, Score) or row.score is None:
        return False
    places = max(-int(row.score.as_tuple().exponent), 0)
    apart = _HALF.scaleb(-places) + _HALF.scaleb(-case.rubric.rounding.score_places)
    return (places > 0 or row.score != row.weight) and abs(ruled.points - row.score) <= apart


def _gravity(row: ImportedIndicator, code: str, case: Case) -> Severity:
    """An error where the rule is printed in the form and nothing is said of departing from it."""
    certain = case.tree[code].indicator.certainty is Certainty.PRINTED
    return Severity.ERROR if certain and not remark_of(row) else Severity.WARNING
