"""Edits of the figures (数据项) a rubric draft asks for: what names a figure follows its new key, or goes with it.

Formulas and rules that name a figure which is gone are left as they are: the loader says so, and a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop.domain.fact import FactField
from desktop.domain.rubricdraft import CaseDraft, IndicatorDraft, Plain, RubricDraft
from desktop.domain.rubricedit import change

_WORD = re.compile(r"[a-z_][a-z0-9_.]*")
_WORDS_FOR_PEOPLE = frozenset({"text", "name", "measure", "title", "hint", "unit", "document", "place", "heading"})


def set_facts(draft: RubricDraft, node: int | None, facts: tuple[FactField, ...]) -> RubricDraft:
    """Other figures of an indicator, or (None) of the head.

    A key that is alone in being another one is a new name for the same figure: rules, budget table, sums, aliases and
    cases name the new one. What is gone leaves budget table, sums and aliases with it.

    Raises:
        KeyError: There is no such indicator.
    """
    old = draft.facts if node is None else draft[node].facts
    made = replace(draft, facts=facts) if node is None else change(draft, node, facts=facts)
    gone = {each.key for each in old} - {each.key for each in facts}
    renamed = [(one.key, other.key) for one, other in zip(old, facts, strict=False) if one.key != other.key]
    if len(old) == len(facts) and len(renamed) == 1 and len(gone) == 1 and renamed[0][1]:
        return _rekeyed(made, *renamed[0])
    return _without(made, gone - set(made.fields(node)))


def _rekeyed(draft: RubricDraft, old: str, new: str) -> RubricDraft:
    def follow(one: IndicatorDraft) -> IndicatorDraft:
        gone = one.not_applicable
        return replace(
            one,
            parameters=_table(_named(one.parameters, old, new)),
            not_applicable=None if gone is None else _table(_named(gone, old, new)),
            children=tuple(follow(each) for each in one.children),
        )

    groups = {group: {new if key == old else key: labels for key, labels in keys.items()}
              for group, keys in draft.aliases.items()}  # fmt: skip
    return replace(
        draft,
        indicators=tuple(follow(each) for each in draft.indicators),
        rest=_table(_named(draft.rest, old, new)),
        aliases=groups,
        cases=tuple(_case(each, old, new) for each in draft.cases),
    )


def _case(case: CaseDraft, old: str, new: str) -> CaseDraft:
    content = dict(case.content)
    facts, unscored = content.get("facts"), content.get("unscored")
    if isinstance(facts, Mapping):
        content["facts"] = {new if key == old else key: text for key, text in facts.items()}
    if isinstance(unscored, Mapping):
        content["unscored"] = _named(unscored, old, new)
    return replace(case, content=content)


def _named(kept: Plain, old: str, new: str, key: str = "") -> Plain:
    """The same with one figure under another key; words for people are left alone."""
    if isinstance(kept, Mapping):
        return {each: _named(inner, old, new, each) for each, inner in kept.items()}
    if isinstance(kept, tuple):
        return tuple(_named(each, old, new, key) for each in kept)
    if not isinstance(kept, str) or key in _WORDS_FOR_PEOPLE:
        return kept
    if key == "value":
        return _WORD.sub(lambda found: new if found[0] == old else found[0], kept)
    return new if kept == old else kept


def _without(draft: RubricDraft, gone: Iterable[str]) -> RubricDraft:
    lost = frozenset(gone)
    if not lost:
        return draft
    rest = dict(draft.rest)
    if "head" in rest:
        rest["head"] = tuple(group for each in _tables(rest["head"]) if (group := _group(each, lost))["columns"])
    if "sums" in rest:
        rest["sums"] = tuple(
            each for each in _tables(rest["sums"]) if not lost & {each.get("whole"), *_items(each.get("parts"))}
        )
    groups = {group: {key: labels for key, labels in keys.items() if group != "facts" or key not in lost}
              for group, keys in draft.aliases.items()}  # fmt: skip
    return replace(draft, rest=rest, aliases={group: keys for group, keys in groups.items() if keys})


def _group(group: Mapping[str, Plain], lost: frozenset[str]) -> dict[str, Plain]:
    """A group of the budget table without the columns of which either figure is gone."""
    kept = tuple(
        each for each in _tables(group.get("columns")) if not lost & {each.get("planned"), each.get("executed")}
    )
    return {**group, "columns": kept}


def _table(kept: Plain) -> dict[str, Plain]:
    assert isinstance(kept, Mapping)
    return dict(kept)


def _tables(kept: Plain) -> tuple[Mapping[str, Plain], ...]:
    return tuple(each for each in _items(kept) if isinstance(each, Mapping))


def _items(kept: Plain) -> tuple[Plain, ...]:
    return kept if isinstance(kept, tuple) else ()
