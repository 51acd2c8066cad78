"""Paragraphs and runs as WordprocessingML. Texts are escaped here and nowhere else."""

from __future__ import annotations

from xml.sax.saxutils import escape

from desktop.reports.texts import lines

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_CHINESE = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'  # quotes and dashes are full-width, as in the PDF


def run(text: str) -> str:
    """A text of one face; its line breaks stay."""
    said = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else "" for line in lines(text))
    return f"<w:r>{_CHINESE}{said}</w:r>" if said else ""


def paragraph(style: str, content: str = "", more: str = "") -> str:
    """A paragraph of a style; ``more`` is markup of its own properties."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


def text(style: str, said: str, more: str = "") -> str:
    """A paragraph that says one text."""
    return paragraph(style, run(said), more)
