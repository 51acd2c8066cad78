"""What the children of the crash and lock tests do; they are started afresh and killed without warning."""

from __future__ import annotations

import multiprocessing
import sys
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path

from desktop.domain.edit import Edit
from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.storage.evaluation_file import EvaluationFile
from tests.storage.samples import HOLDER, NOW, fact, leaf


def processes() -> BaseContext:
    """Clean children; where the system can fork, from a server that has imported everything once."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.storage.crashing"])
    return context


def changes_of(number: int) -> tuple[Change, ...]:
    """The edit with this number: several cells, some of them pages long, all telling the same number."""
    text = f"{number} " + "支出" * (number * 37 % 4000)
    return (
        fact("number", str(number)),
        leaf("mgmt.rate", "basis", text),
        leaf(f"mgmt.{number % 50}", "note", text[:200]),
        Change(Place(Kind.UNCONFIRMED, str(number % 9)), None if number % 2 else "1"),
    )


def edit_of(evaluation: Evaluation, number: int) -> Edit:
    """The same with what it takes back."""
    changes = changes_of(number)
    return Edit(f"第{number}步", changes, evaluation.inverse(changes), NOW)


def edit_until_killed(path: Path, acknowledged: Connection) -> None:
    """Apply edit after edit, and tell the number of each that the file has acknowledged."""
    file = EvaluationFile.open(path, holder=HOLDER, now=NOW)
    number = int(file.load().facts.get("number", 0))
    while True:
        number += 1
        file.apply(edit_of(file.load(), number))
        acknowledged.send_bytes(str(number).encode())


def hold(path: Path, told: Connection) -> None:
    """Keep the file open for writing until killed or told to close."""
    file = EvaluationFile.open(path, holder=HOLDER, now=NOW)
    told.send_bytes(b"writable" if file.read_only is None else b"read-only")
    told.recv_bytes()
    file.close()
    told.send_bytes(b"closed")
