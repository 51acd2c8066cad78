"""Finding words in the report: every place in colour on the pages, how many there are, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import jobs
from desktop.ui.views.find_row import FindRow
from desktop.ui.views.page_strip import Marked, PageStrip

if TYPE_CHECKING:
    from desktop.usecases.preview import Found, Preview

_NARROW = 150  # px; beside another page
_PAUSE = 200  # ms after the last key


class PageFinder(FindRow):
    """The places on the pages where the words stand.

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
        self._ask_with(
            self.tr("在报告中查找（Ctrl+F）"),
            self.tr("在报告中查找"),
            self.tr("换行和空格不影响查找；回车到下一处，Shift+回车到上一处，Esc 结束"),
        )
        self.set_narrow(narrow=False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.line.textChanged.connect(lambda _: self._pause.start())
        self._show()

    def set_narrow(self, *, narrow: bool) -> None:
        """Less room for the words, beside another page."""
        self.line.setFixedWidth(_NARROW if narrow else self._whole)

    def search_in(self, preview: Preview) -> None:
        """Another state of the report: looked through again, without leaving the place a person looks at."""
        self._preview = preview
        if self._words:
            self._look()

    @property
    def is_current(self) -> bool:
        """Whether what is marked is what was typed, in the newest report."""
        return not self._pause.isActive() and self._asked is None

    def point_at(self, place: Found, *, bring: bool) -> None:
        """Show one place that nobody typed words for; what a person looks for comes first."""
        if not self._words:
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

    def _look(self) -> None:
        preview, words = self._preview, self._words
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
        self._show_count((self.at or 0) + 1, len(self.found))
        marks: list[Marked] = []
        chosen = None
        for number, place in enumerate(self.found):
            if number == self.at:
                chosen = range(len(marks), len(marks) + len(place.boxes))
            marks += [(place.page, _rect(box)) for box in place.boxes]
        self._strip.show_marks(marks, chosen or range(0))


def _rect(box: tuple[float, float, float, float]) -> QRectF:
    left, top, right, bottom = box
    return QRectF(left, top, right - left, bottom - top)
