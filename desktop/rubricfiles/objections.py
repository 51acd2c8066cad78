"""Why a text is no YAML, in the words of somebody who wrote it in a notepad: what was read, what to do about it."""

from __future__ import annotations

import re

import yaml

from desktop.rubricfiles.problems import cut

# What the parser says, as far as people come upon it → what to do.
_ADVICE = {
    "found character that cannot start any token": "文字以这个符号开头的请加引号",
    "could not find expected ':'": "这里应为“键: 值”；冒号用半角，后面空一格",
    "mapping values are not allowed": "冒号的位置不对；含冒号的文字请加引号，下级内容请缩进对齐",
    "did not find expected key": "没有与上面对齐，或引号、括号没有成对",
    "did not find expected '-' indicator": "列表各项的“-”没有对齐",
    "did not find expected ',' or": "少了逗号或右括号；含逗号、括号的文字请加引号",
    "did not find expected node content": "少了内容，或多了逗号",
    "block sequence entries are not allowed": "列表的“-”应另起一行",
    "found unexpected end of stream": "引号没有成对",
    "found unexpected document indicator": "引号没有成对",
    "found unknown escape character": "双引号里的反斜杠请改用单引号括起",
    "but found another document": "一个文件里只能有一份内容；请删去“---”",
    "did not find expected <document start>": "这一行不该在最左边，或上面多了一份内容",
    "did not find expected alphabetic or numeric character": "以“*”或“&”开头的文字请加引号",
    "found undefined alias": "以“*”开头的文字请加引号",
}
_STRAY = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Slips of a line, also of the one above that at which the parser stopped → what to do.
_SLIPS = (
    (re.compile(r"\s*(?:- )?[\w.]+："), "冒号请用半角“:”，后面空一格"),
    (re.compile(r" *\t"), "缩进用的是制表符（Tab），请用空格"),
    (re.compile(r" *[\u3000\xa0]"), "行首的空格请用半角"),
    (re.compile(r" *-[^ \r-]"), "“-”后面应空一格"),
    (re.compile(r" *(?:- )?[\w.]+:[^ \r]"), "冒号后面应空一格（半角）"),
    (re.compile(r'[^"#]*"[^"]*$'), "双引号没有成对"),
)


def stray_character(text: str) -> tuple[int, str] | None:
    """The line of the first character that no YAML may hold, and what to do; None where there is none."""
    found = _STRAY.search(text)
    if found is None:
        return None
    return len(text[: found.end()].splitlines()), f"读到不可见的字符 U+{ord(found[0]):04X}；请删去"


def objection(text: str, broken: yaml.MarkedYAMLError) -> tuple[int, str]:
    """The line at which the parser stopped, or where what it could not read began; what stands there, what to do."""
    said = str(broken.problem or broken.context or "")
    lines = text.splitlines() or [""]  # the parser counts as these do, but for one more at the end
    mark = broken.problem_mark or broken.context_mark
    at = min(mark.line, len(lines) - 1) if mark else 0
    began = min(broken.context_mark.line, at) if broken.context_mark else at
    for line in (at, max(at - 1, 0), began):
        for slip, words in _SLIPS:
            if slip.match(lines[line]):
                return line + 1, f"不是正确的 YAML：读到“{cut(lines[line])}”；{words}"
    advice = next((words for start, words in _ADVICE.items() if start in said), f"{said}；请检查缩进、冒号和引号")
    if "',' or" in said and began < at:  # what stands there is seldom what is wrong: the bracket above is open still
        advice += f"（括号从第 {began + 1} 行起）"
    read = f"读到“{cut(lines[at])}”；" if lines[at].strip() else ""
    return at + 1, f"不是正确的 YAML：{read}{advice}"
