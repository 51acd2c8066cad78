"""What the report says: a case, and the revision that froze it, as a plain Report. Knows no renderer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from desktop.domain import papercode
from desktop.domain.errors import Problem, UserError
from desktop.domain.findings import RULES, check, switched_off
from desktop.domain.findings.finding import Case
from desktop.domain.narrative import narrative
from desktop.domain.number import plain
from desktop.domain.signoff import Revision, thaw
from desktop.reports import annexdata
from desktop.reports.enclosures import evidence_annex
from desktop.reports.head import head_table
from desktop.reports.projects import project_annexes, projects_table
from desktop.reports.report import Annex, Report, Section, Signatory
from desktop.reports.scores import score_tables


def build(case: Case, revision: Revision | None, *, made_at: datetime, annexes: Sequence[Annex] = ()) -> Report:
    """The report of a frozen revision, or of a draft where there is none.

    Args:
        case: The evaluation; for a revision the one thawed from its data.
        revision: What was signed; None prints 草稿 and no digest.
        made_at: Goes into the PDF's metadata.
        annexes: What is bound in besides the list of evidence and the projects' forms; no part of the signed data.

    Raises:
        UserError: REVISION_RESCORED, when the frozen data give another total now than when they were signed.
    """
    if revision is not None:
        _same_total(case, revision)
    return compose(case, revision, made_at=made_at, annexes=annexes)


def compose(case: Case, revision: Revision | None, *, made_at: datetime, annexes: Sequence[Annex] = ()) -> Report:
    """The report without asking whether the total is still the one that was signed: for finding out what is not."""
    evaluation, rubric = case.evaluation, case.rubric
    own = evidence_annex(case)
    bound = (*((own,) if own else ()), *project_annexes(case), *annexes)
    listed = projects_table(case)
    cover = [(field.name, evaluation.texts.get(field.key, "")) for field in rubric.texts if field.place == "cover"]
    return Report(
        attachment=rubric.attachment,
        title=tuple(line.format(year=evaluation.year) for line in rubric.report_title or (rubric.title,)),
        unit=evaluation.unit,
        cover=(("部门名称", evaluation.unit), *cover),
        sections=tuple(Section(heading.level, heading.heading, said) for heading, said in narrative(case)),
        date=evaluation.texts.get("date", ""),
        tables=(head_table(case), *score_tables(case), *((listed,) if listed else ())),
        signatories=signatories(case, revision),
        sign_off_notes=_notes(case, revision),
        draft=revision is None,
        revision=revision.number if revision else 0,
        digest=revision.digest if revision else "",
        qr=qr_text(case, revision) if revision else "",
        data=revision.data if revision else b"",
        made_at=made_at,
        annexes=tuple(_marked(bound, rubric.attachment)),
        supplement=annexdata.dump(annexes) if annexes else b"",
    )


def alone(annex: Annex, case: Case, revision: Revision | None, *, made_at: datetime) -> Report:
    """A report of nothing but one annex, to be printed for itself: no cover, no sign-off block, no signed data."""
    return Report(
        attachment="", title=(), unit=case.evaluation.unit, cover=(), sections=(), date="", tables=(), signatories=(),
        sign_off_notes=(), draft=revision is None, revision=revision.number if revision else 0,
        digest=revision.digest if revision else "", qr="", data=b"", made_at=made_at, annexes=(annex,),
    )  # fmt: skip


def _marked(annexes: Sequence[Annex], attachment: str) -> Iterator[Annex]:
    """Annexes of a report that is itself 附件2 are 附件2-1, 附件2-2; a single one of any other report is 附件."""
    for number, annex in enumerate(annexes, 1):
        plain_mark = f"附件{number}" if len(annexes) > 1 else "附件"
        yield replace(annex, mark=f"{attachment}-{number}" if attachment else plain_mark)


def qr_text(case: Case, revision: Revision) -> str:
    """What the QR code on each page says: ``ZPT2:<year>:<revision>:<total>:<digest>:<grade>:<unit>``.

    The digest is whole, in capitals. The unit comes last, for it may hold any character.
    """
    total = "" if case.sheet.total is None else plain(case.sheet.total)
    grade = case.sheet.grade.name if case.sheet.grade else ""
    told = (str(case.evaluation.year), str(revision.number), total, revision.digest.upper(), grade)
    return ":".join((papercode.FORMAT, *told, case.evaluation.unit))


def date_text(moment: datetime) -> str:
    """A date as official documents print it, in the zone it carries.

    >>> date_text(datetime(2022, 3, 5))
    '2022年3月5日'
    """
    return f"{moment.year}年{moment.month}月{moment.day}日"


def _same_total(case: Case, revision: Revision) -> None:
    _, content = thaw(revision.data)
    then, now = content["total"], None if case.sheet.total is None else plain(case.sheet.total)
    if then != now:
        raise UserError(Problem.REVISION_RESCORED, revision=revision.number, then=then or "无", now=now or "无")


def signatories(case: Case, revision: Revision | None) -> tuple[Signatory, ...]:
    """One line for every role of the rubric, filled in where somebody has signed."""
    signed = {signature.role: signature for signature in revision.signatures} if revision else {}
    return tuple(
        Signatory(role, signed[role].name, date_text(signed[role].signed_at)) if role in signed else Signatory(role)
        for role in case.rubric.roles
    )


def _notes(case: Case, revision: Revision | None) -> tuple[str, ...]:
    """The revision's reason, then what was found and may stand, each with its reason."""
    notes = [f"第{revision.number}次修订原因：{revision.reason}"] if revision and revision.reason else []
    notes += [f"停用核查规则 {each.code}（{each.name}）。理由：{each.reason}" for each in switched_off(RULES, case)]
    overruled = case.evaluation.overruled
    if overruled:
        notes += [
            f"核查 {finding.code}（{finding.label}）：{finding.message}。保留理由：{overruled[finding.id]}"
            for finding in check(case).all(errors_first=True)
            if finding.id in overruled
        ]
    return tuple(notes)
