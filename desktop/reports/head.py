"""The head block (单位基本情况): unit, goals and the budget split several ways, as one table of merged cells."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.fact import FactField
from desktop.domain.findings.finding import Case
from desktop.domain.number import PERCENT, YES_NO, in_unit, percent, plain
from desktop.domain.rubric import HeadColumn
from desktop.reports.report import Align, Cell, Table

_MONEY_UNIT = "万元"
_LEAST = 6  # grid columns right of the two label columns, so that texts have room
_TEXTS_A_ROW = 3


def head_table(case: Case) -> Table:
    """The head block of one evaluation; figures not filled in stay blank."""
    block = _Block(case)
    block.units()
    block.texts()
    block.budget()
    title = f"{case.rubric.title}（{case.evaluation.year}年度）"
    widths = (1.4, 1.1, *[1.0] * (block.width - 2))
    unit = _unit(case)
    note = f"单位：{unit}" if unit else ""
    return Table(title, widths, block.row, 0, tuple(block.cells), note, name="基本情况")


class _Block:
    """The table while it is being laid out, row by row on a grid of ``width`` columns."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.columns = [column for group in case.rubric.head for column in group.columns]
        self.span = max(1, -(-_LEAST // len(self.columns))) if self.columns else _LEAST  # grid columns a budget column
        self.width = 2 + self.span * max(1, len(self.columns))
        self.row = 0
        self.cells: list[Cell] = []

    def units(self) -> None:
        """The unit's name, and the head figures that stand in no budget column, in pairs."""
        budgeted = {key for column in self.columns for key in (column.planned, column.executed)}
        others = [fact for fact in self.case.rubric.facts if fact.key not in budgeted]
        pairs = [("单位名称", self.case.evaluation.unit)]
        pairs += [(fact.name, _shown(fact, self.case.evaluation.facts.get(fact.key))) for fact in others]
        for at in range(0, len(pairs), 2):
            self._pairs(pairs[at : at + 2])

    def texts(self) -> None:
        """Goals (年度整体绩效目标), what was achieved and what was not: up to three in a row."""
        fields = [field for field in self.case.rubric.texts if field.place == "head"]
        pairs = [(field.name, self.case.evaluation.texts.get(field.key, "")) for field in fields]
        for at in range(0, len(pairs), _TEXTS_A_ROW):
            self._pairs(pairs[at : at + _TEXTS_A_ROW], left=True)

    def budget(self) -> None:
        """Every way of splitting the budget, times planned, executed and the rate of completion."""
        if not self.columns:
            return
        top, unit = self.row, _unit(self.case)
        scale = f"年度{self.case.rubric.subject}规模"
        scale += f"（{unit}）" if unit else ""
        self._put(top, 0, scale, rows=5, strong=True)
        self._put(top, 1, "项目", rows=2, strong=True)
        at = 2
        for group in self.case.rubric.head:
            wide = self.span * len(group.columns)
            self._put(top, at, group.name, columns=wide, strong=True)
            at += wide
        lines = ("全年预算数", "全年执行数", "完成率")
        for number, line in enumerate(lines, 2):
            self._put(top + number, 1, line, strong=True)
        for place, column in enumerate(self.columns):
            left = 2 + place * self.span
            self._put(top + 1, left, column.name, columns=self.span, strong=True)
            for number, text in enumerate(_figures(self.case, column), 2):
                self._put(top + number, left, text, columns=self.span)
        self.row = top + 5

    def _pairs(self, pairs: list[tuple[str, str]], *, left: bool = False) -> None:
        """One row of labels and values over the whole width; the values share what the labels leave."""
        room = self.width - len(pairs)
        at = 0
        for number, (name, text) in enumerate(pairs):
            share = room // len(pairs) + (1 if number < room % len(pairs) else 0)
            self._put(self.row, at, name, strong=True)
            self._put(self.row, at + 1, text, columns=share, align=Align.LEFT if left else Align.CENTRE)
            at += 1 + share
        self.row += 1

    def _put(
        self,
        row: int,
        column: int,
        text: str,
        *,
        rows: int = 1,
        columns: int = 1,
        align: Align = Align.CENTRE,
        strong: bool = False,
    ) -> None:
        self.cells.append(Cell(row, column, text, rows, columns, align, strong))


def _figures(case: Case, column: HeadColumn) -> Iterator[str]:
    """Planned, executed and their rate, each blank while it is not known."""
    planned, executed = (case.evaluation.facts.get(key) for key in (column.planned, column.executed))
    yield "" if planned is None else plain(planned)
    yield "" if executed is None else plain(executed)
    if planned is None or executed is None:
        yield ""
    else:
        yield "—" if planned == 0 else percent(case.rubric.rounding.ratio(executed / planned))


def _shown(fact: FactField, value: Decimal | None) -> str:
    if value is None:
        return ""
    bare = fact.unit in (PERCENT, YES_NO, _MONEY_UNIT)
    return in_unit(value, fact.unit) + ("" if bare else fact.unit)


def _unit(case: Case) -> str:
    """The unit of the budget table; "" where there is none."""
    fields = [case.tree.fields.get(column.planned) for group in case.rubric.head for column in group.columns]
    return next((field.unit for field in fields if field is not None), "")
