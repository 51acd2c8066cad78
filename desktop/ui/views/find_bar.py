"""Finding in the score table: as many found as there are, one after the other, forth and back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from desktop.ui import icons, messages, parts, search, theme
from desktop.ui.document import Changed, Document
from desktop.ui.views.indicator_view import IndicatorView

_LEAST, _AROUND = 168, 56  # px; at least, and what glass, cross and borders take


class FindBar(QWidget):
    """A line to type in; the count and the arrows come with the first letter."""

    def __init__(self, document: Document, view: IndicatorView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._view = document, view
        self.found: list[str] = []
        self.line = _Line()
        words = self.line.fontMetrics().horizontalAdvance(self.line.placeholderText())
        self.line.setFixedWidth(max(words + _AROUND, _LEAST))
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
        self.line.textChanged.connect(self._look)
        self.line.onward.connect(self.go_on)
        self.line.left.connect(self._leave)
        document.changed.connect(self._on_changed)
        self._show()

    def begin(self) -> None:
        """The cursor into the line, with what was looked for last chosen."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def go_on(self, step: int) -> None:
        """To the next place found, or the one before, and round again."""
        if not self.found:
            if self.line.text().strip():
                messages.show_status(self.tr("没有找到“{0}”").format(self.line.text().strip()))
            return
        here = self._view.code()
        at = self.found.index(here) + step if here in self.found else self._ahead(here) - (step < 0)
        self._view.go_to(self.found[at % len(self.found)])
        self._show()

    def _ahead(self, here: str) -> int:
        """The place of the first one found below the cursor."""
        order = {code: at for at, code in enumerate(self._document.tree.nodes)}
        below = (at for at, code in enumerate(self.found) if order[code] >= order.get(here, 0))
        return next(below, 0)

    def _look(self) -> None:
        self.found = search.found(self._document, self.line.text())
        if self.found and self._view.code() not in self.found:
            self._view.go_to(self.found[self._ahead(self._view.code())])
        self._show()

    def _on_changed(self, change: Changed) -> None:
        """What was found may be gone; looking again waits for the next key."""
        if change.structure and self.found:
            self.found = [code for code in self.found if code in self._document.tree]
            self._show()

    def _leave(self) -> None:
        self.line.clear()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        asked = bool(self.line.text().strip())
        here = self._view.code()
        at = self.found.index(here) + 1 if here in self.found else 0
        said = f"{at}/{len(self.found)}" if self.found else self.tr("没有")
        self.counted.setText(said if asked else "")
        for each in (self.counted, *self._arrows):
            each.setVisible(asked)
        for each in self._arrows:
            each.setEnabled(bool(self.found))
        look = "refused" if asked and not self.found else ""
        if (self.line.property("look") or "") != look:
            theme.look(self.line, look)

    def _arrow(self, icon: str, tip: str, step: int) -> QToolButton:
        made = QToolButton()
        theme.look(made, "flat")
        made.setIcon(icons.icon(icon))
        made.setIconSize(QSize(15, 15))
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        made.clicked.connect(lambda _=False: self.go_on(step))
        return made


class _Line(QLineEdit):
    """Return goes on, Shift+Return back, Esc leaves."""

    onward = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("查找（Ctrl+F）"))
        self.setAccessibleName(self.tr("在评分表中查找"))
        self.setToolTip(self.tr("按名称、文字或数字查找；回车到下一处，Shift+回车到上一处，Esc 结束"))
        parts.searching(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The three keys."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.onward.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
