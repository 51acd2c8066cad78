"""Names that say one format over content of another: refused with what the file really is and what to call it."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.errors import Problem, UserError
from desktop.importers.nature import EXCEL_XML, UNKNOWN, Nature, nature_of
from desktop.importers.source import unreadable

# Suffix → what its reader takes, or refuses itself with a closer reason (a password, an old format of the same kind).
_EXPECTED: dict[str, frozenset[str]] = {
    **dict.fromkeys((".xlsx", ".xlsm"), frozenset(("xlsx", "protected", "ole", "excel"))),
    ".xls": frozenset(("excel", "ole", "protected")),
    **dict.fromkeys((".docx", ".docm"), frozenset(("docx", "protected", "ole", "word"))),
    **dict.fromkeys((".ods", ".odt"), frozenset(("ods", "odt", "protected", "ole"))),
    ".pdf": frozenset(("pdf",)),
    **dict.fromkeys((".html", ".htm"), frozenset(("html", "wordml", "excelml"))),
    ".txt": frozenset(("html",)),
}


def check_nature(path: Path, suffix: str) -> None:
    """That a file's content is not surely another format than its suffix says.

    Raises:
        UserError: It is, with ``convert`` where LibreOffice can save it anew; or it cannot be read at all.
    """
    expected = _EXPECTED.get(suffix)
    nature = nature_of(path)
    if expected is None or nature is UNKNOWN or nature.name in expected:
        return
    if nature is EXCEL_XML and suffix == nature.suffix:  # what many systems export under this name
        raise UserError(Problem.IMPORT_UNREADABLE, file=path.name, why=f"它其实是{nature.said}", convert=".xlsx")
    raise unreadable(path.name, told(nature))


def told(nature: Nature) -> str:
    """What a file really is, and what to call it where that is all it needs."""
    rename = f"，请把扩展名改为 {nature.suffix}" if nature.suffix else ""
    return f"它其实是{nature.said}{rename}"
