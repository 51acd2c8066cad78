"""What a reader makes of a file, before anyone asks which rubric it is for."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.importers.grid import Grid
from desktop.importers.prose import Paragraph


@dataclass(frozen=True, slots=True)
class Document:
    """The tables and the text of one file, each in order; ``warnings`` are what its reader found odd, in Chinese."""

    source: str  # file name
    grids: tuple[Grid, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    warnings: tuple[str, ...] = ()
