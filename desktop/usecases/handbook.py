"""The handbook (使用手册): chapters of ``resources/help``, their sections, and what is found in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from desktop.domain.errors import Problem, UserError

CHINESE: Final = "zh"  # what every chapter is written in; translations stand in a folder named by their language

CHAPTERS = (
    "start",
    "last-year",
    "table",
    "indicators",
    "standing",
    "narrative",
    "evidence",
    "findings",
    "projects",
    "collect",
    "sign",
    "report",
    "verify",
    "review",
    "rubrics",
    "files",
    "keys",
    "command-line",
    "troubles",
    "methods",
    "checks",
)  # in the order of the table of contents; each is a file name.md

_HEADING = re.compile(r"^(#{1,4})[ \t]+(.+?)[ \t]*$", re.MULTILINE)
_MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[([^\]]*)\]\([^)]*\)|:?-{3,}:?|[*`|#>]", re.MULTILINE)
_AROUND = 24  # characters shown on either side of a word that was found


@dataclass(frozen=True, slots=True)
class Section:
    """A heading below the chapter's own, with the text down to the next heading.

    Attributes:
        title: The heading; "" for what stands below the chapter's own.
        level: 2 for a section, 3 for a part of one, 1 for what stands below the chapter's heading.
        text: Markdown, without the heading.
    """

    title: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of the handbook. ``text`` is its Markdown, the heading of level 1 included.

    ``language`` is the one it is written in: Chinese, where nobody translated it.
    """

    key: str
    title: str
    text: str
    sections: tuple[Section, ...]
    language: str = CHINESE


@dataclass(frozen=True, slots=True)
class Hit:
    """A section in which all the words were found, and the words around the first of them."""

    chapter: Chapter
    section: Section
    excerpt: str


@lru_cache(maxsize=2)  # languages
def load(shipped: Path, language: str = CHINESE) -> tuple[Chapter, ...]:
    """All chapters in order, each in ``language`` where it is written in it, else in Chinese.

    Links and pictures are addressed alike in every language: as from ``resources/help``.

    Args:
        shipped: The folder that holds ``resources``.
        language: Such as "en".

    Raises:
        UserError: FILE_MISSING: the program was copied incompletely.
    """
    return tuple(_chapter(shipped / "resources" / "help", key, language) for key in CHAPTERS)


def _chapter(folder: Path, key: str, language: str) -> Chapter:
    translated = folder / language / f"{key}.md"
    if language == CHINESE or not translated.is_file():
        path, language = folder / f"{key}.md", CHINESE
    else:
        path = translated
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise UserError(Problem.FILE_MISSING, file=path) from error
    before, *parts = _HEADING.split(text)
    assert not before.strip(), f"{path.name} does not begin with its title"
    headings = list(zip(parts[0::3], parts[1::3], parts[2::3], strict=True))
    title = headings[0][1]
    sections = tuple(
        Section("" if marks == "#" else heading, len(marks), body.strip())
        for marks, heading, body in headings
        if marks != "#" or body.strip()
    )
    return Chapter(key, title, text, sections, language)


def search(chapters: Sequence[Chapter], words: str) -> tuple[Hit, ...]:
    """The sections that have every word (parted by blanks) in heading or text; headings that have one come first."""
    wanted = words.lower().split()
    if not wanted:
        return ()
    hits = [
        Hit(chapter, section, _excerpt(section, wanted[0]))
        for chapter in chapters
        for section in chapter.sections
        if all(word in f"{chapter.title} {section.title} {plain(section.text)}".lower() for word in wanted)
    ]
    return tuple(sorted(hits, key=lambda hit: not any(word in hit.section.title.lower() for word in wanted)))


def plain(markdown: str) -> str:
    """The words of a text without the marks of Markdown, on one line."""
    return " ".join(_MARKS.sub(lambda found: found[1] or " ", markdown).split())


def _excerpt(section: Section, word: str) -> str:
    said = plain(section.text)
    at = said.lower().find(word)
    if at < 0:
        return said[: 2 * _AROUND]
    start = max(at - _AROUND, 0)
    return ("…" if start else "") + said[start : at + len(word) + _AROUND]
