"""500 MB of evidence in a file of 300 indicators: taking it in, backing it up, opening, verifying, exporting.

Beside the time of each: the longest the window stood still, the longest an edit waited for the disk meanwhile, and how
much memory grew. Run: python tests/benchmarks/bench_evidence.py [--megabytes 500] [--folder FOLDER]. Exit code 1 when
opening takes 2 s or more, the window stands still for over 100 ms, an edit waits a second, or memory grows by 100 MB.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, QObject, QTimer

from desktop.domain.evaluation import Change, Kind, Place
from desktop.ui import application, jobs
from desktop.ui.evidence_actions import EvidenceDesk
from desktop.ui.main_window import MainWindow
from desktop.usecases.open_file import create, open_evaluation
from desktop.usecases.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
OWN, BIG = 258, 320  # own indicators beside the form's 42; MB of the largest file
OPEN, STILL, WAIT, GROWN = 2.0, 0.1, 1.0, 100  # s, s, s, MB


def clock() -> datetime:
    return datetime.now(UTC)


def own_rows() -> list[Change]:
    """Own indicators below 履职效能."""
    changes = []
    for number in range(1, OWN + 1):
        values = (("parent", "duty"), ("name", f"指标{number}"), ("weight", "0.1"), ("position", str(number)))
        changes += [Change(Place(Kind.OWN, f"duty.{number}", name), value) for name, value in values]
    return changes


def papers(folder: Path, megabytes: int) -> Iterator[Path]:
    """One large file and smaller ones of 10 MB; no two alike."""
    noise, number = random.Random(1).randbytes(1 << 20), 0
    sizes = [min(BIG, megabytes)] + [10] * max((megabytes - BIG) // 10, 0)
    for number, size in enumerate(sizes):
        path = folder / f"{number:02}.mp4"
        with path.open("wb") as out:
            for piece in range(size):
                out.write(f"{number} {piece}".encode().ljust(16) + noise[16:])
        yield path


class Watch(QObject):
    """The longest between two ticks of the window's thread, and the longest an edit of it waited for the disk."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window, self.still, self.wait = window, 0.0, 0.0
        self._last, self._typed, self._count = time.perf_counter(), 0.0, 0
        self._tick, self._type = QTimer(self, interval=5), QTimer(self, interval=300)
        self._tick.timeout.connect(self._on_tick)
        self._type.timeout.connect(self._on_type)
        self._tick.start()
        self._type.start()

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.still, self._last = max(self.still, now - self._last), now
        document = self._window.document
        if self._typed and document is not None and not document.pending_writes:
            self.wait, self._typed = max(self.wait, now - self._typed), 0.0

    def _on_type(self) -> None:
        document = self._window.document
        if document is not None and not self._typed:
            self._count += 1
            self._typed = time.perf_counter()
            document.set_value(Place(Kind.LEAF, "duty.1", "note"), f"第{self._count}次")


def memory() -> int:
    """Resident megabytes of this process."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") >> 20


@contextmanager
def measured(what: str, watch: Watch, told: list[bool], until: Callable[[], bool]) -> Iterator[None]:
    """Print what a step took, and wait until it is through."""
    gc.collect()
    before, start = memory(), time.perf_counter()
    seen = [before]
    watch.still = watch.wait = 0.0
    watch._last = time.perf_counter()
    yield

    def through() -> bool:
        seen.append(memory())
        return until()

    waits(through)
    taken, grown = time.perf_counter() - start, max(seen) - before
    told.append(watch.still < STILL and watch.wait < WAIT and grown < GROWN)
    said = f"window still {watch.still * 1000:5.0f} ms   edit waited {watch.wait * 1000:5.0f} ms   memory +{grown} MB"
    print(f"{what:<28}{taken:7.2f} s   {said}{'' if told[-1] else '   TOO MUCH'}")  # noqa: T201


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--megabytes", type=int, default=500)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    told: list[bool] = []
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        base = Path(folder)
        workspace = Workspace(ROOT, base / "documents", base / "data", "bench")
        app = application.make_application(workspace)
        path = base / "a.ziping"
        window = MainWindow(workspace, clock)
        window.resize(1366, 728)
        window.show()
        window.show_document(create(workspace, path, "guangzhou-2021", "测速", 2021, clock(), own_rows()))
        sources = list(papers(base, asked.megabytes))
        settled(lambda: not jobs.waiting())
        watch = Watch(window)
        document = window.document
        assert document is not None
        desk = EvidenceDesk.of(document)
        leaves = [node.code for node in document.tree.leaves()]

        def idle() -> bool:
            return not desk.is_busy and not jobs.waiting()

        with measured(f"take in one of {min(BIG, asked.megabytes)} MB", watch, told, idle):
            desk.add(window, sources[:1], leaves[:1])
        with measured(f"take in {len(sources) - 1} more", watch, told, idle):
            desk.add(window, sources[1:], leaves[1:2])
        with measured("back up", watch, told, idle):
            window.files.keeper.make()
        with measured("verify", watch, told, idle):
            desk.verify(window, lambda damaged: told.append(not damaged))
        with measured("export", watch, told, idle):
            desk.export(window, base / "出")
        start = time.perf_counter()
        assert window.close_document()
        print(f"{'close':<28}{time.perf_counter() - start:7.2f} s")  # noqa: T201
        settled(lambda: not jobs.waiting())
        print(f"{'file':<28}{path.stat().st_size >> 20:7} MB")  # noqa: T201
        start = time.perf_counter()
        window.show_document(open_evaluation(workspace, path, clock()))
        app.processEvents()
        window.grab()
        taken = time.perf_counter() - start
        told.append(taken < OPEN)
        print(f"{'open, painted':<28}{taken:7.2f} s")  # noqa: T201
        settled(lambda: not jobs.waiting())
        window.close()
        settled(lambda: not jobs.waiting())
    return int(not all(told))


def settled(until: Callable[[], bool]) -> None:
    """Let the window work until something is so, and what begins a moment after it is shown has begun."""
    end = time.perf_counter() + 0.3
    waits(lambda: time.perf_counter() > end and until())


def waits(until: Callable[[], bool]) -> None:
    """Let the window work, and look every few milliseconds."""
    loop, look = QEventLoop(), QTimer(interval=5)
    look.timeout.connect(lambda: loop.quit() if until() else None)
    look.start()
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
