"""The zip packages Word and Excel keep files in, and what our copies carry inside: the data they were made from."""

from __future__ import annotations

import io
import zipfile
from base64 import b64encode
from collections.abc import Mapping
from xml.sax.saxutils import escape

from desktop.reports.report import Report

CARRIED = "urn:zipingtai:copy:1"  # the namespace of the part with our data; importers.copies reads it
LANGUAGE = "zh-CN"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the least a zip can say: equal reports give equal bytes


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a package; the same bytes for the same parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, data)
    return stream.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a package of our own, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def carry(package: bytes, main: str, data: bytes, seen: str) -> bytes:
    """The package with the data it was made from as a further part.

    Programs keep the part and do not show it. It counts only while the file still says what ``seen`` was taken from:
    after a visible edit nobody reads it.

    Args:
        package: A file of ours.
        main: Its main part ("word/document.xml"), which the new part hangs from.
        data: Canonical JSON.
        seen: The fingerprint of everything the file shows, from ``importers.copies``.
    """
    parts = unpack(package)
    folder, _, name = main.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    link = f'<Relationship Id="rIdOwnData" Type="{_CUSTOM}" Target="../customXml/item1.xml"/>'
    parts[relations] = parts[relations].replace(b"</Relationships>", link.encode() + b"</Relationships>")
    text = b64encode(data).decode()
    parts["customXml/item1.xml"] = (
        f'{DECLARATION}<copy xmlns="{CARRIED}" seen="{escape(seen)}"><data>{text}</data></copy>'.encode()
    )
    return pack(parts)


def relations(links: Mapping[str, tuple[str, str]]) -> bytes:
    """A part of relations: identity -> (kind, target)."""
    said = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, (kind, target) in links.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONS}">{said}</Relationships>'.encode()


def standing(report: Report) -> str:
    """Which state the copy shows: 草稿, or the number of the signed revision."""
    return "草稿" if report.draft else f"第{report.revision}次签发"


def copy_note(report: Report) -> str:
    """What a copy says of itself: it can be changed by anybody, so it is no evidence."""
    if report.draft:
        return "草稿副本，未签发，不作为报送和签字的依据"
    return f"副本（{standing(report)}），仅供查阅和编辑；以签发的 PDF 报告和自评文件为准"
