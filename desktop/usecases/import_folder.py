"""Many files in one go: each read, each made a draft of when asked; what fails stops none of the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import Problem, UserError
from desktop.domain.text import noop
from desktop.usecases.import_prior import Source, SourceReader, Stopped, draft_year, plan, start_draft
from desktop.usecases.open_file import SUFFIX

if TYPE_CHECKING:
    from desktop.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked of every file: the rubric (None: the one it names most), the year of the drafts (None: the year
    after the source's), and the folder the drafts go to (None: nothing is written).
    """

    rubric_id: str | None = None
    year: int | None = None
    drafts: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file; ``error`` is set where nothing did. ``draft`` is the file that was made of it."""

    path: Path
    source: Source | None = None
    draft: Path | None = None
    error: UserError | None = None


def documents(folder: Path) -> list[Path]:
    """Every file below a folder that some reader takes by its name, in the order of their names.

    Left out are files of other kinds, hidden ones, and what Office leaves beside an open document ("~$…"). Links to
    folders are not followed.

    Raises:
        UserError: FILE_MISSING, FILE_UNREADABLE.
    """
    from desktop import importers

    known = {SUFFIX, *importers.READERS, *importers.OLD_FORMATS}
    found: list[Path] = []
    folders = [folder]
    while folders:
        here = folders.pop()
        try:
            entries = list(here.iterdir())
        except FileNotFoundError as error:
            raise UserError(Problem.FILE_MISSING, file=here) from error
        except OSError as error:
            raise UserError(Problem.FILE_UNREADABLE, file=here, why=noop("Reason", "文件夹没有读取权限")) from error
        for entry in entries:
            if entry.name.startswith((".", "~$")):
                continue
            if entry.is_dir():
                folders += [] if entry.is_symlink() else [entry]
            elif entry.suffix.lower() in known:
                found.append(entry)
    return sorted(found)


def import_folder(
    workspace: Workspace, folder: Path, choice: Choice, now: datetime, stopped: Stopped = lambda: False
) -> Iterator[Outcome]:
    """Read every document below a folder, one after the other; only one is ever held in memory.

    Drafts keep the place and name of their source below ``choice.drafts``: 甲/上年.docx becomes 甲/上年.ziping, and
    上年.docx.ziping where another source has the same name but for its suffix.

    Raises:
        UserError: The folder itself cannot be read, the rubric is unknown, or ``stopped`` said yes.
    """
    paths = documents(folder)
    if choice.rubric_id is not None:
        workspace.catalogue().folder(choice.rubric_id)  # one mistake, told once
    stems = [path.with_suffix("") for path in paths]
    twice = {stem for stem, after in zip(sorted(stems), sorted(stems)[1:], strict=False) if stem == after}
    with SourceReader(workspace, stopped) as reader:
        for path, stem in zip(paths, stems, strict=True):
            name = path.name if stem in twice else stem.name
            target = None if choice.drafts is None else choice.drafts / path.parent.relative_to(folder) / name
            try:
                yield _imported(workspace, reader, path, target, choice, now)
            except UserError as error:
                if error.code is Problem.IMPORT_CANCELLED:
                    raise
                yield Outcome(path, error=error)


def _imported(
    workspace: Workspace, reader: SourceReader, path: Path, target: Path | None, choice: Choice, now: datetime
) -> Outcome:
    source = reader.read(path, choice.rubric_id, now)
    if target is None:
        return Outcome(path, source)
    year = draft_year(source, choice.year)
    draft = target.with_name(target.name + SUFFIX)
    try:
        draft.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(Problem.FILE_WRITE, file=draft, why=noop("Reason", "不能建立文件夹")) from error
    start_draft(workspace, source, plan(source, year), source.result.unit, year, draft, now).close()
    return Outcome(path, source, draft)
