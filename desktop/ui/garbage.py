"""Python's cyclic garbage is collected on the UI thread only.

A dialog and what it was told to call later can hold each other, so that only the collector frees them. Left to itself
it runs on whichever thread allocates, the writer's for example, and destroying a widget there crashes the program: seen
as ~QWidget on the writer thread while the window still delivered its events.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000  # ms
_MOST = 50_000  # young objects before all of them are looked through; below, the youngest only


class Kept:
    """What is open, kept from the collector: it lives until it is closed, and looking through it would cost frames."""

    def __init__(self) -> None:
        self._any = False

    def keep(self) -> None:
        """Keep what there is now; what was kept before and has been closed since is let go of."""
        if self._any:
            gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._any = True


class Collector(QObject):
    """Takes the place of automatic collection for as long as it lives; its parent is the application."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Look through what is due, by Python's own thresholds; the old generation seldom, for it takes longest."""
        young, middle, old = gc.get_count()
        young_limit, middle_limit, old_limit = gc.get_threshold()
        if young <= young_limit:
            return
        if old > old_limit and young < _MOST:  # not in the moment in which a reader or the report is at work
            gc.collect(2)
        else:
            gc.collect(1 if middle > middle_limit else 0)

    def stop(self) -> None:
        """Back to automatic collection, for tests."""
        self._timer.stop()
        gc.enable()
