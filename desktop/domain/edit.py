"""Edits as they are kept: what changed, from what, to what; and the undo stack an edit log amounts to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.domain.evaluation import Change


class Action(StrEnum):
    """How an edit came about."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of the log.

    Attributes:
        label: For the menu: "修改预算完成率的完成值".
        changes: What was set, in order.
        before: The changes that take it back.
        at: When, with time zone.
        action: Whether it was done, undone or redone. An UNDO carries the ``changes`` and ``before`` of the edit it
            takes back, so that the log can be read without state; what it wrote is ``before``.
    """

    label: str
    changes: tuple[Change, ...]
    before: tuple[Change, ...]
    at: datetime
    action: Action = Action.DO

    @property
    def written(self) -> tuple[Change, ...]:
        """What this step set: ``before`` for an UNDO, else ``changes``."""
        return self.before if self.action is Action.UNDO else self.changes


def stacks(log: Iterable[Edit]) -> tuple[list[Edit], list[Edit]]:
    """What can be undone (latest last) and redone (next last) after ``log``."""
    done: list[Edit] = []
    undone: list[Edit] = []
    for edit in log:
        match edit.action:
            case Action.DO:
                done.append(edit)
                undone.clear()
            case Action.UNDO:
                if done:
                    undone.append(done.pop())
            case Action.REDO:
                if undone:
                    done.append(undone.pop())
    return done, undone
