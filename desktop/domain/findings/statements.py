"""What a running text states: totals, grades, scores, weights, amounts, rates, counts, each with where it stands.

Reading a text needs nothing but the text and is remembered, so that an edit elsewhere only compares again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache

from desktop.domain.findings.index import Index, bare_with_places

_SENTENCE = re.compile(r"[^。；;！？\n]+")
# 分 may be left out behind a colon, where nothing else follows.
_END = r"(?:分|(?(colon)(?=[，,（(）)]|$)|(?!)))"
_POINTS = rf"(?:为|是|达到|达|共计?|合计)?(?P<colon>[:：])?(?P<figure>-?\d+(?:\.\d+)?(?![\d.])){_END}"
_OUR_SCORE = (
    r"(?:我|本)(?:单位|部门|局|委|会|院|中心|馆)得分?"
    r"|(?:本次|(?<=年度)|(?<=支出)|(?<=[我本]单位)|(?<=[我本]部门))自评得"
)
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_YEAR = re.compile(r"(20\d\d)年")
# Sentences about something else than this evaluation: another year, the monitoring, another unit.
_ANOTHER_TIME = re.compile(r"上年|上一年|去年|往年|历年|监控|年中|同比|平均|下属|所属")
_ANOTHER_THING = re.compile(r"项目|专项|满分|复核|其中")
_SCALE = re.compile(r"[（(，,]满分为?\d+(?:\.\d+)?分(?:[）)]|(?=[，,]|$))")  # beside a score: 得5分，满分6分
# Sentences that say how points are given, not what was given: 90分以上为优, 如未完成得0分, 每少一次扣1分.
_RULE = re.compile(
    r"分(?:[（(]?含[^，,]{0,4}[）)]?|及)?(?:以上|以下)|(?:^|[，,：:、（(])(?:如(?!期|下|实|何|数|约|此|今)|若(?!干)|凡)"
    r"|如果|假如|否则|(?:应|可|最高|最多|最低)(?:得|扣|评|加)|不得分|得满分的?[，,]?每|每[^，,]{1,12}(?:扣|加|得)"
    r"|(?:未|不|没有|达到|低于|高于|超过|超出|逾期|少于|多于|大于|小于)[^，,]{0,15}的[，,]|[≥≤＞＜<>][^，,]{0,8}[，,]?得"
)
# What an item is worth, right before its score: 分值25分，自评得分24分; （20分）：自评得分18.5分.
_WEIGHED = re.compile(
    r"(?:(?:分值|满分|权重|标准分|应得分?)(?:为|是|[:：])?|[（(])(\d+(?:\.\d+)?)分[）)]?[，,：:、]?"
    r"(?:扣[除减]?\d+(?:\.\d+)?分[，,])?(?:该项|本项|此项|该|本)?(?:指标)?$"
)


class Says(Enum):
    """What a statement is about."""

    TOTAL = auto()
    POINTS = auto()
    WEIGHT = auto()
    GRADE = auto()
    AMOUNT = auto()
    RATE = auto()
    COUNT = auto()
    LOST = auto()


_PATTERNS = {
    Says.TOTAL: rf"(?:自评总?得分|自评总?分|总得分|总评分|综合得分|综合评分|评价得分|最终得分|总分|{_OUR_SCORE})"
    rf"{_POINTS}",
    Says.POINTS: rf"(?:自评)?得分?{_POINTS}",
    Says.WEIGHT: rf"(?:指标)?分值{_POINTS}",
    Says.GRADE: r"(?:等级|等次|评价结果|自评结果)(?:评定)?(?:为|是|[:：])"
    r"(?P<figure>优秀|优|良好|良|中等?|合格|差|不合格)",
    Says.AMOUNT: rf"(?:为|是|共计?|合计|达)?[:：]?(?P<figure>(?:(?<!\d)-)?{_NUMBER}(?:亿元|万元|千元|元))",
    Says.RATE: rf"(?:为|是|达到|达|约)?[:：]?(?P<figure>-?{_NUMBER}[%％])",
    Says.LOST: r"(?:部分|方面)?(?:共计?|合计)?(?:扣分?|失分?|扣除|扣减)(?:了|为|[:：])?(?P<figure>\d+(?:\.\d+)?)分",
    Says.COUNT: r"(?:共|共有|设置|设有|合计)(?P<figure>\d{1,4})[项个](?:评分|末级|具体)?指标",
}
_COMPILED = {says: re.compile(pattern) for says, pattern in _PATTERNS.items()}
_NEEDS = {
    Says.TOTAL: "分",
    Says.POINTS: "得",
    Says.WEIGHT: "分值",
    Says.AMOUNT: "元",
    Says.COUNT: "指标",
    Says.LOST: "分",
}


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence without quotation marks and blanks. ``places`` has the place of each character in the kept text.

    ``block`` numbers the paragraphs of the text from 0; ``rule`` tells how points are given, not which were.
    """

    text: str
    places: tuple[int, ...]
    block: int
    years: frozenset[int]
    other_time: bool
    other_thing: bool
    rule: bool

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in the kept text."""
        return self.places[start], self.places[end - 1] + 1

    def is_of(self, year: int) -> bool:
        """Whether it speaks of this unit in ``year``, as far as its words tell."""
        return not self.other_time and self.years <= {year}


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One thing a sentence states. ``figure`` is the number with its unit, or the grade; ``words`` all of it."""

    says: Says
    sentence: Sentence
    start: int
    end: int
    words: str
    figure: str

    @property
    def before(self) -> str:
        """What stands before it in its sentence."""
        return self.sentence.text[: self.start]

    @property
    def out_of(self) -> Decimal | None:
        """The points its sentence says could be had, right before it; None where it says none."""
        match = _WEIGHED.search(self.before)
        return Decimal(match[1]) if match else None

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the kept text."""
        return self.sentence.span(self.start, self.end)

    @property
    def number(self) -> Decimal:
        """The figure without unit and separators; not of a grade."""
        return Decimal(self.figure.replace(",", "").rstrip("亿千万元%％"))

    @property
    def decimals(self) -> int:
        """How many digits it has behind the point."""
        return max(0, -int(self.number.as_tuple().exponent))


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text."""
    return tuple(_sentences(text))


@lru_cache(maxsize=512)
def statements(text: str) -> tuple[Statement, ...]:
    """Everything a text states, sentence by sentence."""
    return tuple(each for sentence in sentences(text) for each in _statements(sentence))


@lru_cache(maxsize=8192)
def named_before(index: Index, said: Statement) -> tuple[str, ...]:
    """The indicators bearing the last name that stands before a statement in its sentence."""
    return index.named_before(said.sentence.text, said.start)


def _sentences(text: str) -> Iterator[Sentence]:
    stripped, places = bare_with_places(text)
    block, passed = 0, 0
    for match in _SENTENCE.finditer(stripped):
        block += stripped.count("\n", passed, match.start())
        passed = match.start()
        words = match[0]
        yield Sentence(
            words,
            places[match.start() : match.end()],
            block,
            frozenset(int(year) for year in _YEAR.findall(words)),
            _ANOTHER_TIME.search(words) is not None,
            _ANOTHER_THING.search(_SCALE.sub("", words)) is not None,
            _RULE.search(words) is not None,
        )


def _statements(sentence: Sentence) -> Iterator[Statement]:
    for says, pattern in _COMPILED.items():
        if _NEEDS.get(says, "") not in sentence.text:
            continue
        for match in pattern.finditer(sentence.text):
            yield Statement(says, sentence, match.start(), match.end(), match[0], match["figure"])
