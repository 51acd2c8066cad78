"""A clerk at the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.clerk import Clerk


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path) -> Iterator[Clerk]:
    """Her day begins at the start page and ends with the window closed."""
    with Clerk(qtbot, tmp_path) as clerk:
        yield clerk
