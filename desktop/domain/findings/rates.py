"""TXT and BUD: rates, parts and wholes in written texts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from desktop.domain.evaluation import Place
from desktop.domain.findings.finding import Case, Found, Severity
from desktop.domain.findings.index import bare, index_of
from desktop.domain.findings.places import of_text, texts_of
from desktop.domain.findings.statements import Says, Sentence, Statement, named_before, statements
from desktop.domain.findings.subjects import of_projects, project_names
from desktop.domain.number import NotAFigure, plain, read_figure, round_half_up
from desktop.domain.text import in_a_row, say
from desktop.domain.trace import Score

# "预算完成率", "整体支出预算执行率": of the whole; "政府采购执行率" is another rate.
_RATE = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|年度?|我会|我局|本?单位|部门|其)(?:财政拨款|整体|总)?(?:支出)?(?:预算|资金)?(?:支出)?(?:完成|执行|支出)率$"
)
_PLANNED = re.compile(r"预算(?:安排)?数?(?:安排)?$|预算总额$")
_EXECUTED = re.compile(r"(?:执行|决算|支出)数$|实际支出$|决算$|(?<!预算)执行$")
_SHARE_OF_PLANNED = re.compile(r"占(?:全年|年度|本年|当年)?(?:支出)?预算数?(?:的|总额)?[\d,.]+(?:亿元|万元|千元|元)的$")
_INITIAL = re.compile(r"年初(?:部门)?(?:收入)?(?:支出)?预算(?:安排)?(?:数|总额)?(?:安排)?$")
_ADJUSTED = re.compile(r"调整后?(?:的)?(?:全年)?预算(?:数|总额)?(?:调整)?$|(?:预算)?调整(?:后)?$")
_SHARE = re.compile(r"占[^，,、。；\d]{0,14}?(\d+(?:\.\d+)?)[%％]")
_NEAR = 3  # paragraphs a rate may follow its amounts by
_SLIGHT = Decimal("0.01")  # of the whole: parts that miss by more were not meant to be all of them
_ROUNDING = Decimal("0.01")
_PENNY, _LEAST = Decimal("0.02"), Decimal(10)  # two amounts that differ by no more, from this size on, are one


@dataclass(frozen=True, slots=True)
class _Amount:
    said: Statement
    value: Decimal  # 万元


def rate_differs(case: Case) -> Iterator[Found]:
    """A text states a rate of an indicator that the table gives otherwise.

    文字中的比率与表格不一致：叙述里某项指标的完成率、控制率等，和评分表按数据算出来的不是一个数。

    为什么要紧：比率改了数据、没有改文字，是最常见的前后不一。按文字写出的位数四舍五入后比较。

    错：叙述“预算完成率为96.20%”，评分表算得 96%。
    对：叙述“预算完成率为96%”。
    见于：公开报告中正文 98.2%、按所列金额为 100.03%。
    """
    index, inner = index_of(case.tree), project_names(case)
    for place, name, text in texts_of(case):
        for said in statements(text):
            if said.says is not Says.RATE or not said.sentence.is_of(case.evaluation.year):
                continue
            if said.sentence.block in of_projects(text, inner):
                continue
            codes = named_before(index, said)
            if len(codes) != 1 or not said.before.endswith(bare(case.tree[codes[0]].name)):
                continue
            leaf = case.sheet.leaves.get(codes[0])
            if leaf is None or not isinstance(leaf.by_rule, Score) or not leaf.by_rule.value.endswith("%"):
                continue
            value = Decimal(leaf.by_rule.value.removesuffix("%"))
            if round_half_up(value, said.decimals) != said.number:
                yield Found(
                    place,
                    name,
                    say("Finding", "文字写“{name}{words}”，评分表为 {value}").format(
                        name=case.tree[codes[0]].name, words=said.words, value=leaf.by_rule.value
                    ),
                    (said.figure, leaf.by_rule.value),
                    say("Finding", "请改为 {value}，或核对该项数据。").format(value=leaf.by_rule.value),
                    span=said.span,
                )


def rate_does_not_follow(case: Case) -> Iterator[Found]:
    """A rate of execution is not the quotient of the two amounts written before it.

    文字中的完成率与所写金额不符：一段话里写了预算数、执行数和完成率，后者不是前两者之商。

    为什么要紧：三个数就写在一起，谁都能除一遍。

    错：“全年预算数240.27万元，执行数240.35万元，预算完成率98.2%”（实为 100.03%，按写出的位数 100%）。
    对：“全年预算数240.27万元，执行数240.35万元，预算完成率100.03%”。
    见于：2023 年某区自评。
    """
    for place, name, text in texts_of(case):
        yield from not_following(place, name, text)


def rate_on_initial_budget(case: Case) -> Iterator[Found]:
    """A rate is worked out on the initial budget although the adjusted one stands beside it.

    完成率按年初预算计算：文字里既有年初预算又有调整后的预算，完成率却是用年初预算算的。

    为什么要紧：预算执行率一律以调整后的全年预算数为分母；用年初数会算出 108%、188% 这样的比率，也会掩盖执行偏慢。

    错：“年初预算为80万元，调整后预算为100万元，决算数90万元，预算完成率112.5%”（应为 90%）。
    对：“年初预算为80万元，调整后预算为100万元，决算数90万元，预算完成率90%”。
    见于：公开报告中 108.2%、188.8% 的完成率。
    """
    for place, name, text in texts_of(case):
        for initial, adjusted, executed, rate in _rates_on_either(text):
            wrong, right = (round_half_up(executed.value * 100 / each.value, rate.decimals)
                            for each in (initial, adjusted))  # fmt: skip
            if rate.number == wrong != right:
                yield Found(
                    place,
                    name,
                    say(
                        "Finding", "完成率 {rate} 按年初预算 {initial} 计算，按调整后的 {adjusted} 应为 {right}%"
                    ).format(
                        rate=rate.figure,
                        initial=initial.said.figure,
                        adjusted=adjusted.said.figure,
                        right=plain(right),
                    ),
                    (rate.figure, f"{plain(right)}%"),
                    say("Finding", "请改为 {right}%。").format(right=plain(right)),
                    span=rate.span,
                )


def parts_in_text_miss_whole(case: Case) -> Iterator[Found]:
    """Amounts listed as parts of one nearly add up to it, or exceed it.

    文字中的分项之和与总数不符：“……万元，其中……”后面列的各项，加起来比总数多，或差一点点。

    为什么要紧：差额很小时，所列的显然是全部分项，总数和分项必有一个写错。差额较大而不足总数的，可能只列了一部分，不提示。

    错：“执行数240.35万元，其中基本支出收入199.41万元，项目支出收入40.76万元”（合计 240.17）。
    对：“执行数240.17万元，其中基本支出收入199.41万元，项目支出收入40.76万元”。
    见于：2023 年某区自评，199.41 + 40.76 = 240.17，写 240.35。
    """
    for place, name, text in texts_of(case):
        yield from missing_whole(place, name, text)


def amounts_nearly_the_same(case: Case) -> Iterator[Found]:
    """Two amounts in one text differ by a penny or two.

    同一文字里有两个只差一两分的数：两个金额几乎相等，像是同一个数的两种写法。

    为什么要紧：0.01 的差别多半来自四舍五入或抄写，读者会问哪一个对。确是两个数的不必改。

    错：“财政拨款决算数315.60万元……整体支出决算数315.59万元”。
    对：两处都写 315.59 万元。
    见于：2022 年某区自评，315.60 与 315.59（283.58 + 32.01 = 315.59）。
    """
    for place, name, text in texts_of(case):
        yield from _nearly_the_same(place, name, text)


@of_text
def missing_whole(place: Place, name: str, text: str) -> Iterator[Found]:
    """What :func:`parts_in_text_miss_whole` finds in one text."""
    for whole, parts in _listed(text):
        added = sum((part.value for part in parts), Decimal(0))
        gap = abs(added - whole.value)
        if not gap or (added < whole.value and gap > whole.value * _SLIGHT) or added > whole.value * 2:
            continue
        terms = " + ".join(plain(part.value) for part in parts)
        shares = _shares_of(parts, added)
        more = say("Finding", "；所写占比 {shares} 是按 {added} 算的")
        told = say("Finding", "所列分项 {terms} = {added}，总数写 {whole}（万元），相差 {gap}{more}").format(
            terms=terms,
            added=plain(added),
            whole=plain(whole.value),
            gap=plain(gap),
            more=more.format(shares=in_a_row(shares), added=plain(added)) if shares else "",
        )
        yield Found(
            place,
            name,
            told,
            (plain(added), plain(whole.value)),
            say("Finding", "请核对；若各分项无误，总数应为 {added} 万元。").format(added=plain(added)),
            Severity.NOTE if gap <= _ROUNDING else None,
            whole.said.span,
        )


@of_text
def not_following(place: Place, name: str, text: str) -> Iterator[Found]:
    """What :func:`rate_does_not_follow` finds in one text."""
    for planned, executed, rate in _triples(text):
        exact = executed.value * 100 / planned.value
        if round_half_up(exact, rate.decimals) == rate.number:
            continue
        shown = plain(round_half_up(exact, 2)) + "%"
        yield Found(
            place,
            name,
            say("Finding", "文字写“{words}”，但所写的 {executed} ÷ {planned} = {rate}").format(
                words=rate.words, executed=executed.said.figure, planned=planned.said.figure, rate=shown
            ),
            (rate.figure, shown),
            say("Finding", "请核对预算数、执行数和完成率。"),
            span=rate.span,
        )


@of_text
def _nearly_the_same(place: Place, name: str, text: str) -> Iterator[Found]:
    ordered = sorted(_amounts(text), key=lambda each: each.value)
    for less, more in pairwise(ordered):
        if less.value >= _LEAST and Decimal(0) < more.value - less.value <= _PENNY:
            yield Found(
                place,
                name,
                say("Finding", "文字里有 {less} 和 {more}，只差 {gap} 万元").format(
                    less=less.said.figure, more=more.said.figure, gap=plain(more.value - less.value)
                ),
                (less.said.figure, more.said.figure),
                say("Finding", "请核对是否同一个数；是的改为一致。"),
                span=more.said.span,
            )


@lru_cache(maxsize=512)
def initial_and_adjusted(text: str) -> tuple[tuple[Decimal, Decimal], ...]:
    """Every adjusted budget a text states, with the initial one before it, in 万元; equal ones left out."""
    said, found = _amounts(text), []
    for at, each in enumerate(said):
        if not _ADJUSTED.search(each.said.before) or each.said.sentence.other_time:
            continue
        initial = _last(said[:at], _INITIAL)
        if initial is not None and 0 < initial.value != each.value:
            found.append((initial.value, each.value))
    return tuple(found)


@lru_cache(maxsize=512)
def _amounts(text: str) -> tuple[_Amount, ...]:
    return tuple(_read_amounts(text))


def _read_amounts(text: str) -> Iterator[_Amount]:
    for said in statements(text):
        if said.says is Says.AMOUNT:
            try:
                yield _Amount(said, read_figure(said.figure, "万元"))
            except NotAFigure:
                continue  # too many digits for any amount


@lru_cache(maxsize=512)
def _rates(text: str) -> tuple[Statement, ...]:
    """The rates of the whole's execution."""
    return tuple(
        said
        for said in statements(text)
        if said.says is Says.RATE
        and not said.sentence.other_time
        and (_RATE.search(said.before) or _SHARE_OF_PLANNED.search(said.before))
    )


def _before(text: str, rate: Statement) -> Sequence[_Amount]:
    """The amounts before a rate, in the same or one of the last paragraphs before, in their order."""
    said = _amounts(text)
    end = bisect_left(said, rate.span[0], key=lambda each: each.said.span[0])
    start = bisect_left(said, rate.sentence.block - _NEAR + 1, hi=end, key=lambda each: each.said.sentence.block)
    return said[start:end]


@lru_cache(maxsize=512)
def _rates_on_either(text: str) -> tuple[tuple[_Amount, _Amount, _Amount, Statement], ...]:
    """Each rate with the last initial budget, adjusted budget and executed amount before it."""
    found = []
    for rate in _rates(text):
        before = _before(text, rate)
        initial, adjusted, executed = (_last(before, words) for words in (_INITIAL, _ADJUSTED, _EXECUTED))
        if initial is None or adjusted is None or executed is None:
            continue
        if initial.value > 0 and adjusted.value > 0 and initial.value != adjusted.value:
            found.append((initial, adjusted, executed, rate))
    return tuple(found)


def _stands_in(sentence: Sentence, *amounts: _Amount | None) -> bool:
    return all(each is not None and each.said.sentence is sentence for each in amounts)


def _last(said: Sequence[_Amount], words: re.Pattern[str]) -> _Amount | None:
    """The nearest, be it nought: one further away belongs to something else."""
    return next((each for each in reversed(said) if words.search(each.said.before)), None)


@lru_cache(maxsize=512)
def _triples(text: str) -> tuple[tuple[_Amount, _Amount, Statement], ...]:
    """Each rate with the last planned and executed amount before it, where neither belongs to an earlier rate."""
    found, used = [], -1
    for rate in _rates(text):
        before = [each for each in _before(text, rate) if each.said.span[0] > used]
        planned, executed = _last(before, _PLANNED), _last(before, _EXECUTED)
        if _SHARE_OF_PLANNED.search(rate.before) and not _stands_in(rate.sentence, planned, executed):
            planned = None  # what is a share of the budget, another sentence said
        used = rate.span[0]
        adjusted = any(_ADJUSTED.search(each.said.before) for each in before)
        if planned is None or executed is None or planned.value <= 0:
            continue
        if not (adjusted and _INITIAL.search(planned.said.before)):
            found.append((planned, executed, rate))
    return tuple(found)


@lru_cache(maxsize=512)
def _listed(text: str) -> tuple[tuple[_Amount, tuple[_Amount, ...]], ...]:
    """Each whole that 其中 follows, and the two or more parts its sentence lists."""
    by_sentence: dict[Sentence, list[_Amount]] = {}
    for each in _amounts(text):
        by_sentence.setdefault(each.said.sentence, []).append(each)
    found = []
    for sentence, said in by_sentence.items():
        at = sentence.text.find("其中")
        whole = [each for each in said if each.said.end <= at]
        parts = [each for each in said if each.said.start > at]
        if at < 0 or not whole or len(parts) < 2 or sentence.text.count("其中") > 1:
            continue
        kinds = {bool(_PLANNED.search(each.said.before)) for each in parts}
        if len(kinds) > 1:
            continue  # budgets and results by turns are no parts of one whole
        if at - whole[-1].said.end <= 1 and all(each.said.before[-1:].isalpha() for each in parts):
            found.append((whole[-1], tuple(parts)))
    return tuple(found)


def _shares_of(parts: Sequence[_Amount], added: Decimal) -> list[str]:
    """The printed shares, where each is the share of its part in what the parts add up to."""
    shares = []
    for part in parts:
        match = _SHARE.match(part.said.sentence.text[part.said.end :].lstrip("，,"))
        places = len(match[1].partition(".")[2]) if match else 0
        if match is None or round_half_up(part.value * 100 / added, places) != Decimal(match[1]):
            return []
        shares.append(f"{match[1]}%")
    return shares
