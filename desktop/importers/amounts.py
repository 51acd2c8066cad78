"""Budget figures inside sentences: 全年预算数332.21万元，决算数315.59万元，完成率95%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop.domain.imported import ImportedIndicator
from desktop.importers.figures import Figure
from desktop.importers.grid import Cell
from desktop.importers.prose import LONGEST_PARAGRAPH, Paragraph, squeezed
from desktop.importers.sections import Part
from desktop.importers.vocabulary import EXECUTED, PLANNED, RATES

_AMOUNT = re.compile(
    r"(?P<words>[^,。;:、()<>≤≥《》\d]{0,40}?)(?:为|是|达到|达|共计|合计|共|:|约|=)*"
    r"(?<!\d)(?P<figure>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:万元|亿元|千元|元|%))"
)
_YEAR = re.compile(r"^(?:截至|截止)?(?:20\d\d|当|本|全)?年度?(?:末|底|初)?")
_OWNER = re.compile(
    r"^(?!(?:区|市|县|省)?本级)(?:其中|含|包括|我|本|该)?(?:区|市|县|省)?(?:部门|单位|会|局|委|办|中心)?的?"
)
_MONEY_WORDS = re.compile(r"预算|决算|收入|支出|拨款|资金|结转|结余|经费")
_SPENT = re.compile(r"决算|执行|支出数|总支出|实际支出|支出合计|支出总额|支出\d")
_WHOLE = re.compile(r"^$|整体|总|合计|部门|单位|本级|收支|^(?:收入|支出)$")
_TRIM = re.compile(r"(?:年初|全年|年度|总|安排|的)+$")


def amounts(parts: Sequence[Part], unit: str) -> list[Figure]:
    """Every figure of a sentence about the budget, with what it is; names carry on within a sentence."""
    return [figure for part in parts for figure in _of_paragraph(part, unit)]


def remarked(rows: Sequence[ImportedIndicator], unit: str) -> list[Figure]:
    """Figures in what stands beside a score: 全年预算数520.38万元，执行数519.66万元，得分依此计算."""
    remarks = [
        Part(Paragraph(text[:LONGEST_PARAGRAPH], row.found_at), ())
        for row in rows
        if row.leaf
        for text in (row.basis, row.reason, row.note)
        if text
    ]
    return amounts(remarks, unit)


def _of_paragraph(part: Part, unit: str) -> Iterator[Figure]:
    for sentence in squeezed(part.paragraph.text).split("。"):
        if not _MONEY_WORDS.search(sentence):
            continue
        name = ""
        spent = _SPENT.search(sentence) is not None
        for match in _AMOUNT.finditer(sentence):
            words = _bare(match["words"], unit)
            kind, own = _kind(words)
            money = not match["figure"].endswith("%")
            if money == (kind == "rate") or (not kind and not money):
                continue
            name = own or name
            if kind:
                yield _figure(name or words, kind, match["figure"], part, stated=True)
            elif re.search(r"(?:支出|资金|经费|补助|拨款)数?$", words) and not words.endswith(("万元", "元")):
                name = words.removesuffix("数")
                yield _figure(name, "executed", match["figure"], part, stated=spent)


def labelled_amounts(parts: Sequence[Part]) -> Iterator[tuple[str, Cell]]:
    """Words before a figure and the figure, for labels the rubric knows whole: “三公”经费实际支出数24.07万元.

    Words that name nothing themselves (全年执行数) go on about what the sentence named last, here a part of the whole.
    """
    for part in parts:
        for sentence in squeezed(part.paragraph.text).split("。"):
            name = ""
            for match in _AMOUNT.finditer(sentence):
                words = re.split(r"[于与和比<>≤≥]", match["words"])[-1]
                kind, own = _kind(_bare(words, ""))
                name = own or name
                about = name if kind and not own and not _WHOLE.search(name) else ""
                for label in dict.fromkeys((words, _bare(words, ""))):
                    yield about + label, Cell(match["figure"], part.paragraph.place, 0, 0)


def _figure(name: str, kind: str, text: str, part: Part, *, stated: bool) -> Figure:
    return Figure(name, kind, Cell(text, part.paragraph.place, 0, 0), "", stated)


def _bare(words: str, unit: str) -> str:
    """What a figure is called, without the year and whose it is."""
    text = words
    for _ in range(2):
        text = _YEAR.sub("", text.removeprefix(unit) if unit else text)
        text = _OWNER.sub("", text)
    return text.lstrip("度的")


def _kind(words: str) -> tuple[str, str]:
    """planned, executed or rate, and the name before that word."""
    for kind, known in (("planned", PLANNED), ("executed", EXECUTED), ("rate", RATES)):
        for word in sorted((*known, *_MORE[kind]), key=len, reverse=True):
            if words.endswith(word):
                name = words.removesuffix(word)
                whole = name + "支出" if word.startswith("支出") and name else name  # 基本支出数 is of 基本支出
                return kind, _TRIM.sub("", whole)
    return "", ""


_MORE = {
    "planned": ("年初预算", "预算", "预算安排", "年初预算安排数", "预算总额"),
    "executed": ("决算", "支出决算", "预算执行数", "执行数", "决算支出"),
    "rate": ("完成年度预算", "预算完成率", "占预算"),
}
