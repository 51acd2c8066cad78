"""Edits of a rubric draft: each takes a draft and gives a new one; the old one is the undo.

What hangs on the tree (printed tables, the report's outline, aliases, cases) follows, so that no edit of the tree
leaves a name that leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from desktop.domain.number import plain
from desktop.domain.rubricdraft import CaseDraft, IndicatorDraft, Plain, RubricDraft, renumbered

ANALYSIS = "analysis:"
CHANGED_RULE = "规则已修改，原来的依据不再适用；请对照正式通知核对，并写明新的依据。"
_BY_CODE = ("scores", "expect", "unscored")  # parts of a case that are keyed by indicators


def change(draft: RubricDraft, node: int, **values: object) -> RubricDraft:
    """Set fields of one indicator: name, weight, explanation, standard, certainty, facts, floor …

    Use :func:`rename`, :func:`recode` and :func:`set_method` for what other parts hang on.

    Raises:
        KeyError: There is no such indicator.
    """
    return _with(draft, draft.place(node), lambda old: replace(old, **values))  # type: ignore[arg-type]


def rename(draft: RubricDraft, node: int, name: str) -> RubricDraft:
    """Give an indicator another name; the old one becomes an alias, by which last year's files are known."""
    old = draft[node]
    renamed = change(draft, node, name=name)
    if not old.name.strip() or old.name == name:
        return renamed
    groups = {group: dict(keys) for group, keys in draft.aliases.items()}
    names = groups.setdefault("indicators", {})
    taken = {label for labels in names.values() for label in labels} | {each.name for each in renamed.walk()}
    names[old.code] = tuple(label for label in names.get(old.code, ()) if label != name)
    if old.name not in taken:
        names[old.code] += (old.name,)
    if not names[old.code]:
        del names[old.code]
    return replace(renamed, aliases=_without_empty(groups))


def recode(draft: RubricDraft, node: int, code: str) -> RubricDraft:
    """Give an indicator another code; printed tables, outline, aliases and cases name the new one."""
    old = draft[node].code
    recoded = change(draft, node, code=code)
    if any(each.code == old for each in recoded.walk()):  # another one has it too: what names it stays with that
        return _settled(recoded)
    groups = {group: dict(keys) for group, keys in draft.aliases.items()}
    names = groups.get("indicators", {})
    groups["indicators"] = {code if key == old else key: labels for key, labels in names.items()}
    rest = dict(draft.rest)
    rest["sheets"] = tuple(_recoded_sheet(sheet, old, code) for sheet in _items(rest, "sheets"))
    rest["outline"] = tuple(_recoded_heading(heading, old, code) for heading in _items(rest, "outline"))
    cases = tuple(replace(case, content=_recoded_case(case.content, old, code)) for case in draft.cases)
    return _settled(replace(recoded, aliases=_without_empty(groups), rest=rest, cases=cases))


def set_method(draft: RubricDraft, node: int, method: str, parameters: Mapping[str, Plain]) -> RubricDraft:
    """Score a leaf otherwise. A rule a person changed is 推定 until its source is stated; "" takes the method away."""
    old = draft[node]
    values: dict[str, object] = {"method": method, "parameters": dict(parameters)}
    if method and (method, dict(parameters)) != (old.method, dict(old.parameters)) and old.certainty != "assumed":
        values |= {"certainty": "assumed", "certainty_note": CHANGED_RULE if old.certainty else old.certainty_note}
    floor = parameters.get("floor") if method == "bonus" else "0"
    return change(draft, node, **values, floor=str(floor or "0"))


def add(draft: RubricDraft, parent: int | None, name: str, weight: str, at: int | None = None) -> RubricDraft:
    """Add an indicator below ``parent`` (None: at level 1), last or at a position; it is scored by hand (manual).

    A leaf that gets its first child becomes a heading and loses its method. The new one has the draft's ``next_node``.
    """
    code = free_code(draft, "" if parent is None else draft[parent].code)
    fresh = IndicatorDraft(draft.next_node, code, name, weight, method="manual", certainty="assumed")
    return _inserted(draft, parent, at, fresh)


def add_copy(draft: RubricDraft, parent: int | None, indicator: IndicatorDraft, at: int | None = None) -> RubricDraft:
    """Put a copy of an indicator with all below it somewhere, with numbers and codes of its own."""
    taken = {each.code for each in draft.walk()}

    def recoded(one: IndicatorDraft) -> IndicatorDraft:
        code, number = one.code, 2
        while code in taken:
            code, number = f"{one.code}_{number}", number + 1
        taken.add(code)
        return replace(one, code=code, children=tuple(recoded(child) for child in one.children))

    (fresh,) = renumbered((recoded(indicator),), draft.next_node)
    return _inserted(draft, parent, at, fresh)


def remove(draft: RubricDraft, node: int) -> RubricDraft:
    """Take out an indicator with all below it, with the aliases and printed places it had."""
    place = draft.place(node)
    gone = {each.code for each in draft[node].walk()}
    left = _with_children(draft, place[:-1], lambda old: (*old[: place[-1]], *old[place[-1] + 1 :]))
    kept = gone - {each.code for each in left.walk()}
    groups = {group: dict(keys) for group, keys in draft.aliases.items()}
    for code in kept:
        groups.get("indicators", {}).pop(code, None)
    return _settled(replace(left, aliases=_without_empty(groups)))


def move(draft: RubricDraft, node: int, parent: int | None, at: int | None = None) -> RubricDraft:
    """Put an indicator with all below it elsewhere: below ``parent``, at a position counted without it.

    Raises:
        ValueError: ``parent`` is the indicator itself or stands below it.
        KeyError: There is no such indicator.
    """
    moved = draft[node]
    if parent in {each.node for each in moved.walk()}:
        raise ValueError("an indicator cannot stand below itself")
    place = draft.place(node)
    without = _with_children(draft, place[:-1], lambda old: (*old[: place[-1]], *old[place[-1] + 1 :]))
    return _inserted(without, parent, at, moved)


def reweigh(draft: RubricDraft, node: int, weight: str) -> RubricDraft:
    """Set a weight, and those above it (and the total) to the sums of theirs, as far as all are figures."""
    changed = change(draft, node, weight=weight)
    place = changed.place(node)
    for depth in range(len(place) - 1, 0, -1):
        added = total_of(changed.at(place[:depth]).children)
        if added is None:
            return changed
        changed = _with(changed, place[:depth], lambda old, added=added: replace(old, weight=added))  # type: ignore[misc]
    whole = total_of(changed.indicators)
    return changed if whole is None else replace(changed, total=whole)


def total_of(indicators: tuple[IndicatorDraft, ...]) -> str | None:
    """What weights add up to, as text; None where one is no figure."""
    try:
        return plain(sum((Decimal(each.weight) for each in indicators), Decimal(0)))
    except InvalidOperation:
        return None


def share_equally(draft: RubricDraft, node: int) -> RubricDraft:
    """Give the children of a heading equal weights (平均分配分值); what rounding leaves over goes to the first ones."""
    heading = draft[node]
    try:
        whole = Decimal(heading.weight)
    except InvalidOperation:
        return draft
    if not heading.children:
        return draft
    unit = Decimal("0.01")
    part = (whole / len(heading.children)).quantize(unit, "ROUND_FLOOR")
    spare = int((whole - part * len(heading.children)) / unit)
    children = tuple(
        replace(child, weight=plain(part + (unit if at < spare else 0))) for at, child in enumerate(heading.children)
    )
    return change(draft, node, children=children)


def keep_case(draft: RubricDraft, case: CaseDraft, at: int | None = None) -> RubricDraft:
    """Put in a case: in the place of the ``at``-th, or last."""
    cases = list(draft.cases)
    if at is None:
        cases.append(case)
    else:
        cases[at] = case
    return replace(draft, cases=tuple(cases))


def drop_case(draft: RubricDraft, at: int) -> RubricDraft:
    """Take out the ``at``-th case."""
    return replace(draft, cases=(*draft.cases[:at], *draft.cases[at + 1 :]))


def free_code(draft: RubricDraft, parent: str) -> str:
    """A code below ``parent`` that nobody has: "mgmt.i3"."""
    taken = {each.code for each in draft.walk()}
    stem = f"{parent}." if re.fullmatch(r"[a-z_][a-z0-9_]*(\.[a-z0-9_]+)*", parent) else ""
    number = 1
    while f"{stem}i{number}" in taken:
        number += 1
    return f"{stem}i{number}"


# ----------------------------------------------------------------- how the tree is rebuilt


def _inserted(draft: RubricDraft, parent: int | None, at: int | None, fresh: IndicatorDraft) -> RubricDraft:
    place = () if parent is None else draft.place(parent)
    if place and not draft.at(place).children:
        cleared: dict[str, object] = {"method": "", "parameters": {}, "certainty": "", "open_slot": False, "floor": "0"}
        cleared |= {"not_applicable": None, "over_achievement": None}
        draft = _with(draft, place, lambda old: replace(old, **cleared))  # type: ignore[arg-type]

    def inserted(old: tuple[IndicatorDraft, ...]) -> tuple[IndicatorDraft, ...]:
        here = len(old) if at is None else at
        return (*old[:here], fresh, *old[here:])

    return _settled(_with_children(draft, place, inserted))


def _with(draft: RubricDraft, place: tuple[int, ...], edit: Callable[[IndicatorDraft], IndicatorDraft]) -> RubricDraft:
    def edited(old: tuple[IndicatorDraft, ...]) -> tuple[IndicatorDraft, ...]:
        return (*old[: place[-1]], edit(old[place[-1]]), *old[place[-1] + 1 :])

    return _with_children(draft, place[:-1], edited)


def _with_children(
    draft: RubricDraft,
    place: tuple[int, ...],
    edit: Callable[[tuple[IndicatorDraft, ...]], tuple[IndicatorDraft, ...]],
) -> RubricDraft:
    if not place:
        return replace(draft, indicators=edit(draft.indicators))
    return _with(draft, place, lambda old: replace(old, children=edit(old.children)))


def _settled(draft: RubricDraft) -> RubricDraft:
    """Every level-1 indicator is printed in one table, and nothing names one there is not."""
    codes = [each.code for each in draft.indicators]
    sheets: list[dict[str, Plain]] = []
    printed: set[str] = set()
    for sheet in _items(draft.rest, "sheets"):
        listed = sheet.get("indicators")
        kept = [str(code) for code in listed if code in codes] if isinstance(listed, tuple) else []
        printed.update(kept)
        sheets.append({**sheet, "indicators": tuple(kept)})
    lacking = tuple(code for code in dict.fromkeys(codes) if code not in printed)
    if sheets and lacking:
        sheets[-1] = {**sheets[-1], "indicators": (*_names(sheets[-1]["indicators"]), *lacking)}
    full = [sheet for sheet in sheets if sheet["indicators"]] or sheets[:1]
    rest: dict[str, Plain] = {**draft.rest, "sheets": tuple(full)}
    if "outline" in rest:
        rest["outline"] = tuple(_known_heading(heading, codes) for heading in _items(rest, "outline"))
    return replace(draft, rest=rest)


def _known_heading(heading: Mapping[str, Plain], codes: list[str]) -> Mapping[str, Plain]:
    """A heading whose generator names an indicator that is gone is written by hand from now on."""
    word = heading.get("generated")
    if isinstance(word, str) and word.startswith(ANALYSIS) and word.removeprefix(ANALYSIS) not in codes:
        return {key: value for key, value in heading.items() if key != "generated"}
    return heading


def _recoded_sheet(sheet: Mapping[str, Plain], old: str, new: str) -> Mapping[str, Plain]:
    return {**sheet, "indicators": tuple(new if code == old else code for code in _names(sheet.get("indicators")))}


def _recoded_heading(heading: Mapping[str, Plain], old: str, new: str) -> Mapping[str, Plain]:
    return {**heading, "generated": ANALYSIS + new} if heading.get("generated") == ANALYSIS + old else heading


def _recoded_case(content: Mapping[str, Plain], old: str, new: str) -> Mapping[str, Plain]:
    made = dict(content)
    for part in _BY_CODE:
        found = made.get(part)
        if isinstance(found, Mapping):
            made[part] = {new if key == old else key: value for key, value in found.items()}
    own = made.get("own")
    if isinstance(own, Mapping):
        made["own"] = {
            key: {**each, "parent": new} if isinstance(each, Mapping) and each.get("parent") == old else each
            for key, each in own.items()
        }
    return made


def _items(table: Mapping[str, Plain], key: str) -> tuple[Mapping[str, Plain], ...]:
    found = table.get(key)
    return tuple(each for each in found if isinstance(each, Mapping)) if isinstance(found, tuple) else ()


def _names(value: Plain) -> tuple[Plain, ...]:
    return value if isinstance(value, tuple) else ()


def _without_empty(groups: Mapping[str, Mapping[str, tuple[str, ...]]]) -> dict[str, Mapping[str, tuple[str, ...]]]:
    return {group: keys for group, keys in groups.items() if keys}
