"""A file of evidence as far as it can be seen here: pages of a PDF, a picture, a text; or why not."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Evidence
from desktop.ui import jobs, languages, parts
from desktop.ui.document import Document
from desktop.ui.evidence_actions import EvidenceDesk
from desktop.ui.flow import Flow
from desktop.ui.models.evidence_table import day_text, size_text
from desktop.ui.views.page_strip import PageStrip
from desktop.ui.views.panel_parts import fill
from desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from desktop.usecases.evidence_look import Look
    from desktop.usecases.preview import Picture

_POINTS = 72 / 96  # of one pixel
_LONGEST = 8000  # pixels of a side that are kept of a picture


class EvidencePreview(QWidget):
    """Reads and draws off the UI thread; the file asked for last is shown."""

    def __init__(self, document: Document, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._workspace = document, workspace
        self._file: Evidence | None = None
        self._look: Look | None = None
        self._picture: QImage | None = None
        self._drawing: set[tuple[int, float]] = set()
        self._stop = Event()
        self.name = parts.label("", strong=True)
        self._facts = parts.label("", "muted", 0.93, wrap=True)
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.outside_button = parts.button(self.tr("用系统程序打开"), icon="external-link")
        self.outside_button.setToolTip(self.tr("打开的是只读副本，不会改动存着的材料"))
        self.save_button = parts.button(self.tr("另存为…"))
        self._note = parts.label("", "muted", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.strip = PageStrip()
        self.strip.setAccessibleName(self.tr("材料的页面"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("材料的文字"))
        self._stack = QStackedWidget()
        for each in (self._note, self.strip, self.text):
            self._stack.addWidget(each)
        self._said = parts.label("", "muted", wrap=True)
        self._put_together()
        self.outside_button.clicked.connect(self._open_elsewhere)
        self.save_button.clicked.connect(self._save_as)
        self.strip.wanted.connect(self._draw)
        self.show_file(None)

    def _put_together(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = Flow(spacing=6, end=False)
        row.addWidget(self.outside_button)
        row.addWidget(self.save_button)
        self.name.setMinimumWidth(40)
        self.name.setWordWrap(True)
        column.addWidget(self.name)
        column.addWidget(self._facts)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        column.addWidget(self._said)

    # ------------------------------------------------------------------ which file
    @property
    def said(self) -> str:
        """What stands in the place of the file, for tests; "" while the file itself is seen."""
        return self._note.text() if self._stack.currentWidget() is self._note else ""

    def show_file(self, evidence: Evidence | None) -> None:
        """Turn to a file, or to none."""
        if evidence is not None and self._file is not None and evidence.sha256 == self._file.sha256:
            self._file = evidence
            fill(self.name, evidence.name)
            return
        self._stop.set()
        self._stop = Event()
        self._file, self._look, self._picture = evidence, None, None
        self._drawing.clear()
        fill(self.name, evidence.name if evidence else "")
        fill(self._facts, self._describe(evidence) if evidence else "")
        fill(self._said, "")
        for each in (self.outside_button, self.save_button):
            each.setVisible(evidence is not None)
        self._say(self.tr("正在读取…") if evidence else self.tr("选一份材料，在这里预览"))
        if evidence is not None:
            self._read(evidence)

    def _describe(self, evidence: Evidence) -> str:
        """Size, since when, and what tells it from any other file; the whole of that in the tool tip."""
        self._facts.setToolTip(self.tr("校验值（SHA-256）：{0}").format(evidence.sha256.upper()))
        said = self.tr("{0}，{1} 添加，SHA-256 {2}…")
        return said.format(size_text(evidence.size), day_text(evidence.added_at), evidence.sha256[:8].upper())

    def _read(self, evidence: Evidence) -> None:
        opened, stop = self._document.opened, self._stop

        def read() -> tuple[Look, QImage | None]:
            from desktop.usecases.evidence_look import Shape, look

            found = look(opened, evidence, stop.is_set)
            return found, _decode(found.data) if found.shape is Shape.PICTURE else None

        def show(result: tuple[Look, QImage | None]) -> None:
            if not stop.is_set():
                self._show(*result)

        def failed(error: UserError) -> None:
            if not stop.is_set() and error.code is not Problem.IMPORT_CANCELLED:
                self._say(languages.said(error))

        jobs.run(self, read, show, failed, label="look")

    def _open_elsewhere(self) -> None:
        if self._file is not None:
            EvidenceDesk.of(self._document).open_elsewhere(self, self._workspace, self._file)

    def _save_as(self) -> None:
        if self._file is not None:
            EvidenceDesk.of(self._document).save_as(self, self._file)

    def _say(self, text: str) -> None:
        self._note.setText(text)
        self._stack.setCurrentWidget(self._note)

    def _show(self, look: Look, picture: QImage | None) -> None:
        self._look, self._picture = look, picture
        sizes = [QSizeF(size.width, size.height) for size in look.sizes]
        if picture is not None and not picture.isNull():
            ratio = self.devicePixelRatioF()
            sizes = [QSizeF(picture.width() * _POINTS / ratio, picture.height() * _POINTS / ratio)]
        if sizes:
            fill(self._said, look.said)
            self._stack.setCurrentWidget(self.strip)
            self.strip.show_pages([])
            self.strip.show_pages(sizes)
        elif look.text or not look.said:
            if picture is not None:
                self._say(self.tr("这张图片读不出来，请用系统程序打开查看。"))
                return
            fill(self._said, look.said)
            self.text.setPlainText(look.text)
            self._stack.setCurrentWidget(self.text)
        else:
            self._say(look.said)

    # ------------------------------------------------------------------ its pages
    def _draw(self, page: int, scale: float) -> None:
        look, picture, key = self._look, self._picture, (page, scale)
        if look is None or key in self._drawing:
            return
        self._drawing.add(key)
        points = QSizeF(picture.size()) * (_POINTS / self.devicePixelRatioF()) if picture is not None else QSizeF()

        def draw() -> QImage:
            if picture is not None:
                return picture.scaled(
                    (points * scale).toSize(),
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            return _image(look.draw(page, scale))

        def show(image: QImage) -> None:
            self._drawing.discard(key)
            if look is self._look:
                self.strip.show_picture(page, scale, image)

        jobs.run(self, draw, show, label=f"evidence page {page}")


def _decode(data: bytes) -> QImage:
    """The picture turned as its camera says; an empty one where it cannot be read or is beyond reason."""
    kept = QByteArray(data)
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _LONGEST:
        reader.setScaledSize(size.scaled(QSize(_LONGEST, _LONGEST), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _image(picture: Picture) -> QImage:
    """A drawn page as Qt keeps it; it has its own copy of the bytes."""
    image = QImage(picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB888)
    return image.copy()
