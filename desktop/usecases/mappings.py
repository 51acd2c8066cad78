"""What a person decided about one layout of last year's file, remembered for the next file of that layout.

A layout is known by the words over its columns and by the labels of what was read from it: the heads have to be the
same, and most of the labels, for a unit's own indicators differ from year to year. Decisions are kept by label, and
targets with the name they had, so that a code which means another thing in another form is never taken for the same.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.domain.carryover import indicator_id, value_id
from desktop.domain.imported import ImportResult
from desktop.domain.remap import figure_in, indicator_targets, value_targets
from desktop.domain.rubric import Rubric
from desktop.domain.sourcetext import SourceText

NOWHERE = ""  # the target of what a person left out
KEPT = 40  # layouts; the one used longest ago goes first
_SAME = 3, 5  # of five labels in either, three have to be in both
_FILE = "mappings.json"


@dataclass(frozen=True, slots=True)
class Layout:
    """What tells one form of document from another: heads of its score tables, labels of what was read."""

    heads: tuple[str, ...]
    labels: frozenset[str]

    def is_like(self, other: Layout) -> bool:
        """Whether both are the same form, filled in by whomever for whatever year."""
        common, either = len(self.labels & other.labels), len(self.labels | other.labels)
        return self.heads == other.heads and bool(common) and common * _SAME[1] >= either * _SAME[0]


@dataclass(frozen=True, slots=True)
class _Kept:
    """One layout as it stands in the file: label → key and name of the target."""

    layout: Layout
    targets: dict[str, tuple[str, str]]
    at: str


def layout_of(result: ImportResult, text: SourceText) -> Layout:
    """The layout of a file that was read."""
    heads = tuple(_key(head) for table in text.tables for head in table.heads)
    return Layout(heads, frozenset(_labels(result).values()))


def recall(folder: Path, result: ImportResult, text: SourceText, rubric: Rubric) -> dict[str, str]:
    """What was decided for the last file of this layout.

    Args:
        folder: The data folder.
        result: As read.
        text: As printed.
        rubric: This year's; a target it does not have, or has under another name, is passed over.

    Returns:
        The id a person ticks → the key of a target, ``NOWHERE`` for what was left out.
    """
    layout = layout_of(result, text)
    kept = next((one for one in _read(folder) if one.layout.is_like(layout)), None)
    if kept is None:
        return {}
    known = _names(rubric)
    found = {}
    for what, label in _labels(result).items():
        key, name = kept.targets.get(label, (None, ""))
        if key is not None and (key == NOWHERE or known.get(key) == name) and _fits(result, what, key, rubric):
            found[what] = key
    return found


def remember(
    folder: Path, result: ImportResult, text: SourceText, rubric: Rubric, decided: Mapping[str, str], now: datetime
) -> None:
    """Keep what was decided about a file, for the next one of its layout; with nothing decided, the layout is dropped.

    Args:
        folder: The data folder.
        result: As read, before anything was decided.
        text: As printed.
        rubric: This year's.
        decided: As :func:`recall` gives it back.
        now: Kept beside it, for whoever looks into the file.
    """
    layout, labels, names = layout_of(result, text), _labels(result), _names(rubric)
    targets = {labels[what]: (key, names.get(key, "")) for what, key in decided.items() if what in labels}
    others = [one for one in _read(folder) if not one.layout.is_like(layout)]
    if targets or len(others) < len(_read(folder)):
        mine = [_Kept(layout, targets, now.isoformat(timespec="seconds"))] if targets else []
        _write(folder, [*mine, *others][:KEPT])


def forget(folder: Path, result: ImportResult, text: SourceText) -> None:
    """Drop what was decided about files of this layout."""
    layout = layout_of(result, text)
    _write(folder, [one for one in _read(folder) if not one.layout.is_like(layout)])


def _labels(result: ImportResult) -> dict[str, str]:
    """What each thing that was read is known by; of several with one label the first: nothing tells them apart."""
    named = [(value_id(at), _key(value.label or value.target)) for at, value in enumerate(result.values)]
    rows = ((at, row) for at, row in enumerate(result.indicators) if row.leaf)
    named += [(indicator_id(at), "/".join(map(_key, row.path))) for at, row in rows]
    first = {label: what for what, label in reversed(named) if label}
    return {what: label for what, label in named if first.get(label) == what}


def _key(text: str) -> str:
    """A label without blanks, punctuation and years, which are all that differs between two years' files."""
    return re.sub(r"(?:19|20)\d\d\s*年?\s*度?|[\W_]+", "", unicodedata.normalize("NFKC", text))


def _names(rubric: Rubric) -> dict[str, str]:
    every = (*indicator_targets(rubric), *value_targets(rubric, "fact"), *value_targets(rubric, "text"))
    return {target.key: target.name for target in every}


def _fits(result: ImportResult, what: str, key: str, rubric: Rubric) -> bool:
    """Whether a figure can be turned into the unit of its target."""
    kind, _, number = what.partition(":")
    if kind != "value" or key == NOWHERE or result.values[int(number)].kind != "fact":
        return True
    return figure_in(result.values[int(number)], key, rubric) is not None


def _read(folder: Path) -> list[_Kept]:
    """What is kept, latest first; a file nobody can read any more counts as empty, and is written anew."""
    try:
        rows = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return list(map(_kept, rows))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return []


def _kept(row: Mapping[str, object]) -> _Kept:
    heads, labels, targets = row["heads"], row["labels"], row["targets"]
    if not (isinstance(heads, list) and isinstance(labels, list) and isinstance(targets, dict)):
        raise TypeError("no layout")
    pairs = {str(label): (str(key), str(name)) for label, (key, name) in targets.items()}
    return _Kept(Layout(tuple(map(str, heads)), frozenset(map(str, labels))), pairs, str(row["at"]))


def _rows(kept: list[_Kept]) -> Iterator[dict[str, object]]:
    for one in kept:
        labels = sorted(one.layout.labels)
        yield {"at": one.at, "heads": one.layout.heads, "labels": labels, "targets": one.targets}


def _write(folder: Path, kept: list[_Kept]) -> None:
    """Replace the file whole; one that cannot be written is no reason to disturb anybody."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = folder / f"{_FILE}.tmp"
        beside.write_text(json.dumps(list(_rows(kept)), ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(folder / _FILE)
    except OSError:
        return
