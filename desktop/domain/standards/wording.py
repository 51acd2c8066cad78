"""A printed 评分标准 made readable: one spelling of digits, signs and numbering; and what each rule took of it.

A rule is proposed only when it accounts for every scoring word of the text. Words left over mean that something was
not understood, and then nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal

N = r"(?:\d+(?:\.\d+)?)"
FULL = r"(?:(?:可?得|计|记|给|为)?(?:满分|全分)|得分值|得该项分值)"
NONE = r"(?:(?:均|则|一律)?(?:不得分|不计分|不给分|(?:得|计|记|为)?0分|扣完|扣完分值|得分为0|全扣|扣光|扣除全部分值))"

_DIGITS = {"一": "1", "二": "2", "两": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8", "九": "9",
           "十": "10"}  # fmt: skip
_UNIT_AFTER = (
    r"(?=个?百分点|个(?!别)|处|项|次|例|起|条|件|份|天|日|人次|户|家|篇|笔|档|级|分(?!为|别|项|类|解|析|管|工|配))"
)
_HUNDREDTHS = re.compile(r"百分之([一二三四五六七八九十]+|\d+(?:\.\d+)?)")
_WRITTEN = re.compile(rf"(?<![第唯统同])([一二两三四五六七八九十]){_UNIT_AFTER}")
_CIRCLED = re.compile(r"[①-⑳⑴-⒇㈠-㈩]")
_SCORING = re.compile(r"\d分(?!之)|得分|扣|满分|加分|减分|计分|不得分|酌情|折算|按比例|评分|打分|赋分|给分")

MARK = "¶"  # before each item of a numbered list


@dataclass(slots=True)
class Text:
    """A normalised standard, and the spans rules have taken of it."""

    text: str
    taken: list[tuple[int, int]] = field(default_factory=list)

    def take(self, *matches: re.Match[str]) -> None:
        """Count these as understood."""
        self.taken += [match.span() for match in matches]

    def take_all(self, pattern: str) -> bool:
        """Count every place of a pattern as understood; whether there is one."""
        found = list(re.finditer(pattern, self.text))
        self.take(*found)
        return bool(found)

    @property
    def left(self) -> str:
        """What no rule has taken."""
        letters = list(self.text)
        for start, end in self.taken:
            letters[start:end] = "　" * (end - start)
        return "".join(letters)

    @property
    def unread(self) -> str:
        """The first scoring words nobody took, with what stands around them; "" when all are understood."""
        left = self.left
        match = _SCORING.search(left)
        if match is None:
            return ""
        pieces = [piece for piece in re.split(r"[。;,，；　¶]", left) if _SCORING.search(piece)]
        return pieces[0].strip() if pieces else match[0]

    def words(self) -> str:
        """The words taken, in the order of the text."""
        return "…".join(self.text[start:end].strip("，,。;；、¶ ") for start, end in merged(self.taken))


def merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def normal(text: str) -> str:
    """One spelling: half-width, no blanks, 1 for 一 before a measure, % for 百分之, numbered items behind a mark.

    >>> normal("每低一个百分点，扣０．５分；① 有制度")
    '每低1个百分点,扣0.5分;¶有制度'
    """
    text = _CIRCLED.sub(MARK, text)
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"(?m)^\s*(?:\(?\d{1,2}[)、.](?!\d)|\(?[一二三四五六七八九十]{1,2}[)、])", MARK, text)
    text = re.sub(r"(?<=[。;,:：；，])\s*(?:\(\d{1,2}\)|\d{1,2}[)、.](?![\d%])|[一二三四五]是)", MARK, text)
    text = re.sub(r"\(\d{1,2}\)", MARK, text)
    text = re.sub(r"\s*\n\s*", ";", text.strip())
    text = re.sub(r"\s+", "", text)
    text = text.replace("。", ";").replace("；", ";").replace("，", ",").replace("：", ":")
    text = text.replace("≧", "≥").replace("≦", "≤").replace(">=", "≥").replace("<=", "≤").replace("⩾", "≥")
    text = text.replace("⩽", "≤").replace("＝", "=").replace("－", "-").replace("—", "-").replace("–", "-")
    text = text.replace("~", "-").replace("～", "-").replace("∼", "-").replace("*", "×").replace("╳", "×")
    text = _HUNDREDTHS.sub(lambda match: _number(match[1]) + "%", text)
    text = _WRITTEN.sub(lambda match: _DIGITS[match[1]], text)
    text = re.sub(rf"{MARK}+", MARK, text)
    return re.sub(r";{2,}", ";", text)


def _number(words: str) -> str:
    if words[0].isdigit():
        return words
    tens, ten, ones = words.partition("十")
    if not ten:
        return _DIGITS.get(words, words)
    return str(int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0")))


def figure(text: str) -> Decimal:
    """A figure as printed: 95% is 0.95, 5 is 5."""
    return Decimal(text[:-1]) / 100 if text.endswith("%") else Decimal(text)
