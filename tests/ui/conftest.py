"""A clerk at the window."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.clerk import Clerk


@pytest.fixture(scope="package", autouse=True)
def collecting_by_itself_is_off() -> Iterator[None]:
    """As in the program (desktop.ui.garbage): a worker that collects would destroy a closed dialog, and crash."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def garbage_dies_on_this_thread() -> Iterator[None]:
    """Not even between two tests is a worker left over from the first allowed to collect."""
    yield
    gc.disable()  # a test of the collector leaves it on
    gc.collect()


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path) -> Iterator[Clerk]:
    """Her day begins at the start page and ends with the window closed."""
    with Clerk(qtbot, tmp_path) as clerk:
        yield clerk
