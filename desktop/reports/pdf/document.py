"""The PDF file: ReportLab's canvas, with the few things PDF/A asks for and ReportLab leaves out."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas


class Stream(pdfdoc.PDFStream):
    """A stream with a line end before ``endstream``, as ISO 19005 wants it."""

    def __init__(self, content: bytes, entries: Mapping[str, object] | None = None, compress: bool = True) -> None:
        filters = [pdfdoc.PDFZCompress] if compress else None
        super().__init__(pdfdoc.PDFDictionary(dict(entries or {})), content, filters)

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Write the stream and count it into the ID of the file."""
        written = super().format(document).removesuffix(b"endstream\n") + b"\nendstream\n"
        document.updateSignature(written)
        return written


class Written(pdfdoc.PDFObject):
    """An object that is written as it stands; its text may be set after it has been referred to."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.text = "null"

    def format(self, document: pdfdoc.PDFDocument) -> bytes:  # noqa: ARG002 - ReportLab calls it so
        """The text, ASCII as all of it is made of names and numbers."""
        return self.text.encode("ascii")


class ArchiveCatalog(pdfdoc.PDFCatalog):
    """The root of the document, with the entries that came with PDF/A-3."""

    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "AF", "OutputIntents"]


class ArchiveDocument(pdfdoc.PDFDocument):
    """The objects of one file. Equal calls give equal bytes: no clock, and an ID made from the streams."""

    Catalog: Any  # public, but the stubs have not got it

    def __init__(self, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7), lang=language)
        catalog = ArchiveCatalog()
        vars(catalog).update(vars(self.Catalog))
        self.Catalog = self._catalog = catalog  # two names of one thing; the canvas goes by the private one
        # What the ID is made from; ReportLab's own begins with SOURCE_DATE_EPOCH of the environment.
        self.signature = hashlib.md5(usedforsecurity=False)
        self.page_numbers: list[int] = []  # the object number of each page

    def add(self, thing: pdfdoc.PDFObject) -> pdfdoc.PDFObjectReference:
        """Make something an object of its own; objects are written in the order in which they were added."""
        reference: pdfdoc.PDFObjectReference = self.Reference(thing)  # type: ignore[no-untyped-call]
        return reference

    def number(self, reference: pdfdoc.PDFObjectReference) -> int:
        """The number of an object, as other objects refer to it."""
        number: int = self.idToObjectNumberAndVersion[reference.name][0]
        return number

    def add_font(self, name: str, font: pdfdoc.PDFDictionary) -> None:
        """Make a font known to all pages under the name it has in their content."""
        fonts: Any = self.idToObject[pdfdoc.BasicFonts]
        fonts[name] = self.add(font)

    def addPage(self, page: pdfdoc.PDFPage) -> None:  # noqa: N802 - ReportLab's name
        """Take a page from the canvas; left alone, it would write its content as a stream of ReportLab's kind."""
        page.Contents = Stream(page.stream.encode("ascii"))
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        vars(page).update(StructParents=len(self.page_numbers), Tabs=pdfdoc.PDFName("S"))
        super().addPage(page)
        self.page_numbers.append(self.number(self.Reference(page)))  # type: ignore[no-untyped-call]


class ArchiveCanvas(Canvas):
    """A canvas that draws into an ArchiveDocument."""

    def __init__(self, language: str) -> None:
        super().__init__(io.BytesIO(), invariant=1)
        # A canvas makes its document itself and has no door to hand in another: hence the private name.
        self.document = self._doc = ArchiveDocument(language)

    def finish(self) -> bytes:
        """The whole file; the canvas is of no use afterwards."""
        data: bytes = self.getpdfdata()  # type: ignore[no-untyped-call]
        return data

    def _make_preamble(self) -> None:
        """Begin pages with nothing: what ReportLab begins them with refers to Helvetica, which is not embedded.

        Private, but the only other way is a font in ReportLab's registry, which is one for the whole process.
        """
        self._preamble = ""


def writable(text: str) -> str:
    """A text that ReportLab can write: a half of a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace").decode()
