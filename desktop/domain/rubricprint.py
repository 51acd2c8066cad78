"""What a rubric draft prints around its indicators (文字项, 预算表, 合计关系, 评分表), as rows for a person to edit.

A row is a table of texts by column. What rows say goes back into the draft as it is, half-finished or wrong included:
the loader says so, and a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from desktop.domain.rubricdraft import Plain, RubricDraft

Row = Mapping[str, Plain]
ROUNDING = {"percent_places": 2, "score_places": 2}  # digits kept where a form says nothing else


def text_rows(draft: RubricDraft) -> tuple[Row, ...]:
    """The texts of cover and head block; ``carried`` is "no" for what does not go into next year's file."""
    texts = draft.rest.get("texts")
    return tuple(
        {"key": key, **{name: kept for name, kept in each.items() if name != "carried"}}
        | ({"carried": "no"} if each.get("carried") is False else {})
        for key, each in (texts.items() if isinstance(texts, Mapping) else ())
        if isinstance(each, Mapping)
    )


def with_texts(draft: RubricDraft, rows: Iterable[Row]) -> RubricDraft:
    """Other texts. Labels seen in past files go with a text that is gone."""
    texts: dict[str, Plain] = {}
    for row in rows:
        kept = {name: value for name, value in row.items() if name not in ("key", "carried")}
        texts[str(row.get("key"))] = kept | ({"carried": False} if row.get("carried") == "no" else {})
    aliases = {
        group: {key: labels for key, labels in keys.items() if group != "texts" or key in texts}
        for group, keys in draft.aliases.items()
    }
    made = replace(draft, aliases={group: keys for group, keys in aliases.items() if keys})
    return with_key(made, "texts", texts)


def budget_rows(draft: RubricDraft) -> tuple[Row, ...]:
    """The columns of the budget table, each with the name of its ``group``."""
    return tuple(
        {"group": group.get("name") or "", **column}
        for group in tables(draft.rest.get("head"))
        for column in tables(group.get("columns"))
    )


def with_budget(draft: RubricDraft, rows: Iterable[Row]) -> RubricDraft:
    """Another budget table: neighbours of one group name are a group."""
    groups: tuple[Plain, ...] = tuple(
        {"name": name, "columns": tuple({key: each[key] for key in each if key != "group"} for each in columns)}
        for name, columns in groupby(rows, lambda row: row.get("group"))
    )
    return with_key(draft, "head", groups)


def sheet_rows(draft: RubricDraft) -> tuple[Row, ...]:
    """The printed score tables with their columns."""
    return tables(draft.rest.get("sheets"))


def with_key(draft: RubricDraft, key: str, value: Plain) -> RubricDraft:
    """Another value of a key of rubric.yaml that has no field; empty lists, tables and texts leave the file."""
    if value in ((), {}, "", None):
        return replace(draft, rest={name: kept for name, kept in draft.rest.items() if name != key})
    return replace(draft, rest={**draft.rest, key: value})


def with_rounding(draft: RubricDraft, places: Mapping[str, int]) -> RubricDraft:
    """Other digits kept; what every form keeps unless it says so is not written."""
    return with_key(draft, "rounding", {key: kept for key, kept in places.items() if kept != ROUNDING[key]})


def rounding_of(draft: RubricDraft) -> dict[str, int]:
    """The digits kept: ``percent_places`` and ``score_places``."""
    kept = draft.rest.get("rounding")
    given = kept if isinstance(kept, Mapping) else {}
    return {key: value if isinstance(value := given.get(key), int) else usual for key, usual in ROUNDING.items()}


def tables(value: Plain) -> tuple[Row, ...]:
    """The tables of a list; () for anything else."""
    return tuple(each for each in value if isinstance(each, Mapping)) if isinstance(value, tuple) else ()
