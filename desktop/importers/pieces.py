"""The cells of flattened text before they are placed: names broken over lines whole again, rests of a template gone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop.importers.placing import Token
from desktop.importers.vocabulary import FRAMEWORK
from desktop.importers.words import is_blank

MOST_PIECES = 3  # lines a name of a narrow column breaks into
_LONGEST = 14  # characters; the longest name of the frameworks
_POINTS = re.compile(r"[(（]\s*\d+(?:\.\d+)?\s*[分%]?\s*[)）]$")
_UNFILLED = re.compile(r"(?:指标|目标)\s*\d{1,2}\s*[:：]?\s*[/…—.-]*|…+|\.{3,}")  # 指标2： of a form, never filled in


def whole(tokens: Sequence[Token]) -> list[Token]:
    """The cells somebody wrote: 可持续影 above 响指标 is one; 指标2：…… and （50分） without a name are none."""
    return [token for token in _joined(_filled(tokens)) if not _POINTS.fullmatch(token.text)]


def _filled(tokens: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    unfilled = -1  # the line whose name is a rest of the template; blanks behind it are its other cells
    for token in tokens:
        if _UNFILLED.fullmatch(token.text):
            unfilled = token.line if token.first else unfilled
        elif token.line != unfilled or not is_blank(token.text):
            kept.append(token)
    return kept


def _joined(tokens: Sequence[Token]) -> list[Token]:
    """Names of the national frameworks whose pieces stand one below the other, each alone on its line or all on one."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        count = next((count for count in range(MOST_PIECES, 1, -1) if _is_name(tokens[at : at + count], count)), 1)
        text = "".join(token.text for token in tokens[at : at + count])
        found.append(replace(tokens[at], text=text) if count > 1 else tokens[at])
        at += count
    return found


def _is_name(pieces: Sequence[Token], count: int) -> bool:
    if len(pieces) < count or sum(len(piece.text) for piece in pieces) > _LONGEST + len("(100分)"):
        return False
    name = _POINTS.sub("", "".join(piece.text for piece in pieces))
    return name in FRAMEWORK and not (pieces[0].text in FRAMEWORK and pieces[-1].text in FRAMEWORK)
