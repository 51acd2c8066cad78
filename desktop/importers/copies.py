"""Our own Word and Excel copies: the data they were made from, as long as they still say what was written into them.

Such a copy carries, beside what it shows, the canonical data of the evaluation in a part of its own
(``customXml/item*.xml``, namespace ``urn:zipingtai:copy:1``: the data in Base64, and ``seen``, the fingerprint of
everything the file showed when it was made). Whoever edits a cell or a sentence changes the fingerprint; from then on
only what the file shows is read, as in any other document.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode
from importlib import import_module
from pathlib import Path

from desktop.importers.document import Document
from desktop.importers.package import DOCUMENT, WORKBOOK, Package

SUFFIXES = {".docx": ("word", DOCUMENT), ".xlsx": ("xlsx", WORKBOOK)}
_PART = re.compile(r"customXml/item\d+\.xml", re.IGNORECASE)
_MOST_PARTS = 20  # of that name that are looked at; Word itself keeps two or three


def seen(path: Path) -> str:
    """The fingerprint of what a document shows: every character in order but blanks, as SHA-256.

    Blanks and line breaks are left out, since every program sets them its own way when it saves.

    Raises:
        UserError: The document cannot be read.
    """
    document: Document = import_module(f"desktop.importers.{SUFFIXES[path.suffix.lower()][0]}").load(path)
    hashed = hashlib.sha256()
    for paragraph in document.paragraphs:
        hashed.update(_bare(paragraph.text))
    for grid in document.grids:
        for cell in grid.all_cells():
            hashed.update(_bare(cell.text))
            hashed.update(b"\n")  # text moved from cell to cell is another text
    return hashed.hexdigest()


def attached(path: Path) -> bytes | None:
    """The data a copy of ours carries; None where there is none or the copy was edited since.

    Raises:
        UserError: The file is no document of its kind, or is damaged.
    """
    part = _Copy()
    with Package(path, SUFFIXES[path.suffix.lower()][1]) as package:
        for name in [name for name in package.names() if _PART.fullmatch(name)][:_MOST_PARTS]:
            package.parse(name, part)
    if not part.seen or part.seen != seen(path):
        return None
    try:
        return b64decode("".join(part.pieces), validate=True)
    except ValueError:
        return None


class _Copy:
    """The part of ours among those others put there."""

    def __init__(self) -> None:
        self.seen = ""
        self.pieces: list[str] = []
        self._open = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; namespaces are stripped, so that ours is known by its shape."""
        if tag == "copy" and "seen" in attributes:
            self.seen, self.pieces = attributes["seen"], []
        self._open = tag == "data" and bool(self.seen)

    def end(self, tag: str) -> None:
        """It ends."""
        del tag
        self._open = False

    def data(self, text: str) -> None:
        """Text inside it."""
        if self._open:
            self.pieces.append(text.strip())


def _bare(text: str) -> bytes:
    return "".join(char for char in text if char.isprintable() and not char.isspace()).encode("utf-8", "replace")
