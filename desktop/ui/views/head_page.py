"""基本情况: the cover's lines, the budget table that feeds the indicators, and the long texts of the head block."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFormLayout, QFrame, QGridLayout, QLabel, QWidget

from desktop.domain.evaluation import MONITORED_UNTIL, Kind, PartForm, Place
from desktop.domain.number import percent, plain
from desktop.domain.rubric import HeadGroup
from desktop.ui import parts, theme
from desktop.ui.document import Changed, Document
from desktop.ui.views.card_page import CardPage
from desktop.ui.views.fields import AnswerField, FigureField, LineField, TextBox
from desktop.ui.views.finding_marks import mark_box
from desktop.ui.views.panel_parts import fill

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WIDEST = 980


class HeadPage(CardPage):
    """Everything asked for once that several indicators read."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.fields: dict[Place, LineField | TextBox | AnswerField] = {}
        self._figures: list[FigureField] = []
        self._groups: list[tuple[HeadGroup, list[QLabel], list[QLabel]]] = []
        self.setAccessibleName(self.tr("基本情况"))
        for card in (self._cover(), self._budget(), self._others(), self._texts()):
            if card is not None:
                card.setMaximumWidth(_WIDEST)
                self.column.addWidget(card)
        self.column.addStretch(1)
        document.changed.connect(self._on_changed)
        document.state_changed.connect(self.refresh)
        self.refresh()

    # ------------------------------------------------------------------ what stands on it
    def _cover(self) -> QFrame:
        frame, inside = parts.card(margin=16, spacing=10)
        inside.addWidget(parts.label(self.tr("单位与封面"), scale=1.08, strong=True))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(_RIGHT)
        self._line(form, Place(Kind.HEADER, "unit"), self.tr("单位名称"), "")
        form.addRow(parts.label(self.tr("评价年度"), "muted"), parts.label(str(self._document.evaluation.year)))
        entry = self._document.entry
        if entry is not None and entry.form is PartForm.MONITORING:
            until = Place(Kind.TEXT, MONITORED_UNTIL)
            self._line(form, until, self.tr("监控截止日期"), self.tr("例如：2023年7月31日"))
        for text in self._document.rubric.texts:
            if text.place == "cover":
                self._line(form, Place(Kind.TEXT, text.key), text.name, text.hint)
        inside.addLayout(form)
        return frame

    def _line(self, form: QFormLayout, place: Place, name: str, hint: str) -> None:
        line = LineField(self._document, place, name, hint=hint)
        line.setMaximumWidth(520)
        self.fields[place] = line
        form.addRow(parts.label(name, "muted"), line)

    def _budget(self) -> QFrame | None:
        groups = self._document.rubric.head
        if not groups:
            return None
        frame, inside = parts.card(margin=16, spacing=10)
        title = self.tr("年度{0}规模").format(self._document.rubric.subject)
        inside.addWidget(parts.label(title, scale=1.08, strong=True))
        said = self.tr("只填一次；各指标自动取用这里的数。可直接填带单位的数，如 1,200 元。")
        inside.addWidget(parts.label(said, "muted", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        for column, head in enumerate((self.tr("全年预算数"), self.tr("全年执行数"), self.tr("完成率")), 1):
            grid.addWidget(parts.label(head, "muted"), 0, column, _RIGHT if column == 3 else Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(4, 1)
        grid.setColumnMinimumWidth(0, 150)
        grid.setColumnMinimumWidth(3, 90)
        row = 1
        for group in groups:
            row = self._group(grid, row, group)
        inside.addLayout(grid)
        return frame

    def _group(self, grid: QGridLayout, row: int, group: HeadGroup) -> int:
        name = parts.label(group.name, strong=True)
        name.setContentsMargins(0, 8, 0, 0)
        grid.addWidget(name, row, 0, 1, 4)
        rates: list[QLabel] = []
        for column in group.columns:
            row += 1
            name = parts.label(column.name)
            name.setContentsMargins(0, 5, 0, 0)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            for place, key in ((1, column.planned), (2, column.executed)):
                grid.addWidget(self._figure(key), row, place, Qt.AlignmentFlag.AlignTop)
            rates.append(self._number(grid, row, 3))
        row += 1
        grid.addWidget(parts.label(self.tr("合计"), "muted"), row, 0)
        sums = [self._number(grid, row, column) for column in (1, 2, 3)]
        for label in sums[:2]:
            label.setFixedWidth(117)
        self._groups.append((group, rates, sums))
        return row + 1

    def _figure(self, key: str) -> FigureField:
        field = FigureField(self._document, key, compact=True)
        self._figures.append(field)
        self.fields[Place(Kind.FACT, key)] = field.line
        return field

    def _number(self, grid: QGridLayout, row: int, column: int) -> QLabel:
        label = parts.label("", "muted")
        label.setFont(theme.figure_font())
        label.setAlignment(_RIGHT)
        label.setContentsMargins(0, 5, 0, 0)
        where = Qt.AlignmentFlag.AlignTop | (_RIGHT if column == 3 else Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label, row, column, where)
        return label

    def _others(self) -> QFrame | None:
        columns = [column for group in self._document.rubric.head for column in group.columns]
        shown = {key for column in columns for key in (column.planned, column.executed)}
        rest = [fact for fact in self._document.rubric.facts if fact.key not in shown]
        if not rest:
            return None
        frame, inside = parts.card(margin=16, spacing=10)
        inside.addWidget(parts.label(self.tr("其他数据"), scale=1.08, strong=True))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        for fact in rest:
            field = AnswerField(self._document, fact.key, "") if fact.is_yes_no else self._figure(fact.key)
            if isinstance(field, AnswerField):
                self.fields[field.place] = field
            form.addRow(parts.label(fact.name, "muted"), field)
        inside.addLayout(form)
        return frame

    def _texts(self) -> QFrame | None:
        texts = [text for text in self._document.rubric.texts if text.place != "cover"]
        if not texts:
            return None
        frame, inside = parts.card(margin=16, spacing=6)
        inside.addWidget(parts.label(self.tr("绩效目标与完成情况"), scale=1.08, strong=True))
        for text in texts:
            place = Place(Kind.TEXT, text.key)
            inside.addWidget(parts.label(text.name, strong=True))
            if text.hint:
                inside.addWidget(parts.label(text.hint, "muted", 0.93, wrap=True))
            box = TextBox(self._document, place, text.name, lines=4)
            mark_box(box, self._document)
            self.fields[place] = box
            inside.addWidget(box)
        return frame

    # ------------------------------------------------------------------ news
    def focus_place(self, place: Place) -> bool:
        """Put the cursor where a place is edited; False when it is not on this page."""
        field = self.fields.get(place)
        if field is None:
            return False
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(0, field, lambda: self.ensureWidgetVisible(field, 50, 120))
        return True

    def _on_changed(self, change: Changed) -> None:
        if change.facts or change.texts or any(place.kind is not Kind.LEAF for place in change.places):
            self.refresh()

    def refresh(self) -> None:
        """Show what stands in the document."""
        for field in self.fields.values():
            field.refresh()
        for figure in self._figures:
            figure.refresh()
        facts = self._document.evaluation.facts
        for group, rates, sums in self._groups:
            for column, rate in zip(group.columns, rates, strict=True):
                fill(rate, self._rate(facts.get(column.planned), facts.get(column.executed)))
            planned = self._sum([facts.get(column.planned) for column in group.columns])
            executed = self._sum([facts.get(column.executed) for column in group.columns])
            fill(sums[0], "" if planned is None else plain(planned))
            fill(sums[1], "" if executed is None else plain(executed))
            fill(sums[2], self._rate(planned, executed))

    def _rate(self, planned: Decimal | None, executed: Decimal | None) -> str:
        if not planned or executed is None:
            return ""
        return percent(self._document.rubric.rounding.ratio(executed / planned))

    @staticmethod
    def _sum(figures: list[Decimal | None]) -> Decimal | None:
        known = [figure for figure in figures if figure is not None]
        return sum(known, Decimal(0)) if len(known) == len(figures) else None
