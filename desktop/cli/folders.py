"""Where commands write: a folder that is not there yet is made, as ``new`` and ``import`` make it."""

from __future__ import annotations

import contextlib
from pathlib import Path


def made_room(output: Path, *suffixes: str) -> None:
    """Make the folder a file of one of these formats goes into; where that fails, writing the file says why."""
    if output.suffix.lower() in suffixes:
        with contextlib.suppress(OSError):
            output.parent.mkdir(parents=True, exist_ok=True)
