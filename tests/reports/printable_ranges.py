"""The characters the shipped faces have, as the table in desktop/domain/printable.py.

``python -m tests.reports.printable_ranges`` writes it anew; a test says when that was forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import uharfbuzz

from desktop.domain import printable

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
WIDTH = 112


def covered() -> set[int]:
    """Code points any of the faces has: where one lacks a character, the report takes the next."""
    faces = (path for path in FONTS.iterdir() if path.suffix in (".ttf", ".otf"))
    return {point for path in faces for point in uharfbuzz.Face(path.read_bytes()).unicodes}


def ranges(points: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Runs without a gap."""
    ordered = sorted(points)
    starts = [ordered[0], *(after for before, after in pairwise(ordered) if after != before + 1)]
    ends = [*(before for before, after in pairwise(ordered) if after != before + 1), ordered[-1]]
    return zip(starts, ends, strict=True)


def table() -> str:
    """The ranges as the module writes them: hex, a hyphen between first and last."""
    return " ".join(f"{a:x}" if a == b else f"{a:x}-{b:x}" for a, b in ranges(covered()))


def main() -> None:
    """Write the table into the module."""
    path = Path(printable.__file__)
    lines, line = [], ""
    for word in table().split():
        if len(line) + len(word) > WIDTH:
            lines.append(line)
            line = ""
        line += f"{word} "
    body = "\n".join(f'    "{each}"' for each in (*lines, line))
    text = re.sub(
        r"_RANGES: Final = \(\n.*?\n\)\n", f"_RANGES: Final = (\n{body}\n)\n", path.read_text("utf-8"), flags=re.DOTALL
    )
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
