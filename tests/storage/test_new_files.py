"""New files and copies: complete under their name, or not there; never over another file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from desktop.domain.errors import Problem, UserError
from desktop.storage.lock import sidecar
from tests.storage.samples import fact, make, problem_of, reopen, snapshot, worked_on


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_new_file_is_alone_in_its_folder_when_closed(tmp_path: Path) -> None:
    file = make(tmp_path / "a.ziping")
    assert names(tmp_path) == ["a.ziping", "~$a.ziping.lock"]
    assert file.read_only is None
    assert file.path == tmp_path / "a.ziping"
    file.close()
    assert names(tmp_path) == ["a.ziping"]


@pytest.mark.parametrize("there", ["file", "folder", "link"])
def test_nothing_is_overwritten(tmp_path: Path, there: str) -> None:
    target, other = tmp_path / "a.ziping", tmp_path / "other.ziping"
    if there == "file":
        target.write_bytes(b"last year")
    elif there == "folder":
        target.mkdir()
    elif sys.platform != "win32":
        target.symlink_to(tmp_path / "nowhere")
    else:
        target.write_bytes(b"")
    before = names(tmp_path)

    if there != "link":  # a new file is made where a dangling link points to
        assert problem_of(lambda: make(target)) is Problem.FILE_EXISTS
        assert names(tmp_path) == before
    with make(other) as file:
        assert problem_of(lambda: file.save_copy(other)) is Problem.FILE_EXISTS
        if there != "link":
            assert problem_of(lambda: file.save_copy(target)) is Problem.FILE_EXISTS
    if there == "file":
        assert target.read_bytes() == b"last year"


def test_a_name_taken_in_the_meantime_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the first look and the move, somebody else saves a file of that name."""
    target = tmp_path / "a.ziping"
    link = os.link

    def late(source: Path, to: Path) -> None:
        to.write_bytes(b"somebody else's")
        link(source, to)

    monkeypatch.setattr(os, "link", late)
    if sys.platform == "win32":
        target.write_bytes(b"somebody else's")

    assert problem_of(lambda: make(target)) is Problem.FILE_EXISTS
    assert target.read_bytes() == b"somebody else's"
    assert names(tmp_path) == ["a.ziping"]


def test_a_stick_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "FAT knows no links")

    monkeypatch.setattr(os, "link", refuse)
    make(tmp_path / "a.ziping", [fact("budget", "5")]).close()

    with reopen(tmp_path / "a.ziping") as file:
        assert file.load().facts["budget"] == 5
    assert names(tmp_path) == ["a.ziping"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="文件夹不存在") as caught:
        make(tmp_path / "no" / "a.ziping")
    assert caught.value.code is Problem.FILE_WRITE


def test_leftovers_of_a_killed_program_are_no_hindrance(tmp_path: Path) -> None:
    for name in ("~$a.ziping.new", "~$a.ziping.new-journal", "~$a.ziping.lock"):
        (tmp_path / name).write_bytes(b"half")

    make(tmp_path / "a.ziping").close()

    assert names(tmp_path) == ["a.ziping"]


def test_a_change_that_is_no_figure_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ArithmeticError):
        make(tmp_path / "a.ziping", [fact("budget", "很多")])
    assert names(tmp_path) == []


def test_half_a_character_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="不完整的字符") as caught:
        make(tmp_path / "a.ziping", rubric_files={"rubric.yaml": "好" + chr(0xD83D)})
    assert caught.value.code is Problem.FILE_WRITE
    assert names(tmp_path) == []


def test_an_interrupted_making_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C, or anything else that is no error of ours."""

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    for step in ("desktop.storage.opening.migrate", "desktop.storage.opening.read_content"):
        with monkeypatch.context() as patch:
            patch.setattr(step, stop)
            with pytest.raises(KeyboardInterrupt):
                make(tmp_path / "a.ziping")
        assert names(tmp_path) == []


def test_two_that_make_the_same_file_do_not_meet(tmp_path: Path) -> None:
    from desktop.storage.lock import Lock
    from tests.storage.samples import NOW

    lock = Lock.take(tmp_path / "a.ziping", "另一个人", NOW)
    assert problem_of(lambda: make(tmp_path / "a.ziping")) is Problem.FILE_LOCKED
    lock.release()
    assert names(tmp_path) == []


def test_a_copy_says_the_same_and_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "U盘").mkdir()
    target = tmp_path / "U盘" / "副本.ziping"
    with worked_on(tmp_path / "a.ziping") as file:
        says = snapshot(file)
        file.save_copy(target)
        assert names(target.parent) == ["副本.ziping"]
        with reopen(target) as copy:
            assert copy.read_only is None
            assert snapshot(copy) == says
        assert snapshot(file) == says
    assert not sidecar(tmp_path / "a.ziping").exists()


def test_a_reader_can_copy_while_the_other_writes(tmp_path: Path) -> None:
    with worked_on(tmp_path / "a.ziping") as writer, reopen(tmp_path / "a.ziping") as reader:
        reader.save_copy(tmp_path / "copy.ziping")
        says = snapshot(writer)
    with reopen(tmp_path / "copy.ziping") as copy:
        assert snapshot(copy) == says


def test_a_disk_that_fails_at_the_last_step_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(5, "input/output error")

    monkeypatch.setattr(os, "link", fail)
    monkeypatch.setattr(Path, "rename", fail)

    assert problem_of(lambda: make(tmp_path / "a.ziping")) is Problem.FILE_WRITE
    assert names(tmp_path) == []


def test_a_copy_that_differs_is_thrown_away(tmp_path: Path) -> None:
    with make(tmp_path / "a.ziping") as file:
        file._content.total += 1
        with pytest.raises(UserError, match="副本与原文件不一致"):
            file.save_copy(tmp_path / "copy.ziping")
    assert names(tmp_path) == ["a.ziping"]
