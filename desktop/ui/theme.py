"""The look of the window: one palette, one face, one accent, and a short style sheet.

Qt would follow the system into dark by surprise; here the palette is ours, light until a person chooses another scheme
(:mod:`desktop.ui.colours`), and set before anything else. Widgets are
given a *look* by name (``look(button, "primary")``); what a look means stands in the sheet below and nowhere else.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui import colours
from desktop.ui.colours import (
    ACCENT,
    ACCENT_DARK,
    ACCENT_SOFT,
    BAD,
    BAD_LINE,
    BAD_SOFT,
    CARD,
    EDGE,
    FAINT,
    GOOD,
    GOOD_LINE,
    GOOD_SOFT,
    GROUND,
    GROUNDS,
    HOVER,
    INK,
    LINE,
    MUTED,
    ON_ACCENT,
    STRIPE,
    TEXTS,
    WARN,
    WARN_LINE,
    WARN_SOFT,
)

__all__ = [
    "ACCENT",
    "ACCENT_DARK",
    "ACCENT_SOFT",
    "BAD",
    "BAD_LINE",
    "BAD_SOFT",
    "CARD",
    "EDGE",
    "FAINT",
    "GOOD",
    "GOOD_LINE",
    "GOOD_SOFT",
    "GROUND",
    "GROUNDS",
    "HOVER",
    "INK",
    "LINE",
    "MUTED",
    "ON_ACCENT",
    "POINTS",
    "STRIPE",
    "TEXTS",
    "WARN",
    "WARN_LINE",
    "WARN_SOFT",
    "apply",
    "figure_font",
    "look",
    "palette",
    "scaled_font",
    "set_scheme",
    "set_size",
]

POINTS: Final = 10.5
_SYSTEM_FACES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "思源黑体",  # not translated: a face's name
    "思源黑体 CN",  # not translated: a face's name
    "WenQuanYi Micro Hei",
)
_OWN_FACE = "Zipingtai Hei"
_ROLES: Final = {
    QPalette.ColorRole.Window: GROUND,
    QPalette.ColorRole.WindowText: INK,
    QPalette.ColorRole.Base: CARD,
    QPalette.ColorRole.AlternateBase: STRIPE,
    QPalette.ColorRole.Text: INK,
    QPalette.ColorRole.PlaceholderText: MUTED,
    QPalette.ColorRole.Button: CARD,
    QPalette.ColorRole.ButtonText: INK,
    QPalette.ColorRole.BrightText: BAD,
    QPalette.ColorRole.Highlight: ACCENT,
    QPalette.ColorRole.HighlightedText: ON_ACCENT,
    QPalette.ColorRole.Link: ACCENT,
    QPalette.ColorRole.LinkVisited: ACCENT_DARK,
    QPalette.ColorRole.ToolTipBase: CARD,
    QPalette.ColorRole.ToolTipText: INK,
    QPalette.ColorRole.Light: CARD,
    QPalette.ColorRole.Midlight: HOVER,
    QPalette.ColorRole.Mid: LINE,
    QPalette.ColorRole.Dark: EDGE,
    QPalette.ColorRole.Shadow: EDGE,
}
_TICKS = {True: "check-white", False: "check"}  # on the accent: white on the light scheme's, black on the others'
_LIGHT = 128  # of 255
_ARROW, _UP_ARROW = "chevron-grey", "chevron-up-grey"  # seen on the card of every scheme
_GREYED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def apply(app: QApplication, shipped: Path, points: float = POINTS, scheme: str = colours.LIGHT) -> None:
    """Give the program its style, palette and face.

    Args:
        app: The one application, before any window exists. Once only: Qt deletes the style it had before, and
            PySide would go on holding it.
        shipped: The folder that holds ``resources``; icons are found below it.
        points: Size of the base face; larger for tired eyes (dialogs.settings).
        scheme: One of colours.SCHEMES.
    """
    app.setStyle("Fusion")  # by name: a second style object would leave its Python half behind
    QDir.setSearchPaths("icons", [str(shipped / "resources" / "icons")])
    QDir.setSearchPaths("resources", [str(shipped / "resources")])
    app.setFont(_base_font(shipped / "resources" / "fonts" / "hei.ttf", points))
    set_scheme(app, scheme)


def set_scheme(app: QApplication, scheme: str) -> None:
    """Light, dark or high contrast, at once for everything drawn later; icons already drawn keep their colour."""
    colours.use(scheme)
    light = scheme == colours.LIGHT
    app.styleHints().setColorScheme(Qt.ColorScheme.Light if light else Qt.ColorScheme.Dark)
    app.setPalette(palette())
    app.setStyleSheet(_sheet())


def set_size(app: QApplication, points: float) -> None:
    """Another size of the base face; what is drawn from it later follows."""
    font = QFont(app.font())
    font.setPointSizeF(points)
    app.setFont(font)


def palette() -> QPalette:
    """The palette of the scheme in use, greyed where things are disabled."""
    colours = QPalette()
    for role, colour in _ROLES.items():
        colours.setColor(role, QColor(colour))
    for role in _GREYED:
        colours.setColor(QPalette.ColorGroup.Disabled, role, QColor(FAINT))
    return colours


def figure_font(scale: float = 1.0, *, strong: bool = False) -> QFont:
    """The base face with figures of one width, so that columns of figures stand under each other."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setFeature(QFont.Tag("tnum"), 1)
    if strong:
        font.setBold(True)
    return font


def scaled_font(scale: float, *, strong: bool = False) -> QFont:
    """The base face, larger or smaller; headings follow the size a person chose."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    if strong:
        font.setBold(True)
    return font


def look(widget: QWidget, name: str) -> None:
    """Give a widget a look of the sheet: primary, flat, card, muted, good, warn, bad …"""
    widget.setProperty("look", name)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _base_font(own_face: Path, points: float) -> QFont:
    """The system's Chinese face; without one, the shipped 黑体, else a bare Linux would show boxes."""
    known = set(QFontDatabase.families())
    family = next((face for face in (*_SYSTEM_FACES, _OWN_FACE) if face in known), None)
    if family is None:
        QFontDatabase.addApplicationFont(str(own_face))
        family = _OWN_FACE
    font = QFont(family)
    font.setPointSizeF(points)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def _sheet() -> str:
    """The style sheet in the colours of the scheme in use."""
    sheet = _SHEET.replace("@TICK", _TICKS[colours.CARD.lightness() > _LIGHT])
    sheet = sheet.replace("@ARROW", _ARROW).replace("@UP_ARROW", _UP_ARROW)
    return re.sub(r"@([A-Z_]+)", lambda found: getattr(colours, found[1]).name(), sheet)


# @NAME is a colour of desktop.ui.colours.
_SHEET: Final = """
QToolTip { color: @INK; background: @CARD; border: 1px solid @EDGE; padding: 4px; }

*[look="title"] { color: @INK; }
*[look="muted"] { color: @MUTED; }
*[look="accent"] { color: @ACCENT; }
QLabel[look="step-now"] { color: @ACCENT; font-weight: bold; }
*[look="good"] { color: @GOOD; }
*[look="warn"] { color: @WARN; }
*[look="bad"] { color: @BAD; }

QFrame[look="card"] { background: @CARD; border: 1px solid @LINE; border-radius: 6px; }
QFrame[look="warn-card"] { background: @WARN_SOFT; border: 1px solid @WARN_LINE; border-radius: 6px; }
QFrame[look="bad-card"] { background: @BAD_SOFT; border: 1px solid @BAD_LINE; border-radius: 6px; }
QFrame[look="good-card"] { background: @GOOD_SOFT; border: 1px solid @GOOD_LINE; border-radius: 6px; }
QFrame[look="plain-card"] { background: @CARD; border: none; }
QLabel[look="badge"] { color: @ACCENT; background: @ACCENT_SOFT; border-radius: 4px; padding: 1px 6px; }
QLabel[look="good-badge"] { color: @GOOD; background: @GOOD_SOFT; border-radius: 4px; padding: 1px 6px; }
QLabel[look="warn-badge"] { color: @WARN; background: @WARN_SOFT; border-radius: 4px; padding: 1px 6px; }

QFrame[look="sunken"] { background: @STRIPE; border: 1px solid @LINE; border-radius: 5px; }
QFrame[look="side"] { background: @CARD; border: none; border-left: 1px solid @LINE; }

QPushButton { background: @CARD; color: @INK; border: 1px solid @EDGE; border-radius: 5px;
    padding: 5px 14px; min-height: 20px; }
QPushButton:hover { background: @HOVER; }
QPushButton:pressed { background: @ACCENT_SOFT; }
QPushButton:focus { border: 2px solid @ACCENT; padding: 4px 13px; }
QPushButton:disabled { color: @FAINT; border-color: @LINE; background: @STRIPE; }
QPushButton[look="primary"], QPushButton[look="hero"] { background: @ACCENT; color: @ON_ACCENT;
    border: 1px solid @ACCENT; font-weight: bold; }
QPushButton[look="hero"] { min-height: 34px; }
QPushButton[look="primary"]:hover, QPushButton[look="primary"]:pressed, QPushButton[look="hero"]:hover,
QPushButton[look="hero"]:pressed { background: @ACCENT_DARK; }
QPushButton[look="primary"]:focus, QPushButton[look="hero"]:focus { border: 2px solid @INK; padding: 4px 13px; }
QPushButton[look="primary"]:disabled { background: @LINE; border-color: @LINE; color: @MUTED; }
QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; button-layout: 3; }
QDialogButtonBox QPushButton:default { background: @ACCENT; color: @ON_ACCENT; border-color: @ACCENT; }
QDialogButtonBox QPushButton:default:hover, QDialogButtonBox QPushButton:default:pressed { background: @ACCENT_DARK; }
QDialogButtonBox QPushButton:default:focus { border: 2px solid @INK; }
QPushButton[look="flat"], QToolButton[look="flat"] { background: transparent; border: 1px solid transparent;
    border-radius: 5px; padding: 4px 8px; }
QPushButton[look="flat"]:hover, QToolButton[look="flat"]:hover { background: @HOVER; }
QPushButton[look="flat"]:checked, QToolButton[look="flat"]:checked { background: @ACCENT_SOFT; color: @ACCENT; }
QPushButton[look="flat"]:focus, QToolButton[look="flat"]:focus { border: 1px solid @ACCENT; }
QPushButton[look="link"] { background: transparent; border: 1px solid transparent; color: @ACCENT;
    padding: 4px 6px; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border: 1px solid @ACCENT; }
QPushButton[look="link"]:disabled { color: @FAINT; }

QCheckBox, QRadioButton { spacing: 7px; padding: 2px; border: 1px solid transparent; border-radius: 4px; }
QPushButton, QToolButton, QCheckBox, QRadioButton, QTabBar { outline: none; }
QCheckBox:focus, QRadioButton:focus { border-color: @ACCENT; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator { width: 14px; height: 14px;
    background: @CARD; border: 1px solid @EDGE; border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: @ACCENT; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: @ACCENT; border-color: @ACCENT;
    image: url(icons:@TICK.svg); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate { background: @ACCENT_SOFT;
    border: 4px solid @ACCENT; width: 8px; height: 8px; }
QRadioButton::indicator:checked { border: 5px solid @ACCENT; width: 6px; height: 6px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled, QAbstractItemView::indicator:disabled {
    background: @STRIPE; border-color: @LINE; }
QCheckBox::indicator:checked:disabled, QAbstractItemView::indicator:checked:disabled { background: @FAINT; }
QComboBox { background: @CARD; color: @INK; border: 1px solid @EDGE; border-radius: 4px; padding: 3px 6px;
    min-height: 20px; }
QComboBox:hover { background: @HOVER; }
QComboBox:focus { border: 2px solid @ACCENT; padding: 2px 5px; }
QComboBox:disabled { color: @FAINT; background: @STRIPE; border-color: @LINE; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(icons:@ARROW.svg); width: 14px; height: 14px; }
QSpinBox { background: @CARD; color: @INK; border: 1px solid @EDGE; border-radius: 4px; padding: 3px 0 3px 4px;
    min-height: 20px; }
QSpinBox:focus { border: 2px solid @ACCENT; padding: 2px 0 2px 3px; }
QSpinBox:disabled { color: @MUTED; background: @STRIPE; border-color: @LINE; }
QSpinBox::up-button, QSpinBox::down-button { subcontrol-origin: border; border: none; width: 16px; }
QSpinBox::up-button { subcontrol-position: top right; padding-top: 2px; }
QSpinBox::down-button { subcontrol-position: bottom right; padding-bottom: 2px; }
QSpinBox::up-arrow { image: url(icons:@UP_ARROW.svg); width: 12px; height: 12px; }
QSpinBox::down-arrow { image: url(icons:@ARROW.svg); width: 12px; height: 12px; }
QLineEdit, QPlainTextEdit { background: @CARD; color: @INK; border: 1px solid @EDGE;
    border-radius: 4px; padding: 3px 6px; selection-background-color: @ACCENT;
    selection-color: @ON_ACCENT; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid @ACCENT;
    padding: 2px 5px; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: @MUTED;
    background: @STRIPE; border-color: @LINE; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { background: @STRIPE; border-color: @LINE; }

QTreeView, QTableView, QListView { background: @CARD; border: 1px solid @LINE; border-radius: 4px;
    alternate-background-color: @STRIPE; outline: none; }
QTreeView:focus, QTableView:focus, QListView:focus { border: 1px solid @ACCENT; }
QTreeView[look="quiet"]::item { padding: 5px 6px; }
QTableView::item { padding: 0 5px; }
QListView[look="quiet"]::item { padding: 3px 6px; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected { background: @ACCENT_SOFT;
    color: @INK; }
QListView[look="nav"] { padding: 6px; }
QListView[look="nav"]::item { padding: 6px; border-radius: 5px; color: @INK; }
QListView[look="nav"]::item:hover { background: @HOVER; }
QListView[look="nav"]::item:selected { background: @ACCENT_SOFT; color: @ACCENT; }
QLineEdit[look="refused"], QLineEdit[look="refused"]:focus { border: 2px solid @BAD; background: @BAD_SOFT;
    padding: 2px 5px; }
QSpinBox QLineEdit, QSpinBox QLineEdit:focus, QSpinBox QLineEdit:disabled { background: transparent; border: none;
    padding: 0; }
QAbstractItemView QLineEdit { border-radius: 0; padding: 0 4px; }
QHeaderView::section { background: @STRIPE; color: @MUTED; border: none; border-bottom: 1px solid @LINE;
    padding: 5px 8px; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @EDGE; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @MUTED; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QTabWidget::pane { background: @CARD; border: 1px solid @LINE; border-radius: 4px; top: -1px; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @MUTED; padding: 5px 12px;
    border: 1px solid transparent; border-bottom: 3px solid transparent; }
QTabBar::tab:hover { color: @INK; background: @HOVER; }
QTabBar::tab:selected { color: @ACCENT; border-bottom-color: @ACCENT; }
QTabBar::tab:focus { border-color: @ACCENT; }

QStatusBar { background: @CARD; border-top: 1px solid @LINE; }
QSplitter::handle { background: transparent; }
QProgressBar { border: none; border-radius: 3px; background: @LINE; max-height: 6px; }
QProgressBar::chunk { background: @ACCENT; border-radius: 3px; }
"""
