"""The program's own rubrics, with documents and data of the day."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.usecases.workspace import Workspace
from tests.golden_case import ROOT


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(ROOT, tmp_path / "文档", tmp_path / "data", "tester@desk")
