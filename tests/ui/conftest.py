"""A clerk at the window."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.clerk import Clerk


@pytest.fixture(autouse=True)
def garbage_dies_on_this_thread() -> Iterator[None]:
    """As in the program (desktop.ui.garbage): a worker that collects would destroy a closed dialog, and crash."""
    gc.disable()
    yield
    gc.enable()
    gc.collect()


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path) -> Iterator[Clerk]:
    """Her day begins at the start page and ends with the window closed."""
    with Clerk(qtbot, tmp_path) as clerk:
        yield clerk
