"""The report beside the page that is filled in: one preview, in its own page or at the right of another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from desktop.ui.places import Page
from desktop.ui.settings import BESIDE, Settings

if TYPE_CHECKING:
    from desktop.ui.views.report_preview import ReportPreview

_WITH = frozenset({Page.TABLE, Page.HEAD, Page.NARRATIVE, Page.PROJECTS})  # pages it stands beside
_KEPT = "report_beside"


class Pages(QStackedWidget):
    """The pages of an evaluation; a window need be no larger than the page in sight asks for."""

    def __init__(self, pages: Iterable[QWidget]) -> None:
        super().__init__()
        for page in pages:
            self.addWidget(page)
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """Of the page in sight; Qt would take the largest of all that were ever looked at."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()


class ReportBeside(QSplitter):
    """The stack of pages, and at its right the preview where it is wanted; it is made when first seen."""

    def __init__(
        self,
        stack: QStackedWidget,
        settings: Settings,
        preview: Callable[[], ReportPreview],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._stack, self._settings, self._make = stack, settings, preview
        self._preview: ReportPreview | None = None
        self._on = settings.get(BESIDE) == "1"
        self.setHandleWidth(8)
        self.setChildrenCollapsible(False)
        self.addWidget(stack)

    def stands_beside(self, page: Page) -> bool:
        """Whether the report is at the right of this page."""
        return self._on and page in _WITH

    def switch(self, page: Page) -> Page:
        """Show it beside the page, or no more; the page to go to: from its own page it goes to the table."""
        self._on = not self._on
        self._settings.set(BESIDE, "1" if self._on else "")
        if self._on and page not in _WITH:
            return Page.TABLE
        return page

    def arrange(self, page: Page) -> None:
        """Put the preview where it belongs, before the page is shown."""
        beside = self.stands_beside(page)
        if self._preview is None and not beside and page is not Page.PREVIEW:
            return
        preview = self._preview = self._preview or self._make()
        preview.set_compact(compact=beside)
        if beside and self.indexOf(preview) < 0:
            self._stack.removeWidget(preview)
            self.addWidget(preview)
            kept = self._settings.layout(_KEPT)
            if kept.isEmpty() or not self.restoreState(kept):
                self.setSizes([1000, 1000])  # halves, whatever the width
        if beside:
            preview.show()
        elif self.indexOf(preview) >= 0:
            self._settings.keep_layout(_KEPT, self.saveState())
            preview.hide()
            self._stack.addWidget(preview)

    def find_words(self) -> bool:
        """Look for words in the report, where it has its own page in sight; whether it has."""
        if self._preview is None or self._stack.currentWidget() is not self._preview:
            return False
        self._preview.find_words()
        return True
