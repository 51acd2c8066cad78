"""A document's reading begun before the rest of the program is loaded: the reading process works meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.importers.reader import Reader as Reader  # noqa: PLC0414 - given on to those who may not import it

PASTED_IN = "标准输入"  # what messages call a document without a file
MOST_PASTED = 8_000_000  # bytes, as of a text file
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


def reading_pasted(data: bytes) -> Reader:
    """The same for text on standard input, plain or a web page, in any encoding a text file may have.

    Raises:
        UserError: It is no text; the reading process cannot be started.
    """
    from desktop.importers.nature import HTML, sniffed
    from desktop.importers.reader import Reader
    from desktop.importers.source import unreadable
    from desktop.importers.text import decoded

    nature = sniffed(data)
    if nature.said and nature is not HTML:
        raise unreadable(PASTED_IN, f"它其实是{nature.said}，请写文件名")
    text = decoded(data, PASTED_IN)
    reader = Reader(lambda: False)
    reader.begin_pasted("" if nature is HTML else text, text if nature is HTML else None, PASTED_IN)
    return reader
