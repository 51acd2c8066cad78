"""The handbook in English says what the Chinese one says: the same sections, tables, lists, links and commands."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.usecases import handbook
from tests.golden_case import ROOT

HELP = ROOT / "resources" / "help"
ENGLISH = HELP / "en"
GENERATED = {"checks"}  # made from the code in either language, with less in English
CHINESE_ONLY = {"methods"}  # made from the code
WRITTEN = [key for key in handbook.CHAPTERS if key not in GENERATED | CHINESE_ONLY]
CHINESE = re.compile(r"[\u3400-\u9fff，。；：！？]")
_LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]+)\)")
_CODE = re.compile(r"`([^`]+)`")
_QUOTED = re.compile(r"“[^”]*”|\([^)]*\)|`[^`]*`")


class Line(NamedTuple):
    """What a line is: a heading of a level, a row of so many cells, an item, a step, a set-off paragraph, a picture."""

    kind: str
    size: int


def lines(text: str) -> list[Line]:
    """The lines of a page that are more than running text."""
    found = []
    for line in text.splitlines():
        if match := re.match(r"#+", line):
            found.append(Line("heading", len(match[0])))
        elif line.startswith("|"):
            found.append(Line("row", len(re.findall(r"(?<!\\)\|", line))))
        elif match := re.match(r"- |\d\. |> |!\[", line):
            found.append(Line(re.sub(r"\d", "1", match[0]), 1))
    return found


def pair(key: str) -> tuple[str, str]:
    return (HELP / f"{key}.md").read_text("utf-8"), (ENGLISH / f"{key}.md").read_text("utf-8")


def test_every_written_chapter_has_its_english_sister_and_no_other_is_there() -> None:
    assert sorted(path.name for path in ENGLISH.iterdir()) == sorted(f"{key}.md" for key in (*WRITTEN, *GENERATED))


@pytest.mark.parametrize("key", WRITTEN)
def test_both_have_the_same_sections_tables_and_lists(key: str) -> None:
    chinese, english = pair(key)
    assert lines(english) == lines(chinese)


@pytest.mark.parametrize("key", WRITTEN)
def test_both_lead_to_the_same_chapters_and_show_the_same_pictures(key: str) -> None:
    chinese, english = pair(key)
    assert _LINK.findall(english) == _LINK.findall(chinese)


@pytest.mark.parametrize("key", WRITTEN)
def test_both_name_the_same_keys_and_commands(key: str) -> None:
    """In any order; a word that is no command, such as how sure a reading is, is translated."""
    chinese, english = ([code for code in _CODE.findall(text) if not _is_word(code)] for text in pair(key))
    assert Counter(english) == Counter(chinese)


def _is_word(code: str) -> bool:
    return re.fullmatch(r"[\u3400-\u9fff]+|[a-z]{4,}|Ctrl\+(方向键|arrow)", code) is not None


@pytest.mark.parametrize("key", WRITTEN)
def test_english_pages_are_english(key: str) -> None:
    """Fonts, files and documents are quoted as they are called."""
    text = re.sub(r"（[^）]*）|〔\d+〕|\d+ 号|[\u3400-\u9fff]+_GB2312|方正小标宋|财预|统信", "", pair(key)[1])
    wrong = [line for line in text.splitlines() if CHINESE.search(_QUOTED.sub("", line))]
    assert wrong == []


def test_links_lead_to_chapters_that_are_there() -> None:
    for key in WRITTEN:
        for sign, address in _LINK.findall(pair(key)[1]):
            target = (HELP / address.partition("#")[0]).resolve()
            assert target.is_file(), f"{key}: {sign}{address}"


def test_a_chapter_nobody_translated_comes_in_chinese(tmp_path: Path) -> None:
    folder = tmp_path / "resources" / "help"
    (folder / "en").mkdir(parents=True)
    for key in handbook.CHAPTERS:
        (folder / f"{key}.md").write_text(f"# 章 {key}\n\n正文", "utf-8")
    (folder / "en" / "start.md").write_text("# Chapter\n\nText", "utf-8")

    first, *others = handbook.load(tmp_path, "en")

    assert (first.title, first.language) == ("Chapter", "en")
    assert {each.language for each in others} == {handbook.CHINESE}
    assert handbook.load(tmp_path)[0].title == "章 start"
