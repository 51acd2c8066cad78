"""Finding words in the report: every place in colour on the pages, how many there are, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from desktop.ui import icons, jobs, parts, theme
from desktop.ui.views.page_strip import Marked, PageStrip

if TYPE_CHECKING:
    from desktop.usecases.preview import Found, Preview

_NARROW, _AROUND = 150, 56  # px; beside another page, and of glass, cross and borders
_PAUSE = 200  # ms after the last key


class PageFinder(QWidget):
    """A line to type in; the count and the arrows come with the first letter.

    Attributes:
        found: The places, in the order of the pages.
        at: The chosen one, from 0; None when there is none.
    """

    def __init__(self, strip: PageStrip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = strip
        self._preview: Preview | None = None
        self._asked: tuple[Preview, str] | None = None  # what a worker looks for
        self._said = ""  # what ``found`` was looked for
        self.found: Sequence[Found] = ()
        self.at: int | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self.line = _Line()
        self.set_narrow(narrow=False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.counted = parts.label("", "muted", 0.93)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.line)
        row.addWidget(self.counted)
        self._arrows = [
            self._arrow("chevron-up", self.tr("上一处（Shift+回车）"), -1),
            self._arrow("chevron-down", self.tr("下一处（回车）"), 1),
        ]
        for each in self._arrows:
            row.addWidget(each)
        self.line.textChanged.connect(lambda _: self._pause.start())
        self.line.onward.connect(self.go_on)
        self.line.left.connect(self._leave)
        self._show()

    def begin(self) -> None:
        """The cursor into the line, with what was looked for last chosen."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def set_narrow(self, *, narrow: bool) -> None:
        """Less room for the words, beside another page."""
        words = self.line.fontMetrics().horizontalAdvance(self.line.placeholderText())
        self.line.setFixedWidth(_NARROW if narrow else words + _AROUND)

    def search_in(self, preview: Preview) -> None:
        """Another state of the report: looked through again, without leaving the place a person looks at."""
        self._preview = preview
        if self._words():
            self._look()

    @property
    def is_current(self) -> bool:
        """Whether what is marked is what was typed, in the newest report."""
        return not self._pause.isActive() and self._asked is None

    def point_at(self, place: Found, *, bring: bool) -> None:
        """Show one place that nobody typed words for; what a person looks for comes first."""
        if not self._words():
            self._strip.show_marks([(place.page, _rect(box)) for box in place.boxes], ())
            if bring:
                self._strip.bring_into_sight(place.page, _rect(place.boxes[0]))

    def go_on(self, step: int) -> None:
        """To the next place found, or the one before, and round again."""
        if self._pause.isActive():
            self._pause.stop()
            self._look()
        elif self.found and self._asked is None:
            self.at = 0 if self.at is None else (self.at + step) % len(self.found)
            self._show()
            self._bring()

    def _words(self) -> str:
        return self.line.text().strip()

    def _look(self) -> None:
        preview, words = self._preview, self._words()
        if preview is None or not words:
            self._asked, self._said = None, ""
            self._take((), keep=False)
            return
        asked = self._asked = (preview, words)

        def arrived(found: Sequence[Found]) -> None:
            if asked is self._asked:
                self._asked = None
                keep, self._said = words == self._said, words
                self._take(found, keep=keep)

        jobs.run(self, lambda: preview.find(words), arrived, label="find in report")

    def _take(self, found: Sequence[Found], *, keep: bool) -> None:
        """Choose the place that was chosen, after an edit; else the first one from the page in sight on."""
        self.found = found
        ahead = next((at for at, each in enumerate(found) if each.page >= self._strip.page), 0)
        self.at = None if not found else min(self.at or 0, len(found) - 1) if keep else ahead
        self._show()
        if not keep:
            self._bring()

    def _bring(self) -> None:
        if self.at is not None:
            here = self.found[self.at]
            self._strip.bring_into_sight(here.page, _rect(here.boxes[0]))

    def _leave(self) -> None:
        self.line.clear()
        self._pause.stop()
        self._look()
        self._strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        asked, count = bool(self._words()), len(self.found)
        self.counted.setText((f"{(self.at or 0) + 1}/{count}" if count else self.tr("没有")) if asked else "")
        for each in (self.counted, *self._arrows):
            each.setVisible(asked)
        for each in self._arrows:
            each.setEnabled(bool(count))
        look = "refused" if asked and not count else ""
        if (self.line.property("look") or "") != look:
            theme.look(self.line, look)
        marks: list[Marked] = []
        chosen = None
        for number, place in enumerate(self.found):
            if number == self.at:
                chosen = range(len(marks), len(marks) + len(place.boxes))
            marks += [(place.page, _rect(box)) for box in place.boxes]
        self._strip.show_marks(marks, chosen or range(0))

    def _arrow(self, icon: str, tip: str, step: int) -> QToolButton:
        made = QToolButton()
        theme.look(made, "flat")
        made.setIcon(icons.icon(icon))
        made.setIconSize(QSize(15, 15))
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        made.clicked.connect(lambda _=False: self.go_on(step))
        return made


def _rect(box: tuple[float, float, float, float]) -> QRectF:
    left, top, right, bottom = box
    return QRectF(left, top, right - left, bottom - top)


class _Line(QLineEdit):
    """Return goes on, Shift+Return back, Esc leaves."""

    onward = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("在报告中查找（Ctrl+F）"))
        self.setAccessibleName(self.tr("在报告中查找"))
        self.setToolTip(self.tr("换行和空格不影响查找；回车到下一处，Shift+回车到上一处，Esc 结束"))
        parts.searching(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The three keys."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.onward.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
