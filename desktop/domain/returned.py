"""What comes back in collection sheets (填报表): each filled cell proposed for its place, beside what stands there.

Nothing is overwritten by itself: where the file holds another value, or two sheets do not agree, a person chooses.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from desktop.domain.collecting import Block, Entry, form_of, handout, shown
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.number import NotAFigure, plain, read_figure
from desktop.domain.sheetkeys import DAY, WHO, FilledSheet, Header, NotAHeader, place_of, read_header, read_key
from desktop.domain.text import noop

if TYPE_CHECKING:
    from desktop.domain.findings.finding import Case


@dataclass(frozen=True, slots=True)
class Offer:
    """A value for a place: as it would stand there, as it was typed, where, and in whose sheet."""

    value: str
    text: str
    source: str
    found_at: str
    office: str

    @property
    def origin(self) -> str:
        """Where it came from, for people: 财务科.xlsx 填报表!D12."""
        return f"{self.source} {self.found_at}"


class State(Enum):
    """How a proposal stands to what the file holds."""

    SPLIT = "split"  # sheets do not agree
    DIFFERS = "differs"  # the file holds another value
    NEW = "new"  # nothing stands there yet
    SAME = "same"  # it stands there already


@dataclass(frozen=True, slots=True)
class Proposal:
    """What came back for one place: different offers, each once. ``standing`` is what the file holds, None: nothing."""

    place: Place
    entry: Entry
    label: str
    standing: str | None
    offers: tuple[Offer, ...]
    code: str = ""  # of the indicator; "" for a shared figure

    @property
    def state(self) -> State:
        """Whether there is something to choose."""
        if len(self.offers) > 1:
            return State.SPLIT
        if self.standing is None:
            return State.NEW
        return State.SAME if same(self.entry, self.offers[0].value, self.standing) else State.DIFFERS

    @property
    def is_open(self) -> bool:
        """Whether a person has to choose."""
        return self.state in (State.SPLIT, State.DIFFERS)


@dataclass(frozen=True, slots=True)
class Slip:
    """A cell that could not be taken, for one reason."""

    source: str
    found_at: str
    label: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Sender:
    """Who filled a sheet in, as they wrote it themselves."""

    source: str
    office: str
    who: str = ""
    day: str = ""

    def __str__(self) -> str:
        return " ".join(each for each in (self.office, self.who, self.day) if each)


@dataclass(frozen=True, slots=True)
class Returned:
    """All that came back in some sheets, in the order of the table."""

    proposals: tuple[Proposal, ...] = ()
    slips: tuple[Slip, ...] = ()
    notes: tuple[str, ...] = ()
    senders: tuple[Sender, ...] = ()

    @property
    def open(self) -> tuple[Proposal, ...]:
        """What a person has to choose."""
        return tuple(each for each in self.proposals if each.is_open)


@dataclass(slots=True)
class _Gathered:
    """While the sheets are gone through."""

    entries: dict[Place, tuple[Entry, str, str]]  # entry, label, code
    offers: dict[Place, list[Offer]] = field(default_factory=dict)
    slips: list[Slip] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    senders: list[Sender] = field(default_factory=list)


def header_of(sheet: FilledSheet, case: Case, part: str = "") -> Header:
    """Whose sheet it is; it has to be of this evaluation.

    Args:
        sheet: As it was read.
        case: The evaluation it is to be put into.
        part: The id of that evaluation in its file, "" for the department's.

    Raises:
        UserError: COLLECT_NOT_OURS, COLLECT_OTHER.
    """
    try:
        header = read_header(sheet.header)
    except NotAHeader as error:
        why = "里面没有下发时写入的标记"
        if sheet.header:
            why = "它由较新版本的自评台下发" if error.newer else "下发时写入的标记被改动过"
        raise UserError(Problem.COLLECT_NOT_OURS, file=sheet.source, why=why) from error
    ours = case.evaluation
    pairs = (
        ("单位", header.unit, ours.unit),
        ("年度", str(header.year), str(ours.year)),
        ("评价方案", header.rubric_id, case.rubric.id),
        ("自评", _which(header.part), _which(part)),
    )
    for what, theirs, wanted in pairs:
        if theirs != wanted:
            raise UserError(Problem.COLLECT_OTHER, file=sheet.source, what=what, theirs=theirs, ours=wanted)
    return header


def gather(sheets: Sequence[FilledSheet], case: Case, part: str = "") -> Returned:
    """What some sheets say, beside what the evaluation holds.

    Raises:
        UserError: As :func:`header_of`; nothing of any sheet is taken then.
    """
    headers = [header_of(sheet, case, part) for sheet in sheets]
    entries = {
        entry.place: (entry, f"{_bare(block)}　{entry.name}" if block.code else entry.name, block.code)
        for block in handout(case, case.tree.roots, "", whole=True).blocks
        for entry in block.entries
    }
    gathered = _Gathered(entries)
    for sheet, header in zip(sheets, headers, strict=True):
        _take(gathered, sheet, header, case)
    proposals = (
        Proposal(place, entry, label, case.evaluation.value_at(place), tuple(gathered.offers[place]), code)
        for place, (entry, label, code) in entries.items()
        if place in gathered.offers
    )
    return Returned(tuple(proposals), tuple(gathered.slips), tuple(gathered.notes), tuple(gathered.senders))


def changes(returned: Returned, chosen: Mapping[Place, int | None]) -> tuple[Change, ...]:
    """The edit that takes over what was chosen, each place marked 未确认: an office wrote it, the clerk confirms it.

    Args:
        returned: What came back.
        chosen: Place → the offer to take, None to keep what stands. Places left out: what is new is taken, all that a
            person would have to choose is kept.
    """
    made: list[Change] = []
    for each in returned.proposals:
        pick = chosen.get(each.place, 0 if each.state is State.NEW else None)
        if pick is None or each.state is State.SAME:
            continue
        offer = each.offers[pick]
        if each.standing is not None and same(each.entry, offer.value, each.standing):
            continue
        made.append(Change(each.place, offer.value))
        made.append(Change(Place(Kind.UNCONFIRMED, str(each.place)), offer.origin))
    return tuple(made)


def taken(made: Sequence[Change]) -> int:
    """How many places an edit of :func:`changes` sets."""
    return sum(change.place.kind is not Kind.UNCONFIRMED for change in made)


def label(returned: Returned, made: Sequence[Change]) -> str:
    """What the edit is called in the history: how many sheets, how many places, who filled them in."""
    who = "；".join(str(sender) for sender in returned.senders if str(sender))
    return f"收回 {len(returned.senders)} 份填报表：{taken(made)} 处" + (f"（{who}）" if who else "")


def same(entry: Entry, one: str, other: str) -> bool:
    """Whether two values of an entry mean the same: figures by value."""
    return Decimal(one) == Decimal(other) if entry.number else one.strip() == other.strip()


def _take(gathered: _Gathered, sheet: FilledSheet, header: Header, case: Case) -> None:
    """All of one sheet."""
    said: dict[str, str] = {}
    seen: set[Place] = set()
    for cell in sheet.cells:
        name = read_key(header, cell.key)
        if name is None:
            if cell.text.strip():
                why = "这一行的标记被改动过，或是从别的填报表复制来的，不知道填的是哪一项"
                gathered.slips.append(Slip(sheet.source, cell.found_at, "", cell.text, why))
            continue
        place = place_of(name) if name not in (WHO, DAY) else None
        if place is None:
            said[name] = " ".join(cell.text.split())
            continue
        seen.add(place)
        if not cell.text.strip():
            continue
        if place not in gathered.entries:
            why = "本表已没有这一项（可能是后来删去的自设指标）"
            gathered.slips.append(Slip(sheet.source, cell.found_at, str(place), cell.text, why))
            continue
        entry, called, _ = gathered.entries[place]
        try:
            value = read(entry, cell.text)
        except NotAFigure as error:
            gathered.slips.append(Slip(sheet.source, cell.found_at, called, cell.text, error.why))
            continue
        offer = Offer(value, cell.text.strip(), sheet.source, cell.found_at, header.office)
        offers = gathered.offers.setdefault(place, [])
        if not any(same(entry, each.value, value) for each in offers):
            offers.append(offer)
    gathered.notes += _altered(sheet, header, case)
    lost = [each.name for each in _asked(case, header) if each.place not in seen and each.place in gathered.entries]
    if lost:
        listed = "、".join(f"“{name}”" for name in lost[:4]) + (f" 等 {len(lost)} 行" if len(lost) > 4 else "")
        gathered.notes.append(f"{sheet.source}：缺少下发时的{listed}，可能被删去了，没有读到")
    gathered.notes += [f"{sheet.source}：{warning}" for warning in sheet.warnings]
    gathered.senders.append(Sender(sheet.source, header.office, said.get(WHO, ""), said.get(DAY, "")))


def _altered(sheet: FilledSheet, header: Header, case: Case) -> Iterator[str]:
    """That the form changed after the sheet was sent out: the figures may answer another question."""
    pairs = zip(header.codes, header.forms, strict=True)
    altered = [code for code, form in pairs if code in case.tree and form_of(case, code) != form]
    if altered:
        listed = "、".join(f"“{case.tree[code].title}”" for code in altered[:4])
        more = f" 等 {len(altered)} 项指标" if len(altered) > 4 else ""
        yield f"{sheet.source}：{listed}{more}的名称、分值、规则或选项在下发之后改过，请核对填的是不是现在要的"


def _asked(case: Case, header: Header) -> Iterator[Entry]:
    """What the sheet was sent out with, as far as the indicators are still there."""
    for block in handout(case, header.codes, header.office).blocks:
        yield from block.entries


def read(entry: Entry, text: str) -> str:
    """A filled cell as it would stand at its place.

    Raises:
        NotAFigure: It is no figure, of another unit, out of bounds, or none of the choices.
    """
    bare = unicodedata.normalize("NFKC", text).strip()
    if entry.options:
        return _option(entry, text, bare)
    if not entry.number:
        return text.strip()
    number = read_figure(text, entry.unit)
    if (entry.low is not None and number < entry.low) or (entry.high is not None and number > entry.high):
        raise NotAFigure(text, f"应在 {plain(entry.low or Decimal(0))} 至 {plain(entry.high or Decimal(0))} 之间")
    return plain(number)


def _option(entry: Entry, text: str, bare: str) -> str:
    """By its words, or by its number alone; 是/否 also by their signs."""
    for option in entry.options:
        if bare in (unicodedata.normalize("NFKC", option.text).strip(), option.value):
            return option.value
    if entry.unit:
        return plain(read_figure(text, entry.unit))
    raise NotAFigure(text, noop("Reason", "不是下拉列表中的任何一项"))


def standing(proposal: Proposal) -> str:
    """What the file holds, as a person would write it."""
    return shown(proposal.entry, proposal.standing)


def offered(proposal: Proposal, at: int) -> str:
    """One of the offers, likewise."""
    return shown(proposal.entry, proposal.offers[at].value)


def _bare(block: Block) -> str:
    """The title without its points."""
    return block.title.rpartition("（")[0]


def _which(part: str) -> str:
    return f"项目自评（{part}）" if part else "部门整体"
