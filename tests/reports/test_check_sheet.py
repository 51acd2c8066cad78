"""The check sheet on paper tells what is only not filled in yet apart from what is wrong, as the window does."""

from __future__ import annotations

from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.domain.findings import Severity, check
from desktop.domain.findings.finding import Case
from desktop.domain.findings.waiting import BLANK, UNCONFIRMED, Rank, rank_of
from desktop.reports.checksheet import WORDS, check_sheet
from desktop.rubricfiles import load_folder
from desktop.usecases.open_file import case_of
from tests.golden_case import RUBRICS

RUBRIC = "guangzhou-2021"


def case(*changes: Change) -> Case:
    return case_of(load_folder(RUBRICS / RUBRIC), Evaluation("某局", 2021, RUBRIC).apply(changes))


def test_a_draft_of_this_morning_has_no_errors() -> None:
    said = check_sheet(case(), None).paragraphs[0]
    found = check(case()).all()
    blank = [each for each in found if each.code in BLANK and each.severity is not Severity.NOTE]
    assert said.startswith(f"经核查，共发现待填{len(blank)}项、")
    assert "错误" not in said


def test_a_contradiction_comes_first() -> None:
    wrong = case(Change(Place(Kind.LEAF, "mgmt.funds.completion", "score"), "9"))
    assert check_sheet(wrong, None).paragraphs[0].startswith("经核查，共发现错误1项、")


def test_ranks_follow_code_and_severity() -> None:
    """Only what is blank or unconfirmed has a rank of its own; a note stays one."""
    for finding in check(case()).all():
        own = Rank.BLANK if finding.code in BLANK else Rank.UNCONFIRMED if finding.code in UNCONFIRMED else None
        expected = own if own and finding.severity is not Severity.NOTE else Rank(finding.severity.value)
        assert rank_of(finding) is expected, finding
    assert set(WORDS) == set(Rank)
