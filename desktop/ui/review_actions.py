"""What is done with the reviewer's sheet: printed, handed out as a workbook, read back. Off the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import Problem, UserError
from desktop.domain.findings.finding import Case
from desktop.domain.reviewtaken import Taken, taken
from desktop.domain.signoff import Revision
from desktop.ui import exporting, jobs, languages, messages
from desktop.ui.document import Document
from desktop.ui.settings import LAST_FOLDER, Settings
from desktop.usecases import review
from desktop.usecases.workspace import Workspace

translate = QCoreApplication.translate

_SHOWN = 8  # clashes named in a question


Revised = tuple[Case, Revision | None]


def write(parent: QWidget, document: Document, workspace: Workspace, suffix: str, then: Revised | None = None) -> None:
    """Ask where the sheet goes, and write it: ".pdf" to be signed, ".xlsx" to be filled in.

    ``then`` is an earlier revision with its review; without it, what stands in the file now.
    """
    kind = translate("Review", "PDF 文件 (*.pdf)") if suffix == ".pdf" else translate("Review", "Excel 工作簿 (*.xlsx)")
    title = translate("Review", "打印复核表") if suffix == ".pdf" else translate("Review", "导出复核表供填写")
    number = ""
    if then is not None and then[1] is not None:
        number = f"-第{then[1].number}次"  # not translated: a part of that name
    name = f"{document.opened.path.stem}-复核表{number}{suffix}"  # not translated: what the paper is called
    proposed = str(Settings(workspace).folder(workspace) / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, title, proposed, kind)
    if chosen:
        write_to(parent, document, workspace, Path(chosen).with_suffix(suffix), then)


def write_to(
    parent: QWidget, document: Document, workspace: Workspace, target: Path, then: Revised | None = None
) -> None:
    """Write the sheet as it stands now, or ``then``."""
    Settings(workspace).set(LAST_FOLDER, str(target.parent))
    case, frozen = (document.case, document.frozen) if then is None else then
    now = document.now()

    def done(path: Path) -> None:
        messages.show_status(translate("Review", "已生成复核表：{0}").format(path))

    exporting.start(parent, lambda _stopped: review.print_review(workspace, case, frozen, target, now), target, done)


def read(parent: QWidget, document: Document, workspace: Workspace, on_done: Callable[[Taken], None]) -> None:
    """Ask for a filled-in sheet and read it."""
    folder = str(Settings(workspace).folder(workspace))
    chosen, _ = QFileDialog.getOpenFileName(
        parent,
        translate("Review", "读入填好的复核表"),
        folder,
        translate("Review", "Excel 工作簿 (*.xlsx *.et *.xls *.ods)"),
    )
    if chosen:
        read_from(parent, document, Path(chosen), on_done)


def read_from(parent: QWidget, document: Document, path: Path, on_done: Callable[[Taken], None]) -> None:
    """Read a filled-in sheet; what it says otherwise than the file is asked about, all else is one edit."""
    stop = Event()
    window = exporting.Stopper(
        translate("Review", "正在读入 {name}…").format(name=path.name), translate("Review", "停止读入"), 0, 0, parent
    )
    window.setWindowTitle(translate("Review", "读入填好的复核表"))
    window.setMinimumDuration(exporting.SHOWN_AFTER)
    window.canceled.connect(stop.set)

    def close() -> None:
        window.canceled.disconnect(stop.set)
        window.reset()
        window.deleteLater()

    def done(told: Taken) -> None:
        close()
        if _take(parent, document, told):
            on_done(told)

    def failed(error: UserError) -> None:
        close()
        if error.code is Problem.IMPORT_CANCELLED:
            messages.show_status(languages.problem(error))
        else:
            messages.show_error(parent, error)

    case = document.case

    def work() -> Taken:
        return taken(case, review.read_sheet(path, stop.is_set), path.name)

    jobs.run(parent, work, done, failed, on_broken=close, label="read review")


def _take(parent: QWidget, document: Document, told: Taken) -> bool:
    """Write it into the document; False where the person thought better of it."""
    changes = told.changes
    if told.clashes:
        listed = "\n".join(str(each) for each in told.clashes[:_SHOWN])
        if len(told.clashes) > _SHOWN:
            listed += translate("Review", "\n……共 {0} 处").format(len(told.clashes))
        question = translate("Review", "这些地方文件里已有，而复核表写的不同：\n\n{0}").format(listed)
        answers = [translate("Review", "取复核表的"), translate("Review", "保留文件里的")]
        answer = messages.ask(parent, translate("Review", "读入填好的复核表"), question, answers)
        if answer is None:
            return False
        changes = told.all_changes() if answer == 0 else told.changes
    if changes:
        document.edit(review.LABEL, changes)
    messages.show_status(translate("Review", "从复核表读入 {0} 处").format(len(changes)))
    return True
