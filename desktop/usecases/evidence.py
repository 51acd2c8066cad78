"""Evidence (佐证材料): files taken into the evaluation, what lacks them. Its bytes never stand in memory as a whole."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeVar

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Evidence, Kind, Place, in_part
from desktop.domain.findings.finding import Case
from desktop.domain.items import cells_of
from desktop.domain.tree import Node
from desktop.usecases.open_file import SUFFIX, OpenEvaluation

if TYPE_CHECKING:
    from desktop.storage.attachments import Attached

Progress = Callable[[int, int], None]  # bytes done, of how many
Cancelled = Callable[[], bool]

T = TypeVar("T")

_SPARE = 16 << 20  # bytes left free on the disk: the journal and the next edits need room as well


class Given(NamedTuple):
    """A file that is not on the disk, such as a picture from the clipboard."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Added:
    """What was taken in: ``changes`` for ``Document.edit``, and the files in the order given."""

    changes: tuple[Change, ...]
    files: tuple[Evidence, ...]


def add_evidence(
    opened: OpenEvaluation,
    evaluation: Evaluation,
    sources: Sequence[Path | Given],
    now: datetime,
    *,
    proves: str = "",
    part: str = "",
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Added:
    """Write files into the evaluation; not for the thread of the window.

    Edits go on between. Nothing is named before the changes are applied: bytes that never come to be named are dropped
    later. A file whose name and bytes are there already is not listed twice.

    Args:
        opened: The open file.
        evaluation: As on the screen, the department's.
        sources: What is added.
        now: When.
        proves: Code of the indicator the files prove; empty for none yet.
        part: Id of the part they belong to; empty for the department's.
        progress: Bytes written of all files together.
        cancelled: Asked between chunks.

    Raises:
        UserError: FILE_UNREADABLE naming the source; FILE_WRITE when the disk has no room; FILE_READ_ONLY, FILE_SIGNED;
            IMPORT_CANCELLED.
    """
    if opened.read_only is not None:
        raise opened.read_only
    within = evaluation.parts[part].evaluation if part else evaluation
    with ExitStack() as stack:
        streams = [(_name(each), stack.enter_context(_open(each))) for each in sources]
        found = [_measured(name, stream, cancelled) for name, stream in streams]
        _must_fit(opened, found)
        total, before = sum(each.size for each in found), 0
        for (name, stream), known in zip(streams, found, strict=True):
            stream.seek(0)
            _attach(opened, stream, name, known, before, total, progress, cancelled)
            before += known.size
    files, changes = list[Evidence](), list[Change]()
    for (name, _), known in zip(streams, found, strict=True):
        taken = {**within.evidence, **{each.id: each for each in files}}
        item = next((each for each in taken.values() if (each.sha256, each.name) == (known.sha256, name)), None)
        if item is None:
            item = Evidence(_free_id(taken), name, known.sha256, known.size, now.isoformat())
            changes += cells_of(Kind.EVIDENCE, item.id, item)
        files.append(item)
        if proves and item.id not in within.proofs.get(proves, ()):
            changes.append(Change(Place(Kind.PROOF, proves, item.id), "1"))
    return Added(in_part(part, dict.fromkeys(changes)), tuple(files))


def remove_evidence(evaluation: Evaluation, evidence: str, part: str = "") -> tuple[Change, ...]:
    """The changes that take a file out of the list and from all it proves; undo brings it back."""
    within = evaluation.parts[part].evaluation if part else evaluation
    proofs = [Change(Place(Kind.PROOF, code, evidence), None) for code, ids in within.proofs.items() if evidence in ids]
    return in_part(part, [*proofs, Change(Place(Kind.EVIDENCE, evidence, "sha256"), None)])


def missing_evidence(case: Case) -> tuple[Node, ...]:
    """The leaves that no file proves, neither themselves nor a heading above them."""
    proofs, tree = case.evaluation.proofs, case.tree
    return tuple(
        node for node in tree.leaves() if not any(proofs.get(code) for code in (node.code, *tree.ancestors(node.code)))
    )


def damaged_evidence(
    opened: OpenEvaluation, evaluation: Evaluation, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> tuple[Evidence, ...]:
    """Read every file of the evaluation and its parts; those whose bytes are not there or are damaged.

    Raises:
        UserError: FILE_UNREADABLE; IMPORT_CANCELLED.
    """
    damaged = opened.run(lambda file: file.attachments.verify(progress, cancelled)).result()
    there = opened.run(lambda file: frozenset(file.attachments.sizes)).result()
    sound = there - frozenset(damaged)
    every = [evaluation, *(part.evaluation for part in evaluation.parts.values())]
    return tuple(each for one in every for each in one.evidence.values() if each.sha256 not in sound)


def _measured(name: str, stream: BinaryIO, cancelled: Cancelled | None) -> Attached:
    from desktop.storage.attachments import measure

    return _reading(name, lambda: measure(stream, name, cancelled))


def _attach(
    opened: OpenEvaluation,
    stream: BinaryIO,
    name: str,
    known: Attached,
    before: int,
    total: int,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> None:
    """One file, a job of the writer for every few chunks, so that edits are written between."""
    steps = opened.run(lambda file: file.attachments.attaching(stream, name, known)).result()
    try:
        while (done := _reading(name, lambda: opened.run(lambda _: next(steps, None)).result())) is not None:
            if progress is not None:
                progress(before + done, total)
            if cancelled is not None and cancelled():
                raise UserError(Problem.IMPORT_CANCELLED, file=name)
    except RuntimeError as error:  # the file was closed meanwhile
        raise UserError(Problem.IMPORT_CANCELLED, file=name) from error
    finally:
        with suppress(RuntimeError):  # what is left then is cleared before the next attachment
            opened.run(lambda _: steps.close()).result()


def _reading(name: str, action: Callable[[], T]) -> T:
    try:
        return action()
    except OSError as error:
        raise UserError(Problem.FILE_UNREADABLE, file=name, why=error.strerror or "读取出错") from error


def _name(source: Path | Given) -> str:
    """The name without any folder, whichever system wrote it."""
    return source.name.replace("\\", "/").rpartition("/")[2].strip() or "未命名"


def _open(source: Path | Given) -> BinaryIO:
    """Never an evaluation: closing a second handle on one that is open would drop SQLite's locks on it."""
    if isinstance(source, Given):
        return io.BytesIO(source.data)
    if source.suffix.lower() == SUFFIX:
        raise UserError(Problem.FILE_UNREADABLE, file=source.name, why="自评文件不能作为佐证材料，请导出 PDF 后添加")
    if source.exists() and not source.is_file():
        raise UserError(Problem.FILE_UNREADABLE, file=source.name, why="这不是文件，请选择文件夹里的文件")
    return _reading(source.name, lambda: source.open("rb"))


def _must_fit(opened: OpenEvaluation, found: Iterable[Attached]) -> None:
    there = opened.run(lambda file: frozenset(file.attachments.sizes)).result()
    need = sum({each.sha256: each.size for each in found if each.sha256 not in there}.values())
    free = shutil.disk_usage(opened.path.resolve().parent).free
    if need and need + _SPARE > free:
        why = f"磁盘空间不足，需要 {megabytes(need + _SPARE)}，只剩 {megabytes(free)}"
        raise UserError(Problem.FILE_WRITE, file=opened.path.name, why=why)


def megabytes(size: int) -> str:
    """A size for people.

    >>> megabytes(1_500_000), megabytes(10)
    ('1.4 MB', '0.1 MB')
    """
    return f"{max(size / (1 << 20), 0.1):.1f} MB"


def _free_id(taken: Iterable[str]) -> str:
    used, number = set(taken), 1
    while f"e{number}" in used:
        number += 1
    return f"e{number}"
