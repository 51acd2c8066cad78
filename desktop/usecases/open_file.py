"""Create and open evaluations: a file, the rubric it carries, and the one thread that writes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation
from desktop.domain.findings import check
from desktop.domain.findings.finding import Case, Finding
from desktop.domain.printable import clean
from desktop.domain.rubric import Rubric
from desktop.domain.scoresheet import score
from desktop.domain.signoff import Revision
from desktop.domain.text import noop
from desktop.domain.tree import build_tree

if TYPE_CHECKING:
    from desktop.storage.evaluation_file import EvaluationFile
    from desktop.storage.writer import Writer
    from desktop.usecases.workspace import Workspace

SUFFIX = ".ziping"
YEARS = range(1990, 2100)  # an evaluation may be of; the decree on budget performance is of 2018, forms older
T = TypeVar("T")

_REFUSED = re.compile(r'[\\/:*?"<>|\x00-\x1f]')  # by Windows; elsewhere they would only confuse


@dataclass(slots=True)
class OpenEvaluation:
    """An open file. What was loaded stands in the fields; every later call goes through the writer thread, in order.

    Attributes:
        path: The .ziping file.
        rubric: Parsed from the file's own copy.
        rubric_digest: SHA-256 of that copy.
        rubrics: Every rubric the file has a copy of, the department's among them: rubric id -> rubric.
        rubric_digests: The SHA-256 of those copies: rubric id -> digest.
        evaluation: As loaded.
        log: The edits kept in the file, oldest first.
        revisions: Every frozen revision with its signatures, oldest first; kept current by :meth:`refresh`.
        pending: Number of the revision being worked on and why it was opened.
        read_only: Why it cannot be changed; None when it can.
    """

    path: Path
    rubric: Rubric
    rubric_digest: str
    evaluation: Evaluation
    log: tuple[Edit, ...]
    revisions: tuple[Revision, ...]
    pending: tuple[int, str]
    read_only: UserError | None
    rubrics: Mapping[str, Rubric]
    rubric_digests: Mapping[str, str]
    _file: EvaluationFile = field(repr=False)
    _writer: Writer = field(repr=False)

    @property
    def frozen(self) -> Revision | None:
        """The revision that holds the content now on screen; None while it may still change."""
        return next((revision for revision in self.revisions if revision.number == self.pending[0]), None)

    def case(self, evaluation: Evaluation | None = None) -> Case:
        """Tree and scores of the evaluation as loaded, or of another state of it, with its parts."""
        return case_of(self.rubric, self.evaluation if evaluation is None else evaluation, self.rubrics)

    @property
    def rubric_files(self) -> dict[str, Mapping[str, str]]:
        """The file's own copies of its rubrics: rubric id -> file name -> YAML text."""
        return {**self._file.part_rubrics, self.rubric.id: self._file.rubric_files}

    def save(self, edit: Edit) -> Future[None]:
        """Write one edit as one transaction; the future is done when it is on the disk, or carries a UserError."""
        return self._writer.submit(lambda: self._file.apply(edit))

    def run(self, job: Callable[[EvaluationFile], T]) -> Future[T]:
        """Do something with the file on its thread, after every edit already handed in."""
        return self._writer.submit(lambda: job(self._file))

    def give_way(self) -> None:
        """For a long job inside :meth:`run`, between its steps: edits that wait are written now."""
        self._writer.give_way()

    def refresh(self) -> Future[None]:
        """Read revisions and pending number again, after signing or reopening."""

        def read(file: EvaluationFile) -> None:
            self.revisions, self.pending = file.revisions(), file.pending()

        return self.run(read)

    def close(self) -> None:
        """Wait for what is still being written, release the lock."""
        self._writer.close(self._file.close)


def file_name(unit: str, year: int) -> str:
    """The name of a new file: 2023年度-单位名称.ziping, without characters a file system refuses."""
    name = _REFUSED.sub("_", unit).strip(" .") or "未命名单位"
    return f"{year}年度-{name}{SUFFIX}"


def free_path(folder: Path, unit: str, year: int) -> Path:
    """A path in ``folder`` that does not exist yet, numbered when the plain name is taken."""
    plain = folder / file_name(unit, year)
    path, number = plain, 2
    while path.exists():
        path = plain.with_stem(f"{plain.stem} ({number})")
        number += 1
    return path


def create(
    workspace: Workspace,
    path: Path,
    rubric_id: str,
    unit: str,
    year: int,
    now: datetime,
    changes: Iterable[Change] = (),
    forms: Iterable[str] = (),
) -> OpenEvaluation:
    """Make a new file and open it.

    Args:
        workspace: Where rubrics are.
        path: Of the new file.
        rubric_id: The department's.
        unit: Whose it is.
        year: Of the evaluation.
        now: With time zone.
        changes: What stands in it from the start.
        forms: The rubrics of the parts that stand in it.

    Raises:
        UserError: YEAR_RANGE, RUBRIC_UNKNOWN, RUBRIC_BROKEN, FILE_EXISTS, FILE_WRITE.
    """
    from desktop import rubricfiles
    from desktop.storage.content import named_copy
    from desktop.storage.evaluation_file import EvaluationFile, Header

    if year not in YEARS:
        raise UserError(Problem.YEAR_RANGE, year=year, first=YEARS[0], last=YEARS[-1])
    catalogue = workspace.catalogue()
    files = rubricfiles.read_files(catalogue.folder(rubric_id))
    rubric = rubricfiles.load_files(files)
    rubrics = {rubric.id: rubric}
    for each in dict.fromkeys(forms):
        if each not in rubrics:
            copy = rubricfiles.read_files(catalogue.folder(each))
            rubrics[each] = rubricfiles.load_files(copy)
            files = {**files, **named_copy(each, copy)}
    path.parent.mkdir(parents=True, exist_ok=True)
    cleaned = [Change(place, value and clean(value)) for place, value in changes]
    file = EvaluationFile.create(
        path, Header(clean(unit), year, rubric.id, now), files, cleaned, holder=workspace.holder, now=now
    )
    return _opened(file, rubrics)


def open_evaluation(workspace: Workspace, path: Path, now: datetime, *, read_only: bool = False) -> OpenEvaluation:
    """Open a file; one that cannot be written opens read-only with the reason, and so does every backup.

    Raises:
        UserError: FILE_MISSING, FILE_NOT_OURS, FILE_DAMAGED, RUBRIC_BROKEN.
    """
    from desktop import rubricfiles
    from desktop.storage.evaluation_file import EvaluationFile

    backup = workspace.is_backup(path)
    file = EvaluationFile.open(path, holder=workspace.holder, now=now, read_only=read_only or backup)
    if backup and file.read_only is not None and file.read_only.code is Problem.FILE_READ_ONLY:
        file.read_only = UserError(Problem.FILE_READ_ONLY, file=path.name, why=noop("Reason", "这是一份备份"))
    try:
        rubric = rubricfiles.load_files(file.rubric_files, carried=True)
        further = {key: rubricfiles.load_files(files, carried=True) for key, files in file.part_rubrics.items()}
        rubrics = {**further, rubric.id: rubric}
        _must_know(file, rubrics)
    except UserError:
        file.close()
        raise
    return _opened(file, rubrics)


def _must_know(file: EvaluationFile, rubrics: Mapping[str, Rubric]) -> None:
    """A part without its rubric could neither be scored nor shown."""
    for part in file.load().parts.values():
        if part.evaluation.rubric_id not in rubrics:
            what = f"“{part.name or part.id}”所用的评价方案“{part.evaluation.rubric_id}”没有在文件里"
            raise UserError(Problem.FILE_DAMAGED, file=file.path.name, what=what)


def _opened(file: EvaluationFile, rubrics: Mapping[str, Rubric]) -> OpenEvaluation:
    from desktop import rubricfiles
    from desktop.storage.writer import Writer

    rubric = rubrics[file.header.rubric_id]
    digests = {key: rubricfiles.digest_files(files) for key, files in file.part_rubrics.items()}
    digests[rubric.id] = rubricfiles.digest_files(file.rubric_files)
    return OpenEvaluation(
        path=file.path,
        rubric=rubric,
        rubric_digest=digests[rubric.id],
        evaluation=file.load(),
        log=file.log(),
        revisions=file.revisions(),
        pending=file.pending(),
        read_only=file.read_only,
        rubrics=rubrics,
        rubric_digests=digests,
        _file=file,
        _writer=Writer(),
    )


def case_of(rubric: Rubric, evaluation: Evaluation, rubrics: Mapping[str, Rubric] | None = None) -> Case:
    """Tree and scores of an evaluation and its parts, from scratch.

    Args:
        rubric: The department's.
        evaluation: The department's, with the parts of the file.
        rubrics: Of the parts: rubric id -> rubric; a part of another rubric than these and ``rubric`` is left out.
    """
    known = {**(rubrics or {}), rubric.id: rubric}
    parts = {
        key: _scored(known[part.evaluation.rubric_id], part.evaluation)
        for key, part in evaluation.parts.items()
        if part.evaluation.rubric_id in known
    }
    return replace(_scored(rubric, evaluation), parts=parts)


def _scored(rubric: Rubric, evaluation: Evaluation) -> Case:
    tree = build_tree(rubric, evaluation.own)
    return Case(rubric, tree, evaluation, score(rubric, tree, evaluation))


def findings_of(case: Case) -> tuple[Finding, ...]:
    """Every finding, errors first."""
    return check(case).all(errors_first=True)
