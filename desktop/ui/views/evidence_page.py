"""The page 佐证材料: every file with number and what it proves, what lacks evidence, the chosen file beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.evaluation import Evidence
from desktop.ui import jobs, languages, lists, parts, theme
from desktop.ui.document import Changed, Document
from desktop.ui.evidence_actions import EvidenceDesk
from desktop.ui.flow import Flow
from desktop.ui.models.evidence_missing import EvidenceMissingModel
from desktop.ui.models.evidence_table import (
    NAME,
    NOTE,
    NUMBER,
    PROVES,
    SIZE,
    EvidenceModel,
    concerns,
    size_text,
)
from desktop.ui.views import evidence_choose
from desktop.ui.views.evidence_drop import FileDrop
from desktop.ui.views.evidence_list import EvidenceList
from desktop.ui.views.evidence_preview import EvidencePreview
from desktop.usecases.evidence import removed_size
from desktop.usecases.workspace import Workspace

_COLUMNS = ((NUMBER, 6), (NAME, 0), (PROVES, 0), (SIZE, 8), (NOTE, 12))
_WORTH = 1 << 20  # bytes of removed files that are worth a word
_PAUSE = 120  # ms the cursor rests on a file before it is read


class EvidencePage(QWidget):
    """Everything about evidence in one place."""

    chosen = Signal(str)  # code of an indicator to go to

    def __init__(self, document: Document, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._desk = document, EvidenceDesk.of(document)
        self.model = EvidenceModel(document, self)
        self.missing = EvidenceMissingModel(document, self)
        self.list = EvidenceList(self.model, _COLUMNS)
        self.preview = EvidencePreview(document, workspace)
        self.buttons: dict[str, QPushButton] = {}
        self._weighed: object = None  # stands for the last time it was asked
        self._put_together()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._show_chosen)
        self.drop = FileDrop(self, lambda _at: ("", self._area()), lambda: document.editable)
        self.drop.dropped.connect(lambda sources, _code: self._desk.add(self, sources))
        self._connect()
        self._refresh()

    # ------------------------------------------------------------------ laying out
    def _put_together(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._bar())
        self.result, self._said = parts.notice("", "good-card", "circle-check", theme.GOOD)
        self.damage, self._warned = parts.notice("", "bad-card", "octagon-alert", theme.BAD)
        for each in (self.result, self.damage):
            each.hide()
            column.addWidget(each)
        self._empty = parts.label(
            self.tr("还没有佐证材料。把文件拖到这里，按 Ctrl+V 粘贴截图，或点“添加…”。"), "muted", wrap=True
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing, around = parts.card("card")
        around.addWidget(self._empty)
        self.lacking = _Lacking(self.missing)
        self._stack = QStackedWidget()
        for each in (self.list, self._nothing, self.lacking):
            self._stack.addWidget(each)
        self._beside, inside = parts.card("card", margin=10, spacing=6)
        inside.addWidget(parts.scrolled(self.preview), 1)  # the list of findings may stand below
        below = Flow(spacing=6, end=False)
        for name, text, icon in (
            ("proofs", self.tr("证明的指标…"), "link"),
            ("remove", self.tr("移除"), "trash-2"),
        ):
            self.buttons[name] = parts.button(text, icon=icon)
            below.addWidget(self.buttons[name])
        inside.addLayout(below)
        self._beside.setMinimumWidth(240)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(8)
        self.splitter.addWidget(self._stack)
        self.splitter.addWidget(self._beside)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 5)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setSizes([700, 400])
        column.addWidget(self.splitter, 1)
        self._kept = parts.label("", "muted")
        self.drop_button = parts.button(self.tr("彻底清除…"), "link")
        self._rest = QWidget()
        row = QHBoxLayout(self._rest)
        row.setContentsMargins(2, 0, 0, 0)
        row.addWidget(self._kept)
        row.addWidget(self.drop_button)
        row.addStretch(1)
        self._rest.hide()
        column.addWidget(self._rest)

    def _bar(self) -> QWidget:
        bar, inside = parts.card("plain-card", margin=8)
        tools = Flow()
        inside.addLayout(tools)
        row = tools.add_group()
        self._tabs = QButtonGroup(self)
        for at in range(2):
            tab = parts.button("", "flat")
            tab.setCheckable(True)
            self._tabs.addButton(tab, at)
            row.addWidget(tab)
        self._tabs.button(0).setChecked(True)
        row = tools.add_group()
        for name, text, look, icon in (
            ("verify", self.tr("核对"), "flat", "shield-check"),
            ("export", self.tr("导出文件夹…"), "flat", "folder-down"),
            ("add", self.tr("添加…"), "primary", "paperclip"),
        ):
            self.buttons[name] = parts.button(text, look, icon)
            row.addWidget(self.buttons[name])
        self.buttons["verify"].setToolTip(self.tr("逐份读出，重新计算 SHA-256，看与存入时是否一致"))
        self.buttons["export"].setToolTip(self.tr("按指标分文件夹写出，并附 Excel 目录"))
        return bar

    def _connect(self) -> None:
        slots = {
            "proofs": self.choose_proofs,
            "remove": self.remove,
            "verify": self.verify,
            "export": lambda: self._desk.choose_and_export(self),
            "add": lambda: self._desk.choose_and_add(self),
        }
        for name, slot in slots.items():
            self.buttons[name].clicked.connect(lambda _=False, slot=slot: slot())
        self.drop_button.clicked.connect(lambda _=False: self._desk.drop_removed(self, self._weigh))
        self._tabs.idClicked.connect(self.show_tab)
        self.list.chosen_changed.connect(self._on_chosen)
        self.list.look_wanted.connect(self._look)
        self.list.away_wanted.connect(self.remove)
        self.list.move_wanted.connect(self.renumber)
        self.list.paste_wanted.connect(lambda: self._desk.paste(self))
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.lacking.activated.connect(lambda index: self.chosen.emit(self.missing.code(index.row())))
        self._document.changed.connect(self._on_changed)
        self._document.state_changed.connect(self._refresh)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(lambda: self._desk.paste(self))

    def _area(self) -> QRect:
        return self.rect().adjusted(2, 2, -2, -2)

    # ------------------------------------------------------------------ showing it
    def show_tab(self, tab: int) -> None:
        """0: the files, 1: the indicators without evidence."""
        self._tabs.button(tab).setChecked(True)
        self._refresh()

    def show_file(self, key: str) -> None:
        """Put the cursor on a file."""
        self.show_tab(0)
        self.list.choose([key])
        self._show_chosen()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Counted when it comes into sight."""
        self._refresh()
        super().showEvent(event)

    def _on_changed(self, change: Changed) -> None:
        if self.isVisible() and concerns(change):
            self._refresh()

    def _refresh(self) -> None:
        self.missing.follow()
        files = self.model.rows
        size = sum({each.file.sha256: each.file.size for each in files}.values())
        text = self.tr("全部材料（{0} 份，{1}）").format(len(files), size_text(size)) if files else self.tr("全部材料")
        self._tabs.button(0).setText(text)
        self._tabs.button(1).setText(self.tr("没有材料的指标（{0}）").format(self.missing.rowCount()))
        lacking = self._tabs.checkedId() == 1
        self._beside.setVisible(not lacking)
        if lacking:
            self._stack.setCurrentWidget(self.lacking)
        else:
            self._stack.setCurrentWidget(self.list if files else self._nothing)
        self._enable()
        self._weigh()
        self._pause.start()

    def _weigh(self) -> None:
        """Say how much room removed files still take, from a megabyte on."""
        document = self._document
        self._weighed = mark = object()
        if not (document.editable and self.isVisible()):
            self._rest.hide()
            return
        opened, whole = document.opened, document.root.evaluation

        def show(size: int) -> None:
            if mark is not self._weighed:
                return  # of an earlier state
            self._kept.setText(self.tr("已移除的材料还占 {0}，供撤销时找回。").format(size_text(size)))
            self._rest.setVisible(size >= _WORTH)

        jobs.run(self, lambda: removed_size(opened, whole), show, label="removed")

    def _enable(self) -> None:
        editable, chosen = self._document.editable, self._picked()
        self.buttons["add"].setEnabled(editable)
        self.buttons["remove"].setEnabled(editable and bool(chosen))
        self.buttons["proofs"].setEnabled(editable and len(chosen) == 1)
        for name in ("verify", "export"):
            self.buttons[name].setEnabled(bool(self.model.rows))

    def _picked(self) -> list[Evidence]:
        """The chosen files; none while the list is out of sight."""
        return self.list.chosen() if self._stack.currentWidget() is self.list else []

    def _on_chosen(self) -> None:
        self._enable()
        self._pause.start()

    def _show_chosen(self) -> None:
        chosen = self._picked()
        self.preview.show_file(chosen[0] if len(chosen) == 1 else None)

    def _look(self, evidence: Evidence) -> None:
        self._pause.stop()
        self.preview.show_file(evidence)
        self.preview.outside_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ what it does
    def remove(self) -> None:
        """Take the chosen files out."""
        keys = [each.id for each in self._picked()]
        if keys:
            self._desk.remove(self, keys)

    def renumber(self, step: int) -> None:
        """The chosen file one number up (-1) or down (1)."""
        chosen = self._picked()
        if len(chosen) == 1 and self._document.editable:
            self._desk.move(chosen[0].id, step)

    def choose_proofs(self) -> None:
        """Which indicators the chosen file proves."""
        chosen = self._picked()
        if len(chosen) != 1:
            return
        row = next(each for each in self.model.rows if each.file.id == chosen[0].id)
        choices = [
            evidence_choose.Choice(node.code, f"{node.number} {node.title}", node.level - 1, node.code in row.codes)
            for node in self._document.tree.nodes.values()
        ]
        codes = evidence_choose.ask(self, self.tr("“{0}”证明哪些指标").format(chosen[0].name), choices)
        if codes is not None:
            self._desk.set_proofs(chosen[0].id, codes)

    def verify(self) -> None:
        """Read every file and compare with what was stored."""
        self.result.hide()
        self.damage.hide()
        self._desk.verify(self, self._show_verified)

    def _show_verified(self, damaged: frozenset[str]) -> None:
        self.model.show_damaged(damaged)
        self.result.setVisible(not damaged)
        self.damage.setVisible(bool(damaged))
        self._said.setText(self.tr("{0} 份材料全部与存入时一致。").format(len(self.model.rows)))
        names = languages.listed(each.file.name for each in self.model.rows if each.file.id in damaged)
        self._warned.setText(
            self.tr("{0} 份材料已损坏：{1}。请从原件重新添加，或从“文件 › 备份与恢复”找回。").format(
                len(damaged), names
            )
        )

    def _show_menu(self, at: QPoint) -> None:
        chosen = self._picked()
        if not chosen:
            return
        menu, one, editable = QMenu(self), len(chosen) == 1, self._document.editable
        for text, enabled, slot in (
            (self.tr("用系统程序打开"), one, self.preview.outside_button.click),
            (self.tr("另存为…"), one, self.preview.save_button.click),
            (self.tr("修改说明"), one and editable, lambda: self._edit(NOTE)),
            (self.tr("修改文件名"), one and editable, lambda: self._edit(NAME)),
            (self.tr("证明的指标…"), one and editable, self.choose_proofs),
            (self.tr("编号上移（Alt+↑）"), one and editable, lambda: self.renumber(-1)),
            (self.tr("编号下移（Alt+↓）"), one and editable, lambda: self.renumber(1)),
            (self.tr("移除"), editable, self.remove),
        ):
            action = menu.addAction(text)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _=False, slot=slot: slot())
        self._show_chosen()
        menu.exec(self.list.viewport().mapToGlobal(at))
        menu.deleteLater()

    def _edit(self, column: int) -> None:
        index = self.list.currentIndex().siblingAtColumn(column)
        self.list.setCurrentIndex(index)
        self.list.edit(index)


class _Lacking(QTableView):
    """Indicators; Return or a double click goes there."""

    def __init__(self, model: EvidenceMissingModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(self.tr("没有材料的指标"))
        self.setToolTip(self.tr("双击或按回车转到指标"))
        lists.read_only(self)
        header = self.horizontalHeader()
        header.resizeSection(0, self.fontMetrics().horizontalAdvance("00.00.00.0"))
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
