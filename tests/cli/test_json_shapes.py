"""The JSON other programs rely on: every key the description of the product names is there, and numbers are strings."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_commands import golden_file, run, workspace

__all__ = ["golden_file", "workspace"]
Shape = dict[str, Any] | list[Any] | None

# As the description of the product has them; ".." is any text, a key alone any single value.
SHAPES = {
    "score": """{"unit", "year", "rubric", "total", "grade", "weights": {"expected", "sum"}, "indicators": [{"code",
        "path", "name", "weight", "score", "method", "certainty", "trace", "unscored": [..]}]}""",
    "check": """[{"code", "severity", "where", "message", "figures": [..], "fix"}]""",
    "import": """{"unit", "year", "claimed": {"total", "grade"}, "rubric", "heads": [{"what", "value", "text",
        "found_at", "confidence"}], "values": [{"target", "kind", "value", "text", "found_at",
        "confidence"}], "indicators": [{"path", "name", "weight", "score", "deduction", "basis",
        "found_at", "confidence"}], "warnings": [..]}""",
    "verify": """{"digest_ok", "signatures": [..], "total_recomputed", "total_printed", "changed": [..]}""",
    "compare": """{"this": {"unit", "year", "rubric", "total", "grade"}, "last": {"unit", "year", "rubric", "total",
        "grade"}, "notes": [..],
        "indicators": [{"status": [..], "path", "leaf", "code": {"last", "this"}, "name": {"last", "this"},
        "weight": {"last", "this"}, "score": {"last", "this", "change"}, "facts": [..], "texts": [..]}],
        "facts": [..], "texts": [..]}""",
}
WHOLE_NUMBERS = {"year", "revision", "leaves", "of", "bytes_behind"}  # counted, not measured
NUMBERS = {"total", "weight", "score", "expected", "sum", "deduction", "total_recomputed", "total_printed"}


def shape_of(text: str) -> Shape:
    """The description as nested keys: {"a": None, "b": [{"c": None}]}."""
    tokens = re.findall(r'"[a-z_]+"|[{}\[\]:,]|\.\.', text)
    found, rest = _read(tokens)
    assert not rest
    return found


def _read(tokens: list[str]) -> tuple[Shape, list[str]]:
    head, *rest = tokens
    if head == "[":
        inner: Shape = None
        if rest[0] != "..":
            inner, rest = _read(rest)
        else:
            rest = rest[1:]
        assert rest[0] == "]"
        return [inner], rest[1:]
    assert head == "{"
    keys: dict[str, Any] = {}
    while head != "}":
        name, *rest = rest
        keys[name.strip('"')] = None
        if rest[0] == ":":
            keys[name.strip('"')], rest = _read(rest[1:])
        head, *rest = rest
    return keys, rest


def lacking(shape: Shape, told: Any, where: str = "") -> Iterator[str]:
    """Where the output has not the keys, or is of another kind, than the description says."""
    if isinstance(shape, dict):
        if not isinstance(told, dict):
            yield f"{where} is no object: {told!r}"
            return
        for key, inner in shape.items():
            if key not in told:
                yield f"{where}.{key} is not there"
            else:
                yield from lacking(inner, told[key], f"{where}.{key}")
    elif isinstance(shape, list):
        if not isinstance(told, list):
            yield f"{where} is no list: {told!r}"
            return
        for at, each in enumerate(told):
            if shape[0] is not None:
                yield from lacking(shape[0], each, f"{where}[{at}]")


def unlike_numbers(told: Any, key: str = "") -> Iterator[str]:
    """Numbers that are no strings, but for whole ones that count."""
    if isinstance(told, dict):
        for name, each in told.items():
            yield from unlike_numbers(each, name)
    elif isinstance(told, list):
        for each in told:
            yield from unlike_numbers(each, key)
    elif isinstance(told, float) or (type(told) is int and key not in WHOLE_NUMBERS):
        yield f"{key}: {told!r}"
    elif key in NUMBERS and isinstance(told, str):
        if not re.fullmatch(r"-?\d+(\.\d+)?", told):
            yield f"{key}: {told!r}"
    elif key in NUMBERS and told is not None and not isinstance(told, dict):
        yield f"{key}: {told!r}"


@pytest.fixture
def spoken(
    golden_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Any]:
    """What a command says with --json: of a file with a project, complete and signed where it has to be."""
    monkeypatch.setenv("ZIPINGTAI_DATA", str(tmp_path / "data"))
    signed = tmp_path / "签发.ziping"
    signed.write_bytes(golden_file.read_bytes())
    assert run("sign", signed, "--name", "某某某", "--role", "填报人") == 0
    assert run("part", "add", golden_file, "--name", "设备更新") == 0
    words = {
        "score": ("score", golden_file),
        "check": ("check", golden_file),
        "import": ("import", golden_file),
        "verify": ("verify", signed),
        "compare": ("compare", golden_file, golden_file),
    }

    def say(command: str) -> Any:
        capsys.readouterr()
        run(*words[command], "--json")
        return json.loads(capsys.readouterr().out)

    return say


@pytest.mark.parametrize("command", SHAPES)
def test_the_output_has_the_shape_that_is_promised(command: str, spoken: Callable[[str], Any]) -> None:
    told = spoken(command)
    assert told, "an empty answer would prove nothing"
    assert list(lacking(shape_of(SHAPES[command]), told)) == []
    assert list(unlike_numbers(told)) == []


@pytest.mark.parametrize("command", ["score", "compare"])
def test_a_project_has_the_shape_of_the_department(command: str, spoken: Callable[[str], Any]) -> None:
    (project,) = spoken(command)["parts" if command == "score" else "projects"]
    shape = shape_of(SHAPES[command])
    assert list(lacking(shape, project)) == []
    assert project["name"] == ("设备更新" if command == "score" else {"last": "设备更新", "this": "设备更新"})


def test_a_project_of_one_year_only_has_its_head(
    golden_file: Path, spoken: Callable[[str], Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = tmp_path / "签发.ziping"
    capsys.readouterr()
    assert run("compare", golden_file, alone, "--json") == 0
    (project,) = json.loads(capsys.readouterr().out)["projects"]
    assert (project["status"], project["last"], project["name"]) == (["new"], None, {"last": None, "this": "设备更新"})
    assert project["this"]["rubric"] == "national-project-2020"
    assert spoken("import")["projects"] == [{"name": "设备更新", "rubric": "national-project-2020", "lost": None}]


def test_the_reader_of_shapes_finds_what_is_missing() -> None:
    shape = shape_of('{"a", "b": [{"c"}], "d": {"e": [..]}}')
    assert shape == {"a": None, "b": [{"c": None}], "d": {"e": [None]}}
    assert list(lacking(shape, {"a": 1, "b": [{"c": 2}, {}], "d": {"e": "x"}})) == [
        ".b[1].c is not there",
        ".d.e is no list: 'x'",
    ]
    assert list(unlike_numbers({"year": 2023, "score": 1.5, "total": "1e3", "weight": "2.50"})) == [
        "score: 1.5",
        "total: '1e3'",
    ]
