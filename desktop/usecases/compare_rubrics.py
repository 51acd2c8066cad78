"""Two rubrics beside each other: what a new form renamed, re-weighted, re-ruled, moved, added or dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.number import plain
from desktop.domain.rubric import Rubric
from desktop.domain.rubricdiff import Change, RubricDiff, Seen
from desktop.domain.rubricdiff import compare as compare_values
from desktop.domain.scoring import method_name

if TYPE_CHECKING:
    from desktop.rubricfiles.package import Texts
    from desktop.usecases.workspace import Workspace


def compare(workspace: Workspace, old: str | Texts, new: str | Texts) -> RubricDiff:
    """Compare two rubrics, each named by id, folder or package (.zip), or the copy an evaluation carries.

    Raises:
        UserError: RUBRIC_UNKNOWN, RUBRIC_BROKEN, RUBRIC_PACKAGE.
    """
    return compare_values(named(workspace, old), named(workspace, new))


def named(workspace: Workspace, which: str | Texts) -> Rubric:
    """The rubric of this id, or in this folder or package, or of these texts."""
    from desktop.rubricfiles import load_files, package

    if not isinstance(which, str):
        return load_files(which.files)
    path = Path(which)
    if path.is_dir() or path.suffix.lower() == package.SUFFIX:
        return load_files(package.read(path).files)
    return workspace.catalogue().load(which)


def as_json(diff: RubricDiff) -> dict[str, object]:
    """Both heads and every indicator of either rubric, with what changed; numbers are strings."""
    return {
        "old": _head(diff.old),
        "new": _head(diff.new),
        "head": list(diff.head),
        "indicators": [_change(change) for change in diff.changes],
    }


def _head(rubric: Rubric) -> dict[str, object]:
    return {"id": rubric.id, "title": rubric.title, "year": rubric.year, "total": plain(rubric.total)}


def _change(change: Change) -> dict[str, object]:
    return {
        "status": list(change.statuses),
        "guessed": change.guessed,
        "old": _seen(change.old),
        "new": _seen(change.new),
        "words": change.in_words,
    }


def _seen(seen: Seen | None) -> dict[str, object] | None:
    if seen is None:
        return None
    one = seen.indicator
    return {
        "code": one.code,
        "path": list(seen.path),
        "weight": plain(one.weight),
        "method": method_name(one.method),
        "certainty": one.certainty.value,
        "rule": one.rule_in_words(one.weight),
    }
