"""A filled-in reviewer's sheet (绩效自评复核表, a workbook) taken back: what it says, beside what the file says.

Only the values of the cells count. Rows are known by the code of their indicator, columns by their heads, so that rows
may have been sorted and columns moved; what is no score, is out of bounds or stands twice is refused and named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Place
from desktop.domain.findings.finding import Case
from desktop.domain.number import NotAFigure, plain, read_figure
from desktop.domain.review import WHOLE, allows, place
from desktop.domain.sourcetext import SourceText
from desktop.domain.text import noop

CODE, POINTS, WORDS = "指标编码", "复核分", "复核意见"  # heads of columns
_HEADS = (CODE, POINTS, WORDS)
UNIT, YEAR, FORM = "单位名称", "评价年度", "评价方案"  # labels; what they say stands at their right
SUMMARY, REVIEWER, DATE = "总体复核意见", "复核人", "复核日期"
LONGEST = 4_000  # characters of an opinion; readers of documents keep no more of a cell
_OF_WHOLE = {REVIEWER: "reviewer", DATE: "date", SUMMARY: "opinion"}
_NAMES = {"score": POINTS, "opinion": WORDS, "reviewer": REVIEWER, "date": DATE}
_LABELS = frozenset((UNIT, YEAR, FORM, *_OF_WHOLE))


@dataclass(frozen=True, slots=True)
class Clash:
    """A place where the file and the sheet both say something, and not the same."""

    where: str  # for people
    here: str
    there: str
    change: Change  # takes what the sheet says

    def __str__(self) -> str:
        return f"{self.where}：文件里是“{self.here}”，复核表是“{self.there}”"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a filled-in sheet brings.

    Attributes:
        changes: What only the sheet says.
        clashes: What the file says otherwise; a person decides.
        refused: What cannot be taken, in Chinese, with its place in the sheet.
    """

    changes: tuple[Change, ...] = ()
    clashes: tuple[Clash, ...] = ()
    refused: tuple[str, ...] = ()

    def all_changes(self) -> tuple[Change, ...]:
        """The changes when the sheet is to be right wherever both differ."""
        return (*self.changes, *(clash.change for clash in self.clashes))


class _Rows:
    """A table's texts by row and column."""

    def __init__(self, cells: Mapping[tuple[int, int], tuple[str, str]]) -> None:
        self._cells = cells  # (row, column) -> text, place

    def text(self, row: int, column: int) -> str:
        """The text of a cell, "" where nothing stands."""
        return self._cells.get((row, column), ("", ""))[0]

    def place(self, row: int, column: int) -> str:
        """Where it stands, for people: "复核表!G7"."""
        return self._cells.get((row, column), ("", ""))[1]

    def heads(self) -> tuple[int, Mapping[str, int]] | None:
        """The row with the heads of the columns, and where those that are needed stand."""
        named: dict[int, dict[str, int]] = {}
        for (row, column), (text, _) in sorted(self._cells.items()):
            if text in _HEADS:
                named.setdefault(row, {}).setdefault(text, column)
        return next(((row, found) for row, found in named.items() if len(found) == len(_HEADS)), None)

    def beside(self, label: str, besides: Collection[int] = ()) -> str:
        """The text right of a label, not in the rows ``besides``; "" where another label follows, or nothing."""
        for (row, column), (text, _) in sorted(self._cells.items()):
            if text.rstrip("：:") == label and row not in besides:
                after = [(at, said) for (line, at), (said, _) in self._cells.items() if line == row and at > column]
                said = min(after)[1] if after else ""
                return "" if said.rstrip("：:") in _LABELS else said
        return ""

    def below(self, head: int) -> Iterator[int]:
        """The rows under the heads that hold something."""
        yield from sorted({row for row, _ in self._cells if row > head})


def taken(case: Case, source: SourceText, file: str) -> Taken:
    """What a filled-in workbook says of the case.

    Args:
        case: Whose review it is.
        source: The workbook, laid out.
        file: Its name, for messages.

    Raises:
        UserError: REVIEW_SHEET, when it is not the sheet of this evaluation.
    """
    if source.cut:
        raise UserError(Problem.REVIEW_SHEET, file=file, why=noop("Reason", "内容太多，没有读完"))
    for table in source.tables:
        rows = _Rows({(cell.row, cell.column): (cell.text.strip(), cell.place) for cell in table.cells})
        found = rows.heads()
        if found is not None:
            _demand_same(case, rows, file)
            return _said(case, rows, *found)
    raise UserError(Problem.REVIEW_SHEET, file=file, why=f"没有找到“{CODE}”“{POINTS}”“{WORDS}”三列")


def _demand_same(case: Case, rows: _Rows, file: str) -> None:
    """The sheet is of this unit, year and form, as its head says."""
    ours = (
        (UNIT, case.evaluation.unit),
        (YEAR, f"{case.evaluation.year}年度"),
        (FORM, case.rubric.title),
    )
    for label, wanted in ours:
        said = rows.beside(label)
        if bare(said) != bare(wanted):
            why = f"{label}是“{said or '空白'}”，这份自评的是“{wanted}”"
            raise UserError(Problem.REVIEW_SHEET, file=file, why=why)


def _said(case: Case, rows: _Rows, head: int, columns: Mapping[str, int]) -> Taken:
    wanted: dict[Place, str] = {}
    refused: list[str] = []
    seen: set[str] = set()
    for row in rows.below(head):
        code, points, words = (rows.text(row, columns[name]) for name in _HEADS)
        if not code or code in _LABELS or not (points or words):
            continue
        at = rows.place(row, columns[CODE])
        if code not in case.tree or not case.tree[code].is_leaf:
            refused.append(f"{at}：本次自评没有编码为“{code}”的末级指标")
        elif code in seen:
            refused.append(f"{at}：“{case.tree[code].name}”出现了两次，只取第一次的")
        else:
            seen.add(code)
            refused += _leaf(case, code, points, words, wanted, rows.place(row, columns[POINTS]) or at)
    indicators = {row for row in rows.below(head) if rows.text(row, columns[CODE]) in case.tree}
    for label, field in _OF_WHOLE.items():
        if text := rows.beside(label, indicators):
            wanted[place(WHOLE, field)] = text
    return _sorted_out(case, wanted, refused)


def _leaf(case: Case, code: str, points: str, words: str, wanted: dict[Place, str], at: str) -> Iterator[str]:
    """Put what one row says into ``wanted``; yields why something of it cannot be taken."""
    node = case.tree[code]
    if points:
        try:
            given = read_figure(points, "分")
        except NotAFigure as refused:
            yield f"{at}：“{node.name}”的复核分“{points}”没有读入，{refused.why}"
        else:
            if allows(node, given):
                wanted[place(code, "score")] = plain(given)
            else:
                low, high = plain(node.indicator.floor), plain(node.weight)
                yield f"{at}：“{node.name}”的复核分 {plain(given)} 超出 {low} 至 {high} 的范围"
    if len(words) >= LONGEST:
        yield f"{at}：“{node.name}”的复核意见超过 {LONGEST} 字"
    elif words:
        wanted[place(code, "opinion")] = words


def _sorted_out(case: Case, wanted: Mapping[Place, str], refused: list[str]) -> Taken:
    """What is new apart from what the file says otherwise; what both say is nothing."""
    changes: list[Change] = []
    clashes: list[Clash] = []
    for where, text in wanted.items():
        here = case.evaluation.value_at(where)
        if here is None:
            changes.append(Change(where, text))
        elif not _same(where, here, text):
            clashes.append(Clash(named(case, where), here, text, Change(where, text)))
    return Taken(tuple(changes), tuple(clashes), tuple(refused))


def _same(where: Place, here: str, text: str) -> bool:
    """Whether both say the same: a workbook does not keep blanks and breaks as they were typed."""
    return Decimal(here) == Decimal(text) if where.field == "score" else bare(here) == bare(text)


def bare(text: str) -> str:
    """The signs of a text, without blanks and breaks."""
    return "".join(text.split())


def named(case: Case, where: Place) -> str:
    """A place of the review, for people: "预算完成率的复核分", "总体复核意见"."""
    if where.key != WHOLE:
        return f"{case.tree[where.key].name if where.key in case.tree else where.key}的{_NAMES[where.field]}"
    return SUMMARY if where.field == "opinion" else _NAMES[where.field]
