"""Revisions and signatures as rows, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from desktop.domain.signoff import Revision, Signature
from desktop.storage.rows import Value


def revision_row(revision: Revision) -> tuple[Value, ...]:
    """A revision as the columns of its row; its signatures are rows of their own."""
    frozen_at = revision.frozen_at.isoformat()
    return revision.number, revision.data, revision.digest, revision.previous, revision.reason, frozen_at


def signature_row(number: int, position: int, signature: Signature) -> tuple[Value, ...]:
    """A signature under revision ``number``, the ``position``-th."""
    return number, signature.role, position, signature.name, signature.signed_at.isoformat()


def from_rows(revisions: Iterable[Sequence[Value]], signatures: Iterable[Sequence[Value]]) -> tuple[Revision, ...]:
    """Revisions with their signatures, from rows in the order of number and position.

    Raises:
        ValueError: A date is no date, or a column is of another kind.
    """
    signed: dict[Value, tuple[Signature, ...]] = {}
    for number, role, _, name, signed_at in signatures:
        signature = Signature(str(role), str(name), datetime.fromisoformat(str(signed_at)))
        signed[number] = (*signed.get(number, ()), signature)
    return tuple(_from_row(row, signed.get(row[0], ())) for row in revisions)


def _from_row(row: Sequence[Value], signatures: tuple[Signature, ...]) -> Revision:
    number, data, digest, previous, reason, frozen_at = row
    if not isinstance(number, int) or not isinstance(data, bytes):
        raise ValueError(f"revision {number!r}: the number is no number, or its data are no bytes")  # noqa: TRY004
    at = datetime.fromisoformat(str(frozen_at))
    return Revision(number, data, str(digest), str(previous), str(reason), at, signatures)
