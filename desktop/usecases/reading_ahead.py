"""A document's reading begun before the rest of the program is loaded: the reading process works meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.importers.reader import Reader

OURS = ".ziping"  # read here, by no reading process; as open_file.SUFFIX, which would load what is loaded meanwhile


def reading(path: Path) -> Reader | None:
    """A reader already at work on a document; None for a file of ours.

    Raises:
        UserError: The reading process cannot be started.
    """
    if path.suffix.lower() == OURS:
        return None
    from desktop.importers.reader import Reader

    reader = Reader(lambda: False)
    reader.begin(path)
    return reader
