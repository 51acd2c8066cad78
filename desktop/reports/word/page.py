"""The sheets of the document: sections with their margins and grid, numbers and check code below, 草稿 across."""

from __future__ import annotations

from xml.sax.saxutils import escape

from desktop.reports.package import DECLARATION, copy_note
from desktop.reports.pdf.furniture import WATERMARK, short_digest
from desktop.reports.report import Report
from desktop.reports.word.markup import NAMESPACES, paragraph, run

# In twentieths of a point. GB/T 9704: margins 37, 28, 26 and 35 mm; 22 lines of 28.95 points, 28 characters a line.
SHORT, LONG = 11906, 16838
LINE = 579
_TOP, _LEFT, _RIGHT, _BOTTOM = 2098, 1588, 1474, 1984
TEXT_WIDTH, TURNED_WIDTH = SHORT - _LEFT - _RIGHT, LONG - _TOP - _BOTTOM
_FOOT, _TURNED_FOOT = 794, 397  # from the sheet's edge to the foot's last line
FURNITURE = {  # identity and name of each part -> its kind
    "header1": "header",
    "header2": "header",
    "footer1": "footer",
    "footer2": "footer",
    "footer3": "footer",
    "footer4": "footer",
}


def section(*, turned: bool, numbered: bool, first: bool = False) -> str:
    """The properties that end a section.

    Args:
        turned: Along the sheet's long edge.
        numbered: Whether its pages have numbers; the cover has none.
        first: Whether numbers begin at 1 here.
    """
    odd, even = ("footer1", "footer2") if numbered else ("footer3", "footer4")
    links = "".join(
        f'<w:{kind}Reference w:type="{when}" r:id="{name}"/>'
        for kind, when, name in (
            ("header", "default", "header1"),
            ("header", "even", "header2"),
            ("footer", "default", odd),
            ("footer", "even", even),
        )
    )
    if turned:  # the sheet lies on its side, its head at the binding edge
        size = f'<w:pgSz w:w="{LONG}" w:h="{SHORT}" w:orient="landscape"/>'
        margins = (_LEFT, _TOP, _RIGHT, _BOTTOM, _TURNED_FOOT)
        grid = ""
    else:
        size = f'<w:pgSz w:w="{SHORT}" w:h="{LONG}"/>'
        margins = (_TOP, _RIGHT, _BOTTOM, _LEFT, _FOOT)
        grid = f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/>'
    top, right, bottom, left, foot = margins
    start = ' w:start="1"' if first else ""
    return (
        f'<w:sectPr>{links}<w:type w:val="nextPage"/>{size}<w:pgMar w:top="{top}" w:right="{right}"'
        f' w:bottom="{bottom}" w:left="{left}" w:header="851" w:footer="{foot}" w:gutter="0"/>'
        f'<w:pgNumType w:fmt="decimal"{start}/>{grid}</w:sectPr>'
    )


def furniture(report: Report) -> dict[str, str]:
    """Heads and feet by name: odd and even pages with numbers, then those of the cover."""
    said = "　".join(_check(report))
    small = paragraph("FootNote", run(said))
    parts = {f"header{number}": _head(report, number) for number in (1, 2)}
    number = run("— ") + '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>' + run(" —")
    parts["footer1"] = _part("ftr", paragraph("PageOdd", number) + small)
    parts["footer2"] = _part("ftr", paragraph("PageEven", number) + small)
    parts["footer3"] = parts["footer4"] = _part("ftr", small)
    return parts


def _check(report: Report) -> list[str]:
    """The line below: what this is worth, and what it can be compared by."""
    said = [copy_note(report)]
    if report.digest:
        said.append(f"数据校验码 {short_digest(report.digest)}")
    return said


def _part(tag: str, content: str) -> str:
    return f"{DECLARATION}<w:{tag} {NAMESPACES}>{content}</w:{tag}>"


def _head(report: Report, number: int) -> str:
    return _part("hdr", paragraph("Header", _WATERMARK.format(number=number, text=escape(WATERMARK)) * report.draft))


_WATERMARK = (
    "<w:r><w:rPr><w:noProof/></w:rPr><w:pict>"
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
    '<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s205{number}" type="#_x0000_t136"'
    ' style="position:absolute;margin-left:0;margin-top:0;width:320pt;height:160pt;rotation:315;z-index:-251658752;'
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#e6e6e6"'
    ' stroked="f"><v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="{text}"/></v:shape>'
    "</w:pict></w:r>"
)
