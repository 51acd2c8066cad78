"""The strip above the table: total and grade, subtotals of level 1, points lost, what is still to fill."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.number import plain
from desktop.domain.standing import next_band
from desktop.domain.tree import Node
from desktop.ui import languages, theme
from desktop.ui.document import Changed, Document
from desktop.ui.models import cells

_AIR = 12  # logical pixels above and below the two lines together
_UPPER, _LOWER = 1.2, 1.35  # heights of the two lines by the size of their faces
_FULLEST = 0.97  # of a bar while anything is unfilled: it never looks finished by accident
_BAR, _PIXELS = 190, 14  # logical pixels a bar takes with its name at most, where the face has so many
_BETWEEN = 26  # a bar and the next, a name and its points
_LEAST = 60
_TIGHT = 1.2  # height of a line by the size of its face; Chinese faces ask for half as much again
_WIDEST = 190  # of a line, or the figures would stand far from their names
_APART = 14  # between columns
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_WHOLE = int(Qt.TextFlag.TextDontClip)  # the heights of Chinese faces are mostly air
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class ScoreBar(QWidget):
    """Painted in one go; its texts are properties, so that a screen reader and a test read what is seen."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._lost: dict[str, Decimal] = {}
        self._lost_sum = Decimal(0)
        self._big = theme.figure_font(1.75, strong=True)
        self._mid = theme.figure_font(1.4, strong=True)
        self._base = theme.figure_font()
        self._small = theme.figure_font(0.9)
        self._tight = theme.figure_font(0.86)
        self._upper_height = round(QFontInfo(self._big).pixelSize() * _UPPER)
        self._lower_height = round(QFontInfo(self._small).pixelSize() * _LOWER)
        self.setFixedHeight(self._upper_height + self._lower_height + _AIR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("总分"))
        document.changed.connect(self._on_changed)
        self._count_anew()

    # ------------------------------------------------------------------ what it says
    @property
    def total(self) -> str:
        """The total with the rubric's digits; 未完成 while a leaf has no score."""
        points = self._document.sheet.total
        return self.tr("未完成") if points is None else cells.points_text(self._document, points)

    @property
    def grade(self) -> str:
        """The grade; "" while there is none."""
        grade = self._document.sheet.grade
        return grade.name if grade else ""

    @property
    def lost(self) -> str:
        """Points lost by the leaves scored so far; 加减分 that were not earned are no loss."""
        return plain(self._lost_sum)

    @property
    def filled(self) -> str:
        """Leaves with a score, of all: 23/49."""
        whole = self._document.sheet.whole
        return f"{whole.scored}/{whole.leaves}"

    @property
    def unfilled(self) -> int:
        """Leaves without a score."""
        whole = self._document.sheet.whole
        return whole.leaves - whole.scored

    def subtotal(self, code: str) -> str:
        """Points of a level-1 indicator, or 未完成."""
        points = self._document.sheet.points(code)
        return self.tr("未完成") if points is None else cells.points_text(self._document, points)

    def _on_changed(self, change: Changed) -> None:
        if change.structure:
            self._count_anew()
        else:
            for code in change.codes:
                self._count(code)
        self._say()
        self.update()

    def _count_anew(self) -> None:
        self._lost, self._lost_sum = {}, Decimal(0)
        for code in self._document.sheet.leaves:
            self._count(code)
        self._say()
        self.update()

    def _count(self, code: str) -> None:
        leaf = self._document.sheet.leaves.get(code)
        if leaf is not None and self._document.tree[code].indicator.floor >= 0:
            self._lost_sum += leaf.lost - self._lost.get(code, Decimal(0))
            self._lost[code] = leaf.lost

    def _say(self) -> None:
        self.setToolTip(languages.spoken(self._document.sheet.total_note))
        self.setAccessibleDescription(
            self.tr("总分 {0}，等级 {1}，扣 {2} 分，已填 {3}").format(
                self.total, self.grade or self.tr("无"), self.lost, self.filled
            )
        )

    # ------------------------------------------------------------------ painting
    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(720, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Total, grade, bars, two counts."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.LINE))
        painter.setBrush(QColor(theme.CARD))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inner = self.rect().adjusted(16, 6, -8, -6)
        used = self._paint_total(painter, inner)
        counts = 2 * self._count_width()
        bars = QRect(inner.left() + used + 20, inner.top(), inner.width() - used - 28 - counts, inner.height())
        self._paint_bars(painter, bars)
        self._paint_counts(painter, QRect(inner.right() - counts, inner.top(), counts, inner.height()))

    def _paint_total(self, painter: QPainter, box: QRect) -> int:
        done = self._document.sheet.total is not None
        font = self._big if done else self._mid
        width = max(
            QFontMetrics(font).horizontalAdvance(self.total),
            QFontMetrics(self._small).horizontalAdvance(self._below_total()),
            92,
        )
        self._two_lines(
            painter,
            QRect(box.left(), box.top(), width, box.height()),
            self.total,
            self._below_total(),
            font,
            theme.INK if done else theme.MUTED,
        )
        if not self.grade:
            return width
        fitting = self._mid if len(self.grade) == 1 else self._base
        wide = max(44, QFontMetrics(fitting).horizontalAdvance(self.grade) + 12)
        badge = QRectF(box.left() + width + 12, box.top() + 3, wide, box.height() - 6)
        good = self._document.rubric.grades and self.grade == self._document.rubric.grades[0].name
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.GOOD_SOFT if good else theme.WARN_SOFT))
        painter.drawRoundedRect(badge, 6, 6)
        painter.setPen(QColor(theme.GOOD if good else theme.WARN))
        painter.setFont(fitting)
        painter.drawText(badge, _CENTRE, self.grade)
        return width + 12 + wide

    def _below_total(self) -> str:
        sheet = self._document.sheet
        if sheet.total is not None and sheet.total != sheet.whole.so_far:  # re-scaled or limited: the tool tip says why
            return self.tr("各项合计 {0}").format(cells.points_text(self._document, sheet.whole.so_far))
        above = None if sheet.total is None else next_band(self._document.rubric, sheet.total)
        if above is not None:
            return self.tr("距{0}差 {1}").format(above[0].name, plain(above[1]))
        if sheet.total is not None:
            return self.tr("满分 {0}").format(plain(self._document.rubric.total))
        return self.tr("已填合计 {0}").format(cells.points_text(self._document, sheet.whole.so_far))

    def _two_lines(self, painter: QPainter, box: QRect, upper: str, lower: str, font: object, colour: QColor) -> None:
        painter.setFont(font)  # type: ignore[arg-type]
        painter.setPen(QColor(colour))
        line = QRect(box.left(), box.top() - 2, box.width(), self._upper_height + 3)
        painter.drawText(line, _CENTRE | _WHOLE, upper)
        painter.setFont(self._small)
        painter.setPen(QColor(theme.MUTED))
        line = QRect(box.left(), box.bottom() - self._lower_height + 1, box.width(), self._lower_height)
        painter.drawText(line, _CENTRE | _WHOLE, lower)

    def _paint_bars(self, painter: QPainter, box: QRect) -> None:
        """A small bar for each level-1 indicator; where they do not all fit, a line for each."""
        roots = [self._document.tree[code] for code in self._document.tree.roots]
        if not roots or box.width() < _LEAST:
            return
        if box.width() < len(roots) * self._bar_width(roots):
            self._paint_lines(painter, box, roots)
            return
        step = min(box.width() // len(roots), 240)
        for place, node in enumerate(roots):
            self._paint_bar(painter, QRect(box.left() + place * step, box.top(), step - 18, box.height()), node)

    def _bar_width(self, roots: list[Node]) -> int:
        """What a bar takes with name and points beside each other; very long names may be cut."""
        metrics = QFontMetrics(self._base)
        said = (self._points_of(node, self._document.sheet.points(node.code)) for node in roots)
        words = (metrics.horizontalAdvance(node.name + text) for node, text in zip(roots, said, strict=True))
        return min(max(words) + _BETWEEN, round(_BAR * QFontInfo(self._base).pixelSize() / _PIXELS))

    def _paint_lines(self, painter: QPainter, box: QRect, roots: list[Node]) -> None:
        """Name and points below each other, in as many columns as it takes."""
        painter.setFont(self._tight)
        metrics = painter.fontMetrics()
        rows = max(1, int(box.height() / (QFontInfo(self._tight).pixelSize() * _TIGHT)))
        columns = -(-len(roots) // rows)
        rows = -(-len(roots) // columns)
        width, height = min(box.width() // columns, _WIDEST), box.height() // rows
        for place, node in enumerate(roots):
            left = box.left() + place // rows * width
            line = QRect(left, box.top() + place % rows * height, width - _APART, height)
            points = self._document.sheet.points(node.code)
            said = self._points_of(node, points)
            full = points is not None and points >= node.weight
            painter.setPen(QColor(theme.GOOD if full else theme.INK))
            painter.drawText(line, _RIGHT, said)
            room = line.width() - metrics.horizontalAdvance(said) - 6
            painter.setPen(QColor(theme.MUTED))
            painter.drawText(line, _LEFT, metrics.elidedText(node.name, Qt.TextElideMode.ElideRight, room))

    def _points_of(self, node: Node, points: Decimal | None) -> str:
        said = "—" if points is None else cells.points_text(self._document, points)
        return f"{said} / {plain(node.weight)}"

    def _paint_bar(self, painter: QPainter, box: QRect, node: Node) -> None:
        sheet = self._document.sheet
        points = sheet.points(node.code)
        tally = sheet.branches.get(node.code)
        so_far = tally.so_far if tally else points or Decimal(0)
        painter.setFont(self._base)
        said = self._points_of(node, points)
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(said)
        upper = QRect(box.left(), box.top() + 1, box.width(), box.height() - 18)
        painter.setPen(QColor(theme.INK))
        painter.drawText(upper, _RIGHT, said)
        name = metrics.elidedText(node.name, Qt.TextElideMode.ElideRight, box.width() - width - 8)
        painter.setPen(QColor(theme.MUTED))
        painter.drawText(upper, _LEFT, name)
        share = float(so_far / node.weight) if node.weight else 0.0
        share = max(0.0, min(share, 1.0 if points is not None else _FULLEST))
        track = QRectF(box.left(), box.bottom() - 11, box.width(), 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.LINE))
        painter.drawRoundedRect(track, 3, 3)
        colour = theme.ACCENT if points is None else theme.GOOD if points >= node.weight else theme.WARN
        painter.setBrush(QColor(colour))
        if share > 0:
            painter.drawRoundedRect(QRectF(track.left(), track.top(), max(6.0, track.width() * share), 6), 3, 3)

    def _count_width(self) -> int:
        """Of each of the two counts, wide enough for its words."""
        words = (self.tr("扣分"), self._unfilled_words())
        least = max(QFontMetrics(self._small).horizontalAdvance(each) for each in words)
        return max(least, QFontMetrics(self._mid).horizontalAdvance(self.lost)) + 6

    def _unfilled_words(self) -> str:
        return self.tr("未填 / 共 {0}").format(self._document.sheet.whole.leaves)

    def _paint_counts(self, painter: QPainter, box: QRect) -> None:
        half = box.width() // 2
        lost, unfilled = self._lost_sum, self.unfilled
        self._two_lines(
            painter,
            QRect(box.left(), box.top(), half, box.height()),
            self.lost,
            self.tr("扣分"),
            self._mid,
            theme.WARN if lost else theme.INK,
        )
        right = QRect(box.left() + half, box.top(), half, box.height())
        self._two_lines(
            painter,
            right,
            str(unfilled),
            self._unfilled_words(),
            self._mid,
            theme.INK if unfilled else theme.GOOD,
        )
