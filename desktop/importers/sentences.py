"""Rows read from sentences: a name, its weight and score, the points it lost, and what is said about them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from desktop.domain.imported import Confidence
from desktop.domain.rubric import Rubric
from desktop.importers.grid import Cell
from desktop.importers.matching import RubricNames
from desktop.importers.phrases import LISTED, Scored, bare_name, item_name, lost, number, scored
from desktop.importers.prose import LEVELS, TextTooLong, numbering, squeezed
from desktop.importers.rows import Row
from desktop.importers.sections import NARRATIVE, Heading, Part
from desktop.importers.vocabulary import TOTALS, Role
from desktop.importers.words import key, points_in_name

MOST_ROWS = 1_000  # scores told in one report; the longest published one has 25
MOST_BASIS = 3000  # characters kept of what is said about one indicator
_INLINE = re.compile(r"(?<=[。;；])(?=[(（]\d{1,2}[)）])")  # （2） in the middle of a paragraph begins another item
_SUFFIX = re.compile(r"(?:完成)?(?:情况)?(?:分析|方面|得分情况)?$")
_MEASURE = re.compile(r"改进措施(?:是|为|:)*([^。;；]+)")


@dataclass(slots=True)
class Sentences:
    """What the sentences say: rows with weight and score; rows that only lost points; a mere list of scores."""

    rows: list[Row] = field(default_factory=list)
    deducted: list[Row] = field(default_factory=list)
    listed: list[Row] = field(default_factory=list)


def read_sentences(parts: Sequence[Part], rubric: Rubric, names: RubricNames) -> Sentences:
    """Every row the paragraphs name, in order."""
    found = Sentences()
    for index, part in enumerate(parts):
        kind, text = numbering(part.paragraph.text)
        above = _names_above(part, rubric, names)
        for item in _INLINE.split(squeezed(text)):
            _read_item(item, index, part, above, rubric, found, numbered=bool(kind))
        if len(found.rows) + len(found.deducted) > MOST_ROWS:
            raise TextTooLong(f"正文里的得分超过 {MOST_ROWS} 处")
        if not (found.rows and found.rows[-1].place == part.paragraph.place) and _of_conclusion(part):
            found.listed += _listed(squeezed(text), index, part)
    _gather_basis(parts, found.rows)
    found.rows = _without_headings(found.rows)
    return found


def _read_item(
    item: str, index: int, part: Part, above: tuple[Cell, ...], rubric: Rubric, found: Sentences, *, numbered: bool
) -> None:
    kind, body = numbering(item)
    head = item_name(body)
    marks = [one for one in scored(body) if one.weight < rubric.total]
    cells = _grouped(body, marks, above, part.paragraph.place, index)
    if not marks:
        found.deducted += _lost_rows(body, head, cells, part.paragraph.place, index)
    before = 0
    for number_, one in enumerate(marks):
        name, sure = _name_of(body, before, one, head, first=number_ == 0 and (numbered or bool(kind)))
        before = one.end
        if not name and cells:
            name, sure = cells[-1].text, Confidence.LIKELY
        if not name or key(name) in TOTALS:
            continue
        said = body[one.end : marks[number_ + 1].start if number_ + 1 < len(marks) else len(body)]
        inside = lost(said)
        texts = {Role.BASIS: said.strip(",。;") if len(marks) == 1 else ""} | (_remarks(said) if inside else {})
        points = sum((each.points for each in inside), Decimal(0))
        deduction = points if inside and points == one.weight - one.score else None
        own = Cell(name, part.paragraph.place, index, 0)
        path = (*(cell for cell in cells if cell.text != name), own)
        found.rows.append(_row(path, part.paragraph.place, sure, one.weight, one.score, deduction, texts))


def _grouped(body: str, marks: Sequence[Scored], above: tuple[Cell, ...], place: str, index: int) -> tuple[Cell, ...]:
    """The names above, with one the item itself begins with: 资金管理方面：预算完成率扣0.1分."""
    group, colon, _ = body[: min(20, marks[0].start if marks else 20)].partition(":")
    name = bare_name(group) if colon else ""
    if not name or any(cell.text == name for cell in above):
        return above
    return (*above, Cell(name, place, index, 0))


def _lost_rows(body: str, head: str, cells: tuple[Cell, ...], place: str, index: int) -> list[Row]:
    """Rows of which nothing is told but what they lost."""
    losses = lost(body)
    remarks = _remarks(body) if losses else {}
    return [
        _row(
            (*cells, Cell(each.name or head, place, index, each.start + 1)),
            place,
            Confidence.LIKELY,
            None,
            None,
            each.points,
            {Role.REASON: each.reason} if each.reason else remarks,
        )
        for each in losses
        if each.name or head
    ]


def _row(
    cells: tuple[Cell, ...],
    place: str,
    sure: Confidence,
    weight: Decimal | None,
    score: Decimal | None,
    deduction: Decimal | None,
    texts: dict[Role, str],
) -> Row:
    names = dict(enumerate((cell for cell in cells if cell.text), 1))
    return Row(names, {}, place, sure, weight, score, deduction, {role: text for role, text in texts.items() if text})


def _name_of(body: str, before: int, one: Scored, head: str, *, first: bool) -> tuple[str, Confidence]:
    """The name a weight and score belong to: the words before them, else the item's own head."""
    sure = Confidence.EXACT if one.named else Confidence.LIKELY
    words = body[before : one.start]
    sentence = re.split(r"[。;；]", words)[-1]
    tail = bare_name(words.rpartition(":")[2]) if ":" in words else ""
    alone = bare_name(sentence) if "。" in words else ""
    whole = bool(alone) and alone == sentence  # 决策情况。部门决策指标满分20分: the sentence names it better
    name = tail if tail and len(tail) <= 12 else alone if whole else head if first and head else bare_name(sentence)
    if name and len(name) <= 4 and name != head and body.startswith("指标", one.start):
        name += "指标"  # 质量指标分值10分: without it, the name says nothing
    if name and len(name) <= 40:
        return name, sure
    return head, Confidence.LIKELY


def _remarks(text: str) -> dict[Role, str]:
    """Why points were lost, and what will be done."""
    clauses = [clause for clause in re.split(r"(?<=[。;；])", text) if lost(clause)]
    reason = "".join(_MEASURE.sub("", clause).strip(",;；") + "；" for clause in clauses).strip("；")
    measures = "；".join(match[1].strip(",") for match in _MEASURE.finditer(text))
    return {Role.REASON: reason, Role.IMPROVEMENT: measures}


def _names_above(part: Part, rubric: Rubric, names: RubricNames) -> tuple[Cell, ...]:
    """The headings that group indicators: known to the rubric or items of a list, not the report's own."""
    cells: list[Cell] = []
    for heading in part.above:
        name = _group_name(heading, rubric, names)
        if name:
            cells.append(Cell(name, heading.place, heading.index, 0))
    return tuple(cells)


def _group_name(heading: Heading, rubric: Rubric, names: RubricNames) -> str:
    for outline in rubric.outline:
        if heading.target == NARRATIVE + outline.key and outline.generated.startswith("analysis:"):
            code = outline.generated.partition(":")[2]
            return next((one.name for one in rubric.indicators if one.code == code), "")
    if heading.target:
        return ""
    name = item_name(squeezed(heading.text))
    for shorter in (name, _SUFFIX.sub("", name)):
        if names.level(shorter):
            return shorter
    scores = points_in_name(heading.text) is not None or bool(scored(squeezed(heading.text)))
    listed = heading.level >= LEVELS["point"] or scores
    return name if listed and len(name) <= 30 else ""


def _gather_basis(parts: Sequence[Part], rows: list[Row]) -> None:
    """The paragraphs after a row, up to the next heading or row, say what its score stands on."""
    at = {row.leaf.row: number for number, row in enumerate(rows)}
    scored_at = {row.place for row in rows}
    for index, number_ in at.items():
        more: list[str] = []
        length = len(rows[number_].texts.get(Role.BASIS, ""))
        for part in parts[index + 1 : index + 8]:
            if part.heading is not None or part.paragraph.place in scored_at:
                break
            length += len(part.paragraph.text)
            if length > MOST_BASIS:
                break
            more.append(part.paragraph.text)
        if more:
            texts = dict(rows[number_].texts)
            texts[Role.BASIS] = "\n".join(filter(None, (texts.get(Role.BASIS, ""), *more)))
            rows[number_] = replace(rows[number_], texts=texts)


def _without_headings(rows: list[Row]) -> list[Row]:
    """A row other rows stand under is their heading, and its weight the heading's.

    A heading is known by its name, or by its paragraph where that tells of one row only: the rubric may name it so.
    """
    groups = {(cell.text, cell.row) for row in rows for cell in row.names.values() if cell is not row.leaf}
    below = {cell.row: cell.text for row in rows for cell in row.names.values() if cell.row != row.leaf.row}
    told = Counter(row.leaf.row for row in rows)
    heads = {
        id(row): (row.leaf.text, at) if (row.leaf.text, at) in groups else (below[at], at)
        for row in rows
        if (row.leaf.text, at := row.leaf.row) in groups or (at in below and told[at] == 1)
    }
    weights = {heads[id(row)]: row.weight for row in rows if id(row) in heads}
    kept: list[Row] = []
    for row in rows:
        if id(row) in heads:
            continue
        known = {
            level: weight
            for level, cell in row.names.items()
            if (weight := weights.get((cell.text, cell.row))) is not None
        }
        kept.append(replace(row, weights=known))
    return kept


def _of_conclusion(part: Part) -> bool:
    return any("结论" in heading.text or "得分" in heading.text for heading in part.above)


def _listed(text: str, index: int, part: Part) -> list[Row]:
    place = part.paragraph.place
    listed = text.partition("其中:")[2].split("。")[0]
    return [
        _row(
            (Cell(bare_name(match[1]), place, index, match.start() + 1),),
            place,
            Confidence.GUESS,
            None,
            number(match[2]),
            None,
            {},
        )
        for match in LISTED.finditer(listed)
        if bare_name(match[1])
    ]
