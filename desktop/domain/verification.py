"""Verifying (校验): what was signed against what stands there now. Compares values; reads no file and no page.

What was signed is the canonical data of a revision (see ``signoff``). Everything else, the cells of the file, the
scores worked out again, the printed text, is held against it, and what differs is named as people name it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from desktop.domain.digital import Digital
from desktop.domain.evaluation import Evaluation, Kind, Place
from desktop.domain.findings.finding import Case
from desktop.domain.findings.places import label
from desktop.domain.number import plain
from desktop.domain.placelabels import of_project, place_label
from desktop.domain.signoff import Revision, digest, thaw
from desktop.domain.text import Said, say

NOTHING = say("Verify", "（空）")
_UNREADABLE = say("Verify", "不能解读的内容")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was signed.

    Attributes:
        where: What it is, for people: "资金管理 / 预算完成率的得分".
        expected: What the signed data say.
        found: What stands there instead.
    """

    where: str
    expected: str
    found: str

    @property
    def said(self) -> Said:
        """All of it in one line."""
        return say("Verify", "{where}：应为“{expected}”，现为“{found}”").format(
            where=self.where, expected=self.expected or NOTHING, found=self.found or NOTHING
        )

    def __str__(self) -> str:
        return self.said


@dataclass(frozen=True, slots=True)
class SignedBy:
    """A signature as it was found. ``date`` is a full time in a file, a date such as 2022年3月25日 on paper."""

    role: str
    name: str
    date: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What verifying one file or PDF came to.

    Attributes:
        digest_ok: Whether every check code is that of the data it belongs to, and the revisions form a chain.
        total_recomputed: By the rubric from the signed figures; None when that rubric is not at hand.
        total_printed: As frozen in the file, or as printed in the PDF; None when it was not found.
        changed: Everything that differs; ``notes`` what was not or cannot be looked at.
        digital: The digital signatures on a PDF, in the order in which they were made.
        scans: The scans of the stamped paper beside the newest revision of a file, in words.
        uncompared: What could not be looked at, in words: a rubric it takes is not at hand.
    """

    unit: str
    year: int | None
    revision: int | None
    digest: str
    digest_ok: bool
    signatures: tuple[SignedBy, ...]
    total_recomputed: Decimal | None
    total_printed: str | None
    changed: tuple[Difference, ...]
    notes: tuple[str, ...]
    digital: tuple[Digital, ...] = ()
    scans: tuple[str, ...] = ()
    uncompared: tuple[str, ...] = ()

    @property
    def is_false(self) -> bool:
        """Whether something was changed or does not match."""
        return bool(self.changed) or not self.digest_ok

    @property
    def is_complete(self) -> bool:
        """Whether all could be looked at: without the rubric, scores and printed text could not."""
        return self.total_recomputed is not None and not self.uncompared

    @property
    def verdict(self) -> str:
        """What it came to, in one sentence."""
        if self.is_false:
            return say("Verify", "有 {count} 处与签发时不符。").format(count=max(len(self.changed), 1))
        if self.is_complete:
            return say("Verify", "与签发时一致。")
        return say("Verify", "没有发现改动，但没能全部核对。")

    def lines(self) -> Iterator[str]:
        """Everything it came to, for people."""
        if self.unit:
            head = say("Verify", "{unit}　{year} 年度　第{revision}次签发")
            yield head.format(unit=self.unit, year=self.year, revision=self.revision)
        matches = say("Verify", "相符") if self.digest_ok else say("Verify", "不符")
        yield say("Verify", "数据校验码　{digest}　{matches}").format(digest=self.digest, matches=matches)
        for each in self.signatures:
            signed = say("Verify", "签字　{role}　{name}　{date}")
            yield signed.format(role=each.role, name=each.name, date=_moment(each.date))
        yield from (say("Verify", "数字签名　{line}").format(line=each.line()) for each in self.digital)
        yield from (say("Verify", "已盖章　{scan}").format(scan=scan) for scan in self.scans)
        recomputed = say("Verify", "没有重算") if self.total_recomputed is None else plain(self.total_recomputed)
        total = say("Verify", "总分　签发的 {printed}，重算 {recomputed}")
        yield total.format(printed=self.total_printed or say("Verify", "没有找到"), recomputed=recomputed)
        yield from (say("Verify", "不符　{difference}").format(difference=each.said) for each in self.changed)
        yield from (say("Verify", "没有核对　{what}").format(what=each) for each in self.uncompared)
        yield from (say("Verify", "说明　{note}").format(note=note) for note in self.notes)


def _moment(text: str) -> str:
    """A full time to the minute; a date on paper as it stands."""
    try:
        return f"{datetime.fromisoformat(text):%Y-%m-%d %H:%M}"
    except ValueError:
        return text


@dataclass(frozen=True, slots=True)
class SealedPart:
    """The scores of a further evaluation in the file as they were when it was signed, and by which rubric."""

    rubric_digest: str
    scores: Mapping[str, str | None]
    total: str | None
    grade: str | None


@dataclass(frozen=True, slots=True)
class Sealed:
    """The canonical data of a revision, read. Scores, total and grade are as they were when it was signed."""

    evaluation: Evaluation
    rubric_digest: str
    number: int
    previous: str
    reason: str
    frozen_at: datetime
    cells: Mapping[str, str]  # str(place) -> text
    scores: Mapping[str, str | None]
    total: str | None
    grade: str | None
    parts: Mapping[str, SealedPart] = field(default_factory=dict)  # part id -> what was signed of it


def unseal(data: bytes) -> Sealed:
    """Read canonical data that may come from anywhere.

    Raises:
        ValueError: They are not in the canonical format.
    """
    try:
        evaluation, content = thaw(data)
        parts = (content["rubric"], content["cells"], content["scores"])
        rubric, cells, scores = (_texts(part) for part in parts)
        sealed = Sealed(
            evaluation,
            str(rubric["sha256"]),
            int(str(content["revision"])),
            str(content["previous"]),
            str(content["reason"]),
            datetime.fromisoformat(str(content["frozen_at"])),
            {place: str(text) for place, text in cells.items()},
            scores,
            _text(content["total"]),
            _text(content["grade"]),
            _parts(content.get("parts", {})),
        )
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"not canonical: {error}") from error
    if not (isinstance(evaluation.unit, str) and type(evaluation.year) is int and None not in cells.values()):
        raise ValueError("not canonical: unit, year or a cell is of another kind")
    return sealed


def _parts(parts: object) -> dict[str, SealedPart]:
    if not isinstance(parts, dict):
        raise TypeError("no object")
    return {
        str(key): SealedPart(
            str(_texts(part["rubric"])["sha256"]), _texts(part["scores"]), _text(part["total"]), _text(part["grade"])
        )
        for key, part in parts.items()
    }


def _texts(part: object) -> dict[str, str | None]:
    if not isinstance(part, dict):
        raise TypeError("no object")
    return {key: _text(value) for key, value in part.items()}


def _text(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError(f"no text: {value!r}")
    return value


# ------------------------------------------------------------------ revisions


def revision_differences(revisions: Sequence[Revision]) -> Iterator[Difference]:
    """Digests worked out again, the chain of revisions, and what stands beside the data against the data."""
    previous = ""
    for number, revision in enumerate(revisions, 1):
        name = say("Verify", "第{number}次签发").format(number=revision.number)
        if revision.number != number:
            yield Difference(say("Verify", "签发的次序"), say("Verify", "第{number}次").format(number=number), name)
        found = digest(revision.data)
        if found != revision.digest:
            yield Difference(_of(name, say("Verify", "的数据校验码")), revision.digest, found)
        if revision.previous != previous:
            yield Difference(_of(name, _CHAINED), previous, revision.previous)
        previous = revision.digest
        yield from _beside(revision, name)


def _beside(revision: Revision, name: str) -> Iterator[Difference]:
    try:
        sealed = unseal(revision.data)
    except ValueError:
        yield Difference(_of(name, say("Verify", "的数据")), say("Verify", "自评台的签发数据"), _UNREADABLE)
        return
    pairs = (
        (say("Verify", "次数"), str(sealed.number), str(revision.number)),
        (_CHAINED, sealed.previous, revision.previous),
        (say("Verify", "修订原因"), sealed.reason, revision.reason),
        (say("Verify", "时间"), sealed.frozen_at.isoformat(), revision.frozen_at.isoformat()),
    )
    yield from (Difference(_of(name, what), signed, beside) for what, signed, beside in pairs if signed != beside)
    if not revision.signatures:
        yield Difference(_of(name, say("Verify", "的签字")), say("Verify", "至少一人签字"), "")
    elif revision.signatures[0].signed_at != revision.frozen_at:
        first = revision.signatures[0]
        what = _of(name, say("Verify", "的首个签字时间"))
        yield Difference(what, revision.frozen_at.isoformat(), first.signed_at.isoformat())


_CHAINED = say("Verify", "所接的前次校验码")


def _of(name: str, what: str) -> str:
    return say("Verify", "{name}{what}").format(name=name, what=what)


# ------------------------------------------------------------------ cells and scores


def cell_differences(sealed: Sealed, now: Mapping[str, str], case: Case | None) -> Iterator[Difference]:
    """The signed cells against those on file, field by field.

    Args:
        sealed: What was signed.
        now: What stands in the file, by ``str(place)``.
        case: For the names of things; without one they have only their codes.
    """
    for place in (*sealed.cells, *(place for place in now if place not in sealed.cells)):
        signed, found = sealed.cells.get(place, ""), now.get(place, "")
        if signed != found:
            yield Difference(place_label(place, case), signed, found)


def score_differences(sealed: Sealed, case: Case) -> Iterator[Difference]:
    """The scores, totals and grades kept with the data against those the rubrics give now, from the same figures.

    A part without a case is not looked at: its rubric is not at hand.
    """
    yield from _score_differences(sealed, case)
    for key in sorted(sealed.parts.keys() | sealed.evaluation.parts.keys()):
        signed, there = sealed.parts.get(key), sealed.evaluation.parts.get(key)
        name = there.name if there is not None and there.name else key
        if signed is None or there is None:
            given = say("Verify", "有")
            what = say("Verify", "项目“{name}”的得分").format(name=name)
            yield Difference(what, given if there else "", given if signed else "")
        elif key in case.parts:
            for each in _score_differences(signed, case.parts[key]):
                yield replace(each, where=of_project(name, each.where))


def _score_differences(sealed: Sealed | SealedPart, case: Case) -> Iterator[Difference]:
    for code, node in case.tree.nodes.items():
        points = case.sheet.points(code)
        expected = "" if points is None else plain(points)
        if (sealed.scores.get(code) or "") != expected:
            where = say("Verify", "{name}的得分（重算）").format(name=label(case, node))
            yield Difference(where, expected, sealed.scores.get(code) or "")
    for code in sealed.scores:
        if code not in case.tree:
            where = say("Verify", "指标“{code}”的得分（重算）").format(code=code)
            yield Difference(where, "", sealed.scores[code] or "")
    total = "" if case.sheet.total is None else plain(case.sheet.total)
    grade = case.sheet.grade.name if case.sheet.grade else ""
    both = (
        (say("Verify", "总分（重算）"), total, sealed.total),
        (say("Verify", "等级（重算）"), grade, sealed.grade),
    )
    for what, expected, kept in both:
        if expected != (kept or ""):
            yield Difference(what, expected, kept or "")


def unprinted(sealed: Sealed, text: str) -> Iterator[Difference]:
    """Signed texts and figures that do not occur in a printed text without blanks.

    A poor stand-in for setting the report again, for when the rubric is not at hand: it cannot see what was moved.
    """
    for place, said in sealed.cells.items():
        if Place.parse(place).kind is Kind.TEXT and "".join(said.split()) not in text:
            yield Difference(place_label(place, None), said, say("Verify", "没有印在报告上"))


def first_of(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """The same without repetition, in order."""
    return tuple(dict.fromkeys(differences))
