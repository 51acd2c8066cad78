"""“为什么”: the page of a rule, as the handbook has it, in a small window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.domain.findings.finding import Finding, Rule
from desktop.domain.findings.rules import FAMILIES
from desktop.ui import languages, parts
from desktop.ui.ranks import severity_name

translate = QCoreApplication.translate

_WIDTH, _HEIGHT = 560, 520
_FAMILY = 3


class RulePage(parts.Dialog):
    """What a rule looks for, why it matters, a wrong and a right example; and what it said here."""

    def __init__(self, parent: QWidget | None, rule: Rule, finding: Finding | None = None) -> None:
        super().__init__(parent, _WIDTH, _HEIGHT)
        self.setWindowTitle(translate("RulePage", "核查规则 {0}").format(rule.code))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(4)
        column.addWidget(parts.label(f"{rule.code}　{languages.spoken(rule.name)}", scale=1.2, strong=True, wrap=True))
        family = translate("RuleFamily", FAMILIES[rule.code[:_FAMILY]])
        column.addWidget(parts.label(f"{family}　·　{severity_name(rule.severity)}", "muted"))
        page = rule.page
        here: list[tuple[str, str]] = []
        if finding is not None:
            said = "\n".join(languages.spoken(part) for part in (finding.message, finding.fix) if part)
            here.append((translate("RulePage", "这里的问题"), said))
        if languages.current() == languages.CHINESE:
            here.append((translate("RulePage", "查什么"), page.what))
        else:  # the rest is the handbook's own, which has no translation
            here.append((translate("RulePage", "查什么"), page.english))
            here.append((translate("RulePage", "手册原文"), page.what))
        self._texts = [
            *here,
            (translate("RulePage", "为什么要紧"), page.why),
            (translate("RulePage", "错"), page.wrong),
            (translate("RulePage", "对"), page.right),
            (translate("RulePage", "见于"), page.seen),
        ]
        for head, text in self._texts:
            column.addSpacing(8)
            column.addWidget(parts.label(head, "accent", strong=True))
            shown = parts.label(text, wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(shown)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inside)
        scroll.setAccessibleName(translate("RulePage", "规则说明"))
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.column.addWidget(scroll, 1)
        close = parts.button(translate("RulePage", "关闭"), "primary")
        close.clicked.connect(self.accept)
        self.column.addLayout(parts.foot(close))
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """All it says, for tests and readers of screens."""
        return "\n".join(languages.named(head, text) for head, text in self._texts)


def show(parent: QWidget | None, rule: Rule, finding: Finding | None = None) -> None:
    """Let a person read a rule's page."""
    dialog = RulePage(parent, rule, finding)
    dialog.exec()
    dialog.deleteLater()
