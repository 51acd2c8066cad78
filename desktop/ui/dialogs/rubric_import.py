"""Import a rubric (从 U 盘导入): choose it, see what it is and what is wrong with it, take it over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from desktop.domain.errors import UserError
from desktop.domain.number import plain
from desktop.ui import jobs, languages, parts, theme
from desktop.ui.rubrics.waiting import Waiting
from desktop.ui.settings import LAST_FOLDER, Settings
from desktop.usecases import own_rubrics
from desktop.usecases.own_rubrics import Candidate
from desktop.usecases.workspace import Workspace


class ImportRubricDialog(parts.Dialog):
    """Nothing is written before the last button. ``made`` gives the id it has here."""

    made = Signal(str)

    def __init__(self, parent: QWidget | None, workspace: Workspace) -> None:
        super().__init__(parent, 760, 520)
        self.setWindowTitle(self.tr("导入评价方案"))
        self._workspace, self._settings = workspace, Settings(workspace)
        self.candidate: Candidate | None = None
        about = self.tr(
            "选择别人导出的方案文件（.zip），或一个方案文件夹。先看清楚是什么、有没有问题，确认后才复制进来。"
        )
        self.column.addWidget(parts.label(about, "muted", wrap=True))
        row = QHBoxLayout()
        self.file_button = parts.button(self.tr("选择文件…"), "", "folder-open")
        self.folder_button = parts.button(self.tr("选择文件夹…"))
        self.file_button.clicked.connect(lambda _=False: self._choose_file())
        self.folder_button.clicked.connect(lambda _=False: self._choose_folder())
        row.addWidget(self.file_button)
        row.addWidget(self.folder_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.strip, self.verdict = parts.notice("", "card", "info", theme.ACCENT)
        self.strip.hide()
        self.column.addWidget(self.strip)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(self.tr("方案的内容和问题"))
        self.column.addWidget(self.details, 1)
        self.column.addWidget(self._clash())
        self.progress = Waiting(self.tr("正在读取"))
        cancel = parts.button(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        self.take_button = parts.button(self.tr("导入"), "primary")
        self.take_button.setEnabled(False)
        self.take_button.clicked.connect(lambda _=False: self.take())
        self.column.addLayout(parts.foot(cancel, self.take_button, left=self.progress))

    def _clash(self) -> QWidget:
        """What to do where the id is taken: another id, or the place of one's own."""
        self.clash = QWidget()
        row = QHBoxLayout(self.clash)
        row.setContentsMargins(0, 0, 0, 0)
        self.other = QRadioButton(self.tr("换一个编号"))
        self.instead = QRadioButton(self.tr("覆盖自己的那个方案"))
        group = QButtonGroup(self.clash)
        group.addButton(self.other)
        group.addButton(self.instead)
        self.other.setChecked(True)
        self.id_edit = QLineEdit()
        self.id_edit.setAccessibleName(self.tr("新的编号"))
        row.addWidget(self.other)
        row.addWidget(self.id_edit, 1)
        row.addWidget(self.instead)
        self.other.toggled.connect(self.id_edit.setEnabled)
        self.clash.hide()
        return self.clash

    # ------------------------------------------------------------------ looking
    def _choose_file(self) -> None:
        folder = str(self._settings.folder(self._workspace))
        name, _ = QFileDialog.getOpenFileName(self, self.tr("选择方案"), folder, self.tr("评价方案 (*.zip)"))
        if name:
            self.look_at(Path(name))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("选择方案文件夹"), str(self._settings.folder(self._workspace))
        )
        if name:
            self.look_at(Path(name))

    def look_at(self, source: Path) -> None:
        """Read and check it off the UI thread, and show what it is."""
        self._settings.set(LAST_FOLDER, str(source.parent))
        self.candidate = None
        self.take_button.setEnabled(False)
        self.progress.start()
        workspace = self._workspace

        def read() -> tuple[Candidate, str]:
            candidate = own_rubrics.look_at(workspace, source)
            return candidate, own_rubrics.free_id(workspace, candidate.rubric.id)

        jobs.run(self, read, self._show, self._refuse, on_broken=self.progress.stop, label="look at rubric")

    def _refuse(self, error: UserError) -> None:
        self.progress.stop()
        self.clash.hide()
        self._say("bad-card", self.tr("这个方案不能导入。"))
        self.details.setPlainText(f"{languages.problem(error)}\n{languages.remedy(error)}")

    def _show(self, read: tuple[Candidate, str]) -> None:
        self.progress.stop()
        self.candidate, free = read
        candidate, rubric = self.candidate, self.candidate.rubric
        leaves = [each for each in rubric.walk() if not each.children]
        said = [
            self.tr("{0}　{1}　{2}　编号 {3}").format(rubric.title, rubric.region, rubric.year, rubric.id),
            self.tr("总分 {0}，末级指标 {1} 个，用例 {2} 个").format(plain(rubric.total), len(leaves), candidate.cases),
            *(self.tr("出处：{0}").format(source.document) for source in rubric.references),
        ]
        if candidate.failing:
            said += ["", self.tr("下列用例的结果与预期不同，请问问做这个方案的人："), *candidate.failing]
        self.details.setPlainText("\n".join(said))
        self.clash.setVisible(candidate.clash is not None and not candidate.same)
        if candidate.clash is not None:
            self.instead.setVisible(candidate.clash.own)
            self.id_edit.setText(free)
        self._say(*self._judged(candidate))
        self.take_button.setEnabled(not candidate.same)
        self.take_button.setDefault(True)

    def _judged(self, candidate: Candidate) -> tuple[str, str]:
        if candidate.same and candidate.clash is not None:
            return "card", self.tr("已经有一模一样的方案（{0}），不必导入。").format(candidate.clash.id)
        if candidate.clash is not None:
            whose = self.tr("自己的方案") if candidate.clash.own else self.tr("随程序提供的方案")
            return "warn-card", self.tr("编号 {0} 已被{1}“{2}”使用，请选择怎样导入。").format(
                candidate.clash.id, whose, candidate.clash.title
            )
        if candidate.failing:
            return "warn-card", self.tr("方案能用，但有 {0} 处用例与预期不同。").format(len(candidate.failing))
        return "good-card", self.tr("方案没有问题，可以导入。")

    def _say(self, look: str, text: str) -> None:
        theme.look(self.strip, look)
        self.verdict.setText(text)
        self.strip.show()

    # ------------------------------------------------------------------ taking
    def take(self) -> None:
        """Copy it into the own rubrics."""
        candidate, workspace = self.candidate, self._workspace
        if candidate is None:
            return
        clashes = candidate.clash is not None
        as_id = self.id_edit.text().strip() if clashes and self.other.isChecked() else ""
        replace_own = clashes and self.instead.isChecked()
        self.progress.start()

        def done(made: str) -> None:
            self.accept()
            self.made.emit(made)

        def failed(error: UserError) -> None:
            self.progress.stop()
            self._say("bad-card", languages.said(error))

        def bring() -> str:
            return own_rubrics.bring_in(workspace, candidate, as_id=as_id, replace_own=replace_own)

        jobs.run(self, bring, done, failed, on_broken=self.progress.stop, label="import rubric")
