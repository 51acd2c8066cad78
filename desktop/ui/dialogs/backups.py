"""Backups and restoring (备份与恢复): which there are, what was in them, opened to be read, restored as a copy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QHeaderView, QTableView, QWidget

from desktop.domain.errors import UserError
from desktop.ui import jobs, languages, lists, messages, parts
from desktop.ui.models.backups_table import AT, SIZE, BackupsModel

if TYPE_CHECKING:
    from desktop.usecases.backups import BackedUp, Backup, Preview
    from desktop.usecases.workspace import Workspace


class BackupsDialog(parts.Dialog):
    """``wanted`` is the file to open when the dialog was accepted: a backup, or the copy that was made of one."""

    def __init__(
        self, parent: QWidget | None, workspace: Workspace, clock: Callable[[], datetime], file: Path | None
    ) -> None:
        super().__init__(parent, 760, 560)
        self.setWindowTitle(self.tr("备份与恢复"))
        self._workspace, self._clock, self._file = workspace, clock, file
        self._files: tuple[BackedUp, ...] = ()
        self.wanted: Path | None = None
        about = self.tr(
            "打开、关闭、导入前、签字后，以及连续修改 15 分钟，程序自动备份。两天内的全部保留，再早的按天、周、月"
            "各留一份，签字时的一直保留。恢复总是另存为新文件，不会覆盖现在的文件。"
        )
        self.column.addWidget(parts.label(about, "muted", wrap=True))
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(self.tr("哪个文件的备份"))
        self.column.addWidget(self.chooser)
        self.model = BackupsModel(self)
        self.view = self._make_view()
        self.column.addWidget(self.view, 1)
        frame, inside = parts.card("sunken", margin=10, spacing=2)
        self.holds = parts.label("", wrap=True)
        inside.addWidget(self.holds)
        self.column.addWidget(frame)
        self._add_buttons()
        self.chooser.currentIndexChanged.connect(self._show_file)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._look())
        self.view.activated.connect(lambda _: self.open_button.click())
        self._fetch()

    def _make_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.model)
        view.setAccessibleName(self.tr("备份"))
        lists.read_only(view)
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        letter = self.fontMetrics().horizontalAdvance("0")
        for column, letters in ((AT, 24), (SIZE, 12)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, letters * letter + 16)
        return view

    def _add_buttons(self) -> None:
        self.open_button = parts.button(self.tr("只读打开"), icon="eye")
        self.open_button.setToolTip(self.tr("看看这份备份，不会改动它；现在的文件先关闭"))
        self.open_button.clicked.connect(lambda _=False: self._open())
        self.restore_button = parts.button(self.tr("恢复为新文件…"), "primary", "archive-restore")
        self.restore_button.clicked.connect(lambda _=False: self.choose_and_restore())
        close = parts.button(self.tr("关闭"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.open_button)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.restore_button)
        self.column.addLayout(row)

    # ------------------------------------------------------------------ what there is
    @property
    def chosen(self) -> Backup | None:
        """The backup under the cursor."""
        row = self.view.currentIndex().row()
        return self.model.rows[row][0] if 0 <= row < len(self.model.rows) else None

    def _fetch(self) -> None:
        workspace, file = self._workspace, self._file
        self._enable(to=False)
        self.holds.setText(self.tr("正在读取…"))

        def read() -> tuple[BackedUp, ...]:
            from desktop.usecases.backups import every_file

            return every_file(workspace, file)

        jobs.run(self, read, self._show_files, label="backups")

    def _show_files(self, files: tuple[BackedUp, ...]) -> None:
        self._files = files
        for each in files:
            self.chooser.addItem(self.tr("{0}（{1} 份备份）").format(each.name, len(each.backups)))
        self.chooser.setVisible(bool(files))
        if not files:
            self._show_file(0)

    def _show_file(self, at: int) -> None:
        self.model.show(self._files[at] if 0 <= at < len(self._files) else None)
        if self.model.rows:
            self.view.selectRow(0)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._enable(to=False)
            self.holds.setText(self.tr("还没有备份：打开一份自评，程序就会备份它。"))

    def _look(self) -> None:
        """Read the chosen backup, verified, and say what it holds."""
        backup = self.chosen
        self._enable(to=False)
        if backup is None:
            return
        self.holds.setText(self.tr("正在读取并校验…"))
        workspace, now = self._workspace, self._clock()

        def read() -> Preview:
            from desktop.usecases.backups import preview

            return preview(workspace, backup, now)

        def show(found: Preview) -> None:
            if self.chosen == backup:
                self.holds.setText(self._said(found))
                self._enable(to=True)

        def failed(error: UserError) -> None:
            if self.chosen == backup:
                self.holds.setText(self.tr("这份备份不能用：{0}").format(languages.problem(error)))

        jobs.run(self, read, show, failed, label="backup preview")

    def _said(self, found: Preview) -> str:
        state = self.tr("草稿") if found.revision is None else self.tr("已签字（第{0}次）").format(found.revision)
        total = self.tr("未算出总分") if found.total is None else self.tr("总分 {0}").format(f"{found.total:f}")
        words = self.tr("{0}　{1} 年度，{2}。{3}，{4} 个指标中 {5} 个已有得分，佐证材料 {6} 份。校验无误。")
        unit = found.unit or self.tr("（未填单位名称）")
        return words.format(unit, found.year, state, total, found.leaves, found.scored, found.evidence)

    def _enable(self, *, to: bool) -> None:
        for each in (self.open_button, self.restore_button):
            each.setEnabled(to)

    # ------------------------------------------------------------------ what it does
    def _open(self) -> None:
        if self.chosen is not None:
            self.wanted = self.chosen.path
            self.accept()

    def choose_and_restore(self) -> None:
        """Choose the name of the new file."""
        backup = self.chosen
        if backup is None:
            return
        name = self._files[max(self.chooser.currentIndex(), 0)].name
        folder = self._file.parent if self._file is not None else self._workspace.documents
        at = backup.at.astimezone().strftime("%Y%m%d-%H%M")
        start = str(folder / self.tr("{0} 恢复{1}.ziping").format(name, at))
        target, _ = QFileDialog.getSaveFileName(
            self, self.tr("恢复为新文件"), start, self.tr("自评文件 (*.ziping)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )  # fmt: skip
        if target:
            self.restore(backup, Path(target).with_suffix(".ziping"))

    def restore(self, backup: Backup, target: Path) -> None:
        """Make the new file, and ask whether to go on in it."""
        workspace, now = self._workspace, self._clock()
        self._enable(to=False)
        self.holds.setText(self.tr("正在恢复…"))

        def make() -> Path:
            from desktop.usecases.backups import restore

            return restore(workspace, backup, target, now)

        def done(path: Path) -> None:
            said = self.tr("已恢复为 {0}，现在的文件没有改动。").format(path)
            messages.show_status(said)
            choices = [self.tr("打开它"), self.tr("留在现在的文件")]
            if messages.ask(self, self.tr("恢复好了"), said, choices) == 0:
                self.wanted = path
                self.accept()
                return
            self._look()

        def failed(error: UserError) -> None:
            messages.show_error(self, error)
            self._look()

        jobs.run(self, make, done, failed, label="restore")


def run(parent: QWidget, workspace: Workspace, clock: Callable[[], datetime], file: Path | None) -> Path | None:
    """Show the backups, those of ``file`` first; the file to open next, None to stay."""
    dialog = BackupsDialog(parent, workspace, clock, file)
    try:
        return dialog.wanted if dialog.exec() else None
    finally:
        dialog.deleteLater()
