"""The language of windows and messages: Chinese as written in the code, or English from ``resources/translations``.

Qt's own texts (file dialogs, context menus) follow. What is kept, printed and signed stays Chinese in either, as do the
words of the form and of those who fill it in; what the window says about them (findings, arithmetic) is spoken.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop.domain.errors import UserError
from desktop.domain.text import Row, Said, noop

CHINESE: Final = "zh"
ENGLISH: Final = "en"
LANGUAGES: Final = (CHINESE, ENGLISH)

_BETWEEN = (noop("languages", "、"), noop("languages", "，"), noop("languages", "；"), noop("languages", " 或 "))
_QT = {CHINESE: "qtbase_zh_CN"}  # Qt's own language is English
_NAME = noop("languages", "中文")
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


def current() -> str:
    """The language spoken, one of LANGUAGES: each translation says its own name."""
    return CHINESE if QCoreApplication.translate("languages", _NAME) == _NAME else ENGLISH


def problem(error: UserError) -> str:
    """What is wrong, in the language spoken; what it quotes stays as it is."""
    return _filled(error.code.value.problem, error)


def said(error: UserError) -> str:
    """Both in one line."""
    return QCoreApplication.translate("Problem", "{0}{1}").format(problem(error), remedy(error))


def spoken(text: str) -> str:
    """A text of the domain in the language spoken; what it quotes of the form, or of what was typed, stays as it is."""
    if isinstance(text, Row):
        return listed(map(spoken, text.words), text.between)
    if not isinstance(text, Said):
        return text
    said = {name: spoken(value) if isinstance(value, str) else value for name, value in text.values.items()}
    return QCoreApplication.translate(text.context, text.template).format(**said)


def listed(words: Iterable[str], between: str = "、") -> str:
    """Words in a row; ``between`` is one of ``_BETWEEN``, and is said as the language spoken has it."""
    return QCoreApplication.translate("languages", between).join(words)


def named(name: str, text: str) -> str:
    """A text behind the name of what it is about."""
    return QCoreApplication.translate("languages", "{0}：{1}").format(name, text)


def beside(name: str, remark: str) -> str:
    """A text with a remark in brackets behind it."""
    return QCoreApplication.translate("languages", "{0}（{1}）").format(name, remark)


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
