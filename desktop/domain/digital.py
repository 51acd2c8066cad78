"""A digital signature on a printed report, as it was found: whether it holds, and who is said to have made it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.text import say


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate as people know it. Times are in UTC.

    Attributes:
        subject: Whose it is: the common name, else all of the name.
        issuer: Who says so.
        valid_from: First moment it counts; ``valid_until`` the last one.
    """

    subject: str
    issuer: str
    serial: str
    valid_from: datetime
    valid_until: datetime


@dataclass(frozen=True, slots=True)
class Digital:
    """One signature as it was found. Nothing of it was asked on the net.

    Attributes:
        role: What the signature gives as its reason.
        signed_at: As the signer's own computer had it.
        intact: Whether the bytes it covers are those that were signed, and the key is that of the certificate.
        covers_all: Whether those bytes are the whole file; after another signature they are not.
        altered: Whether anything but further signatures was added behind it.
        trusted: Whether the certificate leads to one of the roots given.
        behind: How many bytes stand at the end of the file that belong to no revision, so that no signature covers
            them; a reader that repairs files may still show what they say.
        fault: Why it could not be judged, or what is wrong; "" where nothing is.
    """

    role: str
    signed_at: datetime | None
    certificate: Certificate | None
    intact: bool
    covers_all: bool
    altered: bool
    trusted: bool
    fault: str = ""
    behind: int = 0

    @property
    def name(self) -> str:
        """Who is said to have signed."""
        return self.certificate.subject if self.certificate else say("Verify", "无法识别的签名人")

    @property
    def in_time(self) -> bool:
        """Whether the certificate counted when, by the signer's computer, it was used."""
        shown = self.certificate
        return bool(shown and self.signed_at and shown.valid_from <= self.signed_at <= shown.valid_until)

    @property
    def is_unchanged(self) -> bool:
        """Whether what was signed is what stands there."""
        return self.intact and not self.altered

    @property
    def state(self) -> str:
        """What became of what was signed: 签名后未被改动, or what is wrong."""
        if self.fault:
            return self.fault
        if not self.intact:
            return say("Verify", "签名后内容被改动，或签名是伪造的")
        if self.behind:
            said = say("Verify", "签名后文件末尾多出 {count} 个字节，不在签名之内，也不是正常的修订")
            return said.format(count=self.behind)
        if self.altered:
            return say("Verify", "签名后文件被追加了内容")
        return say("Verify", "签名后未被改动")

    @property
    def identity(self) -> str:
        """How far the name can be believed."""
        if self.certificate is None:
            return say("Verify", "没有读到证书，不知道是谁签的")
        issuer = self.certificate.issuer
        said = (_TRUSTED if self.trusted else _UNTRUSTED).format(issuer=issuer)
        if self.in_time or self.signed_at is None:
            return said
        return say("Verify", "签名时证书不在有效期内；{said}").format(said=said)

    def line(self) -> str:
        """All of it, for people."""
        when = say("Verify", "　{time}（签名人电脑的时间）")
        role = say("Verify", "（{role}）").format(role=self.role) if self.role else ""
        return say("Verify", "{name}{role}{when}　{state}；{identity}").format(
            name=self.name,
            role=role,
            when=when.format(time=f"{self.signed_at:%Y-%m-%d %H:%M}") if self.signed_at else "",
            state=self.state,
            identity=self.identity,
        )


_TRUSTED = say("Verify", "证书由“{issuer}”签发，根证书已核对")
_UNTRUSTED = say("Verify", "证书自称由“{issuer}”签发，本机没有核对它的根证书，签名人是谁请另行核实")
