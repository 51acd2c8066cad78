"""How a collection sheet (填报表) and its cells are known again, whatever was moved in them meanwhile.

A sheet carries one line that says whose it is, and beside every cell to fill a line with its place. Both end in a check
sum: a line that was typed over or belongs to another unit's sheet is noticed, never guessed at. The sums keep mistakes
out, not forgers: what comes back is looked at by a person before it counts.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields

from desktop.domain.place import Place

HEAD, CELL = "zipingtai-sheet", "zipingtai-cell"  # how the lines begin
COLUMN = "zipingtai-column"  # stands over the column to fill in, in a hidden row
WHO, DAY = "who", "day"  # what is asked beside the places: 填报人, 填报日期
_VERSION = "1"
_DIGITS = 10  # of a check sum


class NotAHeader(ValueError):  # noqa: N818 - reads as a sentence where it is caught
    """The line is none of ours, or was changed. ``newer``: a later version of the program made it."""

    def __init__(self, *, newer: bool = False) -> None:
        self.newer = newer
        super().__init__("not a sheet of ours")


@dataclass(frozen=True, slots=True)
class Header:
    """Whose sheet it is: ``part`` is the id of a further evaluation in the file, "" for the department's own."""

    unit: str
    year: int
    rubric_id: str
    part: str
    office: str
    codes: tuple[str, ...]  # the indicators asked for
    forms: tuple[str, ...]  # what each of them looked like when the sheet was made: see collecting.form_of

    @property
    def about(self) -> str:
        """What cells are bound to: rows may be put together from the sheets of several offices."""
        return json.dumps([self.unit, self.year, self.rubric_id, self.part], ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A line of ours found in a sheet, and what was typed beside it. ``found_at``: "填报表!E7"."""

    key: str
    text: str
    found_at: str


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """What a reader found in one file. ``header`` is "" where it has no line of ours; ``warnings`` are in Chinese."""

    source: str
    header: str = ""
    cells: tuple[FilledCell, ...] = ()
    warnings: tuple[str, ...] = ()


def write_header(header: Header) -> str:
    """The line of a sheet."""
    said = json.dumps(asdict(header), ensure_ascii=False, separators=(",", ":"))
    return f"{HEAD}|{_VERSION}|{said}|{short_sum(said)}"


def read_header(line: str) -> Header:
    """What :func:`write_header` wrote.

    Raises:
        NotAHeader: It is something else, or was changed.
    """
    word, _, rest = line.strip().partition("|")
    version, _, rest = rest.partition("|")
    said, _, told = rest.rpartition("|")
    if word != HEAD:
        raise NotAHeader
    if version != _VERSION:
        raise NotAHeader(newer=version.isdecimal())
    try:
        data = json.loads(said) if told == short_sum(said) else None
    except (ValueError, RecursionError) as error:
        raise NotAHeader from error
    if not isinstance(data, dict) or data.keys() != {field.name for field in fields(Header)}:
        raise NotAHeader
    texts = (data["unit"], data["rubric_id"], data["part"], data["office"])
    codes, forms = data["codes"], data["forms"]
    sound = type(data["year"]) is int and isinstance(codes, list) and isinstance(forms, list)
    if not sound or len(codes) != len(forms) or not all(isinstance(each, str) for each in (*texts, *codes, *forms)):
        raise NotAHeader
    return Header(**{**data, "codes": tuple(codes), "forms": tuple(forms)})


def write_key(header: Header, name: str) -> str:
    """The line beside a cell: ``name`` is ``str(place)``, or WHO or DAY.

    >>> header = Header("某局", 2023, "small", "", "财务科", (), ())
    >>> read_key(header, write_key(header, "fact/budget"))
    'fact/budget'
    """
    return f"{CELL}|{name}|{short_sum(header.about + name)}"


def read_key(header: Header, line: str) -> str | None:
    """What stands beside a cell; None where the line was changed, or made for another unit, year or form."""
    name, _, told = line.strip().removeprefix(f"{CELL}|").rpartition("|")
    return name if name and told == short_sum(header.about + name) else None


def place_of(name: str) -> Place | None:
    """The place a line names; None for what is asked beside the places."""
    return None if name in (WHO, DAY) else Place.parse(name)


def short_sum(text: str) -> str:
    """A few digits that change with the text."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
