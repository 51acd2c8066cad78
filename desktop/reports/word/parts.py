"""The parts of a .docx around its text: kinds of parts, relations, properties, settings."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from xml.sax.saxutils import escape

from desktop.reports.package import DECLARATION, LANGUAGE, copy_note, relations, standing
from desktop.reports.report import Report
from desktop.reports.word.page import FURNITURE

PRODUCER = "自评台"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_BEIJING = timezone(timedelta(hours=8))
_KINDS = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
_SETTINGS = f"""{DECLARATION}<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>
<w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/><w:drawingGridHorizontalSpacing w:val="158"/>
<w:drawingGridVerticalSpacing w:val="579"/><w:characterSpacingControl w:val="compressPunctuation"/>
<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>
<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="en-US" w:eastAsia="{LANGUAGE}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>
</w:settings>"""


def frame(report: Report) -> dict[str, bytes]:
    """All parts but the text, its styles, heads and feet."""
    return {
        "[Content_Types].xml": _content_types().encode(),
        "_rels/.rels": relations(
            {
                "rId1": (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
                "rId2": (
                    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                    "docProps/core.xml",
                ),
                "rId3": (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
                "rId4": (f"{_OFFICE}/relationships/custom-properties", "docProps/custom.xml"),
            }
        ),
        "docProps/core.xml": _core(report).encode(),
        "docProps/app.xml": (
            f'{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties"><Application>{PRODUCER}</Application>'
            f"<Company>{escape(one_line(report.unit))}</Company></Properties>"
        ).encode(),
        "docProps/custom.xml": _custom(report).encode(),
        "word/_rels/document.xml.rels": relations(
            {
                "rIdStyles": (f"{_OFFICE}/relationships/styles", "styles.xml"),
                "rIdSettings": (f"{_OFFICE}/relationships/settings", "settings.xml"),
                "rIdFonts": (f"{_OFFICE}/relationships/fontTable", "fontTable.xml"),
                **{name: (f"{_OFFICE}/relationships/{kind}", f"{name}.xml") for name, kind in FURNITURE.items()},
            }
        ),
        "word/settings.xml": _SETTINGS.encode(),
    }


def properties(report: Report) -> dict[str, str]:
    """What a file manager shows beside the usual: that it is a copy, of which state."""
    said = {"性质": "副本", "状态": standing(report)}
    if report.revision >= 2:
        said["修订"] = f"第{report.revision}次修订"
    if report.digest:
        said["数据校验码"] = report.digest
    return said


def moment(report: Report) -> datetime:
    """When the report was made, in UTC and to the second, as properties count."""
    made = report.made_at if report.made_at.tzinfo else report.made_at.replace(tzinfo=_BEIJING)
    return made.astimezone(UTC).replace(microsecond=0)


def one_line(text: str) -> str:
    """A text as properties take it: without control characters."""
    return "".join(char for char in text if char.isprintable()).strip()


def title(report: Report) -> str:
    """The title in one line; an annex printed alone has its own."""
    alone = report.annexes[0].title if report.annexes else ""
    return one_line("".join(report.title) or alone or report.unit)


def _content_types() -> str:
    kinds = {**_KINDS, **{f"word/{name}.xml": f"{_WORD}.{kind}+xml" for name, kind in FURNITURE.items()}}
    said = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{said}</Types>'
    )


def _core(report: Report) -> str:
    when = f"{moment(report):%Y-%m-%dT%H:%M:%SZ}"
    unit = escape(one_line(report.unit))
    return (
        f"{DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title(report))}</dc:title><dc:subject>{unit}</dc:subject><dc:creator>{unit}</dc:creator>"
        f"<dc:description>{escape(copy_note(report))}</dc:description><cp:lastModifiedBy>{PRODUCER}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified>'
        f"<cp:category>副本</cp:category><cp:contentStatus>{standing(report)}</cp:contentStatus>"
        f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    )


def _custom(report: Report) -> str:
    said = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escape(text)}</vt:lpwstr></property>"
        for number, (name, text) in enumerate(properties(report).items(), 2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties"'
        f' xmlns:vt="{_OFFICE}/docPropsVTypes">{said}</Properties>'
    )
