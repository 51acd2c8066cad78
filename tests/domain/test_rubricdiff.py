"""A form changes from year to year: every change is found and told, and last year's rows follow it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.formchange import met
from desktop.domain.imported import Confidence, ImportedIndicator, ImportResult
from desktop.domain.rubric import Indicator, Rubric
from desktop.domain.rubricdiff import Change, RubricDiff, compare
from desktop.rubricfiles import load_files, load_folder
from tests.golden_case import RUBRICS
from tests.small_rubric import SMALL

MGMT, HEAD = "sections/mgmt.yaml", "rubric.yaml"


def changed(*edits: tuple[str, str, str]) -> Rubric:
    """The small rubric with pieces of its files exchanged."""
    files = dict(SMALL)
    for file, old, new in edits:
        assert old in files[file]
        files[file] = files[file].replace(old, new)
    return load_files(files)


def of(diff: RubricDiff, name: str) -> Change:
    return next(each for each in diff.changes if each.seen.indicator.name == name)


def test_a_rubric_and_itself(small_rubric: Rubric) -> None:
    """Nothing to tell."""
    assert compare(small_rubric, small_rubric).lines == ()


@pytest.mark.parametrize("rubric_id", ["guangzhou-2021", "hunan-county-2021", "national-department-2013"])
def test_every_indicator_finds_itself_without_codes(rubric_id: str) -> None:
    """With all codes given anew, names and places decide."""
    rubric = load_folder(RUBRICS / rubric_id)
    other = replace(rubric, indicators=tuple(recoded(each) for each in rubric.indicators))

    assert compare(rubric, other).differing == ()


def recoded(indicator: Indicator) -> Indicator:
    return replace(indicator, code=f"z{indicator.code}", children=tuple(map(recoded, indicator.children)))


def test_renamed_by_code_by_alias_and_by_likeness(small_rubric: Rubric) -> None:
    """The last one is a guess a person has to agree with."""
    by_alias = changed((MGMT, "code: mgmt.rate\n    name: 预算完成率", "code: mgmt.exec\n    name: 预算执行率"),
                       ("aliases.yaml", "mgmt.rate: [预算执行率]", "mgmt.exec: [预算完成率]"))  # fmt: skip
    change = of(compare(small_rubric, by_alias), "预算执行率")
    assert (change.statuses, change.guessed) == (("renamed",), False)

    alike = changed((MGMT, "code: mgmt.cost\n    name: 公用经费控制率", "code: mgmt.c\n    name: 公用经费支出控制率"))
    change = of(compare(small_rubric, alike), "公用经费支出控制率")
    assert (change.statuses, change.guessed) == (("renamed",), True)
    assert "请核对" in change.in_words


def test_reweighted_is_not_reruled(small_rubric: Rubric) -> None:
    """A rate that earns more points for the same is the same rule."""
    heavier = changed((MGMT, 'weight: "20"', 'weight: "25"'), (MGMT, 'weight: "45"', 'weight: "50"'),
                      (HEAD, 'total: "100"', 'total: "105"'))  # fmt: skip
    diff = compare(small_rubric, heavier)

    assert of(diff, "预算完成率").statuses == ("reweighted",)
    assert "20 → 25" in of(diff, "预算完成率").in_words
    assert diff.head == ("总分 100 → 105",)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('limit: "0.05"', 'limit: "0.10"', "≤ 10%"),
        ("cost / budget", "(cost - budget) / budget", "(公用经费 - 预算数) / 预算数"),
        ('threshold: {value: cost / budget, measure: 公用经费控制率, comparison: "≤", limit: "0.05"}',
         "manual: {}", "打分"),
    ],
)  # fmt: skip
def test_reruled_in_words(small_rubric: Rubric, old: str, new: str, words: str) -> None:
    """Another limit, another formula under the same word, another method."""
    change = of(compare(small_rubric, changed((MGMT, old, new))), "公用经费控制率")

    assert change.statuses == ("reruled",)
    assert words in change.in_words


def test_new_gone_and_moved(small_rubric: Rubric) -> None:
    """制度建设 goes up to level 1, 公用经费控制率 is dropped, something else comes."""
    piece = SMALL[MGMT][SMALL[MGMT].index("  - code: mgmt.rules") :]
    lifted = "\n".join(line[2:] for line in piece.splitlines()).replace("- code", "  - code", 1)
    lifted = "  - " + lifted.strip().removeprefix("- ").replace("\n", "\n  ")
    moved = changed((MGMT, piece, ""), (MGMT, 'weight: "45"', 'weight: "30"'),
                    (MGMT, "code: mgmt.cost\n    name: 公用经费控制率", "code: mgmt.new\n    name: 会议培训情况"),
                    (HEAD, "  - section: mgmt\n", f"  - section: mgmt\n{lifted}\n"),
                    (HEAD, "[mgmt, duty", "[mgmt, mgmt.rules, duty"))  # fmt: skip
    diff = compare(small_rubric, moved)

    assert of(diff, "制度建设").statuses == ("moved",)
    assert "原在“管理”下" in of(diff, "制度建设").in_words
    assert of(diff, "会议培训情况").statuses == ("new",)
    assert of(diff, "公用经费控制率").statuses == ("gone",)


def test_two_forms_of_one_city() -> None:
    """2021 and 2022: nothing is lost on either side, and each stands once."""
    old, new = (load_folder(RUBRICS / each) for each in ("guangzhou-2021", "guangzhou-2022"))
    diff = compare(old, new)

    assert sorted(each.old.indicator.code for each in diff.changes if each.old) == sorted(e.code for e in old.walk())
    assert sorted(each.new.indicator.code for each in diff.changes if each.new) == sorted(e.code for e in new.walk())
    assert "reruled" in of(diff, "公用经费控制率").statuses


def test_last_years_rows_follow_the_form(small_rubric: Rubric) -> None:
    """To the new code; a guess has to be ticked; every change is a warning."""
    now = changed(
        (MGMT, "code: mgmt.rules", "code: mgmt.system"),
        (MGMT, "code: mgmt.cost\n    name: 公用经费控制率", "code: mgmt.c\n    name: 公用经费支出控制率"),
    )
    rows = tuple(
        ImportedIndicator((name,), "x", Confidence.EXACT, Decimal(1), Decimal(1), code=code)
        for name, code in (("制度建设", "mgmt.rules"), ("公用经费控制率", "mgmt.cost"))
    )
    result = met(ImportResult("x", rubric_id="small", indicators=rows), small_rubric, now)

    assert [(row.code, row.confidence) for row in result.indicators] == [
        ("mgmt.system", Confidence.EXACT),
        ("mgmt.c", Confidence.GUESS),
    ]
    assert any("公用经费支出控制率" in each for each in result.warnings)
    assert met(result, now, now) is result
