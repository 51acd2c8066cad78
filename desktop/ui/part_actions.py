"""What a person does with the other evaluations of the file: add, open, name, order and take away projects."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import UserError
from desktop.ui import jobs, messages
from desktop.ui.settings import LAST_FOLDER, Settings

if TYPE_CHECKING:
    from desktop.domain.evaluation import Change, Evaluation, PartForm
    from desktop.ui.document import Document
    from desktop.ui.views.evaluation_view import EvaluationView
    from desktop.usecases.workspace import Workspace

    Changes = tuple[Change, ...]

WHOLE = ""  # as domain.worked has it, which the start of the program does not wait for


class Window(Protocol):
    """What is needed of the main window."""

    workspace: Workspace
    document: Document | None
    view: EvaluationView | None
    clock: Callable[[], datetime]

    def show_part(self, part: str) -> None:
        """Bring one evaluation of the open file into sight."""
        ...


class PartActions(QObject):
    """Slots of the action table, and of the page 项目自评."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        super().__init__(parent)
        self._window, self._parent = window, parent
        self._adding = False

    @property
    def _root(self) -> Document:
        document = self._window.document
        assert document is not None, "an action ran although it was greyed out"
        return document.root

    # ------------------------------------------------------------------ which one is in sight
    def show(self, part: str) -> None:
        """A project or the monitoring; "" is the department's own evaluation."""
        self._window.show_part(part)

    def to_department(self) -> None:
        """Back to the department's own evaluation."""
        self.show(WHOLE)

    def show_projects(self) -> None:
        """The list of projects (项目自评)."""
        from desktop.ui.places import Page

        self.to_department()
        assert self._window.view is not None
        self._window.view.show_page(Page.PROJECTS)

    # ------------------------------------------------------------------ adding
    def add_project(self) -> None:
        """Ask for name and form of a project, and begin it."""
        from desktop.domain.evaluation import PartForm
        from desktop.ui.dialogs import part_name

        if self._refused():
            return
        told = part_name.ask_project(self._parent, self._window.workspace)
        if told is not None:
            self.add(PartForm.PROJECT, told.name, told.rubric_id)

    def add_monitoring(self) -> None:
        """Ask what the monitoring is called, and begin it with the department's own indicators."""
        from desktop.domain.evaluation import PartForm
        from desktop.ui.dialogs import part_name

        if self._refused():
            return
        name = part_name.ask_name(self._parent, self.tr("增加运行监控"), self.tr("1—7月运行监控"))
        if name is not None:
            self.add(PartForm.MONITORING, name)

    def add(self, form: PartForm, name: str, rubric_id: str = "") -> None:
        """Begin a part, and show it."""
        from desktop.usecases import parts

        opened, workspace = self._root.opened, self._window.workspace
        self._make(
            lambda evaluation: parts.add_part(opened, workspace, evaluation, form, name, rubric_id),
            self.tr("增加“{0}”").format(name.strip()),
        )

    def project_from_file(self) -> None:
        """Choose last year's form of a project, and begin this year's with it."""
        if self._refused():
            return
        settings = Settings(self._window.workspace)
        folder = str(settings.folder(self._window.workspace))
        kinds = self.tr("项目自评表 (*.docx *.xlsx *.pdf *.doc *.xls *.wps *.et *.ziping);;所有文件 (*)")
        chosen, _ = QFileDialog.getOpenFileName(self._parent, self.tr("从上年的项目自评表开始"), folder, kinds)
        if chosen:
            settings.set(LAST_FOLDER, str(Path(chosen).parent))
            self.add_from(Path(chosen))

    def add_from(self, path: Path) -> None:
        """Begin a project with what last year's form says, all of it to be confirmed."""
        opened, workspace, now = self._root.opened, self._window.workspace, self._window.clock()

        def read(evaluation: Evaluation) -> Changes:
            from desktop.usecases.part_import import projects_from

            return projects_from(opened, workspace, evaluation, path, now)

        messages.show_status(self.tr("正在读取 {0}…").format(path.name))
        self._make(read, self.tr("从“{0}”增加项目").format(path.name))

    def _make(self, make: Callable[[Evaluation], Changes], label: str) -> None:
        """Work out the changes off the UI thread, for the file may get a copy of a form; then edit, and show it."""
        if self._adding:
            return
        root = self._root
        evaluation = root.evaluation
        self._adding = True

        def done(changes: Changes) -> None:
            self._adding = False
            messages.show_status("")
            if self._window.document is not None and self._window.document.root is root and root.edit(label, changes):
                made = {change.place.key for change in changes}
                if len(made) == 1:
                    self.show(made.pop())
                else:
                    self.show_projects()

        def failed(error: object) -> None:
            self._adding = False
            messages.show_status("")
            messages.show_error(self._parent, error)  # type: ignore[arg-type]

        jobs.run(self._parent, lambda: make(evaluation), done, failed, label="part")

    # ------------------------------------------------------------------ changing the list
    def rename(self, part: str) -> None:
        """Ask for another name."""
        from desktop.ui.dialogs import part_name

        entry = self._root.evaluation.parts[part]
        name = None if self._refused() else part_name.ask_name(self._parent, self.tr("改名"), entry.name)
        if name is not None and name != entry.name:
            self.rename_to(part, name)

    def rename_to(self, part: str, name: str) -> None:
        """Give a part another name; where its form says 项目名称 as the list did, that too."""
        from desktop.usecases import parts

        root = self._root
        before = root.evaluation.parts[part].name
        try:
            changes = parts.rename_part(part, name, root.evaluation)
        except UserError as taken:
            messages.show_error(self._parent, taken)
            return
        root.edit(self.tr("“{0}”改名").format(before), changes)

    def remove(self, part: str) -> None:
        """Take a part away with all that was filled in; undo brings it back."""
        from desktop.usecases import parts

        root = self._root
        if self._refused():
            return
        name = root.evaluation.parts[part].name
        filled = sum(1 for _ in root.evaluation.parts[part].evaluation.places())
        question = self.tr("“{0}”里填写的 {1} 处内容会一起删除。删错了可以撤销。").format(name, filled)
        if messages.ask(self._parent, self.tr("删除“{0}”").format(name), question, [self.tr("删除")]) == 0:
            root.edit(self.tr("删除“{0}”").format(name), parts.remove_part(part))

    def move(self, part: str, by: int) -> None:
        """One place up (-1) or down (1) among those of its kind."""
        from desktop.usecases import parts

        root = self._root
        name = root.evaluation.parts[part].name
        root.edit(self.tr("移动“{0}”").format(name), parts.move_part(root.evaluation, part, by))

    def _refused(self) -> bool:
        refusal = self._root.refusal
        if refusal is not None:
            messages.show_error(self._parent, refusal)
        return refusal is not None
