"""What writing may raise, and the reason for people."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError

from desktop.storage.connection import why
from desktop.storage.opening import NotWritableError
from desktop.storage.rows import ChangedByOthersError

# Rows may be refused by SQLite, by the check for other programs, or for text that is no text.
NOT_WRITTEN = (DBAPIError, sqlite3.Error, ChangedByOthersError, NotWritableError, UnicodeEncodeError)


def why_not(error: Exception) -> str:
    """Why nothing was written."""
    if isinstance(error, ChangedByOthersError):
        return "文件被其他程序改动过，请关闭后重新打开"
    if isinstance(error, UnicodeEncodeError):
        return "文字里有不完整的字符，请重新输入"
    return error.why if isinstance(error, NotWritableError) else why(error)
