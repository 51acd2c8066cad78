"""Figures of the same year meet what is there: nothing typed is lost unseen, nothing comes in without its mark."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.carryover import indicator_id, value_id
from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.domain.findings.finding import Case
from desktop.domain.imported import Confidence, ImportedIndicator, ImportedValue, ImportResult
from desktop.domain.incoming import Incoming, accepted, incoming
from desktop.domain.number import plain
from desktop.domain.scoresheet import score
from desktop.domain.tree import build_tree
from tests.domain.findings_helpers import FORM

LIKELY = Confidence.LIKELY
KEYS = ("budget", "executed", "basic", "project")
figures = st.decimals(1, 999, places=1).map(plain)
sheets = st.dictionaries(st.sampled_from(KEYS), figures)


def of(evaluation: Evaluation) -> Case:
    tree = build_tree(FORM, evaluation.own)
    return Case(FORM, tree, evaluation, score(FORM, tree, evaluation))


def filled(facts: dict[str, str]) -> Case:
    changes = [Change(Place(Kind.FACT, key), value) for key, value in facts.items()]
    return of(Evaluation("某馆", 2023, FORM.id).apply(changes))


def read(facts: dict[str, str], *, year: int = 2023) -> ImportResult:
    values = [
        ImportedValue(key, "fact", value, f"{value}万元", f"表!B{at}", LIKELY, key)
        for at, (key, value) in enumerate(facts.items())
    ]
    return ImportResult("科室.xlsx", year=year, values=tuple(values))


def row(name: str, *, actual: str, slot: str = "duty") -> ImportedIndicator:
    path = ("履职效能", name)
    return ImportedIndicator(path, "表!E9", LIKELY, Decimal(10), target="5期", actual=actual, slot=slot)


def at(rows: tuple[Incoming, ...], place: Place) -> Incoming:
    (found,) = [each for each in rows if each.place == place]
    return found


@given(sheets, sheets)
def test_mine_and_theirs_meet_cell_by_cell(mine: dict[str, str], theirs: dict[str, str]) -> None:
    rows = incoming(read(theirs), filled(mine), beside=False)

    met = {each.place.key: (each.current, each.value) for each in rows if each.place.kind is Kind.FACT}
    assert met == {key: (mine.get(key, ""), value) for key, value in theirs.items() if mine.get(key) != value}
    assert all(each.conflicts == (each.place.key in mine) for each in rows)


@given(sheets, sheets, st.data())
def test_what_is_taken_stands_there_marked_and_the_rest_is_untouched(
    mine: dict[str, str], theirs: dict[str, str], data: st.DataObject
) -> None:
    case = filled(mine)
    rows = incoming(read(theirs), case, beside=False)
    taken = data.draw(st.lists(st.sampled_from(rows), unique_by=lambda each: each.place)) if rows else []

    made = case.evaluation.apply(accepted(taken))

    wanted = {**mine, **{each.place.key: each.value for each in taken}}
    assert {key: plain(value) for key, value in made.facts.items()} == wanted
    assert set(made.unconfirmed) == {str(each.place) for each in taken}
    again = incoming(read(theirs), of(made), beside=False)
    assert {each.place for each in again} == {each.place for each in rows} - {each.place for each in taken}


@given(sheets, sheets)
def test_an_earlier_year_fills_no_cell(mine: dict[str, str], theirs: dict[str, str]) -> None:
    case = filled(mine)
    rows = incoming(read(theirs, year=2022), case, beside=True)
    made = case.evaluation.apply(accepted(rows))
    assert {each.place.kind for each in rows} <= {Kind.PRIOR}
    assert (made.facts, made.judgements, made.own) == (case.evaluation.facts, {}, case.evaluation.own)
    assert not made.unconfirmed
    assert made.prior == {f"fact/{key}": value for key, value in theirs.items()}


def test_an_own_indicator_of_the_same_name_is_the_same_one() -> None:
    case = filled({})
    first = accepted(
        incoming(ImportResult("甲", year=2023, indicators=(row("培训期数", actual="4期"),)), case, beside=False)
    )
    made = of(case.evaluation.apply(first))
    (code,) = made.evaluation.own
    assert made.evaluation.judgement(code).actual == "4期"
    assert made.evaluation.is_unconfirmed(Place(Kind.OWN, code, "name"))

    other = ImportResult("乙", year=2023, indicators=(row("培训 期数", actual="5期"), row("论文篇数", actual="9篇")))
    rows = incoming(other, made, beside=False)
    met = at(rows, Place(Kind.LEAF, code, "actual"))
    assert (met.current, met.value, met.before) == ("4期", "5期", ())
    both = made.evaluation.apply(accepted(rows))
    assert [one.name for one in both.own.values()] == ["培训期数", "论文篇数"]
    assert len({one.position for one in both.own.values()}) == 2


def test_a_new_indicator_comes_with_its_name_even_when_one_cell_of_it_is_taken() -> None:
    rows = incoming(
        ImportResult("甲", year=2023, indicators=(row("培训期数", actual="4期"),)), filled({}), beside=False
    )
    (actual,) = [each for each in rows if each.place.field == "actual"]
    made = filled({}).evaluation.apply(accepted([actual]))
    (own,) = made.own.values()
    assert (own.name, own.parent) == ("培训期数", "duty")
    assert made.judgement(own.code).actual == "4期"
    assert made.judgement(own.code).target == ""


def test_a_score_by_the_rule_is_something_that_is_there() -> None:
    case = filled({"budget": "100", "executed": "95"})
    rate = ImportedIndicator(("管理效能", "预算完成率"), "表!E1", LIKELY, Decimal(20), Decimal(12), code="mgmt.rate")
    rows = incoming(ImportResult("甲", year=2023, indicators=(rate,)), case, beside=False)
    met = at(rows, Place(Kind.LEAF, "mgmt.rate", "score"))
    points = case.sheet.points("mgmt.rate")
    assert points is not None
    assert (met.current, met.by_rule, met.value) == (plain(points), True, "12")


def test_what_is_left_out_is_not_there_and_everything_has_its_origin() -> None:
    result = replace(read({"budget": "5", "executed": "4"}), indicators=(row("培训期数", actual="4期"),))
    rows = incoming(result, filled({}), beside=False, left_out={value_id(0)})
    assert {each.origin for each in rows} == {value_id(1), indicator_id(0)}
