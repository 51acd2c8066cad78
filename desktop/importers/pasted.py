"""Text from the clipboard: HTML where it has a score table, which keeps merged cells; else its text."""

from __future__ import annotations

import re

from desktop.domain.errors import Problem, UserError
from desktop.domain.text import noop
from desktop.importers import page, text
from desktop.importers.columns import find_heads
from desktop.importers.document import Document
from desktop.importers.source import check_length

_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL)


def laid_out(plain: str, html: str | None, source: str) -> Document:
    """The tables and paragraphs of a clipboard.

    Raises:
        UserError: IMPORT_UNREADABLE, IMPORT_TOO_LARGE.
    """
    check_length(plain, html, source)
    if html and "<table" in html.lower():
        fragment = _FRAGMENT.search(html)
        try:
            shown = page.laid_out(fragment[1] if fragment else html, source)
        except UserError:
            if not plain.strip():
                raise
        else:
            if not plain.strip() or any(find_heads(grid) for grid in shown.grids):
                return shown
    if not plain.strip():
        raise UserError(Problem.IMPORT_UNREADABLE, file=source, why=noop("Reason", "没有文字"))
    return text.laid_out(_unquoted(plain), source)


def _unquoted(plain: str) -> str:
    """A block copied from a sheet quotes cells with line breaks: the quotes go, the breaks become part of the cell."""
    if "\t" not in plain or '"' not in plain:
        return plain
    return re.sub(
        r'(?:(?<=\t)|(?<=\n)|^)"((?:[^"]|"")*)"(?=\t|\r?\n|$)',
        lambda match: re.sub(r"[\r\n]+", "", match[1]).replace('""', '"'),
        plain,
    )
