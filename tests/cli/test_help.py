"""The command line explains itself: every command and option in Chinese, with examples that are understood."""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path

import pytest

from desktop import __main__ as program
from desktop import cli
from desktop.cli.words import EXAMPLES

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "resources" / "help" / "command-line.md").read_text(encoding="utf-8")
COMMANDS: dict[str, argparse.ArgumentParser] = next(
    dict(each.choices) for each in cli._parser()._actions if isinstance(each, argparse._SubParsersAction)
)


def test_every_command_is_on_the_first_page_and_in_the_handbook(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        program.main(["--help"])
    first = capsys.readouterr().out
    listed = set(re.findall(r"`zipingtai ([a-z]+)", PAGE))
    assert listed == set(COMMANDS)
    assert set(COMMANDS) == set(EXAMPLES)
    for name in COMMANDS:
        assert re.search(rf"^ +{name} +\S", first, re.MULTILINE), name
    assert "退出码" in first


@pytest.mark.parametrize("name", COMMANDS)
def test_a_page_says_what_it_is_for_what_each_word_means_and_gives_examples(name: str) -> None:
    parser = COMMANDS[name]
    page = parser.format_help()
    assert parser.description
    assert "例子：" in page
    assert not re.search(r"show this help|positional arguments|options:|usage:", page)
    silent = [each.dest for each in parser._actions if not each.help]
    assert silent == []


@pytest.mark.parametrize("line", [line for lines in EXAMPLES.values() for line in lines])
def test_the_examples_are_understood(line: str) -> None:
    first, name, *words = shlex.split(line)
    assert first == "zipingtai"
    assert any(line.startswith(f"zipingtai {name} ") for line in EXAMPLES[name])
    assert cli._parser().parse_args([name, *words]).command == name


@pytest.mark.parametrize("name", COMMANDS)
def test_columns_stand_one_below_the_other(name: str) -> None:
    """As wide as a terminal shows them: a Chinese character takes two columns."""
    rows = [line for line in COMMANDS[name].format_help().splitlines() if re.match(r"  -.*?\S {2,}\S", line)]
    starts = set()
    for line in rows:
        head = re.match(r"  .*?\S {2,}(?=\S)", line)
        assert head is not None
        starts.add(sum(2 if ord(each) > 0x2E80 else 1 for each in head[0]))
    assert len(starts) <= 1, rows
