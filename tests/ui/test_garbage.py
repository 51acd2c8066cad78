"""Widgets die on the UI thread, whatever the workers are doing."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.ui import jobs
from desktop.ui.garbage import Collector
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    made = Collector(qapp)
    yield made
    made.stop()
    made.deleteLater()


def forgotten_dialog(died_on: list[int]) -> None:
    """A dialog that holds itself through what it was told to call later, and is then dropped."""
    dialog = QDialog()
    dialog.afterwards = dialog.close  # type: ignore[attr-defined]
    weakref.finalize(dialog, lambda: died_on.append(threading.get_ident()))


def allocate() -> int:
    """More containers than would make Python collect hundreds of times."""
    kept = [[number] for number in range(300_000)]
    return len(kept)


def test_a_worker_that_allocates_destroys_no_widget(qtbot: QtBot, collector: Collector) -> None:
    died_on: list[int] = []
    forgotten_dialog(died_on)
    done: list[int] = []
    jobs.run(None, allocate, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert died_on == []
    gc.collect()
    assert died_on == [threading.get_ident()]


def test_the_collector_keeps_memory_from_growing(qapp: QApplication, collector: Collector) -> None:
    gc.collect()
    cycles = []
    for _ in range(2000):
        cycle: list[object] = []
        cycle.append(cycle)
        cycles.append(cycle)
    del cycles, cycle
    assert gc.get_count()[0] > 1500
    collector.collect()
    assert gc.get_count()[0] < 700


def test_python_collects_by_itself_again_afterwards(qapp: QApplication) -> None:
    collector = Collector(qapp)
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_an_evaluation_that_was_closed_is_forgotten_with_the_next(clerk: Clerk) -> None:
    """What is open is kept from the collector, which would look through it in vain; only while it is open."""
    before = gc.get_freeze_count()
    clerk.opens_a_draft()
    clerk.waits_for(lambda: gc.get_freeze_count() > before)
    first = weakref.ref(clerk.document)
    clerk.closes_the_file()
    clerk.opens_a_draft(unit="甲县档案馆")

    clerk.waits_for(lambda: first() is None)

    assert gc.get_freeze_count() > 0
