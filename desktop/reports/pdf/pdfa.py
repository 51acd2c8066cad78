"""What makes the file PDF/A-3u: metadata, colour profile, the data it was made from, language, outline."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from xml.sax.saxutils import escape

from desktop.reports.pdf.icc import srgb
from desktop.reports.pdf.layout import Bookmark
from desktop.reports.pdf.objects import File, Name, Ref, Value
from desktop.reports.report import Report

ATTACHMENT = "自评数据.json"
ATTACHMENT_ASCII = "zipingtai.json"
PRODUCER = "自评台"
_BEIJING = timezone(timedelta(hours=8))
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>U</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
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


def catalog(file: File, pages: Ref, page_refs: Sequence[Ref], bookmarks: Sequence[Bookmark], report: Report) -> Ref:
    """The document's root with everything that hangs from it but the pages."""
    profile = file.stream(srgb(), {"N": 3})
    intent: dict[str, Value] = {
        "Type": Name("OutputIntent"),
        "S": Name("GTS_PDFA1"),
        "OutputConditionIdentifier": "sRGB IEC61966-2.1",
        "Info": "sRGB IEC61966-2.1",
        "DestOutputProfile": profile,
    }
    xmp = _XMP.format(
        title=escape(title(report)),
        author=escape(_plain(report.unit)),
        producer=PRODUCER,
        when=_local(report).isoformat(),
    )
    metadata = {"Type": Name("Metadata"), "Subtype": Name("XML")}
    root: dict[str, Value] = {
        "Type": Name("Catalog"),
        "Pages": pages,
        "Lang": "zh-CN",
        "Metadata": file.stream(xmp.encode(), metadata, compress=False),
        "OutputIntents": [intent],
        "ViewerPreferences": {"DisplayDocTitle": True},
    }
    if bookmarks:
        root |= {"Outlines": _outline(file, page_refs, bookmarks), "PageMode": Name("UseOutlines")}
    if report.data:
        attached = _attach(file, report)
        root |= {"AF": [attached], "Names": {"EmbeddedFiles": {"Names": [ATTACHMENT, attached]}}}
    return file.add(root)


def information(file: File, report: Report) -> Ref:
    """The old information dictionary, saying what the XMP says: file managers read this one."""
    return file.add(
        {
            "Title": title(report),
            "Author": _plain(report.unit),
            "Creator": PRODUCER,
            "Producer": PRODUCER,
            "CreationDate": _date(report),
            "ModDate": _date(report),
        }
    )


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


def _attach(file: File, report: Report) -> Ref:
    """The data the report was made from, as its source."""
    check = hashlib.md5(report.data, usedforsecurity=False).digest()
    embedded = file.stream(
        report.data,
        {
            "Type": Name("EmbeddedFile"),
            "Subtype": Name("application/json"),
            "Params": {"Size": len(report.data), "CheckSum": check, "ModDate": _date(report)},
        },
    )
    return file.add(
        {
            "Type": Name("Filespec"),
            "F": ATTACHMENT_ASCII,
            "UF": ATTACHMENT,
            "Desc": "本报告据以生成的自评数据",
            "AFRelationship": Name("Source"),
            "EF": {"F": embedded, "UF": embedded},
        }
    )


def _outline(file: File, pages: Sequence[Ref], bookmarks: Sequence[Bookmark]) -> Ref:
    """The outline as a tree: an entry of a deeper level hangs from the last one of a higher level."""
    root = file.reserve()
    refs = [file.reserve() for _ in bookmarks]
    parents: list[int] = []
    children: dict[int, list[int]] = {-1: []}
    trail: list[tuple[int, int]] = []
    for at, mark in enumerate(bookmarks):
        while trail and trail[-1][0] >= mark.level:
            trail.pop()
        parent = trail[-1][1] if trail else -1
        parents.append(parent)
        children.setdefault(parent, []).append(at)
        trail.append((mark.level, at))
    for at, mark in enumerate(bookmarks):
        siblings = children[parents[at]]
        place = siblings.index(at)
        entry: dict[str, Value] = {
            "Title": mark.title,
            "Parent": refs[parents[at]] if parents[at] >= 0 else root,
            "Dest": [pages[mark.page], Name("Fit")],
        }
        if place:
            entry["Prev"] = refs[siblings[place - 1]]
        if place + 1 < len(siblings):
            entry["Next"] = refs[siblings[place + 1]]
        if at in children:
            below = children[at]
            entry |= {"First": refs[below[0]], "Last": refs[below[-1]], "Count": -len(below)}
        file.put(refs[at], entry)
    top = children[-1]
    file.put(root, {"Type": Name("Outlines"), "First": refs[top[0]], "Last": refs[top[-1]], "Count": len(top)})
    return root
