"""Whose sheet it is: the unit, the year, and the total and grade it claims for itself."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from desktop.domain.imported import Confidence, ImportedHead
from desktop.domain.number import plain
from desktop.importers.claims import BODY_END, unit_in, year_in
from desktop.importers.grid import Cell, Grid
from desktop.importers.prose import Paragraph
from desktop.importers.sections import Part
from desktop.importers.vocabulary import GRADE_LABELS, GRADES, TOTALS, UNITS, YEARS
from desktop.importers.words import head_key, is_blank, is_number, number_of, of_any_level, one_line

_BODY = r"[一-鿿（）()·〇]{3,40}?"
_SEAL = re.compile(r"[(（]\s*(?:盖章|公章|签章|加盖公章|章|盖公章)\s*[)）]|_{2,}")
_MONEY = frozenset(("万元", "元", "千元", "亿元", "人民币万元", "人民币元", "%", "个"))
_TITLE_UNIT = re.compile(
    rf"^(?:20\d\d年度?)?((?!度|20){_BODY})(?:关于)?(?:20\d\d年度?|[二三][〇○零O0一二三四五六七八九]{{3}}年度?)?"
    r"(?:部门|单位|机关|预算|项目)?[(（]?(?:单位|部门)?[)）]?(?:(?:整体(?:支出)?|支出)(?:绩效|自评)|自评报告|绩效自评)"
)
# on the line of a unit: more blanks, another label, the year or the money of the table
_AFTER_UNIT = re.compile(
    r"\s{2,}|\s+(?=\S{2,12}[::])|\s+(?=[(（]?20\d\d\s*年)|(?=[(（]?20\d\d年度?[)）]?$)|(?:填报日期|填报人|联系)"
)
_ANY_BODY = re.compile(
    r"(?:[省市区县本]?级?)?(?:预算)?(?:部门|单位|项目)?(?:[(（](?:单位|部门)[)）])?(?:整体|预算|支出)*"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年?\s*度")
_PLAIN_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年(?!\s*\d{1,2}\s*月)")
_CHINESE_YEAR = re.compile(r"二[〇○零OО0]([〇○零OО0一二三四五六七八九])([〇○零OО0一二三四五六七八九])\s*年度?")
_IN_NAME = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}

_TOTAL = re.compile(
    r"(?:自评|评价|绩效|综合|最终)?(?:总得分|总分|综合得分|自评得分|评价得分|总评分|最终得分|自评分|合计得分|得分合计)(?:合计)?"
    r"\s*(?:为|是|[::])?\s*(\d{1,3}(?:\.\d{1,4})?)\s*分?"
)
_ANY_GRADE = "|".join(GRADES)  # the longer first
_GRADE = re.compile(
    rf"(?:等级|等次|级别|档次|评级)\s*(?:为|是|评定为|[::])?\s*[“”\"「『‘]?({_ANY_GRADE})(?![一-鿿]*[□○☐])(?=$|[\s。，,；;、”\"」』’)）级])"
)
_GRADED = re.compile(
    rf"^(?:综合|绩效|部门|单位)?({'|'.join(sorted(GRADE_LABELS, key=len, reverse=True))})\s*(?:评定)?[:为]\s*(.+)$"
)
_EVALUATED = re.compile(r"(?:(整体)(?:支出)?|项目(?:支出)?)(?:预算)?(?:绩效|自评|评价)")
MOST_POINTS = 120  # with bonus; more is an amount of money
_LONGEST_LINE = 120  # characters; longer is a text and labels nothing
_LONGEST_TITLE = 60
_TITLE_LINES = 6
_NAMED = re.compile(rf"[一-鿿（）()·]{{2,28}}{BODY_END}")
_BOX = "□○☐☑√■✓✔☒●"
_TICK = "☑√■✓✔☒●"
_FILE_NAME = "文件名"  # where a value stands that only the file's name tells


@dataclass(frozen=True, slots=True)
class Identity:
    """What was found, ``doubts`` in Chinese for all that did not stand there in so many words.

    ``heads`` says where each was read and how surely.
    """

    unit: str = ""
    year: int | None = None
    total: Decimal | None = None
    grade: str = ""
    doubts: tuple[str, ...] = ()
    subject: str = ""
    heads: tuple[ImportedHead, ...] = ()


class Labelled(NamedTuple):
    """A cell read as a label, and what answers it after its colon or in the next cell: where, and how surely."""

    word: str
    value: str
    place: str
    sure: Confidence


class Read(NamedTuple):
    """A value, the words it was read from, where they stand, and how surely."""

    value: str
    text: str
    place: str
    sure: Confidence

    def head(self, what: str) -> ImportedHead:
        """The same for an import."""
        return ImportedHead(what, self.value, self.text, self.place, self.sure)


def identify(grids: list[Grid], used: list[set[int]], source: str, prose: Sequence[Part] = ()) -> Identity:
    """Read it from all that is no score row; the file's own name is the last resort and said to be one.

    Args:
        grids: Tables, and the cover of a report as one.
        used: Of each grid, the rows that belong to a score table.
        source: The file's name.
        prose: The paragraphs of a report, for what its tables and cover do not say.
    """
    placed = [
        (grid.own_cells(row), grid.inferred)
        for grid, taken in zip(grids, used, strict=True)
        for row in range(len(grid.rows))
        if row not in taken
    ]
    lines = [line for line, _ in placed]
    cells = [cell for line in lines for cell in line]
    texts = [unicodedata.normalize("NFKC", one_line(cell.text)) for cell in cells]
    written = [Paragraph(text, cell.place) for text, cell in zip(texts, cells, strict=True)]
    pairs = [pair for line, inferred in placed for pair in _pairs(line, inferred=inferred)]
    doubts: list[str] = []
    unit = _unit(pairs, cells, [*unit_in(prose), *_alone(lines)], source, doubts)
    year = _year(pairs, written, grids, prose, source, doubts)
    total = next(_totals(pairs, written), None)
    grade = _grade([*pairs, *_said(prose)], written)
    for what, found in (("单位名称", unit), ("等级", grade)):
        if found and found.sure is Confidence.GUESS and found.place != _FILE_NAME:
            doubts.append(f"{what}所在的表没有框线，按位置读到“{found.value}”，请核对")
    if (
        unit
        and unit.sure is Confidence.GUESS
        and any(unit.value in line.text for line in (*written, *_lines(prose)) if line.place != unit.place)
    ):
        unit = unit._replace(sure=Confidence.LIKELY)  # the document says it twice
    told = (("unit", unit), ("year", year), ("total", total), ("grade", grade))
    return Identity(
        unit.value if unit else "",
        int(year.value) if year else None,
        Decimal(total.value) if total else None,
        grade.value if grade else "",
        tuple(doubts),
        _subject(texts, source),
        tuple(read.head(what) for what, read in told if read),
    )


def _lines(prose: Sequence[Part]) -> Iterator[Paragraph]:
    return (part.paragraph for part in prose)


def _totals(pairs: Sequence[Labelled], written: Sequence[Paragraph]) -> Iterator[Read]:
    """Totals beside their label, then those in a line."""
    for pair in pairs:
        number = number_of(pair.value) if pair.word in TOTALS and "分" in pair.word else None
        if number is not None and number <= MOST_POINTS:
            yield Read(plain(number), pair.value, pair.place, pair.sure)
    for line in written:
        if match := _TOTAL.search(line.text):
            yield Read(plain(Decimal(match[1])), match[0], line.place, Confidence.EXACT)


def _subject(texts: list[str], source: str) -> str:
    """What the first title that tells says is evaluated, else the file's name; "" where none tells."""
    titles = (text for text in (*texts, source) if len(text) <= _LONGEST_TITLE)
    found = (match for text in titles if (match := _EVALUATED.search(text)) is not None)
    return next(("部门整体支出" if match[1] else "项目支出" for match in found), "")


def _pairs(line: tuple[Cell, ...], *, inferred: bool) -> Iterator[Labelled]:
    for number, cell in enumerate(line):
        if len(cell.text) > _LONGEST_LINE:
            continue
        text = unicodedata.normalize("NFKC", _SEAL.sub("", one_line(cell.text)))
        label, _, rest = text.partition(":")
        beside = line[number + 1].text if number + 1 < len(line) else ""
        value = rest.strip() or _SEAL.sub("", one_line(beside)).strip()
        word = re.sub(r"[\s*]", "", label)
        if word in TOTALS and not rest.strip():
            value = _score_beside(line[number + 1 :]) or value
        if value and len(word) <= 20:
            sure = Confidence.GUESS if inferred and not rest.strip() else Confidence.EXACT
            place = cell.place if rest.strip() else line[number + 1].place
            yield Labelled(word, value, place, sure)
            bare = head_key(label)
            if bare != word:
                yield Labelled(bare, value, place, sure)


def _score_beside(cells: Sequence[Cell]) -> str:
    """Of the figures right beside 总分 the last, as a weight stands before its score; "" where there are not two."""
    numbers = [cell.text.strip() for cell in takewhile(lambda cell: is_number(cell.text), cells)]
    return numbers[-1] if len(numbers) > 1 else ""


def _said(prose: Sequence[Part]) -> Iterator[Labelled]:
    """Grades on a line of their own below a table: 自评等级：☑优 □良, 综合评价等级为“优”。"""
    for part in prose:
        text = unicodedata.normalize("NFKC", one_line(part.paragraph.text))
        match = _GRADED.match(text) if len(text) <= _LONGEST_LINE else None
        if match and match[1] in GRADE_LABELS:
            yield Labelled(match[1], match[2].rstrip("。 "), part.paragraph.place, Confidence.EXACT)


def _unit(
    pairs: list[Labelled], cells: list[Cell], named: list[Paragraph], source: str, doubts: list[str]
) -> Read | None:
    ranks = {label: rank for rank, label in reversed(list(enumerate(UNITS)))}
    labelled = [(of_any_level(pair.word), pair) for pair in pairs]
    found = [(ranks[word], pair) for word, pair in labelled if word in ranks and _is_body(pair.value)]
    if found:
        best = min(found, key=lambda item: item[0])[1]
        return Read(_AFTER_UNIT.split(best.value)[0].strip(), best.value, best.place, best.sure)
    titled = next(_titles(cells), None)
    fuller = [body for body in named if titled is None or _abbreviates(titled.text, body.text)]
    if fuller:
        fullest = max(fuller, key=lambda body: len(body.text))
        doubts.append(f"没有“单位名称”一栏，单位名称取自正文（{fullest.place}）：{fullest.text}")
        return Read(fullest.text, fullest.text, fullest.place, Confidence.LIKELY)
    if titled is not None:
        doubts.append(f"没有“单位名称”一栏，单位名称取自标题（{titled.place}）：{titled.text}")
        return Read(titled.text, titled.text, titled.place, Confidence.LIKELY)
    filed = next(_titles([Cell(source.rpartition(".")[0], "", 0, 0)]), None)
    if filed is not None:
        doubts.append(f"表中没有单位名称，单位名称取自文件名，请核对：{filed.text}")
        return Read(filed.text, source, _FILE_NAME, Confidence.GUESS)
    doubts.append("没有找到单位名称")
    return None


def _alone(lines: Sequence[tuple[Cell, ...]]) -> list[Paragraph]:
    """A body's name on a line of its own between the lines of a title, as covers have it."""
    top = [one_line(line[0].text) if len(line) == 1 else "" for line in lines[:_TITLE_LINES]]
    titled = [at for at, text in enumerate(top) if "绩效" in text and len(text) <= _LONGEST_TITLE]
    return [
        Paragraph(top[at], lines[at][0].place)
        for at in range(len(top))
        if _NAMED.fullmatch(top[at]) and (at - 1 in titled or at + 1 in titled)
    ]


def _titles(cells: list[Cell]) -> Iterator[Paragraph]:
    for cell in cells:
        if len(cell.text) > _LONGEST_LINE:
            continue
        match = _TITLE_UNIT.match(re.sub(r"\s", "", one_line(cell.text)).removeprefix("关于"))
        if match and _is_body(match[1]) and not _ANY_BODY.fullmatch(match[1]):
            yield Paragraph(match[1], cell.place)


def _abbreviates(short: str, full: str) -> bool:
    """Whether a name is another one shortened: 市科协 in 市科学技术协会, letters in the same order."""
    letters = iter(full)
    return len(short) < len(full) and short[:2] == full[:2] and all(letter in letters for letter in short)


def _is_body(text: str) -> bool:
    short = text.strip()
    plain_words = not is_number(short) and not is_blank(short) and short not in _MONEY
    return plain_words and 2 <= len(short) <= 60 and re.search(r"[一-鿿]{2}", short) is not None and "名称" not in short


def _year(
    pairs: list[Labelled],
    written: list[Paragraph],
    grids: list[Grid],
    prose: Sequence[Part],
    source: str,
    doubts: list[str],
) -> Read | None:
    for pair in pairs:
        if pair.word in YEARS and (match := _IN_NAME.search(pair.value)):
            return Read(match[1], pair.value, pair.place, max(pair.sure, Confidence.LIKELY))  # four digits are no guess
    short = [line for line in written if len(line.text) <= _LONGEST_TITLE or _begins_as_title(line.text)]
    titles = [Paragraph(line.text[:_LONGEST_TITLE], line.place) for line in short]
    for pattern in (_YEAR, _CHINESE_YEAR):
        years = [read for line in titles for read in _years(pattern, line)]
        if years:
            of_title = [read for read in years if "自评" in read.text or "绩效" in read.text]
            chosen, which = (of_title[0], "标题中") if of_title and of_title[0] != years[0] else (years[0], "先出现")
            if len({read.value for read in years}) > 1:
                told = "、".join(sorted({read.value for read in years}))
                doubts.append(f"表中出现多个年度：{told}，取{which}的 {chosen.value}")
                return chosen._replace(sure=Confidence.LIKELY)
            return chosen
    headings = [line for line in titles if "绩效" in line.text or "自评" in line.text]
    for text, place in (*headings, *(Paragraph(grid.name, grid.name) for grid in grids)):
        if match := _PLAIN_YEAR.search(text) or _IN_NAME.search(text):
            doubts.append(f"没有写明“年度”，按“{text}”推断为 {match[1]} 年")
            return Read(match[1], text, place, Confidence.LIKELY)
    if spoken := year_in(prose):
        doubts.append(f"没有写明年度，按正文中出现最多的年份推断为 {spoken[0]} 年（{spoken[1]} 处），请核对")
        return Read(str(spoken[0]), f"{spoken[0]}年", "正文", Confidence.GUESS)
    if match := _YEAR.search(source) or _IN_NAME.search(source):
        doubts.append(f"表中没有年度，按文件名推断为 {match[1]} 年，请核对")
        return Read(match[1], source, _FILE_NAME, Confidence.GUESS)
    mentioned = Counter(match[1] for line in written for match in _PLAIN_YEAR.finditer(line.text))
    if mentioned:
        year, times = mentioned.most_common(1)[0]
        doubts.append(f"表中没有年度，按正文中出现最多的年份推断为 {year} 年（{times} 处），请核对")
        return Read(year, f"{year}年", "正文", Confidence.GUESS)
    doubts.append("没有找到年度")
    return None


def _begins_as_title(text: str) -> bool:
    """Whether a title and the line below it (发布时间…) ran together."""
    return len(text) <= 2 * _LONGEST_LINE and re.match(r"[^,。;:]{4,40}(?:自评|绩效)", text) is not None


def _years(pattern: re.Pattern[str], line: Paragraph) -> list[Read]:
    return [Read(_as_year(match), line.text, line.place, Confidence.EXACT) for match in pattern.finditer(line.text)]


def _as_year(match: re.Match[str]) -> str:
    if match.re is _CHINESE_YEAR:
        return str(2000 + 10 * _DIGITS.get(match[1], 0) + _DIGITS.get(match[2], 0))
    return match[1]


def _grade(pairs: list[Labelled], written: list[Paragraph]) -> Read | None:
    for pair in pairs:
        if pair.word not in GRADE_LABELS:
            continue
        if any(box in pair.value for box in _BOX):
            ticked = _ticked(pair.value)
            return Read(ticked, pair.value, pair.place, pair.sure) if ticked else None
        if match := re.fullmatch(rf"[“”\"]?({_ANY_GRADE}|[A-D])[“”\"]?级?(?:\s*[(（].*)?", pair.value.strip()):
            return Read(match[1], pair.value, pair.place, pair.sure)
    found = ((match, line.place) for line in written if (match := _GRADE.search(line.text)))
    return next((Read(match[1], match[0], place, Confidence.EXACT) for match, place in found), None)


def _ticked(text: str) -> str:
    """The grade whose box is ticked, "" for none or several; forms put the box before each grade or after it."""
    text = re.sub(r"[\s(（)）]", "", text)
    before = text[0] in _BOX
    pattern = rf"[{_TICK}]({_ANY_GRADE})" if before else rf"({_ANY_GRADE})[{_TICK}]"
    found = re.findall(pattern, text)
    return found[0] if len(found) == 1 else ""
