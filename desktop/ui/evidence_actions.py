"""What a person does with evidence (佐证材料): add, prove with it, take away, verify, export, look at it elsewhere."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.evaluation import Change, Evidence, Kind, Place
from desktop.domain.evidence import Enclosed, enclosed, moved
from desktop.ui import evidence_work, jobs, languages, messages
from desktop.ui.document import Document
from desktop.ui.evidence_work import Cancelled, Progress, Work
from desktop.usecases.evidence import (
    Given,
    damaged_evidence,
    drop_removed,
    enter,
    megabytes,
    prove,
    remove_evidence,
    take_in,
    twins,
)
from desktop.usecases.workspace import Workspace

Source = Path | QImage  # a picture from the clipboard becomes a file on the worker thread


def sources_of(mime: QMimeData | None) -> list[Source]:
    """The files, or the picture, that were dropped or copied; empty when there is neither."""
    if mime is None:
        return []
    files: list[Source] = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    image = QImage(mime.imageData()) if not files and mime.hasImage() and not mime.hasText() else QImage()
    return files or ([] if image.isNull() else [image])


class EvidenceDesk(QObject):
    """The evidence of one document; every change is one undoable step."""

    ended = Signal()  # one long work is through

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.document = document
        self._waiting: deque[Callable[[], Work]] = deque()  # of the whole file: one after another
        self._work: Work | None = None
        self._seen: tuple[object, ...] = ()
        self._files: tuple[Enclosed, ...] = ()

    @property
    def files(self) -> tuple[Enclosed, ...]:
        """All files, numbered; worked out again only when evidence or tree are others."""
        evaluation, tree = self.document.evaluation, self.document.tree
        now = (evaluation.evidence, evaluation.proofs, tree)
        if len(self._seen) != len(now) or any(one is not other for one, other in zip(self._seen, now, strict=True)):
            self._seen, self._files = now, enclosed(evaluation, tree)
        return self._files

    @staticmethod
    def of(document: Document) -> EvidenceDesk:
        """The one desk of a document; it lives as long as the document."""
        found = next((each for each in document.children() if isinstance(each, EvidenceDesk)), None)
        return found or EvidenceDesk(document)

    # ------------------------------------------------------------------ taking in
    @property
    def is_busy(self) -> bool:
        """Whether files are being written into this file, or verified."""
        return EvidenceDesk.of(self.document.root)._work is not None

    def stop(self) -> None:
        """Stop what is under way, and drop what waits."""
        root = EvidenceDesk.of(self.document.root)
        root._waiting.clear()
        if root._work is not None:
            root._work.stop()

    def add(self, parent: QWidget, sources: Sequence[Source], codes: Sequence[str] = ()) -> None:
        """Take files in; they prove the indicators of ``codes``. Refused with the reason where nothing may change."""
        refusal = self.document.refusal
        if refusal is not None:
            messages.show_error(parent, refusal)
            return
        if not sources:
            return
        opened, now = self.document.opened, self.document.now()
        name = self.tr("截图 {0}.png").format(now.strftime("%Y-%m-%d %H%M%S"))

        def work(progress: Progress, cancelled: Cancelled) -> tuple[Evidence, ...]:
            given = [Given(name, _png(each)) if isinstance(each, QImage) else each for each in sources]
            return take_in(opened, given, now, progress, cancelled)

        said = self.tr("添加佐证材料"), self.tr("正在把 {0} 份材料存入自评文件…").format(len(sources))
        self._begin(parent, said, work, lambda taken: self._enter(parent, taken, codes))

    def choose_and_add(self, parent: QWidget, codes: Sequence[str] = ()) -> None:
        """Choose files in the system's dialog."""
        names, _ = QFileDialog.getOpenFileNames(parent, self.tr("添加佐证材料"), str(self.document.opened.path.parent))
        self.add(parent, [Path(name) for name in names], codes)

    def paste(self, parent: QWidget, codes: Sequence[str] = ()) -> None:
        """Files or a screenshot from the clipboard."""
        sources = sources_of(QGuiApplication.clipboard().mimeData())
        if sources:
            self.add(parent, sources, codes)
        else:
            messages.show_status(self.tr("剪贴板里没有文件或截图"))

    def _enter(self, parent: QWidget, taken: Sequence[Evidence], codes: Iterable[str]) -> None:
        document, same = self.document, twins(self.document.evaluation, taken)
        answer = self._ask_about(parent, same) if same else 1
        if answer is None:
            return
        known = set(document.evaluation.evidence)
        proves = [code for code in codes if code in document.tree]
        added = enter(document.evaluation, taken, proves=proves, as_same=answer == 0)
        fresh = list({each.id: each for each in added.files if each.id not in known}.values())
        if not added.changes:
            messages.show_status(self.tr("“{0}”已经在佐证材料里").format(added.files[0].name))
            return
        label = self.tr("添加 {0} 份佐证材料").format(len(fresh) or len(added.files))
        if len(added.files) == 1:
            label = self.tr("添加佐证材料“{0}”").format(added.files[0].name)
        if document.edit(label, added.changes):
            messages.show_status(self.tr("已{0}").format(label))

    def _ask_about(self, parent: QWidget, same: Sequence[tuple[Evidence, Evidence]]) -> int | None:
        """Whether bytes that are there already are one more file: 0 for no, 1 for yes, None for nothing at all."""
        numbers = {each.file.id: each.name for each in self.files}
        new, old = same[0]
        text = self.tr("“{0}”与{1}“{2}”内容完全相同。").format(new.name, numbers[old.id], old.name)
        if len(same) > 1:
            text = self.tr("有 {0} 份文件的内容与已有材料完全相同，例如").format(len(same)) + text
        answers = [self.tr("当作同一份"), self.tr("另列一份")]
        return messages.ask(parent, self.tr("已有相同的材料"), text, answers)

    # ------------------------------------------------------------------ proving
    def link(self, code: str, keys: Sequence[str]) -> None:
        """Files that are there already prove one more indicator."""
        changes = [change for key in keys for change in prove(self.document.evaluation, key, [code])]
        label = self.tr("用 {0} 份已有附件证明“{1}”").format(len(keys), self.document.tree[code].title)
        self.document.edit(label, changes)

    def set_proofs(self, key: str, codes: Iterable[str]) -> None:
        """The indicators a file proves are these, no others."""
        proofs, wanted = self.document.evaluation.proofs, set(codes)
        gone = [
            Change(Place(Kind.PROOF, code, key), None) for code in proofs if key in proofs[code] and code not in wanted
        ]
        changes = [
            *gone,
            *prove(self.document.evaluation, key, [each for each in self.document.tree.nodes if each in wanted]),
        ]
        self.document.edit(self.tr("修改“{0}”证明的指标").format(self._name(key)), changes)

    def unlink(self, code: str, keys: Sequence[str]) -> None:
        """Files prove an indicator no longer; they stay in the list, where the evaluation has a page for it."""
        changes = [Change(Place(Kind.PROOF, code, key), None) for key in keys]
        if self.document.part:
            alone = [each.file.id for each in self.files if each.file.id in keys and each.codes == (code,)]
            changes = [change for key in alone for change in remove_evidence(self.document.evaluation, key)] + [
                each for each in changes if each.place.field not in alone
            ]
        what = self._name(keys[0]) if len(keys) == 1 else self.tr("{0} 份材料").format(len(keys))
        self.document.edit(self.tr("从“{0}”取下{1}").format(self.document.tree[code].title, what), changes)

    def move(self, key: str, step: int) -> None:
        """Change a file's number with that of its neighbour (``step`` is -1 or 1), among those of one indicator."""
        changes = moved(self.files, key, step)
        if not changes:
            messages.show_status(self.tr("附件按指标排列，“{0}”已在它的指标里的最前或最后").format(self._name(key)))
            return
        self.document.edit(self.tr("移动“{0}”").format(self._name(key)), changes)

    def remove(self, parent: QWidget, keys: Sequence[str]) -> None:
        """Take files out of the evaluation; one that proves something only when the person says so."""
        refusal = self.document.refusal
        if refusal is not None:
            messages.show_error(parent, refusal)
            return
        evaluation = self.document.evaluation
        proving = [each for each in self.files if each.file.id in keys and each.codes]
        if proving:
            names = languages.listed(f"{each.name}“{each.file.name}”" for each in proving[:3])
            count = len({code for each in proving for code in each.codes})
            text = self.tr("{0}{1}正在证明 {2} 个指标，移除后这些指标就没有这份材料了。").format(
                names, self.tr("等") if len(proving) > 3 else "", count
            )
            if messages.ask(parent, self.tr("移除佐证材料"), text, [self.tr("移除")]) is None:
                return
        changes = [change for key in keys for change in remove_evidence(evaluation, key)]
        label = self.tr("移除 {0} 份佐证材料").format(len(keys))
        if len(keys) == 1:
            label = self.tr("移除佐证材料“{0}”").format(self._name(keys[0]))
        if self.document.edit(label, changes):
            messages.show_status(self.tr("已{0}；撤销可以找回").format(label))

    def _name(self, key: str) -> str:
        return self.document.evaluation.evidence[key].name

    # ------------------------------------------------------------------ the whole list
    def verify(self, parent: QWidget, done: Callable[[frozenset[str]], None]) -> None:
        """Read every file again and compare; ``done`` gets the ids of this document's damaged ones."""
        opened, whole = self.document.opened, self.document.root.evaluation

        def told(damaged: tuple[Evidence, ...]) -> None:
            sums = {each.sha256 for each in damaged}
            own = self.document.evaluation.evidence
            done(frozenset(key for key, each in own.items() if each.sha256 in sums))

        said = self.tr("核对佐证材料"), self.tr("正在逐份读出并核对 SHA-256…")
        self._begin(parent, said, lambda progress, stopped: damaged_evidence(opened, whole, progress, stopped), told)

    def drop_removed(self, parent: QWidget, done: Callable[[], None]) -> None:
        """Let go of what was removed, for good, when the person says so."""
        text = self.tr("彻底清除以后，“撤销”不能再找回这些材料的内容；签发过的材料和本次打开后添加的不清除。")
        answers = [self.tr("彻底清除")]
        if messages.ask(parent, self.tr("清除已移除的材料"), text, answers) is None:
            return
        opened = self.document.opened

        def told(freed: int) -> None:
            messages.show_status(self.tr("已清除 {0}").format(megabytes(freed)) if freed else self.tr("没有可以清除的"))
            done()

        said = self.tr("清除已移除的材料"), self.tr("正在整理自评文件…")
        self._begin(parent, said, lambda _progress, _stopped: drop_removed(opened), told)

    def choose_and_export(self, parent: QWidget) -> None:
        """Choose where the folder with all evidence goes."""
        path = self.document.opened.path
        name, _ = QFileDialog.getSaveFileName(
            parent,
            self.tr("导出佐证材料：新文件夹的位置和名称"),
            str(path.with_name(self.tr("{0}-佐证材料").format(path.stem))),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.export(parent, Path(name))

    def export(self, parent: QWidget, folder: Path) -> None:
        """All files into folders named by indicator, with an index, then show the folder."""
        opened, case = self.document.opened, self.document.root.case

        def work(progress: Progress, cancelled: Cancelled) -> Path:
            from desktop.usecases.evidence_export import export_all

            return export_all(opened, case, folder, progress, cancelled)

        def done(index: Path) -> None:
            messages.show_status(self.tr("佐证材料已导出到 {0}").format(index.parent))

        said = self.tr("导出佐证材料"), self.tr("正在写入“{0}”…").format(folder.name)
        self._begin(parent, said, work, done)

    def _begin(
        self,
        parent: QWidget,
        said: tuple[str, str],
        work: Callable[[Progress, Cancelled], object],
        on_done: Callable[..., None],
    ) -> None:
        """Start it, or let it wait for what is under way in this file."""
        root = EvidenceDesk.of(self.document.root)
        window = parent.window()
        root._waiting.append(lambda: evidence_work.start(self, window, said, work, on_done, root._next))
        if root._work is None:
            root._next()

    def _next(self) -> None:
        self._work = self._waiting.popleft()() if self._waiting else None
        self.ended.emit()

    # ------------------------------------------------------------------ one file
    def save_as(self, parent: QWidget, evidence: Evidence) -> None:
        """Write one file into a folder the person chooses."""
        start = str(self.document.opened.path.parent)
        name = QFileDialog.getExistingDirectory(parent, self.tr("另存“{0}”到").format(evidence.name), start)
        if not name:
            return
        opened = self.document.opened

        def write() -> Path:
            from desktop.usecases.evidence_export import extract

            return extract(opened, evidence, Path(name))

        jobs.run(
            parent, write, lambda path: messages.show_status(self.tr("已另存为 {0}").format(path)), label="extract"
        )

    def open_elsewhere(self, parent: QWidget, workspace: Workspace, evidence: Evidence) -> None:
        """Open a read-only copy with the system's program."""
        opened = self.document.opened

        def copy() -> Path:
            from desktop.usecases.evidence_look import view_copy

            return view_copy(workspace, opened, evidence)

        jobs.run(parent, copy, open_outside, label="view")


def open_outside(path: Path) -> None:
    """Let the system open a file with whatever it has for it."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        said = QCoreApplication.translate("EvidenceDesk", "系统没有打开“{0}”的程序，请“另存为”后处理")
        messages.show_status(said.format(path.name))


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())
