"""A file of several evaluations while it is edited: whatever is typed where, it stands as if it were read anew."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.evaluation import Change, Evaluation, Kind, Part, PartForm, Place, in_part, new_part, remove_part
from desktop.domain.worked import WHOLE, begin, rework
from desktop.rubricfiles import load_folder
from desktop.usecases.open_file import case_of
from tests.golden_case import RUBRICS

DEPARTMENT = load_folder(RUBRICS / "guangzhou-2021")
PROJECT = load_folder(RUBRICS / "national-project-2020")
KNOWN = {rubric.id: rubric for rubric in (DEPARTMENT, PROJECT)}
EMPTY = Evaluation("某单位", 2023, DEPARTMENT.id)
FORMS = {"p1": (PartForm.PROJECT, PROJECT), "p2": (PartForm.PROJECT, PROJECT), "p3": (PartForm.MONITORING, DEPARTMENT)}
RUBRIC_OF = {WHOLE: DEPARTMENT, **{key: rubric for key, (_, rubric) in FORMS.items()}}


def _cells(key: str) -> st.SearchStrategy[tuple[Change, ...]]:
    rubric = RUBRIC_OF[key]
    leaves = sorted(each.code for each in rubric.walk() if each.method is not None)
    slots = sorted(each.code for each in rubric.walk() if each.open_slot)
    figures = st.one_of(st.none(), st.integers(0, 120).map(str))
    fact = st.builds(Change, st.builds(Place, st.just(Kind.FACT), st.sampled_from(sorted(rubric.fields()))), figures)
    fields = st.sampled_from(["target", "actual", "basis", "reason"])
    leaf = st.builds(Change, st.builds(Place, st.just(Kind.LEAF), st.sampled_from(leaves), fields), figures)
    score = st.builds(
        Change, st.builds(Place, st.just(Kind.LEAF), st.sampled_from(leaves), st.just("score")), st.just("1")
    )
    own = st.sampled_from([("parent", slots[0]), ("name", "自设"), ("weight", "10"), ("parent", None)]).map(
        lambda each: Change(Place(Kind.OWN, "own-1", each[0]), each[1])
    )
    return st.lists(st.one_of(fact, leaf, score, own), min_size=1, max_size=3).map(lambda each: in_part(key, each))


def _listed(key: str) -> st.SearchStrategy[tuple[Change, ...]]:
    form, rubric = FORMS[key]
    made = new_part(Part(key, form, "项目", 1, Evaluation("某单位", 2023, rubric.id)))
    name = in_part(key, [Change(Place(Kind.HEADER, "name"), "改名")])
    return st.sampled_from([made, made, remove_part(key), made + name])


EDITS = st.one_of(*(_cells(key) for key in RUBRIC_OF), *(_listed(key) for key in FORMS))


def _sensible(evaluation: Evaluation, edit: tuple[Change, ...]) -> bool:
    """Nobody fills in a part that is not there, or names it."""
    adds = any(change.place.field == "header/rubric" and change.value for change in edit)
    return all(place.kind is not Kind.PART or (place.key in evaluation.parts) is not adds for place, _ in edit)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EDITS, min_size=1, max_size=10))
def test_every_edit_leaves_what_reading_the_file_would_give(edits: list[tuple[Change, ...]]) -> None:
    worked = begin(case_of(DEPARTMENT, EMPTY, KNOWN))
    taken = []
    for edit in edits:
        evaluation = worked[WHOLE].case.evaluation
        if not _sensible(evaluation, edit):
            continue
        taken.append((worked, evaluation.inverse(edit)))
        worked = rework(worked, edit, KNOWN)
        anew = begin(case_of(DEPARTMENT, evaluation.apply(edit), KNOWN))
        assert _told(worked) == _told(anew)
    for before, back in reversed(taken):
        worked = rework(worked, back, KNOWN)
        assert _told(worked) == _told(before)


def test_filling_in_a_project_leaves_the_departments_scores_alone() -> None:
    start = EMPTY.apply(new_part(Part("p1", PartForm.PROJECT, "项目", 1, Evaluation("某单位", 2023, PROJECT.id))))
    before = begin(case_of(DEPARTMENT, start, KNOWN))
    after = rework(before, in_part("p1", [Change(Place(Kind.FACT, "budget.city"), "100")]), KNOWN)
    assert after[WHOLE].case.sheet is before[WHOLE].case.sheet
    assert after[WHOLE].findings is before[WHOLE].findings
    assert after[WHOLE].case.parts["p1"] is after["p1"].case


def _told(worked: dict[str, object]) -> dict[str, object]:
    """All a person could see: values, scores and findings of each evaluation."""
    return {
        key: (
            each.case.evaluation,
            each.case.sheet,
            dict(each.findings.nodes),
            each.findings.whole,
            each.case.parts.keys(),
        )  # type: ignore[attr-defined]
        for key, each in worked.items()
    }
