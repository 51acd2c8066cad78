"""What can be taken from a printed report by hand or scanner: its QR code, or the check code at each page's foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.signoff import Revision
from desktop.domain.text import in_a_row, say
from desktop.domain.verification import Difference, Sealed

FORMAT = "ZPT2"
_OLDER = "ZPT1"  # without grade and unit
SHORT = 16  # digits of the check code on every page
_WHOLE = 64
_FIELDS = re.compile(rf"(?:{_OLDER}|{FORMAT}):(\d{{4}}):(\d+):(-?[\d.]*):([0-9A-F]{{{_WHOLE}}})(?::([^:]*):(.+))?")
_GARBLED = re.compile(r"[\x80-\u2fff\ufffd?]")  # what a scanner makes of Chinese it cannot type
_HEX = re.compile(r"[0-9A-F]+")


@dataclass(frozen=True, slots=True)
class PaperCode:
    """What the paper says; year, revision and total stand in the QR code only.

    Attributes:
        digest: Capitals: all 64 digits, or the first 16 of them.
        total: "" where the report has none; None where the code does not tell.
        grade: The same.
        unit: Without blanks, in capitals; None where the code does not tell, or the scanner could not type it.
    """

    digest: str
    year: int | None = None
    revision: int | None = None
    total: str | None = None
    grade: str | None = None
    unit: str | None = None

    def fits(self, digest: str) -> bool:
        """Whether it is the code of the data with that digest (64 hex digits, either case)."""
        return digest.upper().startswith(self.digest)


def read_code(text: str) -> PaperCode:
    """Read what a scanner gave or a person typed; blanks, case and full-width forms do not count.

    Raises:
        ValueError: In Chinese, why it is no such code.

    >>> read_code("88ed 7d07 89ac ef8a").digest
    '88ED7D0789ACEF8A'
    """
    bare = _bare(text)
    if not bare:
        raise ValueError("没有读到内容")
    found = _FIELDS.fullmatch(bare)
    if found is not None:
        words = [None if each is None or _GARBLED.search(each) else each for each in (found[5], found[6])]
        return PaperCode(found[4], int(found[1]), int(found[2]), found[3], *words)
    if bare.startswith((f"{FORMAT}:", f"{_OLDER}:")):
        raise ValueError("二维码的内容不完整，请重新扫描")
    bare = bare.removeprefix("数据校验码").lstrip(":")
    if not _HEX.fullmatch(bare):
        raise ValueError("应为自评报告二维码的内容（ZPT2:…），或 16 位的数据校验码（0–9、A–F）")
    if len(bare) not in (SHORT, _WHOLE):
        raise ValueError(f"数据校验码应为 {SHORT} 位，读到 {len(bare)} 位")
    return PaperCode(bare)


def _bare(text: str) -> str:
    """Without blanks, in capitals, half-width: a scanner types through whatever keyboard is set."""
    return "".join(text.translate(_NARROW).split()).upper()


_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def paper_differences(code: PaperCode, sealed: Sequence[tuple[Revision, Sealed | None]]) -> Iterator[Difference]:
    """What the paper says against the revisions of a file.

    Args:
        code: Of the paper.
        sealed: Every revision with its data read; None where they could not be.
    """
    meant = next((pair for pair in sealed if code.fits(pair[0].digest)), None)
    if meant is None:
        one = say("Verify", "第{number}次 {digest}")
        there = in_a_row(
            one.format(number=revision.number, digest=revision.digest[:SHORT].upper()) for revision, _ in sealed
        )
        yield Difference(say("Verify", "纸上的数据校验码"), there, code.digest[:SHORT])
    by_number = next((pair for pair in sealed if pair[0].number == code.revision), None)
    revision, data = meant or by_number or (None, None)
    if revision is None or data is None:
        return
    told = (
        (say("Verify", "纸上的年度"), str(data.evaluation.year), None if code.year is None else str(code.year)),
        (say("Verify", "纸上的签发次数"), str(revision.number), None if code.revision is None else str(code.revision)),
        (say("Verify", "纸上的总分"), data.total or "", code.total),
        (say("Verify", "纸上的等级"), data.grade or "", code.grade),
        (say("Verify", "纸上的单位"), _bare(data.evaluation.unit), code.unit),
    )
    yield from (Difference(where, expected, found) for where, expected, found in told if found not in (None, expected))


def paper_note(code: PaperCode, revisions: Sequence[Revision]) -> str:
    """Which revision the paper is of, in words; "" when of none."""
    meant = next((revision for revision in revisions if code.fits(revision.digest)), None)
    if meant is None:
        return ""
    if meant.number == revisions[-1].number:
        return say("Verify", "纸上的校验码与第{number}次签发的数据相符。").format(number=meant.number)
    said = say("Verify", "纸上的校验码与第{number}次签发的数据相符；其后已有第{last}次签发，这份纸不是最新的。")
    return said.format(number=meant.number, last=revisions[-1].number)
