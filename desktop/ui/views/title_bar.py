"""The line below the menus: unit and year at the left, undo and redo, and the one thing to do next."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolBar, QToolButton, QWidget

from desktop.domain.evaluation import PartForm
from desktop.domain.signoff import is_issued
from desktop.ui import languages, parts, theme
from desktop.ui.actions import draw_icons
from desktop.ui.document import Document
from desktop.ui.places import Page

_WITH_A_BUTTON = frozenset({Page.PREVIEW, Page.SIGN})


class TitleBar(QToolBar):
    """Hidden on the start page, which has its own heading."""

    def __init__(self, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._tools: dict[QAction, QToolButton] = {}
        self._pushes: dict[QAction, QPushButton] = {}
        draw_icons(actions, ("undo", "redo", "check", "page_preview"))
        self.setMovable(False)
        self.setFloatable(False)
        self.setObjectName("title")
        ground, line = theme.CARD.name(), theme.LINE.name()
        self.setStyleSheet(f"QToolBar#title {{ background: {ground}; border: none; border-bottom: 1px solid {line}; }}")
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(12, 3, 8, 3)
        row.setSpacing(6)
        self.title = parts.ElidedLabel()  # a project's name may be a sentence
        self.title.setFont(theme.scaled_font(1.18, strong=True))
        self.subtitle = parts.ElidedLabel()
        self.subtitle.setFont(theme.scaled_font(0.93))
        theme.look(self.subtitle, "muted")
        self.year = parts.label("", scale=1.18, strong=True)  # beside the title, however long that is
        row.addWidget(self.title)
        row.addWidget(self.year)
        row.addSpacing(6)
        row.addWidget(self.subtitle, 1)
        for name in ("undo", "redo"):
            row.addWidget(self._tool(actions[name]))
        row.addSpacing(4)
        for name, text in (("check", self.tr("核查")), ("page_preview", self.tr("预览"))):
            row.addWidget(self._push(actions[name], text))
        self.primary = parts.button("", "primary")
        self.primary.clicked.connect(self._on_primary)
        self._primary_action: QAction | None = None
        row.addWidget(self.primary)
        self.addWidget(inside)
        self._follow()

    def _tool(self, action: QAction) -> QToolButton:
        """Not bound to the action, which is named anew by every edit: Qt would lay the whole bar out each time."""
        button = QToolButton()
        button.setIcon(action.icon())
        button.setIconSize(QSize(18, 18))
        button.clicked.connect(action.trigger)
        theme.look(button, "flat")
        self._tools[action] = button
        action.changed.connect(self._follow)  # a bound method: the bar may go while the actions stay
        return button

    def _push(self, action: QAction, text: str) -> QPushButton:
        button = parts.button(text)
        button.setIcon(action.icon())
        button.setToolTip(languages.beside(text, action.shortcut().toString()))
        button.clicked.connect(action.trigger)
        self._pushes[action] = button
        action.changed.connect(self._follow)
        return button

    def _follow(self) -> None:
        """Actions say what they would do, and whether they can."""
        for action, tool in self._tools.items():
            tool.setEnabled(action.isEnabled())
            tool.setToolTip(languages.beside(action.text(), action.shortcut().toString()))
            tool.setAccessibleName(action.text())
        for action, push in self._pushes.items():
            push.setEnabled(action.isEnabled())

    def follow(self, document: Document, page: Page) -> None:
        """Name the evaluation, and offer the one thing to do next; some pages have a main button of their own."""
        evaluation, entry, frozen = document.evaluation, document.entry, document.frozen
        unit = evaluation.unit or self.tr("（未填单位名称）")
        year = self.tr("{0} 年度").format(evaluation.year)
        if entry is None:
            self._show_title(unit, year, document.rubric.title)
        else:
            form = self.tr("项目自评") if entry.form is PartForm.PROJECT else self.tr("运行监控")
            self._show_title(languages.named(form, entry.name or document.rubric.title), year, unit)
        if document.part:
            self._offer("to_department", self.tr("返回部门整体"))
        elif frozen is not None and is_issued(document.rubric, frozen):
            self._offer("export", self.tr("导出报告"))
        else:
            self._offer("sign", self.tr("签发…") if frozen is None else self.tr("继续签字…"))
        self.primary.setVisible(bool(document.part) or page not in _WITH_A_BUTTON)

    def _show_title(self, title: str, year: str, subtitle: str) -> None:
        self.title.setText(title)
        self.year.setText(year)
        self.subtitle.setText(subtitle)
        self.show()

    def _offer(self, name: str, text: str) -> None:
        self._primary_action = self._actions[name]
        self.primary.setText(text)
        self.primary.setEnabled(self._primary_action.isEnabled())

    def _on_primary(self) -> None:
        if self._primary_action is not None:
            self._primary_action.trigger()
