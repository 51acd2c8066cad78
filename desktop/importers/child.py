"""The program's end of the reading process: started, asked, given a time, and killed when it is over.

A library that crashes, hangs or takes all memory over somebody's document ends that process and becomes a message.
The process is our own program again: ``python -c`` with our ``sys.path``, or the frozen program with ``READ_SOURCE``.
"""

from __future__ import annotations

import base64
import json
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from desktop.domain.errors import Problem, UserError
from desktop.domain.imported import ImportResult
from desktop.domain.rubric import Rubric
from desktop.domain.sheetkeys import FilledSheet
from desktop.domain.sourcetext import SourceText
from desktop.importers.limits import MEMORY
from desktop.importers.wire import decode

if TYPE_CHECKING:
    from desktop.importers.structure import Form

READ_SOURCE = "--read-source"  # what a frozen program is started with to be the reading process; see __main__
SECONDS = 30  # for one question; the longest published report takes 2 on an office machine
DOCUMENTS = 50  # read by one process before a fresh one takes over
LONGEST_ANSWER = 16_000_000  # bytes
_TICK = 0.05  # seconds between two looks at ``stopped``

Stopped = Callable[[], bool]


def command() -> list[str]:
    """How the reading process is started."""
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_SOURCE]
    places = [place for place in sys.path if place]
    begin = f"import sys; sys.path[:] = {places!r}; from desktop.importers.serve import main; sys.exit(main())"
    return [sys.executable, "-P", "-X", "utf8", "-c", begin]


class Child:
    """One reading process at a time; a new one whenever the last has ended or has read enough.

    Args:
        stopped: Asked twenty times a second while waiting; once it says yes the process is killed.
        start: How to start it: tests give one whose readers misbehave.
        seconds: How long one answer may take.
    """

    def __init__(self, stopped: Stopped, start: Sequence[str] | None = None, seconds: int = SECONDS) -> None:
        self._stopped, self._seconds = stopped, seconds
        self._start = list(start or command())
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: SimpleQueue[bytes] = SimpleQueue()
        self._file = ""
        self._documents = 0

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def ask_open(self, path: Path, name: str, *, printed: bool) -> None:
        """Have a document read; :meth:`opened` waits for it.

        Args:
            path: The document.
            name: What the person calls it, which may tell whose and of which year it is.
            printed: Whether data a report of ours carries is left aside.
        """
        self._file = name
        if self._documents >= DOCUMENTS:
            self.close()
        self._documents += 1
        self._send({"ask": "open", "path": str(path.absolute()), "name": name, "printed": printed})

    def ask_pasted(self, text: str, html: str | None, name: str) -> None:
        """Have a clipboard read; :meth:`opened` waits for it.

        Args:
            text: Its plain text.
            html: Its HTML, where it has any.
            name: What messages call it.
        """
        self._file = name
        self._documents += 1
        self._send({"ask": "paste", "text": text, "html": html, "name": name})

    def opened(self) -> bytes | None:
        """The data a signed report of ours carries; None when the document has been laid out instead.

        Raises:
            UserError: It is refused, was stopped, or could not be read to its end.
        """
        got = self._receive()
        try:
            return None if got is None else base64.b64decode(got, validate=True)
        except (ValueError, TypeError) as error:
            raise self._ended("读取程序的回答无法识别") from error

    def understand(self, rubric: Rubric) -> ImportResult:
        """What the open document says of a rubric.

        Raises:
            UserError: As :meth:`opened`; IMPORT_NOTHING.
        """
        self.ask_understand(rubric)
        return self.understood()

    def ask_understand(self, rubric: Rubric) -> None:
        """Have the open document understood; :meth:`understood` waits. One question at a time: the pipe is short.

        Raises:
            UserError: As :meth:`opened`.
        """
        self._send({"ask": "understand", "rubric": base64.b64encode(pickle.dumps(rubric)).decode("ascii")})

    def understood(self) -> ImportResult:
        """The answer to :meth:`ask_understand`.

        Raises:
            UserError: As :meth:`understand`.
        """
        result: ImportResult = self._value(ImportResult)
        return result

    def lines(self) -> tuple[str, ...]:
        """The paragraphs of the open document, its tables left out.

        Raises:
            UserError: As :meth:`opened`.
        """
        self._send({"ask": "lines"})
        lines: tuple[str, ...] = self._value(tuple[str, ...])
        return lines

    def filled(self) -> FilledSheet:
        """What stands in the open document as a collection sheet (填报表).

        Raises:
            UserError: As :meth:`opened`.
        """
        self._send({"ask": "filled"})
        sheet: FilledSheet = self._value(FilledSheet)
        return sheet

    def form(self) -> Form:
        """The bare form the open document prints.

        Raises:
            UserError: As :meth:`opened`; IMPORT_NOTHING, no table with names and weights in it.
        """
        from desktop.importers.structure import Form  # the understanding belongs to the other process

        self._send({"ask": "form"})
        form: Form = self._value(Form)
        return form

    def shown(self) -> SourceText:
        """The tables and paragraphs of the open document, to be looked at.

        Raises:
            UserError: As :meth:`opened`.
        """
        self._send({"ask": "shown"})
        text: SourceText = self._value(SourceText)
        return text

    def _value(self, kind: Any) -> Any:
        got = self._receive()
        try:
            return decode(kind, got)
        except (ValueError, RecursionError) as error:
            raise self._ended("读取程序的回答无法识别") from error

    def close(self) -> None:
        """End the process at once; nothing is lost, it holds no file of ours."""
        process, self._process, self._documents = self._process, None, 0
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    _close(pipe)

    def _send(self, question: dict[str, Any]) -> None:
        process = self._process or self._started()
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(question).encode("ascii") + b"\n")
            process.stdin.flush()
        except OSError as error:  # it has ended meanwhile
            raise self._ended(self._how_it_ended(process)) from error

    def _started(self) -> subprocess.Popen[bytes]:
        try:
            process = subprocess.Popen(  # noqa: S603 - our own program
                self._start,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise self._ended(f"读取程序没能启动（{error.strerror}）") from error
        self._process, self._answers = process, SimpleQueue()
        threading.Thread(target=_listen, args=(process, self._answers), daemon=True).start()
        return process

    def _receive(self) -> Any:
        process = self._process
        assert process is not None, "a question comes first"
        until = time.monotonic() + self._seconds
        while True:
            try:
                line = self._answers.get(timeout=_TICK)
                break
            except Empty:
                if self._stopped():
                    self.close()
                    raise UserError(Problem.IMPORT_CANCELLED, file=self._file) from None
                if time.monotonic() > until:
                    raise self._ended(f"用时超过 {self._seconds} 秒") from None
        if not line.endswith(b"\n"):
            raise self._ended(self._how_it_ended(process) if len(line) < LONGEST_ANSWER else "内容过多")
        return self._understood(line)

    def _understood(self, line: bytes) -> Any:
        try:
            told = json.loads(line)
            if "got" in told:
                return told["got"]
            if "refused" in told:
                refused = UserError(Problem[told["refused"]], **told["context"])
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            raise self._ended("读取程序的回答无法识别") from error
        if "refused" in told:
            raise refused
        if "full" in told:
            raise self._ended(f"占用内存超过 {MEMORY // 1_000_000} MB")
        ended = self._ended("读取程序遇到无法处理的内容")
        ended.add_note(str(told.get("trace", "")))
        raise ended

    def _ended(self, why: str) -> UserError:
        """The process is of no more use, for one reason."""
        self.close()
        return UserError(Problem.IMPORT_STOPPED, file=self._file, why=why)

    def _how_it_ended(self, process: subprocess.Popen[bytes]) -> str:
        try:
            code = process.wait(timeout=5)
        except subprocess.TimeoutExpired:  # it closed its output and lives on
            return "读取程序不再回答"
        if sys.platform != "win32" and code == -signal.SIGXCPU:
            return "处理用时过长"
        return f"读取程序意外退出（代码 {code}）"


def _listen(process: subprocess.Popen[bytes], answers: SimpleQueue[bytes]) -> None:
    """Hand over line by line; a line without end says that the process has ended, or talks too much."""
    assert process.stdout is not None
    try:
        while True:
            line = process.stdout.readline(LONGEST_ANSWER)
            answers.put(line)
            if not line.endswith(b"\n"):
                return
    except (OSError, ValueError):  # closed by ``close`` meanwhile
        answers.put(b"")


def _close(pipe: Any) -> None:
    try:
        pipe.close()
    except OSError:  # what was still to be sent has nobody to read it
        return
