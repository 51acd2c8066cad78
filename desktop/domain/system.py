"""Why the system refused a file, in words: its own are English, or of another language than the rest."""

from __future__ import annotations

import errno

from desktop.domain.text import noop

_REASONS = {
    errno.EACCES: noop("Reason", "没有权限"),
    errno.EPERM: noop("Reason", "没有权限"),
    errno.EROFS: noop("Reason", "所在磁盘是只读的"),
    errno.ENOSPC: noop("Reason", "磁盘空间不足"),
    errno.EDQUOT: noop("Reason", "磁盘空间不足"),
    errno.ENOENT: noop("Reason", "文件或文件夹不存在"),
    errno.ENOTDIR: noop("Reason", "文件夹不存在"),
    errno.EISDIR: noop("Reason", "这是一个文件夹"),
    errno.EEXIST: noop("Reason", "已有同名的文件"),
    errno.EBUSY: noop("Reason", "正被其他程序使用"),
    errno.ETXTBSY: noop("Reason", "正被其他程序使用"),
    errno.EIO: noop("Reason", "磁盘读写出错"),
    errno.EFBIG: noop("Reason", "文件太大"),
    errno.EMFILE: noop("Reason", "打开的文件太多"),
    errno.ENAMETOOLONG: noop("Reason", "文件名太长"),
    errno.ENOLCK: noop("Reason", "所在位置不支持文件锁"),
    errno.EOPNOTSUPP: noop("Reason", "所在位置不支持文件锁"),
}


def reason(error: OSError) -> str:
    """A system error for people.

    >>> reason(OSError(errno.ENOSPC, "No space left on device"))
    '磁盘空间不足'
    >>> reason(OSError(9999, "strange"))
    '系统错误 9999（strange）'
    """
    known = _REASONS.get(error.errno or 0)
    return known or f"系统错误 {error.errno}（{error.strerror or error}）"
