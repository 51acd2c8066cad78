"""What a reader makes of a file, before anyone asks which rubric it is for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from desktop.importers.grid import Grid
from desktop.importers.prose import Paragraph


@dataclass(frozen=True)
class Document:
    """The tables and the text of one file, each in order; ``warnings`` are what its reader found odd, in Chinese."""

    source: str  # file name
    grids: tuple[Grid, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    warnings: tuple[str, ...] = ()

    @cached_property
    def plain(self) -> tuple[Grid, ...]:
        """The tables made plain for reading; once for all rubrics they are read with."""
        from desktop.importers.parted import parted

        return tuple(parted(self.grids))

    @property
    def lines(self) -> tuple[str, ...]:
        """What it says outside its tables; of a sheet, which is all table, the rows of one cell."""
        if self.paragraphs:
            return tuple(paragraph.text for paragraph in self.paragraphs)
        alone = (cells for grid in self.grids for row in range(len(grid.rows)) if len(cells := grid.cells(row)) == 1)
        return tuple(line for cells in alone for line in cells[0].text.splitlines() if line.strip())
