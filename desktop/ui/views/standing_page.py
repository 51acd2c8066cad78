"""得分分析: how far the next grade is, where the points went, and the score rates."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from desktop.domain.number import plain
from desktop.domain.standing import distance
from desktop.ui import languages, lists, parts
from desktop.ui.document import Document
from desktop.ui.models.losses_table import LossesModel
from desktop.ui.views.card_page import CardPage
from desktop.ui.views.panel_parts import fill
from desktop.ui.views.rate_chart import RateChart

_LATER = 60  # ms; several edits in a row are told once
_NAMED = 4  # leaves named in the sentence about the next grade; the list below has them all


class StandingPage(CardPage):
    """Follows the document while it is in sight."""

    chosen = Signal(str)  # code of an indicator to go to

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.model = LossesModel(document, self)
        self.chart = RateChart(document)
        self._put_together()
        self._timer = QTimer(self, singleShot=True, interval=_LATER)
        self._timer.timeout.connect(self.refresh)
        document.changed.connect(self._on_changed)
        self.chart.chosen.connect(self.chosen)
        self.table.chosen.connect(lambda row: self.chosen.emit(self.model.code(row)))

    def _put_together(self) -> None:
        far, rows = parts.card(margin=16, spacing=6)
        self._headline = parts.label("", scale=1.15, strong=True, wrap=True)
        self._said = parts.label("", "muted", wrap=True)
        rows.addWidget(self._headline)
        rows.addWidget(self._said)
        self.column.addWidget(far)
        lost, rows = parts.card(margin=16, spacing=8)
        self._title = parts.label("", strong=True)
        rows.addWidget(self._title)
        self.table = _Losses()
        self.table.setModel(self.model)
        self.table.lay_out()
        rows.addWidget(self.table)
        self.column.addWidget(lost)
        chart, rows = parts.card(margin=16, spacing=8)
        rows.addWidget(parts.label(self.tr("得分率"), strong=True))
        rows.addWidget(self.chart)
        self.column.addWidget(chart)
        self.column.addStretch(1)

    def headline(self) -> str:
        """What the first card says, for tests."""
        return f"{self._headline.text()}{self._said.text()}"

    def refresh(self) -> None:
        """Say what stands now."""
        headline, said = self._standing()
        fill(self._headline, headline)
        fill(self._said, said)
        self.chart.follow()
        self.model.follow()
        rows = self.model.rowCount()
        title = self.tr("失分清单（{0} 项，按失分多少排列）").format(rows) if rows else self.tr("没有失分的指标")
        fill(self._title, title)
        self.table.fit()

    def _standing(self) -> tuple[str, str]:
        document = self._document
        sheet = document.sheet
        if sheet.total is None:
            left = sheet.whole.leaves - sheet.whole.scored
            if left:
                headline = self.tr("还有 {0} 项未填，填完才有总分和等级").format(left)
                return headline, self.tr("未填不等于 0 分：下面的得分率只算已填的指标。")
            return self.tr("还没有总分"), languages.spoken(sheet.total_note)
        grade = sheet.grade.name if sheet.grade else self.tr("未入等级")
        headline = self.tr("总分 {0}，{1}").format(plain(sheet.total), grade)
        far = distance(document.case)
        if far is None:
            return headline, self.tr("已是最高等级。")
        said = self.tr("距“{0}”（{1} 分起）还差 {2} 分。").format(far.band.name, plain(far.band.floor), plain(far.gap))
        if not far.closers:
            why = languages.spoken(sheet.total_note) or self.tr("现有指标的失分全部补回也达不到")
            return headline, said + why.rstrip("。.") + self.tr("。")
        names = languages.listed(
            self.tr("“{0}”（失 {1} 分）").format(document.tree[loss.code].title, plain(loss.lost))
            for loss in far.closers[:_NAMED]
        )
        if len(far.closers) > _NAMED:
            names += self.tr("等 {0} 项").format(len(far.closers))
        return headline, said + self.tr("把{0}的失分补回即可达到。").format(names)

    def _on_changed(self) -> None:
        if self.isVisible():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Counted when it comes into sight."""
        self.refresh()
        super().showEvent(event)


class _Losses(QTableView):
    """Rows, not cells, as many as there are: the page scrolls, not the list. Return goes to the indicator."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("失分清单"))
        lists.read_only(self)
        self.setAlternatingRowColors(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.row()))

    def lay_out(self) -> None:
        """Widths for names and figures; the two columns of sentences share the rest."""
        header = self.horizontalHeader()
        lists.set_widths(self, ((0, 5), (1, 14), (2, 7), (3, 4)))
        for column in (4, 5):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def fit(self) -> None:
        """As high as its rows."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        rows = self.model().rowCount()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * self.rowHeight(0) + 4 if rows else 0)
        self.setVisible(bool(rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)
