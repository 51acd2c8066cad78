"""Which findings are listed: by gravity, by family, by place, by words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from desktop.domain.findings.rules import FAMILIES
from desktop.ui import icons, parts, theme
from desktop.ui.document import Document
from desktop.ui.models.findings_table import Wanted
from desktop.ui.places import Page
from desktop.ui.ranks import SHAPES, Rank, name_of

_EXPLAINED, _NEW = "explained", "new"
_OF_DOCUMENTS = "IMP"  # only of documents that are read, never of an evaluation


class FindingsFilter(QWidget):
    """Three boxes and a line to type in; what they say together is one :class:`Wanted`."""

    changed = Signal(object)  # Wanted

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(self.tr("按级别筛选"))
        self.kinds.addItem(self.tr("全部级别"), None)
        for rank, (icon, colour) in SHAPES.items():
            self.kinds.addItem(icons.icon(icon, colour), name_of(rank), rank)
        self.kinds.addItem(icons.icon("check", theme.MUTED), self.tr("已说明"), _EXPLAINED)
        self.kinds.addItem(icons.icon("plus", theme.MUTED), self.tr("新出现的"), _NEW)
        self.kinds.setItemData(self.kinds.count() - 1, self.tr("打开这份自评时还没有的"), Qt.ItemDataRole.ToolTipRole)
        self.families = QComboBox()
        self.families.setAccessibleName(self.tr("按类别筛选"))
        self.families.addItem(self.tr("全部类别"), "")
        for code, name in FAMILIES.items():
            if code != _OF_DOCUMENTS:
                self.families.addItem(QCoreApplication.translate("RuleFamily", name), code)
        self.places = QComboBox()
        self.places.setAccessibleName(self.tr("按位置筛选"))
        self.places.addItem(self.tr("全部位置"), "")
        self.places.addItem(self.tr("基本情况"), Page.HEAD.value)
        self.places.addItem(self.tr("指标评分表"), Page.TABLE.value)
        for code in document.tree.roots:
            self.places.addItem(f"　{document.tree[code].title}", code)
        self.places.addItem(self.tr("文字报告"), Page.NARRATIVE.value)
        if document.root is document:
            self.places.addItem(self.tr("项目自评"), Page.PROJECTS.value)
        self.line = _Line()
        self.line.setAccessibleName(self.tr("按文字筛选"))
        self.line.setPlaceholderText(self.tr("在结果中查找"))
        parts.clearable(self.line)
        self.line.setMinimumWidth(100)
        self.line.setMaximumWidth(220)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for box in (self.kinds, self.families, self.places):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(5)
            row.addWidget(box)
            box.currentIndexChanged.connect(self._tell)
        row.addWidget(self.line)
        self.line.textChanged.connect(self._tell)

    def wanted(self) -> Wanted:
        """What is asked for."""
        kind = self.kinds.currentData()
        return Wanted(
            kind if isinstance(kind, Rank) else None,
            kind == _EXPLAINED,
            kind == _NEW,
            str(self.families.currentData()),
            str(self.places.currentData()),
            self.line.text().strip(),
        )

    def clear(self) -> None:
        """All of them again."""
        for box in (self.kinds, self.families, self.places):
            box.setCurrentIndex(0)
        self.line.clear()

    def _tell(self, *_: object) -> None:
        self.changed.emit(self.wanted())


class _Line(QLineEdit):
    """Escape empties it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the words away before it does anything else."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
