"""What the checks found, below the table: one line with counts until it is opened."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from desktop.domain.findings.finding import Finding, Severity
from desktop.ui import findings_actions, icons, parts, theme
from desktop.ui.document import Changed, Document
from desktop.ui.models.findings_table import SHAPES, FindingsModel
from desktop.ui.views.panel_parts import fill, show

_BODY = 168  # px when opened
_LATER = 60  # ms; several edits in a row rebuild the list once


class FindingsPanel(QFrame):
    """Folded: counts. Opened: the list; Return or a double click goes to the place."""

    jump = Signal(object)  # Place
    toggled = Signal(bool)

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
        self.table.setFixedHeight(_BODY)
        self.table.hide()
        self.table.chosen.connect(self._jump_to)
        column.addWidget(self.table)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=_LATER)
        self._timer.timeout.connect(self.model.follow)
        document.changed.connect(self._on_changed)
        document.state_changed.connect(self._show_counts)
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
        self.counts: dict[Severity, QWidget] = {}
        self._texts = {}
        for severity, (icon, colour, word) in SHAPES.items():
            pair = QWidget()
            inside = QHBoxLayout(pair)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(5)
            inside.addWidget(parts.picture(icon, 15, colour))
            text = parts.label(word)
            inside.addWidget(text)
            self.counts[severity], self._texts[severity] = pair, text
            row.addWidget(pair)
        self.none = parts.label(self.tr("没有发现问题"), "good")
        row.addWidget(self.none)
        row.addStretch(1)
        self.away = parts.button(self.tr("忽略并说明"), "link")
        self.away.clicked.connect(self._overrule)
        self.away.hide()
        row.addWidget(self.away)
        self.go = parts.button(self.tr("转到"), "link")
        self.go.clicked.connect(lambda: self._jump_to(self.table.currentIndex().row()))
        self.go.hide()
        row.addWidget(self.go)
        return row

    def _lay_out(self) -> None:
        header = self.table.horizontalHeader()
        for column, width in ((0, 74), (1, 76), (2, 178), (4, 200)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)

    # ------------------------------------------------------------------ what it says
    def text(self) -> str:
        """The line of counts, for tests and readers of screens."""
        shown = [label.text() for severity, label in self._texts.items() if not self.counts[severity].isHidden()]
        return "，".join(shown) or self.none.text()

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
            self.model.follow()
        self.table.setVisible(to)
        self.go.setVisible(to)
        self.away.setVisible(to and self._document.editable)
        self.toggled.emit(to)

    def _on_changed(self, change: Changed) -> None:
        if change.findings or change.structure or any(place.kind.value == "overruled" for place in change.places):
            self._show_counts()
            if self.is_open:
                self._timer.start()

    def _show_counts(self) -> None:
        findings, overruled = self._document.findings, self._document.evaluation.overruled
        explained = dict.fromkeys(Severity, 0)
        if overruled:
            for finding in findings.all():
                explained[finding.severity] += finding.id in overruled
        for severity, (_, _, word) in SHAPES.items():
            left = findings.count(severity) - explained[severity]
            show(self.counts[severity], to=bool(left))
            if left:
                fill(self._texts[severity], f"{left} 项{word}")
        show(self.none, to=not any(findings.count(severity) - explained[severity] for severity in Severity))
        show(self.away, to=self.is_open and self._document.editable)

    # ------------------------------------------------------------------ what it does
    def chosen(self) -> Finding | None:
        """The finding under the cursor."""
        row = self.table.currentIndex().row()
        return self.model.finding(row) if 0 <= row < self.model.rowCount() else None

    def _jump_to(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            self.jump.emit(self.model.finding(row).where)

    def go_on(self) -> bool:
        """Open the list and go to the next finding nobody explained; False when there is none."""
        self.set_open(True)
        rows, here = self.model.rowCount(), self.table.currentIndex().row()
        for row in [*range(here + 1, rows), *range(here + 1)]:
            if not findings_actions.reason_for(self._document, self.model.finding(row)):
                self.table.selectRow(row)
                self._jump_to(row)
                return True
        return False

    def _overrule(self) -> None:
        finding = self.chosen()
        if finding is not None:
            findings_actions.overrule(self, self._document, finding)


class _Table(QTableView):
    """Rows, not cells; Return goes to the place."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("核查结果"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(
            f"QTableView, QTableView:focus {{ border: none; border-top: 1px solid {theme.LINE.name()}; }}"
            "QTableView::item { padding-left: 5px; }"
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)
