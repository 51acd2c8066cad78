"""Several forms in one file, each with its own closing total: one of them is read, the others are told.

Departments publish the forms of all their projects in one document; a workbook has the unit's form and its projects';
a report sums its groups up in a first table and lists their indicators in a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.importers.rows import Row
from desktop.importers.subtotals import Total
from desktop.importers.table import Table

_WHOLE = Decimal("0.9")  # of the form's total: what the rows of a whole form weigh at least


@dataclass(frozen=True, slots=True)
class _Form:
    """Rows up to a closing total."""

    rows: tuple[Row, ...]
    total: Total

    def is_whole(self, weight: Decimal) -> bool:
        """Whether they can be all of a form worth ``weight``."""
        weights = [row.weight for row in self.rows]
        known = sum((each for each in weights if each is not None), Decimal(0))
        return weight * _WHOLE <= known <= weight and self.total.score is not None

    @property
    def detail(self) -> tuple[int, int]:
        """How much it tells: how many rows, and how many names stand above and in them."""
        return len(self.rows), sum(len(row.names) for row in self.rows)


def one_form(tables: Sequence[Table], weight: Decimal) -> tuple[list[Table], list[str]]:
    """The tables with the rows of one form only, and what is to be told of the others.

    Of forms with the same total the one that tells most is kept, else the first.

    Args:
        tables: All that was read, in order.
        weight: What a form is worth as a whole.
    """
    forms = _closed(tables)
    whole = [form for form in forms if form.is_whole(weight)]
    if len(whole) < 2 or len(whole) != len(forms):
        return list(tables), []
    same = [form for form in whole if form.total.score == whole[0].total.score]
    kept = max(same, key=lambda form: form.detail)
    left = "、".join(f"{form.total.place} {form.total.score}" for form in whole if form is not kept)
    told = f"有 {len(whole)} 张各有总分的评分表：取 {kept.total.place} 的 {kept.total.score}；没有读 {left}，请分别导入"
    mine = {id(row) for row in kept.rows}
    return [
        replace(
            table,
            rows=[row for row in table.rows if id(row) in mine],
            totals=[total for total in table.totals if total is kept.total],
        )
        for table in tables
    ], [told]


def _closed(tables: Sequence[Table]) -> list[_Form]:
    """The runs of rows that end with a total; rows after the last one belong to none."""
    forms: list[_Form] = []
    begun: list[Row] = []
    for table in tables:
        at = 0
        for total in table.totals:
            begun += table.rows[at : total.after]
            at = total.after
            if begun:
                forms.append(_Form(tuple(begun), total))
            begun = []
        begun += table.rows[at:]
    return forms
