"""PySide6 must not give away references to None that it does not own.

PySide6 6.12.0 did so on CPython before 3.12: each call of a method without a result took one reference from None, and
the program died after some ten thousand of them. 6.9.3 does not; an upgrade must not bring it back.
"""

from __future__ import annotations

import subprocess
import sys

CALLS = 200_000
SCRIPT = f"""
import sys
from PySide6.QtCore import QObject

thing = QObject()
before = sys.getrefcount(None)
for _ in range({CALLS}):
    thing.setObjectName("名称")
print(sys.getrefcount(None) - before)
"""


def test_void_methods_leave_none_alone() -> None:
    """In a process of its own, for failing means a crash; from 3.12 on None is immortal and its count stands still."""
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, encoding="utf-8", check=False)

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > -CALLS // 1000
