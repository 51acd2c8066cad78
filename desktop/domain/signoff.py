"""Signing (签发): the canonical form of an evaluation, its digest, and the refusals that list every reason at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from desktop.domain.evaluation import Change, Evaluation, Kind, Place, is_beside
from desktop.domain.findings.finding import Case, Finding, Severity
from desktop.domain.findings.parts import is_overruled, of_projects
from desktop.domain.number import plain
from desktop.domain.rubric import Rubric

FORMAT = "ziping-canonical-1"


@dataclass(frozen=True, slots=True)
class Signature:
    """One person's signature under a revision. ``signed_at`` carries a time zone."""

    role: str
    name: str
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class Revision:
    """A frozen state of an evaluation.

    Attributes:
        number: 1 for the first, 2 for 第2次修订 …
        data: Canonical JSON (UTF-8), the very bytes the digest is of.
        digest: SHA-256 of ``data``, 64 hex digits.
        previous: Digest of the revision before, "" for the first: revisions form a chain.
        reason: Why the evaluation was reopened; "" for the first.
        frozen_at: When the first signature froze it; carries a time zone.
        signatures: In the order of signing.
    """

    number: int
    data: bytes
    digest: str
    previous: str
    reason: str
    frozen_at: datetime
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an evaluation cannot be signed: every finding that stands in the way, and other reasons in Chinese."""

    findings: tuple[Finding, ...]
    reasons: tuple[str, ...]


def obstacles(case: Case, findings: Sequence[Finding], name: str, role: str) -> Refused | None:
    """All that stands in the way of signing; None when nothing does.

    Only errors block, and not those overruled with a reason; but a leaf without a score always does, since there would
    be no total to sign. It is told once, by its finding where that blocks. The projects of the file stand in the way
    likewise; the monitoring never does.
    """
    blocking = _blocking(case, findings)
    reasons = _lacking(case, {finding.where.key for finding in blocking if finding.where.kind is Kind.LEAF})
    for project, inner, found in of_projects(case):
        told = _blocking(case, found)
        places = [Place.parse(finding.where.field) for finding in told]
        lacking = _lacking(inner, {place.key for place in places if place.kind is Kind.LEAF})
        blocking += told
        reasons += [f"项目“{project}”：{reason}" for reason in lacking]
    if not name.strip():
        reasons.append("请填写签字人姓名")
    if role not in case.rubric.roles:
        reasons.append(f"没有“{role}”这一签字角色")
    return Refused(blocking, tuple(reasons)) if blocking or reasons else None


def _blocking(case: Case, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(each for each in findings if each.severity is Severity.ERROR and not is_overruled(case, each))


def _lacking(case: Case, told: Collection[str]) -> list[str]:
    """What there is no score of, but for the leaves that a finding tells of."""
    reasons = [f"“{case.tree[code].name}”尚未得分" for code in case.sheet.unscored if code not in told]
    if case.sheet.total is None and not case.sheet.unscored and case.sheet.total_note:
        reasons.append(case.sheet.total_note)
    return reasons


def canonical(
    case: Case,
    revision: int,
    previous: str,
    reason: str,
    frozen_at: datetime,
    rubric_digest: str,
    part_digests: Mapping[str, str] | None = None,
) -> bytes:
    """The canonical form: UTF-8 JSON, keys sorted, no blanks, numbers as strings.

    It holds everything that was filled in, the scores and the identity of the rubric, so that a printed report can be
    opened, re-scored and compared years later. The reviewer's words are not in it: they come after the signature.

    Args:
        case: The department's evaluation with its parts.
        revision: Number of the revision, from 1.
        previous: Digest of the revision before; "" for the first.
        reason: Why it was reopened; "" for the first.
        frozen_at: With time zone.
        rubric_digest: SHA-256 of the rubric's files, 64 hex digits.
        part_digests: The same of every part's rubric: part id -> digest; "" as that where nothing is signed.
    """
    evaluation = case.evaluation
    content: dict[str, object] = {
        "format": FORMAT,
        "unit": evaluation.unit,
        "year": evaluation.year,
        "rubric": {"id": case.rubric.id, "sha256": rubric_digest},
        "revision": revision,
        "previous": previous,
        "reason": reason,
        "frozen_at": frozen_at.isoformat(),
        "cells": {str(change.place): change.value for change in evaluation.places() if not is_beside(change.place)},
        **_scores(case),
    }
    if case.parts:  # a file without parts keeps the bytes it always had
        digests = part_digests or {}
        content["parts"] = {
            key: {"rubric": {"id": part.rubric.id, "sha256": digests.get(key, "")}, **_scores(part)}
            for key, part in case.parts.items()
        }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _scores(case: Case) -> dict[str, object]:
    return {
        "scores": {code: _points(case.sheet.points(code)) for code in case.tree.nodes},
        "total": _points(case.sheet.total),
        "grade": case.sheet.grade.name if case.sheet.grade else None,
    }


def digest(data: bytes) -> str:
    """SHA-256 as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def is_issued(rubric: Rubric, revision: Revision) -> bool:
    """Whether the last role (单位负责人) has signed."""
    return any(signature.role == rubric.roles[-1] for signature in revision.signatures)


def passed_over(rubric: Rubric, revision: Revision | None, role: str) -> tuple[str, ...]:
    """The roles that by the form's order sign before ``role`` and have not; a unit may still sign in another order."""
    signed = {signature.role for signature in revision.signatures} if revision is not None else set()
    before = rubric.roles[: rubric.roles.index(role)] if role in rubric.roles else ()
    return tuple(each for each in before if each not in signed)


def thaw(data: bytes) -> tuple[Evaluation, dict[str, object]]:
    """The evaluation inside canonical data, and the whole content.

    Raises:
        ValueError: Not of this format.
    """
    content = json.loads(data)
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ValueError(f"not {FORMAT}")
    try:
        empty = Evaluation(content["unit"], content["year"], content["rubric"]["id"])
        changes = [Change(Place.parse(place), value) for place, value in content["cells"].items()]
        return empty.apply(changes), content
    except (KeyError, TypeError, AttributeError, ArithmeticError) as error:  # a cell missing or of another kind
        raise ValueError(f"not {FORMAT}: {error}") from error


def _points(points: Decimal | None) -> str | None:
    return None if points is None else plain(points)
