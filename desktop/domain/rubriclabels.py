"""Labels seen in past files (往年的写法) of a rubric draft, as rows to edit: what is meant, how it was written.

A row says "indicators:mgmt.rate" under ``about`` and "预算执行率；预算支出率" under ``labels``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop.domain.rubricdraft import Plain, RubricDraft

GROUPS = ("indicators", "facts", "texts", "outline")  # what aliases.yaml knows names for
BETWEEN = "；"  # 、 and ， stand in labels themselves: 评分依据、未达标原因
_BETWEEN = re.compile(r"[;；\n]")


def label_rows(draft: RubricDraft) -> tuple[Mapping[str, Plain], ...]:
    """One row for each thing that has been called otherwise."""
    return tuple(
        {"about": f"{group}:{key}", "labels": BETWEEN.join(labels)}
        for group, keys in draft.aliases.items()
        for key, labels in keys.items()
    )


def with_labels(draft: RubricDraft, rows: Iterable[Mapping[str, Plain]]) -> RubricDraft:
    """Other labels; two rows about one thing become one, and a label stands in it once."""
    groups: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in rows:
        group, _, key = str(row.get("about")).partition(":")
        labels = [each.strip() for each in _BETWEEN.split(str(row.get("labels") or "")) if each.strip()]
        known = groups.setdefault(group, {})
        known[key] = tuple(dict.fromkeys((*known.get(key, ()), *labels)))
    return replace(draft, aliases=groups)
