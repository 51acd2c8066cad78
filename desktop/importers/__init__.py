"""Last year's documents: each reader lays one kind of file out as grids and paragraphs, ``reading`` understands them.

package, source (the file, distrusted) → workbook, word, pdf, page, text … (what is printed where) → grid, prose (cells
and paragraphs) → columns, rows, slips, table (the score table), sections, phrases, sentences (the report) and identity,
claims, figures, amounts (whose it is and what it spent) → matching (the rubric's indicators) → doubts (contradictions).
Readers propose; a person disposes: every value says where it was found and how surely.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from desktop.domain.errors import Problem, UserError
from desktop.domain.imported import ImportResult
from desktop.domain.rubric import Rubric
from desktop.importers.document import Document

Reader = Callable[[Path], Document]

# Suffix → module of this package with ``load``, imported when a file needs it.
READERS: dict[str, str] = {
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "oldexcel",
    ".ods": "opendocument",
    ".docx": "word",
    ".docm": "word",
    ".odt": "opendocument",
    ".pdf": "pdf",
    ".html": "page",
    ".htm": "page",
    ".txt": "text",
}
# Binary formats nobody keeps a reader for: which program opens them, and what to save them as.
OLD_FORMATS: dict[str, tuple[str, str]] = {
    ".doc": ("Word 或 WPS", "“Word 文档（.docx）”"),
    ".wps": ("WPS", "“Word 文档（.docx）”"),
    ".et": ("WPS", "“Excel 工作簿（.xlsx）”"),
}


def load(path: Path) -> Document:
    """What is printed in a file, whatever it means.

    Raises:
        UserError: No reader takes such a file, or its reader refuses it.
    """
    suffix = path.suffix.lower()
    if suffix in OLD_FORMATS:
        program, target = OLD_FORMATS[suffix]
        raise UserError(Problem.IMPORT_OLD_FORMAT, file=path.name, suffix=suffix, program=program, target=target)
    if suffix not in READERS:
        named = path.suffix or "没有扩展名的"
        raise UserError(Problem.IMPORT_SUFFIX, file=path.name, suffix=named, supported="、".join(READERS))
    reader: Reader = import_module(f"desktop.importers.{READERS[suffix]}").load
    return reader(path)


def understand(document: Document, rubric: Rubric) -> ImportResult:
    """What a document says of an evaluation, seen with the indicators and figures of a rubric.

    Raises:
        UserError: IMPORT_NOTHING, IMPORT_TOO_LARGE.
    """
    from desktop.importers import reading

    warnings = list(document.warnings)
    return reading.understand(list(document.grids), document.source, rubric, warnings, document.paragraphs)


def read(path: Path, rubric: Rubric) -> ImportResult:
    """Read an earlier self-evaluation.

    Raises:
        UserError: As :func:`load` and :func:`understand`.
    """
    return understand(load(path), rubric)


def attached_data(path: Path) -> bytes | None:
    """The canonical data inside a report of ours (.pdf); None for every other file.

    Raises:
        UserError: The PDF cannot be opened.
    """
    if path.suffix.lower() != ".pdf":
        return None
    from desktop.importers import pdf

    return pdf.attached(path)
