"""The text of the document, in the order of the PDF: cover, narrative, tables, sign-off block, annexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.reports.package import DECLARATION
from desktop.reports.pdf.cover import SEAL_HINT, UNIT_LABEL
from desktop.reports.pdf.narrative import BLANK_DATE
from desktop.reports.report import Align, Cell, Report, Section, Table
from desktop.reports.texts import lines, paragraphs
from desktop.reports.word.markup import NAMESPACES, paragraph, text
from desktop.reports.word.page import TEXT_WIDTH, TURNED_WIDTH, section
from desktop.reports.word.tables import form, grid

SIGN_OFF = "签署页"
SEAL = "（单位盖章）"
BLANK_SIGNED = "　年　月　日"
_COLUMNS = (("职责", 134.0), ("姓名", 84.0), ("签字", 94.0), ("日期", 130.0))  # a full date in any face on one line
_COVER = (2000, 5400)
_RULED = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="808080"/></w:pBdr>'


def document(report: Report) -> str:
    """The main part."""
    parts = list(_parts(report))
    content = []
    for number, (blocks, turned, numbered) in enumerate(parts):
        ends = section(turned=turned, numbered=numbered, first=numbered and not any(part[2] for part in parts[:number]))
        content += blocks
        content.append(ends if number + 1 == len(parts) else paragraph("SectionEnd", more=ends))
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{''.join(content)}</w:body></w:document>"


def _parts(report: Report) -> Iterator[tuple[list[str], bool, bool]]:
    """Blocks that share their kind of page: (blocks, along the long edge, with numbers)."""
    if report.has_cover:
        yield list(_cover(report)), False, False
    if report.sections:
        yield list(_narrative(report)), False, True
    if report.tables:
        yield [block for table in report.tables for block in _table(table, TURNED_WIDTH)], True, True
    if report.signatories or report.sign_off_notes:
        yield list(_sign_off(report)), False, True
    for annex in report.annexes:
        head = [text("Attachment", annex.mark)] if annex.mark else []
        head += [*_empty(1), *_title((annex.title,)), *_empty(1)]
        head += [text("NormalIndent", part) for said in annex.paragraphs for part in paragraphs(said)]
        upright = [block for table in annex.tables if table.upright for block in _table(table, TEXT_WIDTH)]
        yield head + upright, False, True
        turned = [block for table in annex.tables if not table.upright for block in _table(table, TURNED_WIDTH)]
        if turned:
            yield turned, True, True


def _cover(report: Report) -> Iterator[str]:
    """Number of the attachment on line 1, title from line 6 on, form below it."""
    if report.attachment:
        yield text("Attachment", report.attachment)
    yield from _empty(4 if report.attachment else 5)
    yield from _title(report.title)
    if report.revision >= 2:
        yield text("Revision", f"（第{report.revision}次修订）")
    yield from _empty(4)
    if report.cover:
        hints = [SEAL_HINT if label == UNIT_LABEL else "" for label, _ in report.cover]
        yield form(report.cover, _COVER, hints)


def _narrative(report: Report) -> Iterator[str]:
    yield from _empty(1)
    yield from _title(report.title)
    yield from _empty(1)
    for part in report.sections:
        yield from _section(part)
    yield from _empty(2)
    # The unit's name over the date, which ends four characters from the right; the seal presses on both.
    date = report.date.strip() or BLANK_DATE
    wide = (max(len(report.unit.strip()), len(date)) + 1) * 320
    aside = f'<w:ind w:left="{max(TEXT_WIDTH - wide - 1280, 0)}" w:right="{1280 if wide + 1280 < TEXT_WIDTH else 0}"/>'
    if report.unit.strip():
        yield text("Signature", report.unit.strip(), f"<w:keepNext/>{aside}")
    yield text("Signature", date, aside)


def _section(part: Section) -> Iterator[str]:
    heading = " ".join(lines(part.heading)).strip(" \u3000")
    if heading:
        yield text(f"Heading{min(max(part.level, 1), 4)}", heading)
    for said in part.paragraphs:
        yield from (text("NormalIndent", line) for line in paragraphs(said))
    yield from (paragraph("Normal", more=_RULED) for _ in range(part.lines))


def _table(table: Table, width: int) -> Iterator[str]:
    if table.title:
        yield text("TableTitle", table.title)
    yield text("TableNote", table.note)
    yield grid(table, width)
    yield paragraph("TableText")


def _sign_off(report: Report) -> Iterator[str]:
    """Notes first, so that a signature stands under them; then the signatories; then the place for the seal."""
    yield text("Title", SIGN_OFF, '<w:outlineLvl w:val="0"/>')
    for note in report.sign_off_notes:
        yield from (text("NormalIndent", line) for line in paragraphs(note))
    yield paragraph("TableText")
    yield grid(signatories(report), TEXT_WIDTH, plain="FormText", strong="FormHead", least=40.0)
    yield from _empty(2)
    aside = '<w:ind w:left="4400" w:right="680"/>'
    yield text("FormText", SEAL, aside)
    yield from _empty(2)
    yield text("FormText", BLANK_DATE, aside)


def signatories(report: Report) -> Table:
    """The sign-off block as a table."""
    cells = [Cell(0, column, name, align=Align.CENTRE, strong=True) for column, (name, _) in enumerate(_COLUMNS)]
    for row, one in enumerate(report.signatories, 1):
        said = (one.role, one.name, "", one.date or BLANK_SIGNED)
        cells += [Cell(row, column, each, align=Align.CENTRE) for column, each in enumerate(said)]
    return Table(
        SIGN_OFF, tuple(share for _, share in _COLUMNS), len(report.signatories) + 1, 1, tuple(cells), name=SIGN_OFF
    )


def _title(title: Sequence[str]) -> Iterator[str]:
    yield from (text("Title", part) for part in title)


def _empty(count: int) -> Iterator[str]:
    yield from (paragraph("Normal") for _ in range(count))
