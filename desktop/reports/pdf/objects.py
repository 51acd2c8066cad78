"""The PDF file as such: objects, streams, the cross-reference table. Knows nothing about pages or text."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A PDF name; written with its slash."""

    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an object of the same file."""

    number: int


Value = Name | Ref | str | bytes | bool | int | float | Sequence["Value"] | Mapping[str, "Value"]


def number(value: float) -> str:
    """A coordinate as short as a hundredth of a point allows; never 1e-05, never -0."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def serialise(value: Value) -> bytes:
    """Write one value. Text becomes ASCII where it can and UTF-16 otherwise; bytes become a hex string."""
    match value:
        case bool():
            return b"true" if value else b"false"
        case int():
            return str(value).encode()
        case float():
            return number(value).encode()
        case Name():
            return b"/" + "".join(_name_char(char) for char in value.text).encode()
        case Ref():
            return f"{value.number} 0 R".encode()
        case bytes():
            return b"<" + value.hex().upper().encode() + b">"
        case str():
            return _text(value)
        case Mapping():
            items = b" ".join(serialise(Name(key)) + b" " + serialise(item) for key, item in value.items())
            return b"<< " + items + b" >>"
        case _:
            return b"[" + b" ".join(serialise(item) for item in value) + b"]"


def _name_char(char: str) -> str:
    return char if char.isascii() and (char.isalnum() or char in "+-_.") else f"#{ord(char):02X}"


def _text(text: str) -> bytes:
    if text.isascii() and text.isprintable():
        return b"(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode() + b")"
    return serialise(b"\xfe\xff" + text.encode("utf-16-be", "replace"))


class File:
    """Objects in the order in which they were reserved; equal calls give equal bytes."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def reserve(self) -> Ref:
        """A number for an object that is written later."""
        self._bodies.append(b"")
        return Ref(len(self._bodies))

    def add(self, value: Value) -> Ref:
        """Write an object and return its number."""
        ref = self.reserve()
        self.put(ref, value)
        return ref

    def put(self, ref: Ref, value: Value) -> None:
        """Write a reserved object."""
        self._bodies[ref.number - 1] = serialise(value)

    def stream(self, data: bytes, extra: Mapping[str, Value] | None = None, compress: bool = True) -> Ref:
        """Write a stream; ISO 19005 wants a line end before ``endstream``."""
        entries: dict[str, Value] = dict(extra or {})
        if compress:
            data = zlib.compress(data, 6)
            entries["Filter"] = Name("FlateDecode")
        entries["Length"] = len(data)
        ref = self.reserve()
        self._bodies[ref.number - 1] = serialise(entries) + b"\nstream\n" + data + b"\nendstream"
        return ref

    def finish(self, root: Ref, info: Ref) -> bytes:
        """The whole file. Its ID is the hash of its content, so that equal content has equal bytes."""
        parts, offsets = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"], []
        position = len(parts[0])
        for count, body in enumerate(self._bodies, 1):
            part = f"{count} 0 obj\n".encode() + body + b"\nendobj\n"
            offsets.append(position)
            position += len(part)
            parts.append(part)
        content = b"".join(parts)
        identity = hashlib.sha256(content).digest()[:16]
        entries = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
        table = f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n{entries}trailer\n".encode()
        trailer = serialise({"Size": len(offsets) + 1, "Root": root, "Info": info, "ID": [identity, identity]})
        return content + table + trailer + f"\nstartxref\n{position}\n%%EOF\n".encode()
