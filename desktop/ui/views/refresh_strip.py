"""A strip above a text that the data have overtaken: old and new figure, and the button that brings them in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.merging import Merged, Refreshed
from desktop.ui import languages, parts, theme
from desktop.ui.views.panel_parts import fill, show

_NAMED = 6  # changes told one by one
_LONGEST = 24  # characters of one side of a change


class RefreshStrip(QWidget):
    """Hidden while the text says what the data say."""

    refresh_wanted = Signal()
    refresh_all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        frame, self._said = parts.notice("", "warn-card", "rotate-ccw", theme.WARN)
        row = frame.layout()
        assert row is not None
        self.one = parts.button(self.tr("更新"))
        self.one.clicked.connect(self.refresh_wanted)
        self.every = parts.button(self.tr("全部更新"))
        self.every.setToolTip(self.tr("更新报告里所有过时的数字；您写的话不动"))
        self.every.clicked.connect(self.refresh_all_wanted)
        row.addWidget(self.one)
        row.addWidget(self.every)
        column.addWidget(frame)
        self.hide()

    def text(self) -> str:
        """What it says; "" while hidden."""
        return "" if self.isHidden() else self._said.text()

    def tell(self, merged: Merged | None, others: int, *, editable: bool) -> None:
        """Say what changed in this text; ``others`` are further headings that wait."""
        show(self, to=merged is not None and editable)
        if merged is None:
            return
        fill(self._said, self._sentence(merged))
        self.one.setText(self.tr("更新") if merged.changes else self.tr("知道了"))
        show(self.every, to=bool(others))

    def _sentence(self, merged: Merged) -> str:
        kept = self.tr("您改写过的 {0} 处以您的文字为准。").format(merged.kept) if merged.kept else ""
        if not merged.changes:
            return self.tr("数据有变化，") + kept
        told = languages.listed(self._change(change) for change in merged.changes[:_NAMED])
        if len(merged.changes) > _NAMED:
            told += self.tr("等")
        return self.tr("数据变了 {0} 处：{1}。").format(len(merged.changes), told) + kept

    def _change(self, change: Refreshed) -> str:
        before, after = (_short(" ".join(text.split())) for text in (change.before, change.after))
        if not before:
            return self.tr("增加“{0}”").format(after)
        if not after:
            return self.tr("去掉“{0}”").format(before)
        return f"{before} → {after}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
