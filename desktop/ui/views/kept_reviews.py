"""Reviews of earlier revisions: a line above the review of now, and what was written then, to be read and printed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop.domain.findings.finding import Case
from desktop.domain.number import plain
from desktop.domain.review import WHOLE, Reviewed, reviewed, signed
from desktop.domain.reviewkept import kept
from desktop.domain.scoresheet import ScoreSheet
from desktop.domain.signoff import Revision
from desktop.ui import lists, parts, review_actions, theme
from desktop.ui.document import Document
from desktop.usecases import review
from desktop.usecases.workspace import Workspace

_WIDTHS = (5, 20, 6, 6, 6)  # letters; the opinion takes the rest
_FIGURES = (2, 3, 4)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class KeptNotice(QWidget):
    """There while the file has such reviews."""

    def __init__(self, document: Document, workspace: Workspace) -> None:
        super().__init__()
        self._document, self._workspace = document, workspace
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card, self.said = parts.notice("", "plain-card", "history", theme.ACCENT)
        inside = card.layout()
        assert inside is not None
        self.button = parts.button(self.tr("查看以前的复核…"), "link")
        self.button.clicked.connect(self.show_them)
        inside.addWidget(self.button)
        column.addWidget(card)
        self.refresh()

    def refresh(self) -> None:
        """Say of which revisions there are reviews."""
        numbers = list(kept(self._document.evaluation))
        self.setVisible(bool(numbers))
        named = "、".join(self.tr("第{0}次").format(number) for number in numbers)
        self.said.setText(self.tr("以前对{0}签发的复核留在文件里；这里写的是对现在这一次的。").format(named))

    def show_them(self) -> None:
        """Open the window with what was written then."""
        self.dialog = KeptReviewsDialog(self, self._document, self._workspace)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.open()


class KeptReviewsDialog(parts.Dialog):
    """One revision at a time, as it was signed and reviewed; nothing can be changed."""

    def __init__(self, parent: QWidget, document: Document, workspace: Workspace) -> None:
        super().__init__(parent, 860, 560)
        self.setWindowTitle(self.tr("以前的复核"))
        self._document, self._workspace = document, workspace
        self.shown: tuple[Case, Revision] | None = None
        row = QHBoxLayout()
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(self.tr("哪一次签发的复核"))
        for number in reversed(kept(document.evaluation)):
            self.chooser.addItem(self.tr("第{0}次签发").format(number), number)
        row.addWidget(self.chooser)
        self.totals = parts.label("", strong=True)
        row.addWidget(self.totals, 1)
        self.column.addLayout(row)
        heads = (self.tr("序号"), self.tr("指标"), self.tr("自评得分"), self.tr("复核分"), self.tr("差额"))
        self.table = lists.plain_tree(self.tr("逐项复核"), (*heads, self.tr("复核意见")))
        for at in _FIGURES:
            self.table.headerItem().setTextAlignment(at, _RIGHT)
        letter = self.fontMetrics().horizontalAdvance("字")
        for at, letters in enumerate(_WIDTHS):
            self.table.header().setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(at, letters * letter)
        self.column.addWidget(self.table, 1)
        self.whole = parts.label("", wrap=True)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self.whole)
        self.print_button = parts.button(self.tr("复核表 PDF…"), icon="printer")
        self.print_button.clicked.connect(self._print)
        close = parts.button(self.tr("关闭"), "primary")
        close.clicked.connect(self.accept)
        self.column.addLayout(parts.foot(self.print_button, close))
        self.chooser.currentIndexChanged.connect(lambda _at: self._show())
        self._show()

    def _show(self) -> None:
        document = self._document
        self.table.clear()
        number = self.chooser.currentData()
        self.shown = review.kept_review(document.opened, document.case, number, document.part)
        self.print_button.setEnabled(self.shown is not None)
        if self.shown is None:
            self.totals.setText(self.tr("没有找到第{0}次签发的内容").format(number))
            self.whole.clear()
            return
        told = reviewed(self.shown[0])
        words = self.tr("自评 {0}　复核 {1}　差额 {2}")
        self.totals.setText(words.format(_total(told.case.sheet), _total(told.sheet), signed(told.difference) or "—"))
        self._fill(told)
        last = told.case.evaluation.review(WHOLE)
        nobody = self.tr("未填")
        who = self.tr("复核人：{0}　复核日期：{1}").format(last.reviewer or nobody, last.date or nobody)
        self.whole.setText(self.tr("总体复核意见：{0}\n{1}").format(last.opinion or nobody, who))

    def _fill(self, told: Reviewed) -> None:
        for line in (each for each in told.lines() if each.touched):
            own, given = (("" if points is None else plain(points)) for points in (line.own, line.given))
            change = signed(line.difference) if line.given is not None else ""
            item = QTreeWidgetItem([line.node.number, line.node.title, own, given, change, line.opinion])
            item.setToolTip(1, line.node.title)
            item.setToolTip(5, line.opinion)
            for at in _FIGURES:
                item.setTextAlignment(at, _RIGHT)
            self.table.addTopLevelItem(item)

    def _print(self) -> None:
        if self.shown is not None:
            review_actions.write(self, self._document, self._workspace, ".pdf", self.shown)


def _total(sheet: ScoreSheet) -> str:
    if sheet.total is None:
        return "—"
    return f"{plain(sheet.total)} {sheet.grade.name}" if sheet.grade else plain(sheet.total)
