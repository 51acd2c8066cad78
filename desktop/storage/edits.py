"""What an edit means for the rows of a file."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.edit import Edit
from desktop.domain.evaluation import Change, Evaluation, Place, is_beside
from desktop.storage.content import Content


def is_review_only(edit: Edit, before: Evaluation, after: Evaluation) -> bool:
    """Whether an edit leaves all that was signed as it is."""
    changes = (*edit.changes, *edit.before)
    return all(is_beside(place) for place, _ in changes) and after.signable == before.signable


def difference(written: Iterable[Change], content: Content, after: Evaluation) -> dict[Place, str | None]:
    """The cells an edit leaves otherwise than they were: their new text, None for those that go.

    Taken from the evaluation the edit leads to, so that the file can never tell another story than the screen: removing
    a project, for one, is a single change and empties all of its cells.
    """
    touched: dict[Place, None] = {}
    for change in written:
        touched[change.place] = None
        touched.update(dict.fromkeys(content.evaluation.overwritten(change)))
    cells = {place: after.value_at(place) for place in touched}
    return {place: value for place, value in cells.items() if value != content.cells.get(place)}
