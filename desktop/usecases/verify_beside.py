"""What verifying looks at besides the signed data: digital signatures, attached files, scans, the code on a paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.digital import Digital
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Evidence, Kind, Place
from desktop.domain.papercode import PaperCode, read_code
from desktop.domain.system import reason
from desktop.domain.text import in_a_row, say
from desktop.domain.verification import Difference, Sealed
from desktop.usecases.scans import scans_of

if TYPE_CHECKING:
    from desktop.storage.audit import Audit

_LARGEST_ROOT = 1 << 20  # bytes
_SHOWN = 40  # characters of a wrong code in a message


def code_of(paper: str) -> PaperCode:
    """The code a person typed or scanned.

    Raises:
        UserError: PAPER_CODE.
    """
    try:
        return read_code(paper)
    except ValueError as error:
        shown = paper.strip()
        text = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        raise UserError(Problem.PAPER_CODE, text=text, why=str(error)) from error


def read_root(path: Path) -> bytes:
    """A certificate that is trusted, from its file (PEM or DER).

    Raises:
        UserError: FILE_MISSING, FILE_UNREADABLE, CERT_ROOT.
    """
    from desktop.reports import signatures

    if not path.is_file():
        raise UserError(Problem.FILE_MISSING, file=path.name)
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_ROOT)
    except OSError as error:
        raise UserError(Problem.FILE_UNREADABLE, file=path.name, why=reason(error)) from error
    if not signatures.is_certificate(data):
        raise UserError(Problem.CERT_ROOT, file=path.name)
    return data


def digital(pdf: bytes, roots: Sequence[bytes]) -> tuple[tuple[Digital, ...], list[Difference]]:
    """The digital signatures on a PDF, and what is wrong with them or was laid over the pages."""
    from desktop.reports import signatures

    found = signatures.read(pdf, roots)
    wrong = [
        Difference(
            say("Verify", "数字签名“{name}”").format(name=each.name), say("Verify", "签名后未被改动"), each.state
        )
        for each in found
        if not each.is_unchanged
    ]
    pages = signatures.overlays(pdf)
    if pages:
        where = say("Verify", "第{sheets}张上的表单域").format(sheets=in_a_row(str(page + 1) for page in pages))
        wrong.append(Difference(where, say("Verify", "没有"), say("Verify", "有，会盖住印出的内容")))
    return found, wrong


def damaged(found: Audit, sealed: Sealed | None) -> Iterator[Difference]:
    """The attached files whose bytes are gone or not those that were added, by name."""
    if not found.damaged:
        return
    evaluation = sealed.evaluation if sealed else Evaluation("", 0, "")
    evidence, stamped = say("Verify", "佐证材料“{name}”"), say("Verify", "盖章扫描件“{name}”")
    files = [(evidence, each) for each in evaluation.evidence.values()]
    files += [(evidence, each) for part in evaluation.parts.values() for each in part.evaluation.evidence.values()]
    files += [(stamped, each) for each in _scans(found).scans.values()]
    for word, each in files:
        if each.sha256 in found.damaged:
            told = say("Verify", "与添加时一致"), say("Verify", "内容缺失或损坏")
            yield Difference(word.format(name=each.name), *told)


def scans(found: Audit, number: int) -> Iterator[str]:
    """The scans of a revision's stamped paper, in words; they came after the signature and are outside its digest."""
    for each in scans_of(_scans(found), number):
        state = say("Verify", "内容损坏") if each.sha256 in found.damaged else say("Verify", "内容完好")
        said = say("Verify", "第{number}次签发的盖章扫描件“{name}”　{added}加入　{state}（不在数据校验码之内）")
        yield said.format(number=number, name=each.name, added=_when(each), state=state)


def _when(scan: Evidence) -> str:
    try:
        return f"{datetime.fromisoformat(scan.added_at):%Y-%m-%d %H:%M} "
    except ValueError:
        return ""


def _scans(found: Audit) -> Evaluation:
    """An evaluation that holds the scans of a file and nothing else; what makes no sense is left out."""
    changes: list[Change] = []
    for text, value in found.cells.items():
        if not text.startswith(f"{Kind.SCAN}/"):
            continue
        place = Place.parse(text)
        if place.field != "size" or value.isdecimal():
            changes.append(Change(place, value))
    return Evaluation("", 0, "").apply(changes)
