"""A command that scripts run by the thousand loads what it needs: no other command, and for a document no checks."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("heavy", ["desktop.cli.commands", "desktop.domain.findings", "desktop.usecases.open_file"])
def test_reading_a_document_loads_no_other_command(heavy: str) -> None:
    asked = f"import sys, desktop.cli.importing, desktop.usecases.import_prior; sys.exit({heavy!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr or f"{heavy} is loaded"


def test_the_reading_process_is_at_work_before_the_rest_is_loaded() -> None:
    asked = "import sys, desktop.cli.importing; sys.exit('desktop.usecases.import_prior' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
