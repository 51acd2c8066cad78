"""A printed report read back: its pages' text and pictures, the data inside it, the signatures on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

import pypdfium2

from desktop.domain.signoff import Signature
from desktop.reports.fonts import OURS
from desktop.reports.pages import LOCK
from desktop.reports.pdf.pdfa import ATTACHMENT, SUPPLEMENT

_CODE = re.compile(r"数据校验码([0-9A-F]{16})")
_FURNITURE = re.compile(r"(—\d+—)?(共\d+页第\d+页|封面正文共\d+页)数据校验码[0-9A-F]{16}(扫描二维码可核对本件数据)?$")
_TOTAL = re.compile(r"总分（满分[\d.]+分）：?(-?\d+(?:\.\d+)?)等级")
_HEAD = re.compile(r"职责\s+姓名\s+签字\s+日期")
_DATE = r"(?:(\d{4})年(\d{1,2})月(\d{1,2})日|年\s*月\s*日)"
_FACE = re.compile(rb"/FontName\s*/[A-Z]{6}\+([^\s/<>\[\]()]+)")
_SCALE = 1.5  # pixels a point: a changed digit of the smallest text is seen


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF as others read it.

    Attributes:
        pdf: The file itself.
        pages: The text of every page without blanks; ``raw`` is the same as extracted.
        data: The contents of every attachment under our name: one, in a report of ours.
    """

    pdf: bytes
    pages: tuple[str, ...]
    raw: tuple[str, ...]
    data: tuple[bytes, ...]
    supplement: bytes = b""  # the annexes that ``data`` do not hold, as JSON; b"" where there are none

    @property
    def codes(self) -> tuple[str, ...]:
        """The check code (数据校验码) of each page, 16 digits; "" where there is none."""
        return tuple(found[-1] if (found := _CODE.findall(page)) else "" for page in self.pages)

    @property
    def own_faces(self) -> tuple[str, ...]:
        """The faces of the office's own that it was set in, by their names in the file."""
        names = {name.decode("latin-1") for name in _FACE.findall(self.pdf)}
        return tuple(sorted(name for name in names if not name.startswith(OURS)))

    @property
    def total(self) -> str | None:
        """The total as the score table prints it."""
        found = _TOTAL.search("".join(self.bodies))
        return found[1] if found else None

    @property
    def bodies(self) -> tuple[str, ...]:
        """The pages without number and check code."""
        return tuple(_FURNITURE.sub("", page) for page in self.pages)

    def signatures(self, roles: Sequence[str]) -> tuple[Signature, ...]:
        """Who signed, as the sign-off page says; dates are at midnight and without a zone."""
        text = "\n".join(self.raw)
        heads = list(_HEAD.finditer(text))
        at = heads[-1].end() if heads else len(text)
        found: list[Signature] = []
        for role in roles:
            row = re.compile(rf"\s*{re.escape(role)}\s+(.*?)\s*{_DATE}", re.DOTALL).match(text, at)
            if row is None:
                continue
            at = row.end()
            date = _date(row[2], row[3], row[4])
            if row[1] and date:
                found.append(Signature(role, re.sub(r"\s*\n\s*", "", row[1]), date))
        return tuple(found)


def read(pdf: bytes) -> Printed:
    """Read a PDF.

    Raises:
        ValueError: It is none, is broken or is locked with a password.
    """
    try:
        with LOCK, closing(pypdfium2.PdfDocument(pdf)) as document:
            raw = tuple(document[at].get_textpage().get_text_bounded() for at in range(len(document)))
            attached = [document.get_attachment(at) for at in range(document.count_attachments())]
            data = tuple(bytes(each.get_data()) for each in attached if each.get_name() == ATTACHMENT)
            more = [bytes(each.get_data()) for each in attached if each.get_name() == SUPPLEMENT]
    except pypdfium2.PdfiumError as error:
        raise ValueError(f"no PDF that can be read: {error}") from error
    return Printed(pdf, tuple("".join(text.split()) for text in raw), raw, data, more[0] if len(more) == 1 else b"")


def looks(pdf: bytes) -> tuple[bytes, ...]:
    """A picture of every page, to be compared with that of another file: what text does not show is seen here."""
    with LOCK, closing(pypdfium2.PdfDocument(pdf)) as document:
        return tuple(bytes(document[at].render(scale=_SCALE).buffer) for at in range(len(document)))


def _date(year: str | None, month: str | None, day: str | None) -> datetime | None:
    if not (year and month and day):
        return None
    try:
        return datetime(int(year), int(month), int(day))  # noqa: DTZ001 - only the date is printed
    except ValueError:
        return None
