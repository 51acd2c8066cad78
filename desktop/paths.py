"""Where things lie: shipped resources and rubrics, and the person's own folders. Only __main__ asks."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

_APP = "zipingtai"


def shipped() -> Path:
    """The folder that holds ``resources`` and ``rubrics``: beside the program when packaged, else the source tree."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parent.parent


def documents() -> Path:
    """文档/自评台, where evaluations live unless a person chooses otherwise."""
    return Path(platformdirs.user_documents_dir()) / "自评台"


def data() -> Path:
    """The person's own data of this program: recent files, backups, own rubrics, log.

    ``ZIPINGTAI_DATA`` overrides it, for a stick and for tests.
    """
    override = os.environ.get("ZIPINGTAI_DATA")
    return Path(override) if override else Path(platformdirs.user_data_dir(_APP, appauthor=False))


def fonts() -> tuple[Path, ...]:
    """The folders in which this machine and this person keep fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local / "Microsoft" / "Windows" / "Fonts"
    own = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "fonts"
    return Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), own, home / ".fonts"
