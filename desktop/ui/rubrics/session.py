"""One rubric draft being edited: the draft as it is, undo, what the loader says of it, whether it is saved.

Drafts are values; the undo stack keeps old ones. Reading a draft as the strict loader does runs off the UI thread, a
moment after the last edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.domain.rubric import Rubric
from desktop.domain.rubricdraft import RubricDraft
from desktop.ui import jobs
from desktop.usecases import edit_rubric

if TYPE_CHECKING:
    from desktop.usecases.rubric_shelf import Checked, DraftProblem

_PAUSE = 120  # ms after the last edit


class DraftSession(QObject):
    """Everything shown follows ``changed`` (another draft) and ``checked`` (the loader has spoken about it).

    Attributes:
        draft: The draft as it is now.
        was: The id of the own rubric that a save replaces.
        rubric: What the draft makes; None while anything is wrong with it, or it is being read.
        problems: What is wrong with it.
        is_checked: Whether ``rubric`` and ``problems`` are those of ``draft``.
    """

    changed = Signal()
    checked = Signal()
    saved_changed = Signal()

    def __init__(self, draft: RubricDraft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft, self.was = draft, draft.id
        self._saved = draft
        self.rubric: Rubric | None = None
        self.problems: tuple[DraftProblem, ...] = ()
        self.is_checked = False
        self.undo_stack = QUndoStack(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._check)
        self._check()

    @property
    def is_saved(self) -> bool:
        """Whether the disk holds the draft."""
        return self.draft == self._saved

    def edit(self, label: str, draft: RubricDraft) -> bool:
        """Take another draft as one step back; False where nothing changed."""
        if draft == self.draft:
            return False
        self.undo_stack.push(_Edit(self, label, self.draft, draft))
        return True

    def replace(self, draft: RubricDraft) -> None:
        """Show another draft; only the undo stack calls this."""
        self.draft = draft
        self.is_checked = False
        self.changed.emit()
        self.saved_changed.emit()
        self._timer.start()

    def has_been_saved(self, draft: RubricDraft) -> None:
        """The disk holds this draft now."""
        self._saved, self.was = draft, draft.id
        self.saved_changed.emit()

    def take_verdict(self, draft: RubricDraft, checked: Checked) -> None:
        """What the loader says; of no interest when the draft is another one by now."""
        if draft is not self.draft:
            return
        self.rubric, self.problems, self.is_checked = checked.rubric, checked.problems, True
        self.checked.emit()

    def _check(self) -> None:
        draft = self.draft
        jobs.run(
            self,
            lambda: edit_rubric.check(draft),
            lambda checked: self.take_verdict(draft, checked),
            label="check draft",
        )


class _Edit(QUndoCommand):
    """From one draft to another."""

    def __init__(self, session: DraftSession, label: str, before: RubricDraft, after: RubricDraft) -> None:
        super().__init__(label)
        self._session, self._before, self._after = session, before, after

    def redo(self) -> None:
        """The new one."""
        self._session.replace(self._after)

    def undo(self) -> None:
        """The old one."""
        self._session.replace(self._before)
