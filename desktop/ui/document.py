"""One evaluation on screen: the department's, or that of a project or the monitoring in the same file.

Every edit goes one way: :meth:`Document.edit` pushes a command, the command calls back with what to set, the values are
swapped, re-scored and re-checked, ``changed`` is emitted, and the edit is handed to the file. Views only read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoStack

from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Kind, Part, Place, in_part, is_beside, set_value
from desktop.domain.findings import Findings
from desktop.domain.findings.finding import Case, Finding
from desktop.domain.printable import clean
from desktop.domain.projects import projects
from desktop.domain.rubric import Rubric
from desktop.domain.scoresheet import ScoreSheet
from desktop.domain.signoff import Revision, is_issued
from desktop.domain.tree import IndicatorTree, changes_structure
from desktop.domain.worked import WHOLE, Worked, by_part
from desktop.ui import languages, messages, places
from desktop.ui.journal import Journal, Swapped
from desktop.usecases.open_file import OpenEvaluation
from desktop.usecases.scans import is_stamped


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
    """What a window's pages show. Reads are properties; the only ways to change it are ``edit`` and ``set_value``.

    One made of an open file is the department's evaluation; :meth:`of_part` gives the others, which share its undo
    stack, history and file.
    """

    changed = Signal(object)  # Changed
    saved = Signal(object)  # datetime of the last acknowledged transaction, emitted on the UI thread
    save_failed = Signal(object)  # UserError
    state_changed = Signal()  # signed, reopened
    parts_changed = Signal()  # another evaluation of the file: added, named, moved, removed, or its result
    part_wanted = Signal(str)  # id of the evaluation in which something is about to be undone or redone

    def __init__(
        self,
        opened: OpenEvaluation,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
        *,
        of: tuple[Document, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.opened, self._clock = opened, clock
        self.root, self.part = of or (self, WHOLE)
        self._parts: dict[str, Document] = {}
        self._journal: Journal = Journal(opened, clock, self) if of is None else self.root._journal
        self.undo_stack: QUndoStack = self._journal.undo_stack
        self._last = self._journal.worked[self.part]  # a removed part is shown as it was until its pages are gone
        self._journal.swapped.connect(self._on_swapped)
        self._journal.saved.connect(self.saved)
        self._journal.save_failed.connect(self.save_failed)
        self._journal.part_wanted.connect(self.part_wanted)
        self._journal.state_changed.connect(self.state_changed)

    # ------------------------------------------------------------------ which evaluation
    def of_part(self, part: str) -> Document:
        """Another evaluation of the file by its id, "" for the department's.

        Raises:
            KeyError: The file has none of this id.
        """
        if part == WHOLE:
            return self.root
        kept = self.root._parts
        if part not in kept:
            assert part in self.root.case.parts, f"no part {part}"
            kept[part] = Document(self.opened, self._clock, self.root, of=(self.root, part))
        return kept[part]

    @property
    def projects(self) -> tuple[Document, ...]:
        """The projects of the file in their order, seen from the department's evaluation; none from the others."""
        return () if self.part else tuple(self.of_part(part.id) for part, _ in projects(self.case))

    @property
    def entry(self) -> Part | None:
        """What the file's list of parts says of this one; None for the department's, or when it was removed."""
        return self.root.evaluation.parts.get(self.part)

    # ------------------------------------------------------------------ what is there
    @property
    def _worked(self) -> Worked:
        return self._journal.worked.get(self.part, self._last)

    @property
    def rubric(self) -> Rubric:
        """The form that is filled in."""
        return self._worked.case.rubric

    @property
    def case(self) -> Case:
        """Rubric, tree, evaluation and scores, as rules and reports want them."""
        return self._worked.case

    @property
    def evaluation(self) -> Evaluation:
        """Everything filled in so far."""
        return self._worked.case.evaluation

    @property
    def tree(self) -> IndicatorTree:
        """The indicators, the unit's own among them."""
        return self._worked.case.tree

    @property
    def sheet(self) -> ScoreSheet:
        """The scores."""
        return self._worked.case.sheet

    @property
    def findings(self) -> Findings:
        """What a reviewer would mark."""
        return self._worked.findings

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
        if is_issued(self.opened.rubric, frozen):
            word = QCoreApplication.translate("Document", "已签发（第{0}次）")
            if is_stamped(self.root.evaluation, frozen.number):
                word = QCoreApplication.translate("Document", "已签发（第{0}次），已盖章")
            return word.format(frozen.number)
        signed = languages.listed(signature.role for signature in frozen.signatures)
        return QCoreApplication.translate("Document", "{0}已签字（第{1}次）").format(signed, frozen.number)

    @property
    def editable(self) -> bool:
        """Whether edits are taken."""
        return self.refusal is None

    def takes(self, place: Place) -> bool:
        """Whether an edit of a place is taken: the reviewer writes beside a signed revision as well."""
        return self._refusal([place]) is None

    def _refusal(self, places_: Iterable[Place]) -> UserError | None:
        """Why an edit of these places would be refused."""
        return self.read_only if all(is_beside(place) for place in places_) else self.refusal

    @property
    def pending_writes(self) -> int:
        """Edits not yet acknowledged by the file."""
        return len(self._journal.outbox.waiting)

    @property
    def unwritten(self) -> tuple[Edit, ...]:
        """The edits not yet acknowledged, oldest first."""
        return self._journal.outbox.waiting

    @property
    def failure(self) -> UserError | None:
        """Why the oldest pending edit could not be written; None while all goes well."""
        return self._journal.outbox.failure

    @property
    def history(self) -> Sequence[Edit]:
        """Every edit of this evaluation, oldest first; the department's has those of the others among them."""
        if self.part == WHOLE:
            return self._journal.log
        inner = ((edit, by_part(edit.changes), by_part(edit.before)) for edit in self._journal.log)
        return [
            replace(edit, changes=changes[self.part], before=before.get(self.part, ()))
            for edit, changes, before in inner
            if self.part in changes
        ]

    def now(self) -> datetime:
        """The clock's time."""
        return self._clock()

    def label(self, place: Place) -> str:
        """What stands at a place, for people."""
        return places.label(self.case, place)

    def findings_at(self, code: str) -> tuple[Finding, ...]:
        """The findings of one indicator."""
        return self.findings.for_node(code)

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
        refusal = self._refusal(change.place for change in changes)
        if refusal is not None:
            messages.show_error(None, refusal)
            return False
        if not changes:
            return False
        changes = [Change(place, value and clean(value)) for place, value in changes]
        entry = self.entry
        if entry is not None:
            word = QCoreApplication.translate("Document", "{0}（{1}）")
            label = word.format(label, entry.name or self.rubric.title)
        self._journal.push(label, in_part(self.part, changes), session)
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
        """Take the last edit back, where edits are taken; of a signed file the stack has only the reviewer's."""
        if self.read_only is None:
            self.undo_stack.undo()

    def redo(self) -> None:
        """Make the last undone edit again."""
        if self.read_only is None:
            self.undo_stack.redo()

    def state_has_changed(self) -> None:
        """After signing or reopening: the file says whether edits are taken."""
        self._journal.refill()
        self._journal.state_changed.emit()

    def _on_swapped(self, step: Swapped) -> None:
        self._last = self._worked
        changes = step.inner.get(self.part, ())
        if self.part in self._journal.worked and self.part in step.before and changes:
            self.changed.emit(self._changed(changes, step.before[self.part].findings))
        if len(step.inner) > bool(changes):
            self.parts_changed.emit()

    def _changed(self, changes: tuple[Change, ...], before: Findings) -> Changed:
        """What an edit touched in this evaluation."""
        tree, structure = self.tree, changes_structure(changes)
        rows = {code for change in changes for code in places.rows_of(tree, change)}
        rows.update([above for code in rows for above in tree.ancestors(code)])
        return Changed(
            codes=frozenset(rows),
            facts=frozenset(change.place.key for change in changes if change.place.kind is Kind.FACT),
            texts=frozenset(change.place.key for change in changes if change.place.kind is Kind.TEXT),
            places=frozenset(change.place for change in changes),
            structure=structure,
            findings=structure or _differ(self.findings, before, rows),
        )

    # ------------------------------------------------------------------ writing it
    def retry(self) -> None:
        """Try again to write what failed."""
        self._journal.outbox.retry()

    def flush(self) -> bool:
        """Wait until every edit is on the disk; False when one could not be written."""
        return self._journal.outbox.flush()

    def wait_until_written(self) -> bool:
        """Wait like :meth:`flush`, but with the window still painted and deaf to keys and mouse."""
        return self._journal.outbox.wait()

    def give_up(self) -> None:
        """Forget the edits that could not be written; a person chose that, or they stand in a copy."""
        self._journal.outbox.give_up()

    def close(self) -> None:
        """Wait for what is being written and give the file back, with all its evaluations."""
        self.flush()
        self.opened.close()


def _differ(one: Findings, other: Findings, codes: Iterable[str]) -> bool:
    """Whether the findings of an edit are others than before; only what it touched can be."""
    if one.whole != other.whole or one.counts != other.counts:
        return True
    return any(one.for_node(code) != other.for_node(code) for code in codes)
