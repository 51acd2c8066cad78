"""What a job knows dies on the UI thread, in whatever order the window, the job and its answer go."""

from __future__ import annotations

import sys
import threading
import weakref
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Problem, UserError
from desktop.ui import jobs

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

UI = threading.get_ident()


class Watched(QDialog):
    """A dialog that writes down on which thread it dies."""

    def __init__(self, died_on: list[int]) -> None:
        super().__init__()
        weakref.finalize(self, lambda: died_on.append(threading.get_ident()))


@pytest.mark.parametrize("error", [None, UserError(Problem.FILE_WRITE, file="甲", why="乙"), ZeroDivisionError()])
def test_a_dialog_dies_on_the_ui_thread_though_its_job_outlives_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, error: Exception | None
) -> None:
    """Only the job still knows the closed dialog: its function, its result and the traceback of its error do."""
    died_on: list[int] = []
    ended: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *_: ended.append("unexpected"))
    go_on = threading.Event()

    def begin() -> None:
        dialog = Watched(died_on)

        def work() -> QDialog:
            go_on.wait(10)
            if error is not None:
                raise error
            return dialog

        jobs.run(None, work, lambda _: ended.append("done"), lambda _: ended.append("refused"))

    begin()
    go_on.set()
    assert died_on == []
    qtbot.waitUntil(lambda: bool(ended))
    if error is not None:
        error.__traceback__ = None  # the test's own error lives on
    qtbot.waitUntil(lambda: bool(died_on))
    assert set(died_on) == {UI}


def test_many_dialogs_die_while_the_window_goes_on(qtbot: QtBot) -> None:
    died_on: list[int] = []
    done: list[object] = []

    def begin() -> None:
        dialog = Watched(died_on)
        jobs.run(None, lambda: dialog.result(), done.append)

    for _ in range(300):
        begin()
    qtbot.waitUntil(lambda: len(done) == len(died_on) == 300)
    assert set(died_on) == {UI}


def test_how_far_it_is_arrives_before_the_end(qtbot: QtBot) -> None:
    told: list[object] = []

    def work() -> str:
        jobs.tell(1, 2)
        jobs.tell(2, 2)
        return "ready"

    jobs.run(None, work, told.append, on_step=lambda *step: told.append((*step, threading.get_ident())))
    qtbot.waitUntil(lambda: "ready" in told)
    assert told == [(1, 2, UI), (2, 2, UI), "ready"]


def test_nothing_is_told_to_a_window_that_is_gone(qtbot: QtBot) -> None:
    told: list[object] = []
    parent = QObject()
    go_on = threading.Event()

    def work() -> None:
        go_on.wait(10)
        jobs.tell("step")

    jobs.run(parent, work, told.append, on_step=told.append)
    parent.deleteLater()
    with qtbot.waitSignal(parent.destroyed):
        pass
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.waiting())
    assert told == []


def test_a_page_wakes_up_before_our_mistake_is_shown(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: told.append(kind.__name__))

    jobs.run(None, lambda: 1 // 0, lambda _: told.append("done"), on_broken=lambda: told.append("awake"))

    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["awake", "ZeroDivisionError"]


def test_the_answer_of_another_thread_arrives_on_this_one(qtbot: QtBot) -> None:
    told: list[tuple[str, int]] = []

    def take(answer: Future[str]) -> None:
        told.append((answer.result(), threading.get_ident()))

    parent = QObject()
    with ThreadPoolExecutor(1) as pool:
        jobs.follow(parent, pool.submit(lambda: "saved"), take)
        qtbot.waitUntil(lambda: bool(told))
    assert told == [("saved", UI)]
