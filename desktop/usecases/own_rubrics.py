"""The person's own rubrics beside the shipped ones: list, import, export, duplicate, delete.

Shipped ones are never written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import Problem, UserError
from desktop.domain.rubric import Rubric

if TYPE_CHECKING:
    from desktop.domain.rubricdraft import RubricDraft
    from desktop.rubricfiles.catalogue import Heading
    from desktop.rubricfiles.package import Texts
    from desktop.usecases.workspace import Workspace

LONGEST_ID = 60
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")  # names Windows gives no folder


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rubric somebody wants to import: read and checked, nothing copied yet.

    Attributes:
        clash: The rubric that already has its id; None when there is none.
        same: Whether that one is the very same, file for file.
        cases: How many cases it brings.
        failing: Of these, what came out otherwise than expected, in Chinese; no reason to refuse it.
    """

    source: Path
    rubric: Rubric
    clash: Heading | None
    same: bool
    cases: int
    failing: tuple[str, ...]
    texts: Texts


def listing(workspace: Workspace) -> tuple[Heading, ...]:
    """Every rubric, shipped or own (``own``), with own ones that stand before a shipped one named (``hides``)."""
    from desktop.rubricfiles.package import mend

    mend(workspace.own_rubrics, workspace.rubric_work)
    return workspace.catalogue().headings()


def look_at(workspace: Workspace, source: Path) -> Candidate:
    """Read a rubric folder or package (.zip) and check all of it.

    Raises:
        UserError: FILE_MISSING, RUBRIC_PACKAGE, RUBRIC_BROKEN with every error by file and line, RUBRIC_ID.
    """
    from desktop.rubricfiles import digest_files, load_files, package, read_files
    from desktop.rubricfiles.cases import read_case_texts, run_case

    texts = package.read(source)
    rubric = load_files(texts.files)
    check_id(rubric.id)
    cases = read_case_texts(texts.cases)
    results = [run_case(rubric, case) for case in cases]
    failing = [f"{each.file}:{each.line} {each.name}：{what}" for each in results for what in each.differences]
    catalogue = workspace.catalogue()
    clash = next((heading for heading in catalogue.headings() if heading.id == rubric.id), None)
    same = clash is not None and digest_files(read_files(catalogue.folder(rubric.id))) == digest_files(texts.files)
    return Candidate(source, rubric, clash, same, len(cases), tuple(failing), texts)


def bring_in(workspace: Workspace, candidate: Candidate, *, as_id: str = "", replace_own: bool = False) -> str:
    """Copy a checked candidate into the own rubrics; its id.

    Args:
        workspace: Where rubrics are.
        candidate: From :func:`look_at`.
        as_id: Another id, for one that clashes; "" keeps its own.
        replace_own: Let it take the place of an own rubric of the same id.

    Raises:
        UserError: RUBRIC_TAKEN, RUBRIC_SHIPPED, RUBRIC_ID, FILE_WRITE.
    """
    from desktop.rubricfiles.package import put

    rubric_id = as_id or candidate.rubric.id
    refuse_taken(workspace, rubric_id, but_own=replace_own)
    texts = candidate.texts
    if rubric_id != candidate.rubric.id:
        from desktop.rubricfiles.drafts import draft_files

        texts = texts_of(replace(draft_files(texts.files, texts.cases), id=rubric_id))
    put(texts, workspace.own_rubrics / rubric_id, workspace.rubric_work)
    return rubric_id


def export(
    workspace: Workspace, rubric_id: str, target: Path, carried: Texts | None = None, *, as_it_is: bool = False
) -> Path:
    """Write a rubric as one file (suffix .zip), or as a folder (any other name).

    Args:
        workspace: Where rubrics are.
        rubric_id: Which.
        target: Where it goes.
        carried: The copy an evaluation carries, instead of the one of the list.
        as_it_is: Faults and all, for whoever is to mend it.

    Raises:
        UserError: RUBRIC_UNKNOWN, RUBRIC_BROKEN, FILE_EXISTS, FILE_WRITE.
    """
    from desktop.rubricfiles import package

    texts = carried
    if texts is None:
        catalogue = workspace.catalogue()
        if not as_it_is:
            catalogue.load(rubric_id)
        texts = package.read(catalogue.folder(rubric_id))
    if target.suffix.lower() == package.SUFFIX:
        package.write_package(texts, rubric_id, target)
    else:
        package.write_folder(texts, target)
    return target


def duplicate(workspace: Workspace, rubric_id: str, new_id: str, title: str = "", carried: Texts | None = None) -> str:
    """Make an own rubric of any rubric; its sources stay, and the one it was copied from joins them.

    Args:
        workspace: Where rubrics are.
        rubric_id: Which.
        new_id: Of the copy.
        title: Of the copy; "" keeps that of the first.
        carried: The copy an evaluation carries, instead of the one of the list.

    Raises:
        UserError: RUBRIC_UNKNOWN, RUBRIC_BROKEN, RUBRIC_TAKEN, RUBRIC_SHIPPED, RUBRIC_ID, FILE_WRITE.
    """
    from desktop.rubricfiles.drafts import draft_files, draft_folder

    refuse_taken(workspace, new_id)
    if carried is None:
        draft = draft_folder(workspace.catalogue().folder(rubric_id))
    else:
        draft = draft_files(carried.files, carried.cases)
    origin = {
        "document": f"评价方案 {draft.id}（{draft.title}，{draft.region} {draft.year}）",
        "place": "全部，复制后修改",
    }
    references = draft.rest.get("reference")
    kept = references if isinstance(references, tuple) else ()
    copied = replace(draft, id=new_id, title=title or draft.title, rest={**draft.rest, "reference": (*kept, origin)})
    write(workspace, copied)
    return new_id


def delete(workspace: Workspace, rubric_id: str) -> None:
    """Delete an own rubric. Evaluations made with it carry their own copy and stay as they are.

    Raises:
        UserError: RUBRIC_UNKNOWN, RUBRIC_SHIPPED, FILE_WRITE.
    """
    from desktop.rubricfiles.package import take_away

    take_away(_own_folder(workspace, rubric_id, "删除"), workspace.rubric_work)


def write(workspace: Workspace, draft: RubricDraft) -> None:
    """Put a draft in its place among the own rubrics.

    Raises:
        UserError: RUBRIC_ID, FILE_WRITE.
    """
    from desktop.rubricfiles.package import put

    check_id(draft.id)
    put(texts_of(draft), workspace.own_rubrics / draft.id, workspace.rubric_work)


def texts_of(draft: RubricDraft) -> Texts:
    """The files of a draft."""
    from desktop.rubricfiles.drafts import write_cases, write_files
    from desktop.rubricfiles.package import Texts

    return Texts(write_files(draft), write_cases(draft))


def check_id(rubric_id: str) -> None:
    """That a folder can be named so.

    Raises:
        UserError: RUBRIC_ID.
    """
    why = ""
    if not rubric_id:
        why = "还没有写"
    elif not _ID.fullmatch(rubric_id):
        why = "含有其他字符，或不以字母、数字开头"
    elif len(rubric_id) > LONGEST_ID:
        why = f"有 {len(rubric_id)} 个字符"
    elif _DEVICES.fullmatch(rubric_id):
        why = "它是 Windows 的保留名称"
    if why:
        raise UserError(Problem.RUBRIC_ID, rubric=rubric_id, why=why)


def refuse_taken(workspace: Workspace, rubric_id: str, *, but_own: bool = False) -> None:
    """That no rubric has this id yet; with ``but_own`` an own one may.

    Raises:
        UserError: RUBRIC_ID, RUBRIC_SHIPPED, RUBRIC_TAKEN.
    """
    check_id(rubric_id)
    catalogue = workspace.catalogue()
    if but_own and catalogue.is_shipped(rubric_id):
        raise UserError(Problem.RUBRIC_SHIPPED, rubric=rubric_id, action="覆盖")
    heading = next((each for each in catalogue.headings() if each.id == rubric_id), None)
    if heading is not None and not (but_own and heading.own):
        whose = "自己的方案" if heading.own else "随程序提供"
        title = heading.title or "（读不出表名）"
        raise UserError(Problem.RUBRIC_TAKEN, rubric=rubric_id, title=title, year=heading.year, whose=whose)


def free_id(workspace: Workspace, like: str) -> str:
    """An id like this one that nobody has: "guangzhou-2021-2"."""
    taken = set(workspace.catalogue().ids())
    stem = re.sub(r"[^a-z0-9-]+", "-", like.lower()).strip("-")[: LONGEST_ID - 4] or "rubric"
    number, made = 2, stem
    while made in taken or _DEVICES.fullmatch(made):
        made, number = f"{stem}-{number}", number + 1
    return made


def own_folder(workspace: Workspace, rubric_id: str) -> Path:
    """Where an own rubric lies that is to be changed.

    Raises:
        UserError: RUBRIC_UNKNOWN, RUBRIC_SHIPPED.
    """
    return _own_folder(workspace, rubric_id, "修改")


def _own_folder(workspace: Workspace, rubric_id: str, action: str) -> Path:
    catalogue = workspace.catalogue()
    folder = catalogue.folder(rubric_id)
    if not catalogue.is_own(rubric_id):
        raise UserError(Problem.RUBRIC_SHIPPED, rubric=rubric_id, action=action)
    return folder
