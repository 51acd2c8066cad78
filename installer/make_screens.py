"""Photograph every state of the program at every size people have: ``make_screens.py FOLDER [NAME…]``.

Screens of 1366 × 768 (100 %, 125 %) and 1920 × 1080 (100 %, 150 %), light and dark: each in a process of its own, for
Qt reads the scale once. A test looks at some of them for size and emptiness; people look at the rest.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple


class Screen(NamedTuple):
    """A screen in pixels, how much everything is enlarged, and the colours."""

    width: int
    height: int
    percent: int
    scheme: str

    @property
    def name(self) -> str:
        """As a folder."""
        return f"{self.width}x{self.height}-{self.percent}-{self.scheme}"


SCREENS = tuple(
    Screen(width, height, percent, scheme)
    for width, height, percents in ((1366, 768, (100, 125)), (1920, 1080, (100, 150)))
    for percent in percents
    for scheme in ("light", "dark")
)


def main(arguments: list[str]) -> int:
    """All screens, or with ``--one`` the one this process was started for."""
    if not arguments:
        print(__doc__)
        return 2
    if arguments[0] == "--one":
        wide, high, percent, scheme, folder, *names = arguments[1:]
        one(Screen(int(wide), int(high), int(percent), scheme), Path(folder), names)
        return 0
    folder, *names = arguments
    for screen in SCREENS:
        shoot(screen, Path(folder), names)
        print(screen.name, flush=True)
    return 0


def shoot(screen: Screen, folder: Path, names: list[str]) -> None:
    """Photograph one screen in a process of its own."""
    environment = {**os.environ, "QT_SCALE_FACTOR": str(screen.percent / 100)}
    command = [sys.executable, __file__, "--one", *map(str, screen), str(folder.resolve()), *names]
    subprocess.run(command, check=True, env=environment)


def one(screen: Screen, folder: Path, names: list[str]) -> None:
    """Photograph all states, or those named, on this process's screen."""
    from stage import STATES, stage

    target = folder / screen.name
    target.mkdir(parents=True, exist_ok=True)
    with stage(*screen) as on:
        for name in names or STATES:
            on.photograph(STATES[name](on), target / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
