"""The language of windows and messages: Chinese as written in the code, or English from ``resources/translations``.

Qt's own texts (file dialogs, context menus) follow. What the evaluation itself says stays Chinese in either: the form,
the scores' arithmetic, findings and the report are one official text.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop.domain.errors import UserError

CHINESE: Final = "zh"
ENGLISH: Final = "en"
LANGUAGES: Final = (CHINESE, ENGLISH)

_QT = {CHINESE: "qtbase_zh_CN"}  # Qt's own language is English
_LOCALES = {CHINESE: "zh_CN", ENGLISH: "en_US"}


def speak(app: QCoreApplication, shipped: Path, language: str) -> None:
    """Install the texts of a language, before any window exists.

    Args:
        app: The one application.
        shipped: The folder that holds ``resources``.
        language: One of LANGUAGES. Where set-up has not built its texts, Chinese is spoken.
    """
    own = shipped / "resources" / "translations" / f"{language}.qm"
    if language != CHINESE and not own.is_file():
        language = CHINESE
    QLocale.setDefault(QLocale(_LOCALES[language]))
    qt = _QT.get(language)
    if qt:
        _install(app, Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"{qt}.qm")
    if language != CHINESE:
        _install(app, own)


def _install(app: QCoreApplication, file: Path) -> None:
    translator = QTranslator(app)
    if translator.load(str(file)):
        app.installTranslator(translator)


def problem(error: UserError) -> str:
    """What is wrong, in the language spoken; what it quotes stays as it is."""
    return QCoreApplication.translate("Problem", error.code.value.problem).format(**error.context)


def remedy(error: UserError) -> str:
    """What to do next, in the language spoken."""
    return QCoreApplication.translate("Problem", error.code.value.remedy).format(**error.context)
