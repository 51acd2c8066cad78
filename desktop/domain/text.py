"""Texts for people, marked for translation without importing Qt."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - lupdate finds texts by this very name
    """Mark ``text`` for translation in ``context`` and give it back unchanged.

    >>> QT_TRANSLATE_NOOP("Problem", "文件不存在")
    '文件不存在'
    """
    del context
    return text


noop = QT_TRANSLATE_NOOP  # for tables whose rows should stay on one line; installer/dev.py tells lupdate of it
