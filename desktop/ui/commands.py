"""The one undo command: an edit remembers what it set and what stood there before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtGui import QUndoCommand

from desktop.domain.edit import Action
from desktop.domain.evaluation import Change, Kind, Place


class Step(NamedTuple):
    """One edit of the log: what it set, and what takes it back."""

    changes: tuple[Change, ...]
    before: tuple[Change, ...]


Perform = Callable[[str, Sequence[Step], Action], None]


class EditCommand(QUndoCommand):
    """Set values, or put the old ones back.

    Typing on in the same place within one editor session is one step back, not ten. The log keeps every step of it, so
    taking the command back writes each of them: the stack and the log never disagree.
    """

    def __init__(
        self, perform: Perform, label: str, step: Step, session: object = None, *, already_done: bool = False
    ) -> None:
        super().__init__(label)
        self._perform, self._label = perform, label
        self._steps, self._session, self._done = [step], session, already_done

    def redo(self) -> None:
        """Set the new values; the first time this is doing, later redoing."""
        self._perform(self._label, self._steps, Action.REDO if self._done else Action.DO)
        self._done = True

    def undo(self) -> None:
        """Put the old values back."""
        self._perform(self._label, self._steps[::-1], Action.UNDO)

    def id(self) -> int:
        """Commands of one kind may merge; the stack asks for this first."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take up a further edit of the same single place in the same editor session."""
        if not isinstance(other, EditCommand) or self._session is None or other._session is not self._session:
            return False
        if self._place() is None or self._place() != other._place():
            return False
        self._steps += other._steps
        return True

    def _place(self) -> object:
        """The single place this sets, the mark 未确认 left aside; None for more than one."""
        places = {change.place for step in self._steps for change in step.changes}
        single = {place for place in places if not _is_mark(place)}
        return single.pop() if len(single) == 1 else None


def _is_mark(place: Place) -> bool:
    """Whether 未确认 stands there, in the department's evaluation or in a part."""
    return place.kind is Kind.UNCONFIRMED or (place.kind is Kind.PART and place.field.startswith(Kind.UNCONFIRMED))
