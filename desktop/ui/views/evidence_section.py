"""The section 佐证材料 of the indicator panel: the files that prove the chosen indicator."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.tree import Node
from desktop.ui import parts
from desktop.ui.document import Document
from desktop.ui.evidence_actions import EvidenceDesk
from desktop.ui.flow import Flow
from desktop.ui.models.evidence_table import NAME, NUMBER, SIZE, EvidenceModel
from desktop.ui.views import evidence_choose
from desktop.ui.views.evidence_drop import FileDrop, Target
from desktop.ui.views.evidence_list import EvidenceList
from desktop.ui.views.panel_parts import Heading, fill


class EvidenceSection(QWidget):
    """Files are added by button, drop or Ctrl+V; one that is there already can prove this indicator as well."""

    look_wanted = Signal(object)  # Evidence

    def __init__(self, document: Document, panel: QWidget) -> None:
        """Take drops anywhere on ``panel``."""
        super().__init__()
        self._document, self._desk = document, EvidenceDesk.of(document)
        self._code = ""
        self.model = EvidenceModel(document, self, code="")
        self.list = EvidenceList(self.model, ((NUMBER, 6), (NAME, 0), (SIZE, 8)))
        self.list.horizontalHeader().hide()
        self._asked = parts.label("", "muted", wrap=True)
        self._hint = parts.label(self.tr("把文件拖到这里，或按 Ctrl+V 粘贴截图"), "muted", 0.93, wrap=True)
        self.add_button = parts.button(self.tr("添加…"), icon="paperclip")
        self.known_button = parts.button(self.tr("已有附件…"))
        self.known_button.setToolTip(self.tr("一份材料可以证明几个指标"))
        self.away_button = parts.button(self.tr("取下"))
        self.away_button.setToolTip(self.tr("不再证明这个指标；材料仍留在“佐证材料”页"))
        self._put_together()
        self.drop = FileDrop(panel, self._target, lambda: document.editable)
        self.drop.dropped.connect(lambda sources, code: self._desk.add(self, sources, [code]))
        self._connect()

    def _put_together(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(5)
        column.addWidget(Heading(self.tr("佐证材料")))
        column.addWidget(self._asked)
        column.addWidget(self.list)
        row = Flow(spacing=6, end=False)
        for each in (self.add_button, self.known_button, self.away_button):
            row.addWidget(each)
        column.addLayout(row)
        column.addWidget(self._hint)

    def _connect(self) -> None:
        self.add_button.clicked.connect(lambda: self._desk.choose_and_add(self, [self._code]))
        self.known_button.clicked.connect(self._choose_known)
        self.away_button.clicked.connect(self._take_off)
        self.list.away_wanted.connect(self._take_off)
        self.list.paste_wanted.connect(self.paste)
        self.list.look_wanted.connect(self.look_wanted)
        self.list.chosen_changed.connect(self._refresh)
        self.model.modelReset.connect(self._refresh)
        self._document.changed.connect(self._refresh_buttons)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)
        self._refresh()

    # ------------------------------------------------------------------ which indicator
    def show_node(self, node: Node) -> None:
        """Turn to an indicator."""
        self._code = node.code
        self.model.show_code(node.code)
        asked = node.indicator.evidence
        fill(self._asked, self.tr("要求：{0}").format(asked) if asked else "")
        self._refresh()

    def _target(self, at: QPoint) -> Target | None:
        del at
        panel = self.drop.parent()
        assert isinstance(panel, QWidget)
        return (self._code, panel.rect().adjusted(2, 2, -2, -2)) if self._code else None

    def _refresh(self) -> None:
        self.list.fit()
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        editable = self._document.editable
        for each in (self.add_button, self.known_button, self.away_button, self._hint):
            each.setVisible(editable)
        self.known_button.setEnabled(len(self._desk.files) > self.model.rowCount())
        self.away_button.setEnabled(bool(self.list.chosen()))

    # ------------------------------------------------------------------ what it does
    def paste(self) -> None:
        """Files or a screenshot from the clipboard prove this indicator."""
        self._desk.paste(self, [self._code])

    def _choose_known(self) -> None:
        free = [each for each in self._desk.files if self._code not in each.codes]
        choices = [evidence_choose.Choice(each.file.id, f"{each.name}　{each.file.name}") for each in free]
        title = self.tr("用已有附件证明“{0}”").format(self._document.tree[self._code].title)
        keys = evidence_choose.ask(self, title, choices)
        if keys:
            self._desk.link(self._code, keys)

    def _take_off(self) -> None:
        keys = [each.id for each in self.list.chosen()]
        if keys:
            self._desk.unlink(self._code, keys)
