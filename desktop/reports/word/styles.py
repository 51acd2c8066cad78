"""The styles of an official document under the names Word shows: 标题 1 to 4, 正文, and those of covers and tables.

Faces are asked for by the names offices have them under; the table of fonts says what stands in for a missing one.
"""

from __future__ import annotations

from desktop.reports.package import DECLARATION, LANGUAGE

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY, TITLE, FIRST, SECOND, TABLE = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
_STAND_INS = {
    BODY: ("仿宋,FangSong,STFangsong", "02010609030101010101", "modern"),
    TITLE: ("小标宋,方正小标宋_GBK,华文中宋,宋体", "03000509000000000000", "script"),
    FIRST: ("SimHei,微软雅黑", "02010609060101010101", "modern"),
    SECOND: ("楷体,KaiTi,STKaiti", "02010609030101010101", "modern"),
    TABLE: ("SimSun", "02010600030101010101", "auto"),
}
_LINE = 'w:line="579" w:lineRule="exact"'
_BODY_SIZE = 16
# 28 characters of 16 points are wider than the text: each stands a quarter of a point closer. The page's own grid of
# characters would say the same, but every program other than Word sets it in its own way.
_CLOSER = -5
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'


def _faces(face: str, size: float) -> str:
    half = round(size * 2)
    return (
        f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}"/>'
        f'<w:b w:val="0"/><w:bCs w:val="0"/><w:spacing w:val="{_CLOSER if size == _BODY_SIZE else 0}"/>'
        f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    )


def _style(name: str, shown: str, face: str, size: float, paragraph: str) -> str:
    """One paragraph style; ``shown`` is the name programs know it by, and translate where it is one of their own."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/><w:basedOn w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{_faces(face, size)}</w:rPr></w:style>"
    )


def _heading(level: int, face: str) -> str:
    spacing = f'<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="0" {_LINE}/>{_INDENT}'
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="NormalIndent"/><w:qFormat/>'
        f'<w:pPr>{spacing}<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr>{_faces(face, 16)}</w:rPr></w:style>'
    )


def _exact(points: float, *, before: float = 0, after: float = 0, more: str = "", ahead: str = "") -> str:
    """Spacing with an exact line; elements stand in the order the format asks for."""
    spacing = (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
        f' w:line="{round(points * 20)}" w:lineRule="exact"/>'
    )
    return f'{ahead}<w:snapToGrid w:val="0"/>{spacing}{more}'


_CENTRE = '<w:jc w:val="center"/>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)

STYLES = f"""{DECLARATION}<w:styles {_W}>
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{BODY}" w:hAnsi="{BODY}" w:eastAsia="{BODY}" w:cs="{BODY}"/>
<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr>
</w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
<w:pPr><w:spacing w:before="0" w:after="0" {_LINE}/><w:jc w:val="both"/></w:pPr>
<w:rPr>{_faces(BODY, 16)}</w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="ScoreTable"><w:name w:val="自评表格"/><w:basedOn w:val="TableNormal"/>
<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblCellMar><w:top w:w="45" w:type="dxa"/>
<w:left w:w="60" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>
</w:tblPr></w:style>
{_style("NormalIndent", "Normal Indent", BODY, 16, f'<w:spacing w:before="0" w:after="0" {_LINE}/>{_INDENT}')}
{_heading(1, FIRST)}{_heading(2, SECOND)}{_heading(3, BODY)}{_heading(4, BODY)}
{_style("Title", "Title", TITLE, 22, _exact(36, more=_CENTRE))}
{_style("Revision", "修订标记", SECOND, 16, _exact(44, more=_CENTRE))}
{_style("Attachment", "附件号", FIRST, 16, f'<w:spacing w:before="0" w:after="0" {_LINE}/><w:jc w:val="left"/>')}
{_style("CoverLabel", "封面栏目", BODY, 16, _exact(28.95, before=8, more='<w:jc w:val="distribute"/>'))}
{_style("CoverText", "封面内容", BODY, 16, _exact(28.95, before=8, more='<w:jc w:val="left"/>'))}
{_style("Signature", "Signature", BODY, 16, f'<w:keepLines/><w:spacing w:before="0" w:after="0" {_LINE}/>{_CENTRE}')}
{_style("TableTitle", "表题", TITLE, 18, _exact(30, more=_CENTRE + '<w:outlineLvl w:val="0"/>', ahead="<w:keepNext/>"))}
{_style("TableNote", "表注", TABLE, 10.5, _exact(16, after=4, more='<w:jc w:val="right"/>', ahead="<w:keepNext/>"))}
{_style("TableText", "表内文字", TABLE, 9, _exact(12.5, more='<w:jc w:val="left"/>'))}
{_style("TableHead", "表头文字", FIRST, 9, _exact(12.5, more=_CENTRE))}
{_style("FormText", "签署表文字", BODY, 14, _exact(22, more=_CENTRE))}
{_style("FormHead", "签署表表头", FIRST, 14, _exact(22, more=_CENTRE))}
{_style("SectionEnd", "分节", TABLE, 1, _exact(1))}
{_style("Header", "header", TABLE, 9, _exact(12))}
{_style("Footer", "footer", TABLE, 9, _exact(12))}
{_style("PageOdd", "单页页码", TABLE, 14, _exact(20, more='<w:ind w:right="320"/><w:jc w:val="right"/>'))}
{_style("PageEven", "双页页码", TABLE, 14, _exact(20, more='<w:ind w:left="320"/><w:jc w:val="left"/>'))}
{_style("FootNote", "副本说明", TABLE, 7.5, _exact(10, before=4, more='<w:jc w:val="right"/>'))}
</w:styles>"""

FONT_TABLE = (
    f"{DECLARATION}<w:fonts {_W}>"
    + "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{others}"/><w:panose1 w:val="{panose}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="default"/></w:font>'
        for face, (others, panose, family) in _STAND_INS.items()
    )
    + "</w:fonts>"
)
