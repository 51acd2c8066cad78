"""Reports made for one test in every format: paragraphs and tables as the formats hold them, written by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.importers.sheets import ROOT

Table = Sequence[Sequence[str]]
Block = str | Table
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(path: Path, parts: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def word_xml(body: str) -> str:
    return f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'


def word_paragraph(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def save_word(path: Path, body: str, parts: dict[str, str | bytes] | None = None) -> Path:
    """A .docx whose main text is this XML; ``parts`` are added, related by their names (numbering, styles)."""
    more = parts or {}
    links = "".join(
        f'<Relationship Id="r{at}" Type="{_KINDS}/{name}" Target="{name}.xml"/>' for at, name in enumerate(more)
    )
    return zipped(
        path,
        {
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" Type="{_KINDS}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>',
            "word/document.xml": word_xml(body),
            **{f"word/{name}.xml": content for name, content in more.items()},
        },
    )


def docx(path: Path, blocks: Sequence[Block]) -> Path:
    def table(rows: Table) -> str:
        cells = ("".join(f"<w:tc><w:tcPr/>{word_paragraph(text)}</w:tc>" for text in row) for row in rows)
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"

    return save_word(path, "".join(word_paragraph(one) if isinstance(one, str) else table(one) for one in blocks))


def open_xml(body: str) -> str:
    return (
        f'<office:document-content xmlns:office="{OFFICE}:office:1.0" xmlns:text="{OFFICE}:text:1.0" '
        f'xmlns:table="{OFFICE}:table:1.0"><office:body>{body}</office:body></office:document-content>'
    )


def _open_table(rows: Table, name: str = "表") -> str:
    cells = (
        "".join(f"<table:table-cell><text:p>{escape(text)}</text:p></table:table-cell>" for text in row) for row in rows
    )
    rows_xml = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    return f'<table:table table:name="{name}">{rows_xml}</table:table>'


def odt(path: Path, blocks: Sequence[Block]) -> Path:
    body = "".join(f"<text:p>{escape(one)}</text:p>" if isinstance(one, str) else _open_table(one) for one in blocks)
    return zipped(path, {"content.xml": open_xml(f"<office:text>{body}</office:text>")})


def ods(path: Path, rows: str) -> Path:
    """One sheet 表1 of these rows, as XML."""
    sheet = f'<table:table table:name="表1">{rows}</table:table>'
    return zipped(path, {"content.xml": open_xml(f"<office:spreadsheet>{sheet}</office:spreadsheet>")})


def html(path: Path, blocks: Sequence[Block]) -> Path:
    def table(rows: Table) -> str:
        cells = ("".join(f"<td>{escape(text)}</td>" for text in row) for row in rows)
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"

    body = "".join(f"<p>{escape(one)}</p>" if isinstance(one, str) else table(one) for one in blocks)
    page = f"<html><head><meta charset='utf-8'><title>网站</title></head><body><nav>首页</nav>{body}</body></html>"
    path.write_text(page, encoding="utf-8")
    return path


def txt(path: Path, blocks: Sequence[Block]) -> Path:
    """As a page prints it: lines of 28 letters with blank ones between, tables with tabs, page numbers."""
    lines: list[str] = []
    for block in blocks:
        lines += wrapped(block) if isinstance(block, str) else ["\t".join(row) for row in block]
        if len(lines) % 20 == 0:
            lines.append("- 3 -")
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


def wrapped(text: str, width: int = 28) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)] or [""]


def pdf(path: Path, blocks: Sequence[Block]) -> Path:
    """Printed lines, tables with ruling lines, a page number at every foot."""
    pdfmetrics.registerFont(TTFont("song", ROOT / "resources" / "fonts" / "song.ttf"))
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4)
    top = 780

    def room(height: int) -> None:
        nonlocal top
        if top - height < 60:
            canvas.setFont("song", 9)
            canvas.drawCentredString(297, 40, f"- {canvas.getPageNumber()} -")
            canvas.showPage()
            top = 780
        canvas.setFont("song", 12)

    for block in blocks:
        if isinstance(block, str):
            for line in wrapped(block):
                room(20)
                canvas.drawString(90, top, line)
                top -= 20
            continue
        width = 420 // len(block[0])
        for row in block:
            room(24)
            for column, text in enumerate(row):
                canvas.setFont("song", 9)
                canvas.rect(90 + column * width, top - 6, width, 20)
                canvas.drawString(93 + column * width, top, text)
            top -= 20
    canvas.save()
    path.write_bytes(made.getvalue())
    return path


WRITERS: dict[str, Callable[[Path, Sequence[Block]], Path]] = {
    ".txt": txt,
    ".docx": docx,
    ".odt": odt,
    ".html": html,
    ".pdf": pdf,
}
