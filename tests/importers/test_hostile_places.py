"""Paths nobody should read from: folders, devices, pipes, links that lead nowhere, files without permission."""

from __future__ import annotations

import os
import struct
import sys
import time
import zipfile
from pathlib import Path

import pytest

from desktop.domain.errors import Problem, UserError
from desktop.domain.rubric import Rubric
from desktop.importers import READERS, load, read
from desktop.importers import source as sources
from desktop.importers.reader import Reader
from tests.importers.sheets import SAMPLE

SUFFIXES = (*READERS, ".doc", ".et")
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def refusal(path: Path) -> UserError:
    began = time.monotonic()
    with pytest.raises(UserError) as caught:
        load(path)
    assert time.monotonic() - began < 2
    assert path.name in caught.value.problem
    return caught.value


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_folder_is_no_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"夹{suffix}"
    path.mkdir()
    assert "文件夹" in refusal(path).problem


@posix
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_pipe_is_not_waited_for(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"管{suffix}"
    os.mkfifo(path)
    assert "设备或管道" in refusal(path).problem


@posix
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_device_is_not_read_for_ever(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"零{suffix}"
    path.symlink_to("/dev/zero")
    assert "设备或管道" in refusal(path).problem


@posix
def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    loop, lost = tmp_path / "圈.xlsx", tmp_path / "断.xlsx"
    loop.symlink_to(loop)
    lost.symlink_to(tmp_path / "没有.xlsx")
    assert "指向自己的链接" in refusal(loop).problem
    assert refusal(lost).code is Problem.FILE_MISSING


@posix
@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may read everything")
def test_a_file_nobody_may_read(tmp_path: Path) -> None:
    path = tmp_path / "锁.xlsx"
    path.write_bytes(SAMPLE.read_bytes())
    path.chmod(0)
    assert "没有读取权限" in refusal(path).problem


def test_a_huge_file_is_not_opened_and_the_limit_is_said(tmp_path: Path) -> None:
    path = tmp_path / "大.pdf"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)  # takes no room on the disk
    refused = refusal(path)
    assert refused.code is Problem.IMPORT_TOO_LARGE
    assert f"最多能读 {sources.LARGEST_FILE // 1_000_000} MB" in refused.problem


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("片.xlsx", b"%PDF-1.7\n", "PDF 文件，请把扩展名改为 .pdf"),
        ("图.pdf", b"\x89PNG\r\n\x1a\n", "图片（PNG）"),
        ("包.docx", b"Rar!\x1a\x07", "RAR 压缩包"),
        ("程序.docx", b"MZ\x90\0", "Windows 程序"),
        ("库.xlsx", b"SQLite format 3\0", "自评台文件"),
        ("文.docx", b"{\\rtf1", "RTF 文档"),
        ("文.pdf", b"<!DOCTYPE html><p>", "网页"),
        ("邮.html", b"MIME-Version: 1.0\n", "MHT"),
        ("表.html", bytes.fromhex("d0cf11e0a1b11ae1") + "Workbook".encode("utf-16-le"), "旧版 Excel 工作簿"),
    ],
)
def test_a_wrong_name_is_told_by_the_content(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(content)
    refused = refusal(tmp_path / name)
    assert refused.code is Problem.IMPORT_UNREADABLE
    assert why in refused.problem


def test_parts_that_share_their_bytes_are_refused(guangzhou: Rubric, tmp_path: Path) -> None:
    """Every entry of the directory points at the same packed bytes, under a name of its own."""
    path = tmp_path / "叠.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(100):
            package.writestr(f"xl/worksheets/sheet{number}.xml", b"<worksheet/>" * 90)
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 42 : at + 46] = struct.pack("<I", 0)  # where the part begins
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(data)
    with pytest.raises(UserError, match="互相重叠"):
        read(path, guangzhou)


def test_a_package_in_a_package_is_not_opened(guangzhou: Rubric, tmp_path: Path) -> None:
    bomb = tmp_path / "里.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("0", bytes(100_000_000))
    path = tmp_path / "套.xlsx"
    path.write_bytes(SAMPLE.read_bytes())
    with zipfile.ZipFile(path, "a") as package:
        package.write(bomb, "xl/embeddings/里.zip")
    assert read(path, guangzhou).indicators == read(SAMPLE, guangzhou).indicators


@posix
def test_the_reading_process_refuses_them_as_well(tmp_path: Path) -> None:
    path = tmp_path / "零.txt"
    path.symlink_to("/dev/zero")
    with Reader(lambda: False) as reader:
        reader.begin(path)
        with pytest.raises(UserError, match="设备或管道"):
            reader.opened()
