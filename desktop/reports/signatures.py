"""The digital signatures (PAdES) on a PDF, read back: what each covers, whether it holds, and what came after it.

Everything is judged from the file alone. A certificate is trusted only where a root was given that it leads to; nothing
is asked on the net, so a certificate that was revoked is not found out.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from desktop.domain.digital import Digital
from desktop.domain.text import say
from desktop.reports.pdf import SEAL_NAME
from desktop.reports.signing import describe, follow

_MARK = b"/ByteRange"
_WIDGET, _STREAMS = b"/Widget", b"/ObjStm"  # objects packed in streams are not seen from outside
_NEAR = 2.0  # points


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
            return (_unreadable(say("Verify", "签名所在的部分读不出来")),)
        return tuple(_judge(each, roots) for each in found) or (
            _unreadable(say("Verify", "有签名的痕迹，但读不出签名")),
        )


def _judge(embedded: Any, roots: Sequence[bytes]) -> Digital:
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    role = str(follow(embedded.sig_object, "/Reason", ""))
    shown = signed_at = None
    try:
        shown = describe(embedded.signer_cert)
        signed_at = embedded.self_reported_timestamp
        context = ValidationContext(
            trust_roots=list(_certificates(roots)),
            allow_fetching=False,
            moment=signed_at,
            best_signature_time=signed_at,
        )
        status = validate_pdf_signature(embedded, context)
    except (PdfError, SigningError, SignatureValidationError, ValueError, TypeError, KeyError, AttributeError) as error:
        shape = isinstance(error, PdfError | TypeError | KeyError)
        why = say("Verify", "签名的格式不对") if shape else say("Verify", "签名不能核对")
        return Digital(role, signed_at, shown, False, False, True, False, why)  # noqa: FBT003
    intact = bool(status.intact and status.valid)
    covers_all = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    covers_its_part = status.coverage in (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)
    level = status.modification_level
    behind = 0 if covers_all else _bytes_behind(embedded)
    altered = (
        bool(behind)
        or not covers_its_part
        or (
            not covers_all
            and level not in (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)
        )
    )
    return Digital(role, signed_at, shown, intact, covers_all, altered, bool(status.trusted), "", behind)


def _bytes_behind(embedded: Any) -> int:
    """Bytes behind the newest revision where this signature made it; blanks that a transfer may add do not count."""
    if embedded.signed_revision != embedded.reader.xrefs.total_revisions - 1:
        return 0
    start, length = int(embedded.byte_range[2]), int(embedded.byte_range[3])
    stream = embedded.reader.stream
    stream.seek(start + length)
    return len(stream.read().strip(b"\r\n\t \0"))


def is_certificate(data: bytes) -> bool:
    """Whether these bytes are a certificate, PEM or DER."""
    try:
        return all(each["tbs_certificate"].native for each in _certificates([data]))
    except (ValueError, TypeError, KeyError):
        return False


def overlays(pdf: bytes) -> tuple[int, ...]:
    """The pages (from 0) that form fields cover, but for signatures that show nothing or stand at the seal.

    A page's own picture does not show them, while most readers do: a field could lay another figure over a printed one.
    """
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    if _WIDGET not in pdf and _STREAMS not in pdf:
        return ()
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        seal = _seal(reader)
        count = int(reader.root["/Pages"]["/Count"])
        return tuple(at for at in range(count) if any(_covers(*field, seal) for field in _fields_on(reader, at)))
    except (PdfError, ValueError, TypeError, KeyError, AttributeError, OSError, RecursionError):
        return ()  # what cannot be read at all is told by whoever reads the pages


def _fields_on(reader: Any, at: int) -> Iterator[tuple[int, Any]]:
    """The number of the page's object with each field on it."""
    page = reader.find_page_for_modification(at)[0]
    for each in follow(page.get_object(), "/Annots", ()):
        field = each.get_object()
        if follow(field, "/Subtype", "") == "/Widget":
            yield page.idnum, field


def _covers(page: int, field: Any, seal: tuple[int, Sequence[float]] | None) -> bool:
    left, bottom, right, top = (float(edge) for edge in follow(field, "/Rect", (0, 0, 0, 0)))
    if left == right or bottom == top:
        return False
    kind = follow(field, "/FT", None) or follow(follow(field, "/Parent", {}), "/FT", "")
    if kind != "/Sig" or seal is None or seal[0] != page:
        return True
    return any(abs(one - two) > _NEAR for one, two in zip((left, bottom, right, top), seal[1], strict=True))


def _seal(reader: Any) -> tuple[int, Sequence[float]] | None:
    """The number of the page's object and the box that the report names for the seal; None where it names none."""
    place = follow(follow(reader.root, "/Dests", {}), f"/{SEAL_NAME}", None)
    return None if place is None else (place.raw_get(0).idnum, [float(corner) for corner in list(place)[2:]])


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
    levels = [each.level for each in loggers]
    for each in loggers:
        each.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for each, level in zip(loggers, levels, strict=True):
            each.setLevel(level)
