"""Photograph every state of the program at every size people have: ``make_screens.py FOLDER [NAME…]``.

Screens of 1366 × 768 (100 %, 125 %) and 1920 × 1080 (100 %, 150 %), light, dark and in high contrast: each in a process
of its own, for Qt reads the scale once. A test looks at some of them for size and emptiness; people look at the rest.
"""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import Action, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
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


SCHEMES = ("light", "dark", "contrast")  # desktop.ui.colours has them, but must not be loaded before the platform

SCREENS = tuple(
    Screen(width, height, percent, scheme)
    for width, height, percents in ((1366, 768, (100, 125)), (1920, 1080, (100, 150)))
    for percent in percents
    for scheme in SCHEMES
)


def main(arguments: Sequence[str] | None = None) -> int:
    """All screens, or with ``--one`` the one this process was started for."""
    given = reader().parse_args(arguments)
    if given.one is not None:
        photograph(given.one, given.folder, given.names)
        return 0
    for screen in SCREENS:
        shoot(screen, given.folder, given.names)
        print(screen.name, flush=True)
    return 0


def reader() -> ArgumentParser:
    """What may be written after the name of the script."""
    made = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    made.add_argument(
        "--one",
        nargs=4,
        action=_TakeScreen,
        metavar=("WIDTH", "HEIGHT", "PERCENT", "SCHEME"),
        help="only this screen, at the scale this process has: set QT_SCALE_FACTOR to PERCENT / 100",
    )
    made.add_argument("folder", type=Path, metavar="FOLDER", help="a folder for each screen is made in it")
    made.add_argument("names", nargs="*", metavar="NAME", help="of states (STATES in stage.py); all of them if none")
    return made


class _TakeScreen(Action):
    """Four words to a Screen."""

    def __call__(self, parser: ArgumentParser, given: Namespace, values: object, option: str | None = None) -> None:
        assert isinstance(values, list), "nargs says so"
        wide, high, percent, scheme = values
        try:
            given.one = Screen(int(wide), int(high), int(percent), scheme)
        except ValueError:
            parser.error(f"argument {option}: WIDTH, HEIGHT and PERCENT are whole numbers")
        if scheme not in SCHEMES:
            parser.error(f"argument {option}: SCHEME is one of {', '.join(SCHEMES)}")


def shoot(screen: Screen, folder: Path, names: Sequence[str]) -> None:
    """Photograph one screen in a process of its own."""
    environment = {**os.environ, "QT_SCALE_FACTOR": str(screen.percent / 100)}
    command = [sys.executable, __file__, "--one", *map(str, screen), str(folder.resolve()), *names]
    subprocess.run(command, check=True, env=environment)


def photograph(screen: Screen, folder: Path, names: Sequence[str]) -> None:
    """Photograph all states, or those named, on this process's screen."""
    from stage import STATES, stage

    unknown = [name for name in names if name not in STATES]
    if unknown:
        sys.exit(f"no state {', '.join(unknown)}; there are {', '.join(STATES)}")
    target = folder / screen.name
    target.mkdir(parents=True, exist_ok=True)
    with stage(*screen) as on:
        for name in names or STATES:
            on.photograph(STATES[name](on), target / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())
