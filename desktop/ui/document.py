"""The evaluation on screen: one value, one undo stack, and the acknowledgements of the thread that writes the file.

Every edit goes one way: :meth:`Document.edit` pushes a command, the command calls back with what to set, the values are
swapped, re-scored and re-checked, ``changed`` is emitted, and the edit is handed to the file. Views only read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QUndoStack

from desktop.domain.edit import Action, Edit, stacks
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Kind, Place, set_value
from desktop.domain.findings import Findings, check, recheck
from desktop.domain.findings.finding import Case, Finding
from desktop.domain.rubric import Rubric
from desktop.domain.scoresheet import ScoreSheet, rescore, score
from desktop.domain.signoff import Revision
from desktop.domain.tree import IndicatorTree, build_tree, changes_structure
from desktop.ui import messages, places
from desktop.ui.commands import EditCommand, Step
from desktop.usecases.open_file import OpenEvaluation

UNDO_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Changed:
    """What an edit touched.

    Attributes:
        codes: Indicators whose row may look different, ancestors included.
        facts: Keys of figures.
        texts: Keys of texts ("narrative.<key>" among them).
        places: Every place that was set.
        structure: The tree was built anew.
        findings: The findings are not the same as before.
    """

    codes: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    places: frozenset[Place] = frozenset()
    structure: bool = False
    findings: bool = False


class Document(QObject):
    """What the window shows. Reads are properties; the only ways to change it are ``edit`` and ``set_value``."""

    changed = Signal(object)  # Changed
    saved = Signal(object)  # datetime of the last acknowledged transaction, emitted on the UI thread
    save_failed = Signal(object)  # UserError
    state_changed = Signal()  # signed, reopened
    _answered = Signal(object)  # a Future, from the writer's thread

    def __init__(self, opened: OpenEvaluation, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.opened, self._clock = opened, clock
        self.rubric: Rubric = opened.rubric
        tree = build_tree(self.rubric, opened.evaluation.own)
        self._case = Case(self.rubric, tree, opened.evaluation, score(self.rubric, tree, opened.evaluation))
        self._findings = check(self._case)
        self._log = list(opened.log)
        self._unwritten: deque[Edit] = deque()  # the first one is with the writer, unless it failed
        self._future: Future[None] | None = None
        self._failure: UserError | None = None
        self._refilling = False
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self._soon = QTimer(self, singleShot=True, interval=0)  # the score is painted first, then written
        self._soon.timeout.connect(self._after_paint)
        self._spent: tuple[object, ...] = ()
        self._answered.connect(self._on_answer, Qt.ConnectionType.QueuedConnection)
        self._refill()

    # ------------------------------------------------------------------ what is there
    @property
    def case(self) -> Case:
        """Rubric, tree, evaluation and scores, as rules and reports want them."""
        return self._case

    @property
    def evaluation(self) -> Evaluation:
        """Everything filled in so far."""
        return self._case.evaluation

    @property
    def tree(self) -> IndicatorTree:
        """The indicators, the unit's own among them."""
        return self._case.tree

    @property
    def sheet(self) -> ScoreSheet:
        """The scores."""
        return self._case.sheet

    @property
    def findings(self) -> Findings:
        """What a reviewer would mark."""
        return self._findings

    @property
    def read_only(self) -> UserError | None:
        """Why the file cannot be changed; None when it can."""
        return self.opened.read_only

    @property
    def frozen(self) -> Revision | None:
        """The signed revision on screen; None while the content may change."""
        return self.opened.frozen

    @property
    def refusal(self) -> UserError | None:
        """Why an edit would be refused now; None when it would not."""
        if self.opened.read_only is not None:
            return self.opened.read_only
        frozen = self.opened.frozen
        if frozen is None:
            return None
        return UserError(Problem.FILE_SIGNED, file=self.opened.path.name, revision=frozen.number)

    @property
    def editable(self) -> bool:
        """Whether edits are taken."""
        return self.refusal is None

    @property
    def pending_writes(self) -> int:
        """Edits not yet acknowledged by the file."""
        return len(self._unwritten)

    @property
    def unwritten(self) -> tuple[Edit, ...]:
        """The edits not yet acknowledged, oldest first."""
        return tuple(self._unwritten)

    @property
    def failure(self) -> UserError | None:
        """Why the oldest pending edit could not be written; None while all goes well."""
        return self._failure

    @property
    def history(self) -> Sequence[Edit]:
        """Every edit of the file, oldest first."""
        return self._log

    def now(self) -> datetime:
        """The clock's time."""
        return self._clock()

    def label(self, place: Place) -> str:
        """What stands at a place, for people."""
        return places.label(self._case, place)

    def findings_at(self, code: str) -> tuple[Finding, ...]:
        """The findings of one indicator."""
        return self._findings.for_node(code)

    # ------------------------------------------------------------------ changing it
    def edit(self, label: str, changes: Sequence[Change], session: object = None) -> bool:
        """Make one undoable edit.

        Args:
            label: For the menu: 修改“预算完成率”的评分依据.
            changes: Checked by the editor that made them.
            session: Any object that stands for one editor's visit to one place; edits of the same session merge.

        Returns:
            Whether it was made; a refusal has been shown.
        """
        refusal = self.refusal
        if refusal is not None:
            messages.show_error(None, refusal)
            return False
        if not changes:
            return False
        step = Step(tuple(changes), self.evaluation.inverse(changes))
        self.undo_stack.push(EditCommand(self._perform, label, step, session))
        return True

    def set_value(self, place: Place, value: str | None, label: str | None = None, session: object = None) -> bool:
        """Set one place as a person does; takes the mark 未确认 off. Nothing happens when it stands there already."""
        value = value or None
        if same := places.same_value(place, self.evaluation.value_at(place), value):
            value = self.evaluation.value_at(place)
        if same and not self.evaluation.is_unconfirmed(place):
            return False
        word = QCoreApplication.translate("Document", "修改{0}")
        if value is None:
            word = QCoreApplication.translate("Document", "清除{0}")
        return self.edit(
            label or word.format(self.label(place)), set_value(place, value, self.evaluation), session=session
        )

    def undo(self) -> None:
        """Take the last edit back, where edits are taken."""
        if self.editable:
            self.undo_stack.undo()

    def redo(self) -> None:
        """Make the last undone edit again."""
        if self.editable:
            self.undo_stack.redo()

    def state_has_changed(self) -> None:
        """After signing or reopening: the file says whether edits are taken."""
        self._refill()
        self.state_changed.emit()

    def _perform(self, label: str, steps: Sequence[Step], action: Action) -> None:
        if self._refilling:
            return
        written: list[Change] = []
        for changes, before in steps:
            edit = Edit(label, changes, before, self._clock(), action)
            written += edit.written
            self._log.append(edit)
            self._unwritten.append(edit)
        self._apply(tuple(written))
        self._soon.start()

    def _apply(self, changes: tuple[Change, ...]) -> None:
        old, structure = self._case, changes_structure(changes)
        evaluation = old.evaluation.apply(changes)
        if structure:
            tree = build_tree(self.rubric, evaluation.own)
            sheet = score(self.rubric, tree, evaluation)
        else:
            tree = old.tree
            sheet = rescore(old.sheet, self.rubric, tree, evaluation, tree.touched(changes))
        self._case = Case(self.rubric, tree, evaluation, sheet)
        before = self._findings
        self._spent = (*self._spent, old, before)
        self._findings = recheck(before, self._case, changes, tree.touched(changes))
        rows = {code for change in changes for code in places.rows_of(tree, change)}
        rows.update([above for code in rows for above in tree.ancestors(code)])
        self.changed.emit(
            Changed(
                codes=frozenset(rows),
                facts=frozenset(change.place.key for change in changes if change.place.kind is Kind.FACT),
                texts=frozenset(change.place.key for change in changes if change.place.kind is Kind.TEXT),
                places=frozenset(change.place for change in changes),
                structure=structure,
                findings=structure or _differ(self._findings, before, rows),
            )
        )

    def _refill(self) -> None:
        """Make the undo stack what the log says; empty where edits are not taken."""
        self._refilling = True
        self.undo_stack.clear()
        if self.editable:
            done, undone = stacks(self._log)
            done = done[-UNDO_LIMIT:]
            kept = [*done, *reversed(undone)][:UNDO_LIMIT]
            for edit in kept:
                step = Step(edit.changes, edit.before)
                self.undo_stack.push(EditCommand(self._perform, edit.label, step, already_done=True))
            self.undo_stack.setIndex(len(done))
        self._refilling = False

    # ------------------------------------------------------------------ writing it
    @Slot()
    def _after_paint(self) -> None:
        """Write, and only now let the former values go: freeing 10,000 indicators costs as much as scoring one."""
        self._spent = ()
        self._hand_over()

    def _hand_over(self) -> None:
        """Give the oldest unwritten edit to the writer.

        One at a time, so that a later edit is never on disk without an earlier one that failed.
        """
        if self._future is None and self._unwritten and self._failure is None:
            self._future = self.opened.save(self._unwritten[0])
            self._future.add_done_callback(self._answered.emit)

    @Slot(object)
    def _on_answer(self, future: Future[None]) -> None:
        if future is not self._future:
            return  # settled already, while closing
        self._settle()
        if self._failure is not None:
            self.save_failed.emit(self._failure)
            return
        self._hand_over()
        self.saved.emit(self._clock())

    def _settle(self) -> None:
        """Wait for the edit under way and take its answer."""
        future, self._future = self._future, None
        assert future is not None
        try:
            future.result()
        except UserError as error:
            self._failure = error
        except CancelledError:
            self._failure = UserError(Problem.FILE_WRITE, file=self.opened.path.name, why="写入被取消")
        else:
            self._unwritten.popleft()

    def retry(self) -> None:
        """Try again to write what failed."""
        self._failure = None
        self._hand_over()

    def flush(self) -> bool:
        """Wait until every edit is on the disk; False when one could not be written."""
        self._hand_over()
        waited = self._future is not None
        while self._future is not None:
            self._settle()
            self._hand_over()
        if self._failure is not None:
            self.save_failed.emit(self._failure)
        elif waited:
            self.saved.emit(self._clock())
        return self._failure is None

    def wait_until_written(self) -> bool:
        """Wait like :meth:`flush`, but with the window still painted and deaf to keys and mouse."""
        if self._unwritten and self._failure is None:
            loop = QEventLoop()

            def look() -> None:
                if not self._unwritten or self._failure is not None:
                    loop.quit()

            self.saved.connect(look)
            self.save_failed.connect(look)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            self.saved.disconnect(look)
            self.save_failed.disconnect(look)
        return not self._unwritten

    def give_up(self) -> None:
        """Forget the edits that could not be written; a person chose that, or they stand in a copy."""
        self._unwritten.clear()
        self._future = self._failure = None

    def close(self) -> None:
        """Wait for what is being written and give the file back."""
        self.flush()
        self.opened.close()


def _differ(one: Findings, other: Findings, codes: Iterable[str]) -> bool:
    """Whether the findings of an edit are others than before; only what it touched can be."""
    if one.whole != other.whole or one.counts != other.counts:
        return True
    return any(one.for_node(code) != other.for_node(code) for code in codes)
