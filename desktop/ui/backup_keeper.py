"""Backups at the right moments, off the UI thread: at opening, with changes, before an import, signed, at closing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop.domain.errors import Problem, UserError
from desktop.ui import jobs, languages, messages

if TYPE_CHECKING:
    from desktop.ui.document import Document
    from desktop.usecases.backups import Backup
    from desktop.usecases.workspace import Workspace

_LOOK_EVERY = 60_000  # ms


class BackupKeeper(QObject):
    """Looks after the document of one window. A failure is told at once and tried again a quarter of an hour later."""

    made = Signal(object)  # Backup, or None where the newest one holds the same

    def __init__(self, workspace: Workspace, clock: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._clock = workspace, clock
        self._document: Document | None = None
        self._last: datetime | None = None  # of the last attempt
        self._changed = self._busy = False
        self._signatures = 0
        self._again: bool | None = None  # wanted while one was under way: whether of a sign-off
        self._stop = Event()
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    def follow(self, document: Document) -> None:
        """Look after an evaluation that was just opened, and begin with a backup of what it was."""
        if document.read_only is not None:
            return
        self._document, self._changed, self._busy, self._again = document, False, False, None
        self._signatures, self._stop = _signatures(document), Event()
        document.saved.connect(self._on_saved)
        document.state_changed.connect(self._on_state)
        self._timer.start()
        self._start(signed=False, tidy=True)

    def leave(self) -> Callable[[], None]:
        """Let go of the document, which is about to be closed; what it returns is to be called once it is."""
        document, self._document, self._last = self._document, None, None
        self._timer.stop()
        self._stop.set()
        if document is None:
            return lambda: None
        document.saved.disconnect(self._on_saved)
        document.state_changed.disconnect(self._on_state)
        workspace, path, now = self._workspace, document.opened.path, self._clock()
        fingerprint = document.opened.run(lambda file: file.fingerprint).result()

        def make() -> Backup | None:
            from desktop.usecases.backups import back_up_closed

            return back_up_closed(workspace, path, fingerprint, now)

        return lambda: jobs.run(None, make, lambda _made: None, _tell, label="backup")

    def make(self) -> None:
        """Back up at once, before something that changes much; edits go on."""
        if self._document is not None:
            self._start(signed=False)

    def look(self) -> None:
        """Back up where changes have gone without for long enough."""
        document, last = self._document, self._last
        if document is None or last is None or not self._changed:
            return
        from desktop.usecases.backups import is_due

        size = sum(each.size for each in document.root.evaluation.evidence.values())
        if is_due(last, self._clock(), size):
            self._start(signed=False)

    # ------------------------------------------------------------------ inside
    def _on_saved(self) -> None:
        self._changed = True

    def _on_state(self) -> None:
        assert self._document is not None
        count = _signatures(self._document)
        if count > self._signatures:
            self._start(signed=True)
        self._signatures = count

    def _start(self, *, signed: bool, tidy: bool = False) -> None:
        document = self._document
        assert document is not None
        if self._busy:
            self._again = signed or bool(self._again)
            return
        self._busy, self._changed, self._last = True, False, self._clock()
        workspace, opened, now, stop = self._workspace, document.opened, self._last, self._stop

        def make() -> Backup | None:
            from desktop.usecases.backups import back_up, drop_unnamed

            try:
                if tidy:
                    drop_unnamed(opened)
                return back_up(workspace, opened, now, signed=signed, cancelled=stop.is_set)
            except RuntimeError as error:  # closed meanwhile
                raise UserError(Problem.IMPORT_CANCELLED, file=opened.path.name) from error

        def done(backup: Backup | None) -> None:
            if stop is self._stop:
                self._end()
                self.made.emit(backup)

        def failed(error: UserError) -> None:
            if stop is self._stop:
                self._changed = True
                self._end()
            _tell(error)

        jobs.run(self, make, done, failed, label="backup")

    def _end(self) -> None:
        self._busy = False
        again, self._again = self._again, None
        if again is not None and self._document is not None:
            self._start(signed=again)


def _signatures(document: Document) -> int:
    return sum(len(revision.signatures) for revision in document.opened.revisions)


def _tell(error: UserError) -> None:
    if error.code is not Problem.IMPORT_CANCELLED:
        said = QCoreApplication.translate("BackupKeeper", "没有做成备份：{0}")
        messages.show_status(said.format(languages.said(error)))
