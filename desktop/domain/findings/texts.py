"""TXT: figures, scores and grades in written texts against the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.evaluation import Place
from desktop.domain.findings.arithmetic import wrong_sums
from desktop.domain.findings.finding import Case, Found, Severity
from desktop.domain.findings.index import Index, bare, index_of
from desktop.domain.findings.places import FIELD_NAMES, cell, label, texts_of
from desktop.domain.number import NotAFigure, plain, read_figure, round_half_up
from desktop.domain.tree import Node

_SENTENCE = re.compile(r"[^。；;！？\n]+")
_POINTS = r"(?:为|是|达到|达|共计?|合计)?[:：]?(?P<points>-?\d+(?:\.\d+)?)分"
_TOTAL = re.compile(rf"(?:自评总?得分|自评总?分|总得分|总评分|综合得分|综合评分|评价得分|总分){_POINTS}")
_LEAF = re.compile(rf"(?:自评)?得分{_POINTS}")
_GRADE = re.compile(
    r"(?:等级|等次|评价结果|自评结果)(?:评定)?(?:为|是|[:：])(?P<grade>优秀|优|良好|良|中等?|合格|差|不合格)"
)
_AMOUNT = r"(?:为|是|共计?|合计|达)?[:：]?(?P<amount>\d[\d,]*(?:\.\d+)?(?:亿元|万元|千元|元))"
# Sentences about something else than this evaluation: another year, the monitoring, a project, a subordinate unit.
_ELSEWHERE = re.compile(r"上年|上一年|去年|往年|历年|监控|年中|项目|专项|下属|所属|平均|满分|同比|复核|其中")
_MOST_PLACES = 8  # amounts are kept to the 分: eight places in 亿元 hold it, and a rounding needs no more
_YEAR = re.compile(r"(?P<year>20\d\d)年")
_SAME_GRADE = {"优秀": "优", "良好": "良", "中等": "中"}
_BRACKETS = re.compile(r"[\[［【(（](?:19|20)\d\d(?:年)?[\]］】)）]\s*第?\d+\s*号")


def total_or_grade_differs(case: Case) -> Iterator[Found]:
    """A text states a total, grade, score or amount that the table contradicts.

    文字中的总分、等级、得分或金额与表格不一致：叙述里写的数，和评分表算出来的不是一个数。

    为什么要紧：同一份报告里两个总分，是退回的首要原因。总分、等级不一致按错误处理；单项得分、金额按提醒处理。
    只看本单位本年的句子：提到上年、监控、项目、下属单位、平均数的句子不核对；自动生成的段落不会不一致。

    错：叙述“自评得分为99.15分”，各项合计 98.15 分。
    对：叙述“自评得分为98.15分”，或删去手写的段落，用自动生成的结论。
    见于：2022 年某区自评，正文 99.15，逐项合计 98.15；正文另有 315.60 与 315.59 两个决算数。
    """
    index = index_of(case.tree)
    for place, name, text in texts_of(case):
        for match in _SENTENCE.finditer(bare(text)):
            sentence = match[0]
            if not _about_another(case, sentence):
                yield from _wrong_total(case, index, place, name, sentence)
                yield from _wrong_grade(case, index, place, name, sentence)
                yield from _wrong_points(case, index, place, name, sentence)
                yield from _wrong_amount(case, place, name, sentence)


def arithmetic_in_text_wrong(case: Case) -> Iterator[Found]:
    """Arithmetic written out in a text does not hold.

    文字里的算式不成立：写出的加减乘除，算出来不是写出的结果。

    为什么要紧：算式就是给人核对的；常见的是百分比末位舍入错误，或分项改过而合计没有改。结果按写出的位数四舍五入后比较。

    错：评分依据“(31133.57-31570.33)/31570.33=-1.37%”（实为 -1.38%）。
    对：评分依据“(31133.57-31570.33)/31570.33=-1.38%”。
    见于：2021 年某市自评的预决算差异率。
    """
    for place, name, text in texts_of(case):
        for wrong in wrong_sums(text):
            yield Found(place, name, f"{wrong}", (wrong.printed, wrong.exact), "请核对算式中的数。")


def arithmetic_in_cell_wrong(case: Case, node: Node) -> Iterator[Found]:
    """The same beside an indicator; the page is on :func:`arithmetic_in_text_wrong`."""
    judgement = case.evaluation.judgements.get(node.code)
    if judgement is None:
        return
    for field in ("actual", "basis", "reason", "note"):
        for wrong in wrong_sums(getattr(judgement, field)):
            yield Found(
                cell(node, field),
                label(case, node),
                f"{FIELD_NAMES[field]}里{wrong}",
                (wrong.printed, wrong.exact),
                "请核对算式中的数。",
            )


def document_number_brackets(case: Case) -> Iterator[Found]:
    """The year of a document number stands in the wrong brackets.

    文号的括号不规范：发文年份没有用六角括号〔〕。

    为什么要紧：党政机关公文格式（GB/T 9704）规定年份用六角括号；一份报告里两种写法尤其显眼。

    错：财预[2020]10号。
    对：财预〔2020〕10号。
    见于：公开报告中〔2020〕与[2020]并用。
    """
    for place, name, text in texts_of(case):
        if (match := _BRACKETS.search(text)) is not None:
            year = re.sub(r"\D", "", match[0])[:4]
            yield Found(place, name, f"文号“{match[0]}”的年份应当用六角括号", (match[0],), f"请改为〔{year}〕。")


def _about_another(case: Case, sentence: str) -> bool:
    years = {int(match["year"]) for match in _YEAR.finditer(sentence)}
    return _ELSEWHERE.search(sentence) is not None or bool(years - {case.evaluation.year})


def _wrong_total(case: Case, index: Index, place: Place, name: str, sentence: str) -> Iterator[Found]:
    total = case.sheet.total
    if total is None:
        return
    for match in _TOTAL.finditer(sentence):
        said = Decimal(match["points"])
        if _named_before(index, sentence, match.start()) or (match[0].startswith("总分") and said == case.rubric.total):
            continue  # about one indicator, or "总分100分" as the scale
        if said != total:
            yield Found(
                place,
                name,
                f"文字写“{match[0]}”，各项合计为 {plain(total)} 分",
                (plain(said), plain(total)),
                f"请改为 {plain(total)} 分，或核对各项得分。",
                Severity.ERROR,
            )


def _wrong_grade(case: Case, index: Index, place: Place, name: str, sentence: str) -> Iterator[Found]:
    grade, known = case.sheet.grade, {band.name for band in case.rubric.grades}
    if grade is None:
        return
    for match in _GRADE.finditer(sentence):
        said = match["grade"] if match["grade"] in known else _SAME_GRADE.get(match["grade"], match["grade"])
        if said in known and said != grade.name and not _named_before(index, sentence, match.start()):
            total = plain(case.sheet.total or Decimal(0))
            yield Found(
                place,
                name,
                f"文字写“{match[0]}”，总分 {total} 分对应的等级为“{grade.name}”",
                (said, grade.name),
                f"请改为“{grade.name}”，或核对各项得分。",
                Severity.ERROR,
            )


def _wrong_points(case: Case, index: Index, place: Place, name: str, sentence: str) -> Iterator[Found]:
    """Scores of single indicators: the nearest name before the number, where only one indicator bears it."""
    for match in _LEAF.finditer(sentence):
        codes = _named_before(index, sentence, match.start())
        points = case.sheet.points(codes[0]) if len(codes) == 1 else None
        if points is not None and Decimal(match["points"]) != points:
            node = case.tree[codes[0]]
            yield Found(
                place,
                name,
                f"文字写“{node.name}”{match[0]}，评分表为 {plain(points)} 分",
                (match["points"], plain(points)),
                f"请改为 {plain(points)} 分，或核对该项得分。",
            )


def _wrong_amount(case: Case, place: Place, name: str, sentence: str) -> Iterator[Found]:
    """Amounts that follow the full name of a head figure."""
    for fact in case.rubric.facts:
        value = case.evaluation.facts.get(fact.key)
        called = bare(fact.name)
        if value is None or called not in sentence:
            continue
        for match in re.finditer(rf"(?<![\u4e00-\u9fff]){re.escape(called)}{_AMOUNT}", sentence):
            try:
                said = read_figure(match["amount"], fact.unit)
            except NotAFigure:
                continue  # another kind of figure, not this amount
            places = max(0, -int(said.normalize().as_tuple().exponent))
            if places > _MOST_PLACES or round_half_up(value, places) != said:
                yield Found(
                    place,
                    name,
                    f"文字写“{match[0]}”，填报数为 {plain(value)} {fact.unit}",
                    (match["amount"], plain(value)),
                    "请改为一致的数。",
                )


def _named_before(index: Index, sentence: str, end: int) -> tuple[str, ...]:
    """The indicators bearing the last name that stands before ``end`` in the sentence; none where no name does."""
    for stop in range(end, 0, -1):
        for length in index.lengths:
            if length <= stop and (codes := index.names.get(sentence[stop - length : stop])):
                return codes
    return ()
