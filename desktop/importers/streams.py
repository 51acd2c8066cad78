"""The packed streams of a PDF, looked at before any library unpacks them: a bomb is refused before it costs memory."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

LARGEST_STREAM = 40_000_000  # bytes unpacked; a page's text has 50 KB, a whole Chinese face 20 MB
LARGEST_TOTAL = 200_000_000
_STREAM = re.compile(rb"stream\r?\n")
_CHUNK = 1 << 20
_DICTIONARY = 600  # bytes before a stream that tell how it is packed


def too_much(data: bytes) -> str:
    """What of a PDF would unpack to more than any report has, in Chinese; "" for nothing.

    Pictures do not count: their points are never asked for.
    """
    total = 0
    for begin, described in _streams(data):
        if described.count(b"FlateDecode") > 1:
            return "其中有多次压缩的内容"
        if b"/Image" in described or b"FlateDecode" not in described:
            continue
        size = _unpacked(data, begin)
        total += size
        if size > LARGEST_STREAM or total > LARGEST_TOTAL:
            return f"内容解开后超过 {(LARGEST_STREAM if size > LARGEST_STREAM else LARGEST_TOTAL) // 1_000_000} MB"
    return ""


def _streams(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Where each stream begins, and the dictionary before it."""
    for match in _STREAM.finditer(data):
        if data[match.start() - 3 : match.start()] == b"end":
            continue
        before = data[max(match.start() - _DICTIONARY, 0) : match.start()]
        yield match.end(), before[before.rfind(b"obj") + 3 :]


def _unpacked(data: bytes, begin: int) -> int:
    """How much one stream unpacks to, as far as it matters; damaged ones as far as they go."""
    unpacker = zlib.decompressobj()
    size = 0
    rest = memoryview(data)[begin : begin + _CHUNK]
    try:
        while rest and not unpacker.eof and size <= LARGEST_STREAM:
            size += len(unpacker.decompress(rest, _CHUNK))
            if unpacker.unconsumed_tail:
                rest = memoryview(unpacker.unconsumed_tail)
            else:
                begin += _CHUNK
                rest = memoryview(data)[begin : begin + _CHUNK]
    except zlib.error:
        return size
    return size
