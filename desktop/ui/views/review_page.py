"""复核: the reviewer's points and opinions beside the unit's own, and what total and grade come of them.

It may be written on a signed file: the reviewer's words stand beside the signed revision, not in its digest.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.evaluation import Place
from desktop.domain.number import plain
from desktop.domain.review import WHOLE, place, signed
from desktop.domain.reviewtaken import Taken
from desktop.domain.scoresheet import ScoreSheet
from desktop.ui import languages, lists, parts, review_actions, theme
from desktop.ui.document import Changed, Document
from desktop.ui.flow import Flow
from desktop.ui.languages import spoken
from desktop.ui.models.review_table import CHANGE, GIVEN, NAME, NUMBER, OWN, WEIGHT, WORDS, ReviewModel
from desktop.ui.views.fields import LineField, TextBox
from desktop.ui.views.kept_reviews import KeptNotice
from desktop.ui.views.panel_parts import fill
from desktop.usecases import review
from desktop.usecases.workspace import Workspace

_LOWEST = 90  # px of what is below the table
_LATER = 40  # ms; several edits in a row are told once
_WIDTHS = ((NUMBER, 4.5), (NAME, 19), (WEIGHT, 4), (OWN, 5.5), (GIVEN, 5), (CHANGE, 4.5))  # letters
_FOOT, _SHARE = 10.5, 0.4  # lines, or of the page; what is below the table scrolls when it needs more


class ReviewPage(QWidget):
    """Follows the document while it is in sight."""

    def __init__(self, document: Document, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._workspace, self._code = document, workspace, ""
        self.model = ReviewModel(document, self)
        self._put_together()
        self._timer = QTimer(self, singleShot=True, interval=_LATER)
        self._timer.timeout.connect(self.refresh)
        document.changed.connect(self._on_changed)
        document.state_changed.connect(self.refresh)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self.model.modelReset.connect(self._show_chosen)
        self.table.words_wanted.connect(lambda: self.opinion.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self._go_to_first()
        self.refresh()

    # ------------------------------------------------------------------ laying out
    def _put_together(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self._bar())
        self.kept = KeptNotice(self._document, self._workspace)
        column.addWidget(self.kept)
        self.notice, self._noticed = parts.notice("", "warn-card", "triangle-alert", theme.WARN)
        inside = self.notice.layout()
        assert inside is not None
        self.go = parts.button(self.tr("转到"), "link")
        self.go.clicked.connect(self._go_to_fault)
        inside.addWidget(self.go)
        column.addWidget(self.notice)
        self.table = _Lines(self.model)
        column.addWidget(self.table, 1)
        foot = QScrollArea()
        foot.setWidgetResizable(True)
        foot.setFrameShape(QFrame.Shape.NoFrame)
        foot.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot.setAccessibleName(self.tr("所选指标和复核结论"))
        foot.setMinimumHeight(_LOWEST)
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._chosen_card(), 3)
        row.addWidget(self._whole_card(), 2)
        foot.setWidget(held)
        self._foot = foot
        column.addWidget(foot)

    def _bar(self) -> QWidget:
        bar, inside = parts.card("plain-card", margin=8)
        row = Flow()
        inside.addLayout(row)
        self.result = parts.ElidedLabel()
        self.result.setFont(theme.scaled_font(1.0, strong=True))
        self.result.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(self.result)
        self.only = QCheckBox(self.tr("只看写过的"))
        self.only.setToolTip(self.tr("只列出写过复核分或复核意见的指标"))
        self.only.toggled.connect(lambda on: self.model.want(only_changed=on))
        row.addWidget(self.only)
        document, workspace = self._document, self._workspace
        self.buttons = {
            "read": parts.button(self.tr("读入填好的…"), "flat", "file-input"),
            "sheet": parts.button(self.tr("导出 Excel 供填写…"), "flat", "file-down"),
            "print": parts.button(self.tr("复核表 PDF…"), "flat", "printer"),
        }
        self.buttons["read"].setToolTip(self.tr("把复核人填好的 Excel 复核表读进来；不同之处由您选择"))
        self.buttons["sheet"].setToolTip(self.tr("交给复核人填写，填好后读入；只读取填写的值"))
        self.buttons["print"].setToolTip(self.tr("绩效自评复核表，供签字存档"))
        self.buttons["read"].clicked.connect(lambda: review_actions.read(self, document, workspace, self._on_read))
        self.buttons["sheet"].clicked.connect(lambda: review_actions.write(self, document, workspace, ".xlsx"))
        self.buttons["print"].clicked.connect(lambda: review_actions.write(self, document, workspace, ".pdf"))
        row.add_group(*self.buttons.values(), spacing=2)
        return bar

    def _chosen_card(self) -> QWidget:
        frame, inside = parts.card("card", margin=10, spacing=4)
        self._name = parts.label("", strong=True, wrap=True)
        self._basis = parts.label("", wrap=True)
        self._basis.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.opinion = TextBox(self._document, place(WHOLE, "opinion"), self.tr("复核意见"), lines=2)
        self._title = parts.label(self.tr("复核意见"), "muted", 0.93)
        for each in (self._name, self._title, self.opinion, self._basis):
            inside.addWidget(each)
        inside.addStretch(1)
        return frame

    def _whole_card(self) -> QWidget:
        frame, inside = parts.card("card", margin=10, spacing=4)
        inside.addWidget(parts.label(self.tr("总体复核意见"), strong=True))
        self.whole = TextBox(self._document, place(WHOLE, "opinion"), self.tr("总体复核意见"), lines=2)
        inside.addWidget(self.whole)
        row = Flow()
        self.reviewer = LineField(self._document, place(WHOLE, "reviewer"), self.tr("复核人"))
        self.date = LineField(
            self._document, place(WHOLE, "date"), self.tr("复核日期"), hint=self.tr("如 2022年4月1日")
        )
        self.date.setMinimumWidth(self.fontMetrics().horizontalAdvance(self.tr("2022年12月31日")) + 28)
        self.reviewer.setMinimumWidth(self.fontMetrics().horizontalAdvance("字") * 6)
        names = [parts.label(self.tr("复核人"), "muted"), parts.label(self.tr("日期"), "muted")]
        widest = max(name.sizeHint().width() for name in names)
        for name, line in zip(names, (self.reviewer, self.date), strict=True):
            name.setMinimumWidth(widest)  # below each other on a narrow screen, the fields begin below each other
            row.add_group(name, line)
        inside.addLayout(row)
        inside.addStretch(1)
        return frame

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen the table keeps the larger part."""
        wanted = int(self.fontMetrics().lineSpacing() * _FOOT)
        high = min(wanted, int(self.height() * _SHARE))
        self._foot.setMaximumHeight(max(high, _LOWEST))
        super().resizeEvent(event)

    # ------------------------------------------------------------------ showing it
    def text(self) -> str:
        """The line of results, for tests and readers of screens."""
        return self.result.text()

    def warning(self) -> str:
        """What is wrong with the review; "" for nothing."""
        return "" if self.notice.isHidden() else self._noticed.text()

    def refresh(self) -> None:
        """Show what stands now."""
        self.model.follow()
        fill(self.result, self._result())
        said = [languages.named(spoken(each.label), spoken(each.message)) for each in self.model.findings]
        more = self.tr("等 {0} 处待改").format(len(said)) if len(said) > 1 else ""
        self._noticed.setText(f"{said[0]}　{more}" if said else "")
        self.notice.setVisible(bool(said))
        self.kept.refresh()
        for each in (self.whole, self.reviewer, self.date):
            each.refresh()
        self.buttons["read"].setEnabled(self._document.takes(place(WHOLE, "opinion")))
        self._show_chosen()

    def _result(self) -> str:
        told = self.model.told
        own = self.tr("自评 {0}").format(_total(told.case.sheet))
        if not told.begun:
            return self.tr("{0}　尚未复核：复核分不填的，按自评得分计").format(own)
        now = self.tr("复核 {0}").format(_total(told.sheet))
        difference = signed(told.difference)
        change = self.tr("差额 {0}，改动 {1} 项").format(difference, len(told.differing())) if difference else ""
        return "　".join(part for part in (own, now, change) if part)

    def _show_chosen(self) -> None:
        """What the unit says of the chosen indicator, and the opinion on it."""
        row = self.table.currentIndex().row()
        there = 0 <= row < self.model.rowCount()
        line = self.model.line(row) if there else None
        leaf = line is not None and line.node.is_leaf
        code = line.node.code if line is not None and leaf else ""
        fill(self._name, f"{line.node.number} {line.node.title}" if line is not None else self.tr("请选择指标"))
        fill(self._basis, review.stands_for(self._document.case, code) if code else "")
        for each in (self._title, self.opinion):
            each.setVisible(bool(code))
        if code and code != self._code:
            self.opinion.bind(place(code, "opinion"), self.tr("复核意见"))
        self._code = code or self._code
        self.opinion.refresh()

    def _on_changed(self, _change: Changed) -> None:
        if self.isVisible():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Counted when it comes into sight."""
        self.refresh()
        super().showEvent(event)

    # ------------------------------------------------------------------ what it does
    def _go_to_first(self) -> None:
        first = next((at for at in range(self.model.rowCount()) if self.model.line(at).node.is_leaf), 0)
        self.table.setCurrentIndex(self.model.index(first, GIVEN))

    def show_place(self, where: Place) -> None:
        """Put the cursor where a place of the review is written."""
        whole = {"opinion": self.whole, "reviewer": self.reviewer, "date": self.date}
        if where.key == WHOLE:
            whole[where.field].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.model.row_of(where.key) < 0:
            self.only.setChecked(False)
        column = GIVEN if where.field == "score" else WORDS
        self.table.setCurrentIndex(self.model.index(self.model.row_of(where.key), column))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_fault(self) -> None:
        """Round the places where something is wrong, from the one under the cursor on."""
        places = [each.where for each in self.model.findings]
        if not places:
            return
        here = next((at for at, each in enumerate(places) if each.key and each.key == self._code), -1)
        self.show_place(places[(here + 1) % len(places)])

    def _on_read(self, told: Taken) -> None:
        """What could not be read from the sheet is said, line by line."""
        if told.refused:
            lines = "\n".join(told.refused)
            heading = self.tr("复核表里有 {0} 处没有读入：").format(len(told.refused))
            self._refused = _Refused(f"{heading}\n\n{lines}", self)
            self._refused.open()


def _total(sheet: ScoreSheet) -> str:
    if sheet.total is None:
        return "—"
    return f"{plain(sheet.total)} {sheet.grade.name}" if sheet.grade else plain(sheet.total)


class _Refused(parts.Dialog):
    """A list to read and to copy."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent, 560)
        self.setWindowTitle(self.tr("读入填好的复核表"))
        self.said: QLabel = parts.label(text, wrap=True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self.said)
        close = parts.button(self.tr("知道了"), "primary")
        close.clicked.connect(self.accept)
        self.column.addLayout(parts.foot(close))


class _Lines(QTableView):
    """Figures are typed down the column: Return goes to the next indicator, F3 to the box for long opinions."""

    words_wanted = Signal()

    def __init__(self, model: ReviewModel) -> None:
        super().__init__()
        self._lines = model
        self.setModel(model)
        self.setAccessibleName(self.tr("逐项复核"))
        self.setStyleSheet("QTableView::item { padding: 0 6px; }")
        lists.one_line_rows(self, 14)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        lists.set_widths(self, _WIDTHS)
        self.horizontalHeader().setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._on_double_click)

    def _on_double_click(self, index: QModelIndex) -> None:
        if index.column() == WORDS and not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.words_wanted.emit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Return the cursor goes on to the next leaf."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            here = self.currentIndex()
            self.setCurrentIndex(here.siblingAtRow(self._lines.next_leaf(here.row())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete empties a cell; F3 goes to the box below; Return opens the cell."""
        if self.state() == QAbstractItemView.State.EditingState:  # Return of the open cell's line comes by here
            return
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._lines.setData(index, "")
            return
        if event.key() == Qt.Key.Key_F3:
            self.words_wanted.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
            return
        super().keyPressEvent(event)
