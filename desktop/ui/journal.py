"""The file behind the evaluations on screen: one undo stack, one log, one queue to the writer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from desktop.domain.edit import Action, Edit, stacks
from desktop.domain.evaluation import Change, Kind, is_beside
from desktop.domain.worked import WHOLE, Worked, begin, by_part, rework
from desktop.ui.commands import EditCommand, Step
from desktop.ui.outbox import Outbox
from desktop.usecases.open_file import OpenEvaluation

UNDO_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Swapped:
    """One step that was made: what it set in each evaluation, and how each looked before."""

    inner: Mapping[str, tuple[Change, ...]]  # part id -> changes of that evaluation, "" for the department's
    before: Mapping[str, Worked]


class Journal(QObject):
    """Every edit of the file goes through here, in order, whichever evaluation it is made in."""

    swapped = Signal(object)  # Swapped
    saved = Signal(object)  # datetime of the last acknowledged transaction
    save_failed = Signal(object)  # UserError
    part_wanted = Signal(str)  # what is about to be undone or redone stands there: show it first
    state_changed = Signal()

    def __init__(self, opened: OpenEvaluation, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.opened, self.clock = opened, clock
        self.worked = begin(opened.case())
        self.log = list(opened.log)
        self.outbox = Outbox(opened, self)
        self.outbox.saved.connect(lambda: self.saved.emit(self.clock()))
        self.outbox.failed.connect(self.save_failed)
        self._refilling = False
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._let_go)
        self._spent: tuple[object, ...] = ()
        self.refill()

    def push(self, label: str, changes: Sequence[Change], session: object = None) -> None:
        """Make one undoable edit; ``changes`` are those of the file."""
        step = Step(tuple(changes), self.worked[WHOLE].case.evaluation.inverse(changes))
        self.undo_stack.push(EditCommand(self._perform, label, step, session))

    def refill(self) -> None:
        """Make the undo stack what the log says; empty where edits are not taken.

        Of a signed file the reviewer's edits since the last other one may still be taken back.
        """
        self._refilling = True
        self.undo_stack.clear()
        if self.opened.read_only is None:
            done, undone = stacks(self.log)
            if self.opened.frozen is not None:
                done, undone = _last_reviews(done), _last_reviews(undone)
            done = done[-UNDO_LIMIT:]
            kept = [*done, *reversed(undone)][:UNDO_LIMIT]
            for edit in kept:
                step = Step(edit.changes, edit.before)
                self.undo_stack.push(EditCommand(self._perform, edit.label, step, already_done=True))
            self.undo_stack.setIndex(len(done))
        self._refilling = False

    def _perform(self, label: str, steps: Sequence[Step], action: Action) -> None:
        if self._refilling:
            return
        edits: list[Edit] = []
        written: list[Change] = []
        for changes, before in steps:
            edits.append(Edit(label, changes, before, self.clock(), action))
            written += edits[-1].written
        inner = by_part(written)
        if action is not Action.DO and (part := self._concerned(inner)) is not None:
            self.part_wanted.emit(part)
        old = self.worked
        self.worked = rework(old, written, self.opened.rubrics)
        self._spent = (*self._spent, old)
        for edit in edits:
            self.log.append(edit)
            self.outbox.put(edit)
        self._soon.start()
        self.swapped.emit(Swapped(inner, old))

    def _concerned(self, inner: Mapping[str, tuple[Change, ...]]) -> str | None:
        """The one evaluation in which a step sets cells; None where it adds, names, moves or removes parts."""
        filled = [key for key, changes in inner.items() if any(not _of_list(key, change) for change in changes)]
        return filled[0] if len(inner) == len(filled) == 1 and filled[0] in self.worked else None

    def _let_go(self) -> None:
        """Free the former values after the paint: for 10,000 indicators that costs as much as scoring one."""
        self._spent = ()


def _last_reviews(edits: list[Edit]) -> list[Edit]:
    """The edits at the end that are the reviewer's."""
    others = [at for at, edit in enumerate(edits) if not all(is_beside(change.place) for change in edit.changes)]
    return edits[others[-1] + 1 :] if others else edits


def _of_list(part: str, change: Change) -> bool:
    """Whether a change is one of the list of parts (name, order, the part itself), and not of what is filled in."""
    return part != WHOLE and change.place.kind is Kind.HEADER and change.place.key != "unit"
