"""What the program can put right by itself: a finding as the changes that follow from its own words.

Only where the right value follows from what is there: the score the rule gives, the figure the table has, the brackets
the standard asks for. Where two figures contradict each other and only the clerk knows which is wrong, there is no fix.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from desktop.domain.evaluation import Change, Kind, Place, set_value
from desktop.domain.findings.finding import Case, Finding
from desktop.domain.printable import clean, missing

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_UNIT = re.compile(r"[亿千万]?元$")
_BRACKETED = re.compile(r"[\[［【(（]\s*((?:19|20)\d\d)(?:年)?\s*[\]］】)）]")


def fix_of(case: Case, finding: Finding) -> tuple[Change, ...]:
    """The changes that put a finding right, as one edit; none where only the clerk can know, or nothing is editable.

    Args:
        case: The evaluation as it stands, of which ``finding`` was found.
        finding: One of its findings.
    """
    way = _WAYS.get(finding.code)
    return () if way is None else way(case, finding)


def _clear(case: Case, finding: Finding) -> tuple[Change, ...]:
    """The typed value goes, so that the rule's counts."""
    return set_value(finding.where, None, case.evaluation)


def _take_sum(case: Case, finding: Finding) -> tuple[Change, ...]:
    """What the parts add up to."""
    return set_value(finding.where, finding.figures[0], case.evaluation)


def _figure_in_text(case: Case, finding: Finding) -> tuple[Change, ...]:
    """The one figure, or grade, in the words that are meant, by the table's; its unit stays as it is written."""
    text, span = case.evaluation.value_at(finding.where), finding.span
    if text is None or span is None or len(finding.figures) != 2:
        return ()
    words, (said, right) = text[slice(*span)], finding.figures
    if _UNIT.search(said):  # an amount: the right one is in the unit of its field, which the message names
        if not finding.message.endswith(f"{right} {_unit_of(said)}"):
            return ()
        said = said.removesuffix(_unit_of(said))
    sign = "%" if said.endswith("%") else ""
    if sign and words.count(said) == 1:
        return _put(case, finding, text, words.replace(said, right))
    numbers = list(_NUMBER.finditer(words))
    if _NUMBER.fullmatch(right):
        if len(numbers) != 1:
            return ()
        start, end = numbers[0].span()
        return _put(case, finding, text, words[:start] + right + words[end:])
    return _put(case, finding, text, words.replace(said, right)) if words.count(said) == 1 else ()


def _unit_of(said: str) -> str:
    match = _UNIT.search(said)
    return match[0] if match else ""


def _arithmetic(case: Case, finding: Finding) -> tuple[Change, ...]:
    """The result behind the equals sign; the only one of its kind in the sentence."""
    text, span = case.evaluation.value_at(finding.where), finding.span
    if text is None or span is None:
        return ()
    words, (said, right) = text[slice(*span)], finding.figures
    pattern = re.compile(rf"([=＝≈]\s*){re.escape(said)}(?![\d.])")
    if len(pattern.findall(words)) != 1:
        return ()
    return _put(case, finding, text, pattern.sub(lambda match: match[1] + right, words))


def _brackets(case: Case, finding: Finding) -> tuple[Change, ...]:
    """The year between 六角括号."""
    text, span = case.evaluation.value_at(finding.where), finding.span
    if text is None or span is None:
        return ()
    return _put(case, finding, text, _BRACKETED.sub(r"〔\1〕", text[slice(*span)]))


def _name(case: Case, finding: Finding) -> tuple[Change, ...]:
    """The name in the table most like the one written."""
    text = case.evaluation.value_at(finding.where)
    if text is None or finding.span is None or len(finding.figures) != 2:
        return ()
    return _put(case, finding, text, finding.figures[1])


def _put(case: Case, finding: Finding, text: str, words: str) -> tuple[Change, ...]:
    assert finding.span is not None
    start, end = finding.span
    return set_value(finding.where, text[:start] + words + text[end:], case.evaluation)


def _confirm(case: Case, finding: Finding) -> tuple[Change, ...]:
    """The mark 未确认 of the place goes; what stands there stays."""
    if not case.evaluation.is_unconfirmed(finding.where):
        return ()
    return (Change(Place(Kind.UNCONFIRMED, str(finding.where)), None),)


def _clean_text(case: Case, finding: Finding) -> tuple[Change, ...]:
    """What only looks like text goes, where that is all that cannot be printed."""
    text = case.evaluation.value_at(finding.where)
    if text is None or clean(text) == text or missing(clean(text)):
        return ()
    return set_value(finding.where, clean(text), case.evaluation)


_WAYS: Mapping[str, Callable[[Case, Finding], tuple[Change, ...]]] = {
    "SUM001": _take_sum,
    "SCO001": _clear,
    "SCO004": _clear,
    "BUD006": _figure_in_text,
    "TXT001": _figure_in_text,
    "TXT002": _arithmetic,
    "TXT003": _brackets,
    "TXT004": _figure_in_text,
    "TXT009": _name,
    "TXT010": _clean_text,
    "CMP002": _confirm,
}
