"""Choosing where something that was read belongs: a list of this year's indicators, narrowed down by typing."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.models.import_preview import ImportPreviewModel
from desktop.usecases.mappings import NOWHERE

_LISTED = 14  # lines the list shows at once
_WIDTH = 34  # characters


class TargetDelegate(QStyledItemDelegate):
    """The editor of the column 对应本年."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """A box to search in; its first entry leaves the row out."""
        del option
        model = index.model()
        assert isinstance(model, ImportPreviewModel)
        box = QComboBox(parent)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setMaxVisibleItems(_LISTED)
        box.setAccessibleName(self.tr("对应本年的指标或栏目，可以输入几个字查找"))
        box.addItem(self.tr("不采用"), NOWHERE)
        for target in model.targets(index):
            box.addItem(target.path, target.key)
            box.setItemData(box.count() - 1, target.path, Qt.ItemDataRole.ToolTipRole)
        wide = _WIDTH * box.fontMetrics().horizontalAdvance("字")
        box.view().setMinimumWidth(wide)
        line = box.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("输入几个字查找"))
        completer = QCompleter(box.model(), box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_LISTED)
        completer.popup().setMinimumWidth(wide)
        box.setCompleter(completer)
        box.activated.connect(lambda: self._done(box))
        return box

    def _done(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Begin with where the row goes now, all of it marked: typing replaces it."""
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        line = editor.lineEdit()
        if line is not None:
            line.selectAll()

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """What was chosen, or the one entry that holds what was typed; anything else changes nothing."""
        assert isinstance(editor, QComboBox)
        typed = editor.currentText().strip()
        exact = editor.findText(typed, Qt.MatchFlag.MatchFixedString)
        found = [at for at in range(editor.count()) if typed and typed.lower() in editor.itemText(at).lower()]
        at = exact if exact >= 0 else found[0] if len(found) == 1 else -1
        if at >= 0 and editor.itemData(at) != index.data(Qt.ItemDataRole.EditRole):
            model.setData(index, editor.itemData(at), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """At least as wide as a name with its heading, from the cell's left edge."""
        del index
        box = option.rect  # type: ignore[attr-defined]
        parent = editor.parentWidget()
        assert parent is not None
        wide = max(box.width(), min(_WIDTH // 2 * editor.fontMetrics().horizontalAdvance("字"), parent.width()))
        left = min(box.left(), parent.width() - wide)
        editor.setGeometry(max(left, 0), box.top(), wide, box.height())
