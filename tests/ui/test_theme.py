"""Text can be read on every ground, and every icon that is asked for is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QIcon, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.ui import colours, icons, theme
from tests.golden_case import ROOT
from tests.ui.desk import put_on_theme

UI = ROOT / "desktop" / "ui"


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    assert put_on_theme() is qapp


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [part / 255 for part in QColor(colour).getRgb()[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_the_guideline_says() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21.00
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.fixture(params=colours.SCHEMES)
def scheme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Each scheme in turn; light again afterwards."""
    theme.set_scheme(qapp, request.param)
    yield str(request.param)
    theme.set_scheme(qapp, colours.LIGHT)


def least(scheme: str) -> float:
    """What WCAG 2 asks for: AA of everybody, AAA where a person asked for contrast."""
    return 7.0 if scheme == colours.CONTRAST else 4.5


def test_text_stands_out_from_every_ground(scheme: str) -> None:
    for text in theme.TEXTS:
        for ground in theme.GROUNDS:
            assert contrast(text.name(), ground.name()) >= least(scheme), (text.name(), ground.name())


def test_coloured_strips_and_buttons_can_be_read(scheme: str) -> None:
    pairs = [
        (theme.GOOD, theme.GOOD_SOFT),
        (theme.WARN, theme.WARN_SOFT),
        (theme.BAD, theme.BAD_SOFT),
        (theme.INK, theme.WARN_SOFT),
        (theme.INK, theme.BAD_SOFT),
        (theme.INK, theme.GOOD_SOFT),
        (theme.ON_ACCENT, theme.ACCENT),
        (theme.ON_ACCENT, theme.ACCENT_DARK),
    ]
    for text, ground in pairs:
        assert contrast(text.name(), ground.name()) >= least(scheme), (text.name(), ground.name())
    assert contrast(theme.MUTED.name(), theme.LINE.name()) >= 4.5  # a primary button that sleeps


def test_borders_of_fields_can_be_seen(scheme: str) -> None:
    assert scheme in colours.SCHEMES
    assert contrast(theme.EDGE.name(), theme.CARD.name()) >= 3


def test_palette_and_sheet_follow_the_scheme(scheme: str, qapp: QApplication) -> None:
    dark = luminance(qapp.palette().window().color().name()) < 0.1
    assert dark is (scheme != colours.LIGHT)
    assert theme.INK.name() in qapp.styleSheet()
    assert icons.icon("eye").cacheKey() == icons.icon("eye", theme.INK).cacheKey()


def test_an_icon_is_drawn_in_what_ink_is_now(qapp: QApplication) -> None:
    light = icons.icon("eye").cacheKey()
    theme.set_scheme(qapp, colours.DARK)
    assert icons.icon("eye").cacheKey() != light
    theme.set_scheme(qapp, colours.LIGHT)
    assert icons.icon("eye").cacheKey() == light


def test_an_unknown_scheme_is_our_bug() -> None:
    with pytest.raises(ValueError, match="sepia"):
        colours.use("sepia")


def test_the_window_stays_light(qapp: QApplication) -> None:
    assert luminance(qapp.palette().window().color().name()) > 0.8
    assert contrast(qapp.palette().windowText().color().name(), qapp.palette().window().color().name()) > 10


def test_the_face_has_chinese_characters(qapp: QApplication) -> None:
    """QFontMetrics.inFont says no to characters that are there; the raw face knows."""
    face = QRawFont.fromFont(qapp.font(), QFontDatabase.WritingSystem.SimplifiedChinese)
    assert all(face.glyphIndexesForString(character) != [0] for character in "绩效自评签发镇圳〔〕"), face.familyName()
    assert face.glyphIndexesForString("\U0002f000") == [0]


def test_standard_texts_of_qt_are_chinese(qapp: QApplication) -> None:
    assert qapp.translate("QPlatformTheme", "Cancel") == "取消"


ASKED = sorted(
    {
        name
        for path in UI.rglob("*.py")
        for name in re.findall(
            r"(?:icons\.icon|icons\.pixmap|parts\.picture|icon=|_tool)\(?\"([a-z0-9-]+)\"", path.read_text("utf-8")
        )
    }
)


@pytest.mark.parametrize("name", ASKED)
def test_every_icon_asked_for_can_be_drawn(name: str) -> None:
    image = icons.icon(name).pixmap(20, 20).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_an_icon_is_drawn_as_large_as_it_is_seen(ratio: float) -> None:
    """Never scaled: what is asked for, what a view paints and what is drawn for that size are the same pixels."""
    pixels = round(16 * ratio)
    drawn = icons.pixmap("eye", pixels).toImage().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    asked = icons.icon("eye").pixmap(QSize(16, 16), ratio).toImage()
    asked.setDevicePixelRatio(1)
    painted = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    painted.setDevicePixelRatio(ratio)
    painted.fill(Qt.GlobalColor.transparent)
    painter = QPainter(painted)
    icons.icon("eye").paint(painter, QRect(0, 0, 16, 16))
    painter.end()
    painted.setDevicePixelRatio(1)
    assert asked.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied) == drawn
    assert painted == drawn


def test_a_sleeping_icon_is_grey_and_one_in_a_wide_box_stands_in_the_middle() -> None:
    sleeping = icons.icon("eye").pixmap(QSize(16, 16), QIcon.Mode.Disabled).toImage()
    assert sleeping == icons.pixmap("eye", 16, theme.FAINT).toImage()
    wide = icons.icon("eye").pixmap(QSize(40, 16)).toImage()
    assert wide.copy(12, 0, 16, 16) == icons.pixmap("eye", 16).toImage()


def test_a_misspelt_icon_is_an_error_and_no_empty_square() -> None:
    with pytest.raises(LookupError, match="undoo"):
        icons.icon("undoo")


def test_a_look_changes_the_button(qapp: QApplication) -> None:
    button = QPushButton("签发")
    button.resize(120, 36)
    plain = button.grab().toImage().pixelColor(8, 18)
    theme.look(button, "primary")
    assert button.grab().toImage().pixelColor(8, 18) != plain


def test_every_shipped_icon_is_used() -> None:
    """Pictures nobody shows would only grow the package."""
    words = "\n".join(path.read_text("utf-8") for path in UI.rglob("*.py"))
    unused = [path.stem for path in icon_files() if f'"{path.stem}"' not in words]
    assert unused == []


def icon_files() -> list[Path]:
    return sorted((ROOT / "resources" / "icons").glob("*.svg"))
