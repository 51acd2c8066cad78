"""The zip package of a workbook or text document, read by someone who distrusts it.

Last year's file comes from a mail or a stick. It is only ever read, nothing is unpacked to disk, no macro is run and no
link followed. What is refused is refused before it costs memory: sizes are checked in the zip directory first and
counted again while reading, because a directory can lie.
"""

from __future__ import annotations

import lzma
import posixpath
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path
from typing import IO, NamedTuple, Protocol
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from desktop.domain.errors import Problem, UserError
from desktop.importers.source import check_size, locked

LARGEST_FILE = 50_000_000  # bytes; the published sheets have 20 to 500 KB
LARGEST_UNPACKED = 200_000_000
SUSPICIOUS_RATIO, SUSPICIOUS_SIZE = 200, 50_000_000
LARGEST_XML = 24_000_000  # bytes of XML read from one workbook, 1 to 2 seconds of parsing
MOST_PARTS = 5_000
DEEPEST = 64
_CHUNK = 1 << 16
_LOCAL_HEADER = 30  # bytes before the name of each part

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # the container of .xls, and of every workbook with a password
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)


class Target(Protocol):
    """What is told of an XML part, element by element, so that no tree is ever held."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; tags are local names."""
        ...

    def end(self, tag: str) -> None:
        """It ends."""
        ...

    def data(self, text: str) -> None:
        """Text inside it, possibly in pieces."""
        ...


class Kind(NamedTuple):
    """What a package should be, for messages: 它不是 Excel 工作簿."""

    name: str
    programs: str
    suffix: str
    old: str


WORKBOOK = Kind("Excel 工作簿", "Excel 或 WPS", ".xlsx", "旧版 .xls 工作簿")
DOCUMENT = Kind("Word 文档", "Word 或 WPS", ".docx", "旧版 .doc 文档")
OPEN_DOCUMENT = Kind("OpenDocument 文件", "LibreOffice 或 WPS", ".ods 或 .odt", "旧版 Office 文件")


class Package:
    """The parts of one document by name."""

    def __init__(self, path: Path, kind: Kind = WORKBOOK) -> None:
        self.file = path.name
        self._kind = kind
        self._left = LARGEST_XML
        stream = _open(path)
        try:
            _check_start(stream, path.name, kind)
            self._zip = zipfile.ZipFile(stream)
            self._check_directory()
        except UserError:
            stream.close()
            raise
        except _BROKEN as error:
            stream.close()
            raise self.unreadable("文件不完整或已损坏") from error
        self._stream = stream
        self._names = {name.lower(): name for name in self._zip.namelist()}  # the format tells no case apart

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *exc: object) -> None:
        self._zip.close()
        self._stream.close()

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._names

    def names(self) -> list[str]:
        """The names of all parts, in order."""
        return self._zip.namelist()

    def unreadable(self, why: str) -> UserError:
        """The refusal of this file, for one reason."""
        return UserError(Problem.IMPORT_UNREADABLE, file=self.file, why=why)

    def protected(self) -> UserError:
        """The refusal of a file with a password."""
        return self.unreadable(f"文件设有密码，请先在 {self._kind.programs} 中取消密码")

    def too_large(self, what: str) -> UserError:
        """The refusal of this file for its size."""
        return UserError(Problem.IMPORT_TOO_LARGE, file=self.file, what=what)

    def parse(self, name: str, target: Target) -> None:
        """Read one XML part; document types and entities are refused.

        Raises:
            UserError: The part is damaged, no XML, or there is too much of it.
        """
        parser = DefusedXMLParser(target=_Local(target, self), forbid_dtd=True)
        try:
            with self._zip.open(self._names[name.lower()]) as part:
                while chunk := part.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise self.too_large(f"内容解开后超过 {LARGEST_XML // 1_000_000} MB")
                    parser.feed(chunk)
            parser.close()
        except DefusedXmlException as error:
            raise self.unreadable("文件里有不允许的 XML 声明，可能被人改动过") from error
        except (ParseError, KeyError, *_BROKEN) as error:
            raise self.unreadable(f"其中的“{name}”已损坏") from error

    def _check_directory(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > MOST_PARTS:
            raise self.too_large(f"压缩包里有 {len(entries)} 个部分")
        if any(entry.flag_bits & 1 for entry in entries):
            raise self.protected()
        if _overlap(entries):
            raise self.unreadable("压缩包结构异常，各部分互相重叠")
        unpacked = sum(entry.file_size for entry in entries)
        packed = sum(entry.compress_size for entry in entries)
        suspicious = unpacked > SUSPICIOUS_SIZE and unpacked > SUSPICIOUS_RATIO * max(packed, 1)
        if unpacked > LARGEST_UNPACKED or suspicious:
            raise self.too_large(f"解压后有 {unpacked // 1_000_000} MB")


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Whether parts share bytes of the file: a small file that unpacks to an enormous one is made that way."""
    placed = sorted((entry.header_offset, entry.compress_size) for entry in entries)
    return any(at + _LOCAL_HEADER + size > after for (at, size), (after, _) in pairwise(placed))


class _Local:
    """Strips namespaces (two flavours of the format differ only there) and stops at absurd depth."""

    def __init__(self, target: Target, package: Package) -> None:
        self._target, self._package, self._depth = target, package, 0
        self.data = target.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._package.unreadable("文件结构异常，嵌套过深")
        self._target.start(tag.rpartition("}")[2], {key.rpartition("}")[2]: text for key, text in attributes.items()})

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._target.end(tag.rpartition("}")[2])


def part_name(base: str, target: str) -> str:
    """The part a relation of ``base`` points at; a path that climbs out of the package names nothing in it."""
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), target))


def relations_name(part: str) -> str:
    """The part that holds the relations of ``part``."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _open(path: Path) -> IO[bytes]:
    check_size(path, LARGEST_FILE)
    try:
        return path.open("rb")
    except OSError as error:
        raise locked(path) from error


def _check_start(stream: IO[bytes], file: str, kind: Kind) -> None:
    """Say what a file that is no zip package really is."""
    start = stream.read(2048)
    why = ""
    if not start:
        why = "文件是空的"
    elif start.startswith(_OLE):
        stream.seek(0)
        protected = "EncryptedPackage".encode("utf-16-le") in stream.read(LARGEST_FILE)
        why = (
            f"文件设有密码，请先在 {kind.programs} 中取消密码"
            if protected
            else f"它是{kind.old}，只是扩展名写成了 {kind.suffix}"
        )
    elif start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        why = f"它其实是网页或 XML 文本，不是 {kind.name}"
    elif not start.startswith(b"PK"):
        why = f"它不是 {kind.name}"
    if why:
        raise UserError(Problem.IMPORT_UNREADABLE, file=file, why=why)
    stream.seek(0)
