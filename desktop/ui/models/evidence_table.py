"""The files of evidence as rows: all of a document, or those that prove one indicator."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from desktop.domain.evaluation import Kind, Place
from desktop.domain.evidence import Enclosed, of_indicator
from desktop.ui import icons, languages, theme
from desktop.ui.document import Changed, Document
from desktop.ui.evidence_actions import EvidenceDesk
from desktop.ui.table_model import RIGHT, Index, Role, TableModel

NUMBER, NAME, PROVES, SIZE, ADDED, SUM, NOTE = range(7)
ID_ROLE = Role.UserRole + 1
_FIELDS = {NAME: "name", NOTE: "note"}
_PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp")
_KINDS = frozenset((Kind.EVIDENCE, Kind.PROOF))


def concerns(change: Changed) -> bool:
    """Whether an edit can have touched the list: files, what they prove, or the tree that numbers them."""
    return change.structure or any(place.kind in _KINDS for place in change.places)


def size_text(size: int) -> str:
    """Bytes for people: whole KB below 1 MB, never 0 for a file that holds something."""
    return f"{-(-size // 1024):,} KB" if size < 1 << 20 else f"{size / (1 << 20):,.1f} MB"


class EvidenceModel(TableModel[Enclosed]):
    """Rows follow the document. With a ``code`` only the files of that indicator; name and note are edited in place."""

    figures = (SIZE,)

    def __init__(self, document: Document, parent: QObject | None = None, *, code: str | None = None) -> None:
        super().__init__(parent)
        self.document, self._desk, self._code = document, EvidenceDesk.of(document), code
        self._damaged: frozenset[str] = frozenset()
        self.heads = (
            self.tr("附件"),
            self.tr("文件名"),
            self.tr("证明的指标"),
            self.tr("大小"),
            self.tr("添加时间"),
            self.tr("校验值（SHA-256）"),
            self.tr("说明"),
        )
        self.rows = self._wanted()
        document.changed.connect(self._on_changed)

    def row_of(self, key: str) -> int:
        """The row of a file by its id; -1 when it is not there."""
        return next((at for at, each in enumerate(self.rows) if each.file.id == key), -1)

    def show_code(self, code: str) -> None:
        """Turn to another indicator."""
        if code != self._code:
            self._code = code
            self.follow()

    def show_damaged(self, keys: frozenset[str]) -> None:
        """Mark the files whose bytes are not what they were."""
        self._damaged = keys
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, NOTE))

    # ------------------------------------------------------------------ Qt's questions
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Name and note can be written where the document takes edits."""
        flags = super().flags(index)
        if index.isValid() and index.column() in _FIELDS and self.document.editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts, with the whole of what is shown short in the tool tip."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        match role:
            case Role.DisplayRole:
                return self._text(row, column)
            case Role.EditRole:
                return getattr(row.file, _FIELDS[column]) if column in _FIELDS else self._text(row, column)
            case Role.ToolTipRole:
                return self._tip(row, column)
            case Role.AccessibleTextRole:
                said = languages.named(self.heads[column], self._text(row, column) or self.tr("空"))
                return languages.listed((row.name, said), "，")
            case Role.DecorationRole if column == NAME:
                picture = PurePath(row.file.name).suffix.lower() in _PICTURES
                return icons.icon("image" if picture else "file-text", theme.MUTED)
            case Role.TextAlignmentRole if column in self.figures:
                return RIGHT
            case Role.FontRole if column in (NUMBER, SIZE, ADDED, SUM):
                return theme.figure_font(strong=column == NUMBER)
            case Role.ForegroundRole:
                return self._colour(row, column)
            case wanted if wanted == ID_ROLE:
                return row.file.id
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """One undoable edit of name or note; an empty name is not taken."""
        name = _FIELDS.get(index.column(), "")
        text = " ".join(str(value or "").split())
        if role != Role.EditRole or not name or (name == "name" and not text):
            return False
        return self.document.set_value(Place(Kind.EVIDENCE, self.rows[index.row()].file.id, name), text)

    # ------------------------------------------------------------------ what they say
    def _text(self, row: Enclosed, column: int) -> str:
        file = row.file
        if column == NAME and file.id in self._damaged:
            return self.tr("{0}（已损坏）").format(file.name)
        if column == PROVES:
            if not row.codes:
                return self.tr("未关联指标")
            nodes = [self.document.tree[code] for code in row.codes]
            first = f"{nodes[0].number} {nodes[0].title}"
            return first if len(nodes) == 1 else self.tr("{0} 等 {1} 项").format(first, len(nodes))
        return {
            NUMBER: row.name,
            NAME: file.name,
            SIZE: size_text(file.size),
            ADDED: day_text(file.added_at),
            SUM: file.sha256[:8].upper(),
            NOTE: file.note,
        }[column]

    def _tip(self, row: Enclosed, column: int) -> str:
        file = row.file
        if column == PROVES:
            nodes = [self.document.tree[code] for code in row.codes]
            return "\n".join(f"{node.number} {node.title}" for node in nodes)
        whole = {SUM: file.sha256, SIZE: self.tr("{0} 字节").format(f"{file.size:,}"), ADDED: file.added_at}
        return whole.get(column, self._text(row, column))

    def _colour(self, row: Enclosed, column: int) -> QColor:
        if row.file.id in self._damaged:
            return QColor(theme.BAD)
        if column == PROVES and not row.codes:
            return QColor(theme.WARN)
        return QColor(theme.INK if column in (NUMBER, NAME, PROVES, NOTE) else theme.MUTED)

    # ------------------------------------------------------------------ news
    def _on_changed(self, change: Changed) -> None:
        if concerns(change):
            self.follow()

    def follow(self) -> None:
        """Take over what the document says now."""
        self.renew(self._wanted(), lambda each: each.file.id)

    def _wanted(self) -> tuple[Enclosed, ...]:
        files = self._desk.files
        return files if self._code is None else of_indicator(files, self._code)


def day_text(moment: str) -> str:
    """A moment to the minute; what is no time is shown as it stands."""
    try:
        return datetime.fromisoformat(moment).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return moment
