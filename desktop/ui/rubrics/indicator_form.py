"""The chosen indicator: name, weight, texts, how it is scored, figures, modifiers, and where the rule comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain import rubricedit, rubricfigures
from desktop.domain.rubricdraft import IndicatorDraft, Plain, RubricDraft
from desktop.ui import languages, parts, theme
from desktop.ui.rubrics import lines
from desktop.ui.rubrics.method_editor import MethodEditor
from desktop.ui.rubrics.modifier_field import ModifierField
from desktop.ui.rubrics.records import Column, RecordsTable
from desktop.ui.rubrics.session import DraftSession
from desktop.ui.rubrics.words import CERTAINTIES, as_figure, certainty_name
from desktop.ui.wheel import still

EVIDENCE = "evidence"  # a key of an indicator's file that the draft keeps as it stands


class IndicatorForm(QScrollArea):
    """Follows the session; every field left with another text is one step back."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session, self.node = session, 0
        inside = QWidget()
        lines.scrolling(self, inside)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(14, 10, 14, 14)
        self._column.setSpacing(10)
        self._add_head()
        self._leaf = QWidget()
        below = QVBoxLayout(self._leaf)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(10)
        self._column.addWidget(self._leaf)
        self._add_method(below)
        self._add_figures(below)
        self._add_source(below)
        self._column.addStretch(1)
        session.changed.connect(self._refresh)
        session.checked.connect(self._show_rule)

    # ------------------------------------------------------------------ what there is
    def _add_head(self) -> None:
        head = QHBoxLayout()
        self._title = parts.label("", scale=1.15, strong=True, wrap=True)
        self.badge = parts.label("", "warn-badge")
        head.addWidget(self._title, 1)
        head.addWidget(self.badge)
        self._column.addLayout(head)
        form = lines.form_layout()
        self.name = lines.Line(self.tr("名称"))
        self.weight = lines.Line(self.tr("分值"), figure=True)
        self.code = lines.Line(self.tr("编号"))
        self.code.setToolTip(self.tr("小写字母、数字和下划线，用点分层；跨年对照靠它，一般不改"))
        self.explanation = lines.Box(self.tr("指标解释"))
        self.standard = lines.Box(self.tr("评分标准"))
        self.evidence = lines.Line(self.tr("须附的佐证材料"))
        self.evidence.setPlaceholderText(self.tr("如 制度文件、网页截图；没有要求的留空"))
        weight = QHBoxLayout()
        weight.setSpacing(8)
        self._weighs = parts.label(self.tr("分"), "muted")
        weight.addWidget(self.weight)
        weight.addWidget(self._weighs)
        weight.addSpacing(20)
        weight.addWidget(parts.label(self.tr("编号"), "muted"))
        weight.addWidget(self.code, 1)
        form.addRow(self.tr("名称"), self.name)
        form.addRow(self.tr("分值"), weight)
        self._texts = QWidget()
        texts = QFormLayout(self._texts)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setHorizontalSpacing(12)
        texts.addRow(self.tr("指标解释"), self.explanation)
        texts.addRow(self.tr("评分标准"), self.standard)
        texts.addRow(self.tr("佐证材料"), self.evidence)
        self._column.addLayout(form)
        self._column.addWidget(self._texts)
        self.name.left.connect(lambda text: self._edit(self.tr("改名称"), rubricedit.rename, text))
        self.code.left.connect(lambda text: self._edit(self.tr("改编号"), rubricedit.recode, text))
        self.weight.left.connect(lambda text: self._set(self.tr("改分值"), weight=as_figure(text)))
        self.explanation.left.connect(lambda text: self._set(self.tr("改指标解释"), explanation=text))
        self.standard.left.connect(lambda text: self._set(self.tr("改评分标准"), standard=text))
        self.evidence.left.connect(self._set_evidence)

    def _add_method(self, column: QVBoxLayout) -> None:
        frame, inside = parts.card(margin=12)
        self.method = MethodEditor(self._fresh_key)
        self.method.setAccessibleName(self.tr("怎样计分"))
        inside.addWidget(self.method)
        self.rule = parts.label("", "muted", wrap=True)
        inside.addWidget(self.rule)
        self.slot = QCheckBox(self.tr("下级指标由填报单位自己设（如产出、效益的具体指标）"))
        inside.addWidget(self.slot)
        column.addWidget(frame)
        self.method.changed.connect(self._set_method)
        self.slot.toggled.connect(self._set_slot)

    def _add_figures(self, column: QVBoxLayout) -> None:
        column.addWidget(parts.label(self.tr("本指标另要填的数据项"), strong=True))
        note = self.tr("各指标共用的数据（如预算数、执行数）写在“整张表”里；逐条计分的条件、扣分事项不必在这里再写。")
        column.addWidget(parts.label(note, "muted", wrap=True))
        labels = (self.tr("名称"), self.tr("单位"), self.tr("填写提示"), self.tr("键"))
        self.facts = RecordsTable(
            self.tr("数据项"),
            lines.fact_columns(labels),
            lambda: {"name": "", "unit": "", "hint": "", "key": self._fresh_key()},
        )
        column.addWidget(self.facts)
        self.facts.changed.connect(self._set_facts)
        self.gone = ModifierField("not_applicable", self.tr("可以不适用"), self._fresh_key)
        self.over = ModifierField("over_achievement", self.tr("超额完成另有规定"), self._fresh_key)
        column.addWidget(self.gone)
        column.addWidget(self.over)
        self.gone.changed.connect(lambda kept: self._set(self.tr("改不适用"), not_applicable=kept))
        self.over.changed.connect(lambda kept: self._set(self.tr("改超额完成"), over_achievement=kept))

    def _add_source(self, column: QVBoxLayout) -> None:
        column.addWidget(parts.label(self.tr("规则依据"), strong=True))
        form = lines.form_layout()
        self.certainty = still(QComboBox())
        self.certainty.setAccessibleName(self.tr("规则依据"))
        for kept in CERTAINTIES:
            self.certainty.addItem(certainty_name(kept), kept)
        self.note = lines.Box(self.tr("依据说明"), 2)
        form.addRow(self.tr("把握"), self.certainty)
        form.addRow(self.tr("说明"), self.note)
        column.addLayout(form)
        self.sources = RecordsTable(
            self.tr("出处"),
            (
                Column("document", self.tr("文件"), always=True, wide=True),
                Column("place", self.tr("条款或位置"), wide=True),
            ),
            lambda: {"document": "", "place": None},
        )
        column.addWidget(self.sources)
        self.certainty.activated.connect(
            lambda _: self._set(self.tr("改依据"), certainty=str(self.certainty.currentData()))
        )
        self.note.left.connect(lambda text: self._set(self.tr("改依据说明"), certainty_note=text))
        self.sources.changed.connect(lambda rows: self._set(self.tr("改出处"), reference=lines.references_of(rows)))

    # ------------------------------------------------------------------ showing
    def show_node(self, node: int) -> None:
        """Another indicator; 0 for none."""
        if node != self.node:
            lines.commit_typing(self)
            self.node = node
            self.verticalScrollBar().setValue(0)
        self._refresh()

    @property
    def one(self) -> IndicatorDraft | None:
        """The indicator shown; None when it is gone."""
        return next((each for each in self._session.draft.walk() if each.node == self.node), None)

    def _refresh(self) -> None:
        one = self.one
        self.widget().setEnabled(one is not None)
        if one is None:
            self._title.setText(self.tr("请在左边选一个指标"))
            self.badge.hide()
            return
        heading = bool(one.children)
        self._title.setText(one.name or self.tr("（没有名称）"))
        self.badge.setVisible(not heading and one.certainty == "assumed")
        self.badge.setText(certainty_name("assumed"))
        for field, text in (
            (self.name, one.name),
            (self.weight, one.weight),
            (self.code, one.code),
            (self.explanation, one.explanation),
            (self.standard, one.standard),
            (self.evidence, str(one.rest.get(EVIDENCE) or "")),
            (self.note, one.certainty_note),
        ):
            field.show_text(text)
        added = rubricedit.total_of(one.children) if heading else None
        self._weighs.setText(self.tr("分") if added is None else self.tr("分，下级合计 {0}").format(added))
        self._texts.setVisible(not heading)
        self._leaf.setVisible(not heading)
        if not heading:
            self._show_leaf(one)

    def _show_leaf(self, one: IndicatorDraft) -> None:
        fields = self._session.draft.fields(one.node)
        self.method.show_method(one.method, one.parameters, fields)
        quiet = QSignalBlocker(self.slot), QSignalBlocker(self.certainty)
        self.slot.setChecked(one.open_slot)
        self.certainty.setCurrentIndex(self.certainty.findData(one.certainty))
        for each in quiet:
            each.unblock()
        self.facts.show_records(lines.fact_records(one.facts))
        self.gone.show_value(one.not_applicable, fields)
        self.over.show_value(one.over_achievement, fields)
        self.over.setVisible(one.open_slot or one.method in ("proportional", "count") or bool(one.over_achievement))
        self.gone.setVisible(one.method not in ("bonus", "rollup") or bool(one.not_applicable))
        self.sources.show_records(lines.reference_records(one.reference))
        self._show_rule()

    def _show_rule(self) -> None:
        """The whole rule in words, as the report will print it; or what is wrong with it."""
        one, rubric = self.one, self._session.rubric
        if one is None or not self._session.is_checked:
            return
        wrong = [each.message for each in self._session.problems if each.node == one.node]
        said = "\n".join(wrong)
        if rubric is not None and not one.children:
            known = next((each for each in rubric.walk() if each.code == one.code), None)
            said = languages.spoken(known.rule_in_words(known.weight)) if known is not None else ""
        self.rule.setText(said)
        theme.look(self.rule, "bad" if wrong else "muted")
        self.rule.setVisible(bool(said))

    # ------------------------------------------------------------------ editing
    def _fresh_key(self) -> str:
        """A key for a figure of this indicator that nobody has."""
        return lines.fresh_key(self._session.draft, self.one.code if self.one is not None else "item")

    def _set(self, label: str, **values: object) -> None:
        if self.one is not None:
            self._session.edit(label, rubricedit.change(self._session.draft, self.node, **values))

    def _edit(self, label: str, edit: Callable[[RubricDraft, int, str], RubricDraft], text: str) -> None:
        if self.one is not None:
            self._session.edit(label, edit(self._session.draft, self.node, text))

    def _set_method(self, method: str, values: Mapping[str, Plain]) -> None:
        if self.one is not None:
            draft = rubricedit.set_method(self._session.draft, self.node, method, values)
            self._session.edit(self.tr("改评分方法"), draft)

    def _set_facts(self, rows: tuple[Mapping[str, Plain], ...]) -> None:
        if self.one is not None:
            draft = rubricfigures.set_facts(self._session.draft, self.node, lines.facts_of(rows))
            self._session.edit(self.tr("改数据项"), draft)

    def _set_evidence(self, text: str) -> None:
        if self.one is not None:
            rest = {key: kept for key, kept in self.one.rest.items() if key != EVIDENCE}
            self._set(self.tr("改佐证材料"), rest={**rest, EVIDENCE: text} if text else rest)

    def _set_slot(self, on: bool) -> None:
        self._set(self.tr("改单位自设"), open_slot=on)
