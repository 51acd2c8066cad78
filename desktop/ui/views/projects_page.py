"""项目自评: the projects of the file in a table, the mid-year monitoring below, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QTableView,
    QWidget,
)

from desktop.domain.evaluation import Kind, PartForm, Place
from desktop.domain.projects import FORMS_BOUND_IN
from desktop.ui import lists, parts, theme
from desktop.ui.document import Document
from desktop.ui.models.projects_table import NAME, STATE, ProjectsModel
from desktop.ui.name_room import NameRoom
from desktop.ui.views.card_page import CardPage
from desktop.ui.views.panel_parts import fill

_BOUND = Place(Kind.TEXT, FORMS_BOUND_IN)
Adding = tuple[str, str, Callable[[], None]]  # text, icon, deed of a button
_WIDTHS = ((1, 7), (2, 7), (3, 5), (4, 5), (5, 4), (STATE, 12))  # column, letters
_NAME = 7  # letters of a project's name, at least


class PartDeeds(Protocol):
    """What can be done with the other evaluations of the file; ``part`` is the id of one."""

    def show(self, part: str) -> None:
        """Bring it into sight."""
        ...

    def add_project(self) -> None:
        """Ask for name and form, and begin it."""
        ...

    def project_from_file(self) -> None:
        """Begin one with last year's form."""
        ...

    def add_monitoring(self) -> None:
        """Begin the mid-year monitoring."""
        ...

    def rename(self, part: str) -> None:
        """Ask for another name."""
        ...

    def remove(self, part: str) -> None:
        """Take it away."""
        ...

    def move(self, part: str, by: int) -> None:
        """One place up (-1) or down (1)."""
        ...


class ProjectsPage(CardPage):
    """Follows the file while it is in sight."""

    def __init__(self, document: Document, deeds: PartDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._deeds = document, deeds
        self.setAccessibleName(self.tr("项目自评"))
        self.projects = PartTable(document, PartForm.PROJECT, self.tr("项目"))
        self.monitoring = PartTable(document, PartForm.MONITORING, self.tr("运行监控"))
        self._buttons: list[QPushButton] = []
        self._moving: dict[PartTable, list[QPushButton]] = {}
        said = self.tr("每个项目有自己的表、得分和等级；部门报告里列出各项目，签发时一并冻结。双击一行打开。")
        project = (
            (self.tr("增加项目…"), "plus", deeds.add_project),
            (self.tr("从上年的表开始…"), "file-input", deeds.project_from_file),
        )
        self.bound = QCheckBox(self.tr("部门报告后附各项目自己的自评表"))
        self.bound.setToolTip(self.tr("不选时，部门报告只列各项目的预算、执行、得分和等级"))
        self.bound.clicked.connect(self._bind)
        self.column.addWidget(self._card(self.projects, self.tr("项目支出绩效自评"), said, project, self.bound))
        said = self.tr("年中用同一套指标填一次实际完成情况；年末填表时显示在每项指标旁边，偏差一目了然。不影响签发。")
        monitoring = ((self.tr("增加运行监控…"), "activity", deeds.add_monitoring),)
        self.column.addWidget(self._card(self.monitoring, self.tr("绩效运行监控"), said, monitoring))
        self.column.addStretch(1)
        document.changed.connect(self._on_changed)
        document.parts_changed.connect(self._on_changed)
        document.state_changed.connect(self._on_changed)
        self.refresh()

    def _card(
        self, table: PartTable, title: str, said: str, adding: tuple[Adding, ...], left: QWidget | None = None
    ) -> QFrame:
        frame, inside = parts.card(margin=16, spacing=8)
        head = QHBoxLayout()
        head.addWidget(parts.label(title, scale=1.08, strong=True), 1)
        for text, icon, deed in adding:
            button = parts.button(text, icon=icon)
            button.clicked.connect(lambda _=False, deed=deed: deed())
            self._buttons.append(button)
            head.addWidget(button)
        inside.addLayout(head)
        inside.addWidget(parts.label(said, "muted", wrap=True))
        inside.addWidget(table)
        inside.addWidget(table.empty)
        row = QHBoxLayout()
        if left is not None:
            row.addWidget(left)
        row.addStretch(1)
        deeds = self._deeds
        opener = parts.button(self.tr("打开"), icon="arrow-right")
        opener.clicked.connect(lambda: self._on_chosen(table, deeds.show))
        changing = [
            self._act(table, self.tr("上移"), "chevron-up", lambda part: deeds.move(part, -1)),
            self._act(table, self.tr("下移"), "chevron-down", lambda part: deeds.move(part, 1)),
            self._act(table, self.tr("改名…"), "pencil", deeds.rename),
            self._act(table, self.tr("删除"), "trash-2", deeds.remove),
        ]
        self._moving[table] = [opener, *changing]
        for button in (*changing, opener):
            row.addWidget(button)
        inside.addLayout(row)
        table.chosen.connect(deeds.show)
        table.selectionModel().currentRowChanged.connect(lambda *_: self._enable())
        return frame

    def _act(self, table: PartTable, text: str, icon: str, deed: Callable[[str], None]) -> parts.Button:
        button = parts.button(text, "flat", icon)
        button.clicked.connect(lambda: self._on_chosen(table, deed))
        return button

    @staticmethod
    def _on_chosen(table: PartTable, deed: Callable[[str], None]) -> None:
        if table.part:
            deed(table.part)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Counted when it comes into sight."""
        self.refresh()
        super().showEvent(event)

    def refresh(self) -> None:
        """Say what stands now."""
        self.projects.follow(self.tr("还没有项目。部门整体自评之外还要交项目自评表的，在这里增加。"))
        self.monitoring.follow(self.tr("没有年中的运行监控。"))
        self._enable()

    def _bind(self, checked: bool) -> None:
        label = self.tr("报告附各项目的自评表") if checked else self.tr("报告不附各项目的自评表")
        self._document.set_value(_BOUND, "1" if checked else None, label)
        self.refresh()

    def _enable(self) -> None:
        editable = self._document.editable
        self.bound.setVisible(self.projects.parts_model.rowCount() > 0)
        self.bound.setChecked(bool(self._document.evaluation.value_at(_BOUND)))
        self.bound.setEnabled(editable)
        for button in self._buttons:
            button.setEnabled(editable)
        for table, (opener, up, down, *rest) in self._moving.items():
            row, count = table.currentIndex().row(), table.model().rowCount()
            for button in (opener, up, down, *rest):
                button.setVisible(bool(count))
            opener.setEnabled(row >= 0)
            up.setEnabled(editable and row > 0)
            down.setEnabled(editable and 0 <= row < count - 1)
            for button in rest:
                button.setEnabled(editable and row >= 0)


class PartTable(QTableView):
    """Rows, not cells, as many as there are: the page scrolls, not the list. Return or a double click opens a row."""

    chosen = Signal(str)  # id of the part

    def __init__(self, document: Document, form: PartForm, name: str) -> None:
        super().__init__()
        self.parts_model = ProjectsModel(document, form, self)
        self.empty = parts.label("", "muted", wrap=True)
        self._rows = 0
        self.setModel(self.parts_model)
        self.setAccessibleName(name)
        theme.look(self, "quiet")
        lists.read_only(self, 14)
        self.setAlternatingRowColors(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lists.set_widths(self, _WIDTHS)
        NameRoom(self, NAME, _NAME)
        self.doubleClicked.connect(self._open)

    @property
    def part(self) -> str:
        """The part in the chosen row; "" for none."""
        row = self.currentIndex().row()
        return self.parts_model.part(row) if row >= 0 else ""

    def follow(self, nothing: str) -> None:
        """Take over what the file says; ``nothing`` stands there while there are no rows. The choice stays."""
        chosen = self.part
        self.parts_model.follow()
        rows = self.parts_model.rowCount()
        at = self.parts_model.row_of(chosen) if chosen else 0
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.parts_model.index(max(at, 0), 0))
        fill(self.empty, "" if rows else nothing)
        self._rows = rows
        self._fit()
        self.setVisible(bool(rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A scroll bar in a narrow window stands below the last row, not on it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        high = self.horizontalHeader().sizeHint().height() + self._rows * self.verticalHeader().defaultSectionSize() + 4
        bar = self.horizontalScrollBar()
        too_wide = self.horizontalHeader().length() > self.viewport().width()
        self.setFixedHeight(high + (bar.sizeHint().height() if too_wide else 0) if self._rows else 0)

    def _open(self, index: QModelIndex) -> None:
        self.chosen.emit(self.parts_model.part(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.part:
            self.chosen.emit(self.part)
            return
        super().keyPressEvent(event)
