"""Backups come about by themselves; a person finds them, looks into them and restores them as new files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from desktop.domain.errors import Problem
from desktop.domain.evaluation import Kind
from desktop.storage import copies
from desktop.storage.backups import Backup
from desktop.ui.dialogs import backups as dialogs
from desktop.ui.dialogs.backups import BackupsDialog
from desktop.ui.models.backups_table import BackupsModel
from desktop.usecases.backups import backups_of, every_file, preview
from desktop.usecases.open_file import OpenEvaluation, open_evaluation
from desktop.usecases.recent_files import recent_files
from tests.golden_case import golden_evaluation
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def begins(clerk: Clerk, unit: str = "青川县图书馆") -> Path:
    """A draft in the window, and the first backup made."""
    path = clerk.opens_a_draft(unit=unit)
    clerk.waits_for(lambda: bool(backups_of(clerk.workspace, path)))
    clerk.settles()
    return path


def unit_in(clerk: Clerk, backup: Backup) -> str:
    return preview(clerk.workspace, backup, clerk.clock()).unit


def later(clerk: Clerk, minutes: int) -> None:
    """The clock of the desk goes on."""
    clerk._seconds += 60 * minutes


def opens_the_dialog(clerk: Clerk, path: Path | None) -> BackupsDialog:
    dialog = BackupsDialog(clerk.window, clerk.workspace, clerk.clock, path)
    dialog.show()
    clerk.settles()
    return dialog


# ---------------------------------------------------------------------- made by themselves
def test_one_is_made_at_opening_and_one_at_closing_when_something_changed(clerk: Clerk) -> None:
    path = begins(clerk)
    clerk.types("改了名的单位", into="单位名称")
    clerk.saves()
    assert [unit_in(clerk, each) for each in backups_of(clerk.workspace, path)] == ["青川县图书馆"]

    clerk.closes_the_file()
    assert [unit_in(clerk, each) for each in backups_of(clerk.workspace, path)] == ["青川县图书馆", "改了名的单位"]

    clerk.opens(path)
    clerk.waits_for(lambda: clerk.window.files.keeper._last is not None)
    clerk.settles()
    clerk.closes_the_file()
    assert len(backups_of(clerk.workspace, path)) == 2, "nothing new: no further copy"


def test_one_is_made_after_a_quarter_of_an_hour_of_changes(clerk: Clerk) -> None:
    path = begins(clerk)
    keeper = clerk.window.files.keeper
    later(clerk, 20)
    keeper.look()
    clerk.settles()
    assert len(backups_of(clerk.workspace, path)) == 1, "nothing was changed"

    clerk.types("新名", into="单位名称")
    clerk.saves()
    keeper.look()
    clerk.settles()
    assert len(backups_of(clerk.workspace, path)) == 2
    clerk.types("又一名", into="单位名称")
    clerk.saves()
    later(clerk, 10)
    keeper.look()
    clerk.settles()
    assert len(backups_of(clerk.workspace, path)) == 2, "ten minutes are not a quarter of an hour"


def test_a_signature_is_kept_for_ever(clerk: Clerk) -> None:
    path = begins(clerk)
    document = clerk.document
    document.edit("全部填好", tuple(golden_evaluation(document.rubric).places()))
    clerk.signs()
    clerk.waits_for(lambda: any(each.signed for each in backups_of(clerk.workspace, path)))
    clerk.settles()
    (signed,) = [each for each in backups_of(clerk.workspace, path) if each.signed]
    assert preview(clerk.workspace, signed, clerk.clock()).revision == 1


def test_edits_are_written_while_a_backup_is_made(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copying gives way between its steps: what she types there is on the disk before it ends, and in the copy."""
    path = begins(clerk)
    seen: list[int] = []
    amid, typed, give_way = Event(), Event(), OpenEvaluation.give_way

    def types_amid(opened: OpenEvaluation) -> None:
        amid.set()
        assert typed.wait(20)
        give_way(opened)
        seen.append(clerk.document.pending_writes)

    monkeypatch.setattr(OpenEvaluation, "give_way", types_amid)
    monkeypatch.setattr(copies, "_STEP", 1)
    clerk.types("先", into="单位名称")
    clerk.saves()
    clerk.window.files.keeper.make()
    clerk.waits_for(amid.is_set)
    clerk.types("打字中", into="单位名称")
    clerk.waits_for(lambda: bool(clerk.document.opened._writer._waiting))
    typed.set()
    clerk.settles()

    assert len(seen) > 1
    assert clerk.document.opened.run(lambda file: file.load().unit).result(5) == "打字中"
    made = backups_of(clerk.workspace, path)[-1]
    assert unit_in(clerk, made) == "打字中"
    assert made.content == clerk.document.opened.run(lambda file: file.fingerprint).result(5)[:16]


def test_a_failure_is_told_and_tried_again(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = begins(clerk)
    usage = shutil.disk_usage
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1000))
    clerk.types("新名", into="单位名称")
    clerk.saves()
    clerk.window.files.keeper.make()
    clerk.settles()
    assert "没有做成备份" in clerk.told.remarks[-1]
    assert "磁盘空间不足" in clerk.told.remarks[-1]
    assert len(backups_of(clerk.workspace, path)) == 1

    monkeypatch.setattr(shutil, "disk_usage", usage)
    later(clerk, 20)
    clerk.window.files.keeper.look()
    clerk.settles()
    assert len(backups_of(clerk.workspace, path)) == 2


# ---------------------------------------------------------------------- found, looked into, restored
def test_she_finds_what_was_in_a_backup_and_restores_it_as_a_new_file(clerk: Clerk, tmp_path: Path) -> None:
    path = begins(clerk)
    clerk.types("改错的名", into="单位名称")
    clerk.saves()
    clerk.window.files.keeper.make()
    clerk.settles()
    dialog = opens_the_dialog(clerk, path)
    assert dialog.chooser.currentText() == f"{path.stem}（2 份备份）"
    assert "改错的名" in dialog.holds.text()
    dialog.view.selectRow(1)
    clerk.settles()
    assert "青川县图书馆　2021 年度，草稿" in dialog.holds.text()
    assert "校验无误" in dialog.holds.text()
    assert dialog.chosen is not None

    target = tmp_path / "找回.ziping"
    clerk.told.answers = [0]
    dialog.restore(dialog.chosen, target)
    clerk.settles()

    assert dialog.wanted == target
    again = open_evaluation(clerk.workspace, target, clerk.clock())
    assert (again.evaluation.unit, again.read_only) == ("青川县图书馆", None)
    again.close()
    assert clerk.document.evaluation.unit == "改错的名", "the file itself stays as it is"
    dialog.restore(backups_of(clerk.workspace, path)[0], path)
    clerk.settles()
    assert clerk.told.errors[-1].code is Problem.FILE_EXISTS


def test_a_backup_opens_to_be_read_and_never_changes(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = begins(clerk)
    backup = backups_of(clerk.workspace, path)[0].path
    before = backup.read_bytes()

    def exec_(dialog: BackupsDialog) -> int:
        clerk.settles()
        dialog.open_button.click()
        return dialog.result()

    monkeypatch.setattr(dialogs.BackupsDialog, "exec", exec_)
    clerk.does("backups")
    clerk.settles()

    assert clerk.document.opened.path == backup
    assert clerk.document.read_only is not None
    assert not clerk.document.editable
    assert "这是一份备份" in clerk.view.banner_text()
    clerk.closes_the_file()
    assert str(backup) not in [each.path for each in recent_files(clerk.workspace)]
    assert backup.read_bytes() == before
    assert sorted(each.name for each in backup.parent.iterdir()) == [backup.name], "no backup of a backup"


def test_a_file_that_is_gone_is_found_by_its_name(clerk: Clerk) -> None:
    path = begins(clerk)
    clerk.closes_the_file()
    path.unlink()
    dialog = opens_the_dialog(clerk, None)
    assert dialog.chooser.currentText().startswith(path.stem)
    assert "青川县图书馆" in dialog.holds.text()


def test_a_damaged_backup_is_not_restored(clerk: Clerk) -> None:
    path = begins(clerk)
    clerk.closes_the_file()
    (backup,) = backups_of(clerk.workspace, path)
    data = bytearray(backup.path.read_bytes())
    at = data.index("青川县图书馆".encode())
    data[at] ^= 1
    backup.path.write_bytes(data)
    dialog = opens_the_dialog(clerk, path)
    assert "不能用" in dialog.holds.text()
    assert not dialog.restore_button.isEnabled()


def test_without_any_backup_the_dialog_says_so(clerk: Clerk) -> None:
    dialog = opens_the_dialog(clerk, None)
    assert "还没有备份" in dialog.holds.text()
    assert not dialog.open_button.isEnabled()


def test_the_model_keeps_qts_rules(clerk: Clerk) -> None:
    begins(clerk)
    (file,) = every_file(clerk.workspace)
    model = BackupsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(file)
    assert model.rowCount() == 1
    model.show(None)
    assert model.rowCount() == 0
    del tester


# ---------------------------------------------------------------------- offered when the file itself is lost
def _spoil(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[data.index("青川县图书馆".encode())] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("lose", [_spoil, lambda path: path.write_bytes(b"no file of ours"), Path.unlink])
def test_a_file_that_cannot_be_opened_leads_to_its_backups_at_once(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, lose: Callable[[Path], object]
) -> None:
    other = begins(clerk)
    clerk.closes_the_file()
    path = begins(clerk, "青川县图书馆二")
    clerk.closes_the_file()
    clerk.opens(other)
    clerk.types("后改的", into="单位名称")
    clerk.saves()
    clerk.closes_the_file()
    clerk.settles()
    (backup,) = backups_of(clerk.workspace, path)
    lose(path)
    chosen: list[str] = []

    def exec_(dialog: BackupsDialog) -> int:
        clerk.settles()
        chosen.append(dialog.chooser.currentText())
        dialog.open_button.click()
        return dialog.result()

    monkeypatch.setattr(dialogs.BackupsDialog, "exec", exec_)
    clerk.told.answers = [0]
    clerk.window.open_path(path)
    clerk.settles()
    assert clerk.told.errors[0].code in (Problem.FILE_DAMAGED, Problem.FILE_NOT_OURS, Problem.FILE_MISSING)
    assert chosen == [f"{path.stem}（1 份备份）"]
    assert clerk.document.opened.path == backup.path


def test_she_may_leave_the_backups_alone_and_without_any_there_is_no_such_button(clerk: Clerk, tmp_path: Path) -> None:
    path = begins(clerk)
    clerk.closes_the_file()
    _spoil(path)
    clerk.told.answers = [None]
    clerk.window.open_path(path)
    clerk.settles()
    assert clerk.window.document is None

    stranger = tmp_path / "别处来的.ziping"
    shutil.copy(path, stranger)
    clerk.window.open_path(stranger)
    clerk.settles()
    assert [error.code for error in clerk.told.errors] == [Problem.FILE_DAMAGED] * 2, "told, and nothing asked"


# ---------------------------------------------------------------------- what nothing names any more
def test_bytes_that_nothing_names_go_at_the_next_opening_and_undo_keeps_its_own(clerk: Clerk, tmp_path: Path) -> None:
    from desktop.ui.evidence_actions import EvidenceDesk
    from desktop.usecases.evidence import Given, take_in

    path = begins(clerk)
    take_in(clerk.document.opened, [Given("没有登记.txt", b"left over")], clerk.clock())
    kept = tmp_path / "要找回.txt"
    kept.write_bytes(b"wanted again")
    desk = EvidenceDesk.of(clerk.document)
    desk.add(clerk.window, [kept])
    clerk.settles()
    (file,) = clerk.document.evaluation.evidence.values()
    clerk.told.answers = [0]
    desk.remove(clerk.window, [file.id])
    clerk.saves()
    assert len(clerk.document.opened.run(lambda it: dict(it.attachments.sizes)).result()) == 2

    clerk.starts_again(path)
    clerk.waits_for(lambda: clerk.window.files.keeper._last is not None)
    clerk.settles()

    assert set(clerk.document.opened.run(lambda it: dict(it.attachments.sizes)).result()) == {file.sha256}
    clerk.undoes()
    assert clerk.value(Kind.EVIDENCE, file.id, "name") == "要找回.txt"


def test_days_of_work_are_thinned_out(clerk: Clerk) -> None:
    """Forty days, one change a day: the newest days stay, of the older ones the last of a week."""
    path = begins(clerk)
    keeper = clerk.window.files.keeper
    for day in range(40):
        later(clerk, 24 * 60)
        clerk.types(f"第{day}天", into="单位名称")
        clerk.saves()
        keeper.look()
        clerk.settles()
    kept = backups_of(clerk.workspace, path)
    assert 15 <= len(kept) < 30
    assert [unit_in(clerk, each) for each in kept[-3:]] == ["第37天", "第38天", "第39天"]
