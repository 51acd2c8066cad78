"""Indicators as a person names them on the command line: by number, name or code."""

from __future__ import annotations

from desktop.domain.errors import Problem, UserError
from desktop.domain.findings.finding import Case


def code_of(case: Case, word: str) -> str:
    """The code of the indicator a word names: 1.1.1, 预算完成率, or the code itself.

    Raises:
        UserError: NO_COMMAND: there is none, or several.
    """
    word = word.strip()
    found = [node.code for node in case.tree.nodes.values() if word in (node.number, node.code, node.name)]
    if len(found) != 1:
        why = "不止一个指标叫" if found else "没有编号或名称为"
        raise UserError(Problem.NO_COMMAND, what=f"{why}“{word}”的指标，请写编号，如 1.1.1")
    return found[0]


def codes_of(case: Case, words: str) -> tuple[str, ...]:
    """The same of several, parted by commas."""
    return tuple(code_of(case, word) for word in words.replace("，", ",").split(",") if word.strip())
