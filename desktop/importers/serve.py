"""The reading process: takes one document after the other from the program, and answers in JSON, line by line.

Asked ``open``, it lays a document out and keeps it (or answers with the data a signed report of ours carries), and so
with a clipboard when asked ``paste``; asked ``understand``, it says what the kept document says of one rubric; asked
``lines``, its paragraphs; asked ``shown``, its tables and paragraphs for a person to look at; asked ``filled``, what
was typed into it as a collection sheet; asked ``form``, the bare form it prints. The rubric comes pickled, from our own
program; what goes back is :mod:`wire`. Standard output belongs to the answers alone: a library that prints, prints to
nowhere.
"""

from __future__ import annotations

import base64
import io
import json
import os
import pickle
import sys
import traceback
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from desktop import importers
from desktop.domain.errors import UserError
from desktop.importers import limits
from desktop.importers.document import Document
from desktop.importers.wire import Json, encode


def main() -> int:
    """Confine this process, then serve until the program closes our input."""
    questions = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    sys.stdout = io.TextIOWrapper(io.BytesIO())
    limits.confine()
    desk = _Desk()
    for line in iter(questions.readline, b""):
        limits.allow_time()
        answers.write(json.dumps(answer(desk, json.loads(line))).encode("ascii") + b"\n")
        answers.flush()
        import_module("desktop.importers.reading")  # the next question needs it; now the program is busy anyway
    return 0


class _Desk:
    """The document that lies open."""

    document: Document | None = None


def answer(desk: _Desk, asked: dict[str, Any]) -> Json:
    """What came of one question: ``{"got": …}``, ``{"refused": …}``, ``{"full": true}`` or ``{"broken": …}``."""
    try:
        return {"got": _ASKED[asked["ask"]](desk, asked)}
    except UserError as error:
        context = {key: value if isinstance(value, int) else str(value) for key, value in error.context.items()}
        return {"refused": error.code.name, "context": context}
    except MemoryError:
        desk.document = None
        return {"full": True}
    except Exception as error:  # noqa: BLE001 - whatever a library lets through is told, not swallowed
        return {"broken": type(error).__name__, "trace": "".join(traceback.format_exception(error))[-4000:]}


def _open(desk: _Desk, asked: dict[str, Any]) -> Json:
    path = Path(asked["path"])
    desk.document = None
    carried = None if asked["printed"] else importers.attached_data(path)
    if carried is not None:
        return base64.b64encode(carried).decode("ascii")
    desk.document = replace(importers.load(path), source=asked["name"])
    return None


def _paste(desk: _Desk, asked: dict[str, Any]) -> Json:
    desk.document = None
    desk.document = importers.load_text(asked["text"], asked["html"], asked["name"])


def _understand(desk: _Desk, asked: dict[str, Any]) -> Json:
    assert desk.document is not None, "open comes first"
    rubric = pickle.loads(base64.b64decode(asked["rubric"]))  # noqa: S301 - sent by our own program, never read
    return encode(importers.understand(desk.document, rubric))


def _lines(desk: _Desk, asked: dict[str, Any]) -> Json:
    del asked
    assert desk.document is not None, "open comes first"
    return encode(desk.document.lines)


def _filled(desk: _Desk, asked: dict[str, Any]) -> Json:
    del asked
    from desktop.importers.filled import filled

    assert desk.document is not None, "open comes first"
    return encode(filled(desk.document))


def _form(desk: _Desk, asked: dict[str, Any]) -> Json:
    del asked
    from desktop.importers.structure import form_of

    assert desk.document is not None, "open comes first"
    return encode(form_of(desk.document))


def _shown(desk: _Desk, asked: dict[str, Any]) -> Json:
    del asked
    from desktop.importers.shown import shown

    assert desk.document is not None, "open comes first"
    return encode(shown(desk.document))


_ASKED = {
    "open": _open,
    "paste": _paste,
    "understand": _understand,
    "lines": _lines,
    "shown": _shown,
    "filled": _filled,
    "form": _form,
}
