"""The chosen indicator at the right: its inputs, the arithmetic, what is written beside it, its rule and findings."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.number import plain
from desktop.domain.rubric import Certainty
from desktop.domain.text import noop
from desktop.domain.trace import Score, Step
from desktop.domain.tree import Node
from desktop.ui import findings_actions, languages, parts, places, theme
from desktop.ui.document import Changed, Document
from desktop.ui.models import cells, part_lines, states
from desktop.ui.steps import Steps
from desktop.ui.views.evidence_section import EvidenceSection
from desktop.ui.views.fields import TextBox
from desktop.ui.views.finding_marks import mark_box
from desktop.ui.views.indicator_inputs import Inputs
from desktop.ui.views.panel_parts import FindingCards, Heading, Notice, fill

WIDTH = 324
_SAID_ABOVE = ("CMP001", "CMP002")  # 尚未得分, 尚未确认
_MOST = 20  # lines of a heading's list
_TEXTS = ("basis", "reason", "improvement")
_RULE = (
    ("words", noop("IndicatorPanel", "评分规则")),
    ("explanation", noop("IndicatorPanel", "指标解释")),
    ("standard", noop("IndicatorPanel", "评分标准")),
    ("from", noop("IndicatorPanel", "依据")),
)
_CERTAINTY = {
    Certainty.PRINTED: "",
    Certainty.DERIVED: noop("IndicatorPanel", "评分规则由已公布的数据反推得出"),
    Certainty.ASSUMED: noop("IndicatorPanel", "推定，请对照本级财政部门通知核对"),
}


class IndicatorPanel(QScrollArea):
    """Shows one indicator and edits what belongs to it."""

    jump = Signal(object)  # Place
    add_wanted = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self._code = document, ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("所选指标"))
        inside = QWidget()
        inside.setObjectName("panel")
        inside.setStyleSheet(f"QWidget#panel {{ background: {theme.CARD.name()}; }}")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 14, 14, 16)
        self._column.setSpacing(8)
        self._soon = QTimer(self, singleShot=True, interval=0)  # row and total are painted first
        self._soon.timeout.connect(self._explain)
        self._later = QTimer(self, singleShot=True, interval=40)
        self._later.timeout.connect(self._show_findings)
        self._build()
        self.setWidget(inside)
        document.changed.connect(self._on_changed)
        document.state_changed.connect(self._rebuild)
        self.show_code("")

    def _build(self) -> None:
        column = self._column
        self._path = parts.label("", "muted", 0.93, wrap=True)
        self._name = parts.label("", scale=1.12, strong=True, wrap=True)
        self.score = parts.SteadyLabel()
        self.score.setFont(theme.figure_font(1.55, strong=True))
        self._weight = parts.label("", "muted")
        self._lost = parts.SteadyLabel(least=self.tr("扣 {0} 分").format("0.00"))
        self._lost.setFont(theme.scaled_font(1.0, strong=True))
        self._lost.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.score)
        line.addWidget(self._weight, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        line.addWidget(self._lost, 0, Qt.AlignmentFlag.AlignBottom)
        self._monitored = parts.label("", "muted", 0.93, wrap=True)
        self._assumed = parts.label("", "warn-badge", 0.93, wrap=True)
        self._assumed.setIndent(0)
        self.unconfirmed = Notice("warn-card", self.tr("都对，确认"), self._confirm)
        self.override = Notice("warn-card", self.tr("取消人工打分"), self._clear_score)
        self.lacking = Notice("sunken")
        self._inputs_head = Heading("")
        self.inputs = Inputs(self.document)
        self._steps_head = Heading(self.tr("计算过程"))
        self.steps = Steps()
        self.next_point = parts.label("", "accent", wrap=True)
        self.add_button = parts.button(self.tr("增加本单位的指标"), icon="plus")
        self.add_button.clicked.connect(lambda: self.add_wanted.emit(self._code))
        column.addWidget(self._path)
        column.addWidget(self._name)
        column.addLayout(line)
        below_score: tuple[QWidget, ...] = (self._monitored, self._assumed, self.unconfirmed, self.override)
        inputs: tuple[QWidget, ...] = (self._inputs_head, self.inputs, self.lacking, self.add_button)
        working: tuple[QWidget, ...] = (self._steps_head, self.steps, self.next_point)
        for each in (*below_score, *inputs, *working):
            column.addWidget(each)
        self.findings = FindingCards()
        self.findings.jump.connect(self.jump)
        self.findings.overrule.connect(lambda finding: findings_actions.overrule(self, self.document, finding))
        column.addWidget(self.findings)
        self._texts_area = QWidget()
        below = QVBoxLayout(self._texts_area)
        below.setContentsMargins(0, 4, 0, 0)
        below.setSpacing(4)
        self.texts: dict[str, TextBox] = {}
        for name in _TEXTS:
            head = places.field_name(name)
            below.addWidget(Heading(head))
            box = TextBox(self.document, Place(Kind.LEAF, "", name), head, lines=2 if name != "basis" else 3)
            self.texts[name] = box
            mark_box(box, self.document)
            below.addWidget(box)
        column.addWidget(self._texts_area)
        self.evidence = EvidenceSection(self.document, self)
        column.addWidget(self.evidence)
        self._rule = {name: (Heading(self.tr(head)), parts.label("", wrap=True)) for name, head in _RULE}
        for head_label, text in self._rule.values():
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(head_label)
            column.addWidget(text)
        column.addStretch(1)

    # ------------------------------------------------------------------ which indicator
    def show_code(self, code: str) -> None:
        """Turn to another indicator."""
        for box in self.texts.values():
            box.commit()
        self._code = code if code in self.document.tree else ""
        self.widget().setVisible(bool(self._code))
        if not self._code:
            return
        for name in _TEXTS:
            head = places.field_name(name)
            self.texts[name].bind(Place(Kind.LEAF, self._code, name), head)
        self._rebuild()
        self.verticalScrollBar().setValue(0)

    def focus_inputs(self) -> None:
        """Put the cursor into the first input that is still empty, or the first."""
        target = self.inputs.first_wanted()
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(target)

    def focus_place(self, place: Place) -> bool:
        """Put the cursor where a place is edited; False when it is not in the panel."""
        box = self.texts.get(place.field) if place.kind is Kind.LEAF else None
        target: QWidget | None = box or self.inputs.at(place)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(0, target, lambda: self.ensureWidgetVisible(target))
        return True

    # ------------------------------------------------------------------ showing it
    def _on_changed(self, change: Changed) -> None:
        if not self._code:
            return
        if self._code not in self.document.tree:
            self.show_code("")
        elif change.structure:
            self._rebuild()
        elif self._code in change.codes or change.findings or self._reads(change.facts):
            self._show_fields()
            self._soon.start()

    def _reads(self, facts: frozenset[str]) -> bool:
        return not facts.isdisjoint(self.document.tree[self._code].indicator.reads)

    def _rebuild(self) -> None:
        """Make the inputs of this indicator, then show everything."""
        if not self._code:
            return
        node = self.document.tree[self._code]
        fill(self._inputs_head, self.inputs.show_node(node))
        leaf = node.is_leaf and node.indicator.method is not None
        self._texts_area.setVisible(leaf)
        self.inputs.setVisible(bool(self.inputs.fields))
        self.add_button.setVisible(node.indicator.open_slot and self.document.editable)
        fill(self._path, " › ".join(self.document.tree.path(node.code)[:-1]))
        fill(self._name, f"{node.number}　{node.title}")
        self._show_rule(node)
        self.evidence.show_node(node)
        self._refresh()
        self._later.stop()
        self._show_findings()

    def _show_rule(self, node: Node) -> None:
        indicator = node.indicator
        leaf = node.is_leaf and indicator.method is not None
        words = languages.spoken(indicator.rule_in_words(node.weight)) if leaf else ""
        sources = "\n".join(f"{each.document}　{each.place or ''}".strip() for each in indicator.references)
        said = {"words": words, "explanation": indicator.explanation, "standard": indicator.standard, "from": sources}
        for name, (head, text) in self._rule.items():
            head.setVisible(bool(said[name]))
            fill(text, said[name])
        fill(self._assumed, self.tr(_CERTAINTY[indicator.certainty]) if leaf and not node.own else "")
        assumed = indicator.certainty is Certainty.ASSUMED
        theme.look(self._assumed, "warn-badge" if assumed else "muted")
        across, down = (6, 1) if assumed else (0, 0)  # Qt takes over the sheet's only once
        self._assumed.setContentsMargins(across, down, across, down)

    def _refresh(self) -> None:
        """Show what stands in the fields, and what follows from it."""
        self._show_fields()
        self._explain()

    def _show_fields(self) -> None:
        """At once, or somebody would type on in what stood there before."""
        self.inputs.refresh()
        for box in self.texts.values():
            box.refresh()

    def _explain(self) -> None:
        """Show score, arithmetic and notices, and soon the findings."""
        self._soon.stop()
        if not self._code:
            return
        node = self.document.tree[self._code]
        points = self.document.sheet.points(node.code)
        fill(self.score, cells.points_text(self.document, points) or "—")
        fill(self._weight, self.tr("/ {0} 分").format(plain(node.weight)))
        fill(self._monitored, part_lines.monitored(self.document, node.code))
        self._show_lost(node)
        self._show_result(node)
        self._later.start()

    @property
    def is_explained(self) -> bool:
        """Whether score, arithmetic and notices are those of the last edit."""
        return not self._soon.isActive()

    def _show_findings(self) -> None:
        """After the score is painted: cards cost more than all the rest.

        That a leaf has no score yet, or is not confirmed, is said above them.
        """
        if not self._code:
            return
        self.findings.show_findings(
            [each for each in self.document.findings_at(self._code) if each.code not in _SAID_ABOVE],
            lambda finding: findings_actions.reason_for(self.document, finding),
            editable=self.document.editable,
        )

    def _show_lost(self, node: Node) -> None:
        state = states.state_of(self.document, node)
        points = self.document.sheet.points(node.code)
        leaf = self.document.sheet.leaves.get(node.code)
        counts = points is not None and node.indicator.floor >= 0 and not (leaf is not None and leaf.left_out)
        lost = node.weight - points if counts and points is not None else Decimal(0)
        text = self.tr("扣 {0} 分").format(plain(lost)) if lost else ""
        self._lost.setText(text or (self.tr("未填") if state is states.State.UNFILLED else ""))
        look = "warn" if text else "muted"
        if self._lost.property("look") != look:
            theme.look(self._lost, look)

    def _show_result(self, node: Node) -> None:
        leaf = self.document.sheet.leaves.get(node.code)
        editable = self.document.editable
        steps = leaf.result.steps if leaf and isinstance(leaf.result, Score) else ()
        typed = self.document.evaluation.judgement(node.code).score
        overridden = leaf is not None and typed is not None and not cells.is_typed(node)
        by_rule = leaf.by_rule if leaf else None
        if overridden and isinstance(by_rule, Score):
            steps = by_rule.steps
        if node.is_leaf:
            self.steps.show_steps(steps)
            head = self.tr("按规则的计算过程") if overridden else self.tr("计算过程")
        else:
            steps, head = self._below(node), self.tr("下级指标")
            self.steps.show_steps(steps, "")
        fill(self._steps_head, head if steps else "")
        advice = leaf.result.next_point if leaf and isinstance(leaf.result, Score) else ""
        fill(self.next_point, languages.spoken(advice))
        self.lacking.say(cells.lacking_text(self.document, node.code) if leaf else "")
        rule = ""
        if isinstance(by_rule, Score):
            rule = self.tr("；按规则应得 {0} 分").format(plain(by_rule.points))
        said = (
            self.tr("得分 {0} 由人工填写{1}。").format(plain(typed), rule) if overridden and typed is not None else ""
        )
        self.override.say(said, can_act=editable)
        marked = states.unconfirmed_places(self.document, node)
        said = self.tr("有 {0} 处来自其他文件，请核对：{1}").format(
            len(marked), languages.listed(self._with_source(place) for place in marked)
        )
        self.unconfirmed.say(said if marked else "", can_act=editable)

    def _with_source(self, place: Place) -> str:
        """What stands at a marked place, and the cell of the file it came from where that is kept."""
        source = self.document.evaluation.unconfirmed[str(place)]
        own = place.key == self._code and place.kind in (Kind.LEAF, Kind.OWN)
        said = places.field_name(place.field) if own else self.document.label(place)
        return said if source == "1" else self.tr("{0}（{1}）").format(said, source)

    def _below(self, node: Node) -> tuple[Step, ...]:
        """What stands below a heading, each with its points of its weight."""
        below = [self.document.tree[code] for code in node.children[:_MOST]]
        points = [cells.points_text(self.document, self.document.sheet.points(each.code)) or "—" for each in below]
        steps = [Step("", each.title, f"{got} / {plain(each.weight)}") for each, got in zip(below, points, strict=True)]
        if len(node.children) > _MOST:
            steps.append(Step("", self.tr("…… 共 {0} 项").format(len(node.children)), ""))
        return tuple(steps)

    # ------------------------------------------------------------------ buttons
    def _confirm(self) -> None:
        node = self.document.tree[self._code]
        marked = states.unconfirmed_places(self.document, node)
        changes = [Change(Place(Kind.UNCONFIRMED, str(place)), None) for place in marked]
        self.document.edit(self.tr("确认“{0}”的内容").format(node.name), changes)

    def _clear_score(self) -> None:
        place = Place(Kind.LEAF, self._code, "score")
        self.document.set_value(place, None, self.tr("取消“{0}”的人工打分").format(self.document.tree[self._code].name))
