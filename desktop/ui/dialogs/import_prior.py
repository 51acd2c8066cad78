"""From last year's file (从上年文件开始): choose it, look through what was read, name the draft.

Nothing is written before the last button; the source is only ever read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.domain.carryover import Plan
from desktop.domain.errors import UserError
from desktop.ui import jobs, messages, parts, theme
from desktop.ui.dialogs.import_choose import ChoosePage, ask_for_file
from desktop.ui.dialogs.import_finish import FinishPage
from desktop.ui.dialogs.import_look import LookPage
from desktop.ui.dialogs.import_reading import Reading, SourceReading
from desktop.ui.settings import LAST_FOLDER, Settings
from desktop.usecases import import_prior, mappings
from desktop.usecases.import_prior import Source
from desktop.usecases.open_file import OpenEvaluation
from desktop.usecases.workspace import Workspace

Clock = Callable[[], datetime]
CHOOSE, LOOK, FINISH = range(3)


class ImportDialog(parts.Dialog):
    """Three pages, and at every moment a way back.

    Attributes:
        opened: The new draft, once it has been made.
    """

    def __init__(self, parent: QWidget | None, workspace: Workspace, path: Path | None, clock: Clock) -> None:
        super().__init__(parent, 1320, 720)
        self.setWindowTitle(self.tr("从上年文件开始"))
        self._workspace, self._clock = workspace, clock
        self._settings = Settings(workspace)
        self._source: Source | None = None
        self._plan: Plan | None = None
        self._writing = False
        self.opened: OpenEvaluation | None = None
        self.column.addLayout(self._steps())
        self.choose, self.look, self.finish = ChoosePage(), LookPage(), FinishPage(workspace)
        self.pages = QStackedWidget()
        for page in (self.choose, self.look, self.finish):
            self.pages.addWidget(page)
        self.column.addWidget(self.pages, 1)
        self.summary = parts.label("", "muted")
        self.cancel_button = parts.button(self.tr("取消"))
        self.cancel_button.clicked.connect(self.reject)
        self.back_button = parts.button(self.tr("上一步"), icon="chevron-left")
        self.back_button.clicked.connect(lambda: self._go(self.pages.currentIndex() - 1))
        self.next_button = parts.button("", "primary")
        self.next_button.clicked.connect(self._on_next)
        self.column.addLayout(parts.foot(self.cancel_button, self.back_button, self.next_button, left=self.summary))
        self.choose.choose_requested.connect(self._ask_for_file)
        self.choose.stop_requested.connect(self._stop)
        self.choose.file_dropped.connect(self.read)
        self.choose.pasted.connect(self.read_clipboard)
        self.reading = SourceReading(workspace, clock, self)
        self.reading.done.connect(self._show)
        self.reading.failed.connect(self.choose.wait_for_choice)
        self.reading.broken.connect(self._stop)
        self.look.chosen_changed.connect(self._replan)
        self.look.rubric_chosen.connect(self._read_again)
        self.look.forget_wanted.connect(self._forget)
        self.finish.changed.connect(self._replan)
        self._go(CHOOSE)
        if path is not None:
            self.read(path)

    def _steps(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._names = [
            parts.label(self.tr("1　选择文件")),
            parts.label(self.tr("2　核对读到的内容")),
            parts.label(self.tr("3　单位和年度")),
        ]
        for number, name in enumerate(self._names):
            if number:
                row.addWidget(parts.picture("chevron-right", 16, theme.MUTED))
            row.addWidget(name)
        row.addStretch(1)
        return row

    def _go(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        for number, name in enumerate(self._names):
            theme.look(name, "step-now" if number == page else "muted")
        self.back_button.setVisible(page != CHOOSE)
        self.next_button.setVisible(page != CHOOSE)
        self.next_button.setText(self.tr("下一步") if page == LOOK else self.tr("开始填报"))
        self.next_button.setDefault(page != CHOOSE)
        if page == CHOOSE:
            self.choose.wait_for_choice()
        if page == FINISH:
            self.finish.unit_edit.setFocus()
        self._refresh()

    # ------------------------------------------------------------------ reading
    def _ask_for_file(self) -> None:
        name = ask_for_file(self, self.tr("选择上年的自评"), str(self._settings.folder(self._workspace)))
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Read a file off the UI thread and show what was found; a problem is said on the first page."""
        self._settings.set(LAST_FOLDER, str(path.parent))
        self._wait(path.name)
        self.reading.read_file(path)

    def read_clipboard(self, text: str, html: str | None) -> None:
        """Read what was copied, in the same way."""
        self._wait(self.tr("粘贴的文字"))
        self.reading.read_clipboard(text, html)

    def _read_again(self, rubric_id: str) -> None:
        assert self._source is not None
        self._wait(self._source.path.name)
        self.reading.read_again(rubric_id)

    def _wait(self, name: str) -> None:
        self._go(CHOOSE)
        self.choose.show_reading(name)

    def _stop(self) -> None:
        """End the reading, the process that reads with it."""
        self.reading.stop()
        self.choose.wait_for_choice()

    def _show(self, reading: Reading) -> None:
        self._source = reading.source
        self.look.show_reading(reading)
        self.look.show_rubrics(reading.known, reading.source.rubric.id)
        self.finish.show_source(reading.source)  # plans what is taken over
        self._go(LOOK)

    def _forget(self) -> None:
        """Drop what was decided about files of this layout, here and for the next one."""
        source, folder = self._source, self._workspace.data
        assert source is not None
        assert self.look.model is not None
        self.look.model.forget()
        jobs.run(self, lambda: mappings.forget(folder, source.result, source.text), lambda _none: None, label="forget")

    def _replan(self) -> None:
        """What the ticks and the year amount to."""
        if self._source is None or self.look.model is None:
            return
        mapped = replace(self._source, result=self.look.model.result)
        year, projects = self.finish.year, self.look.projects.chosen
        self._plan = import_prior.plan(mapped, year, self.look.model.chosen, projects)
        self.look.show_plan(self._plan, year)
        self.finish.show_plan(self._plan)
        self._refresh()

    def _refresh(self) -> None:
        page = self.pages.currentIndex()
        said = ""
        if self._plan is not None and page == LOOK:
            said = self.tr("带入 {kept} 项，不带入 {dropped} 项；本方案另有 {blank} 项原文件没有，留空待填").format(
                kept=len(self._plan.kept), dropped=len(self._plan.dropped), blank=len(self._plan.blank)
            )
        elif page == FINISH and not self.finish.unit:
            said = self.tr("请填写单位全称")
        elif self._writing:
            said = self.tr("正在建立新文件…")
        self.summary.setText(said)
        self.next_button.setEnabled(not self._writing and (page == LOOK or bool(self.finish.unit)))

    # ------------------------------------------------------------------ making the draft
    def _on_next(self) -> None:
        if self.pages.currentIndex() == LOOK:
            self._go(FINISH)
        else:
            self._start()

    def _start(self) -> None:
        source, plan = self._source, self._plan
        assert source is not None
        assert plan is not None
        workspace, unit, year, target = self._workspace, self.finish.unit, self.finish.year, self.finish.target.path
        assert self.look.model is not None
        decided, projects, now = self.look.model.decided, self.look.projects.chosen, self._clock()
        self._set_writing(to=True)

        def work() -> OpenEvaluation:
            opened = import_prior.start_draft(workspace, source, plan, unit, year, target, now, projects)
            mappings.remember(workspace.data, source.result, source.text, source.rubric, decided, now)
            return opened

        jobs.run(
            self,
            work,
            self._on_started,
            self._on_failed,
            on_broken=self._on_broken,
            label="start draft",
        )

    def _on_started(self, opened: OpenEvaluation) -> None:
        self._writing = False
        self.opened = opened
        self.accept()

    def _on_failed(self, error: UserError) -> None:
        self._set_writing(to=False)
        messages.show_error(self, error)

    def _on_broken(self) -> None:
        """It can be tried again or left; the error box says the rest."""
        self._set_writing(to=False)

    def _set_writing(self, *, to: bool) -> None:
        self._writing = to
        self.cancel_button.setEnabled(not to)
        self.back_button.setEnabled(not to)
        self._refresh()

    def reject(self) -> None:
        """Leave without a trace; not in the short moment in which the file is being made."""
        if not self._writing:
            self.reading.stop()
            super().reject()


def run(parent: QWidget | None, workspace: Workspace, path: Path | None, clock: Clock) -> OpenEvaluation | None:
    """Let a person make a draft from last year's file.

    Args:
        parent: The window.
        workspace: Where rubrics are and drafts go.
        path: The file, when it was dropped or named already; else it is asked for.
        clock: For the new file's time.

    Returns:
        The open draft; None when the person left, and then nothing has been written.
    """
    dialog = ImportDialog(parent, workspace, path, clock)
    dialog.exec()
    dialog.deleteLater()
    return dialog.opened
