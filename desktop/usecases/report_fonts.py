"""The report's faces (报告字体): ours, or the office's own where a person chose them; kept beside the data.

Nothing is taken from the machine unasked: a report looks alike everywhere until somebody wants 仿宋_GB2312.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import Problem, UserError
from desktop.domain.system import reason

if TYPE_CHECKING:
    from desktop.reports.ownfonts import FontFile as FontFile  # noqa: PLC0414 - the window knows it by this module
    from desktop.usecases.workspace import Workspace

BUNDLED = "自带"
_KEPT = "report-fonts.json"


def places() -> tuple[str, ...]:
    """What a face can be chosen for: 仿宋, 小标宋 …, and 生僻字 for what all others lack."""
    from desktop.reports.ownfonts import PLACES

    return PLACES


def installed(workspace: Workspace) -> dict[str, tuple[FontFile, ...]]:
    """What this machine has for each place, with the reason where one cannot be used; takes a second or so."""
    from desktop.reports.ownfonts import found

    return found(workspace.font_folders)


def chosen(workspace: Workspace) -> dict[str, FontFile]:
    """The office's faces by their place; none while nobody has chosen any.

    Raises:
        UserError: FONT_GONE, when a file is no longer there or holds another face; never ours instead of it unasked.
    """
    from desktop.reports.ownfonts import faces_of

    own: dict[str, FontFile] = {}
    for place, (file, name) in _kept(workspace).items():
        face = next((each for each in faces_of(Path(file)) if each.name == name and not each.refusal), None)
        if face is None:
            raise UserError(Problem.FONT_GONE, place=place, font=name, file=file)
        own[place] = face
    return own


def keep(workspace: Workspace, own: Mapping[str, FontFile]) -> None:
    """Use these from now on, ours for all other places.

    Raises:
        UserError: FILE_WRITE.
    """
    from desktop.reports.writing import write_whole

    said = {place: {"file": str(face.path), "name": face.name} for place, face in own.items()}
    target = workspace.data / _KEPT
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(json.dumps(said, ensure_ascii=False, indent=1).encode(), target)
    except OSError as error:
        raise UserError(Problem.FILE_WRITE, file=target.name, why=reason(error)) from error


def read(workspace: Workspace, place: str, font: str) -> FontFile:
    """The face a person names for a place: a file, or the name of an installed one.

    Raises:
        UserError: FONT_UNKNOWN, with what there is.
    """
    from desktop.reports.ownfonts import SUFFIXES, faces_of

    path = Path(font)
    faces = tuple(faces_of(path)) if path.suffix.lower() in SUFFIXES and path.is_file() else ()
    if not faces:
        faces = tuple(
            face for each in installed(workspace).values() for face in each if font in (face.family, face.name)
        )
    usable = next((face for face in faces if not face.refusal), None)
    if usable is None:
        why = faces[0].refusal if faces else "没有找到这种字体"
        raise UserError(Problem.FONT_UNKNOWN, place=place, font=font, why=why, known=_usable(workspace, place))
    return usable


def told(workspace: Workspace, words: Iterable[str]) -> dict[str, FontFile]:
    """The faces for one run of a command: 自带 alone for ours, else ``place=font`` over what the settings say.

    Raises:
        UserError: NO_COMMAND, FONT_UNKNOWN, FONT_GONE.
    """
    words = list(words)
    if words == [BUNDLED]:
        return {}
    own = chosen(workspace)
    for word in words:
        place, _, font = word.partition("=")
        if place not in places() or not font:
            known = "、".join(places())
            raise UserError(Problem.NO_COMMAND, what=f"--font 应写“{BUNDLED}”或“字体=名称或文件”，字体是：{known}")
        if font == BUNDLED:
            own.pop(place, None)
        else:
            own[place] = read(workspace, place, font)
    return own


def borrowed_lines(own: Mapping[str, FontFile], borrowed: Mapping[str, str]) -> list[str]:
    """For people: which characters the office's faces lack, so that ours drew them."""
    return [
        f"字体“{own[place].family}”没有这些字，用自带的{place}代替：{'、'.join(chars)}"
        for place, chars in borrowed.items()
    ]


def _usable(workspace: Workspace, place: str) -> str:
    faces = installed(workspace).get(place, ())
    return "、".join(face.family for face in faces if not face.refusal) or "没有"


def _kept(workspace: Workspace) -> dict[str, tuple[str, str]]:
    """Place -> file and name. What is no such file of ours counts as not there: it is a choice, not data."""
    try:
        said = json.loads((workspace.data / _KEPT).read_text(encoding="utf-8"))
        return {place: (str(said[place]["file"]), str(said[place]["name"])) for place in places() if place in said}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
