"""What a signed revision's card says of the stamped paper: its scans, and a button to add one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.evaluation import Evidence
from desktop.domain.signoff import Revision
from desktop.ui import parts, theme
from desktop.ui.document import Document
from desktop.usecases.evidence import megabytes
from desktop.usecases.scans import scans_of


class StampedLines(QWidget):
    """One line a scan; 已盖章 as soon as there is one."""

    scan_wanted = Signal()
    look_wanted = Signal(object)  # Evidence
    unscan_wanted = Signal(object)  # Evidence

    def __init__(self, document: Document, revision: Revision, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        editable = document.read_only is None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        scans = scans_of(document.root.evaluation, revision.number)
        head = QHBoxLayout()
        head.setSpacing(6)
        if scans:
            head.addWidget(parts.picture("circle-check", 16, theme.GOOD))
            head.addWidget(parts.label(self.tr("已盖章"), "good", strong=True))
        else:
            head.addWidget(parts.label(self.tr("还没有盖章扫描件"), "muted"))
        head.addStretch(1)
        add = parts.button(self.tr("加入盖章扫描件…"), icon="scan-line")
        add.setToolTip(self.tr("盖章后的报告扫描成 PDF、JPG 或 PNG；存在本文件里，不改变签发的数据"))
        add.setEnabled(editable)
        add.clicked.connect(self.scan_wanted)
        head.addWidget(add)
        column.addLayout(head)
        for scan in scans:
            column.addLayout(self._line(scan, editable=editable))

    def _line(self, scan: Evidence, *, editable: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(parts.label(f"{scan.name}　{megabytes(scan.size)}　{scan.added_at[:10]}"))
        row.addStretch(1)
        look = parts.button(self.tr("查看"), "link")
        look.setAccessibleName(self.tr("查看{0}").format(scan.name))
        look.clicked.connect(lambda: self.look_wanted.emit(scan))
        row.addWidget(look)
        remove = parts.button(self.tr("移除"), "link")
        remove.setAccessibleName(self.tr("移除{0}").format(scan.name))
        remove.setEnabled(editable)
        remove.clicked.connect(lambda: self.unscan_wanted.emit(scan))
        row.addWidget(remove)
        return row
