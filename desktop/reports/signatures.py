"""The digital signatures (PAdES) on a PDF, read back: what each covers, whether it holds, and what came after it.

Everything is judged from the file alone. A certificate is trusted only where a root was given that it leads to; nothing
is asked on the net, so a certificate that was revoked is not found out.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.reports.signing import Certificate, describe

_MARK = b"/ByteRange"


@dataclass(frozen=True, slots=True)
class Digital:
    """One signature as it was found.

    Attributes:
        role: What the signature gives as its reason.
        signed_at: As the signer's own computer had it.
        intact: Whether the bytes it covers are those that were signed, and the key is that of the certificate.
        covers_all: Whether those bytes are the whole file; after another signature they are not.
        altered: Whether anything but further signatures was added behind it.
        trusted: Whether the certificate leads to one of the roots given.
        fault: Why it could not be judged, or what is wrong; "" where nothing is.
    """

    role: str
    signed_at: datetime | None
    certificate: Certificate | None
    intact: bool
    covers_all: bool
    altered: bool
    trusted: bool
    fault: str

    @property
    def in_time(self) -> bool:
        """Whether the certificate counted when, by the signer's computer, it was used."""
        shown = self.certificate
        return bool(shown and self.signed_at and shown.valid_from <= self.signed_at <= shown.valid_until)

    @property
    def holds(self) -> bool:
        """Whether what was signed is what stands there."""
        return self.intact and not self.altered and self.in_time


def is_marked(pdf: bytes) -> bool:
    """Whether the file looks signed; cheap, and never wrong about one that is."""
    return _MARK in pdf


def read(pdf: bytes, roots: Sequence[bytes] = ()) -> tuple[Digital, ...]:
    """Every signature on a file, in the order in which they were made.

    Args:
        pdf: The file.
        roots: Certificates that are trusted, DER or PEM.
    """
    if not is_marked(pdf):
        return ()
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    with _quietly():
        try:
            found = PdfFileReader(io.BytesIO(pdf), strict=False).embedded_regular_signatures
        except (PdfError, ValueError, TypeError, KeyError, AttributeError, OSError, RecursionError):
            return (_unreadable("签名所在的部分读不出来"),)
        return tuple(_judge(each, roots) for each in found) or (_unreadable("有签名的痕迹，但读不出签名"),)


def _judge(embedded: Any, roots: Sequence[bytes]) -> Digital:
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    role = str(embedded.sig_object.get("/Reason", ""))
    shown = signed_at = None
    try:
        shown = describe(embedded.signer_cert)
        signed_at = embedded.self_reported_timestamp
        context = ValidationContext(
            trust_roots=list(_certificates(roots)), allow_fetching=False, moment=signed_at, best_signature_time=signed_at
        )
        status = validate_pdf_signature(embedded, context)
    except (PdfError, SigningError, SignatureValidationError, ValueError, TypeError, KeyError, AttributeError) as error:
        why = "签名的格式不对" if isinstance(error, PdfError | TypeError | KeyError) else "签名不能核对"
        return Digital(role, signed_at, shown, False, False, True, False, why)  # noqa: FBT003
    intact = bool(status.intact and status.valid)
    covers_all = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    covers_its_part = status.coverage in (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)
    level = status.modification_level
    altered = not covers_its_part or (
        not covers_all and level not in (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)
    )
    made = Digital(role, signed_at, shown, intact, covers_all, altered, bool(status.trusted), "")
    return made


def _unreadable(why: str) -> Digital:
    return Digital("", None, None, False, False, True, False, why)  # noqa: FBT003


def _certificates(roots: Sequence[bytes]) -> Iterator[Any]:
    from asn1crypto import pem, x509

    for root in roots:
        yield x509.Certificate.load(pem.unarmor(root)[2] if pem.detect(root) else root)


@contextmanager
def _quietly() -> Iterator[None]:
    """An untrusted certificate is told in the result; the library would log it as well, at length."""
    loggers = [logging.getLogger(name) for name in ("pyhanko", "pyhanko_certvalidator")]
    before = [each.disabled for each in loggers]
    levels = [each.level for each in loggers]
    for each in loggers:
        each.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for each, level, _ in zip(loggers, levels, before, strict=True):
            each.setLevel(level)
