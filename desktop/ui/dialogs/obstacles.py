"""What stands in the way of signing: every point, where it is, what to do, and room for a reason to let it stand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop.domain.evaluation import Change, Kind, Place
from desktop.ui import icons, in_the_way, parts, theme
from desktop.ui.document import Document
from desktop.ui.in_the_way import Obstacle, obstacles_of
from desktop.ui.languages import spoken
from desktop.ui.listed import found_in, listed
from desktop.ui.ranks import SHAPES

_SHOWN = 6  # reasons listed when nothing stands in the way any more


class Obstacles(QWidget):
    """The list, and below it the chosen line in full."""

    jump_requested = Signal(object)  # Place

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.shown: tuple[Obstacle, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._strip, self._said = parts.notice("", "warn-card", "octagon-alert", theme.WARN)
        self._clear, self._cleared = parts.notice("", "good-card", "circle-check", theme.GOOD)
        column.addWidget(self._strip)
        column.addWidget(self._clear)
        self._kept = parts.label("", "muted", wrap=True)
        column.addWidget(self._kept)
        self.list = QTreeWidget()
        self.list.setHeaderLabels([self.tr("位置"), self.tr("问题")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setMinimumHeight(180)
        theme.look(self.list, "quiet")
        self.list.setAccessibleName(self.tr("尚待解决的问题"))
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.list.header().resizeSection(0, 250)
        self.list.itemActivated.connect(lambda item, _: self._jump(item))
        self.list.currentItemChanged.connect(self._on_current)
        column.addWidget(self.list, 1)
        self._detail = parts.label("", wrap=True)
        column.addWidget(self._detail)
        self._reason_row = QWidget()
        row = QHBoxLayout(self._reason_row)
        row.setContentsMargins(0, 0, 0, 0)
        self.reason_edit = QLineEdit()
        self.reason_edit.setPlaceholderText(self.tr("确需保留时写明理由，理由会印在报告上"))
        self.reason_edit.setAccessibleName(self.tr("保留的理由"))
        self.keep_button = parts.button(self.tr("写明理由并保留"))
        self.keep_button.clicked.connect(self._overrule)
        self.jump_button = parts.button(self.tr("转到该处"), icon="arrow-right")
        self.jump_button.clicked.connect(lambda: self._jump(self.list.currentItem()))
        self.reason_edit.textChanged.connect(lambda text: self.keep_button.setEnabled(bool(text.strip())))
        row.addWidget(self.reason_edit, 1)
        row.addStretch(0)
        row.addWidget(self.keep_button)
        row.addWidget(self.jump_button)
        column.addWidget(self._reason_row)

    def refresh(self) -> int:
        """Read the document again; how many points are left."""
        found = obstacles_of(self._document)
        overruled = sum(len(each.evaluation.overruled) for each in (self._document, *self._document.projects))
        for widget in (self._strip, self.list, self._detail, self._reason_row):
            widget.setVisible(bool(found))
        self._clear.setVisible(not found)
        kept = self.tr("另有 {count} 项已写明理由，将印在报告上。").format(count=overruled) if overruled else ""
        self._kept.setVisible(bool(overruled) and not found)
        self._kept.setText(self._reasons())
        self._cleared.setText(self.tr("没有未解决的错误，可以签字。") + kept)
        self._said.setText(
            self.tr("暂不能签发，还有 {what}。双击一项即回到该处；填好、改好后再来签发。").format(
                what=in_the_way.told(found)
            )
            + kept
        )
        if found != self.shown:
            self._show(found)
        return len(found)

    def _reasons(self) -> str:
        """What was let stand, and why, as it will be printed."""
        document = self._document
        standing = [
            (spoken(finding.label), inner.evaluation.overruled[bare.id])
            for finding in listed(document)
            for inner, bare in (found_in(document, finding),)
            if bare.id in inner.evaluation.overruled
        ]
        lines = [self.tr("· {label}：{reason}").format(label=label, reason=why) for label, why in standing[:_SHOWN]]
        return "\n".join([*lines, "……"] if len(standing) > _SHOWN else lines)

    def _show(self, found: tuple[Obstacle, ...]) -> None:
        at = self.list.indexOfTopLevelItem(self.list.currentItem()) if self.list.currentItem() else 0
        self.shown = found
        self.list.clear()
        for each in found:
            item = QTreeWidgetItem([each.label, each.message])
            item.setIcon(0, icons.icon(*SHAPES[each.rank]))
            item.setToolTip(0, each.label)
            item.setToolTip(1, each.message)
            self.list.addTopLevelItem(item)
        current = self.list.topLevelItem(min(max(at, 0), len(found) - 1))
        if current is not None:
            self.list.setCurrentItem(current)

    def _chosen(self, item: QTreeWidgetItem | None) -> Obstacle | None:
        at = self.list.indexOfTopLevelItem(item) if item is not None else -1
        return self.shown[at] if 0 <= at < len(self.shown) else None

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        chosen = self._chosen(item)
        self.reason_edit.clear()
        self.keep_button.setEnabled(False)
        if chosen is None:
            self._detail.clear()
            return
        self._detail.setText(f"{chosen.message}　{chosen.fix}".strip())
        self.reason_edit.setVisible(chosen.may_stand)
        self.keep_button.setVisible(chosen.may_stand)

    def _jump(self, item: QTreeWidgetItem | None) -> None:
        chosen = self._chosen(item)
        if chosen is not None:
            self.jump_requested.emit(chosen.where)

    def _overrule(self) -> None:
        """Let the chosen finding stand; one undoable edit like any other."""
        chosen = self._chosen(self.list.currentItem())
        if chosen is None or chosen.finding is None:
            return
        label = self.tr("保留“{label}”并写明理由").format(label=chosen.label)
        reason = self.reason_edit.text().strip()
        document, finding = found_in(self._document, chosen.finding)
        document.edit(label, [Change(Place(Kind.OVERRULED, finding.id), reason)])
