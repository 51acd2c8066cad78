"""Verify (校验) a .ziping file or a printed report: digests, signatures, arithmetic, and the data against the print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import __version__
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Place, is_beside
from desktop.domain.findings.finding import Case
from desktop.domain.papercode import PaperCode, paper_differences, paper_note
from desktop.domain.rubric import Rubric
from desktop.domain.signoff import Revision, Signature, digest
from desktop.domain.system import reason
from desktop.domain.text import in_a_row, noop, say
from desktop.domain.verification import (
    Difference,
    Sealed,
    SignedBy,
    Verification,
    cell_differences,
    first_of,
    revision_differences,
    score_differences,
    unprinted,
    unseal,
)
from desktop.usecases import verify_beside as beside
from desktop.usecases.open_file import SUFFIX, case_of

if TYPE_CHECKING:
    from desktop.reports.reading import Printed
    from desktop.storage.audit import Audit
    from desktop.usecases.workspace import Workspace

_ATTACHED = say("Verify", "所附数据")
_UNIT = "header/unit"  # str() of the place of the unit's name
_OTHER_VERSION = say(
    "Verify", "印出的内容是与自评台 {version} 按数据排出的报告比对的；报告若由别的版本生成，版面可能不同。"
).format(version=__version__)
_ANNEXES = say(
    "Verify",
    "报告附有签发数据以外的附件（如年度对比）；只核对了它们与文件所附内容一致，其数据不在数据校验码之内。",
)
_OWN_FACES = say("Verify", "报告用本机的公文字体（{faces}）排印：文字已逐字核对，画面和二维码没有比较。")
_PRINT = say(
    "Verify",
    "各页印出的内容：重排报告所需的评价方案不全，只核对了填写的文字是否印出、总分和校验码；表格、得分和版面没有逐页核对",
)
_NAMES_ARE_PRINT = say("Verify", "签字人和日期在签字时写下，不在数据校验码之内；要核对，请对照 .ziping 文件或原件。")


def verify(
    workspace: Workspace, path: Path, now: datetime, paper: str | None = None, roots: Sequence[bytes] = ()
) -> Verification:
    """Look for anything that was changed since it was signed; nothing is written.

    Args:
        workspace: Where rubrics and faces are.
        path: The file or the PDF.
        now: For the lock of a file that a crash left half written.
        paper: What the QR code of a paper says, or the check code on it: it is held against the file; None for none,
            while a blank one is a scanner that read nothing.
        roots: Certificates (PEM or DER) by which the names in digital signatures are believed.

    Raises:
        UserError: PAPER_CODE, FILE_MISSING, VERIFY_SUFFIX, VERIFY_UNSIGNED, VERIFY_NO_DATA; what opening may raise.
    """
    if not path.is_file():
        raise UserError(Problem.FILE_MISSING, file=path.name)
    code = None if paper is None else beside.code_of(paper)
    match path.suffix.lower():
        case ".pdf":
            return _verify_pdf(workspace, path, code, roots)
        case suffix if suffix == SUFFIX:
            return _verify_file(workspace, path, now, code)
    raise UserError(Problem.VERIFY_SUFFIX, file=path.name, suffix=path.suffix or "没有扩展名的")


# ------------------------------------------------------------------ a .ziping file


def _verify_file(workspace: Workspace, path: Path, now: datetime, code: PaperCode | None) -> Verification:
    from desktop.storage.audit import audit

    found = audit(path, holder=workspace.holder, now=now)
    if not found.revisions:
        raise UserError(Problem.VERIFY_UNSIGNED, file=path.name)
    last = found.revisions[-1]
    chain = tuple(revision_differences(found.revisions))
    whole = say("Verify", "文件校验"), say("Verify", "与签发时一致")
    changed = [Difference(*whole, found.fault)] if found.fault else []
    altered = say("Verify", "与签字时一致"), say("Verify", "被改动")
    changed += [*chain, *(Difference(what, *altered) for what in found.altered)]
    notes: list[str] = []
    case: Case | None = None
    sealed = _unsealed(last.data)
    if sealed is not None:
        rubric = _rubric_of(workspace, sealed, found)
        case = case_of(rubric, sealed.evaluation, _of_parts(workspace, sealed, found)) if rubric else None
        changed += _against_file(found, sealed, case)
        changed += score_differences(sealed, case) if case else ()
        changed += _strangers(last, rubric) if rubric else ()
    changed += beside.damaged(found, sealed)
    if code is not None:
        changed += paper_differences(code, [(each, _unsealed(each.data)) for each in found.revisions])
        notes += filter(None, [paper_note(code, found.revisions)])
    if case is None:
        notes.append(say("Verify", "没有签发时所用的评价方案，没有重算得分。"))
    if found.pending != last.number:
        going_on = say("Verify", "第{pending}次修订正在进行，尚未签发；校验的是第{last}次签发的数据。")
        notes.append(going_on.format(pending=found.pending, last=last.number))
    return Verification(
        sealed.evaluation.unit if sealed else "",
        sealed.evaluation.year if sealed else None,
        last.number,
        last.digest,
        digest_ok=not chain,
        signatures=tuple(SignedBy(each.role, each.name, each.signed_at.isoformat()) for each in last.signatures),
        total_recomputed=case.sheet.total if case else None,
        total_printed=sealed.total if sealed else None,
        changed=first_of(changed),
        notes=tuple(notes),
        scans=tuple(beside.scans(found, last.number)),
        uncompared=_unscored_parts(case) if case else (),
    )


def _of_parts(workspace: Workspace, sealed: Sealed, found: Audit | None = None) -> dict[str, Rubric]:
    """The very rubrics the parts were signed with, as far as they are at hand: rubric id -> rubric."""
    from desktop import rubricfiles

    rubrics: dict[str, Rubric] = {}
    catalogue = workspace.catalogue()
    for key, part in sealed.evaluation.parts.items():
        rubric_id = part.evaluation.rubric_id
        copies = [found.part_rubrics.get(rubric_id, {}), found.rubric_files] if found else []
        if rubric_id in catalogue.ids():
            copies.append(rubricfiles.read_files(catalogue.folder(rubric_id)))
        signed = sealed.parts[key].rubric_digest if key in sealed.parts else ""
        right = next((files for files in copies if files and rubricfiles.digest_files(files) == signed), None)
        if right is not None:
            rubrics[rubric_id] = rubricfiles.load_files(right, carried=True)
    return rubrics


def _unscored_parts(case: Case) -> tuple[str, ...]:
    """What of the parts cannot be looked at, for their rubric is not at hand."""
    missing = [part.name or key for key, part in case.evaluation.parts.items() if key not in case.parts]
    said = say("Verify", "“{name}”的得分：没有它签发时所用的评价方案，没有重算")
    return tuple(said.format(name=name) for name in missing)


def _comes_after(place: str) -> bool:
    try:
        return is_beside(Place.parse(place))
    except ValueError:  # of a kind nobody knows: named with the rest
        return False


def _unsealed(data: bytes) -> Sealed | None:
    """Canonical data read; None when they are no such data, which the comparison of revisions names."""
    try:
        return unseal(data)
    except ValueError:
        return None


def _rubric_of(workspace: Workspace, sealed: Sealed, found: Audit | None = None) -> Rubric | None:
    """The very rubric that was signed with: the file's own copy, or the catalogue's; None where neither is it."""
    from desktop import rubricfiles

    if found and rubricfiles.digest_files(found.rubric_files) == sealed.rubric_digest:
        return rubricfiles.load_files(found.rubric_files, carried=True)
    catalogue = workspace.catalogue()
    if sealed.evaluation.rubric_id not in catalogue.ids():
        return None
    files = rubricfiles.read_files(catalogue.folder(sealed.evaluation.rubric_id))
    matches = rubricfiles.digest_files(files) == sealed.rubric_digest
    return rubricfiles.load_files(files, carried=True) if matches else None


def _against_file(found: Audit, sealed: Sealed, case: Case | None) -> Iterator[Difference]:
    """What the file says of itself against the newest signed data. Cells only while they are frozen."""
    from desktop import rubricfiles

    own = rubricfiles.digest_files(found.rubric_files)
    signed = sealed.evaluation
    pairs = [
        (say("Verify", "评价方案（文件内的副本）"), sealed.rubric_digest, own),
        (say("Verify", "评价方案编号"), signed.rubric_id, found.header.get("rubric_id", "")),
        (say("Verify", "年度"), str(signed.year), found.header.get("year", "")),
    ]
    yield from (Difference(where, expected, there) for where, expected, there in pairs if expected != there)
    if found.pending == sealed.number:
        now = {place: text for place, text in found.cells.items() if place != _UNIT and not _comes_after(place)}
        if signed.unit != found.cells[_UNIT]:
            yield Difference(say("Verify", "单位名称"), signed.unit, found.cells[_UNIT])
        yield from cell_differences(sealed, now, case)


def _strangers(revision: Revision, rubric: Rubric) -> Iterator[Difference]:
    for each in revision.signatures:
        if each.role not in rubric.roles:
            yield Difference(say("Verify", "签字角色"), in_a_row(rubric.roles), each.role)


# ------------------------------------------------------------------ a printed report


def _verify_pdf(workspace: Workspace, path: Path, code: PaperCode | None, roots: Sequence[bytes]) -> Verification:
    from desktop.reports import reading

    try:
        printed = reading.read(path.read_bytes())
    except OSError as error:
        raise UserError(Problem.FILE_UNREADABLE, file=path.name, why=reason(error)) from error
    except ValueError as error:
        raise UserError(
            Problem.VERIFY_NO_DATA, file=path.name, why=noop("Reason", "不是能读的 PDF，或有密码")
        ) from error
    if not printed.data:
        draft = any("草稿" in page for page in printed.pages)
        why = "这是未签发的草稿" if draft else "没有名为“自评数据.json”的附件"
        raise UserError(Problem.VERIFY_NO_DATA, file=path.name, why=why)
    return _verify_printed(workspace, printed, code, roots)


def _verify_printed(
    workspace: Workspace, printed: Printed, code: PaperCode | None, roots: Sequence[bytes]
) -> Verification:
    data = printed.data[0]
    changed = list(_codes(printed, data))
    digest_ok = not changed
    digital, broken = beside.digital(printed.pdf, roots)
    changed += broken
    notes: list[str] = [_NAMES_ARE_PRINT]
    case: Case | None = None
    signed: tuple[Signature, ...] = ()
    uncompared: tuple[str, ...] = ()
    sealed = _unsealed(data)
    if sealed is None:
        ours, theirs = say("Verify", "自评台的签发数据"), say("Verify", "不能解读的内容")
        changed.append(Difference(_ATTACHED, ours, theirs))
        notes.append(say("Verify", "所附数据不能解读，没有重算得分，也没有与印出的文字核对。"))
    else:
        rubric = _rubric_of(workspace, sealed)
        changed += _totals(printed, sealed)
        if rubric is None:
            unknown = say(
                "Verify",
                "本机没有签发时所用的评价方案“{rubric}”（或内容不同），没有重算得分；印出的文字只核对了填写的文字和总分。",
            )
            notes.append(unknown.format(rubric=sealed.evaluation.rubric_id))
            changed += unprinted(sealed, "".join(printed.bodies))
        else:
            case = case_of(rubric, sealed.evaluation, _of_parts(workspace, sealed))
            unscored = _unscored_parts(case)
            uncompared = (*unscored, *([_PRINT] if unscored else ()))
            signed = printed.signatures(rubric.roles)
            changed += [*score_differences(sealed, case), *_dates(sealed, signed)]
            if unscored:  # their scores stand in the report and cannot be set again
                in_print = tuple(unprinted(sealed, "".join(printed.bodies)))
            else:
                in_print = _against_print(workspace, case, sealed, data, signed, printed)
            changed += in_print
            notes += [_OTHER_VERSION] * bool(in_print) + [_ANNEXES] * bool(printed.supplement)
            notes += [_OWN_FACES.format(faces=in_a_row(printed.own_faces))] * bool(printed.own_faces)
    if sealed is not None and code is not None:
        inside = Revision(sealed.number, data, digest(data), sealed.previous, sealed.reason, sealed.frozen_at)
        changed += paper_differences(code, [(inside, sealed)])
        notes += filter(None, [paper_note(code, [inside])])
    return Verification(
        sealed.evaluation.unit if sealed else "",
        sealed.evaluation.year if sealed else None,
        sealed.number if sealed else None,
        digest(data),
        digest_ok=digest_ok,
        signatures=tuple(SignedBy(each.role, each.name, _date(each.signed_at)) for each in signed),
        total_recomputed=case.sheet.total if case else None,
        total_printed=printed.total,
        changed=first_of(changed),
        notes=tuple(notes),
        digital=digital,
        uncompared=uncompared,
    )


def _codes(printed: Printed, data: bytes) -> Iterator[Difference]:
    """The check code on every page against that of the data inside; and the data must be there once."""
    code = digest(data)[:16].upper()
    if len(printed.data) > 1:
        copies = say("Verify", "{count} 份")
        yield Difference(_ATTACHED, copies.format(count=1), copies.format(count=len(printed.data)))
    wrong: dict[str, list[int]] = {}
    for number, found in enumerate(printed.codes, 1):
        if found != code:
            wrong.setdefault(found, []).append(number)
    for found, pages in wrong.items():
        some = say("Verify", "第{sheets}张").format(sheets=in_a_row(map(str, pages)))
        where = say("Verify", "各页") if len(pages) == len(printed.codes) else some
        yield Difference(say("Verify", "{where}印的数据校验码（与所附数据不符）").format(where=where), code, found)


def _totals(printed: Printed, sealed: Sealed) -> Iterator[Difference]:
    if printed.total != sealed.total:
        found = printed.total or say("Verify", "没有找到")
        yield Difference(say("Verify", "总分（评分表）"), sealed.total or "", found)


def _dates(sealed: Sealed, signed: tuple[Signature, ...]) -> Iterator[Difference]:
    """The day of freezing is in the data: it is the day of the first signature."""
    dates = [_date(each.signed_at) for each in signed]
    if _date(sealed.frozen_at) not in dates:
        yield Difference(say("Verify", "签署页的首个签字日期"), _date(sealed.frozen_at), in_a_row(dates))


def _against_print(
    workspace: Workspace, case: Case, sealed: Sealed, data: bytes, signed: tuple[Signature, ...], printed: Printed
) -> tuple[Difference, ...]:
    """Every page against the one that the data give. Another check code is told once, and not on each page again."""
    from desktop.reports import annexdata, content, proof

    try:
        annexes = annexdata.load(printed.supplement) if printed.supplement else ()
    except ValueError:
        unread = say("Verify", "所附附件内容"), say("Verify", "自评台写的附件"), say("Verify", "不能解读的内容")
        return (Difference(*unread),)
    code = digest(data)
    other = {found for found in printed.codes if found != code[:16].upper()}
    told = min(other).lower().ljust(len(code), "0") if len(other) == 1 and all(printed.codes) else code
    revision = Revision(sealed.number, data, told, sealed.previous, sealed.reason, sealed.frozen_at, signed)
    report = content.compose(case, revision, made_at=sealed.frozen_at, annexes=annexes)
    pictures = not other and not printed.own_faces  # own faces stand where ours do, but look otherwise
    return proof.differences(report, workspace.fonts, printed.pdf, pictures=pictures)


def _date(moment: datetime) -> str:
    from desktop.reports.content import date_text

    return date_text(moment)
