"""The colours of the window: named by what they are for, in three schemes (light, dark, high contrast).

Each is one QColor for the life of the program; choosing a scheme changes all in place. Who keeps ``INK`` keeps what ink
is now; who writes ``INK.name()`` into a style sheet keeps what it was then. Text colours keep a contrast of 4.5 : 1 or
more on every ground, 7 : 1 in high contrast; tests/ui/test_theme.py computes it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor

LIGHT: Final = "light"
DARK: Final = "dark"
CONTRAST: Final = "contrast"
SCHEMES: Final = (LIGHT, DARK, CONTRAST)

_values: list[tuple[QColor, tuple[str, str, str]]] = []


def _colour(light: str, dark: str, contrast: str) -> QColor:
    """A colour with one value a scheme, in the order of SCHEMES. A subclass would not do: QColor(subclass) fails."""
    made = QColor(light)
    _values.append((made, (light, dark, contrast)))
    return made


def use(scheme: str) -> None:
    """Change every colour to its value in a scheme.

    Raises:
        ValueError: It is none of SCHEMES; our bug, never a person's.
    """
    if scheme not in SCHEMES:
        raise ValueError(f"no scheme {scheme!r}")
    place = SCHEMES.index(scheme)
    for colour, values in _values:
        colour.setRgba(QColor(values[place]).rgba())


INK: Final = _colour("#1b2430", "#e6e9ee", "#ffffff")
MUTED: Final = _colour("#556170", "#a9b4c2", "#e4e4e4")
ACCENT: Final = _colour("#1d57b8", "#8ab4ff", "#7fd4ff")
GOOD: Final = _colour("#15694a", "#6fd3a5", "#5cff9d")
WARN: Final = _colour("#8a4f00", "#f0b95e", "#ffd84d")
BAD: Final = _colour("#b3261e", "#ff9d95", "#ffb0aa")

CARD: Final = _colour("#ffffff", "#1d2127", "#000000")
GROUND: Final = _colour("#f2f4f8", "#15181d", "#000000")
STRIPE: Final = _colour("#f8f9fb", "#22272e", "#0d0d0d")
HOVER: Final = _colour("#eef2f8", "#2a3038", "#262626")
ACCENT_SOFT: Final = _colour("#e6eefb", "#22344f", "#00304d")
GOOD_SOFT: Final = _colour("#e3f3eb", "#17352a", "#003318")
WARN_SOFT: Final = _colour("#fff4df", "#3a2d14", "#332a00")
BAD_SOFT: Final = _colour("#fceae8", "#40211f", "#3d0000")

LINE: Final = _colour("#d8dde4", "#363d47", "#5a5a5a")
EDGE: Final = _colour("#8792a2", "#76808e", "#ffffff")  # borders of things to type in or press: 3 : 1 on the card
FAINT: Final = _colour("#98a2b0", "#6a7380", "#a0a0a0")  # disabled only
GOOD_LINE: Final = _colour("#a9d3c0", "#2f6b54", "#5cff9d")
WARN_LINE: Final = _colour("#e2c38a", "#7a5f2b", "#ffd84d")
BAD_LINE: Final = _colour("#e5b1ac", "#84433e", "#ffb0aa")
ACCENT_DARK: Final = _colour("#123f8c", "#a9c8ff", "#b8e8ff")  # the accent under the mouse
ON_ACCENT: Final = _colour("#ffffff", "#0d1a2e", "#000000")

TEXTS: Final = (INK, MUTED, ACCENT, GOOD, WARN, BAD)
GROUNDS: Final = (CARD, GROUND, STRIPE, HOVER, ACCENT_SOFT)
