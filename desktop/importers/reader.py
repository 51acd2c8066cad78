"""Last year's documents read at arm's length: in the reading process, old binary formats after LibreOffice saved them.

with Reader(stopped) as reader:
    reader.begin(path)          # returns at once; rubrics can be loaded meanwhile
    carried = reader.opened()   # the data a signed report of ours carries, or None
    result = reader.understand(rubric)
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import UserError
from desktop.domain.imported import ImportResult
from desktop.domain.rubric import Rubric
from desktop.domain.sheetkeys import FilledSheet
from desktop.domain.sourcetext import SourceText
from desktop.importers import libreoffice
from desktop.importers.child import Child
from desktop.importers.source import check_length

if TYPE_CHECKING:
    from desktop.importers.structure import Form


class Reader:
    """Reads one document after the other; messages and results name the file the person chose.

    Args:
        stopped: Asked twenty times a second; once it says yes, what works is killed.
        start: How to start the reading process, as :class:`Child` has it.
    """

    def __init__(self, stopped: Callable[[], bool], start: Sequence[str] | None = None) -> None:
        self._stopped, self._child = stopped, Child(stopped, start)
        self._path = Path()

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """End the reading process."""
        self._child.close()

    def begin(self, path: Path, *, printed: bool = False) -> None:
        """Have a document read; with ``printed``, also a signed report of ours as any other PDF.

        Raises:
            UserError: The reading process cannot be started.
        """
        self._path = path
        self._child.ask_open(path, path.name, printed=printed)

    def begin_pasted(self, text: str, html: str | None, name: str) -> None:
        """Have a clipboard read.

        Raises:
            UserError: It holds more than any evaluation has; the reading process cannot be started.
        """
        check_length(text, html, name)
        self._child.ask_pasted(text, html, name)

    def opened(self) -> bytes | None:
        """The data a signed report of ours carries; None when the document has been laid out instead.

        Raises:
            UserError: It is refused, was stopped, or could not be read to its end.
        """
        try:
            return self._child.opened()
        except UserError as refused:
            suffix = refused.context.get("convert")
            office = libreoffice.program() if isinstance(suffix, str) and suffix in (".docx", ".xlsx") else None
            if office is None:
                raise
            self._converted(office, str(suffix))
            return None

    def understand(self, rubric: Rubric) -> ImportResult:
        """What the open document says of a rubric.

        Raises:
            UserError: As :meth:`opened`; IMPORT_NOTHING.
        """
        return self._child.understand(rubric)

    def understand_each(self, rubrics: Iterable[Rubric]) -> Iterator[tuple[Rubric, ImportResult]]:
        """What the open document says of each rubric; while it is understood with one, the next is taken.

        Raises:
            UserError: As :meth:`understand`, or what taking a rubric raises; the document is closed then.
        """
        asked: Rubric | None = None
        try:
            for rubric in rubrics:
                if asked is not None:
                    done, asked = asked, None
                    yield done, self._child.understood()
                self._child.ask_understand(rubric)
                asked = rubric
            if asked is not None:
                done, asked = asked, None
                yield done, self._child.understood()
        finally:
            if asked is not None:  # its answer must not meet another question
                self.close()

    def lines(self) -> tuple[str, ...]:
        """The paragraphs of the open document, its tables left out.

        Raises:
            UserError: As :meth:`opened`.
        """
        return self._child.lines()

    def filled(self) -> FilledSheet:
        """What stands in the open document as a collection sheet (填报表), under the name the person knows it by.

        Raises:
            UserError: As :meth:`opened`.
        """
        return replace(self._child.filled(), source=self._path.name)

    def form(self) -> Form:
        """The bare form the open document prints.

        Raises:
            UserError: As :meth:`opened`; IMPORT_NOTHING, no table with names and weights in it.
        """
        return self._child.form()

    def shown(self) -> SourceText:
        """The tables and paragraphs of the open document, to be looked at.

        Raises:
            UserError: As :meth:`opened`.
        """
        return self._child.shown()

    def _converted(self, office: Path, suffix: str) -> None:
        with tempfile.TemporaryDirectory(prefix="zipingtai-", ignore_cleanup_errors=True) as folder:
            saved = libreoffice.convert(office, self._path, suffix, Path(folder), self._stopped)
            try:
                self._child.ask_open(saved, self._path.name, printed=True)
                self._child.opened()
            except UserError as refused:  # of what LibreOffice saved, told of the file it was made of
                raise UserError(refused.code, **{**refused.context, "file": self._path.name}) from refused
