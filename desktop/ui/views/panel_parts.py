"""Parts of the indicator panel: notices with a button, findings with a jump."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.findings.finding import Finding
from desktop.ui import languages, parts, theme
from desktop.ui.parts import fill as fill  # noqa: PLC0414 - given on
from desktop.ui.parts import show as show  # noqa: PLC0414
from desktop.ui.ranks import SHAPES, Rank, name_of, rank_of

_LOOKS = {Rank.ERROR: "bad-card", Rank.WARNING: "warn-card"}


class Notice(QFrame):
    """A coloured strip with a sentence and, where something can be done at once, a button for it."""

    def __init__(self, look: str, button: str = "", on_click: Callable[[], object] | None = None) -> None:
        super().__init__()
        theme.look(self, look)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 7)
        column.setSpacing(5)
        self._said = parts.label("", wrap=True)
        column.addWidget(self._said)
        self.button: QPushButton | None = None
        if button and on_click is not None:
            self.button = parts.button(button)
            self.button.clicked.connect(lambda _=False: on_click())
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def say(self, text: str, *, can_act: bool = True) -> None:
        """Show a sentence; "" hides the strip."""
        fill(self._said, text)
        show(self, to=bool(text))
        if self.button is not None:
            show(self.button, to=can_act)

    def text(self) -> str:
        """The sentence shown; "" when hidden."""
        return self._said.text() if not self.isHidden() else ""


class FindingCards(QWidget):
    """The findings of one indicator: what is wrong, what to do, and a way to explain it away."""

    overrule = Signal(object)  # Finding
    jump = Signal(object)  # Place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._shown: tuple[tuple[Finding, str, bool], ...] = ()

    def show_findings(
        self, findings: Sequence[Finding], overruled: Callable[[Finding], str], *, editable: bool
    ) -> None:
        """Build the cards anew when they are not the same as before."""
        wanted = tuple((finding, overruled(finding), editable) for finding in findings)
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self._column)
        for finding, reason, _ in wanted:
            self._column.addWidget(self._card(finding, reason, editable=editable))
        show(self, to=bool(wanted))

    def _card(self, finding: Finding, reason: str, *, editable: bool) -> QFrame:
        rank = rank_of(finding)
        icon, colour = SHAPES[rank]
        frame = QFrame()
        theme.look(frame, _LOOKS.get(rank, "card"))
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 7, 10, 7)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(parts.picture(icon, 16, colour))
        head.addWidget(parts.label(f"{name_of(rank)} {finding.code}", strong=True), 1)
        column.addLayout(head)
        column.addWidget(parts.label(languages.spoken(finding.message), wrap=True))
        if finding.fix:
            column.addWidget(parts.label(languages.spoken(finding.fix), "muted", wrap=True))
        if reason:
            column.addWidget(parts.label(self.tr("已说明：{0}").format(reason), "muted", wrap=True))
        column.addLayout(self._buttons(finding, reason, editable=editable))
        return frame

    def _buttons(self, finding: Finding, reason: str, *, editable: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        there = parts.button(self.tr("去填写"), "link")
        there.clicked.connect(lambda: self.jump.emit(finding.where))
        row.addWidget(there)
        if editable and rank_of(finding) is not Rank.NOTE:
            away = parts.button(self.tr("修改说明") if reason else self.tr("忽略并说明"), "link")
            away.clicked.connect(lambda: self.overrule.emit(finding))
            row.addWidget(away)
        row.addStretch(1)
        return row


class Heading(QLabel):
    """A small heading inside the panel."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.scaled_font(1.0, strong=True))


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while layout.count():
        old = layout.takeAt(0).widget()
        if old is not None:
            old.hide()
            old.deleteLater()
