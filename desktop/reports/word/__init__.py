"""A Report as a Word document: the pages of ``pdf`` with real styles, so that others can copy and edit them.

It is a copy: the page furniture says so, and whoever wants to know what was signed looks at the PDF. The markup is
written as text: half of it (watermark, grid of the page, odd and even feet, merged cells) has no name in the libraries
that make such files, and merging the cells of 200 rows one by one takes them minutes.
"""

from __future__ import annotations

from desktop.reports.package import pack
from desktop.reports.report import Report
from desktop.reports.word.body import document
from desktop.reports.word.page import furniture
from desktop.reports.word.parts import frame
from desktop.reports.word.styles import FONT_TABLE, STYLES

MAIN = "word/document.xml"
SUFFIX = ".docx"


def render(report: Report) -> bytes:
    """The report as a .docx file; the same bytes for the same report."""
    parts = frame(report)
    parts[MAIN] = document(report).encode()
    parts["word/styles.xml"] = STYLES.encode()
    parts["word/fontTable.xml"] = FONT_TABLE.encode()
    parts.update({f"word/{name}.xml": text.encode() for name, text in furniture(report).items()})
    return pack(parts)
