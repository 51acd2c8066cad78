"""The printed report with a digital signature on it (PAdES): made by a person's own certificate file, offline."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.digital import Certificate
from desktop.domain.errors import Problem, UserError
from desktop.domain.findings.finding import Case
from desktop.domain.signoff import Revision
from desktop.domain.system import reason
from desktop.usecases.export_report import pdf_of, printed, write_bytes

if TYPE_CHECKING:
    from PIL.Image import Image

    from desktop.reports.ownfonts import FontFile
    from desktop.reports.report import Annex
    from desktop.usecases.workspace import Workspace

ROLE = "单位电子签章"  # what the signature gives as its reason where a person says nothing else


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person signs with.

    Attributes:
        certificate: PKCS#12 file (.p12, .pfx).
        passphrase: Of that file; it is used once and written nowhere.
        seal: PNG of the unit's own seal, for the place of the paper's; None leaves that place empty.
        role: Stands in the signature as its reason.
    """

    certificate: Path
    passphrase: str = field(repr=False)
    seal: Path | None = None
    role: str = ROLE


def export_signed(
    workspace: Workspace,
    case: Case,
    revision: Revision | None,
    target: Path,
    wanted: Wanted,
    now: datetime,
    stopped: Callable[[], bool] = lambda: False,
    annexes: Sequence[Annex] = (),
    part: str = "",
    own: Mapping[str, FontFile] | None = None,
) -> tuple[Certificate, tuple[str, ...]]:
    """Write the report of a signed revision as PDF with one digital signature behind its bytes.

    What may be wrong with certificate and seal is found before the report is set.

    Args:
        workspace: Where the faces are.
        case: Tells the rubrics; the data are those of the revision.
        revision: None for a draft, which nobody signs.
        target: The file to write; a file that is there is replaced.
        wanted: Who signs and with what.
        now: Stands in the signature; the certificate must count then.
        stopped: Asked between the steps; once it says yes, nothing is written.
        annexes: Bound in behind.
        part: Id of a project whose report alone is signed.
        own: The office's faces; None for those that the settings say.

    Returns:
        Whose certificate it was, and what :func:`~desktop.usecases.export_report.export` gives.

    Raises:
        UserError: CERT_UNSIGNED, CERT_UNREADABLE, CERT_PASSPHRASE, CERT_NOT_VALID, CERT_PDF, SEAL_PICTURE,
            FILE_UNREADABLE, FILE_WRITE; as :func:`~desktop.usecases.export_report.pdf_of`.
    """
    from desktop.reports import signing

    if revision is None:
        raise UserError(Problem.CERT_UNSIGNED, file=target.name)
    data = _bytes(wanted.certificate, signing.LARGEST_CERTIFICATE)
    credential = signing.open_credential(data, wanted.passphrase, wanted.certificate.name, now)
    seal = _seal(wanted.seal) if wanted.seal is not None else None
    report = printed(case, revision, now, annexes, part)
    pdf, notes = pdf_of(workspace, report, target, stopped, own)
    signed = signing.sign(pdf, credential, now, role=wanted.role, seal=seal)
    if stopped():
        raise UserError(Problem.REPORT_STOPPED, file=target.name)
    write_bytes(signed, target)
    return credential.certificate, notes


def _seal(path: Path) -> Image:
    from desktop.reports import signing

    return signing.open_seal(_bytes(path, signing.LARGEST_SEAL), path.name)


def _bytes(path: Path, most: int) -> bytes:
    """A small file; of one that is too large only as much as shows that it is."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise UserError(Problem.FILE_UNREADABLE, file=path.name, why=reason(error)) from error
