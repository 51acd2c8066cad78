"""The budget table of the form (预算表): its groups and columns, and which figures must add up to which."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QScrollArea

from desktop.domain import rubricprint
from desktop.domain.fact import FactField
from desktop.domain.rubricdraft import Plain
from desktop.ui import parts
from desktop.ui.rubrics import lines
from desktop.ui.rubrics.records import Column, Record, RecordsTable
from desktop.ui.rubrics.session import DraftSession
from desktop.ui.rubrics.words import in_keys, in_names

HEAD, SUMS = "head", "sums"  # keys of rubric.yaml
_BETWEEN = re.compile(r"[+,，、;；]")


class BudgetForm(QScrollArea):
    """Follows the session."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        column = lines.scrolling_column(self)
        column.addWidget(parts.label(self.tr("预算表的栏目"), strong=True))
        note = self.tr("每一栏有预算数和执行数，取自“整张表”里共用的数据项。相邻而分组名称相同的栏，印在同一组里。")
        column.addWidget(parts.label(note, "muted", wrap=True))
        self.budget = RecordsTable(self.tr("预算表的栏目"), self._budget_columns({}), self._fresh_column)
        column.addWidget(self.budget)
        column.addWidget(parts.label(self.tr("合计关系"), strong=True))
        note = self.tr("合计与各分项之和不等时由核查提出。分项之间用加号，如 基本支出预算数 + 项目支出预算数。")
        column.addWidget(parts.label(note, "muted", wrap=True))
        self.sums = RecordsTable(
            self.tr("合计关系"), self._sum_columns({}), lambda: {"name": "", "whole": "", "parts": ""}
        )
        column.addWidget(self.sums)
        column.addStretch(1)
        self.budget.changed.connect(
            lambda rows: session.edit(self.tr("改预算表"), rubricprint.with_budget(session.draft, rows))
        )
        self.sums.changed.connect(self._set_sums)
        session.changed.connect(self._refresh)
        self._refresh()

    def _budget_columns(self, fields: Mapping[str, FactField]) -> tuple[Column, ...]:
        figures = tuple((key, field.name) for key, field in fields.items())
        return (
            Column("group", self.tr("分组"), always=True, least=5),
            Column("name", self.tr("栏目"), always=True, least=5),
            Column("planned", self.tr("预算数"), choices=figures, always=True, wide=True),
            Column("executed", self.tr("执行数"), choices=figures, always=True, wide=True),
        )

    def _sum_columns(self, fields: Mapping[str, FactField]) -> tuple[Column, ...]:
        figures = tuple((key, field.name) for key, field in fields.items())
        return (
            Column("name", self.tr("名称"), always=True),
            Column("whole", self.tr("合计"), choices=figures, always=True, wide=True),
            Column("parts", self.tr("各分项"), always=True, wide=True),
        )

    def _refresh(self) -> None:
        draft = self._session.draft
        fields = draft.fields()
        self.budget.model.take_columns(self._budget_columns(fields))
        self.sums.model.take_columns(self._sum_columns(fields))
        self.budget.show_records(rubricprint.budget_rows(draft))
        self.sums.show_records([_in_words(each, fields) for each in rubricprint.tables(draft.rest.get(SUMS))])

    def _fresh_column(self) -> Record:
        """In the group of the row stood on, or of the last one."""
        rows, at = self.budget.model.records, self.budget.row
        group = rows[at].get("group", "") if rows else ""
        return {"group": group, "name": "", "planned": "", "executed": ""}

    def _set_sums(self, rows: Sequence[Record]) -> None:
        draft = self._session.draft
        sums: tuple[Plain, ...] = tuple(_in_keys(each, draft.fields()) for each in rows)
        self._session.edit(self.tr("改合计关系"), rubricprint.with_key(draft, SUMS, sums))


def _in_words(row: Record, fields: Mapping[str, FactField]) -> Record:
    summed = row.get("parts")
    return {**row, "parts": in_names(" + ".join(map(str, summed)) if isinstance(summed, tuple) else "", fields)}


def _in_keys(row: Record, fields: Mapping[str, FactField]) -> Record:
    """A row as the file has it; a name nobody knows stays as typed, and the loader says so."""
    summed = _BETWEEN.split(in_keys(str(row.get("parts") or ""), fields))
    return {**row, "parts": tuple(each.strip() for each in summed if each.strip())}
