"""Where a Chinese line may end: 避头尾 (no closing mark first, no opening one last), figures whole with units."""

from __future__ import annotations

import re
from enum import IntEnum

OPENING = frozenset("“‘（《〈【〖〔「『［｛([{")
CLOSING = frozenset("，。、；：？！”’）》〉】〗〕」』］｝·…—～％‰℃°)]},.;:?!%")
# Full-width marks whose blank half may be squeezed out: after a closing one, before an opening one.
BLANK_AFTER = frozenset("，。、；：？！”’）》〉】〗〕」』］｝")
BLANK_BEFORE = frozenset("“‘（《〈【〖〔「『［｛")

UNITS = (
    "万亿元", "亿元", "万元", "千元", "百元", "万人次", "万人", "万户", "万册", "万份", "万亩", "人次", "个百分点",
    "百分点", "平方公里", "平方千米", "平方米", "立方米", "公里", "千米", "厘米", "毫米", "公顷", "公斤", "千克",
    "小时", "分钟", "周年", "世纪", "个月", "季度", "学时", "课时", "年度", "年", "月", "日", "天", "时", "分",
    "秒", "元", "万", "亿", "个", "项", "人", "名", "户", "家", "次", "期", "场", "篇", "件", "条", "份", "册",
    "本", "台", "套", "辆", "处", "所", "座", "位", "类", "批", "种", "级", "倍", "度", "页", "岁", "届", "章",
    "款", "米", "亩", "吨", "克", "张", "间", "村", "镇", "㎡",
)  # fmt: skip
_FIGURE = r"[+\-−±¥￥$]?\d+(?:[.,:/\-]\d+)*[%％‰℃°]?"
_LATIN = r"[A-Za-z0-9\u00c0-\u024f](?:[A-Za-z0-9\u00c0-\u024f'._/@=&?#%+\-]*[A-Za-z0-9\u00c0-\u024f])?"
_TOKEN = re.compile(
    f"(?P<figure>(?>{_FIGURE}))(?![A-Za-z_/@])(?P<unit> ?(?:{'|'.join(sorted(UNITS, key=len, reverse=True))}))?"
    f"|(?P<latin>{_LATIN})|(?P<dash>——|……)"
)
_SEPARATOR = frozenset("/@_=&?#.-")
_LONG_WORD = 14  # a longer one is an address or a number of a document: it may end a line after a separator


class Gap(IntEnum):
    """How bad it is to end a line here. A worse gap is used only where a line has no better one."""

    FREE = 0
    WORD = 1  # inside a Latin word
    UNIT = 2  # between a figure and its unit
    MARK = 3  # before a closing mark, after an opening one
    FIGURE = 4  # inside a figure
    NEVER = 5  # before something that belongs to the character before it; only if a line holds nothing else


def gaps(text: str) -> list[Gap]:
    """For each character, the gap before it; the first is free, there being no line before it.

    >>> [gap.value for gap in gaps("执行（98.5万元）。")]
    [0, 0, 0, 3, 4, 4, 4, 2, 2, 3, 3]
    """
    found = [Gap.FREE] * len(text)
    previous = ""
    for at, char in enumerate(text):
        if char == " " or char in CLOSING or previous in OPENING:
            found[at] = Gap.MARK
        elif at and (char in "\u200d\u2060\ufeff" or "\u0300" <= char <= "\u036f" or "\ufe00" <= char <= "\ufe0f"):
            found[at] = Gap.NEVER
        previous = char if char != " " else previous
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        inside = found[start + 1 : end]
        if match["figure"]:
            figure = len(match["figure"]) - 1
            inside = [Gap.FIGURE] * figure + [Gap.UNIT] * (len(inside) - figure)
        elif match["latin"]:
            inside = [_in_word(text, at, end - start) for at in range(start + 1, end)]
        else:
            inside = [Gap.MARK]
        found[start + 1 : end] = inside
    if found:
        found[0] = Gap.FREE
    return found


def _in_word(text: str, at: int, length: int) -> Gap:
    if text[at - 1] in _SEPARATOR and length > _LONG_WORD:
        return Gap.FREE
    return Gap.FIGURE if text[at - 1].isdigit() and text[at].isdigit() else Gap.WORD
