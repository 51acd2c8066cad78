"""Reading last year's file off the UI thread, stopped whenever nobody waits for it any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QObject, Signal

from desktop.domain.errors import UserError
from desktop.domain.formchange import FormLine
from desktop.ui import jobs
from desktop.usecases import import_prior, mappings
from desktop.usecases.import_prior import Source, Stopped
from desktop.usecases.workspace import Workspace


class Reading(NamedTuple):
    """What came of it.

    Attributes:
        source: What was read.
        known: Id and title of the forms there are.
        recalled: What was decided for the last file of this layout.
        changes: What differs between the form of then and this year's.
    """

    source: Source
    known: tuple[tuple[str, str], ...]
    recalled: dict[str, str]
    changes: tuple[FormLine, ...]


class SourceReading(QObject):
    """One reading at a time; beginning another stops the one before."""

    done = Signal(object)  # Reading
    failed = Signal(object)  # UserError
    broken = Signal()  # ended by a mistake of ours; the error box appears by itself

    def __init__(self, workspace: Workspace, clock: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._clock = workspace, clock
        self._stop = Event()
        self._again: Callable[[str | None], None] = lambda _: None

    def read_file(self, path: Path, rubric_id: str | None = None) -> None:
        """Begin to read a file."""
        workspace, now = self._workspace, self._clock()
        self._again = lambda other: self.read_file(path, other)
        self._begin(lambda stopped: import_prior.read_source(workspace, path, rubric_id, now, stopped, shown=True))

    def read_clipboard(self, text: str, html: str | None, rubric_id: str | None = None) -> None:
        """Begin to read what was copied."""
        workspace = self._workspace
        self._again = lambda other: self.read_clipboard(text, html, other)
        self._begin(lambda stopped: import_prior.read_pasted(workspace, text, html, rubric_id, stopped, shown=True))

    def read_again(self, rubric_id: str | None) -> None:
        """The same source for another form."""
        self._again(rubric_id)

    def stop(self) -> None:
        """End what is being read, the reading process with it; nothing is said of it."""
        self._stop.set()

    def _begin(self, read: Callable[[Stopped], Source]) -> None:
        self.stop()
        self._stop = stop = Event()
        workspace = self._workspace

        def work() -> Reading:
            source = read(stop.is_set)
            recalled = mappings.recall(workspace.data, source.result, source.text, source.rubric)
            return Reading(source, import_prior.rubric_ids(workspace), recalled, import_prior.form_lines(source))

        def done(reading: Reading) -> None:
            if not stop.is_set():
                self.done.emit(reading)

        def failed(error: UserError) -> None:
            if not stop.is_set():
                self.failed.emit(error)

        jobs.run(self, work, done, failed, on_broken=self.broken.emit, label="read source")


def copied(mime: QMimeData | None) -> tuple[str, str | None] | None:
    """The text of a clipboard, and its HTML where it has any; None where it holds neither. An empty one has no data."""
    if mime is None:
        return None
    text = mime.text() if mime.hasText() else ""
    html = mime.html() if mime.hasHtml() else None
    return (text, html) if text.strip() or html else None
