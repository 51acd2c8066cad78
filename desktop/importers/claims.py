"""What a report claims of itself in sentences: whose it is, the year, total and grade.

Reports speak of other totals too: last year's self-evaluation, the monitoring in mid-year, one project. Those are never
taken for the claim; where nothing else stands there, there is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from desktop.domain.number import plain
from desktop.domain.rubric import Rubric
from desktop.importers.matching import RubricNames
from desktop.importers.phrases import GRADE, TOTAL, bare_name, number, scored
from desktop.importers.prose import Paragraph, squeezed
from desktop.importers.sections import Part

MOST_COVER = 15  # lines before the first heading
LONGEST_COVER = 120  # characters; longer is text
_MONITORED = re.compile(r"监控|上半年|年中|季度|中期|1-\d+月")
_PAST = re.compile(r"上年|去年|上一年|往年|以前年度|上年度")
_YEARS = re.compile(r"(?<!\d)(20\d\d)年")
_PROJECT = re.compile(r"项目(?:支出)?(?:绩效)?自评")
_RULE = re.compile(r"满分|以上|以下|≥|≤|高于|低于|不得分|评分标准")
_THRESHOLD = re.compile(r"(?:\(?含\)?)?(?:及|或)?(?:以上|以下|的|至|-|~)")
_CONCLUSION = re.compile(r"结论|自评得分|评价得分|自评结果|总体评价|综合评价")
_OVERALL = re.compile(
    r"整体|部门|单位|绩效|自评|评价|结论|综合|经|总|支出|年|据此|最终|得出|合计|结果|我|本|局|会|委|院|校|中心|办|依据|根据|以上"
)
BODY_END = (
    r"(?:协会|学会|联合会|委员会|办公室|中心|学校|小学|中学|大学|学院|医院|政府|支队|大队|总队|公司|管理处|管理所|保护区|"
    r"[局厅院会部委室馆站所队处社园校办法团])"
)
_BODY = rf"([一-鿿（）()·]{{2,28}}?{BODY_END})"
_SUBJECT = re.compile(
    rf"^{_BODY}(?:[（(](?:以下)?简称[^）)]*[）)])?(?:是|为|系|简称|的?主要职[能责]|成立于|属于|内设|共有|于\d)"
)
_NOT_BODY = re.compile(r"^(?:我|本|该|按照|根据|为|依据|各|其|这|此|以)")
_SIGNED = re.compile(rf"^{_BODY}(?:[（(](?:盖章|公章)[）)])?$")
_DATE = re.compile(r"^20\d\d年\d{1,2}月(?:\d{1,2}日)?$")


class Claimed(NamedTuple):
    """The total, the grade beside it ("" for none), doubts in Chinese, and the sentence of each with its place."""

    total: Decimal | None
    grade: str
    doubts: tuple[str, ...]
    said: Paragraph = Paragraph("", "")
    graded: Paragraph = Paragraph("", "")


@dataclass(frozen=True, slots=True)
class _Candidate:
    total: Decimal
    sentence: str
    place: str
    rank: int


def cover(paragraphs: Sequence[Paragraph], first_heading: int) -> list[Paragraph]:
    """Lines before the first heading; a title printed in two lines is one."""
    lines = [line for line in paragraphs[: min(first_heading, MOST_COVER)] if len(line.text) <= LONGEST_COVER]
    joined: list[Paragraph] = []
    for line in lines:
        above = joined[-1] if joined else None
        titled = "绩效" in line.text and len(line.text) <= 40 and ":" not in squeezed(line.text)
        if above and titled and _is_upper_title(above.text):
            joined[-1] = Paragraph(above.text + line.text, above.place)
        else:
            joined.append(line)
    return joined


def _is_upper_title(text: str) -> bool:
    """The first line of a title: a body or a year, no label and no number of an attachment."""
    line = squeezed(text)
    if re.search("[:>›»|/]", line) or line.startswith(("附件", "附表")):  # a label, the way through a web site
        return False
    return len(line) <= 40 and "绩效" not in line


def unit_in(parts: Sequence[Part]) -> list[Paragraph]:
    """Bodies named where a report names itself: the subject of its first sentences, the signature at its end."""
    found: list[Paragraph] = []
    for part in parts[:40]:
        match = _SUBJECT.match(squeezed(part.rest or part.paragraph.text))
        if part.above and match and not _NOT_BODY.match(match[1]):
            found.append(Paragraph(match[1], part.paragraph.place))
            break
    last = [(squeezed(part.paragraph.text), part.paragraph.place) for part in parts[-4:]]
    for (text, place), after in pairwise([*last, ("", "")]):
        match = _SIGNED.match(text)
        if match and not _NOT_BODY.match(text) and (_DATE.match(after[0]) or "章" in text):
            found.append(Paragraph(match[1], place))
    return found


def year_in(parts: Sequence[Part]) -> tuple[int, int] | None:
    """The year spoken of most, and how often."""
    mentioned = Counter(int(match[1]) for part in parts for match in _YEARS.finditer(squeezed(part.paragraph.text)))
    return mentioned.most_common(1)[0] if mentioned else None


def claimed(parts: Sequence[Part], year: int | None, rubric: Rubric, names: RubricNames) -> Claimed:
    """The total a report claims for itself and this year."""
    found = [one for part in parts for one in _candidates(part, year, rubric, names)]
    if not found:
        return Claimed(None, "", ())
    best = max(found, key=lambda one: one.rank)
    others = {one.total: one for one in reversed(found) if one.total != best.total and one.rank >= best.rank - 2}
    told = "、".join(f"{one.place} {plain(one.total)}" for one in others.values())
    doubts = (f"正文中有多个自评得分：取 {best.place} 的 {plain(best.total)}；另有 {told}",) if told else ()
    agreeing = [best, *(one for one in found if one.total == best.total)]
    grades = [(match[1], one) for one in agreeing if (match := GRADE.search(one.sentence))]
    said = Paragraph(best.sentence, best.place)
    if not grades:
        return Claimed(best.total, "", doubts, said)
    grade, where = grades[0]
    return Claimed(best.total, grade, doubts, said, Paragraph(where.sentence, where.place))


def _candidates(part: Part, year: int | None, rubric: Rubric, names: RubricNames) -> list[_Candidate]:
    concluding = any(_CONCLUSION.search(heading.text) for heading in part.above) or (
        part.heading is not None and _CONCLUSION.search(part.heading.text) is not None
    )
    found: list[_Candidate] = []
    spoken: int | None = None  # the year the paragraph last spoke of
    for sentence in re.split(r"。|(?<=[)）])(?=[一二三四五])", squeezed(part.paragraph.text)):
        years = [int(match[1]) for match in _YEARS.finditer(sentence)]
        before, spoken = spoken, (years[-1] if years else spoken)
        head = sentence.split("其中")[0]
        total = _total(head, rubric, names)
        if total is None or _MONITORED.search(head) or _PAST.search(head):
            continue
        if _PROJECT.search(head) and "整体" not in head:
            continue
        about = max(years) if years else before if before is not None and not concluding else year
        if year is not None and about is not None and about < year:
            continue
        rank = 4 * concluding + 2 * bool(re.search(r"总分|总得分|综合|整体", head)) + bool(GRADE.search(sentence))
        rank += year in years
        found.append(_Candidate(total, sentence, part.paragraph.place, rank))
    return found


def _total(text: str, rubric: Rubric, names: RubricNames) -> Decimal | None:
    """The total a sentence states; a score beside its weight or behind an indicator's name is none."""
    taken = scored(text)
    whole = [one for one in taken if one.weight >= rubric.total and not _THRESHOLD.match(text[one.end :])]
    if whole:
        return whole[0].score if whole[0].score <= whole[0].weight + 20 else None
    found: list[tuple[bool, Decimal]] = []
    for match in TOTAL.finditer(text):
        if any(match.start() < one.end and match.end() > one.start for one in taken):
            continue
        clause = re.split(r"[,;:]", text[: match.start()])[-1]
        value = number(match[1])
        if value > rubric.total + 20 or _RULE.search(clause) or _THRESHOLD.match(text[match.end() :]):
            continue
        name = bare_name(clause)
        if clause and (names.level(name) or not _OVERALL.search(clause)):
            continue
        whole_weight = value == rubric.total and re.match(r"(?:总分|分值)", match[0]) is not None
        found.append((whole_weight, value))
    found.sort(key=lambda one: one[0])  # 总分100分 beside 自评得分96分 is what could be had
    return found[0][1] if found else None
