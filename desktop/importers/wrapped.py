"""Cells of a drawn table without the breaks a narrow column forced: "1 0 0" over three lines is 100.

A line was broken by the column where the first letter of the next one had no room left on it; where there was room,
somebody began a new line, and it stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

_MARGINS = 11.5  # points; what Word and WPS leave free beside the text of a cell, both sides together
_SAME_LINE = 3.0  # points between the feet of letters on one line
_LATIN = re.compile(r"[A-Za-z]")


def unwrapped(text: str, box: Sequence[float], letters: Sequence[dict[str, Any]]) -> str:
    """The text of a cell with its forced breaks closed.

    Args:
        text: As it was taken out of the table, a line break between its lines.
        box: Left, top, right and bottom of the cell, in points.
        letters: Those of its page, as pdfplumber gives them.
    """
    printed = text.split("\n")
    lines = _lines(box, letters) if len(printed) > 1 else []
    if len(lines) != len(printed):
        return text
    room = box[2] - box[0] - _MARGINS
    joined = printed[0]
    for (upper, lower), line in zip(pairwise(lines), printed[1:], strict=True):
        forced = upper[-1]["x1"] - upper[0]["x0"] + lower[0]["x1"] - lower[0]["x0"] > room
        latin = _LATIN.match(joined[-1:]) and _LATIN.match(line)
        joined += (" " if latin else "") + line if forced else "\n" + line
    return joined


def _lines(box: Sequence[float], letters: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The letters inside a cell by line, from the left."""
    left, top, right, bottom = box
    inside = [
        one
        for one in letters
        if top <= (one["top"] + one["bottom"]) / 2 < bottom
        and left <= (one["x0"] + one["x1"]) / 2 < right
        and not one["text"].isspace()
    ]
    lines: list[list[dict[str, Any]]] = []
    for one in sorted(inside, key=lambda letter: letter["bottom"]):
        if lines and one["bottom"] - lines[-1][0]["bottom"] <= _SAME_LINE:
            lines[-1].append(one)
        else:
            lines.append([one])
    return [sorted(line, key=lambda letter: letter["x0"]) for line in lines]
