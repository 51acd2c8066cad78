"""Last year's documents: each reader lays one kind of file out as grids and paragraphs, ``reading`` understands them.

package, source (the file, distrusted) → workbook, word, pdf (edges, wrapped, overpages), page, text, pasted … (what is
printed where) → letters, aligned, pagecolumns, flow, placing, fitting, headorder, funds (tables whose cells nothing
parts: told apart by place or order) → grid, parted, prose (cells and paragraphs) → columns, rows, slips, subtotals,
table, oneform (the score table), sections, phrases, sentences (the report) and identity, claims, figures, amounts,
execution (whose it is and what it spent) → matching (the rubric's indicators) → doubts (contradictions).
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
from desktop.importers.mismatch import check_nature

Reader = Callable[[Path], Document]
PASTED = "粘贴的文字"

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
# Names under which Office and WPS save several formats: what such a file should hold, which programs open it, what to
# save it as, and which module reads it where it is no old binary file at all. None: LibreOffice saves it anew first.
_WORDS: dict[str, str | None] = {
    "docx": "word",
    "odt": "opendocument",
    "html": "page",
    **dict.fromkeys(("word", "ole", "rtf", "wordml")),
}
_SHEETS: dict[str, str | None] = {
    "xlsx": "xlsx",
    "ods": "opendocument",
    "html": "page",
    "excel": "oldexcel",
    **dict.fromkeys(("ole", "excelml")),
}
OLD_FORMATS: dict[str, tuple[str, str, str, dict[str, str | None]]] = {
    ".doc": ("Word 文档", "Word 或 WPS", ".docx", _WORDS),
    ".wps": ("WPS 文字文档", "WPS", ".docx", _WORDS),
    ".rtf": ("RTF 文档", "Word 或 WPS", ".docx", _WORDS),
    ".et": ("WPS 表格", "WPS", ".xlsx", _SHEETS),
}
_SAVED_AS = {".docx": "“Word 文档（.docx）”", ".xlsx": "“Excel 工作簿（.xlsx）”"}


def load(path: Path) -> Document:
    """What is printed in a file, whatever it means.

    Raises:
        UserError: No reader takes such a file, or its reader refuses it.
    """
    suffix = path.suffix.lower()
    if suffix in OLD_FORMATS:
        return _load_old(path, suffix)
    if suffix not in READERS:
        named = path.suffix or "没有扩展名的"
        supported = "、".join((*READERS, *OLD_FORMATS))
        raise UserError(Problem.IMPORT_SUFFIX, file=path.name, suffix=named, supported=supported)
    check_nature(path, suffix)
    return _read_by(READERS[suffix], path)


def _read_by(module: str, path: Path) -> Document:
    reader: Reader = import_module(f"desktop.importers.{module}").load
    return reader(path)


def _load_old(path: Path, suffix: str) -> Document:
    """A file by what it is; an old binary one is refused with ``convert``, the suffix it can be read as."""
    from desktop.importers.nature import nature_of
    from desktop.importers.source import unreadable

    name, programs, target, known = OLD_FORMATS[suffix]
    nature = nature_of(path)
    if nature.name == "protected":
        raise unreadable(path.name, f"文件设有密码，请先在 {programs} 中取消密码")
    if nature.name not in known:
        raise unreadable(path.name, f"它其实是{nature.said}" if nature.said else f"它不是 {name}")
    module = known[nature.name]
    if module is not None:
        return _read_by(module, path)
    context = {"file": path.name, "suffix": suffix, "program": programs, "target": _SAVED_AS[target]}
    raise UserError(Problem.IMPORT_OLD_FORMAT, **context, convert=target)


def understand(document: Document, rubric: Rubric) -> ImportResult:
    """What a document says of an evaluation, seen with the indicators and figures of a rubric.

    Raises:
        UserError: IMPORT_NOTHING, IMPORT_TOO_LARGE.
    """
    from desktop.importers import reading

    return reading.understand(document, rubric)


def read(path: Path, rubric: Rubric) -> ImportResult:
    """Read an earlier self-evaluation.

    Raises:
        UserError: As :func:`load` and :func:`understand`.
    """
    return understand(load(path), rubric)


def load_text(text: str, html: str | None = None, source: str = PASTED) -> Document:
    """What a clipboard holds: its HTML where that has tables (copied from a sheet, a page or Word), else its text.

    Args:
        text: Plain text; tabs part the cells of a copied block.
        html: The same as HTML, where the clipboard has it.
        source: What messages call it.

    Raises:
        UserError: IMPORT_UNREADABLE, nothing in it; IMPORT_TOO_LARGE.
    """
    from desktop.importers.pasted import laid_out

    return laid_out(text, html, source)


def read_text(text: str, rubric: Rubric, html: str | None = None, source: str = PASTED) -> ImportResult:
    """Read an earlier self-evaluation out of a clipboard, with the same result as :func:`read`.

    Raises:
        UserError: As :func:`load_text` and :func:`understand`.
    """
    return understand(load_text(text, html, source), rubric)


def attached_data(path: Path) -> bytes | None:
    """The canonical data inside a report of ours (.pdf, or a .docx or .xlsx nobody edited); None for other files.

    Raises:
        UserError: The file cannot be opened.
    """
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        from desktop.importers import pdf

        return pdf.attached(path)
    from desktop.importers import copies

    return copies.attached(path) if suffix in copies.SUFFIXES else None
