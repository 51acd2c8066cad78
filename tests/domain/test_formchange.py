"""Last year's table meets this year's form: what was renamed, re-weighted, new or gone is said, nothing else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.formchange import FORM, FormLine, lines_of, printed_lines
from desktop.domain.imported import Confidence, ImportedIndicator, ImportResult
from desktop.domain.remap import indicator_targets
from desktop.domain.rubric import Rubric
from desktop.domain.rubricdiff import compare
from desktop.rubricfiles import load_files
from tests.small_rubric import SMALL

LIKELY, GUESS = Confidence.LIKELY, Confidence.GUESS
SMALL_FORM = load_files(SMALL)
NODES = {one.code: one for one in SMALL_FORM.walk()}
SCORED = [target.key for target in indicator_targets(SMALL_FORM) if not NODES[target.key].open_slot]
PATHS = {target.key: target.path for target in indicator_targets(SMALL_FORM)}


def printed(*rows: ImportedIndicator) -> ImportResult:
    return ImportResult("上年.docx", indicators=rows)


def row(code: str, name: str = "", weight: Decimal | None = None, surely: Confidence = LIKELY) -> ImportedIndicator:
    here = NODES.get(code)
    name = name or (here.name if here else "")
    return ImportedIndicator(("管理", name), "表!E1", surely, weight or (here.weight if here else None), code=code)


def whole() -> tuple[ImportedIndicator, ...]:
    return tuple(row(code) for code in SCORED)


def test_the_same_form_has_nothing_to_say() -> None:
    assert printed_lines(printed(*whole()), SMALL_FORM) == ()
    assert lines_of(compare(SMALL_FORM, SMALL_FORM)) == ()


def test_every_kind_of_change_is_told() -> None:
    rows = {each.code: each for each in whole()}
    rows["mgmt.rate"] = row("mgmt.rate", "预算执行情况", Decimal(15), GUESS)
    del rows["mgmt.cost"]
    gone = ImportedIndicator(("管理", "在职人员控制率"), "表!E3", LIKELY, Decimal(5))
    own = ImportedIndicator(("履职", "培训期数"), "表!E4", LIKELY, Decimal(5), slot="duty")
    assert printed_lines(printed(*rows.values(), gone, own), SMALL_FORM) == (
        FormLine(("renamed", "reweighted"), PATHS["mgmt.rate"], "原表为“预算执行情况”；分值 15 → 20", guessed=True),
        FormLine(("gone",), "管理 / 在职人员控制率", "原表有，本方案没有，5 分"),
        FormLine(("new",), PATHS["mgmt.cost"], "原表没有，10 分"),
    )


def test_blanks_quotes_and_aliases_are_no_renaming() -> None:
    rate = replace(NODES["mgmt.rate"], aliases=("支出完成率",))
    mgmt = replace(SMALL_FORM.indicators[0], children=(rate, *SMALL_FORM.indicators[0].children[1:]))
    form: Rubric = replace(SMALL_FORM, indicators=(mgmt, *SMALL_FORM.indicators[1:]))
    for name in ("预算 完成率", "“预算完成率”", "支出完成率"):
        rows = tuple(row("mgmt.rate", name) if each.code == "mgmt.rate" else each for each in whole())
        assert printed_lines(printed(*rows), form) == ()


@given(st.sets(st.sampled_from(SCORED)), st.dictionaries(st.sampled_from(SCORED), st.integers(100, 200)))
def test_each_indicator_is_told_at_most_once_and_only_when_it_differs(left: set[str], weights: dict[str, int]) -> None:
    rows = tuple(row(code, weight=Decimal(weights[code]) if code in weights else None) for code in sorted(left))
    told = printed_lines(printed(*rows), SMALL_FORM)
    said = {line.where: line.statuses for line in told}
    assert len(said) == len(told)
    new = {PATHS[code]: ("new",) for code in SCORED if code not in left}
    assert said == new | {PATHS[code]: ("reweighted",) for code in left if code in weights}


def test_two_forms_of_ours_are_told_with_their_rules_and_their_head() -> None:
    files = dict(SMALL)
    files["rubric.yaml"] = files["rubric.yaml"].replace('floor: "90"', 'floor: "92"')
    files["sections/mgmt.yaml"] = files["sections/mgmt.yaml"].replace('zero_at: "0.90"', 'zero_at: "0.80"')
    told = lines_of(compare(SMALL_FORM, load_files(files)))
    assert told[0].statuses == (FORM,)
    (rule,) = [line for line in told if "reruled" in line.statuses]
    assert rule.where == PATHS["mgmt.rate"]
    assert not rule.said.startswith(rule.where)
