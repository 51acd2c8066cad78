"""Texts for people, marked for translation without importing Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - lupdate finds texts by this very name
    """Mark ``text`` for translation in ``context`` and give it back unchanged.

    >>> QT_TRANSLATE_NOOP("Problem", "文件不存在")
    '文件不存在'
    """
    del context
    return text


noop = QT_TRANSLATE_NOOP  # for tables whose rows should stay on one line; installer/dev.py tells lupdate of it


class Said(str):
    """A finished Chinese text that remembers the marked one it was made from, so that a window can say it otherwise.

    It is that text in every other respect: equal to it, compared, kept, printed and signed as it. Whatever is made of
    it with ``+`` or an f-string is Chinese and remembers nothing.

    Attributes:
        context: Where the marked text is to be found among the translations.
        template: The marked text, with names in braces.
        values: What was filled in; those that are texts of this kind themselves are said otherwise as well.
    """

    __slots__ = ("context", "template", "values")
    context: str
    template: str
    values: Mapping[str, object]

    def format(self, *args: object, **values: object) -> Said:
        """The text with ``values`` for the names in braces.

        >>> text = say("Finding", "{what}没有填").format(what=say("Finding", "得分"))
        >>> text == "得分没有填", text.template, text.values
        (True, '{what}没有填', {'what': '得分'})
        """
        made = Said(str.format(self, *args, **values))
        made.context, made.template, made.values = self.context, self.template, values
        return made


class Row(str):
    """Several texts in a row; ``between`` stands between them. A text like any other, as :class:`Said` is."""

    __slots__ = ("between", "words")
    words: tuple[str, ...]
    between: str


def sentences(texts: Iterable[str]) -> str:
    """Whole sentences one after the other: without a blank between them in Chinese, with one where it is customary.

    >>> sentences(["没有填。", say("Score", "请填写。")])
    '没有填。请填写。'
    """
    told = ""
    for each in texts:
        told = say("Score", "{before}{after}").format(before=told, after=each) if told else each
    return told


@cache  # as many as the program has texts
def say(context: str, text: str) -> Said:
    """Mark ``text`` for translation in ``context``, as :func:`QT_TRANSLATE_NOOP` does, and let it remember both."""
    made = Said(text)
    made.context, made.template, made.values = context, text, {}
    return made


def in_a_row(words: Iterable[str], between: str = "、") -> Row:
    """The words one after the other.

    >>> in_a_row([say("Finding", "得分"), "甲"])
    '得分、甲'
    """
    kept = tuple(words)
    made = Row(between.join(kept))
    made.words, made.between = kept, between
    return made
