"""A person's choice of target beats the reader's; everything else that was read stays as it is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.carryover import NARRATIVE, indicator_id, value_id
from desktop.domain.imported import Confidence, ImportedIndicator, ImportedValue, ImportResult
from desktop.domain.number import plain
from desktop.domain.remap import figure_in, indicator_targets, remapped, value_targets
from desktop.domain.rubric import Rubric
from desktop.rubricfiles import load_folder
from tests.golden_case import RUBRICS

LIKELY = Confidence.LIKELY
FORM = load_folder(RUBRICS / "guangzhou-2021")
LEAVES = [target.key for target in indicator_targets(FORM)]
FACTS = [target.key for target in value_targets(FORM, "fact")]
TEXTS = [target.key for target in value_targets(FORM, "text")]

figures = st.decimals(0, 99999, places=2).map(plain)


@st.composite
def results(draw: st.DrawFn) -> ImportResult:
    """Some figures in 万元, a text or two, and rows placed or not."""
    keys = draw(st.lists(st.sampled_from(["", *FACTS]), max_size=4))
    values = []
    for at, key in enumerate(keys):
        figure = draw(figures)
        values.append(ImportedValue(key, "fact", figure, f"{figure}万元", f"表!A{at}", LIKELY, f"数{at}"))
    for at, key in enumerate(draw(st.lists(st.sampled_from(["", *TEXTS]), max_size=2))):
        values.append(ImportedValue(key, "text", "一段话", "一段话", f"第{at}行", LIKELY, f"文{at}"))
    codes = draw(st.lists(st.sampled_from(["", *LEAVES]), max_size=4))
    rows = tuple(ImportedIndicator((f"甲{at}",), f"表!E{at}", LIKELY, code=code) for at, code in enumerate(codes))
    return ImportResult("上年.xlsx", values=tuple(values), indicators=rows)


@given(results(), st.data())
def test_only_what_was_chosen_goes_elsewhere_and_there_it_goes(result: ImportResult, data: st.DataObject) -> None:
    possible = [value_id(at) for at in range(len(result.values))]
    possible += [indicator_id(at) for at in range(len(result.indicators))]
    chosen = data.draw(st.lists(st.sampled_from(possible), unique=True)) if possible else []
    choices = {}
    for what in chosen:
        kind, _, number = what.partition(":")
        texts = kind == "value" and result.values[int(number)].kind == "text"
        money = [key for key in FACTS if FORM.fields()[key].unit == "万元"]
        choices[what] = data.draw(st.sampled_from(LEAVES if kind == "indicator" else TEXTS if texts else money))

    made = remapped(result, choices, FORM)

    for at, (before, after) in enumerate(zip(result.values, made.values, strict=True)):
        what = value_id(at)
        assert after.target == choices.get(what, before.target)
        assert (after.text, after.found_at, after.label) == (before.text, before.found_at, before.label)
        if what not in choices:
            assert after == before
        elif before.kind == "fact":
            assert Decimal(after.value) == Decimal(before.value), "the same unit, the same figure"
    for at, (row, now) in enumerate(zip(result.indicators, made.indicators, strict=True)):
        assert (now.code or now.slot) == choices.get(indicator_id(at), row.code)
        assert now.path == row.path


@given(results())
def test_the_readers_own_targets_change_nothing(result: ImportResult) -> None:
    choices = {value_id(at): value.target for at, value in enumerate(result.values) if value.target}
    assert remapped(result, choices, FORM).values == result.values


@pytest.mark.parametrize(
    ("text", "value", "target", "key", "figure"),
    [
        ("520.38万元", "520.38", "", "budget.city", "520.38"),
        ("5,203,800元", "520.38", "budget.city", "budget.fiscal", "520.38"),
        ("5203800元", "5203800", "", "budget.fiscal", "520.38"),
        ("520.38", "520.38", "", "budget.fiscal", "520.38"),
        ("98.2%", "98.2", "", "budget.fiscal", None),
        ("5期", "5", "", "budget.fiscal", None),
    ],
)
def test_a_figure_goes_only_where_its_unit_allows(
    text: str, value: str, target: str, key: str, figure: str | None
) -> None:
    read = ImportedValue(target, "fact", value, text, "表!A1", LIKELY)
    assert figure_in(read, key, FORM) == figure
    aimed = remapped(ImportResult("x", values=(read,)), {value_id(0): key}, FORM).values[0]
    assert aimed == read if figure is None else (aimed.target, aimed.value) == (key, figure)


def test_a_row_sent_to_an_open_slot_becomes_an_own_one(guangzhou: Rubric) -> None:
    rows = (ImportedIndicator(("某指标",), "表!E1", LIKELY, code="mgmt.funds.completion"),)
    slot = next(one.code for one in guangzhou.walk() if one.open_slot)
    made = remapped(ImportResult("x", indicators=rows), {indicator_id(0): slot}, guangzhou).indicators[0]
    assert (made.code, made.slot) == ("", slot)


def test_generated_paragraphs_and_headings_are_no_targets(guangzhou: Rubric) -> None:
    generated = {NARRATIVE + one.key for one in guangzhou.outline if one.generated}
    assert not generated & {target.key for target in value_targets(guangzhou, "text")}
    scored = {one.code for one in guangzhou.walk() if one.method is not None or one.open_slot}
    assert {target.key for target in indicator_targets(guangzhou)} == scored
