"""What makes the file PDF/A-3: metadata, colour profile, the data it was made from, language, outline."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone
from typing import NamedTuple
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
SUPPLEMENT = "附件内容.json"
SUPPLEMENT_ASCII = "annexes.json"
PRODUCER = "自评台"
_JSON = "/application#2Fjson"  # PDFName() would leave the slash, which begins another name
_BEIJING = timezone(timedelta(hours=8))
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>{conformance}</pdfaid:conformance>
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


def dress(canvas: ArchiveCanvas, report: Report, characters: Iterable[str]) -> None:
    """Everything that hangs from the document's root but pages, outline and structure; the old information dictionary.

    Args:
        canvas: What has been drawn on.
        report: What has been drawn.
        characters: All that stand on the pages. Level A wants each to be known to everybody, and a private one is not.
    """
    conformance = "U" if any(map(_is_private, characters)) else "A"
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
    canvas.setCatalogEntry("Metadata", Stream(_xmp(report, conformance).encode(), metadata, compress=False))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    files = [each for each in (
        _File(ATTACHMENT, ATTACHMENT_ASCII, "本报告据以生成的自评数据", "Source", report.data),
        _File(SUPPLEMENT, SUPPLEMENT_ASCII, "本报告所附附件的内容", "Supplement", report.supplement),
    ) if each.data]  # fmt: skip
    if files:
        attached = [_attach(document, file, _date(report)) for file in files]
        # A name tree is sorted by its names as they are written.
        named = sorted(zip((file.name for file in files), attached, strict=True), key=lambda pair: _written(pair[0]))
        names = [part for name, file in named for part in (PDFString(name), file)]
        canvas.setCatalogEntry("AF", attached)
        canvas.setCatalogEntry("Names", {"EmbeddedFiles": PDFDictionary({"Names": PDFArray(names)})})
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


def _is_private(char: str) -> bool:
    return "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000"


def _xmp(report: Report, conformance: str) -> str:
    return _XMP.format(
        conformance=conformance,
        title=escape(title(report)),
        author=escape(_plain(report.unit)),
        language=LANGUAGE,
        producer=PRODUCER,
        when=_local(report).isoformat(),
    )


class _File(NamedTuple):
    """A file inside the PDF: its name, the same in ASCII, what it is, what it is to the report, and what it holds."""

    name: str
    ascii_name: str
    description: str
    relationship: str
    data: bytes


def _written(name: str) -> bytes:
    return name.encode("utf-16-be")


def _attach(document: ArchiveDocument, file: _File, when: str) -> PDFObject:
    check = hashlib.md5(file.data, usedforsecurity=False).digest()
    parameters = {"Size": len(file.data), "CheckSum": PDFText(check), "ModDate": PDFString(when)}
    kind = {"Type": PDFName("EmbeddedFile"), "Subtype": _JSON, "Params": PDFDictionary(parameters)}
    embedded = document.add(Stream(file.data, kind))
    return document.add(
        PDFDictionary(
            {
                "Type": PDFName("Filespec"),
                "F": PDFString(file.ascii_name),
                "UF": PDFString(file.name),
                "Desc": PDFString(file.description),
                "AFRelationship": PDFName(file.relationship),
                "EF": PDFDictionary({"F": embedded, "UF": embedded}),
            }
        )
    )
