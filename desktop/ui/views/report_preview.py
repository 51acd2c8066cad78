"""The report as it will be printed (报告预览): the very PDF, set off the window's thread, page and zoom kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QImage, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSpinBox, QToolButton, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.ui import icons, jobs, messages, mishaps, parts, theme
from desktop.ui.document import Document
from desktop.ui.settings import LAST_FOLDER, Settings
from desktop.ui.views.page_strip import PageStrip
from desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from desktop.usecases.preview import Picture, Preview

_PAUSE = 350  # ms after the last edit


class ReportPreview(QWidget):
    """Sets the report again after edits while it is in sight; the latest state wins."""

    _broken = Signal()  # from a worker: a job ended by a mistake of ours

    def __init__(self, document: Document, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._workspace = document, workspace
        self._settings = Settings(workspace)
        self._preview: Preview | None = None
        self._stale, self._setting = True, False
        self._drawing: set[tuple[int, float]] = set()
        self._exported: Path | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._set)
        self.strip = PageStrip()
        self.strip.setAccessibleName(self.tr("报告的页面"))
        self.strip.wanted.connect(self._draw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        self.warning, self._warned = parts.notice("", "warn-card", "triangle-alert", theme.WARN)
        self.warning.hide()
        column.addWidget(self.warning)
        column.addWidget(self._done_strip())
        column.addWidget(self.strip, 1)
        self.strip.page_changed.connect(self._show_page)
        self.strip.zoomed.connect(self._show_zoom)
        self._broken.connect(self._on_broken)
        document.changed.connect(self._on_change)
        document.state_changed.connect(self._on_change)
        for key, step in ((QKeySequence.StandardKey.ZoomIn, 1), (QKeySequence.StandardKey.ZoomOut, -1)):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.strip.zoom_by(step))

    # ------------------------------------------------------------------ what stands above the pages
    def _bar(self) -> QWidget:
        bar, inside = parts.card("plain-card", margin=8)
        row = QHBoxLayout()
        row.setSpacing(6)
        inside.addLayout(row)
        self.page_box = QSpinBox()
        self.page_box.setRange(0, 0)
        self.page_box.setPrefix(self.tr("第 "))
        self.page_box.setSuffix(self.tr(" 页"))
        self.page_box.setKeyboardTracking(False)
        self.page_box.setAccessibleName(self.tr("页码"))
        self.page_box.valueChanged.connect(lambda number: self.strip.go_to(number - 1))
        self.count_label = parts.label("", "muted")
        row.addWidget(self._tool("chevron-up", self.tr("上一页"), lambda: self.strip.go_to(self.strip.page - 1)))
        row.addWidget(self._tool("chevron-down", self.tr("下一页"), lambda: self.strip.go_to(self.strip.page + 1)))
        row.addWidget(self.page_box)
        row.addWidget(self.count_label)
        row.addSpacing(16)
        row.addWidget(self._tool("zoom-out", self.tr("缩小"), lambda: self.strip.zoom_by(-1)))
        self.zoom_label = parts.label("", "muted")
        self.zoom_label.setMinimumWidth(self.zoom_label.fontMetrics().horizontalAdvance("000%"))
        self.zoom_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.zoom_label)
        row.addWidget(self._tool("zoom-in", self.tr("放大"), lambda: self.strip.zoom_by(1)))
        fit = parts.button(self.tr("适合宽度"), "flat")
        fit.clicked.connect(lambda: self.strip.set_zoom(None))
        row.addWidget(fit)
        row.addStretch(1)
        self.state_label = parts.label("", "muted")
        row.addWidget(self.state_label)
        row.addSpacing(8)
        self.export_button = parts.button(self.tr("导出 PDF"), "primary", "file-down")
        self.export_button.clicked.connect(self.export)
        row.addWidget(self.export_button)
        return bar

    def _tool(self, icon: str, name: str, slot: object) -> QToolButton:
        tool = QToolButton()
        tool.setIcon(icons.icon(icon))
        tool.setToolTip(name)
        tool.setAccessibleName(name)
        theme.look(tool, "flat")
        tool.clicked.connect(slot)
        return tool

    def _done_strip(self) -> QWidget:
        self.done, self._said = parts.notice("", "good-card", "file-check", theme.GOOD)
        row = self.done.layout()
        assert isinstance(row, QHBoxLayout)
        for text, slot in ((self.tr("打开"), self._open_exported), (self.tr("打开所在文件夹"), self._open_folder)):
            button = parts.button(text, "link")
            button.clicked.connect(slot)
            row.addWidget(button)
        hide = self._tool("x", self.tr("关闭提示"), self.done.hide)
        row.addWidget(hide)
        self.done.hide()
        return self.done

    def _show_page(self, page: int) -> None:
        self.page_box.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.page_box.setValue(page + 1)
        self.page_box.blockSignals(False)  # noqa: FBT003

    def _show_zoom(self) -> None:
        self.zoom_label.setText(f"{round(self.strip.zoom * 100)}%")

    # ------------------------------------------------------------------ setting and drawing
    @property
    def is_current(self) -> bool:
        """Whether the pages show the evaluation as it is now."""
        return self._preview is not None and not self._stale and not self._setting

    def showEvent(self, event: QShowEvent) -> None:
        """Set the report when it comes into sight."""
        super().showEvent(event)
        if self._stale:
            self._set()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight, edits cost nothing."""
        super().hideEvent(event)
        self._pause.stop()

    def _on_change(self, *_: object) -> None:
        self._stale = True
        if self.isVisible():
            self.state_label.setText(self.tr("正在更新…"))
            self._pause.start()

    def _set(self) -> None:
        """Set the newest state; while a setting runs, the newest waits for it."""
        if self._setting:
            return
        from desktop.usecases import preview

        workspace, case, revision = self._workspace, self._document.case, self._document.frozen
        now = self._document.now()
        self._setting, self._stale = True, False
        self.state_label.setText(self.tr("正在更新…"))
        jobs.run(
            self,
            mishaps.telling(lambda: preview.make(workspace, case, revision, now), self._broken),
            self._show,
            self._on_error,
            label="preview",
        )

    def _show(self, preview: Preview) -> None:
        self._setting = False
        self._preview = preview
        self._drawing.clear()
        self.strip.show_pages([QSizeF(size.width, size.height) for size in preview.sizes])
        self.page_box.setRange(1, max(len(preview.sizes), 1))
        self.count_label.setText(self.tr("共 {count} 页").format(count=len(preview.sizes)))
        self._show_page(self.strip.page)
        self._show_zoom()
        self.state_label.setText(self._state())
        self.warning.setVisible(bool(preview.missing))
        self._warned.setText(
            self.tr("字库里没有这些字，导出前请换用通行的写法：{characters}").format(
                characters="、".join(preview.missing)
            )
        )
        if self._stale and self.isVisible():
            self._pause.start()

    def _state(self) -> str:
        revision = self._document.frozen
        if revision is None:
            return self.tr("草稿：未签发，每页带“草稿”水印")
        return self.tr("第 {number} 次签发的内容").format(number=revision.number)

    def _on_error(self, error: UserError) -> None:
        self._setting = False
        self.state_label.setText("")
        self.warning.show()
        self._warned.setText(f"{error.problem}{error.remedy}")

    def _on_broken(self) -> None:
        """Ready for the next attempt; the error box says the rest."""
        self._setting, self._stale = False, True
        self.state_label.setText(self.tr("没有更新：程序出错"))
        self.export_button.setEnabled(True)

    def _draw(self, page: int, scale: float) -> None:
        preview, key = self._preview, (page, scale)
        if preview is None or key in self._drawing:
            return
        self._drawing.add(key)

        def show(picture: Picture) -> None:
            if preview is self._preview:
                self._drawing.discard(key)
                self.strip.show_picture(page, scale, _image(picture))

        jobs.run(self, lambda: preview.draw(page, scale), show, label=f"page {page}")

    # ------------------------------------------------------------------ the file
    def export(self) -> None:
        """Ask where to, and write the PDF."""
        name = self.tr("{year}年度-{unit}-自评报告.pdf").format(
            year=self._document.evaluation.year, unit=self._document.evaluation.unit.replace("/", "_")
        )
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("报告存到哪里"),
            str(self._document.opened.path.parent / name),
            self.tr("PDF 文件 (*.pdf)"),
        )
        if chosen:
            path = Path(chosen)
            self.export_to(path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf"))

    def export_to(self, target: Path) -> None:
        """Write the PDF, complete or not at all, and say where it is."""
        from desktop.usecases.export_report import export_pdf

        workspace, case, revision = self._workspace, self._document.case, self._document.frozen
        now = self._document.now()
        self.export_button.setEnabled(False)
        self._settings.set(LAST_FOLDER, str(target.parent))
        jobs.run(
            self,
            mishaps.telling(lambda: export_pdf(workspace, case, revision, target, now), self._broken),
            lambda _: self._on_exported(target),
            self._on_export_error,
            label="export",
        )

    def _on_exported(self, target: Path) -> None:
        self._exported = target
        self.export_button.setEnabled(True)
        self._said.setText(self.tr("已导出：{path}").format(path=target))
        self.done.show()
        messages.show_status(self.tr("已导出 {name}").format(name=target.name))

    def _on_export_error(self, error: UserError) -> None:
        self.export_button.setEnabled(True)
        messages.show_error(self, error)

    def _open_exported(self) -> None:
        if self._exported is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._exported)))

    def _open_folder(self) -> None:
        if self._exported is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._exported.parent)))


def _image(picture: Picture) -> QImage:
    """The picture as Qt draws it; it keeps its own copy of the bytes."""
    image = QImage(picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB888)
    return image.copy()
