"""How reports write a score into a sentence: few patterns, each with a name and an example, over squeezed text."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from desktop.domain.number import plain

_N = r"(\d{1,3}(?:\.\d{1,4})?)"
_IS = r"应?(?:为|是|共|:)?"
_WEIGHT = r"(?:标准分值?|指标分值|参考分值|基准分值?|分值|权重分?|满分值?|应得分?|总分值?)"
_SCORE = (
    r"(?:(?:单位|部门|本次)?(?:自评|评价|自我评价|综合|实际|最终|评定){0,4}(?:综合)?"
    r"(?:得分|评分|自评分|自评分数|自评分值|实得分?|得|自评))"
)
_LOST = r"(?:扣(?:除|减)?(?:了)?\d{1,3}(?:\.\d{1,4})?分[,、])?"
_RATE = r"(?:\d{1,3}(?:\.\d+)?%[,、]?)?"

# 分值20分,自评综合得分20分 | 指标分值30分。得分30分 | (满分10分,自评得9.5分)
WEIGHT_THEN_SCORE = re.compile(
    rf"(?:该项|该|本项|(?<![成资基样])本(?=指标)|此项)?(?:三级|二级|一级)?(?:指标|项目)?{_WEIGHT}{_IS}{_N}分?[)）]?[,;、:。]?{_LOST}"
    rf"(?:该项|该|本项|本|此项)?(?:指标)?{_SCORE}{_IS}{_N}分"
)
# 预算编制(20分),得分18分 | 投入(20分):自评18.5分
NAME_WEIGHT_THEN_SCORE = re.compile(
    rf"(?<=[一-鿿”\"])(?<![扣减加])(?:[(]|(?<![得分为是达到])){_N}分[)]?[,:;、]?{_LOST}(?:本项|该项)?(?:指标)?{_SCORE}{_IS}{_N}分"
)
# 预算编制准确率(5分):编制完整,调整率低于5%,得4.8分 (the weight heads the item, the score ends it)
HEADING_WEIGHT = re.compile(
    rf"^([^,。;:()]{{2,40}}?)(?:[(](?:{_WEIGHT})?{_IS}{_N}分[)]|[,:]?(?:该项|该|本项|本)?(?:指标|项目)?{_WEIGHT}{_IS}{_N}分(?=[,;:。、]))"
)
CLOSING_SCORE = re.compile(rf"(?<![以满可不应则的上下])(?:{_SCORE}|计){_IS}{_N}分(?![/以及])")
# 目标与职责相符,得满分。 (a clause by itself; in 全部完成得满分,否则不得分 it is a rule)
FULL_MARKS = re.compile(
    rf"(?<=[,;:。、)])(?<!的[,;:。、])(?:因此|因而|故|综上|经评|据此)?,?(?:该项|该|本项|本|此项)?(?:指标)?"
    rf"(?:{_SCORE}?{_IS}满分(?:{_N}分)?|(?:自评)?(?:不|未|无)扣分)(?=[。;]|$)"
)
# 自评得分9.8分(满分10分)
SCORE_THEN_WEIGHT = re.compile(rf"{_SCORE}{_IS}{_N}分[,(]?(?:该项|本项)?(?:指标)?{_WEIGHT}{_IS}{_N}分")
# 预算执行率9.8分(满分10分)
NAME_SCORE_THEN_WEIGHT = re.compile(
    rf"(?<=[一-鿿”\"])(?<![扣减加]){_N}分[(](?:该项|本项)?(?:指标)?{_WEIGHT}{_IS}{_N}分[)]"
)
# 预算完成率扣0.1分,主要原因是支出进度有扣分
DEDUCTION = re.compile(
    r"(?:共|合计|共计|累计|酌情|自评)?(?:被)?扣(?:除|减|掉)?(?:了)?(\d{1,2}(?:\.\d{1,3})?)分"
    r"(?:[,。:]?(?:主要)?(?:扣分)?(?:的)?(?:原因|理由)(?:是|为|在于|:)*([^。;；]+))?"
)
# 整体效能49.99分;预算编制3分 (a list in a conclusion, without weights)
LISTED = re.compile(rf"([一-鿿“”\"()]{{2,20}}?)(?:得分|得|自评得分|为|:)*{_N}分(?=[,;、。]|$)")
# 自评总分96.29分 | 自评分数为99.15分 | 绩效自评分值99分 | 自评得分100分 | 综合得分为92.5分
TOTAL = re.compile(
    r"(?:(?:综合|自评|评价|绩效|整体|最终|总|合计|评定){0,5}(?:总得分|总分值?|总评分|得分|评分|自评分值?|自评分数|分数|分值)"
    r"|(?:综合|自评|评价|评定)(?:评定|结果)?得)"
    rf"(?:合计|结果)?(?:应)?(?:为|是|达到|达|:)*{_N}分"
)
_GRADES = "优秀|优|良好|良|中等|中|较差|差|一般|基本合格|不合格|合格"
# 自评等级为“优” | 等级为优秀 | 评定为“良”
GRADE = re.compile(
    rf"(?:等级|等次|级别|档次|评级|评定|(?:评价|评定|自评)结果|绩效|结论)(?:均|应)?(?:为|是|评定为|:)*[“”\"「『‘']*({_GRADES})(?=[”\"」』’'级等档)(,;。、!]|$)"
)
# a rule of the form, not what happened: 每发现一起扣2.5分, 扣完为止
_RULE = re.compile(
    r"^(?:每|凡|如|若|未|发现|出现|不|没有|超过|低于|少|逾期|其中一项|否则|缺|任|按比例|一项|一处|一次|有一)"
)
_RULE_CLAUSE = re.compile(r"每(?:发现|出现|有|项|处|次|少|超|低|增|个|一)|扣完为止|不得分|按比例扣")
_OF = re.compile(r"([一-鿿“”\"A-Za-z()]{2,24}?)(?:方面|上|中)[,:]")
MOST_IN_PARAGRAPH = 200  # scores in one paragraph; more are no report
_LOOK_BACK = 400  # characters of a sentence before its 扣
_PRONOUN = re.compile(
    r"(?:(?:该|本|此|上述|这)(?:项|个)?(?:指标|项目|部分)|(?:该|本|此)项|该|(?:三级|二级|一级)指标|^指标)$"
    r"|^(?:其中|以及|并|另外|因此|据此|[一二三四五]是)[:,]?"
)
_CLAUSES = re.compile(r"[,:。;、(（【\[]")


class Scored(NamedTuple):
    """A weight and a score in one sentence; ``start`` and ``end`` in the squeezed text."""

    weight: Decimal
    score: Decimal
    start: int
    end: int
    named: bool  # said in so many words, not only a figure behind a name


class Lost(NamedTuple):
    """Points taken off, what for, and where it says so."""

    name: str
    points: Decimal
    reason: str
    start: int
    end: int


def number(text: str) -> Decimal:
    """Digits of a pattern, in the plain form all scores have here."""
    return Decimal(plain(Decimal(text)))


def scored(text: str) -> list[Scored]:
    """All weights with their scores, in order, none read twice.

    >>> [(plain(one.weight), plain(one.score)) for one in scored("1.预算编制,分值20分,自评得分18.5分,得分率92.5%")]
    [('20', '18.5')]
    >>> [(plain(one.weight), plain(one.score)) for one in scored("投入(满分10分,得9分);产出(30分)自评得分28分")]
    [('10', '9'), ('30', '28')]
    >>> scored("每发现一起扣2分,自评总分98分")
    []
    """
    found: list[Scored] = []
    for pattern, order, named in (
        (WEIGHT_THEN_SCORE, (1, 2), True),
        (SCORE_THEN_WEIGHT, (2, 1), True),
        (NAME_WEIGHT_THEN_SCORE, (1, 2), False),
        (NAME_SCORE_THEN_WEIGHT, (2, 1), False),
    ):
        for match in islice(pattern.finditer(text), MOST_IN_PARAGRAPH):
            if all(match.end() <= one.start or match.start() >= one.end for one in found):
                found.append(Scored(number(match[order[0]]), number(match[order[1]]), *match.span(), named))
    return sorted(found or _told_apart(text), key=lambda one: one.start)


def _told_apart(text: str) -> list[Scored]:
    """An item whose name carries its weight in brackets and whose last words its score; a rule in it is no score.

    >>> [(plain(one.weight), plain(one.score)) for one in scored("预算执行率(10分):执行率98%,按比例计算,得9.8分。")]
    [('10', '9.8')]
    >>> [(plain(one.weight), plain(one.score)) for one in scored("规划匹配性,指标分值5分。计划与规划匹配,得满分。")]
    [('5', '5')]
    >>> scored("预算执行率(10分):执行率95%以上得10分,每低1%扣1分"), scored("办结率(5分):按期办结的,得满分。")
    ([], [])
    """
    head = HEADING_WEIGHT.match(text)
    if head is None:
        return []
    rest = text[head.end() :]
    weight = number(head[2] or head[3])
    scores = [
        (match.end(), number(match[1]))
        for match in islice(CLOSING_SCORE.finditer(rest), MOST_IN_PARAGRAPH)
        if number(match[1]) <= weight and not _RULE_CLAUSE.search(re.split(r"[,。;:]", rest[: match.start()])[-1])
    ]
    full = FULL_MARKS.search(text, head.end())
    if full and not scores and not lost(rest):
        scores = [(full.end() - head.end(), weight)]
    if not scores:
        return []
    end, score = scores[-1]
    return [Scored(weight, score, head.end(1), head.end() + end, named=False)]


def lost(text: str) -> list[Lost]:
    """Points taken off, with the name before them; rules of the form are none.

    >>> [(one.name, plain(one.points), one.reason) for one in lost("预算完成率扣0.1分,原因是进度偏慢;每发现一起扣2分")]
    [('预算完成率', '0.1', '进度偏慢')]
    >>> [one.name for one in lost("制度建设方面,制度没有明确分工,扣2.5分,改进措施:补充制度")]
    ['制度建设']
    """
    found: list[Lost] = []
    for match in islice(DEDUCTION.finditer(text), MOST_IN_PARAGRAPH):
        sentence = re.split(r"[。;；]", text[max(match.start() - _LOOK_BACK, 0) : match.start()])[-1]
        clause = re.split(r"[,:]", sentence)[-1]
        if _RULE.match(clause) or _RULE_CLAUSE.search(clause) or text[match.end() :].startswith(("/", "为止")):
            continue
        area = _OF.findall(sentence)
        name = bare_name(clause) or (bare_name(area[-1]) if area else "")
        found.append(Lost(name, number(match[1]), (match[2] or "").strip(",:"), *match.span()))
    return found


def bare_name(text: str, *, first: bool = False) -> str:
    """An indicator's name out of words: the last clause (or the first), without numbering and pronouns.

    >>> bare_name("预算编制管理"), bare_name("根据评分标准,“三公”经费控制率,该指标"), bare_name("该项指标")
    ('预算编制管理', '“三公”经费控制率', '')
    >>> bare_name("运行成本,控制良好", first=True)
    '运行成本'
    """
    clauses = _CLAUSES.split(text.strip(",:。;、( "))
    for clause in clauses if first else reversed(clauses):
        name = clause.strip()
        for _ in range(2):
            name = _PRONOUN.sub("", name)
        name = name.removesuffix("方面").strip("-— ")
        if len(re.findall(r"[一-鿿]", name)) >= 2:
            return name
    return ""


def item_name(body: str) -> str:
    """The name at the head of an item, before any figure of it: "预算编制管理分值3分,自评得分3分" is 预算编制管理."""
    marks = scored(body)
    return bare_name(body[: marks[0].start] if marks else body, first=True)
