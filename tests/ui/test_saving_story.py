"""Saved means: on the disk. Undo outlives the program. What cannot be written is not lost. Signed is signed."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from pathlib import Path

import pytest

from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Kind, Place
from desktop.ui.places import Page
from desktop.usecases.open_file import OpenEvaluation, open_evaluation
from tests.golden_case import golden_evaluation
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

UNIT = Place(Kind.HEADER, "unit")


def on_disk(clerk: Clerk, path: Path, place: Place) -> str | None:
    """What a second reader finds in the file."""
    opened = open_evaluation(clerk.workspace, path, clerk.clock(), read_only=True)
    try:
        return opened.evaluation.value_at(place)
    finally:
        opened.close()


def test_saved_is_said_after_the_file_said_so(clerk: Clerk) -> None:
    """While the writer is held up the bar says 正在保存; 已保存 with the time comes after."""
    path = clerk.opens_a_draft()
    free = threading.Event()
    held = clerk.document.opened.run(lambda _file: free.wait(20))

    clerk.types("93.5", into="完成值", under="固定资产利用率")

    assert clerk.score("固定资产利用率") == "2.00"  # the screen never waits
    assert clerk.status == "正在保存…"
    assert not held.done()

    free.set()
    clerk.saves()

    assert clerk.status.startswith("已保存 09:00:")
    assert on_disk(clerk, path, Place(Kind.FACT, "assets.utilisation")) == "93.5"


def test_closing_waits_for_what_is_still_being_written(clerk: Clerk) -> None:
    path = clerk.opens_a_draft()
    free = threading.Event()
    clerk.document.opened.run(lambda _file: free.wait(20))
    clerk.types("93.5", into="完成值", under="固定资产利用率")
    clerk.types("见资产台账", into="评分依据", under="固定资产利用率")
    threading.Timer(0.05, free.set).start()

    clerk.closes_the_file()

    assert on_disk(clerk, path, Place(Kind.LEAF, "mgmt.assets.utilisation", "basis")) == "见资产台账"


def test_what_stands_in_an_open_cell_is_kept_when_the_file_is_closed(clerk: Clerk) -> None:
    path = clerk.opens_a_draft()
    clerk.stands_on("固定资产利用率", "完成值")
    clerk.overwrites("93.5")

    clerk.closes_the_file()

    assert on_disk(clerk, path, Place(Kind.FACT, "assets.utilisation")) == "93.5"


def test_undo_outlives_the_program(clerk: Clerk) -> None:
    """After a restart she takes back, step by step, what she did before, and redoes it."""
    path = clerk.opens_a_draft()
    clerk.types("88", into="完成值", under="固定资产利用率")
    clerk.types("93.5", into="完成值", under="固定资产利用率")
    clerk.types("1.5", into="得分", under="预算完成率")
    clerk.undoes()

    clerk.starts_again(path)

    assert clerk.score("固定资产利用率") == "2.00"
    clerk.redoes()
    assert clerk.score("预算完成率") == "1.50"
    clerk.undoes(2)
    assert clerk.reads("固定资产利用率", "完成值") == "88%"
    clerk.undoes()
    assert clerk.reads("固定资产利用率", "完成值") == ""
    assert clerk.can_undo == ""

    clerk.starts_again(path)

    clerk.redoes(3)
    assert clerk.score("预算完成率") == "1.50"


def test_typing_on_is_one_step_now_and_after_a_restart_nothing_is_mixed_up(clerk: Clerk) -> None:
    """Steps merged on screen stay apart in the log, so that both always mean the same content."""
    path = clerk.opens_a_draft()
    clerk.types("93.5", into="完成值", under="固定资产利用率")
    box = clerk.box("评分依据", under="固定资产利用率")
    box.setFocus()
    for words in ("见", "台账"):
        box.insertPlainText(words)
        box.commit()
    clerk.undoes()
    assert clerk.reads("固定资产利用率", "评分依据") == ""
    assert clerk.reads("固定资产利用率", "完成值") == "93.5%"

    clerk.starts_again(path)

    clerk.redoes(2)
    assert clerk.reads("固定资产利用率", "评分依据") == "见台账"
    clerk.undoes(3)
    assert clerk.reads("固定资产利用率", "完成值") == ""


class FullDisk:
    """Makes the next writes of an open file fail, as a full stick would."""

    def __init__(self, opened: OpenEvaluation, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = True
        write = OpenEvaluation.save

        def save(which: OpenEvaluation, edit: Edit) -> Future[None]:
            if not self.full or which is not opened:
                return write(which, edit)
            failed: Future[None] = Future()
            failed.set_exception(UserError(Problem.FILE_WRITE, file=which.path.name, why="磁盘已满"))
            return failed

        monkeypatch.setattr(OpenEvaluation, "save", save)


def test_a_full_disk_is_said_in_red_and_nothing_is_lost(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Edits wait in order; after the disk has room again one click writes them all."""
    path = clerk.opens_a_draft()
    disk = FullDisk(clerk.document.opened, monkeypatch)
    clerk.types("93.5", into="完成值", under="固定资产利用率")
    clerk.waits_for(lambda: "磁盘已满" in clerk.status)
    clerk.types("见台账", into="评分依据", under="固定资产利用率")
    assert clerk.status.startswith("没有保存")
    assert clerk.document.pending_writes == 2

    disk.full = False
    clerk.window.status.retry.click()
    clerk.saves()

    assert clerk.status.startswith("已保存")
    assert on_disk(clerk, path, Place(Kind.LEAF, "mgmt.assets.utilisation", "basis")) == "见台账"


def test_the_next_edit_tries_again_what_could_not_be_written(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """She need not notice the red line: with room again on the disk, everything is written with her next figure."""
    path = clerk.opens_a_draft()
    disk = FullDisk(clerk.document.opened, monkeypatch)
    clerk.types("93.5", into="完成值", under="固定资产利用率")
    clerk.waits_for(lambda: "磁盘已满" in clerk.status)

    disk.full = False
    clerk.types("见台账", into="评分依据", under="固定资产利用率")
    clerk.waits_for(lambda: clerk.status.startswith("已保存"))

    assert clerk.document.pending_writes == 0
    assert on_disk(clerk, path, Place(Kind.LEAF, "mgmt.assets.utilisation", "basis")) == "见台账"


def test_closing_with_unsaved_edits_asks_first(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.opens_a_draft()
    disk = FullDisk(clerk.document.opened, monkeypatch)
    clerk.types("93.5", into="完成值", under="固定资产利用率")
    clerk.waits_for(lambda: clerk.document.failure is not None)

    clerk.told.answers = [None]
    assert not clerk.window.close_document()
    assert clerk.window.document is not None

    disk.full = False
    clerk.told.answers = [0]
    assert clerk.window.close_document()


def test_a_copy_takes_along_what_could_not_be_written(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = clerk.opens_a_draft()
    FullDisk(clerk.document.opened, monkeypatch)
    clerk.types("93.5", into="完成值", under="固定资产利用率")
    clerk.waits_for(lambda: clerk.document.failure is not None)

    clerk.window.files.copy_to(path.with_name("副本.ziping"))
    clerk.settles()

    assert clerk.document.opened.path.name == "副本.ziping"
    assert clerk.reads("固定资产利用率", "完成值") == "93.5%"
    assert clerk.document.pending_writes == 0


def test_signed_is_locked_until_a_revision_is_opened(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The banner says so, no cell opens, nothing is taken back; 开始修订 opens it again with its undo."""
    whole = golden_evaluation(clerk.workspace.catalogue().load("guangzhou-2021"))
    path = clerk.opens_a_draft(whole.places())
    clerk.types("按合同约定支付", into="评分依据", under="预算完成率")

    clerk.signs(role="填报人")
    assert clerk.view.banner_text() == "填报人已签字（第1次），内容已冻结。"
    clerk.signs(role="单位负责人")

    assert clerk.view.banner_text() == "已签发（第1次），内容已冻结。"
    assert not clerk.may_edit("预算完成率", "得分")
    assert clerk.field("市本级支出全年预算数", under="预算完成率").isReadOnly()
    assert clerk.can_undo == ""
    assert not clerk.document.set_value(Place(Kind.FACT, "budget.city"), "1")
    assert clerk.told.errors[-1].code is Problem.FILE_SIGNED
    assert clerk.total == "93.89"

    clerk.starts_again(path)
    assert clerk.view.banner_text() == "已签发（第1次），内容已冻结。"

    monkeypatch.setattr("desktop.ui.dialogs.reopen.ask", lambda _parent: "上级要求补充说明")
    clerk.window.deeds.reopen()
    clerk.settles()

    assert clerk.view.banner_text() == ""
    assert clerk.may_edit("预算完成率", "得分")
    clerk.undoes()
    assert clerk.reads("预算完成率", "评分依据") == ""


def test_a_file_in_use_opens_read_only_and_says_why(clerk: Clerk) -> None:
    path = clerk.opens_a_draft()
    clerk.types("93.5", into="完成值", under="固定资产利用率")
    clerk.closes_the_file()
    other = open_evaluation(clerk.workspace, path, clerk.clock())
    try:
        clerk.opens(path)
        assert "会计@办公室" in clerk.view.banner_text()
        assert not clerk.may_edit("固定资产利用率", "完成值")
        assert clerk.window.status.state.text() == "只读"

        clerk.window.files.copy_to(path.with_name("副本.ziping"))
        clerk.settles()
        clerk.types("95", into="完成值", under="固定资产利用率")
        assert clerk.reads("固定资产利用率", "完成值") == "95%"
    finally:
        other.close()


def test_a_file_that_is_none_leaves_the_start_page(clerk: Clerk, tmp_path: Path) -> None:
    broken = tmp_path / "坏.ziping"
    broken.write_bytes(b"not a database")

    clerk.opens(broken)

    assert clerk.told.errors[-1].code in (Problem.FILE_NOT_OURS, Problem.FILE_DAMAGED)
    assert clerk.window.document is None
    assert clerk.window.start_page.isVisible()


def test_the_title_names_unit_and_year(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    assert clerk.window.windowTitle() == "青川县图书馆　2021年度 - 自评台"

    clerk.types("青川县文化馆", into="单位名称")

    assert clerk.window.windowTitle() == "青川县文化馆　2021年度 - 自评台"
    assert clerk.view.page is Page.HEAD
    clerk.undoes()
    assert clerk.field("单位名称").text() == "青川县图书馆"


def test_an_imported_value_is_unconfirmed_until_she_looks(clerk: Clerk) -> None:
    """Return on the cell, or the button in the panel, takes the mark off; so does typing."""
    places = [Place(Kind.FACT, "assets.utilisation"), Place(Kind.LEAF, "mgmt.assets.utilisation", "basis")]
    clerk.opens_a_draft(
        [Change(places[0], "95"), Change(places[1], "见台账")]
        + [Change(Place(Kind.UNCONFIRMED, str(place)), "1") for place in places]
    )
    assert clerk.state("固定资产利用率") == "未确认"

    clerk.types("95%", into="完成值", under="固定资产利用率")
    assert clerk.state("固定资产利用率") == "未确认"
    clerk.stands_on("固定资产利用率")
    assert "2 处" not in clerk.panel.unconfirmed.text()

    assert clerk.panel.unconfirmed.button is not None
    clerk.panel.unconfirmed.button.click()
    assert clerk.state("固定资产利用率") == "完成"
    clerk.undoes(2)
    assert "2 处" in clerk.panel.unconfirmed.text()
