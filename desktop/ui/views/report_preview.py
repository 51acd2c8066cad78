"""The report as it will be printed (报告预览): the very PDF, set off the window's thread, page and zoom kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import Problem, UserError
from desktop.ui import exporting, jobs, languages, messages, parts, printing, theme
from desktop.ui.document import Document
from desktop.ui.settings import LAST_FOLDER, Settings
from desktop.ui.views.page_strip import PageStrip
from desktop.ui.views.preview_bar import PreviewBar
from desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from desktop.usecases.preview import Found, Picture, Preview

_PAUSE = 350  # ms after the last edit
_REFUSED = re.compile(r'[\\/:*?"<>|]')  # by file systems


class ReportPreview(QWidget):
    """Sets the report again after edits while it is in sight; the latest state wins."""

    digital_wanted = Signal()
    beside_wanted = Signal()

    def __init__(self, document: Document, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._workspace = document, workspace
        self._settings = Settings(workspace)
        self._preview: Preview | None = None
        self._stale, self._setting = True, False
        self._drawing: set[tuple[int, float]] = set()
        self._exported: Path | None = None
        self._print_next = self._compact = False
        self._followed = ""  # the indicator looked for last
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._set)
        self.strip = PageStrip()
        self.strip.setAccessibleName(self.tr("报告的页面"))
        self.strip.wanted.connect(self._draw)
        self.strip.copy_wanted.connect(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = self._tools()
        column.addWidget(self.bar)
        self.warning, self._warned = parts.notice("", "warn-card", "triangle-alert", theme.WARN)
        self.warning.hide()
        column.addWidget(self.warning)
        column.addWidget(self._done_strip())
        column.addWidget(self.strip, 1)
        document.changed.connect(self._on_change)
        document.parts_changed.connect(self._on_change)
        document.state_changed.connect(self._on_change)

    # ------------------------------------------------------------------ what stands above the pages
    def _tools(self) -> PreviewBar:
        bar = PreviewBar(self.strip)
        bar.add_shortcuts(self)
        self.page_box, self.count_label, self.state_label = bar.page_box, bar.count_label, bar.state_label
        self.print_button = parts.button(self.tr("打印…"), icon="printer")
        self.print_button.setToolTip(self.tr("按原大打印报告（Ctrl+P）"))
        self.print_button.clicked.connect(self.print_report)
        self.sign_button = parts.button(self.tr("用数字证书签名…"), icon="file-key")
        self.sign_button.setToolTip(self.tr("导出 PDF，并用单位的数字证书（.p12、.pfx）签名；签发后可用"))
        self.sign_button.clicked.connect(self.digital_wanted)
        self.export_button = parts.button(self.tr("导出报告"), "primary", "file-down")
        self.export_button.clicked.connect(self.export)
        before: QWidget = bar.finder.last
        for each in (self.print_button, self.sign_button, self.export_button):
            bar.end.addWidget(each)
            QWidget.setTabOrder(before, each)  # as they stand, before page and zoom
            before = each
        bar.beside_button.clicked.connect(self.beside_wanted)
        return bar

    def set_compact(self, *, compact: bool) -> None:
        """Beside another page there is room for page, zoom and words only."""
        self._compact = compact
        if self.is_current:
            self.state_label.setText(self._state())
        self.bar.set_compact(compact=compact)
        for each in (self.print_button, self.sign_button, self.export_button):
            each.setVisible(not compact)

    def _done_strip(self) -> QWidget:
        self.done, self._said = parts.notice("", "good-card", "file-check", theme.GOOD)
        row = self.done.layout()
        assert isinstance(row, QHBoxLayout)
        for text, slot in ((self.tr("打开"), self._open_exported), (self.tr("打开所在文件夹"), self._open_folder)):
            button = parts.button(text, "link")
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addWidget(parts.tool("x", self.tr("关闭提示"), self.done.hide))
        self.done.hide()
        return self.done

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

        workspace, case, revision = self._workspace, self._document.root.case, self._document.frozen
        now, part = self._document.now(), self._document.part
        self._setting, self._stale = True, False
        self.state_label.setText(self.tr("正在更新…"))
        jobs.run(
            self,
            lambda: preview.make(workspace, case, revision, now, part),
            self._show,
            self._on_error,
            on_broken=self._on_broken,
            label="preview",
        )

    def _show(self, preview: Preview) -> None:
        self._setting = False
        self._preview = preview
        self._drawing.clear()
        self.strip.show_pages([QSizeF(size.width, size.height) for size in preview.sizes])
        self.bar.show_count(len(preview.sizes))
        self.bar.finder.search_in(preview)
        self._point_out(bring=False)
        self.sign_button.setEnabled(not preview.draft)
        self.state_label.setText(self._state())
        self.warning.setVisible(bool(preview.missing or preview.notes))
        missing = self.tr("字库里没有这些字，导出前请换用通行的写法：{characters}").format(
            characters=languages.listed(preview.missing)
        )
        self._warned.setText("\n".join([*([missing] if preview.missing else []), *preview.notes]))
        if self._stale and self.isVisible():
            self._pause.start()
        elif self._print_next:
            self._print_next = False
            self.print_report()

    def _state(self) -> str:
        revision = self._document.frozen
        if self._compact:
            return self.tr("草稿") if revision is None else self.tr("第 {number} 次签发").format(number=revision.number)
        if revision is None:
            return self.tr("草稿，每页带水印")
        return self.tr("第 {number} 次签发的内容").format(number=revision.number)

    def _on_error(self, error: UserError) -> None:
        self._setting = False
        self.state_label.setText("")
        self.warning.show()
        self._warned.setText(languages.said(error))

    def _on_broken(self) -> None:
        """Ready for the next attempt; the error box says the rest."""
        self._setting, self._stale = False, True
        self.state_label.setText(self.tr("没有更新：程序出错"))
        self.export_button.setEnabled(True)

    def _draw(self, page: int, scale: float) -> None:
        preview, key = self._preview, (page, scale)
        if preview is None or key in self._drawing:
            return
        self._drawing -= {each for each in self._drawing if not self.strip.wants(*each)}  # of another zoom, or gone by
        drawing = self._drawing
        drawing.add(key)

        def draw() -> Picture | None:
            return preview.draw(page, scale) if preview is self._preview and key in drawing else None

        def show(picture: Picture | None) -> None:
            if preview is self._preview and picture is not None:
                drawing.discard(key)
                self.strip.show_picture(page, scale, printing.image_of(picture))

        jobs.run(self, draw, show, label=f"page {page}")

    # ------------------------------------------------------------------ words and paper
    def find_words(self) -> None:
        """Look for words in the report."""
        self.bar.finder.begin()

    def show_indicator(self, code: str) -> None:
        """Beside the table: where the chosen indicator stands, in the table of scores if it stands there."""
        self._followed = code
        self._point_out(bring=True)

    def _point_out(self, *, bring: bool) -> None:
        """Mark the chosen indicator; after an edit without moving the page that is being read."""
        preview, tree, code = self._preview, self._document.tree, self._followed
        if preview is None or not self._compact or not self.isVisible() or code not in tree:
            return

        def show(found: Found | None) -> None:
            if found is not None and code == self._followed and preview is self._preview:
                self.bar.finder.point_at(found, bring=bring)

        jobs.run(self, lambda: preview.find_row(tree[code].name), show, label="indicator in report")

    def _copy(self, page: int, box: QRectF) -> None:
        """What stands in a box of a page, to the clipboard."""
        preview = self._preview
        if preview is None:
            return
        edges = (box.left(), box.top(), box.right(), box.bottom())

        def take(text: str) -> None:
            if text.strip():
                QGuiApplication.clipboard().setText(text)
            count = len("".join(text.split()))
            messages.show_status(
                self.tr("已复制 {count} 个字").format(count=count) if count else self.tr("框内没有文字")
            )

        jobs.run(self, lambda: preview.text(page, edges), take, label="copy from report")

    def print_report(self) -> None:
        """Print what is shown, as soon as it is the newest state."""
        preview = self._preview
        if preview is None or not self.is_current:
            self._print_next = True
            messages.show_status(self.tr("报告更新后即可打印…"))
            return
        printer = printing.ask(self, preview, self.strip.page, self._settings)
        if printer is not None:
            printing.confirm(self, printer, preview, lambda: printing.start(self, printer, preview))

    # ------------------------------------------------------------------ the file
    def export(self) -> None:
        """Ask where to and as what, and write the report."""
        target = exporting.ask_target(self, self.proposed())
        if target is not None:
            self.export_to(target)

    def export_to(self, target: Path) -> None:
        """Write the report as its suffix says, complete or not at all, and say where it is."""
        workspace, case, revision = self._workspace, self._document.root.case, self._document.frozen
        now, part = self._document.now(), self._document.part

        def write(stopped: Callable[[], bool]) -> None:
            from desktop.usecases.export_report import export

            export(workspace, case, revision, target, now, stopped, part=part)

        self.export_button.setEnabled(False)
        self._settings.set(LAST_FOLDER, str(target.parent))
        exporting.start(self, write, target, self.show_exported, self._on_export_error, self._on_broken)

    def proposed(self, mark: str = "") -> Path:
        """Where the file goes unless told otherwise: beside the evaluation, ``mark`` at the end of its name."""
        document = self._document
        whose = document.entry.name if document.entry is not None else document.evaluation.unit
        name = self.tr("{year}年度-{unit}-自评报告{mark}.pdf").format(
            year=document.evaluation.year, unit=_REFUSED.sub("_", whose), mark=mark
        )
        return document.opened.path.parent / name

    def show_exported(self, target: Path) -> None:
        """Say where the file is, with buttons to go there."""
        self._exported = target
        self.export_button.setEnabled(True)
        self._said.setText(self.tr("已导出：{path}").format(path=target))
        self.done.show()
        messages.show_status(self.tr("已导出 {name}").format(name=target.name))

    def _on_export_error(self, error: UserError) -> None:
        self.export_button.setEnabled(True)
        if error.code is Problem.REPORT_STOPPED:
            messages.show_status(languages.problem(error))
        else:
            messages.show_error(self, error)

    def _open_exported(self) -> None:
        if self._exported is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._exported)))

    def _open_folder(self) -> None:
        if self._exported is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._exported.parent)))
