"""Documents nobody should have to trust, in every format: refused by name and reason, quickly, left as they were."""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from desktop import __main__ as program
from desktop.domain.errors import Problem, UserError
from desktop.domain.rubric import Rubric
from desktop.importers import prose, read
from tests.importers.documents import (
    WRITERS,
    docx,
    html,
    ods,
    odt,
    open_xml,
    pdf,
    save_word,
    word_paragraph,
    word_xml,
    zipped,
)
from tests.importers.sheets import SAMPLE
from tests.importers.test_formats import XLS, ods_row
from tests.importers.test_hostile_files import BOMB, OLE, refusal
from tests.importers.test_reports import REPORT

UNREADABLE, TOO_LARGE, NOTHING = Problem.IMPORT_UNREADABLE, Problem.IMPORT_TOO_LARGE, Problem.IMPORT_NOTHING
SCANNED = Problem.IMPORT_SCANNED
REFUSED = (UNREADABLE, TOO_LARGE, NOTHING, SCANNED)
SOON = 2


def encrypted_pdf(path: Path) -> Path:
    made = io.BytesIO()
    canvas = Canvas(made, encrypt="secret")
    canvas.drawString(90, 700, "1")
    canvas.save()
    path.write_bytes(made.getvalue())
    return path


def pictures_only(path: Path) -> Path:
    made = io.BytesIO()
    canvas = Canvas(made)
    for _ in range(3):
        canvas.rect(90, 90, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()
    path.write_bytes(made.getvalue())
    return path


def packed(path: Path, filters: str = "/FlateDecode", times: int = 60) -> Path:
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(b" " * 1_000_000) for _ in range(times)) + packer.flush()
    head = f"%PDF-1.4\n1 0 obj<</Length {len(content)}/Filter[{filters}]>>stream\n"
    path.write_bytes(head.encode() + content + b"\nendstream endobj")
    return path


def many_pages(path: Path) -> Path:
    document = pdfium.PdfDocument.new()
    for _ in range(10_000):
        document.new_page(595, 842)
    document.save(path)
    document.close()
    return path


def bomb(path: Path, part: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target, target.open(part, "w") as stream:
        for _ in range(60):
            stream.write(bytes(1_000_000))
    return path


def cut(path: Path, maker: Callable[[Path, list[str]], Path]) -> Path:
    whole = maker(path, REPORT).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def holding(content: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return write


MANIFEST = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:encryption-data/></m:manifest>'
CASES: list[tuple[str, Callable[[Path], Path], Problem, str]] = [
    ("空.docx", holding(b""), UNREADABLE, "空的"),
    ("空.pdf", holding(b""), UNREADABLE, "空的"),
    ("空.txt", holding(b" \n"), UNREADABLE, "空的"),
    ("空.html", holding(b""), UNREADABLE, "空的"),
    ("空.xls", holding(b""), UNREADABLE, "空的"),
    ("空.ods", holding(b""), UNREADABLE, "空的"),
    ("锁.docx", holding(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")), UNREADABLE, "设有密码"),
    ("旧.docx", holding(OLE + bytes(600)), UNREADABLE, "旧版 .doc 文档"),
    ("锁.pdf", encrypted_pdf, UNREADABLE, "设有密码"),
    ("锁.ods", lambda path: zipped(path, {"content.xml": b"\x01", "META-INF/manifest.xml": MANIFEST}), UNREADABLE,
     "设有密码"),
    ("半.docx", lambda path: cut(path, docx), UNREADABLE, "不完整或已损坏"),
    ("半.odt", lambda path: cut(path, odt), UNREADABLE, "不完整或已损坏"),
    ("半.xls", holding(XLS.read_bytes()[:9_000]), UNREADABLE, "不完整或已损坏"),
    ("乱.xls", holding(OLE + bytes(600)), UNREADABLE, "不完整或已损坏"),
    ("半.pdf", holding(b"%PDF-1.7\n1 0 obj"), UNREADABLE, "不完整或已损坏"),
    ("错.docx", holding(SAMPLE.read_bytes()), UNREADABLE, "其实是新版 Excel 工作簿，请把扩展名改为 .xlsx"),
    ("错.odt", holding(SAMPLE.read_bytes()), UNREADABLE, "其实是新版 Excel 工作簿"),
    ("错.pdf", holding(SAMPLE.read_bytes()), UNREADABLE, "其实是新版 Excel 工作簿"),
    ("错.txt", holding(SAMPLE.read_bytes()), UNREADABLE, "其实是新版 Excel 工作簿"),
    ("错.html", holding("只有文字".encode()), UNREADABLE, "不是网页"),
    ("错.xls", holding(SAMPLE.read_bytes()), UNREADABLE, "请把扩展名改为 .xlsx"),
    ("网页.xls", holding(b"<table><tr><td>1</td></tr></table>"), UNREADABLE, "其实是网页"),
    ("码.txt", holding(b"\xff\xff\xfe\x81" * 9), UNREADABLE, "编码无法识别"),
    ("炸弹.docx", lambda path: bomb(path, "word/document.xml"), TOO_LARGE, "解压后有 60 MB"),
    ("炸弹.ods", lambda path: bomb(path, "content.xml"), TOO_LARGE, "解压后有 60 MB"),
    ("实体.docx", lambda path: zipped(path, {"word/document.xml": BOMB}), UNREADABLE, "不允许的 XML 声明"),
    ("实体.odt", lambda path: zipped(path, {"content.xml": BOMB}), UNREADABLE, "不允许的 XML 声明"),
    ("深.docx", lambda path: zipped(path, {"word/document.xml": word_xml("<a>" * 100)}), UNREADABLE, "嵌套过深"),
    ("长.docx", lambda path: save_word(path, f"<w:p><w:r><w:t>{'长' * 700_000}</w:t></w:r></w:p>"), TOO_LARGE, "个字"),
    ("长.odt", lambda path: odt(path, ["长" * 700_000]), TOO_LARGE, "个字"),
    ("长.txt", holding(("长" * 700_000).encode()), TOO_LARGE, "个字"),
    ("行.txt", holding(b"a\n" * 50_000), TOO_LARGE, "行"),
    ("段.docx", lambda path: save_word(path, "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 50_000), TOO_LARGE, "段"),
    ("段.odt", lambda path: odt(path, ["a"] * 50_000), TOO_LARGE, "段"),
    ("套.html", holding(b"<table><tr><td>" * 90_000), TOO_LARGE, "层"),
    ("宽.txt", holding(b"a\t" * 5_000), TOO_LARGE, "列内容"),
    ("格.docx", lambda path: save_word(path, "<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 50_001 + "</w:tr></w:tbl>"),
     TOO_LARGE, "单元格"),
    ("重复.ods", lambda path: ods(path, '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
     'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'), TOO_LARGE,
     "有内容的单元格超过"),
    ("标记.html", holding(b"<!" * 1_000_000), UNREADABLE, "已损坏"),
    ("注释.html", holding(b"<!-- >" * 500_000), UNREADABLE, "已损坏"),
    ("标签.html", holding(b"<div>" * 700_000), UNREADABLE, "已损坏"),
    ("扫描.pdf", pictures_only, SCANNED, "只有图片（3 页）"),
    ("炸弹.pdf", packed, TOO_LARGE, "解开后超过 40 MB"),
    ("两层.pdf", lambda path: packed(path, "/FlateDecode/FlateDecode", 1), TOO_LARGE, "多次压缩"),
    ("页.pdf", many_pages, TOO_LARGE, "有 10000 页"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "maker", "code", "why"), CASES, ids=[name for name, *_ in CASES])
def test_refused_soon_and_with_the_reason(
    guangzhou: Rubric, tmp_path: Path, name: str, maker: Callable[[Path], Path], code: Problem, why: str
) -> None:
    path = maker(tmp_path / name)
    began = time.perf_counter()
    refused = refusal(path, guangzhou)
    assert time.perf_counter() - began < SOON
    assert refused.code is code
    assert why in refused.problem


@pytest.mark.parametrize(
    "sentence",
    [
        "自评",
        "自评得分96分，",
        "扣1分",
        "预算编制分值3分，自评得分3分，",
        "其中：",
        "甲3分；",
        "部门预算数3万元，",
        "1.",
    ],
)
def test_sentences_without_end_take_no_time(guangzhou: Rubric, tmp_path: Path, sentence: str) -> None:
    path = tmp_path / "长.txt"
    path.write_text(sentence * (500_000 // len(sentence)), encoding="utf-8")
    began = time.perf_counter()
    got = outcome(path, guangzhou)
    assert got in REFUSED or isinstance(got, int)
    assert time.perf_counter() - began < SOON


def test_a_report_that_never_ends_is_refused_while_reading(
    guangzhou: Rubric, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prose, "MOST_CHARACTERS", 100)
    refused = refusal(WRITERS[".html"](tmp_path / "上年.html", REPORT), guangzhou)
    assert refused.code is TOO_LARGE


def test_links_and_pictures_are_never_fetched(
    guangzhou: Rubric, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr("socket.socket.connect", refuse)
    page = html(tmp_path / "上年.html", REPORT)
    text = page.read_text(encoding="utf-8")
    linked = "<img src='http://example.invalid/a.png'><iframe src='file:///etc/passwd'></iframe></body>"
    page.write_text(text.replace("</body>", linked), encoding="utf-8")
    assert len(read(page, guangzhou).indicators) > 5
    link = '<w:hyperlink xmlns:r="x" r:id="r9"/><w:object/>' + word_paragraph("1.采购管理，分值3分，自评得分3分。")
    assert len(read(save_word(tmp_path / "上年.docx", link), guangzhou).indicators) == 1


@pytest.mark.parametrize("name", ["锁.pdf", "半.docx", "旧.doc"])
def test_the_command_line_ends_with_two_and_leaves_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    source = tmp_path / name
    makers: dict[str, Callable[[Path], Path]] = {case[0]: case[1] for case in CASES}
    makers.get(name, holding(OLE))(source)
    monkeypatch.setenv("HOME", str(tmp_path))
    output = tmp_path / "草稿.ziping"
    assert program.main(["import", str(source), "-o", str(output)]) == 2
    assert name in capsys.readouterr().err
    assert not output.exists()


def outcome(path: Path, rubric: Rubric) -> Problem | int:
    """How many rows were read, or why none."""
    try:
        return len(read(path, rubric).indicators)
    except UserError as refused:
        return refused.code


@pytest.mark.parametrize("suffix", [*WRITERS, ".ods", ".xls"])
def test_mutated_documents_are_read_or_refused(
    guangzhou: Rubric, tmp_path_factory: pytest.TempPathFactory, suffix: str
) -> None:
    folder = tmp_path_factory.mktemp("mutated")
    if suffix == ".xls":
        whole = XLS.read_bytes()
    elif suffix == ".ods":
        whole = ods(folder / "全.ods", ods_row("三级指标", "分值", "得分") + ods_row("甲项", "2", "1")).read_bytes()
    else:
        whole = WRITERS[suffix](folder / f"全{suffix}", REPORT).read_bytes()

    @settings(max_examples=40)
    @given(
        edits=st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), min_size=1, max_size=12),
        end=st.integers(len(whole) // 2, len(whole)),
    )
    def mutate(edits: list[tuple[int, int]], end: int) -> None:
        data = bytearray(whole)
        for at, byte in edits:
            data[at] = byte
        path = folder / f"变{suffix}"
        path.write_bytes(bytes(data[:end]))
        got = outcome(path, guangzhou)
        assert got in REFUSED or isinstance(got, int)

    mutate()


@settings(max_examples=60)
@given(
    body=st.text(alphabet="分值得自评扣总等级为优0123456789.,，。：；（）一二、()% \n\t|①年度预算数万元", max_size=300)
)
def test_any_text_is_read_or_refused(guangzhou: Rubric, tmp_path_factory: pytest.TempPathFactory, body: str) -> None:
    path = tmp_path_factory.mktemp("text") / "文.txt"
    path.write_text("二、绩效自评情况\n1.预算编制分值3分，自评得分3分。\n" + body, encoding="utf-8")
    got = outcome(path, guangzhou)
    assert got in REFUSED or isinstance(got, int)


@settings(max_examples=40)
@given(body=st.text(alphabet="<>/=\"' abtdrhpl!-&;#x0一", max_size=200))
def test_any_markup_is_read_or_refused(guangzhou: Rubric, tmp_path_factory: pytest.TempPathFactory, body: str) -> None:
    folder = tmp_path_factory.mktemp("markup")
    (folder / "页.html").write_text(f"<p>1.采购管理，分值3分，自评得分3分。</p>{body}", encoding="utf-8")
    zipped(folder / "文.odt", {"content.xml": open_xml(f"<office:text>{body}</office:text>")})
    for name in ("页.html", "文.odt"):
        got = outcome(folder / name, guangzhou)
        assert got in REFUSED or isinstance(got, int)


def test_pdf_writer_of_these_tests_makes_what_it_says(tmp_path: Path) -> None:
    with pdfium.PdfDocument(pdf(tmp_path / "上年.pdf", REPORT)) as document:
        assert len(document) == 2
