"""The headings of a report, what stands under which, and which of them the rubric's outline knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from desktop.domain.imported import Confidence, ImportedValue
from desktop.domain.rubric import Rubric
from desktop.importers.prose import LEVELS, Paragraph, numbering
from desktop.importers.words import key

NARRATIVE = "narrative."  # before the keys of texts written under a heading of the outline
LONGEST_HEADING = 40  # characters without the numbering
MOST_TRIED = 120  # coarse headings worth comparing; the longest published report has 20
ALIKE = 0.75  # of difflib's ratio: below it, two headings have no more in common than the words every report uses
_STOP = re.compile(r"[。；;：:]")
_DATE = re.compile(r"(?:20\d\d)?年(?:\d{1,2})?月(?:\d{1,2})?日")  # alone on a line; a blank form has no digits
_ITEMS = ("mark", "first")  # ① and 一是 begin items, not headings
_UNNUMBERED = LEVELS["chapter"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed, without numbering; ``target`` is the outline's key, "" where the rubric has none."""

    text: str
    place: str
    level: int
    target: str = ""
    confidence: Confidence = Confidence.EXACT
    index: int = 0  # of its paragraph
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, the headings it stands under (coarse first), and its own heading where it is or begins with one."""

    paragraph: Paragraph
    above: tuple[Heading, ...]
    heading: Heading | None = None
    rest: str = ""  # what follows a heading in its own line


def outlined(paragraphs: Sequence[Paragraph], rubric: Rubric) -> list[Part]:
    """Every paragraph with its headings."""
    names = _outline_names(rubric)
    parents = _outline_parents(rubric)
    stack: list[Heading] = []
    tried = 0
    parts: list[Part] = []
    for index, paragraph in enumerate(paragraphs):
        if stack and _DATE.fullmatch(
            re.sub(r"\s", "", paragraph.text)
        ):  # the report is signed: what follows is annexed
            if parts and parts[-1].heading is None and _may_sign(parts[-1].paragraph.text):
                parts[-1] = replace(parts[-1], above=())
            stack.clear()
        heading, rest = _heading(paragraph, names, index, fuzzy=tried < MOST_TRIED)
        tried += heading is not None and heading.level <= LEVELS["section"]
        if heading is not None and not heading.numbered and not _may_interrupt(heading.target, stack, parents):
            heading = None
        kind = numbering(paragraph.text)[0]
        level = heading.level if heading else LEVELS[kind] if kind and kind not in _ITEMS else 0
        while level and stack and stack[-1].level >= level:
            stack.pop()
        if heading is not None and not _fits(heading.target, stack, parents):
            heading = replace(heading, target="") if heading.numbered else None
        parts.append(Part(paragraph, tuple(stack), heading, rest if heading else ""))
        if heading is not None:
            stack.append(heading)
    return parts


def _may_sign(text: str) -> bool:
    """Whether a line above a date is a name: short and no sentence."""
    return len(text) <= LONGEST_HEADING and not _STOP.search(text)


def _outline_parents(rubric: Rubric) -> dict[str, str]:
    """Of each finer heading of the outline, the coarse one it belongs under."""
    parents: dict[str, str] = {}
    coarse = ""
    for heading in rubric.outline:
        if heading.level == 1:
            coarse = NARRATIVE + heading.key
        else:
            parents[NARRATIVE + heading.key] = coarse
    return parents


def _may_interrupt(target: str, stack: Sequence[Heading], parents: dict[str, str]) -> bool:
    """Whether a line without a number is a heading: 下一步改进措施 is, a label inside a fine section is not."""
    fine = any(heading.target in parents for heading in stack)
    return not fine or target not in parents


def _fits(target: str, stack: Sequence[Heading], parents: dict[str, str]) -> bool:
    """Whether a section of this name may stand here: not inside another fine one, nor under another coarse one."""
    above = [heading.target for heading in stack if heading.target]
    if target not in parents or not above:
        return True
    return above[-1] == parents[target]


def section_texts(parts: Sequence[Part], rubric: Rubric) -> list[ImportedValue]:
    """The text under each heading the outline knows, up to the next such heading or one as coarse."""
    labels = {NARRATIVE + heading.key: heading.heading for heading in rubric.outline}
    has_below = {NARRATIVE + one.key for one, two in pairwise(rubric.outline) if two.level > one.level}
    texts: dict[str, list[str]] = {}
    first: dict[str, Heading] = {}
    for part in parts:
        under = [heading for heading in part.above if heading.target]
        own = part.heading
        if own is not None and own.target:
            first.setdefault(own.target, own)
            texts.setdefault(own.target, []).extend([part.rest] if part.rest else [])
        elif under:
            texts.setdefault(under[-1].target, []).append(part.paragraph.text)
    return [
        ImportedValue(target, "text", text, text, heading.place, heading.confidence, labels.get(target, heading.text))
        for target, heading in first.items()
        if (text := "\n".join(texts.get(target, ()))) and target not in has_below
    ]


def _outline_names(rubric: Rubric) -> dict[str, tuple[str, Confidence]]:
    names = {key(heading.heading): (NARRATIVE + heading.key, Confidence.EXACT) for heading in rubric.outline}
    for target, aliases in rubric.aliases.items():
        if target.startswith(NARRATIVE):
            for alias in aliases:
                names.setdefault(key(alias), (target, Confidence.LIKELY))
    return names


def _heading(
    paragraph: Paragraph, names: dict[str, tuple[str, Confidence]], index: int, *, fuzzy: bool
) -> tuple[Heading | None, str]:
    """The heading a paragraph is or begins with, and the rest of it."""
    kind, text = numbering(paragraph.text)
    head, _, rest = _cut(text)
    if len(head) > LONGEST_HEADING or not key(head):
        return None, ""
    if not kind:  # printed without a number: only what the outline knows by name
        target, sure = names.get(key(head), ("", Confidence.GUESS))
        if not target or (rest and not text.endswith(rest)):
            return None, ""
        return Heading(head, paragraph.place, _UNNUMBERED, target, sure, index, numbered=False), rest
    if kind in _ITEMS:
        return None, ""
    target, sure = _target(key(head), names, LEVELS[kind], fuzzy=fuzzy)
    return Heading(head, paragraph.place, LEVELS[kind], target, sure, index), rest


def _cut(text: str) -> tuple[str, str, str]:
    """The first sentence of a paragraph, its stop, and the rest."""
    match = _STOP.search(text)
    return (text[: match.start()], match[0], text[match.end() :].strip()) if match else (text, "", "")


def _target(word: str, names: dict[str, tuple[str, Confidence]], level: int, *, fuzzy: bool) -> tuple[str, Confidence]:
    """The outline's key of a heading; one merely alike is a guess, and only a coarse heading is worth one."""
    if word in names and level <= LEVELS["point"]:
        return names[word]
    if fuzzy and level <= LEVELS["section"]:
        ratios = {name: SequenceMatcher(None, word, name, autojunk=False).ratio() for name in names}
        best = max(ratios, key=ratios.__getitem__, default="")
        if best and ratios[best] >= ALIKE:
            return names[best][0], Confidence.GUESS
    return "", Confidence.EXACT
