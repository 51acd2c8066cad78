"""The language of windows and messages: Chinese as written in the code, or English from ``resources/translations``.

Qt's own texts (file dialogs, context menus) follow. What the evaluation itself says stays Chinese in either: the form,
the scores' arithmetic, findings and the report are one official text.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop.domain.errors import UserError
from desktop.domain.text import noop

CHINESE: Final = "zh"
ENGLISH: Final = "en"
LANGUAGES: Final = (CHINESE, ENGLISH)

_BETWEEN = (noop("languages", "、"), noop("languages", "，"), noop("languages", "；"))
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
    return _filled(error.code.value.problem, error)


def said(error: UserError) -> str:
    """Both in one line."""
    return QCoreApplication.translate("Problem", "{0}{1}").format(problem(error), remedy(error))


def listed(words: Iterable[str], between: str = "、") -> str:
    """Words in a row; ``between`` is one of ``_BETWEEN``, and is said as the language spoken has it."""
    return QCoreApplication.translate("languages", between).join(words)


def named(name: str, text: str) -> str:
    """A text behind the name of what it is about."""
    return QCoreApplication.translate("languages", "{0}：{1}").format(name, text)


def remedy(error: UserError) -> str:
    """What to do next, in the language spoken."""
    return _filled(error.code.value.remedy, error)


def _filled(text: str, error: UserError) -> str:
    """A text of an error with what it is about; reasons that are marked as such are said in the language, too."""
    said = {
        name: QCoreApplication.translate("Reason", value) if isinstance(value, str) and value else value
        for name, value in error.context.items()
    }
    return QCoreApplication.translate("Problem", text).format(**said)
