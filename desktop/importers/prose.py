"""Running text as printed, brought back to paragraphs: broken lines joined, page numbers and running heads dropped."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop.importers.vocabulary import LABELS
from desktop.importers.words import head_key, one_line

MOST_CHARACTERS = 600_000  # of one document; the longest published report has some 60,000
MOST_PARAGRAPHS = 40_000  # or lines of plain text; the longest published report has some 3,000
LONGEST_PARAGRAPH = 10_000  # characters read for figures; the longest published one has some 1,500


class TextTooLong(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """More text than any self-evaluation has. ``what`` says it in Chinese."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


class Line(NamedTuple):
    """One printed line; ``page`` counts from 1, 0 where the format has no pages; ``fresh``: it stands below a table.

    ``cells``: where its cells end, as far as the source says so; () where only blanks part them.
    """

    text: str
    place: str
    page: int = 0
    fresh: bool = False
    cells: tuple[str, ...] = ()


class Paragraph(NamedTuple):
    """A paragraph, or a heading, and where it begins: "第12行", "第3页第5行", "第8段"."""

    text: str
    place: str


_ORDER = "一二三四五六七八九十百"
# The numbering of headings and items, coarse before fine. A figure such as 3.5 begins none of them.
NUMBERINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"第[{_ORDER}]+(?:部分|章)\s*[:：、]?")),
    ("chapter", re.compile(rf"[{_ORDER}]{{1,3}}\s*[、．.]")),
    ("section", re.compile(rf"[(（]\s*[{_ORDER}]{{1,3}}\s*[)）]\s*[、．.]?")),
    ("point", re.compile(r"\d{1,2}\s*[、．.](?:(?!\d)|(?=20\d\d\s*年))")),
    (
        "detail",
        re.compile(r"[(（]\s*\d{1,2}\s*[)）]|\d{1,2}\s*[)）]|\d{1,2}(?:[.．]\d{1,2}){1,2}(?![\d%％]|\s*[万分元个项])"),
    ),
    ("mark", re.compile(r"[①-⑳㉑-㉟❶-❿⓵-⓾]|[(（][a-zA-Z][)）]|[-•●■◆▪]\s")),
    ("first", re.compile(rf"(?:[{_ORDER}]|其[{_ORDER}])是")),
)
LEVELS = {name: level for level, (name, _) in enumerate(NUMBERINGS, 1)}

_PAGE_NUMBER = re.compile(
    r"[-—–－‐_~·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-—–－‐_~·\s]*"
)
_ENDS = tuple("。；！？;!?：:”」）)》")
_TITLE = re.compile(r"(?:绩效|自评|评价|情况)[^，。；：:]{0,16}(?:表|报告)$")
_LONGEST_LABEL = 20  # characters, with what stands in brackets
_REPEATED = 3  # pages that begin or end with the same line: a running head
_BETWEEN = re.compile(
    r"(?<=[一-鿿，。；：、（）“”])[ \t\u3000]+(?=[\dA-Za-z])|(?<=[\dA-Za-z%])[ \t\u3000]+(?=[一-鿿，。；：、（）“”])"
)


def numbering(text: str) -> tuple[str, str]:
    """The kind of numbering a line begins with ("" for none) and the rest.

    >>> numbering("（一）部门职能"), numbering("1.预算编制"), numbering("3.5 个百分点"), numbering("2023 年度")
    (('section', '部门职能'), ('point', '预算编制'), ('', '3.5 个百分点'), ('', '2023 年度'))
    """
    line = text.strip()
    for name, pattern in NUMBERINGS:
        if match := pattern.match(line):
            return name, line[match.end() :].strip()
    return "", line


def squeezed(text: str) -> str:
    """A text for patterns: half-width, without any blank.

    >>> squeezed("分值 20 分，自评得分 ９．５分（优）")
    '分值20分,自评得分9.5分(优)'
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("−", "-")


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of printed lines, blank ones between them or not.

    Raises:
        TextTooLong: Above ``MOST_CHARACTERS``.
    """
    length = sum(len(line.text) for line in lines)
    if length > MOST_CHARACTERS:
        raise TextTooLong(f"有 {length} 个字")
    kept = [line for line in without_furniture(lines) if line.text.strip()]
    full = _full_width(kept)
    found: list[Paragraph] = []
    pieces: list[str] = []
    place = ""
    for number, line in enumerate(kept):
        if pieces and (line.fresh or not _goes_on(kept[number - 1], line, full)):
            found.append(Paragraph(tidy("\n".join(pieces)), place))
            pieces = []
        if not pieces:
            place = line.place
        pieces.append(line.text.strip())
    if pieces:
        found.append(Paragraph(tidy("\n".join(pieces)), place))
    return found


def tidy(text: str) -> str:
    r"""One paragraph without line breaks and without the gaps a page sets between letters and digits.

    >>> tidy("预算数 520.38 万元，\n决算数 519.66万元")
    '预算数520.38万元，决算数519.66万元'
    """
    return _BETWEEN.sub("", one_line(text)).strip()


def without_furniture(lines: Iterable[Line]) -> list[Line]:
    """Lines without page numbers and running heads."""
    kept = [line for line in lines if not (line.text.strip() and is_page_number(line.text))]
    edges: Counter[str] = Counter()
    at_edge: set[int] = set()
    for number, line in enumerate(kept):
        first = number == 0 or kept[number - 1].page != line.page
        last = number + 1 == len(kept) or kept[number + 1].page != line.page
        if line.page and (first or last):
            at_edge.add(number)
            edges[squeezed(line.text)] += 1
    return [line for number, line in enumerate(kept) if number not in at_edge or edges[squeezed(line.text)] < _REPEATED]


def is_page_number(text: str) -> bool:
    """A bare figure with dashes or 页 around it; a lone figure without them may be the cell of a table."""
    line = text.strip()
    dressed = line.startswith(("-", "—", "–", "－", "‐", "~", "·", "_", "第")) or "页" in line
    return dressed and _PAGE_NUMBER.fullmatch(line) is not None


def _width(text: str) -> int:
    """In half-width places."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text.strip())


def _full_width(lines: Sequence[Line]) -> int:
    """How wide a line is that was broken for the page; 0 where each paragraph is one line."""
    widths = sorted(_width(line.text) for line in lines)
    if len(widths) < 8:
        return 0
    widest = widths[len(widths) * 9 // 10]
    full = [line for line in lines if widest * 85 <= _width(line.text) * 100 <= widest * 110]
    broken = sum(not line.text.rstrip().endswith(_ENDS) for line in full)  # a page breaks lines inside sentences
    wrapped = len(full) * 3 >= len(lines) and broken * 2 >= len(full)
    return widest if 24 <= widest <= 160 and wrapped else 0


def _goes_on(before: Line, line: Line, full: int) -> bool:
    """Whether a line carries on the sentence above it."""
    if numbering(line.text)[0] or line.text.lstrip().startswith(("附件", "附表")) or _labels(line.text):
        return False
    if _TITLE.search(before.text.rstrip()):
        return False
    ended = before.text.rstrip().endswith(_ENDS)
    width = _width(before.text)
    if full:
        return width >= full - (5 if ended else 12)
    return not ended and width >= 40 and not _labels(before.text)


def _labels(line: str) -> bool:
    """Whether a line begins with a label of the form (填报单位：…, 自评等级：…), which stands by itself."""
    label, colon, _ = unicodedata.normalize("NFKC", line).partition(":")
    return bool(colon) and len(label) <= _LONGEST_LABEL and head_key(label) in LABELS
