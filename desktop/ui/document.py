"""The evaluation on screen: one value, one undo stack, and the acknowledgements of the thread that writes the file.

Every edit goes one way: :meth:`Document.edit` pushes a command, the command calls back with what to set, the values are
swapped, re-scored and re-checked, ``changed`` is emitted, and the edit is handed to the file. Views only read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from desktop.domain.edit import Action, Edit, stacks
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Kind, Place, set_value
from desktop.domain.findings import Findings, check, recheck
from desktop.domain.findings.finding import Case, Finding
from desktop.domain.rubric import Rubric
from desktop.domain.scoresheet import ScoreSheet, rescore, score
from desktop.domain.signoff import Revision, is_issued
from desktop.domain.tree import IndicatorTree, build_tree, changes_structure
from desktop.ui import messages, places
from desktop.ui.commands import EditCommand, Step
from desktop.ui.outbox import Outbox
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

    def __init__(self, opened: OpenEvaluation, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.opened, self._clock = opened, clock
        self.rubric: Rubric = opened.rubric
        tree = build_tree(self.rubric, opened.evaluation.own)
        self._case = Case(self.rubric, tree, opened.evaluation, score(self.rubric, tree, opened.evaluation))
        self._findings = check(self._case)
        self._log = list(opened.log)
        self._outbox = Outbox(opened, self)
        self._outbox.saved.connect(lambda: self.saved.emit(self._clock()))
        self._outbox.failed.connect(self.save_failed)
        self._refilling = False
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._let_go)
        self._spent: tuple[object, ...] = ()
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
    def signed_text(self) -> str:
        """Who signed the revision on screen, in words; "" while nobody has."""
        frozen = self.opened.frozen
        if frozen is None:
            return ""
        if is_issued(self.rubric, frozen):
            return QCoreApplication.translate("Document", "已签发（第{0}次）").format(frozen.number)
        signed = "、".join(signature.role for signature in frozen.signatures)
        return QCoreApplication.translate("Document", "{0}已签字（第{1}次）").format(signed, frozen.number)

    @property
    def editable(self) -> bool:
        """Whether edits are taken."""
        return self.refusal is None

    @property
    def pending_writes(self) -> int:
        """Edits not yet acknowledged by the file."""
        return len(self._outbox.waiting)

    @property
    def unwritten(self) -> tuple[Edit, ...]:
        """The edits not yet acknowledged, oldest first."""
        return self._outbox.waiting

    @property
    def failure(self) -> UserError | None:
        """Why the oldest pending edit could not be written; None while all goes well."""
        return self._outbox.failure

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
        edits: list[Edit] = []
        written: list[Change] = []
        for changes, before in steps:
            edits.append(Edit(label, changes, before, self._clock(), action))
            written += edits[-1].written
        change = self._swap(tuple(written))
        for edit in edits:
            self._log.append(edit)
            self._outbox.put(edit)
        self._soon.start()
        self.changed.emit(change)

    def _let_go(self) -> None:
        """Free the former values after the paint: for 10,000 indicators that costs as much as scoring one."""
        self._spent = ()

    def _swap(self, changes: tuple[Change, ...]) -> Changed:
        """Put the new values in the place of the old, scored and checked; what that touched."""
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
        return Changed(
            codes=frozenset(rows),
            facts=frozenset(change.place.key for change in changes if change.place.kind is Kind.FACT),
            texts=frozenset(change.place.key for change in changes if change.place.kind is Kind.TEXT),
            places=frozenset(change.place for change in changes),
            structure=structure,
            findings=structure or _differ(self._findings, before, rows),
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
    def retry(self) -> None:
        """Try again to write what failed."""
        self._outbox.retry()

    def flush(self) -> bool:
        """Wait until every edit is on the disk; False when one could not be written."""
        return self._outbox.flush()

    def wait_until_written(self) -> bool:
        """Wait like :meth:`flush`, but with the window still painted and deaf to keys and mouse."""
        return self._outbox.wait()

    def give_up(self) -> None:
        """Forget the edits that could not be written; a person chose that, or they stand in a copy."""
        self._outbox.give_up()

    def close(self) -> None:
        """Wait for what is being written and give the file back."""
        self.flush()
        self.opened.close()


def _differ(one: Findings, other: Findings, codes: Iterable[str]) -> bool:
    """Whether the findings of an edit are others than before; only what it touched can be."""
    if one.whole != other.whole or one.counts != other.counts:
        return True
    return any(one.for_node(code) != other.for_node(code) for code in codes)
