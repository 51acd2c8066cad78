"""Files and pictures dropped from outside onto a widget, or onto a row of the score table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QRubberBand, QWidget

from desktop.ui.evidence_actions import EvidenceDesk, sources_of

if TYPE_CHECKING:
    from desktop.ui.views.indicator_view import IndicatorView

_OVER = (QEvent.Type.DragEnter, QEvent.Type.DragMove)
_GONE = (QEvent.Type.DragLeave, QEvent.Type.Drop)
Target = tuple[str, QRect]  # indicator, "" for none; where it stands in the widget


class FileDrop(QObject):
    """Watches one widget. What is dragged inside the program itself goes its own way."""

    dropped = Signal(list, str)  # sources, code of the indicator

    def __init__(self, widget: QWidget, target: Callable[[QPoint], Target | None], allowed: Callable[[], bool]) -> None:
        """Take drops on ``widget`` where ``target`` knows a place for them and edits are ``allowed``."""
        super().__init__(widget)
        self._target, self._allowed = target, allowed
        self._frame = QRubberBand(QRubberBand.Shape.Rectangle, widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A frame shows where the files would go."""
        kind = event.type()
        if kind in _GONE:
            self._frame.hide()
        if kind in (*_OVER, QEvent.Type.Drop) and isinstance(event, QDropEvent | QDragMoveEvent):
            mime = event.mimeData()
            if event.source() is None and (mime.hasUrls() or mime.hasImage()):
                self._take(event, dropped=kind is QEvent.Type.Drop)
                return True
        return super().eventFilter(watched, event)

    def _take(self, event: QDropEvent, *, dropped: bool) -> None:
        target = self._target(event.position().toPoint()) if self._allowed() else None
        if target is None:
            self._frame.hide()
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)  # never moved: the original stays where it is
        event.accept()
        if dropped:
            self.dropped.emit(sources_of(event.mimeData()), target[0])
        else:
            self._frame.setGeometry(target[1])
            self._frame.show()


def take_drops(view: IndicatorView) -> FileDrop:
    """Let files be dropped on the rows of the score table: they prove the indicator they fall on."""

    def target(at: QPoint) -> Target | None:
        index = view.indexAt(at)
        if not index.isValid():
            return None
        box = view.visualRect(index)
        return view.tree_model.code(index), QRect(0, box.top(), view.viewport().width(), box.height())

    drop = FileDrop(view.viewport(), target, lambda: view.document.editable)
    drop.dropped.connect(lambda sources, code: EvidenceDesk.of(view.document).add(view, sources, [code]))
    return drop
