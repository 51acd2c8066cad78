"""The digital signature on a report: behind its bytes, found again, and nothing said of it that is not so."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from inspect import signature
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1, stream_value
from PIL import Image

from desktop.domain.errors import Problem, UserError
from desktop.reports import signatures, signing
from desktop.reports.pdf import render
from tests.certificates import PASSPHRASE, SINCE, UNIT, issued, seal, without_key
from tests.reports import test_archive as archive
from tests.reports.sample_report import FONTS, sample_report

NOW = datetime(2022, 3, 25, 9, 0, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture(scope="module")
def plain() -> bytes:
    return render(sample_report(), FONTS)


@pytest.fixture(scope="module")
def signed(plain: bytes) -> bytes:
    """With the unit's seal in its place."""
    return signing.sign(plain, credential(), NOW, role="单位电子签章", seal=signing.open_seal(seal(), "印章.png"))


def credential(kind: str = "rsa") -> signing.Credential:
    return signing.open_credential(issued(kind).p12, PASSPHRASE, "单位.p12", NOW)


def document_of(pdf: bytes) -> PDFDocument:
    return PDFDocument(PDFParser(io.BytesIO(pdf)))


# ------------------------------------------------------------------ making one


@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_the_report_is_left_as_it_is_and_the_signature_comes_behind_it(plain: bytes, kind: str) -> None:
    made = signing.sign(plain, credential(kind), NOW, role="单位负责人")

    assert made.startswith(plain)
    (found,) = signatures.read(made)
    assert (found.name, found.role, found.signed_at) == (UNIT, "单位负责人", NOW)
    assert (found.intact, found.covers_all, found.altered, found.in_time) == (True, True, False, True)
    assert found.state == "签名后未被改动"


def test_the_seal_stands_where_the_report_leaves_room_for_it(plain: bytes, signed: bytes) -> None:
    """Red on that page and nowhere else, in the box the report names; without form fields the pages are the same."""
    before, after = (_pages(each, forms=True) for each in (plain, signed))
    red = [_red(page) for page in after]
    assert [_red(page) for page in before] == [None] * len(before)
    assert [at for at, box in enumerate(red) if box] == [len(after) - 1]
    left, top, right, bottom = red[-1] or (0, 0, 0, 0)
    assert right - left == pytest.approx(bottom - top, abs=2)
    assert 100 < right - left < 130  # points: a seal of 42 mm in its place
    assert _pages(plain, forms=False) == _pages(signed, forms=False)


def _pages(pdf: bytes, *, forms: bool) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        if forms and document.get_formtype():  # PDFium draws fields only when asked to
            document.init_forms()
        return [page.render(scale=1).to_pil().convert("RGB") for page in document]


def _red(page: Image.Image) -> tuple[int, int, int, int] | None:
    red, green, _ = page.split()
    bright = red.point(lambda value: 255 if value > 150 else 0)
    dark = green.point(lambda value: 255 if value < 100 else 0)
    return Image.composite(bright, Image.new("L", page.size), dark).getbbox()


def test_without_a_seal_nothing_is_seen(plain: bytes) -> None:
    made = signing.sign(plain, credential(), NOW, role="")
    assert _pages(made, forms=True) == _pages(plain, forms=True)


def test_the_archive_rules_a_signature_touches_are_kept(plain: bytes, signed: bytes) -> None:
    """ISO 19005-3: metadata, identity, intent and attachments as before; the field is printed and has its picture."""
    old, new = document_of(plain), document_of(signed)
    assert new.encryption is None
    assert new.xrefs[0].get_trailer()["ID"][0] == old.xrefs[0].get_trailer()["ID"][0]
    for key in ("Metadata", "StructTreeRoot", "OutputIntents", "AF", "Names", "MarkInfo", "Lang", "Dests"):
        assert (key in new.catalog) == (key in old.catalog), key
    old_xmp, new_xmp = (stream_value(each.catalog["Metadata"]).get_data() for each in (old, new))
    assert new_xmp == old_xmp
    form = resolve1(new.catalog["AcroForm"])
    assert "NeedAppearances" not in form
    assert "XFA" not in form
    (field,) = (resolve1(each) for each in resolve1(form["Fields"]))
    assert field["F"] & 4  # printed
    assert not field["F"] & (1 | 2 | 32)  # neither invisible, hidden nor without a view
    assert "N" in resolve1(field["AP"])


KEPT = (
    archive.test_it_is_not_locked_and_has_an_identity,
    archive.test_no_stream_comes_from_outside_or_in_a_forbidden_way,
    archive.test_colours_are_those_of_the_output_intent,
    archive.test_the_metadata_name_part_and_level,
    archive.test_the_metadata_say_what_the_old_ones_say,
    archive.test_the_title_is_shown_and_the_language_said,
    archive.test_every_font_is_whole_in_itself,
    archive.test_pages_use_known_operators_and_only_grey,
    archive.test_everything_on_a_page_is_marked,
    archive.test_the_parent_tree_knows_each_stretch,
    archive.test_kinds_are_standard_ones_or_mapped,
    archive.test_tables_are_regular,
)


@pytest.mark.parametrize("check", KEPT, ids=lambda check: check.__name__)
def test_a_signed_report_passes_the_checks_of_the_archive(signed: bytes, check: Callable[..., None]) -> None:
    """All but two: there is a field now (the signature), and the seal is see-through, which A-3 allows."""
    document = document_of(signed)
    numbers = sorted({number for xref in document.xrefs for number in xref.get_objids()})
    metadata = stream_value(document.catalog["Metadata"]).get_data().decode()
    given = {
        "document": document,
        "objects": [document.getobj(number) for number in numbers],
        "xmp": ET.fromstring(metadata.partition("?>")[2].rpartition("<?xpacket")[0]),
    }
    assert check(**{name: given[name] for name in signature(check).parameters}) is None


def test_a_second_person_signs_behind_the_first(signed: bytes) -> None:
    both = signing.sign(signed, credential("ec"), NOW + timedelta(hours=1), role="单位负责人")

    first, second = signatures.read(both)
    assert (first.intact, first.covers_all, first.altered) == (True, False, False)
    assert (second.intact, second.covers_all, second.altered) == (True, True, False)


def test_one_seal_is_enough(signed: bytes) -> None:
    with pytest.raises(UserError, match="已有印章图片") as refused:
        signing.sign(signed, credential(), NOW, role="", seal=signing.open_seal(seal(), "印章.png"))
    assert refused.value.code is Problem.CERT_PDF


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\n", b"PK\x03\x04" * 100])
def test_what_is_no_report_is_not_signed(pdf: bytes) -> None:
    with pytest.raises(UserError) as refused:
        signing.sign(pdf, credential(), NOW, role="")
    assert refused.value.code is Problem.CERT_PDF


# ------------------------------------------------------------------ what is signed with


@pytest.mark.parametrize(
    ("data", "passphrase", "problem", "why"),
    [
        (issued().p12, "wrong one", Problem.CERT_PASSPHRASE, "密码不对"),
        (issued().p12, "", Problem.CERT_PASSPHRASE, "密码不对"),
        (without_key(), PASSPHRASE, Problem.CERT_UNREADABLE, "没有私钥"),
        (issued("dsa").p12, PASSPHRASE, Problem.CERT_UNREADABLE, "RSA 或 ECDSA"),
        (issued("rsa", until=SINCE + timedelta(days=30)).p12, PASSPHRASE, Problem.CERT_NOT_VALID, "2021-01-31"),
        (issued("rsa", since=NOW + timedelta(days=1)).p12, PASSPHRASE, Problem.CERT_NOT_VALID, "2022-03-26"),
        (issued().p12[:-50], PASSPHRASE, Problem.CERT_UNREADABLE, "不是 PKCS#12"),
        (b"-----BEGIN CERTIFICATE-----", PASSPHRASE, Problem.CERT_UNREADABLE, "不是 PKCS#12"),
        (b"", PASSPHRASE, Problem.CERT_UNREADABLE, "不是 PKCS#12"),
        (b"\x30" * (signing.LARGEST_CERTIFICATE + 1), PASSPHRASE, Problem.CERT_UNREADABLE, "太大"),
    ],
)
def test_each_thing_wrong_with_a_certificate_has_its_own_words(
    data: bytes, passphrase: str, problem: Problem, why: str
) -> None:
    with pytest.raises(UserError, match=why) as refused:
        signing.open_credential(data, passphrase, "单位.p12", NOW)
    assert refused.value.code is problem
    assert "单位.p12" in refused.value.problem
    assert not passphrase or passphrase not in str(refused.value)


def test_a_certificate_without_a_passphrase_is_one_as_well() -> None:
    assert signing.open_credential(issued("ec", "").p12, "", "单位.p12", NOW).certificate.subject == UNIT


def test_what_was_opened_does_not_show_its_key() -> None:
    assert "signer" not in repr(credential())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x89PNG\r\n\x1a\n and nothing", "不是能读的 PNG"),
        (seal(background=(255, 255, 255, 255)), "背景不透明"),
        (b"\x00" * (signing.LARGEST_SEAL + 1), "超过 5 MB"),
        (seal(4100), "像素太多"),
    ],
)
def test_a_picture_that_is_no_seal_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(UserError, match=why) as refused:
        signing.open_seal(data, "印章.png")
    assert refused.value.code is Problem.SEAL_PICTURE


# ------------------------------------------------------------------ reading it back


def test_whether_the_name_is_believed_depends_on_the_root(signed: bytes) -> None:
    (unknown,) = signatures.read(signed)
    (known,) = signatures.read(signed, [issued().root])
    (other,) = signatures.read(signed, [issued("ec").root])
    assert (unknown.trusted, known.trusted, other.trusted) == (False, True, False)
    assert "请另行核实" in unknown.identity
    assert "根证书已核对" in known.identity
    assert all(each.is_unchanged for each in (unknown, known, other))


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.97])
def test_one_byte_changed_is_found(plain: bytes, signed: bytes, share: float) -> None:
    spoilt = bytearray(signed)
    spoilt[round(len(plain) * share)] ^= 1
    (found,) = signatures.read(bytes(spoilt), [issued().root])
    assert not found.is_unchanged


def test_what_is_added_behind_is_found(signed: bytes) -> None:
    """By another program: a note on the first page, written behind what was signed."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    note = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
            generic.pdf_name("/Rect"): generic.ArrayObject(generic.NumberObject(each) for each in (90, 90, 300, 200)),
            generic.pdf_name("/Contents"): generic.pdf_string("99.99"),
        }
    )
    writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(note))
    out = io.BytesIO()
    writer.write(out)

    (found,) = signatures.read(out.getvalue())
    assert found.intact
    assert found.altered
    assert "追加" in found.state


def test_bytes_behind_the_signature_are_told_from_a_revision(signed: bytes) -> None:
    """A stray line is in no revision; a line end that a transfer added changes nothing."""
    (found,) = signatures.read(signed + b"% x\n")
    assert found.intact
    assert not found.is_unchanged
    assert "末尾多出 3 个字节" in found.state
    assert "追加" not in found.state
    (found,) = signatures.read(signed + b"\r\n")
    assert found.is_unchanged


def test_a_signature_that_cannot_be_read_is_not_passed_over(signed: bytes) -> None:
    at = signed.index(b"/ByteRange")
    (found,) = signatures.read(signed[: at + 200] + b"\n%%EOF\n")
    assert not found.is_unchanged
    assert found.fault


def test_an_unsigned_report_has_none(plain: bytes) -> None:
    assert signatures.read(plain) == ()
    assert signatures.overlays(plain) == ()


def test_a_seal_in_its_place_covers_nothing_but_one_elsewhere_does(plain: bytes, signed: bytes) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields

    assert signatures.overlays(signed) == ()
    writer = IncrementalPdfFileWriter(io.BytesIO(plain))
    fields.append_signature_field(writer, fields.SigFieldSpec("X", on_page=2, box=(100, 100, 200, 200)))
    out = io.BytesIO()
    writer.write(out)
    assert signatures.overlays(out.getvalue()) == (2,)


def test_a_root_is_told_from_anything_else() -> None:
    assert signatures.is_certificate(issued().root)
    assert not signatures.is_certificate(b"hello")
    assert not signatures.is_certificate(issued().p12)
