"""Evidence (佐证材料): files taken into the evaluation, what lacks them. Its bytes never stand in memory as a whole."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeVar

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Evidence, Kind, Place, in_part
from desktop.domain.findings.finding import Case
from desktop.domain.items import cells_of
from desktop.domain.system import reason
from desktop.domain.text import noop
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
    proves: str | Sequence[str] = "",
    part: str = "",
    as_same: bool = False,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Added:
    """Take files in and name them, in one go: for whoever waits for it. Arguments and errors as of the two below."""
    taken = take_in(opened, sources, now, progress, cancelled)
    return enter(
        evaluation,
        taken,
        proves=[proves] * bool(proves) if isinstance(proves, str) else proves,
        part=part,
        as_same=as_same,
    )


def take_in(
    opened: OpenEvaluation,
    sources: Sequence[Path | Given],
    now: datetime,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    beside: bool = False,
) -> tuple[Evidence, ...]:
    """Write the bytes of files into the evaluation; not for the thread of the window, and edits go on between.

    They are not evidence yet: :func:`enter` names them. Bytes that never come to be named are dropped later.

    Args:
        opened: The open file.
        sources: What is added.
        now: When.
        progress: Bytes written of all files together.
        cancelled: Asked between chunks.
        beside: They come beside a signed revision, as scans do; evidence goes into it and is refused then.

    Returns:
        The files in the order given, without an id.

    Raises:
        UserError: FILE_UNREADABLE naming the source; FILE_WRITE when the disk has no room; FILE_READ_ONLY, FILE_SIGNED;
            IMPORT_CANCELLED, also when the evaluation was closed meanwhile.
    """
    if opened.read_only is not None:
        raise opened.read_only
    with ExitStack() as stack:
        streams = [(_name(each), stack.enter_context(_open(each))) for each in sources]
        found = [_measured(name, stream, cancelled) for name, stream in streams]
        _must_fit(opened, found)
        total, before = sum(each.size for each in found), 0
        for (name, stream), known in zip(streams, found, strict=True):
            stream.seek(0)
            _attach(opened, stream, name, known, before, total, progress, cancelled, beside=beside)
            before += known.size
    at = now.isoformat()
    return tuple(
        Evidence("", name, known.sha256, known.size, at) for (name, _), known in zip(streams, found, strict=True)
    )


def enter(
    evaluation: Evaluation,
    taken: Iterable[Evidence],
    *,
    proves: Sequence[str] = (),
    part: str = "",
    as_same: bool = False,
) -> Added:
    """Name files that were taken in. A file whose name and bytes are there already is not listed twice.

    Args:
        evaluation: As on the screen at this moment, the department's.
        taken: From :func:`take_in`.
        proves: Codes of the indicators they prove.
        part: Id of the part they belong to; empty for the department's.
        as_same: Bytes that are there under another name are that file, too.
    """
    within = evaluation.parts[part].evaluation if part else evaluation
    files, changes = list[Evidence](), list[Change]()
    for each in taken:
        known = {**within.evidence, **{file.id: file for file in files}}
        alike = [file for file in known.values() if file.sha256 == each.sha256]
        item = next((file for file in alike if file.name == each.name), alike[0] if as_same and alike else None)
        if item is None:
            item = replace(each, id=_free_id(known))
            changes += cells_of(Kind.EVIDENCE, item.id, item)
        files.append(item)
        changes += prove(within, item.id, proves)
    return Added(in_part(part, dict.fromkeys(changes)), tuple(files))


def twins(evaluation: Evaluation, taken: Iterable[Evidence]) -> tuple[tuple[Evidence, Evidence], ...]:
    """Of files that were taken in, those whose bytes are there under another name only, each with the one there."""
    found = []
    for each in taken:
        alike = [file for file in evaluation.evidence.values() if file.sha256 == each.sha256]
        if alike and each.name not in {file.name for file in alike}:
            found.append((each, alike[0]))
    return tuple(found)


def prove(evaluation: Evaluation, evidence: str, codes: Iterable[str]) -> tuple[Change, ...]:
    """The changes by which a file proves these indicators as well."""
    proofs = evaluation.proofs
    return tuple(
        Change(Place(Kind.PROOF, code, evidence), "1") for code in codes if evidence not in proofs.get(code, ())
    )


def remove_evidence(evaluation: Evaluation, evidence: str) -> tuple[Change, ...]:
    """The changes that take a file out of the list and from all it proves; undo brings it back."""
    codes = (code for code, ids in evaluation.proofs.items() if evidence in ids)
    proofs = (Change(Place(Kind.PROOF, code, evidence), None) for code in codes)
    return (*proofs, Change(Place(Kind.EVIDENCE, evidence, "sha256"), None))


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

    Edits go on between.

    Raises:
        UserError: FILE_UNREADABLE; IMPORT_CANCELLED, also when the evaluation was closed meanwhile.
    """
    every = [evaluation, *(part.evaluation for part in evaluation.parts.values())]
    files = {each.sha256: each for one in every for each in one.evidence.values()}
    total, done, damaged = sum(each.size for each in files.values()), 0, set[str]()
    for key, file in files.items():
        before = done
        try:
            for piece in reading(opened, file):
                done += len(piece)
                if progress is not None:
                    progress(min(done, total), total)
                if cancelled is not None and cancelled():
                    raise UserError(Problem.IMPORT_CANCELLED, file=file.name)
        except UserError as error:
            if error.code is not Problem.FILE_DAMAGED:
                raise
            damaged.add(key)
        done = before + file.size
    return tuple(each for one in every for each in one.evidence.values() if each.sha256 in damaged)


def reading(opened: OpenEvaluation, evidence: Evidence) -> Iterator[bytes]:
    """The bytes of a file, verified, each piece a job of the writer: edits are written between.

    Raises:
        UserError: FILE_DAMAGED; FILE_UNREADABLE; IMPORT_CANCELLED when the evaluation was closed meanwhile.
    """
    try:
        pieces = opened.run(lambda file: file.attachments.read(evidence.sha256)).result()
        while (piece := opened.run(lambda _: next(pieces, None)).result()) is not None:
            yield piece
    except RuntimeError as error:
        raise UserError(Problem.IMPORT_CANCELLED, file=evidence.name) from error


def removed_size(opened: OpenEvaluation, evaluation: Evaluation) -> int:
    """Bytes of files that were removed and are kept for undo, and of those only a signed revision names.

    0 when the evaluation was closed meanwhile.
    """
    from desktop.storage.attachments import named_by

    named = named_by(evaluation)
    try:
        sizes = opened.run(lambda file: dict(file.attachments.sizes)).result()
    except RuntimeError:
        return 0
    return sum(size for key, size in sizes.items() if key not in named)


def drop_removed(opened: OpenEvaluation) -> int:
    """Let go of removed files although an undo could bring their names back, and of their room on the disk; bytes.

    What a signed revision names stays, and what was added since the file was opened. Rewrites the file.

    Raises:
        UserError: FILE_READ_ONLY, FILE_WRITE; IMPORT_CANCELLED when the evaluation was closed meanwhile.
    """
    try:
        return opened.run(lambda file: file.attachments.drop_unreferenced(even_undone=True, shrink=True)).result()
    except RuntimeError as error:
        raise UserError(Problem.IMPORT_CANCELLED, file=opened.path.name) from error


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
    *,
    beside: bool,
) -> None:
    """One file, a job of the writer for every few chunks, so that edits are written between."""
    steps = opened.run(lambda file: file.attachments.attaching(stream, name, known, beside=beside)).result()
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
        raise UserError(Problem.FILE_UNREADABLE, file=name, why=reason(error)) from error


def _name(source: Path | Given) -> str:
    """The name without any folder, whichever system wrote it; bytes that are no text become question marks."""
    name = source.name.encode("utf-8", "replace").decode("utf-8")
    return name.replace("\\", "/").rpartition("/")[2].strip() or "未命名"


def _open(source: Path | Given) -> BinaryIO:
    """Never an evaluation: closing a second handle on one that is open would drop SQLite's locks on it."""
    if isinstance(source, Given):
        return io.BytesIO(source.data)
    if source.suffix.lower() == SUFFIX:
        raise UserError(
            Problem.FILE_UNREADABLE, file=source.name, why=noop("Reason", "自评文件不能作为佐证材料，请导出 PDF 后添加")
        )
    if source.exists() and not source.is_file():
        raise UserError(
            Problem.FILE_UNREADABLE, file=source.name, why=noop("Reason", "这不是文件，请选择文件夹里的文件")
        )
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
