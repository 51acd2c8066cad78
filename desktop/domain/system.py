"""Why the system refused a file, in words: its own are English, or of another language than the rest."""

from __future__ import annotations

import errno

_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在磁盘是只读的",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "磁盘空间不足",
    errno.ENOENT: "文件或文件夹不存在",
    errno.ENOTDIR: "文件夹不存在",
    errno.EISDIR: "这是一个文件夹",
    errno.EEXIST: "已有同名的文件",
    errno.EBUSY: "正被其他程序使用",
    errno.ETXTBSY: "正被其他程序使用",
    errno.EIO: "磁盘读写出错",
    errno.EFBIG: "文件太大",
    errno.EMFILE: "打开的文件太多",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ENOLCK: "所在位置不支持文件锁",
    errno.EOPNOTSUPP: "所在位置不支持文件锁",
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
