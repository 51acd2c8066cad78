"""A digital signature on a printed report (PAdES): appended to the file, whose own bytes stay as they are.

pyHanko is imported when something is signed and not before. Nothing here goes out on the net: no time stamp and no
revocation list is asked for. Keys for RSA and ECDSA are taken; the SM2 keys of 国密 certificates cannot be used.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop.domain.digital import Certificate
from desktop.domain.errors import Problem, UserError
from desktop.domain.text import noop
from desktop.reports.pdf import SEAL_NAME

if TYPE_CHECKING:
    from PIL.Image import Image
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.signers import SimpleSigner

LARGEST_SEAL = 5 << 20  # bytes of a picture of a seal
LARGEST_CERTIFICATE = 1 << 20
_MOST_PIXELS = 4000 * 4000
_FIELD = "ZPT-{number}"
_UNSIGNABLE = (ValueError, TypeError, KeyError, OSError, StopIteration)  # what a parser raises over a broken file


@dataclass(frozen=True, slots=True)
class Credential:
    """A certificate with its private key, opened; never written anywhere."""

    certificate: Certificate
    signer: SimpleSigner = field(repr=False)


def open_credential(data: bytes, passphrase: str, file: str, now: datetime) -> Credential:
    """Open a PKCS#12 file (.p12, .pfx).

    Raises:
        UserError: CERT_UNREADABLE, CERT_PASSPHRASE, CERT_NOT_VALID (not at ``now``).
    """
    from asn1crypto import keys, x509
    from asn1crypto.pkcs12 import Pfx
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec, rsa
    from cryptography.hazmat.primitives.serialization import pkcs12
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    if len(data) > LARGEST_CERTIFICATE:
        raise UserError(Problem.CERT_UNREADABLE, file=file, why=noop("Reason", "文件太大，不是证书"))
    try:
        Pfx.load(data, strict=True)["auth_safe"].native  # noqa: B018 - asked for, so that it is parsed
    except (ValueError, TypeError) as error:
        raise UserError(
            Problem.CERT_UNREADABLE, file=file, why=noop("Reason", "不是 PKCS#12 格式（.p12 或 .pfx）")
        ) from error
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, passphrase.encode() or None)
    except UnsupportedAlgorithm as error:
        raise UserError(
            Problem.CERT_UNREADABLE, file=file, why=noop("Reason", "加密算法或密钥种类不支持（如国密 SM2）")
        ) from error
    except ValueError as error:
        raise UserError(Problem.CERT_PASSPHRASE, file=file) from error
    if key is None:
        raise UserError(Problem.CERT_UNREADABLE, file=file, why=noop("Reason", "里面没有私钥，只有证书不能签名"))
    if certificate is None:
        raise UserError(Problem.CERT_UNREADABLE, file=file, why=noop("Reason", "里面没有与私钥相配的证书"))
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise UserError(Problem.CERT_UNREADABLE, file=file, why=noop("Reason", "密钥不是 RSA 或 ECDSA"))
    der = serialization.Encoding.DER
    shown = describe(x509.Certificate.load(certificate.public_bytes(der)))
    if not shown.valid_from <= now.astimezone(shown.valid_from.tzinfo) <= shown.valid_until:
        raise UserError(
            Problem.CERT_NOT_VALID, file=file, subject=shown.subject,
            since=f"{shown.valid_from.astimezone(now.tzinfo):%Y-%m-%d}",
            until=f"{shown.valid_until.astimezone(now.tzinfo):%Y-%m-%d}",
        )  # fmt: skip
    known = SimpleCertificateStore()
    known.register_multiple([x509.Certificate.load(each.public_bytes(der)) for each in others])
    private = key.private_bytes(der, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    signer = SimpleSigner(
        x509.Certificate.load(certificate.public_bytes(der)), keys.PrivateKeyInfo.load(private), known
    )
    return Credential(shown, signer)


def describe(certificate: Any) -> Certificate:
    """An asn1crypto certificate as people know it."""
    span = certificate["tbs_certificate"]["validity"]
    return Certificate(
        _name(certificate.subject),
        _name(certificate.issuer),
        f"{certificate.serial_number:X}",
        span["not_before"].native,
        span["not_after"].native,
    )


def _name(name: Any) -> str:
    said = name.native.get("common_name") or name.human_friendly
    return "、".join(said) if isinstance(said, list) else str(said)


def open_seal(data: bytes, file: str) -> Image:
    """The picture of a seal, as sRGB with what is see-through kept so.

    Raises:
        UserError: SEAL_PICTURE: no PNG, or larger than any seal is.
    """
    from PIL import Image, UnidentifiedImageError

    if len(data) > LARGEST_SEAL:
        raise UserError(Problem.SEAL_PICTURE, file=file, why=f"超过 {LARGEST_SEAL >> 20} MB")
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise UserError(
                    Problem.SEAL_PICTURE, file=file, why=noop("Reason", "像素太多，印章图片边长不应超过 4000 像素")
                )
            drawn = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError(Problem.SEAL_PICTURE, file=file, why=noop("Reason", "不是能读的 PNG 图片")) from error
    if drawn.getchannel("A").getextrema()[0] == 255:
        raise UserError(Problem.SEAL_PICTURE, file=file, why=noop("Reason", "背景不透明，会盖住单位名称和日期"))
    return drawn


def sign(
    pdf: bytes,
    credential: Credential,
    now: datetime,
    *,
    role: str,
    seal: Image | None = None,
) -> bytes:
    """The report with one more signature at its end; earlier ones go on covering what they covered.

    Args:
        pdf: As it was written, or as the one before signed it.
        credential: Who signs.
        now: Goes into the signature.
        role: As whom: it stands in the signature as its reason.
        seal: Goes where the sign-off block leaves room for it; None signs without anything being seen.

    Raises:
        UserError: CERT_PDF: no file that a signature can be put on, no place for a seal, or one has been set already.
    """
    from pyhanko.pdf_utils.images import PdfImage
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign import fields, signers
    from pyhanko.sign.general import SigningError
    from pyhanko.stamp import StaticStampStyle

    class Writer(IncrementalPdfFileWriter):
        """Leaves the metadata alone: they say when the report was made, and PDF/A wants them to agree."""

        def _update_meta(self) -> None:
            pass

    class Signer(signers.PdfSigner):
        """Signs at the time it is told."""

        def init_signing_session(self, *given: Any, **named: Any) -> Any:
            session = super().init_signing_session(*given, **named)
            session.system_time = now if now.tzinfo else now.astimezone()
            return session

    try:
        writer = Writer(io.BytesIO(pdf))
        number = 1 + len(list(fields.enumerate_sig_fields(writer.prev)))
        name = _FIELD.format(number=number)
        spec = fields.SigFieldSpec(name)
        style = None
        if seal is not None:
            page, box = _place(writer.prev)
            spec = fields.SigFieldSpec(name, on_page=page, box=box)
            middle = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins.uniform(0))
            drawn = PdfImage(seal, name=f"Seal{number}")
            style = StaticStampStyle(border_width=0, background=drawn, background_layout=middle)
        meta = signers.PdfSignatureMetadata(
            field_name=name,
            md_algorithm="sha256",
            reason=role,
            name=credential.certificate.subject,
            subfilter=fields.SigSeedSubFilter.PADES,
        )
        done = Signer(meta, credential.signer, stamp_style=style, new_field_spec=spec).sign_pdf(writer)
    except (*_UNSIGNABLE, PdfError, SigningError) as error:
        raise UserError(Problem.CERT_PDF, why=noop("Reason", "不是能读的 PDF，或有密码、已被限制修改")) from error
    signed: bytes = done.getvalue()
    return signed


def follow(values: Any, key: str, otherwise: Any) -> Any:
    """What stands under a key of a PDF's dictionary, fetched where it is only pointed at; dict's own get does not."""
    return values[key] if key in values else otherwise  # noqa: SIM401


def _place(reader: PdfFileReader) -> tuple[int, tuple[int, int, int, int]]:
    """The page and the box that the report itself names for the seal, to the nearest point."""
    from pyhanko.sign import fields

    names = follow(reader.root, "/Dests", {})
    if SEAL_NAME not in {name.lstrip("/") for name in names}:
        raise UserError(Problem.CERT_PDF, why=noop("Reason", "报告上没有单位盖章的位置，请不带印章图片签名"))
    for _, _, each in fields.enumerate_sig_fields(reader):
        left, _, right, _ = (float(edge) for edge in follow(each.get_object(), "/Rect", (0, 0, 0, 0)))
        if left < right:
            raise UserError(Problem.CERT_PDF, why=noop("Reason", "报告上已有印章图片，后来的签名请不带印章图片"))
    place = names[f"/{SEAL_NAME}"]
    sheet = place.raw_get(0).idnum
    count = int(reader.root["/Pages"]["/Count"])
    page = next(at for at in range(count) if reader.find_page_for_modification(at)[0].idnum == sheet)
    left, bottom, right, top = (round(float(corner)) for corner in list(place)[2:])
    return page, (left, bottom, right, top)
