"""The places this program works in, given once by __main__ (or by a test)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.rubricfiles.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Workspace:
    """Folders, and who is sitting at the desk.

    Attributes:
        shipped: Holds ``resources`` and ``rubrics``; read only.
        documents: Where new evaluations go.
        data: Recent files, the person's own rubrics, log.
        holder: Name of the person or machine, shown to whoever finds a file in use.
        font_folders: Where this machine keeps its fonts; a folder need not be there.
    """

    shipped: Path
    documents: Path
    data: Path
    holder: str
    font_folders: tuple[Path, ...] = ()

    @property
    def fonts(self) -> Path:
        """The faces of the printed report."""
        return self.shipped / "resources" / "fonts"

    @property
    def sample(self) -> Path:
        """The sample of an invented unit."""
        return self.shipped / "resources" / "sample"

    def catalogue(self) -> Catalogue:
        """Every rubric there is: the shipped ones and the person's own."""
        from desktop.rubricfiles.catalogue import Catalogue

        return Catalogue(self.shipped / "rubrics", self.own_rubrics)

    @property
    def own_rubrics(self) -> Path:
        """The person's own rubrics, one folder each."""
        return self.data / "rubrics"

    @property
    def backups(self) -> Path:
        """The backups, a folder for each file; what stands there is only ever opened to be read."""
        return self.data / "backups"

    def is_backup(self, path: Path) -> bool:
        """Whether a file is one of the backups."""
        return path.resolve().is_relative_to(self.backups.resolve())

    @property
    def rubric_work(self) -> Path:
        """Where an own rubric is made ready before it takes its place in the list."""
        return self.data / "rubrics-in-work"
