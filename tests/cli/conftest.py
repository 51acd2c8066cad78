"""A person's own data, apart from those of whoever runs the tests."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZIPINGTAI_DATA", str(tmp_path / "data"))
