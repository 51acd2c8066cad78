"""Throwaway certificates made in the test: a chain of a root and a signer, in PKCS#12 with a passphrase."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from PIL import Image, ImageDraw

PASSPHRASE = "口令 Ab3"
UNIT = "某市某局"
SINCE = datetime(2021, 1, 1, tzinfo=UTC)
UNTIL = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Issued:
    """A signer's PKCS#12 file, and the root that vouches for it as PEM."""

    p12: bytes
    root: bytes


def issued(kind: str = "rsa", passphrase: str = PASSPHRASE, since: datetime = SINCE, until: datetime = UNTIL) -> Issued:
    """A certificate of the unit's own, the same for the same words; ``kind``: rsa, ec or dsa (which nobody takes)."""
    return _issued(kind, passphrase, since, until)


@cache
def _issued(kind: str, passphrase: str, since: datetime, until: datetime) -> Issued:
    root_key, key = _key("ec"), _key(kind)
    root = _certificate(
        "测试根证书", root_key, "测试根证书", root_key, SINCE - timedelta(days=1), max(until, UNTIL), is_root=True
    )
    own = _certificate(UNIT, key, "测试根证书", root_key, since, until, is_root=False)
    lock = BestAvailableEncryption(passphrase.encode()) if passphrase else serialization.NoEncryption()
    data = pkcs12.serialize_key_and_certificates(b"unit", key, own, [root], lock)
    return Issued(data, root.public_bytes(Encoding.PEM))


def without_key() -> bytes:
    """A PKCS#12 file that holds a certificate and no private key."""
    root_key = _key("ec")
    root = _certificate("测试根证书", root_key, "测试根证书", root_key, SINCE, UNTIL, is_root=True)
    return pkcs12.serialize_key_and_certificates(
        b"unit", None, root, None, BestAvailableEncryption(PASSPHRASE.encode())
    )


def _key(kind: str) -> rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | dsa.DSAPrivateKey:
    if kind == "rsa":
        return rsa.generate_private_key(65537, 2048)
    return ec.generate_private_key(ec.SECP256R1()) if kind == "ec" else dsa.generate_private_key(2048)


def _certificate(
    subject: str, key: object, issuer: str, by: object, since: datetime, until: datetime, *, is_root: bool
) -> x509.Certificate:
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())  # type: ignore[attr-defined]
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not is_root, content_commitment=not is_root, key_encipherment=False,
                data_encipherment=False, key_agreement=False, key_cert_sign=is_root, crl_sign=is_root,
                encipher_only=False, decipher_only=False,
            ),
            critical=True,
        )
    )  # fmt: skip
    return builder.sign(by, hashes.SHA256())  # type: ignore[arg-type]


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def seal(size: int = 600, background: Sequence[int] = (0, 0, 0, 0)) -> bytes:
    """A picture of a seal as PNG: a red ring with a star, see-through elsewhere."""
    picture = Image.new("RGBA", (size, size), tuple(background))
    pen = ImageDraw.Draw(picture)
    red, rim = (214, 24, 31, 255), size // 25
    pen.ellipse((rim, rim, size - rim, size - rim), outline=red, width=rim)
    pen.regular_polygon((size / 2, size / 2, size / 6), 5, fill=red)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
