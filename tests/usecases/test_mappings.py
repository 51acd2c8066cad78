"""What was decided about one file is proposed for the next of its layout, and for no other."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.carryover import indicator_id, value_id
from desktop.domain.imported import Confidence, ImportedIndicator, ImportedValue, ImportResult
from desktop.domain.remap import indicator_targets, value_targets
from desktop.domain.rubric import Rubric
from desktop.domain.sourcetext import SourceTable, SourceText
from desktop.rubricfiles import load_folder
from desktop.usecases.mappings import KEPT, NOWHERE, forget, recall, remember
from tests.golden_case import RUBRICS

NOW = datetime(2022, 3, 25, 9, 0, tzinfo=UTC)
LIKELY = Confidence.LIKELY
HEADS = SourceText(tables=(SourceTable("表", 9, 3, (), heads=("一级指标", "三级指标", "得分")),))
RATE = "mgmt.procurement.execution"
FORM = load_folder(RUBRICS / "guangzhou-2021")
LEAVES = [target.key for target in indicator_targets(FORM)]
MONEY = [target.key for target in value_targets(FORM, "fact") if FORM.fields()[target.key].unit == "万元"]


def sheet(*names: str, figures: tuple[str, ...] = ()) -> ImportResult:
    rows = [ImportedIndicator(("管理", name), f"表!E{at}", LIKELY) for at, name in enumerate(names)]
    values = [ImportedValue("", "fact", "5", "5万元", f"表!B{at}", LIKELY, name) for at, name in enumerate(figures)]
    return ImportResult("上年.xlsx", values=tuple(values), indicators=tuple(rows))


NAMES = ("采购计划完成度", "预算完成率", "结转结余率", "公用经费控制率", "目标完成率")


def test_the_next_file_of_the_layout_goes_the_same_way(tmp_path: Path) -> None:
    decided = {indicator_id(0): RATE, indicator_id(2): NOWHERE}
    remember(tmp_path, sheet(*NAMES), HEADS, FORM, decided, NOW)
    # Another year: its rows stand elsewhere, the unit's own ones are others.
    following = sheet("2.1 新的", NAMES[2], NAMES[1], NAMES[0], *NAMES[3:])
    assert recall(tmp_path, following, HEADS, FORM) == {indicator_id(3): RATE, indicator_id(1): NOWHERE}


def test_years_blanks_and_punctuation_make_no_difference(tmp_path: Path) -> None:
    remember(tmp_path, sheet(*NAMES[:-1], "2020年度目标完成率"), HEADS, FORM, {indicator_id(4): RATE}, NOW)
    again = sheet(*NAMES[:-1], "2021 年度 目标完成率：")
    assert recall(tmp_path, again, HEADS, FORM) == {indicator_id(4): RATE}


@pytest.mark.parametrize(
    "text",
    [
        replace(HEADS, tables=(replace(HEADS.tables[0], heads=("指标", "得分")),)),
        SourceText(),
    ],
)
def test_another_layout_is_asked_anew(tmp_path: Path, text: SourceText) -> None:
    remember(tmp_path, sheet(*NAMES), HEADS, FORM, {indicator_id(0): RATE}, NOW)
    assert recall(tmp_path, sheet(*NAMES), text, FORM) == {}
    assert recall(tmp_path, sheet(NAMES[0], "甲", "乙", "丙", "丁"), HEADS, FORM) == {}


def test_a_target_the_form_does_not_have_or_calls_otherwise_is_passed_over(
    tmp_path: Path, small_rubric: Rubric
) -> None:
    remember(tmp_path, sheet(*NAMES), HEADS, FORM, {indicator_id(0): RATE, indicator_id(1): NOWHERE}, NOW)
    assert recall(tmp_path, sheet(*NAMES), HEADS, small_rubric) == {indicator_id(1): NOWHERE}
    kept = json.loads((tmp_path / "mappings.json").read_text(encoding="utf-8"))
    kept[0]["targets"] = {label: [key, "别的名称"] for label, (key, _) in kept[0]["targets"].items() if key}
    (tmp_path / "mappings.json").write_text(json.dumps(kept), encoding="utf-8")
    assert recall(tmp_path, sheet(*NAMES), HEADS, FORM) == {}


def test_a_figure_is_not_sent_where_its_unit_does_not_go(tmp_path: Path) -> None:
    result = sheet(*NAMES, figures=("规模",))
    remember(tmp_path, result, HEADS, FORM, {value_id(0): MONEY[0]}, NOW)
    people = replace(result, values=(replace(result.values[0], text="5人"),))
    assert recall(tmp_path, result, HEADS, FORM) == {value_id(0): MONEY[0]}
    assert recall(tmp_path, people, HEADS, FORM) == {}


def test_of_two_with_one_label_only_the_first_is_remembered(tmp_path: Path) -> None:
    twice = sheet(*NAMES, NAMES[0])
    remember(tmp_path, twice, HEADS, FORM, {indicator_id(5): RATE}, NOW)
    assert recall(tmp_path, twice, HEADS, FORM) == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(range(5)), st.sampled_from([NOWHERE, *LEAVES])))
def test_what_is_remembered_comes_back_until_it_is_forgotten(tmp_path: Path, chosen: dict[int, str]) -> None:
    decided = {indicator_id(at): key for at, key in chosen.items()}
    remember(tmp_path, sheet(*NAMES), HEADS, FORM, decided, NOW)
    assert recall(tmp_path, sheet(*NAMES), HEADS, FORM) == decided
    forget(tmp_path, sheet(*NAMES), HEADS)
    assert recall(tmp_path, sheet(*NAMES), HEADS, FORM) == {}


def test_only_the_latest_layouts_are_kept(tmp_path: Path) -> None:
    for number in range(KEPT + 3):
        remember(tmp_path, sheet(f"甲{number}", f"乙{number}"), HEADS, FORM, {indicator_id(0): RATE}, NOW)
    assert len(json.loads((tmp_path / "mappings.json").read_text(encoding="utf-8"))) == KEPT
    assert recall(tmp_path, sheet("甲0", "乙0"), HEADS, FORM) == {}
    last = KEPT + 2
    assert recall(tmp_path, sheet(f"甲{last}", f"乙{last}"), HEADS, FORM) == {indicator_id(0): RATE}


@pytest.mark.parametrize("text", ["", "{", "[]", "[1]", '{"a": 1}', '[{"heads": 1, "labels": [], "targets": {}}]'])
def test_a_file_nobody_can_read_counts_as_empty_and_is_written_anew(tmp_path: Path, text: str) -> None:
    (tmp_path / "mappings.json").write_text(text, encoding="utf-8")
    assert recall(tmp_path, sheet(*NAMES), HEADS, FORM) == {}
    remember(tmp_path, sheet(*NAMES), HEADS, FORM, {indicator_id(0): RATE}, NOW)
    assert recall(tmp_path, sheet(*NAMES), HEADS, FORM) == {indicator_id(0): RATE}


def test_a_folder_that_cannot_be_written_disturbs_nobody(tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("")
    remember(folder, sheet(*NAMES), HEADS, FORM, {indicator_id(0): RATE}, NOW)
    assert recall(folder, sheet(*NAMES), HEADS, FORM) == {}


def test_no_figure_and_no_text_of_the_unit_is_kept(tmp_path: Path) -> None:
    value = ImportedValue("goal", "text", "办好科普", "办好科普", "表!C5", LIKELY, "年度目标")
    result = replace(sheet(*NAMES, figures=("规模",)), unit="青禾区科协")
    remember(tmp_path, replace(result, values=(*result.values, value)), HEADS, FORM, {value_id(0): MONEY[0]}, NOW)
    kept = (tmp_path / "mappings.json").read_text(encoding="utf-8")
    assert "规模" in kept
    assert not [secret for secret in ("青禾区", "办好科普", "5万元") if secret in kept]
