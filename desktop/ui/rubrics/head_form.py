"""The whole form (整张表): title, year, region, total, grades, common figures, a limit on the total, sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSpinBox, QVBoxLayout

from desktop.domain import rubricedit, rubricfigures, rubricprint
from desktop.domain.findings.rules import BY_CODE
from desktop.domain.rubricdraft import GradeDraft, Plain
from desktop.ui import languages, messages, parts
from desktop.ui.rubrics import lines
from desktop.ui.rubrics.modifier_field import ModifierField
from desktop.ui.rubrics.records import Column, RecordsTable
from desktop.ui.rubrics.session import DraftSession
from desktop.ui.rubrics.words import as_figure
from desktop.ui.wheel import still

CHECKS_OFF = "checks_off"  # a key of rubric.yaml


class HeadForm(QScrollArea):
    """Follows the session."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        column = lines.scrolling_column(self)
        self._add_names(column)
        self._add_tables(column)
        column.addStretch(1)
        session.changed.connect(self._refresh)
        self._refresh()

    def _add_names(self, column: QVBoxLayout) -> None:
        form = lines.form_layout()
        self.title = lines.Line(self.tr("表名"))
        self.id = lines.Line(self.tr("方案编号"))
        self.region = lines.Line(self.tr("地区"))
        self.year = still(QSpinBox())
        self.year.setRange(2000, 2099)
        self.year.setAccessibleName(self.tr("年度"))
        self.year.setMaximumWidth(120)
        self.total = lines.Line(self.tr("总分"), figure=True)
        self._adds = parts.label("", "muted")
        total = QHBoxLayout()
        total.setSpacing(8)
        total.addWidget(self.total)
        total.addWidget(self._adds)
        total.addStretch(1)
        form.addRow(self.tr("表名"), self.title)
        form.addRow(self.tr("方案编号"), self.id)
        form.addRow(self.tr("地区"), self.region)
        form.addRow(self.tr("年度"), self.year)
        form.addRow(self.tr("总分"), total)
        form.addRow(self.tr("小数位"), self._places())
        column.addLayout(form)
        self.title.left.connect(lambda text: self._set(self.tr("改表名"), title=text))
        self.id.left.connect(lambda text: self._set(self.tr("改方案编号"), id=text))
        self.region.left.connect(lambda text: self._set(self.tr("改地区"), region=text))
        self.total.left.connect(lambda text: self._set(self.tr("改总分"), total=as_figure(text)))
        self.year.editingFinished.connect(lambda: self._set(self.tr("改年度"), year=self.year.value()))

    def _places(self) -> QHBoxLayout:
        """How many digits percentages and scores keep."""
        row = QHBoxLayout()
        row.setSpacing(8)
        names = {"percent_places": self.tr("百分比"), "score_places": self.tr("得分")}
        self.places: dict[str, QSpinBox] = {}
        for key, name in names.items():
            box = self.places[key] = still(QSpinBox())
            box.setRange(0, 6)
            box.setAccessibleName(self.tr("{0}保留的小数位").format(name))
            box.editingFinished.connect(self._set_places)
            row.addWidget(parts.label(name, "muted"))
            row.addWidget(box)
            row.addSpacing(12)
        row.addStretch(1)
        return row

    def _add_tables(self, column: QVBoxLayout) -> None:
        column.addWidget(parts.label(self.tr("等级"), strong=True))
        self.grades = RecordsTable(
            self.tr("等级"),
            (
                Column("name", self.tr("等级"), always=True, wide=True),
                Column("floor", self.tr("总分下限（含）"), figure=True, always=True),
            ),
            lambda: {"name": "", "floor": ""},
        )
        column.addWidget(self.grades)
        column.addWidget(parts.label(self.tr("共用的数据项"), strong=True))
        labels = (self.tr("名称"), self.tr("单位"), self.tr("填写提示"), self.tr("键"))
        self.facts = RecordsTable(
            self.tr("共用的数据项"),
            lines.fact_columns(labels),
            lambda: {"name": "", "unit": self.tr("万元"), "hint": "", "key": self._fresh_key()},
        )
        column.addWidget(self.facts)
        self.cap = ModifierField("total_cap", self.tr("总分另有限制（某项未达到时总分不超过多少）"), self._fresh_key)
        column.addWidget(self.cap)
        column.addWidget(parts.label(self.tr("停用的核查"), strong=True))
        note = self.tr("本表不适用的核查和理由；理由列在核查结果里，也印在报告上。")
        column.addWidget(parts.label(note, "muted", wrap=True))
        rules = tuple((code, f"{code} {languages.spoken(rule.name)}") for code, rule in BY_CODE.items())
        self.off = RecordsTable(
            self.tr("停用的核查"),
            (
                Column("code", self.tr("核查"), choices=rules, always=True, wide=True),
                Column("reason", self.tr("理由"), always=True, wide=True),
            ),
            lambda: {"code": next(code for code, _ in rules if code not in self._off()), "reason": ""},
        )
        column.addWidget(self.off)
        column.addWidget(parts.label(self.tr("出处"), strong=True))
        self.sources = RecordsTable(
            self.tr("方案的出处"),
            (
                Column("document", self.tr("文件"), always=True, wide=True),
                Column("place", self.tr("条款或位置"), wide=True),
            ),
            lambda: {"document": "", "place": None},
        )
        column.addWidget(self.sources)
        self.grades.changed.connect(self._set_grades)
        self.facts.changed.connect(self._set_facts)
        self.cap.changed.connect(lambda kept: self._rest(self.tr("改总分限制"), "total_cap", kept))
        self.off.changed.connect(self._set_off)
        self.sources.changed.connect(lambda rows: self._rest(self.tr("改出处"), "reference", lines.references_of(rows)))

    def _refresh(self) -> None:
        draft = self._session.draft
        self.title.show_text(draft.title)
        self.id.show_text(draft.id)
        self.region.show_text(draft.region)
        self.total.show_text(draft.total)
        if self.year.value() != draft.year:
            self.year.setValue(draft.year)
        for key, places in rubricprint.rounding_of(draft).items():
            if self.places[key].value() != places:
                self.places[key].setValue(places)
        added = rubricedit.total_of(draft.indicators)
        self._adds.setText("" if added is None else self.tr("分，各一级指标合计 {0}").format(added))
        self.grades.show_records([{"name": each.name, "floor": each.floor} for each in draft.grades])
        self.facts.show_records(lines.fact_records(draft.facts))
        cap = draft.rest.get("total_cap")
        self.cap.show_value(cap if isinstance(cap, Mapping) else None, draft.fields())
        self.off.show_records([{"code": code, "reason": str(why)} for code, why in self._off().items()])
        self.sources.show_records(lines.reference_records(draft.rest.get("reference")))

    def _set(self, label: str, **values: Any) -> None:
        self._session.edit(label, replace(self._session.draft, **values))

    def _rest(self, label: str, key: str, value: Any) -> None:
        rest = {name: kept for name, kept in self._session.draft.rest.items() if name != key}
        self._set(label, rest=rest if value is None else {**rest, key: value})

    def _set_places(self) -> None:
        places = {key: box.value() for key, box in self.places.items()}
        draft = self._session.draft
        if places != rubricprint.rounding_of(draft):
            self._session.edit(self.tr("改小数位"), rubricprint.with_rounding(draft, places))

    def _off(self) -> Mapping[str, Plain]:
        off = self._session.draft.rest.get(CHECKS_OFF)
        return off if isinstance(off, Mapping) else {}

    def _set_off(self, rows: tuple[Mapping[str, str], ...]) -> None:
        off = {str(each.get("code")): str(each.get("reason") or "") for each in rows}
        if len(off) < len(rows):
            messages.show_hint(self.off, self.tr("这项核查已经在表里"))
            self._refresh()
            return
        self._session.edit(self.tr("改停用的核查"), rubricprint.with_key(self._session.draft, CHECKS_OFF, off))

    def _set_grades(self, rows: tuple[Mapping[str, str], ...]) -> None:
        grades = tuple(GradeDraft(str(each.get("name") or ""), str(each.get("floor") or "")) for each in rows)
        self._set(self.tr("改等级"), grades=grades)

    def _set_facts(self, rows: tuple[Mapping[str, str], ...]) -> None:
        draft = rubricfigures.set_facts(self._session.draft, None, lines.facts_of(rows))
        self._session.edit(self.tr("改共用数据项"), draft)

    def _fresh_key(self) -> str:
        return lines.fresh_key(self._session.draft, "head")
