"""Sign (签发): refuse with every reason, or freeze a revision; reopen with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from desktop.domain.errors import Problem, UserError
from desktop.domain.findings.finding import Case, Finding
from desktop.domain.signoff import Refused, Revision, Signature, canonical, digest, obstacles
from desktop.usecases.open_file import OpenEvaluation


def sign(
    opened: OpenEvaluation, case: Case, findings: Sequence[Finding], name: str, role: str, now: datetime
) -> Revision | Refused:
    """Put a signature under the evaluation.

    The first signature freezes the content as a revision; the others are added to that same revision. The
    parts of the file are scored here where ``case`` has none.

    Raises:
        UserError: SIGN_ROLE, SIGN_TWICE, FILE_READ_ONLY, FILE_WRITE.
    """
    if role not in opened.rubric.roles:
        raise UserError(Problem.SIGN_ROLE, role=role, roles="、".join(opened.rubric.roles))
    if opened.read_only is not None:
        raise opened.read_only
    if case.parts.keys() != case.evaluation.parts.keys():
        case = opened.case(case.evaluation)
    signature = Signature(role, name.strip(), now)
    frozen = opened.frozen
    if frozen is None:
        refused = obstacles(case, findings, name, role)
        if refused is not None:
            return refused
        revision = _freeze(opened, case, signature)
    else:
        if not name.strip():
            return Refused((), ("请填写签字人姓名",))
        opened.run(lambda file: file.sign(frozen.number, signature)).result()
        revision = replace(frozen, signatures=(*frozen.signatures, signature))
    opened.refresh().result()
    return revision


def _freeze(opened: OpenEvaluation, case: Case, signature: Signature) -> Revision:
    number, reason = opened.pending
    previous = opened.revisions[-1].digest if opened.revisions else ""
    data = canonical(
        case, number, previous, reason, signature.signed_at, opened.rubric_digest, _part_digests(opened, case)
    )
    revision = Revision(number, data, digest(data), previous, reason, signature.signed_at, (signature,))
    opened.run(lambda file: file.freeze(revision)).result()
    return revision


def _part_digests(opened: OpenEvaluation, case: Case) -> dict[str, str]:
    """Of the rubric of every part: part id -> SHA-256."""
    return {key: opened.rubric_digests[part.rubric.id] for key, part in case.parts.items()}


def reopen(opened: OpenEvaluation, reason: str, now: datetime) -> None:
    """Start the next revision (开始修订); the frozen one stays as it is.

    Raises:
        UserError: FILE_READ_ONLY, FILE_WRITE; REASON_MISSING for an empty reason.
    """
    if not reason.strip():
        raise UserError(Problem.REASON_MISSING)
    if opened.read_only is not None:
        raise opened.read_only
    opened.run(lambda file: file.reopen(reason.strip(), now)).result()
    opened.refresh().result()
