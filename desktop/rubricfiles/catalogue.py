"""Which rubrics there are: the shipped ones and the user's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from desktop.domain.errors import Problem, UserError
from desktop.domain.rubric import Rubric
from desktop.rubricfiles.loader import HEAD, load_folder
from desktop.rubricfiles.positions import top_scalars
from desktop.rubricfiles.problems import RubricErrors

_HEADING = ("id", "title", "family", "year", "region")


@dataclass(frozen=True, slots=True)
class Heading:
    """A rubric in a list. ``broken`` says in Chinese why it cannot be listed properly; "" when it can.

    ``own`` is the person's own; ``hides`` says that it stands before a shipped one of the same id.
    """

    id: str
    title: str = ""
    family: str = ""
    year: int = 0
    region: str = ""
    broken: str = ""
    own: bool = False
    hides: bool = False

    @property
    def unusable(self) -> bool:
        """Whether it is the person's own and faulty: it is left out and told; a faulty shipped one is an error."""
        return self.own and bool(self.broken)

    @property
    def left_out(self) -> str:
        """What is said where every rubric is tried on a source, but for this one."""
        return f"自己的方案 {self.id} 有错误，没有参与比对：{self.broken}"


class Catalogue:
    """Rubric folders below ``folders``. Where two hold the same id, the later folder (the user's own) counts."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders

    def ids(self) -> tuple[str, ...]:
        """The ids of all rubrics, sorted."""
        return tuple(sorted(self._found()))

    def folder(self, rubric_id: str) -> Path:
        """Where a rubric lies.

        Raises:
            UserError: RUBRIC_UNKNOWN, naming the known ids.
        """
        found = self._found()
        if rubric_id not in found:
            raise UserError(Problem.RUBRIC_UNKNOWN, rubric=rubric_id, known="、".join(sorted(found)) or "（没有）")
        return found[rubric_id]

    def load(self, rubric_id: str) -> Rubric:
        """The rubric of this id.

        Raises:
            UserError: RUBRIC_UNKNOWN, or RUBRIC_BROKEN with all its errors; of an own one it says where it lies.
        """
        folder = self.folder(rubric_id)
        try:
            return load_folder(folder)
        except RubricErrors as broken:
            if self._is_own(folder):
                raise RubricErrors(broken.errors, folder) from broken
            raise

    def checked(self) -> tuple[Heading, ...]:
        """Every heading, own rubrics read whole: one with any fault is ``broken``, with its folder and first error.

        The shipped ones are not read: they are checked before they are shipped, and a fault there is an error.
        """
        return tuple(self._checked(each) if each.own else each for each in self.headings())

    def _checked(self, heading: Heading) -> Heading:
        try:
            self.load(heading.id)
        except RubricErrors as broken:
            return replace(heading, broken=broken.in_short)
        return heading

    def headings(self) -> tuple[Heading, ...]:
        """Every rubric's heading, sorted by id, from the first lines of its file; a broken one is listed as such."""
        found = sorted(self._found().items())
        headings = (replace(_heading(rubric_id, folder), own=self._is_own(folder)) for rubric_id, folder in found)
        return tuple(replace(each, hides=each.own and self.is_shipped(each.id)) for each in headings)

    def is_shipped(self, rubric_id: str) -> bool:
        """Whether the program comes with a rubric of this id, hidden by an own one or not."""
        return bool(self._folders) and (self._folders[0] / rubric_id / HEAD).is_file()

    def is_own(self, rubric_id: str) -> bool:
        """Whether the rubric that counts under this id is the person's own."""
        found = self._found().get(rubric_id)
        return found is not None and self._is_own(found)

    def _is_own(self, folder: Path) -> bool:
        return folder.parent != self._folders[0]

    def _found(self) -> dict[str, Path]:
        return {path.parent.name: path.parent for folder in self._folders for path in sorted(folder.glob(f"*/{HEAD}"))}


def _heading(rubric_id: str, folder: Path) -> Heading:
    wanted: dict[str, str] = {}
    try:
        for key, value in top_scalars((folder / HEAD).read_text("utf-8-sig")):
            if key in _HEADING:
                wanted[key] = value
            if len(wanted) == len(_HEADING):
                break
        year = int(wanted["year"])
    except (yaml.YAMLError, UnicodeDecodeError) as wrong:
        return Heading(rubric_id, broken=f"不是正确的 YAML：{wrong}")
    except KeyError as missing:
        return Heading(rubric_id, broken=f"缺少“{missing.args[0]}”")
    except ValueError:
        return Heading(rubric_id, broken=f"year 读到 {wanted['year']}；应为年份")
    lacking = [key for key in _HEADING if key not in wanted]
    if lacking:
        return Heading(rubric_id, broken=f"缺少“{lacking[0]}”")
    return Heading(rubric_id, wanted["title"], wanted["family"], year, wanted["region"])
