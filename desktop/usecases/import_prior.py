"""Last year's file as the starting point: read it, let a person confirm, start the draft."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.carryover import Line, Plan, carry_over
from desktop.domain.errors import Problem, UserError
from desktop.domain.formchange import FormLine, lines_of, met, printed_lines, told
from desktop.domain.imported import ImportResult
from desktop.domain.nearness import NO_NEAR_RUBRIC, matched, nearness
from desktop.domain.number import plain
from desktop.domain.ownsource import from_evaluation
from desktop.domain.rubric import Rubric
from desktop.domain.rubricdiff import RubricDiff, compare
from desktop.domain.sourcetext import SourceText, listed
from desktop.usecases.prior_projects import PriorProject, begun, never_taken, projects_in, with_projects
from desktop.usecases.reading_ahead import OURS

if TYPE_CHECKING:
    from desktop.domain.findings.finding import Case
    from desktop.importers.reader import Reader
    from desktop.usecases.open_file import OpenEvaluation
    from desktop.usecases.workspace import Workspace

Stopped = Callable[[], bool]
_NO_TEXT = SourceText()


@dataclass(frozen=True, slots=True)
class Source:
    """What was read, and the rubric it was matched to (this year's).

    Attributes:
        lines: The paragraphs of a document.
        text: What is printed in it, where that was asked for.
        made_with: The rubric a file of ours was made with; None for a document, which does not say.
        projects: The projects in a file of ours, in its order.
        never: What else stands in a file of ours, and no new file begins with.
    """

    path: Path
    result: ImportResult
    rubric: Rubric
    lines: tuple[str, ...] = ()
    text: SourceText = _NO_TEXT
    made_with: Rubric | None = None
    projects: tuple[PriorProject, ...] = ()
    never: tuple[Line, ...] = ()

    @property
    def form_change(self) -> RubricDiff | None:
        """The form of then beside the form of now; None where the form of then is not known."""
        return None if self.made_with is None else compare(self.made_with, self.rubric)

    @property
    def doubts(self) -> tuple[str, ...]:
        """The warnings about the source itself, without what changed in the form."""
        diff = self.form_change
        of_the_form = frozenset(told(diff)) if diff else frozenset()
        return tuple(each for each in self.result.warnings if each not in of_the_form)


def form_lines(source: Source) -> tuple[FormLine, ...]:
    """What changed between the source's form and this year's, as far as the source says what its form was."""
    diff = source.form_change
    return printed_lines(source.result, source.rubric) if diff is None else lines_of(diff)


def rubric_ids(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Id and name of every rubric that can be used, for a choice; reads the person's own, so off the UI thread.

    The name says whose form it is and of which year, and the id only where that does not tell two of them apart.
    """
    known = [heading for heading in workspace.catalogue().checked() if not heading.broken]
    names = [f"{each.title}（{each.region}，{each.year} 年）" for each in known]
    return tuple(
        (each.id, f"{name}　{each.id}" if names.count(name) > 1 else name)
        for each, name in zip(known, names, strict=True)
    )


def read_source(
    workspace: Workspace,
    path: Path,
    rubric_id: str | None,
    now: datetime,
    stopped: Stopped = lambda: False,
    *,
    shown: bool = False,
    ahead: Reader | None = None,
) -> Source:
    """Read last year's file, off the UI thread and in a process of its own; nothing is written.

    Args:
        workspace: Where rubrics are.
        path: A .ziping file or a document of a supported format.
        rubric_id: This year's rubric; None takes the one whose indicators the source names most.
        now: For the lock's holder line of a .ziping source.
        stopped: Asked twenty times a second; once it says yes the reading process is killed.
        shown: Whether its text is wanted too, to be looked at.
        ahead: A reader already at work on the document, see :mod:`reading_ahead`; it is closed here.

    Raises:
        UserError: The file cannot be read, or nothing was found in it; IMPORT_CANCELLED after ``stopped``.
    """
    with SourceReader(workspace, stopped, ahead=ahead) as reader:
        return reader.read(path, rubric_id, now, shown=shown)


class SourceReader:
    """Reads many sources one after the other; rubrics are loaded once, the reading process stays warm.

    Args:
        workspace: Where rubrics are.
        stopped: As :func:`read_source` has it.
        start: How to start the reading process; tests give one whose readers misbehave.
        ahead: A reader already at work on the first document.
    """

    def __init__(
        self, workspace: Workspace, stopped: Stopped, start: Sequence[str] | None = None, ahead: Reader | None = None
    ) -> None:
        from desktop.importers.reader import Reader

        self._workspace, self._reader = workspace, ahead or Reader(stopped, start)
        self._begun = ahead is not None
        self._rubrics: dict[str, Rubric] = {}
        self._left_out: tuple[str, ...] = ()  # own rubrics no source can be matched to, in Chinese

    def __enter__(self) -> SourceReader:
        return self

    def __exit__(self, *exc: object) -> None:
        self._reader.close()

    def read(self, path: Path, rubric_id: str | None, now: datetime, *, shown: bool = False) -> Source:
        """One source.

        Raises:
            UserError: As :func:`read_source`.
        """
        if path.suffix.lower() == OURS:
            return self._evaluation(path, rubric_id, now)
        if not self._begun:
            self._reader.begin(path)
        self._begun = False
        ids = self._candidates(rubric_id)  # while the document is being read
        carried = self._reader.opened()
        if carried is not None:
            if (exact := self._carried(path, carried, rubric_id)) is not None:
                return exact
            self._reader.begin(path, printed=True)
            self._reader.opened()
        return self._best(path, ids, shown=shown)

    def read_pasted(self, text: str, html: str | None, rubric_id: str | None, *, shown: bool = False) -> Source:
        """What a clipboard holds.

        Raises:
            UserError: As :func:`read_pasted`.
        """
        from desktop.importers import PASTED

        self._reader.begin_pasted(text, html, PASTED)
        ids = self._candidates(rubric_id)
        self._reader.opened()
        return self._best(Path(PASTED), ids, shown=shown)

    def _best(self, path: Path, ids: list[str], *, shown: bool) -> Source:
        """The open document, understood with a rubric for what its title names, whose indicators it names most."""
        lines = self._reader.lines()
        each = self._reader.understand_each(self._rubric(one) for one in ids)
        read = [Source(path, result, rubric, lines) for rubric, result in each]
        best = max(read, key=lambda source: nearness(source.result, source.rubric))
        told = self._left_out
        if len(ids) > 1 and best.result.indicators and not matched(best.result, best.rubric):
            told = (f"{NO_NEAR_RUBRIC}，暂用“{best.rubric.title}”（{best.rubric.id}），请核对", *told)
        best = replace(best, result=replace(best.result, warnings=(*best.result.warnings, *told)))
        return replace(best, text=self._reader.shown()) if shown else best

    def _candidates(self, rubric_id: str | None) -> list[str]:
        """The rubric wanted, or all; an own one that is broken is left out and told, a shipped one is an error.

        The first is loaded at once, the others when it is their turn.
        """
        if rubric_id is not None:
            return [self._rubric(rubric_id).id]
        headings = self._workspace.catalogue().checked()
        self._left_out = tuple(each.left_out for each in headings if each.unusable)
        found = [each.id for each in headings if not each.unusable]
        if not found:
            raise UserError(Problem.RUBRIC_UNKNOWN, rubric="", known="（没有可用的方案）")
        self._rubric(found[0])
        return found

    def _rubric(self, rubric_id: str) -> Rubric:
        if rubric_id not in self._rubrics:
            self._rubrics[rubric_id] = self._workspace.catalogue().load(rubric_id)
        return self._rubrics[rubric_id]

    def _evaluation(self, path: Path, rubric_id: str | None, now: datetime) -> Source:
        """A file of ours."""
        from desktop.usecases.open_file import open_evaluation  # checks and all: no document needs them

        if not path.is_file():
            raise UserError(Problem.FILE_MISSING, file=path.name)
        opened = open_evaluation(self._workspace, path, now, read_only=True)
        try:
            case = opened.case()
        finally:
            opened.close()
        rubric = self._rubric(rubric_id or opened.rubric.id)
        result = from_evaluation(path.name, case.rubric, case.tree, case.evaluation, case.sheet)
        return self._exact(path, result, case, rubric)

    def _carried(self, path: Path, data: bytes, rubric_id: str | None) -> Source | None:
        """What a signed report of ours carries inside, exact; None where its printed text has to do.

        Without the rubric it was made with, its text is read like any other's. Whether the data is what was signed is
        for ``verify`` to say; here only a total that no longer follows is told.
        """
        from desktop.domain.signoff import thaw
        from desktop.usecases.open_file import case_of

        try:
            evaluation, content = thaw(data)
        except (ValueError, RecursionError):  # RecursionError: brackets within brackets by the thousand
            return None
        known = {each.id for each in self._workspace.catalogue().checked() if not each.unusable}
        if evaluation.rubric_id not in known:
            return None
        made_with = self._rubric(evaluation.rubric_id)
        used = {part.evaluation.rubric_id for part in evaluation.parts.values()}
        further = {each: self._rubric(each) for each in used & known}
        case = case_of(made_with, evaluation, further)
        result = from_evaluation(path.name, case.rubric, case.tree, case.evaluation, case.sheet)
        signed = content.get("total")
        if result.claimed_total is not None and signed is not None and signed != plain(result.claimed_total):
            told = f"签发时总分为 {signed}，按现在的评价方案重算为 {plain(result.claimed_total)}"
            result = replace(result, warnings=(*result.warnings, told))
        rubric = made_with if rubric_id is None else self._rubric(rubric_id)
        return self._exact(path, result, case, rubric)

    def _exact(self, path: Path, result: ImportResult, case: Case, rubric: Rubric) -> Source:
        """What an evaluation of ours says, placed in this year's rubric."""
        return Source(
            path,
            met(result, case.rubric, rubric),
            rubric,
            text=listed(result),
            made_with=case.rubric,
            projects=projects_in(path.name, case, self._rubric),
            never=tuple(never_taken(case.evaluation, case.parts)),
        )


def read_pasted(
    workspace: Workspace,
    text: str,
    html: str | None,
    rubric_id: str | None,
    stopped: Stopped = lambda: False,
    *,
    shown: bool = False,
) -> Source:
    """Read what a person copied out of last year's document, as :func:`read_source` reads the document itself.

    Args:
        workspace: Where rubrics are.
        text: The clipboard's plain text.
        html: Its HTML, where it has any.
        rubric_id: This year's rubric; None takes the one whose indicators the text names most.
        stopped: As :func:`read_source` has it.
        shown: Whether the text as it was understood is wanted too, to be looked at.

    Raises:
        UserError: There is nothing in it, or nothing was found in it; IMPORT_CANCELLED after ``stopped``.
    """
    with SourceReader(workspace, stopped) as reader:
        return reader.read_pasted(text, html, rubric_id, shown=shown)


def plan(
    source: Source, year: int, chosen: Collection[str] | None = None, projects: Collection[int] | None = None
) -> Plan:
    """What a draft of ``year`` would take over from the source.

    Args:
        source: What was read.
        year: Of the draft.
        chosen: The ids a person ticked; None takes all but guesses.
        projects: The places of the projects that come along, in ``source.projects``; None takes all. The lists tell
            of them; their changes are :func:`start_draft`'s.
    """
    taken = carry_over(source.result, chosen, source.rubric, year)
    return with_projects(taken, source.projects, source.never, year, projects)


def draft_year(source: Source, wanted: int | None) -> int:
    """The year of a draft: the one wanted, else the year after the source's.

    Raises:
        UserError: IMPORT_NO_YEAR.
    """
    year = wanted or (source.result.year + 1 if source.result.year else None)
    if year is None:
        raise UserError(Problem.IMPORT_NO_YEAR, file=source.path.name)
    return year


def start_draft(
    workspace: Workspace,
    source: Source,
    taken: Plan,
    unit: str,
    year: int,
    target: Path,
    now: datetime,
    projects: Collection[int] | None = None,
) -> OpenEvaluation:
    """Make the draft's file from a confirmed plan; ``projects`` as :func:`plan` has it.

    Raises:
        UserError: FILE_EXISTS, FILE_WRITE.
    """
    from desktop.usecases.open_file import create

    inside, forms = begun(source.projects, unit, year, projects)
    return create(workspace, target, source.rubric.id, unit, year, now, (*taken.changes, *inside), forms)
