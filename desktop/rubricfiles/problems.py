"""Errors of rubric files, collected and raised together, each with file and line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path as Folder
from typing import NamedTuple

from desktop.domain.errors import Problem, UserError

Path = tuple[str | int, ...]  # from the root of a document to a value: ("facts", "budget.city", "unit")


class Mark(NamedTuple):
    """Where something stands; lines count from 1."""

    file: str
    line: int


@dataclass(frozen=True, slots=True, order=True)
class RubricError:
    """One thing wrong with a rubric file, in Chinese: what was read and what should stand there."""

    file: str
    line: int
    message: str
    path: Path = field(default=(), compare=False)  # from the root of rubric.yaml; () where only a line is known

    def __str__(self) -> str:
        return f"{self.file}:{self.line}：{self.message}"


class RubricErrors(UserError):  # noqa: N818 - many errors at once
    """All that is wrong with a rubric (评价方案), so that its author mends it in one go.

    ``folder`` is where it lies, for one of the person's own: they know the list, not the folder.
    """

    def __init__(self, errors: Iterable[RubricError], folder: Folder | None = None) -> None:
        self.errors = tuple(sorted(set(errors)))
        self._folder = folder
        where = [] if folder is None else [f"方案 {folder.name}，文件夹 {folder}"]
        listed = "\n".join([*where, *(str(error) for error in self.errors)])
        super().__init__(Problem.RUBRIC_BROKEN, count=len(self.errors), errors="\n" + listed + "\n")

    @property
    def in_short(self) -> str:
        """One line: the first error by file and line, how many there are, and the folder where it is known."""
        more = f"（共 {len(self.errors)} 处）" if len(self.errors) > 1 else ""
        where = "" if self._folder is None else f"；文件夹 {self._folder}"
        return f"{self.errors[0]}{more}{where}"


class Ledger:
    """Collects errors while a rubric is read; knows where each value of the document stands."""

    def __init__(self) -> None:
        self._errors: list[RubricError] = []
        self._marks: dict[Path, Mark] = {}

    def place(self, path: Path, mark: Mark) -> None:
        """Remember where the value at ``path`` stands."""
        self._marks.setdefault(path, mark)

    def at(self, path: Path) -> Mark:
        """Where ``path`` stands, or the nearest thing above it that does: a missing key stands nowhere."""
        while path not in self._marks and path:
            path = path[:-1]
        return self._marks[path]

    def add(self, where: Path | Mark, message: str) -> None:
        """Take down one error."""
        mark = where if isinstance(where, Mark) else self.at(where)
        self._errors.append(RubricError(mark.file, mark.line, message, () if isinstance(where, Mark) else where))

    def instead(self, path: Path, message: str) -> None:
        """Take down what is the better advice about a value: what was said of it before is forgotten."""
        self._errors = [each for each in self._errors if each.path != path or not path]
        self.add(path, message)

    def adopt(self, other: Ledger) -> None:
        """Take over the errors of another document's ledger."""
        self._errors += other._errors

    def raise_any(self) -> None:
        """Raise RubricErrors when anything was taken down."""
        if self._errors:
            raise RubricErrors(self._errors)


def cut(text: str, longest: int = 40) -> str:
    """What was read, as its author would recognise it: cut short, without the blanks around it."""
    text = text.strip()
    return text if len(text) <= longest else text[:longest] + "…"


def suggestion(word: str, known: Iterable[str]) -> str:
    """Ask 是否应为 with the known word that looks most like ``word``; empty where none does."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"；是否应为“{near[0]}”？" if near else ""


def not_utf8(wrong: UnicodeDecodeError) -> str:
    """What is said of a file in another encoding."""
    return f"第 {wrong.start + 1} 个字节不是 UTF-8；请用 UTF-8 编码另存"
