"""The rubric manager (评价方案管理): all rubrics, what each is, and everything one can do with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import UserError
from desktop.domain.rubricdraft import RubricDraft
from desktop.ui import jobs, lists, messages, parts, theme
from desktop.ui.dialogs.rubric_compare import RubricCompareDialog
from desktop.ui.dialogs.rubric_copy import CopyDialog
from desktop.ui.dialogs.rubric_import import ImportRubricDialog
from desktop.ui.dialogs.rubric_show import ShowDialog
from desktop.ui.dialogs.rubric_start import StartDialog
from desktop.ui.models.rubric_shelf import TITLE, RubricShelfModel, certainty_summary
from desktop.ui.name_room import NameRoom
from desktop.ui.rubrics.editor import RubricEditor
from desktop.ui.rubrics.waiting import Waiting
from desktop.ui.settings import LAST_FOLDER, Settings
from desktop.usecases import edit_rubric, own_rubrics
from desktop.usecases.rubric_shelf import CarriedFiles, Shelved, rubric_of, shelf
from desktop.usecases.workspace import Workspace

_NAME = 12  # letters of a title, at least
_WIDTHS = (18, 12, 8, 4, 5, 6, 8)  # of the columns, in characters; the first takes what is left


class RubricManager(parts.Dialog):
    """Other dialogs open above it and do not block: ``child`` is the one that is open."""

    def __init__(
        self,
        parent: QWidget | None,
        workspace: Workspace,
        sample: Mapping[str, str] | None = None,
        carried: CarriedFiles | None = None,
    ) -> None:
        """``sample`` are the figures of the open evaluation, to try drafts on, ``carried`` its copies of rubrics."""
        super().__init__(parent, 1180, 640)
        self.setWindowTitle(self.tr("评价方案管理"))
        self._workspace, self._sample, self._carried = workspace, sample or {}, carried or {}
        self._settings = Settings(workspace)
        self.child: parts.Dialog | None = None
        self._wanted = ""
        about = self.tr(
            "随程序提供的方案不能改动；要按本地的正式通知调整，先“复制为自己的方案”，再编辑。"
            "已经建好的自评文件各带一份建立时的方案，这里的改动、删除都不影响它们。"
        )
        self.column.addWidget(parts.label(about, "muted", wrap=True))
        self.model = RubricShelfModel(self)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(self._list(), 1)
        row.addLayout(self._deeds())
        self.column.addLayout(row, 1)
        self.progress = Waiting(self.tr("正在处理"))
        close = parts.button(self.tr("关闭"))
        close.clicked.connect(self.accept)
        self.column.addLayout(parts.foot(close, left=self.progress))
        self.refresh()

    # ------------------------------------------------------------------ what there is
    def _list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        self.view = QTableView()
        self.view.setAccessibleName(self.tr("评价方案"))
        self.view.setModel(self.model)
        lists.read_only(self.view, 14)
        lists.set_widths(self.view, enumerate(_WIDTHS))
        theme.look(self.view, "quiet")
        NameRoom(self.view, TITLE, _NAME)
        self.view.selectionModel().currentRowChanged.connect(self._show_details)
        self.view.activated.connect(lambda _: self._enter())
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName(self.tr("方案说明"))
        self.details.setTabChangesFocus(True)
        column.addWidget(self.view, 3)
        column.addWidget(self.details, 2)
        return column

    def _deeds(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        self.show_button = self._deed(self.tr("查看…"), "eye", self.show_one)
        self.edit_button = self._deed(self.tr("编辑…"), "pencil", self.edit)
        self.copy_button = self._deed(self.tr("复制为自己的方案…"), "copy-plus", self.copy)
        self.start_button = self._deed(self.tr("从表格新建…"), "table-2", self.start)
        self.import_button = self._deed(self.tr("从 U 盘导入…"), "file-input", self.import_one)
        self.export_button = self._deed(self.tr("导出…"), "file-down", self.export)
        self.compare_button = self._deed(self.tr("与另一方案比较…"), "files", self.compare)
        self.folder_button = self._deed(self.tr("打开所在文件夹"), "folder-open", self.open_folder)
        self.delete_button = self._deed(self.tr("删除…"), "trash-2", self.delete)
        for each in (self.show_button, self.edit_button, self.copy_button, self.start_button, self.import_button):
            column.addWidget(each)
        column.addSpacing(10)
        for each in (self.export_button, self.compare_button, self.folder_button, self.delete_button):
            column.addWidget(each)
        column.addStretch(1)
        return column

    def _deed(self, text: str, icon: str, act: Callable[[], None]) -> QPushButton:
        button = parts.button(text, "", icon)
        button.setStyleSheet("text-align: left;")
        button.clicked.connect(lambda _=False: act())
        return button

    # ------------------------------------------------------------------ the list
    @property
    def one(self) -> Shelved | None:
        """The chosen rubric."""
        row = self.view.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    @property
    def chosen_id(self) -> str:
        """Its id; "" when no evaluation can be made with it."""
        one = self.one
        return one.heading.id if one is not None and not one.broken and one.carried is None else ""

    def choose(self, rubric_id: str) -> None:
        """Stand on a rubric."""
        row = self.model.row_of(rubric_id)
        if row >= 0:
            self.view.selectRow(row)

    def refresh(self, then: str = "") -> None:
        """Read the list anew, off the UI thread, and stand on a rubric."""
        self._wanted = then or (self.one.heading.id if self.one is not None else "")
        workspace, carried = self._workspace, self._carried
        self._work(lambda: shelf(workspace, carried), self._show_rows)

    def _show_rows(self, rows: tuple[Shelved, ...]) -> None:
        self.model.show_rows(rows)
        self.view.selectRow(max(0, self.model.row_of(self._wanted)))
        self._show_details()
        if self.focusWidget() is None:
            self.view.setFocus()

    def _show_details(self, current: QModelIndex | None = None) -> None:
        del current
        one = self.one
        usable, own = one is not None and not one.broken, one is not None and one.heading.own
        for button in (self.show_button, self.copy_button, self.compare_button):
            button.setEnabled(usable)
        self.export_button.setEnabled(usable or own)
        self.edit_button.setEnabled(usable and own)
        for button in (self.folder_button, self.delete_button):
            button.setEnabled(own)
        shipped = self.tr("随程序提供的方案不能改动，请先复制为自己的方案")
        faulty = self.tr("方案文件有错误，编辑器打不开；请打开所在文件夹，按下面说的行号改正")
        self.edit_button.setToolTip(shipped if not own else "" if usable else faulty)
        self.details.setPlainText("" if one is None else "\n".join(self._about(one)))

    def _about(self, one: Shelved) -> list[str]:
        heading = one.heading
        told = self.tr("{0}　{1}　{2}　编号 {3}")
        said = [told.format(heading.title, heading.region, heading.year, heading.id)]
        if one.carried is not None:
            same = self.tr("打开的自评文件带有这个方案，与列表中编号相同的方案一样。")
            other = self.tr("打开的自评文件带有这个方案；列表中没有一样的。可以查看、比较、导出，或复制为自己的方案。")
            said.append(same if one.as_listed else other)
        if heading.hides:
            said.append(self.tr("它的编号与随程序提供的一个方案相同，使用时以它为准。"))
        if one.broken:
            said.append(self.tr("不能使用：新建和导入时不会用到它。请改正文件，或导出后交给编写它的人，也可以删除。"))
            return [*said, one.broken]
        said.append(self.tr("总分 {0}；末级指标 {1} 个；{2}").format(one.total, one.leaves, certainty_summary(one)))
        if dict(one.certainty).get("assumed"):
            said.append(self.tr("“推定”的规则没有公开依据，填报界面和报告都会注明，请对照正式通知核对。"))
        said.append("　".join(f"{name} {weight}" for name, weight in one.roots))
        said += [
            self.tr("出处：{0}").format("，".join(each for each in (source.document, source.place) if each))
            for source in one.references
        ]
        return said

    # ------------------------------------------------------------------ deeds
    def _work(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        """Something slow: the bar moves until it is done or has failed."""
        self.progress.start()

        def finished(made: object) -> None:
            self.progress.stop()
            done(made)

        def failed(error: UserError) -> None:
            self.progress.stop()
            messages.show_error(self, error)

        jobs.run(self, work, finished, failed, on_broken=self.progress.stop, label="rubric manager")

    def _open(self, child: parts.Dialog) -> None:
        """Show a dialog above this one."""
        self.child = child
        child.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        child.finished.connect(self._on_closed)
        child.open()

    def _on_closed(self) -> None:
        self.child = None

    def _enter(self) -> None:
        """Return or a double click: edit one's own, look at any other."""
        for button in (self.edit_button, self.show_button):
            if button.isEnabled():
                button.click()
                return

    def show_one(self) -> None:
        """The chosen one, to be read."""
        one, workspace = self.one, self._workspace
        if one is not None:
            self._work(lambda: rubric_of(workspace, one), lambda rubric: self._open(ShowDialog(self, rubric)))

    def edit(self) -> None:
        """The chosen own rubric in the editor."""
        one, workspace = self.one, self._workspace
        if one is not None:
            rubric_id = one.heading.id
            self._work(lambda: edit_rubric.open_draft(workspace, rubric_id), self._show_editor)

    def _show_editor(self, draft: RubricDraft) -> None:
        editor = RubricEditor(self, self._workspace, draft, self._sample)
        editor.kept.connect(self.refresh)
        self._open(editor)

    def edit_new(self, rubric_id: str) -> None:
        """A rubric just made: into the list and into the editor."""
        self.refresh(rubric_id)
        workspace = self._workspace
        self._work(lambda: edit_rubric.open_draft(workspace, rubric_id), self._show_editor)

    def copy(self) -> None:
        """An own rubric of the chosen one, opened in the editor at once."""
        if self.one is not None:
            dialog = CopyDialog(self, self._workspace, self.one)
            dialog.made.connect(self.edit_new)
            self._open(dialog)

    def start(self) -> None:
        """A rubric from a printed form."""
        dialog = StartDialog(self, self._workspace)
        dialog.made.connect(self.edit_new)
        self._open(dialog)

    def import_one(self) -> None:
        """A rubric somebody else made."""
        dialog = ImportRubricDialog(self, self._workspace)
        dialog.made.connect(self.refresh)
        self._open(dialog)

    def compare(self) -> None:
        """The chosen one beside another."""
        if self.one is not None:
            usable = [each for each in self.model.rows if not each.broken]
            self._open(RubricCompareDialog(self, self._workspace, usable, usable.index(self.one)))

    def export(self) -> None:
        """Choose where the chosen one goes, as one file."""
        one = self.one
        if one is None:
            return
        proposed = str(self._settings.folder(self._workspace) / f"{one.heading.id}.zip")
        kinds, title = self.tr("评价方案 (*.zip)"), self.tr("导出方案")
        keep = QFileDialog.Option.DontConfirmOverwrite  # a file that is there stays: the export itself says so
        name, _ = QFileDialog.getSaveFileName(self, title, proposed, kinds, options=keep)
        if name:
            self.export_to(Path(name).with_suffix(".zip"))

    def export_to(self, target: Path) -> None:
        """Write the chosen one to a file."""
        one, workspace = self.one, self._workspace
        if one is None:
            return
        rubric_id, carried, broken = one.heading.id, one.carried, bool(one.broken)
        self._settings.set(LAST_FOLDER, str(target.parent))

        def done(path: Path) -> None:
            messages.show_hint(self.export_button, self.tr("已导出：{0}").format(path))

        self._work(lambda: own_rubrics.export(workspace, rubric_id, target, carried, as_it_is=broken), done)

    def open_folder(self) -> None:
        """Where the chosen own one lies, in the system's file manager."""
        if self.one is not None and self.one.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.one.folder)))

    def delete(self) -> None:
        """The chosen own rubric, after asking."""
        one, workspace = self.one, self._workspace
        if one is None:
            return
        rubric_id = one.heading.id
        asked = self.tr(
            "删除“{0}”（{1}）？\n用它建好的自评文件各带一份方案，照常打开和填报；以后新建自评时不能再选它。"
        )
        title, drop = self.tr("删除方案"), self.tr("删除")
        if messages.ask(self, title, asked.format(one.heading.title, rubric_id), [drop]) == 0:
            self._work(lambda: own_rubrics.delete(workspace, rubric_id), lambda _: self.refresh())
