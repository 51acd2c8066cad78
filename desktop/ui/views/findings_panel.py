"""What the checks found, below the table: one line with counts until it is opened, then the list and what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.findings.finding import Finding
from desktop.ui import findings_actions, findings_reader, icons, languages, lists, parts, ranks, theme
from desktop.ui.document import Changed, Document
from desktop.ui.flow import Flow
from desktop.ui.listed import listed
from desktop.ui.models.findings_table import FindingsModel, Wanted
from desktop.ui.ranks import SHAPES, Rank
from desktop.ui.views.findings_filter import FindingsFilter
from desktop.ui.views.panel_parts import fill, show

_LEAST, _BODY = 84, 168  # px when opened: on a low screen the page above needs the room
_SIGN, _PLACE = 42, 150  # px: what stands around a rank, the column of places
_LETTERS = 48  # across the list; with fewer there is no room for what to do beside what is wrong
_SHORT = 14  # characters of a fix that stand on its button; longer ones in its tool tip
_LATER = 60  # ms; several edits in a row rebuild the list once


class FindingsPanel(QFrame):
    """Folded: counts. Opened: the list; Return or a double click goes to the place, F1 says why it is looked for."""

    jump = Signal(object)  # Place
    pointed = Signal(object)  # Finding: after a jump, to show which words of a text are meant
    toggled = Signal(bool)
    sheet_wanted = Signal()  # the check sheet on paper

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.model = FindingsModel(document, self)
        theme.look(self, "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head())
        self.table = _Table()
        self.table.setModel(self.model)
        self.table.setMinimumHeight(_LEAST)
        self.table.setMaximumHeight(_BODY)
        self.table.hide()
        self.table.chosen.connect(self._jump_to)
        self.table.asked.connect(self._explain)
        self.bar = self._bar()
        self.bar.hide()
        column.addWidget(self.bar)
        column.addWidget(self.table)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=_LATER)
        self._timer.timeout.connect(self._follow)
        self.table.selectionModel().currentRowChanged.connect(self._show_choices)
        document.changed.connect(self._on_changed)
        document.state_changed.connect(self._show_counts)
        document.parts_changed.connect(self._on_parts_changed)
        self._show_counts()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(14)
        self.opener = parts.button(self.tr("核查"), "flat", "chevron-right")
        self.opener.setAccessibleName(self.tr("展开或收起核查结果"))
        self.opener.setFont(theme.scaled_font(1.0, strong=True))
        self.opener.setIconSize(QSize(14, 14))
        self.opener.setCheckable(True)
        self.opener.toggled.connect(self.set_open)
        row.addWidget(self.opener)
        self.counts: dict[Rank, QWidget] = {}
        self._texts = {}
        for rank, (icon, colour) in SHAPES.items():
            pair = QWidget()
            inside = QHBoxLayout(pair)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(5)
            inside.addWidget(parts.picture(icon, 15, colour))
            text = parts.label(ranks.name_of(rank))
            inside.addWidget(text)
            self.counts[rank], self._texts[rank] = pair, text
            row.addWidget(pair)
        self.none = parts.label(self.tr("没有发现问题"), "good")
        row.addWidget(self.none)
        row.addStretch(1)
        self.sheet = parts.button(self.tr("核查表…"), "flat", "printer")
        self.sheet.setToolTip(self.tr("把总分、失分和全部核查发现印成一两页，供签字前审阅"))
        self.sheet.clicked.connect(self.sheet_wanted)
        self.sheet.hide()
        row.addWidget(self.sheet)
        return row

    def _bar(self) -> QWidget:
        """The filters, and what can be done about the chosen line."""
        bar = QWidget()
        row = Flow(between=0)
        row.setContentsMargins(8, 0, 8, 4)
        bar.setLayout(row)
        self.filter = FindingsFilter(self._document)
        self.filter.changed.connect(self._on_filter)
        row.addWidget(self.filter)
        self.shown = parts.label("", "muted", 0.93)
        row.addWidget(self.shown)
        self.fix = self._link(self.tr("采用"), self._fix, self.tr("由程序按这条建议改好，可以撤销"))
        self.away = self._link(self.tr("忽略并说明"), self._overrule, self.tr("写明理由，保留这一处"))
        self.off = self._link(self.tr("关闭此项检查…"), self._turn, "")
        self.why = self._link(self.tr("为什么"), self._explain, self.tr("这条规则查什么、为什么要紧、正误举例（F1）"))
        self.go = self._link(self.tr("转到"), lambda: self._jump_to(self.table.currentIndex().row()), "")
        row.add_group(self.fix, self.away, self.off, self.why, self.go, spacing=2)
        return bar

    def _link(self, text: str, slot: Callable[[], object], tip: str) -> QPushButton:
        made = parts.button(text, "link")
        made.setToolTip(tip)
        made.clicked.connect(lambda _=False: slot())
        return made

    def _lay_out(self) -> None:
        header = self.table.horizontalHeader()
        widest = max(self.fontMetrics().horizontalAdvance(ranks.name_of(each)) for each in Rank)
        for column, width in (
            (0, max(74, widest + _SIGN)),
            (1, max(76, self.fontMetrics().horizontalAdvance("SUM000") + 20)),
            (2, _PLACE),
        ):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        for column in (3, 4):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    # ------------------------------------------------------------------ what it says
    def text(self) -> str:
        """The line of counts, for tests and readers of screens."""
        shown = [label.text() for rank, label in self._texts.items() if not self.counts[rank].isHidden()]
        return languages.listed(shown, "，") or self.none.text()

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self.opener.isChecked()

    def set_open(self, to: bool) -> None:
        """Unfold or fold the list."""
        if self.opener.isChecked() is not to:
            self.opener.setChecked(to)
            return
        self.opener.setIcon(icons.icon("chevron-down" if to else "chevron-right"))
        if to:
            self._follow()
        self.bar.setVisible(to)
        self.sheet.setVisible(to)
        self.table.setVisible(to)
        self.toggled.emit(to)

    def _on_changed(self, change: Changed) -> None:
        if change.findings or change.structure or any(place.kind.value == "overruled" for place in change.places):
            self._show_counts()
            if self.is_open:
                self._timer.start()

    def _on_parts_changed(self) -> None:
        """A project of the file was edited, added or taken away."""
        if not self._document.part:
            self._show_counts()
            if self.is_open:
                self._timer.start()

    def _show_counts(self) -> None:
        left = self._left()
        for rank, count in left.items():
            show(self.counts[rank], to=bool(count))
            if count:
                fill(self._texts[rank], ranks.said(rank, count))
        show(self.none, to=not any(left.values()))
        self._show_choices()

    def _left(self) -> dict[Rank, int]:
        """How many of each nobody explained; rules that are switched off are no findings."""
        every = [findings_actions.left(each) for each in (self._document, *self._document.projects)]
        return {rank: sum(counts[rank] for counts in every) for rank in Rank}

    def _follow(self) -> None:
        """Take over what was found; the chosen line stays chosen as long as it is there."""
        chosen = self.chosen()
        self.model.follow()
        if chosen is not None and chosen != self.chosen():
            row = self.model.row_of(chosen)
            if row >= 0:
                self.table.selectRow(row)
        self._show_shown()
        self._show_choices()

    def _on_filter(self, wanted: Wanted) -> None:
        self.model.want(wanted)
        self._show_shown()
        self._show_choices()

    def _show_shown(self) -> None:
        """How many are listed, where that is not all of them."""
        rows, every = self.model.rowCount(), len(listed(self._document))
        fill(self.shown, "" if rows == every else self.tr("列出 {0} / {1} 项").format(rows, every))

    def _show_choices(self, *_: object) -> None:
        """What can be done about the chosen line."""
        if not self.is_open:
            return
        document, finding = self._document, self.chosen()
        said = findings_actions.told(document, finding) if finding is not None else ""
        show(self.fix, to=bool(said))
        if said:
            self.fix.setText(self.tr("采用：{0}").format(said) if len(said) <= _SHORT else self.tr("采用"))
            self.fix.setToolTip(self.tr("由程序改好，可以撤销：{0}").format(said))
        show(self.away, to=finding is not None and findings_actions.may_explain(document, finding))
        show(self.off, to=finding is not None and findings_actions.may_switch(document, finding))
        show(self.why, to=finding is not None)
        show(self.go, to=finding is not None and not findings_actions.is_switch(finding))
        if finding is not None:
            again = findings_actions.is_switch(finding)
            self.off.setText(self.tr("恢复此项检查") if again else self.tr("关闭此项检查…"))
            self.off.setToolTip(self.tr("规则 {0}，只对本次自评").format(finding.code))

    # ------------------------------------------------------------------ what it does
    def chosen(self) -> Finding | None:
        """The finding under the cursor."""
        row = self.table.currentIndex().row()
        return self.model.finding(row) if 0 <= row < self.model.rowCount() else None

    def _jump_to(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            finding = self.model.finding(row)
            if findings_actions.is_switch(finding):
                self._explain()
                return
            self.jump.emit(finding.where)
            self.pointed.emit(finding)

    def go_on(self, *, back: bool = False) -> bool:
        """Open the list and go to the next finding nobody explained, or the one before; False when there is none."""
        self.set_open(True)
        rows, here = self.model.rowCount(), self.table.currentIndex().row()
        ahead = [*range(here + 1, rows), *range(here + 1)]
        behind = [*range(here - 1, -1, -1), *range(rows - 1, here - 1, -1)] if here >= 0 else [*range(rows - 1, -1, -1)]
        for row in behind if back else ahead:
            if not findings_actions.reason_for(self._document, self.model.finding(row)):
                self.table.selectRow(row)
                self._jump_to(row)
                return True
        return False

    def point_at(self, finding: Finding) -> None:
        """Open the list on a finding, as a click on its mark in a text asks for."""
        self.set_open(True)
        if self.model.row_of(finding) < 0:
            self.filter.clear()
        self.table.selectRow(self.model.row_of(finding))

    def _fix(self) -> None:
        finding = self.chosen()
        if finding is not None and findings_actions.apply_fix(self._document, finding):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        finding = self.chosen()
        if finding is not None:
            findings_actions.turn(self, self._document, finding)

    def _explain(self) -> None:
        """The page of the rule."""
        finding = self.chosen()
        rule = None if finding is None else findings_actions.rule_of(finding)
        if rule is not None:
            findings_reader.show(self, rule, finding)

    def _overrule(self) -> None:
        finding = self.chosen()
        if finding is not None:
            findings_actions.overrule(self, self._document, finding)


class _Table(QTableView):
    """Rows, not cells; Return goes to the place, F1 to the rule's page."""

    chosen = Signal(int)
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("核查结果"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(
            f"QTableView, QTableView:focus {{ border: none; border-top: 1px solid {theme.LINE.name()}; }}"
            "QTableView::item { padding-left: 5px; }"
        )
        lists.read_only(self)
        self.verticalHeader().setDefaultSectionSize(28)
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.row()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow screen place and remedy give way: what is wrong has to be read first, the tool tip says all."""
        super().resizeEvent(event)
        width = event.size().width()
        if width != event.oldSize().width():
            self.horizontalHeader().resizeSection(2, min(_PLACE, width // 5))
            self.setColumnHidden(4, width < _LETTERS * self.fontMetrics().horizontalAdvance("字"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.currentIndex().row())
            return
        if event.key() == Qt.Key.Key_F1:
            self.asked.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """F1 is the list's own, before it is the window's."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F1:
            event.accept()
            return True
        return super().event(event)
