"""Every way of breaking a rubric is refused, with file, line and the words that help."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import Problem
from desktop.rubricfiles import RubricErrors, load_files
from tests.small_rubric import SMALL

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


def load(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return case


def errors_of(files: dict[str, str]) -> RubricErrors:
    with pytest.raises(RubricErrors) as caught:
        load_files(files)
    return caught.value


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_rubric_is_refused(path: Path) -> None:
    """All its errors and no others: one slip of the author must not look like five."""
    case = load(path)
    assert SMALL[case["file"]].count(case["old"]) == 1, "the piece to be broken stands exactly once"

    broken = errors_of({**SMALL, case["file"]: SMALL[case["file"]].replace(case["old"], case["new"])})

    found = [(f"{error.file}:{error.line}", error.message) for error in broken.errors]
    assert [at for at, _ in found] == [expected["at"] for expected in case["errors"]]
    for (_, message), expected in zip(found, case["errors"], strict=True):
        assert expected["says"], "a case says what its message must contain"
        for words in expected["says"]:
            assert words in message


def test_there_are_enough_of_them() -> None:
    """A glob that finds nothing would pass."""
    assert len(BROKEN) >= 20


def test_the_whole_rubric_is_sound() -> None:
    """Otherwise the cases above would prove nothing."""
    assert load_files(SMALL).id == "small"


@pytest.mark.parametrize("file", ["rubric.yaml", "aliases.yaml"])
@pytest.mark.parametrize("nested", ["[" * 200_000 + "]" * 200_000, "- " * 200_000 + "x", "{a: " * 650 + "}" * 650])
def test_brackets_without_end_are_refused(file: str, nested: str) -> None:
    """The parser calls itself for each of them in C: so many of them would end the program, and no work be saved."""
    broken = errors_of({**SMALL, file: f"{SMALL[file]}zzz:\n  {nested}\n"})

    assert [(error.file, error.line) for error in broken.errors] == [(file, 1)]
    assert "层数过多" in broken.errors[0].message


def test_the_error_is_one_a_person_can_act_on() -> None:
    """Its code is stable; its text counts the errors and gives each a file and a line."""
    files = {**SMALL, "rubric.yaml": SMALL["rubric.yaml"].replace('total: "100"', 'total: "99"')}
    broken = errors_of(files)

    assert broken.code is Problem.RUBRIC_BROKEN
    assert "1 处错误" in broken.problem
    assert "rubric.yaml:6：total 读到 99" in broken.problem


def test_errors_of_all_files_come_together() -> None:
    """The head and a section are mended in one go."""
    files = {
        "rubric.yaml": SMALL["rubric.yaml"].replace("place: head}\nsums", "place: foot}\nsums"),
        "sections/mgmt.yaml": SMALL["sections/mgmt.yaml"].replace('weight: "20"', "weight: 20"),
        "aliases.yaml": SMALL["aliases.yaml"],
    }

    assert {error.file for error in errors_of(files).errors} == {"rubric.yaml", "sections/mgmt.yaml"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\n- b\n",
        "just words",
        "a: &a [*a]",
        "a: &a {b: *a}",
        "? [a, b]\n: c",
        "<<: {id: small}",
        "---\na: b\n---\nc: d\n",
        "a: \t b: c",
        "[" * 5000,
        "{a: " * 3000,
        "a: b\x00",
        "- " * 400 + "x",
    ],
)
def test_nonsense_is_refused_politely(text: str) -> None:
    """No text whatever makes the loader raise anything else."""
    for name in SMALL:
        assert errors_of({**SMALL, name: text}).errors


def test_an_oversized_file_is_refused() -> None:
    """A copy inside a damaged evaluation may be anything."""
    assert "文件过大" in errors_of({**SMALL, "aliases.yaml": "#" * 1_000_001}).errors[0].message


def test_a_rubric_needs_its_head() -> None:
    """Sections alone are no rubric."""
    only = {"sections/mgmt.yaml": SMALL["sections/mgmt.yaml"]}

    assert [(each.file, each.line) for each in errors_of(only).errors] == [("rubric.yaml", 1)]


@settings(max_examples=300)
@given(st.data())
def test_any_slip_of_the_keyboard(data: st.DataObject) -> None:
    """Characters lost, doubled or mistyped anywhere: a rubric loads or is refused with lines, never crashes."""
    name = data.draw(st.sampled_from(sorted(SMALL)))
    text = SMALL[name]
    at = data.draw(st.integers(0, len(text)))
    lost = data.draw(st.integers(0, 12))
    typed = data.draw(st.text(alphabet='abc:-{}[]"0.9是 \n&*!?|>%@`', max_size=6))

    with suppress(RubricErrors):
        assert load_files({**SMALL, name: text[:at] + typed + text[at + lost :]}).indicators


@pytest.mark.parametrize("case", ["level_not_printed", "no_names_printed"])
def test_a_file_filled_in_before_a_print_was_found_incomplete_still_opens(case: str) -> None:
    """The author is told; the clerk's evaluation, which carries the same rubric, is not lost to her."""
    broken = load(next(path for path in BROKEN if path.stem == case))
    files = {**SMALL, broken["file"]: SMALL[broken["file"]].replace(broken["old"], broken["new"])}

    assert errors_of(files).errors
    assert load_files(files, carried=True).id == "small"
