"""What a file is by its content, whatever its name says: offices rename, and WPS saves under names of its own."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from desktop.importers.source import LARGEST_FILE, read_bytes

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_SQLITE = b"SQLite format 3\0"
_HEAD = 4096  # bytes in which a text format says what it is
_SECTOR = 512
_FIB, _FIB_FLAGS, _ENCRYPTED = b"\xec\xa5", 10, 0x01  # [MS-DOC] 2.5.2 FibBase: wIdent; flags; fEncrypted in byte 11


class Nature(NamedTuple):
    """A kind of content.

    Attributes:
        name: "xlsx", "word" …; "" where nothing tells.
        said: As a message calls it.
        suffix: What such a file should be called; "" where we read no such file.
    """

    name: str
    said: str = ""
    suffix: str = ""


UNKNOWN = Nature("")
PROTECTED = Nature("protected", "设有密码的文件")
XLSX, DOCX = Nature("xlsx", "新版 Excel 工作簿", ".xlsx"), Nature("docx", "新版 Word 文档", ".docx")
ODS, ODT = Nature("ods", "OpenDocument 表格", ".ods"), Nature("odt", "OpenDocument 文档", ".odt")
PDF, HTML = Nature("pdf", "PDF 文件", ".pdf"), Nature("html", "网页或 XML 文本", ".html")
OLD_WORD, OLD_EXCEL = Nature("word", "旧版 Word 文档", ".doc"), Nature("excel", "旧版 Excel 工作簿", ".xls")
OLD_OTHER = Nature("ole", "旧版 Office 文件")
RTF = Nature("rtf", "RTF 文档", ".rtf")
WORD_XML = Nature("wordml", "Word 2003 的 XML 文档", ".doc")
EXCEL_XML = Nature("excelml", "Excel 2003 的 XML 表格", ".xls")
SLIDES = Nature("slides", "PowerPoint 演示文稿")

_STARTS = (  # what a file begins with
    (b"{\\rtf", RTF),
    (_SQLITE, Nature("ziping", "自评台文件或数据库", ".ziping")),
    (b"\x89PNG", Nature("picture", "图片（PNG）")),
    (b"\xff\xd8\xff", Nature("picture", "图片（JPEG）")),
    (b"GIF8", Nature("picture", "图片（GIF）")),
    (b"II*\0", Nature("picture", "图片（TIFF）")),
    (b"MM\0*", Nature("picture", "图片（TIFF）")),
    (b"Rar!", Nature("archive", "RAR 压缩包，请先解压")),
    (b"7z\xbc\xaf\x27\x1c", Nature("archive", "7z 压缩包，请先解压")),
    (b"\x1f\x8b", Nature("archive", "GZ 压缩包，请先解压")),
    (b"MZ", Nature("program", "Windows 程序，请不要打开")),
    (b"\x7fELF", Nature("program", "Linux 程序，请不要打开")),
    (b"MIME-Version:", Nature("mht", "单个文件网页（MHT），请用 Word 或浏览器打开后另存")),
)
_PARTS = (  # names that stand uncompressed in a zip package
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", ODS),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", ODT),
    (b"mimetypeapplication/vnd.oasis.opendocument.presentation", SLIDES),
    (b"xl/worksheets/", XLSX),
    (b"xl/workbook.", XLSX),
    (b"word/document.", DOCX),
    (b"ppt/presentation.", SLIDES),
)
_STREAMS = (  # names in the directory of an OLE container, coarse before fine
    ("EncryptedPackage", PROTECTED),
    ("WordDocument", OLD_WORD),
    ("PowerPoint Document", SLIDES),
    ("Workbook", OLD_EXCEL),
)
_MARKUP = (  # roots of XML that are not pages
    (b"urn:schemas-microsoft-com:office:spreadsheet", EXCEL_XML),
    (b"http://schemas.microsoft.com/office/word/2003/wordml", WORD_XML),
)


def nature_of(path: Path) -> Nature:
    """What a file is by its content; UNKNOWN for plain text, for nothing at all and for what nobody knows.

    Raises:
        UserError: It cannot be read at all, or is too large.
    """
    return sniffed(read_bytes(path, LARGEST_FILE))


def sniffed(data: bytes) -> Nature:
    """The same for a file's content.

    >>> sniffed(b"%PDF-1.7").said, sniffed(b"<html>").name, sniffed("甲".encode()) is UNKNOWN
    ('PDF 文件', 'html', True)
    """
    if data.startswith(b"PK\x03\x04"):
        return next((nature for name, nature in _PARTS if name in data), UNKNOWN)
    if data.startswith(_OLE):
        return _in_container(data)
    for start, nature in _STARTS:
        if data.startswith(start):
            return nature
    head = _bare(data[:_HEAD])
    if head.startswith(b"<"):
        return next((nature for name, nature in _MARKUP if name in head), HTML)
    return PDF if b"%PDF-" in data[:1024] else UNKNOWN


def _in_container(data: bytes) -> Nature:
    found = next((nature for name, nature in _STREAMS if name.encode("utf-16-le") in data), OLD_OTHER)
    return PROTECTED if found is OLD_WORD and _word_protected(data) else found


def _word_protected(data: bytes) -> bool:
    """Whether the information block of an old Word document says that its text is encrypted."""
    at = data.find(_FIB, _SECTOR)
    while at >= 0 and at % _SECTOR:
        at = data.find(_FIB, at + 1)
    return at >= 0 and bool(data[at + _FIB_FLAGS + 1 : at + _FIB_FLAGS + 2] and data[at + _FIB_FLAGS + 1] & _ENCRYPTED)


def _bare(head: bytes) -> bytes:
    """The beginning of a text without its mark, in single bytes."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")[2:]
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
