"""What a person may set, and what the window remembers: each declared once, kept in settings.ini beside the data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from desktop.ui import colours, languages
from desktop.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of settings.ini. ``choices`` are the values it may take; empty means any text."""

    key: str
    default: str
    choices: tuple[str, ...] = ()


FONT_POINTS: Final = Setting("window/font_points", "10.5", ("10.5", "12", "13.5"))
SCHEME: Final = Setting("window/scheme", colours.LIGHT, colours.SCHEMES)
SCALE: Final = Setting("window/scale", "100", ("100", "125", "150", "175", "200"))  # %, on top of the system's
LANGUAGE: Final = Setting("window/language", languages.CHINESE, languages.LANGUAGES)
FLAT_LIST: Final = Setting("table/flat_list", "", ("", "shown"))  # beside the tree, for readers of screens
TOUR: Final = Setting("window/tour", "", ("", "seen"))
INPUT_NOTICE: Final = Setting("window/input_notice", "")  # which trouble with Chinese input was read and closed
LAST_FOLDER: Final = Setting("folders/last", "")
PRINTER: Final = Setting("printer/last", "")
CERTIFICATE: Final = Setting("signature/certificate", "")  # where the file lies; never what opens it
SEAL: Final = Setting("signature/seal", "")
BESIDE: Final = Setting("window/report_beside", "", ("", "1"))  # the report beside the table

SETTINGS: Final = (
    FONT_POINTS,
    SCHEME,
    SCALE,
    LANGUAGE,
    FLAT_LIST,
    TOUR,
    INPUT_NOTICE,
    LAST_FOLDER,
    PRINTER,
    CERTIFICATE,
    SEAL,
    BESIDE,
)


class Settings:
    """Settings of one workspace. Whatever stands in the file that is not allowed counts as not there."""

    def __init__(self, workspace: Workspace) -> None:
        self._file = QSettings(str(workspace.data / "settings.ini"), QSettings.Format.IniFormat)

    def get(self, setting: Setting) -> str:
        """The value set, or the default."""
        value = str(self._file.value(setting.key, setting.default))
        return value if not setting.choices or value in setting.choices else setting.default

    def set(self, setting: Setting, value: str) -> None:
        """Keep a value.

        Raises:
            ValueError: It is none of the choices; our bug, never a person's.
        """
        if setting.choices and value not in setting.choices:
            raise ValueError(f"{setting.key} cannot be {value!r}")
        self._file.setValue(setting.key, value)
        self._file.sync()

    def layout(self, name: str) -> QByteArray:
        """How a window or splitter was left; empty when never kept."""
        value = self._file.value(f"layout/{name}", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_layout(self, name: str, state: QByteArray) -> None:
        """Remember how a window or splitter was left."""
        self._file.setValue(f"layout/{name}", state)

    def folder(self, workspace: Workspace) -> Path:
        """Where a file dialog opens: the folder used last, else 文档/自评台, or what is above it before any file."""
        last = self.get(LAST_FOLDER)
        if last and Path(last).is_dir():
            return Path(last)
        own = workspace.documents.absolute()
        return next((each for each in (own, *own.parents) if each.is_dir()), own)
