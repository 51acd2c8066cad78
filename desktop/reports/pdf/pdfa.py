"""What makes the file PDF/A-3u: metadata, colour profile, the data it was made from, language, outline."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFString, PDFText
from reportlab.pdfgen.canvas import Canvas

from desktop.reports.pdf.document import ArchiveCanvas, ArchiveDocument, Stream, writable
from desktop.reports.pdf.icc import srgb
from desktop.reports.pdf.layout import Bookmark
from desktop.reports.report import Report

LANGUAGE = "zh-CN"
ATTACHMENT = "自评数据.json"
ATTACHMENT_ASCII = "zipingtai.json"
PRODUCER = "自评台"
_JSON = "/application#2Fjson"  # PDFName() would leave the slash, which begins another name
_BEIJING = timezone(timedelta(hours=8))
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>U</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{when}</xmp:CreateDate>
<xmp:ModifyDate>{when}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def dress(canvas: ArchiveCanvas, report: Report) -> None:
    """Everything that hangs from the document's root but pages and outline, and the old information dictionary."""
    document = canvas.document
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
        "Info": PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": document.add(Stream(srgb(), {"N": 3})),
    }
    canvas.setCatalogEntry("OutputIntents", [PDFDictionary(intent)])
    metadata = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    canvas.setCatalogEntry("Metadata", Stream(_xmp(report).encode(), metadata, compress=False))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if report.data:
        attached = _attach(document, report)
        names = PDFDictionary({"Names": PDFArray([PDFString(ATTACHMENT), attached])})
        canvas.setCatalogEntry("AF", [attached])
        canvas.setCatalogEntry("Names", {"EmbeddedFiles": names})
    _inform(canvas, report)


def write_outline(canvas: Canvas, bookmarks: Sequence[Bookmark]) -> None:
    """The outline as a tree: an entry of a deeper level hangs from the last one of a higher level.

    An entry's key is its place in ``bookmarks``; the canvas has to learn on its page where that leads.
    """
    above: list[int] = []
    for key, mark in enumerate(bookmarks):
        while above and above[-1] >= mark.level:
            above.pop()
        # ReportLab takes no entry two levels below the last one, hence the depth and not the level.
        canvas.addOutlineEntry(writable(mark.title), str(key), level=len(above), closed=True)
        above.append(mark.level)
    canvas.showOutline()


def _inform(canvas: Canvas, report: Report) -> None:
    """Say what the XMP says in the old place as well: file managers read this one."""
    canvas.setTitle(title(report))
    canvas.setAuthor(_plain(report.unit))
    canvas.setSubject("")
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setDateFormatter(lambda *_: _date(report))


def title(report: Report) -> str:
    """The title in one line, as readers show it over their window."""
    return _plain("".join(report.title) or report.unit)


def _plain(text: str) -> str:
    """Without what XML does not take: control characters, halves of pairs."""
    return "".join(char for char in text if char.isprintable()).strip()


def _local(report: Report) -> datetime:
    made = report.made_at.replace(microsecond=0)
    return made if made.tzinfo else made.replace(tzinfo=_BEIJING)


def _date(report: Report) -> str:
    local = _local(report)
    zone = local.strftime("%z")
    return f"D:{local:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def _xmp(report: Report) -> str:
    return _XMP.format(
        title=escape(title(report)),
        author=escape(_plain(report.unit)),
        language=LANGUAGE,
        producer=PRODUCER,
        when=_local(report).isoformat(),
    )


def _attach(document: ArchiveDocument, report: Report) -> PDFObject:
    """The data the report was made from, as its source."""
    check = hashlib.md5(report.data, usedforsecurity=False).digest()
    parameters = {"Size": len(report.data), "CheckSum": PDFText(check), "ModDate": PDFString(_date(report))}
    kind = {"Type": PDFName("EmbeddedFile"), "Subtype": _JSON, "Params": PDFDictionary(parameters)}
    embedded = document.add(Stream(report.data, kind))
    return document.add(
        PDFDictionary(
            {
                "Type": PDFName("Filespec"),
                "F": PDFString(ATTACHMENT_ASCII),
                "UF": PDFString(ATTACHMENT),
                "Desc": PDFString("本报告据以生成的自评数据"),
                "AFRelationship": PDFName("Source"),
                "EF": PDFDictionary({"F": embedded, "UF": embedded}),
            }
        )
    )
