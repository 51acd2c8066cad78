"""Words at their places on a page: lines of them, and words set above one another as one head cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.importers.funds import is_head
from desktop.importers.prose import is_page_number

TALLEST_BAND = 3  # lines of a head
_OVERLAP = 1  # points two words must share to stand above one another


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a gap; ``top`` and ``bottom`` grow downwards, in points."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half-way down."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """Half-way across."""
        return (self.left + self.right) / 2


def lines_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words level with one another, from top to bottom, each line from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.middle):
        last = lines[-1] if lines else None
        if last is not None and abs(last[-1].middle - word.middle) <= 0.35 * (word.bottom - word.top):
            last.append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.left) for line in lines]


def without_numbers(words: Sequence[Word]) -> list[Word]:
    """Without the number of the page, alone on its first or last line."""
    lines = lines_of(words)
    edges = [line for line in (*lines[:1], *lines[-1:]) if is_page_number("".join(word.text for word in line))]
    return [word for line in lines if line not in edges for word in line]


def stacked(band: Sequence[Word]) -> list[list[Word]]:
    """Words that stand above one another, each stack from top to bottom, the stacks from left to right."""
    stacks: list[list[Word]] = []
    for word in sorted(band, key=lambda word: word.top):
        over = next((stack for stack in stacks if _shared(stack, word) > _OVERLAP), None)
        if over is None:
            stacks.append([word])
        else:
            over.append(word)
    return sorted(stacks, key=lambda stack: min(word.left for word in stack))


def _shared(stack: Sequence[Word], word: Word) -> float:
    return min(max(one.right for one in stack), word.right) - max(min(one.left for one in stack), word.left)


def as_one(stack: Sequence[Word]) -> Word:
    """The words of a stack as one."""
    return Word(
        "".join(word.text for word in stack),
        min(word.left for word in stack),
        max(word.right for word in stack),
        stack[0].top,
        stack[-1].bottom,
    )


def told_lines(words: Sequence[Word]) -> list[str]:
    """Words as lines of text. Where a head of funds is set over lines (年初 above 预算数), it becomes one line."""
    lines = lines_of(words)
    told: list[str] = []
    at = 0
    while at < len(lines):
        end = _end_of_head(lines, at)
        line = lines[at] if end == at + 1 else _on_one_line(lines[at:end])
        told.append(" ".join(word.text for word in line))
        at = end
    return told


def _end_of_head(lines: Sequence[Sequence[Word]], begin: int) -> int:
    """Behind the last line of a head of funds that begins here; the next line where none does."""
    alone = _heads(lines[begin])
    best = begin + 1
    for end in range(begin + 2, min(len(lines), begin + TALLEST_BAND + 1) + 1):
        band = lines[begin:end]
        apart = [lower[0].top - upper[0].bottom for upper, lower in pairwise(band)]
        if max(apart) > lines[begin][0].bottom - lines[begin][0].top:
            break
        found = _heads(_on_one_line(band))
        if found > max(alone, 2, _heads(_on_one_line(band[1:]))):
            alone, best = found, end
    return best


def _on_one_line(band: Sequence[Sequence[Word]]) -> list[Word]:
    return [as_one(stack) for stack in stacked([word for line in band for word in line])]


def _heads(line: Sequence[Word]) -> int:
    return sum(is_head(word.text) for word in line)
