"""The English texts: none missing, none left over, nothing lost between the braces."""

from __future__ import annotations

import errno
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from defusedxml.ElementTree import parse
from PySide6.QtCore import QCoreApplication, QTranslator

from desktop.domain.errors import Problem, UserError
from desktop.domain.system import reason
from desktop.ui import languages
from tests.golden_case import ROOT

FOLDER = ROOT / "resources" / "translations"
ENGLISH = FOLDER / "en.ts"
ALIAS = ("-tr-function-alias", "QT_TRANSLATE_NOOP+=noop,QT_TRANSLATE_NOOP+=say")  # as installer/dev.py has it
_FIELD = re.compile(r"\{[^}]*\}")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


class Text(NamedTuple):
    """One text of a translation file."""

    context: str
    source: str
    translation: str
    finished: bool


def texts(path: Path) -> dict[tuple[str, str], Text]:
    found = {}
    for context in parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            source, translation = message.findtext("source") or "", message.find("translation")
            assert translation is not None
            finished = translation.get("type") != "unfinished" and bool(translation.text)
            found[name, source] = Text(name, source, translation.text or "", finished)
    return found


@pytest.fixture(scope="module")
def written() -> dict[tuple[str, str], Text]:
    return texts(ENGLISH)


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Text]:
    """What the program's modules hold today, found by Qt's own tool."""
    target = tmp_path_factory.mktemp("texts") / "now.ts"
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    modules = sorted(str(path) for path in (ROOT / "desktop").rglob("*.py"))
    subprocess.run([str(tool), "-silent", *ALIAS, *modules, "-ts", str(target)], check=True, capture_output=True)
    return texts(target)


def test_no_text_of_the_program_is_without_english(
    used: dict[tuple[str, str], Text], written: dict[tuple[str, str], Text]
) -> None:
    """After a change of texts: python3 installer/dev.py texts, then translate what is unfinished."""
    assert [key for key in used if key not in written] == []
    assert [key for key, text in written.items() if not text.finished] == []


def test_no_english_is_left_over(used: dict[tuple[str, str], Text], written: dict[tuple[str, str], Text]) -> None:
    assert [key for key in written if key not in used] == []


def test_what_is_filled_in_is_filled_in_in_english_as_well(written: dict[tuple[str, str], Text]) -> None:
    wrong = [text for text in written.values() if fields(text.source) != fields(text.translation)]
    assert wrong == []


def fields(text: str) -> list[str]:
    return sorted(_FIELD.findall(text))


def test_menus_keep_a_letter_to_open_them(written: dict[tuple[str, str], Text]) -> None:
    wrong = [text for text in written.values() if "(&" in text.source and "&" not in text.translation]
    assert wrong == []


def test_english_is_english(written: dict[tuple[str, str], Text]) -> None:
    """Names of Chinese faces, forms and keys of files are quoted as they are."""
    quoted = re.compile(r"[“\"'(][^”\"')]*[”\"')]")
    wrong = [text for text in written.values() if _CHINESE.search(quoted.sub("", text.translation))]
    assert wrong == []


@pytest.fixture
def english(qapp: QCoreApplication) -> Iterator[None]:
    translator = QTranslator(qapp)
    assert translator.load(str(ENGLISH.with_suffix(".qm"))), "run: python3 installer/dev.py setup"
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("english")
def test_a_refusal_is_said_in_english_with_what_it_quotes() -> None:
    refused = UserError(Problem.FILE_MISSING, file="甲.ziping")
    assert "甲.ziping" in languages.problem(refused)
    assert not _CHINESE.search(languages.problem(refused).replace("甲", ""))
    assert not _CHINESE.search(languages.remedy(refused))


@pytest.mark.usefixtures("english")
def test_a_reason_of_the_system_is_said_in_english_and_one_nobody_knows_as_it_is() -> None:
    full = UserError(Problem.FILE_UNREADABLE, file="甲.ziping", why=reason(OSError(errno.ENOSPC, "")))
    assert "the disk is full" in languages.problem(full)
    odd = UserError(Problem.FILE_UNREADABLE, file="甲.ziping", why="从未见过")
    assert "从未见过" in languages.problem(odd)


@pytest.mark.usefixtures("english")
def test_lists_and_names_have_english_commas() -> None:
    assert languages.listed(["a", "b"]) == "a, b"
    assert languages.listed(["a", "b"], "；") == "a; b"
    assert languages.named("Score", "92") == "Score: 92"
