"""Files nobody should have to trust: refused with the file's name and the reason, quickly, and left as they were."""

from __future__ import annotations

import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import Problem, UserError
from desktop.domain.rubric import Rubric
from desktop.importers import package, read
from tests.importers.sheets import SAMPLE, SHEET, leaves, sheet_xml, with_part

UNREADABLE, TOO_LARGE, NOTHING = Problem.IMPORT_UNREADABLE, Problem.IMPORT_TOO_LARGE, Problem.IMPORT_NOTHING
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
BOMB = (
    b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + step, b"&%c;" % (97 + step) * 10) for step in range(9))
    + b"]><worksheet>&j;</worksheet>"
)


def refusal(path: Path, rubric: Rubric) -> UserError:
    """The refusal of a file, which names it and leaves it as it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(UserError) as caught:
        read(path, rubric)
    assert path.name in caught.value.problem
    assert caught.value.remedy
    assert before is None or path.read_bytes() == before
    return caught.value


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "文件是空的"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "网页或 XML 文本"),
        ("一级指标\t分值".encode("gb18030"), "不是 Excel 工作簿"),
        (OLE + bytes(600), "旧版 .xls 工作簿"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "设有密码"),
        (b"PK\x03\x04" + bytes(200), "不完整或已损坏"),
        (SAMPLE.read_bytes()[:20_000], "不完整或已损坏"),
    ],
)
def test_what_is_no_workbook_says_what_it_is(guangzhou: Rubric, tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "上年.xlsx"
    path.write_bytes(content)
    refused = refusal(path, guangzhou)
    assert refused.code is UNREADABLE
    assert why in refused.problem


def test_missing_files_folders_and_other_kinds(guangzhou: Rubric, tmp_path: Path) -> None:
    (tmp_path / "夹.xlsx").mkdir()
    assert refusal(tmp_path / "没有.xlsx", guangzhou).code is Problem.FILE_MISSING
    assert "文件夹" in refusal(tmp_path / "夹.xlsx", guangzhou).problem
    odd = refusal(tmp_path / "表.ppt", guangzhou)
    assert odd.code is Problem.IMPORT_SUFFIX
    assert ".xlsx" in odd.remedy


@pytest.mark.parametrize(
    ("body", "code", "why"),
    [
        (BOMB, UNREADABLE, "不允许的 XML 声明"),
        (b'<!DOCTYPE w SYSTEM "file:///etc/hostname"><worksheet/>', UNREADABLE, "不允许的 XML 声明"),
        (sheet_xml("<a>" * 100), UNREADABLE, "嵌套过深"),
        (sheet_xml('<row r="1"><c r="??"><v>1</v></c></row>'), UNREADABLE, "已损坏"),
        (b"\x00\x01\x02", UNREADABLE, "已损坏"),
        (sheet_xml('<row r="1">' + "<c><v>1</v></c>" * 16_384 + "</row>"), TOO_LARGE, "16384 列"),
        (sheet_xml('<row><c r="A1"><v>1</v></c></row>' * 1 + "<row><c><v>1</v></c></row>" * 3100), TOO_LARGE, "行内容"),
        (sheet_xml(("<row>" + "<c><v>1</v></c>" * 150 + "</row>") * 400), TOO_LARGE, "有内容的单元格超过"),
        (sheet_xml(f'<row><c t="str"><v>{"长" * 40_000}</v></c></row>'), TOO_LARGE, "文字超过"),
        (sheet_xml('<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>'), NOTHING, "没有找到评分表"),
        (sheet_xml("<row><c><v>1e999999999</v></c><c><v>-1e-999999999</v></c><c><v>NaN</v></c></row>"), NOTHING, ""),
        (sheet_xml(""), NOTHING, "空的"),
    ],
)
def test_sheets_made_to_hurt(guangzhou: Rubric, tmp_path: Path, body: bytes, code: Problem, why: str) -> None:
    refused = refusal(with_part(tmp_path / "坏表.xlsx", body), guangzhou)
    assert refused.code is code
    assert why in refused.problem


def test_a_zip_bomb_is_refused_before_it_is_opened(guangzhou: Rubric, tmp_path: Path) -> None:
    path = tmp_path / "炸弹.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target, target.open(SHEET, "w") as part:
        for _ in range(60):
            part.write(bytes(1_000_000))
    tracemalloc.start()
    refused = refusal(path, guangzhou)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.code is TOO_LARGE
    assert "解压后有 60 MB" in refused.problem
    assert peak < 5_000_000


def test_a_directory_that_lies_about_sizes_gains_nothing(guangzhou: Rubric, tmp_path: Path) -> None:
    path = with_part(tmp_path / "谎.xlsx", sheet_xml(" " * 30_000_000))
    data = bytearray(path.read_bytes())
    entry = data.rfind(SHEET.encode()) - 46  # the central directory's record, 46 bytes before its name
    assert data[entry : entry + 4] == b"PK\x01\x02"
    data[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    path.write_bytes(data)
    assert refusal(path, guangzhou).code is UNREADABLE


def test_too_much_xml_is_refused_while_reading(
    guangzhou: Rubric, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "LARGEST_XML", 5_000)
    path = tmp_path / "大.xlsx"
    path.write_bytes(SAMPLE.read_bytes())
    assert refusal(path, guangzhou).code is TOO_LARGE


def test_a_file_that_is_too_big_is_not_read_at_all(
    guangzhou: Rubric, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "LARGEST_FILE", 100)
    path = tmp_path / "大.xlsx"
    path.write_bytes(SAMPLE.read_bytes())
    assert refusal(path, guangzhou).code is TOO_LARGE


def test_a_merge_over_the_whole_sheet_costs_nothing_and_hides_nothing(guangzhou: Rubric, tmp_path: Path) -> None:
    swollen = with_part(tmp_path / "表.xlsx", lambda xml: xml.replace(b'ref="A1:K1"', b'ref="A1:XFD1048576"'))
    assert len(leaves(read(swollen, guangzhou))) == 42


def test_entries_that_climb_out_are_never_unpacked(guangzhou: Rubric, tmp_path: Path) -> None:
    path = tmp_path / "里" / "表.xlsx"
    path.parent.mkdir()
    path.write_bytes(SAMPLE.read_bytes())
    with zipfile.ZipFile(path, "a") as target:
        target.writestr("../../evil.txt", "x")
    assert len(leaves(read(path, guangzhou))) == 42
    assert [path.name for path in tmp_path.iterdir()] == ["里"]


def test_relations_outside_the_package_are_not_followed(guangzhou: Rubric, tmp_path: Path) -> None:
    def outside(xml: bytes) -> bytes:
        return xml.replace(b'Target="/xl/worksheets/sheet1.xml"', b'Target="file:///etc/passwd" TargetMode="External"')

    path = with_part(tmp_path / "外.xlsx", outside, "xl/_rels/workbook.xml.rels")
    assert refusal(path, guangzhou).code is NOTHING


def test_broken_styles_do_not_stop_the_reading(guangzhou: Rubric, tmp_path: Path) -> None:
    styles = b'<styleSheet><cellXfs><xf numFmtId="zz"/></cellXfs></styleSheet>'
    path = with_part(tmp_path / "样式.xlsx", styles, "xl/styles.xml")
    assert len(leaves(read(path, guangzhou))) == 42


def outcome(path: Path, rubric: Rubric) -> Problem | int:
    """How many rows were read, or why none."""
    try:
        return len(read(path, rubric).indicators)
    except UserError as refused:
        return refused.code


@settings(max_examples=150)
@given(data=st.data())
def test_mutated_bytes_are_read_or_refused(
    guangzhou: Rubric, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = bytearray(SAMPLE.read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("mutated") / "变.xlsx"
    path.write_bytes(bytes(whole[: data.draw(st.integers(len(whole) // 2, len(whole)))]))
    got = outcome(path, guangzhou)
    assert got in (UNREADABLE, TOO_LARGE, NOTHING) or isinstance(got, int)


@settings(max_examples=150)
@given(edits=st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=6)), min_size=1, max_size=8))
def test_mutated_sheets_are_read_or_refused(
    guangzhou: Rubric, tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, bytes]]
) -> None:
    def mutate(xml: bytes) -> bytes:
        for number, new in edits:
            at = number % len(xml)
            xml = xml[:at] + new + xml[at + len(new) :]
        return xml

    path = with_part(tmp_path_factory.mktemp("mutated") / "变.xlsx", mutate)
    got = outcome(path, guangzhou)
    assert got in (UNREADABLE, TOO_LARGE, NOTHING) or isinstance(got, int)
