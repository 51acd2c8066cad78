"""Evidence at the window: dropped, pasted, chosen; looked at, numbered, linked, taken away, exported, verified."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.errors import Problem
from desktop.domain.evaluation import PartForm
from desktop.storage import attachments
from desktop.ui import evidence_actions, evidence_work
from desktop.ui.evidence_actions import EvidenceDesk
from desktop.ui.models.evidence_table import NAME, NOTE, NUMBER, PROVES, SIZE
from desktop.ui.places import Page
from desktop.ui.views import evidence_choose, evidence_look
from desktop.ui.views.evidence_page import EvidencePage
from desktop.ui.views.evidence_preview import EvidencePreview
from desktop.usecases.parts import add_part
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

RATE, PLAN, SPECIAL = "预算完成率", "部门预算编制情况", "专项资金管理情况"
_BUTTONS, _KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


# ---------------------------------------------------------------------- what she does
def page(clerk: Clerk) -> EvidencePage:
    """佐证材料, in sight."""
    clerk.view.show_page(Page.EVIDENCE)
    found = clerk.view.page_widget(Page.EVIDENCE)
    assert isinstance(found, EvidencePage)
    return found


def paper(folder: Path, name: str, text: str = "凭证") -> Path:
    """A file on her stick."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def drops(clerk: Clerk, files: Sequence[Path], widget: QWidget, at: QPoint) -> bool:
    """Files dragged from the file manager and let go; whether they were taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
    copy, inside = Qt.DropAction.CopyAction, QPointF(at)
    enter = QDragEnterEvent(at, copy, mime, _BUTTONS, _KEYS)
    drop = QDropEvent(inside, copy, mime, _BUTTONS, _KEYS)
    drop.ignore()
    for event in (enter, QDragMoveEvent(at, copy, mime, _BUTTONS, _KEYS), drop):
        QApplication.sendEvent(widget, event)
    clerk.settles()
    return drop.isAccepted()


def drops_on_row(clerk: Clerk, files: Sequence[Path], under: str) -> bool:
    clerk.stands_on(under)
    view = clerk.tree
    return drops(clerk, files, view.viewport(), view.visualRect(clerk.cell(under, "指标")).center())


def adds(clerk: Clerk, files: Sequence[Path], under: str = "") -> None:
    EvidenceDesk.of(clerk.document).add(clerk.window, list(files), [clerk.code(under)] if under else [])
    clerk.settles()


def shown(clerk: Clerk, *columns: int) -> list[tuple[str, ...]]:
    """The list of files as it stands on the page."""
    model = page(clerk).model
    rows = range(model.rowCount())
    return [tuple(str(model.index(row, column).data()) for column in columns or (NUMBER, NAME)) for row in rows]


def beside(clerk: Clerk, under: str) -> list[str]:
    """The files the panel shows for an indicator."""
    clerk.stands_on(under)
    model = clerk.view.panel.evidence.model
    return [f"{model.index(row, NUMBER).data()} {model.index(row, NAME).data()}" for row in range(model.rowCount())]


def ticks(monkeypatch: pytest.MonkeyPatch, choose: Callable[[evidence_choose.ChooseDialog], None]) -> None:
    """What she does in the list to tick."""

    def exec_(dialog: evidence_choose.ChooseDialog) -> int:
        choose(dialog)
        return 1

    monkeypatch.setattr(evidence_choose.ChooseDialog, "exec", exec_)


def tick(dialog: evidence_choose.ChooseDialog, words: str, *, to: bool = True) -> None:
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    item = next(each for each in items if words in each.text())
    item.setCheckState(Qt.CheckState.Checked if to else Qt.CheckState.Unchecked)


def looks_at(clerk: Clerk, key: str) -> str:
    """Put the cursor on a file of the list, and see what stands beside it."""
    there = page(clerk)
    there.list.choose([key])
    name = clerk.document.evaluation.evidence[key].name
    clerk.waits_for(lambda: there.preview.name.text() == name)
    return sees(clerk, there.preview)


def sees(clerk: Clerk, preview: EvidencePreview) -> str:
    """What the preview shows once it has read the file."""
    clerk.waits_for(lambda: preview.said != "正在读取…")
    clerk.settles()
    if preview.said:
        return preview.said
    return preview.text.toPlainText() if preview.text.isVisible() else f"{preview.strip.count} 页"


# ---------------------------------------------------------------------- taking in
def test_files_dropped_on_a_row_prove_that_indicator(clerk: Clerk, tmp_path: Path) -> None:
    clerk.opens_a_draft()
    report = paper(tmp_path, "决算报表.txt")

    assert drops_on_row(clerk, [report, paper(tmp_path, "批复.txt", "同意")], RATE)

    assert shown(clerk) == [("附件1", "决算报表.txt"), ("附件2", "批复.txt")]
    assert beside(clerk, RATE) == ["附件1 决算报表.txt", "附件2 批复.txt"]
    (first, _) = clerk.document.evaluation.evidence.values()
    assert first.sha256 == hashlib.sha256(report.read_bytes()).hexdigest()
    assert report.exists(), "a drop copies, it never moves"
    assert clerk.can_undo == "添加 2 份佐证材料"
    clerk.undoes()
    assert shown(clerk) == []
    clerk.redoes()
    assert len(shown(clerk)) == 2


def test_a_jump_to_a_file_shows_it_at_once(clerk: Clerk, tmp_path: Path) -> None:
    clerk.opens_a_draft()
    adds(clerk, [paper(tmp_path, "通知.txt"), paper(tmp_path, "批复.txt", "同意")], RATE)
    (_, second) = clerk.document.evaluation.evidence
    page(clerk).show_file(second)
    assert page(clerk).preview.name.text() == "批复.txt"
    assert sees(clerk, page(clerk).preview).strip() == "同意"


def test_files_dropped_on_the_panel_prove_the_indicator_it_shows(clerk: Clerk, tmp_path: Path) -> None:
    clerk.opens_a_draft()
    clerk.stands_on(PLAN)
    assert drops(clerk, [paper(tmp_path, "通知.txt")], clerk.view.panel, QPoint(40, 40))
    assert beside(clerk, PLAN) == ["附件1 通知.txt"]
    assert beside(clerk, RATE) == []


def test_a_screenshot_is_pasted_and_can_be_looked_at(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    clerk.stands_on(RATE)
    picture = QImage(640, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor("steelblue"))
    QGuiApplication.clipboard().setImage(picture)

    clerk.view.panel.evidence.paste()
    clerk.settles()

    (name,) = beside(clerk, RATE)
    assert name.startswith("附件1 截图 2022-03-25")
    assert name.endswith(".png")
    assert looks_at(clerk, "e1") == "1 页"


def test_files_are_chosen_in_the_systems_dialog(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.opens_a_draft()
    chosen = [str(paper(tmp_path, "合同.txt"))]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    clerk.stands_on(RATE)
    clerk.view.panel.evidence.add_button.click()
    clerk.settles()
    assert beside(clerk, RATE) == ["附件1 合同.txt"]


def test_what_cannot_be_taken_is_said(clerk: Clerk, tmp_path: Path) -> None:
    path = clerk.opens_a_draft()
    clerk.saves()
    for wrong in (tmp_path, tmp_path / "没有.pdf", path):
        adds(clerk, [wrong], RATE)
        problem = clerk.told.errors.pop()
        assert problem.code is Problem.FILE_UNREADABLE
        assert wrong.name in problem.problem
    assert shown(clerk) == []


def test_a_signed_file_takes_no_more(clerk: Clerk, tmp_path: Path) -> None:
    clerk.opens_a_draft()
    adds(clerk, [paper(tmp_path, "a.txt")], RATE)
    clerk.saves()
    document = clerk.document
    from tests.golden_case import golden_evaluation  # the signature needs a complete evaluation

    document.edit("全部填好", tuple(golden_evaluation(document.rubric).places()))
    clerk.signs()

    assert not drops_on_row(clerk, [paper(tmp_path, "b.txt", "b")], RATE)
    adds(clerk, [paper(tmp_path, "b.txt", "b")], RATE)

    assert clerk.told.errors[-1].code is Problem.FILE_SIGNED
    assert [name for _, name in shown(clerk)] == ["a.txt"]
    assert document.evaluation.evidence["e1"].sha256.encode() in document.opened.revisions[-1].data


# ---------------------------------------------------------------------- one file, several indicators
def test_the_same_content_is_recognised(clerk: Clerk, tmp_path: Path) -> None:
    clerk.opens_a_draft()
    adds(clerk, [paper(tmp_path, "决算报表.txt")], RATE)

    adds(clerk, [paper(tmp_path, "决算报表.txt")], PLAN)  # name and bytes: nothing to ask
    assert shown(clerk, NAME, PROVES) == [("决算报表.txt", "1.1.1 预算完成率 等 2 项")]

    clerk.told.answers = [0]
    adds(clerk, [paper(tmp_path, "决算表（扫描）.txt")], SPECIAL)
    assert shown(clerk, NAME, PROVES) == [("决算报表.txt", "1.1.1 预算完成率 等 3 项")]

    clerk.told.answers = [1]
    adds(clerk, [paper(tmp_path, "另一份.txt")], SPECIAL)
    assert shown(clerk) == [("附件1", "决算报表.txt"), ("附件2", "另一份.txt")]
    sizes = clerk.document.opened.run(lambda file: dict(file.attachments.sizes)).result()
    assert len(sizes) == 1, "the bytes stand there once"

    clerk.told.answers = [None]
    adds(clerk, [paper(tmp_path, "第三份.txt")], SPECIAL)
    assert len(shown(clerk)) == 2


def test_a_file_that_is_there_proves_one_more_indicator(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.opens_a_draft()
    adds(clerk, [paper(tmp_path, "制度汇编.txt")], SPECIAL)
    clerk.stands_on(RATE)
    ticks(monkeypatch, lambda dialog: tick(dialog, "制度汇编"))
    clerk.view.panel.evidence.known_button.click()
    assert beside(clerk, RATE) == beside(clerk, SPECIAL) == ["附件1 制度汇编.txt"]

    there = page(clerk)
    there.list.choose(["e1"])
    ticks(monkeypatch, lambda dialog: (tick(dialog, RATE, to=False), tick(dialog, PLAN))[0])
    there.buttons["proofs"].click()
    assert beside(clerk, RATE) == []
    assert beside(clerk, PLAN) == ["附件1 制度汇编.txt"]
    clerk.undoes()
    assert beside(clerk, RATE) == ["附件1 制度汇编.txt"]


def test_numbers_follow_the_indicators_from_the_top_and_can_be_changed_within_one(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot
) -> None:
    clerk.opens_a_draft()
    adds(clerk, [paper(tmp_path, "丙.txt", "丙")], SPECIAL)
    adds(clerk, [paper(tmp_path, "无.txt", "无")])
    adds(clerk, [paper(tmp_path, "甲.txt", "甲"), paper(tmp_path, "乙.txt", "乙")], RATE)
    assert [name for _, name in shown(clerk)] == ["甲.txt", "乙.txt", "丙.txt", "无.txt"]

    there = page(clerk)
    key = there.model.rows[1].file.id
    there.list.choose([key])
    qtbot.keyClick(there.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    assert shown(clerk)[:2] == [("附件1", "乙.txt"), ("附件2", "甲.txt")]
    assert [each.id for each in there.list.chosen()] == [key], "the cursor goes with the file"
    qtbot.keyClick(there.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert "最前或最后" in clerk.told.remarks[-1]
    adds(clerk, [paper(tmp_path, "丁.txt", "丁")], RATE)
    assert [name for _, name in shown(clerk)] == ["乙.txt", "甲.txt", "丁.txt", "丙.txt", "无.txt"]
    clerk.undoes(2)
    assert [name for _, name in shown(clerk)] == ["甲.txt", "乙.txt", "丙.txt", "无.txt"]


def test_a_file_is_renamed_remarked_taken_off_and_removed(clerk: Clerk, tmp_path: Path) -> None:
    clerk.opens_a_draft()
    adds(clerk, [paper(tmp_path, "扫描0001.txt")], RATE)
    model = page(clerk).model

    assert model.setData(model.index(0, NAME), " 预算\n批复.txt ")
    assert model.setData(model.index(0, NOTE), "财政局印发")
    assert not model.setData(model.index(0, NAME), "  ")
    assert shown(clerk, NAME, NOTE) == [("预算 批复.txt", "财政局印发")]

    clerk.stands_on(RATE)
    section = clerk.view.panel.evidence
    section.list.choose(["e1"])
    section.away_button.click()
    assert shown(clerk, NUMBER, PROVES) == [("附件1", "未关联指标")]
    clerk.undoes()

    there = page(clerk)
    there.list.choose(["e1"])
    clerk.told.answers = [None]
    there.buttons["remove"].click()
    assert len(shown(clerk)) == 1, "she thought better of it"
    clerk.told.answers = [0]
    there.buttons["remove"].click()
    assert shown(clerk) == []
    clerk.undoes()
    assert beside(clerk, RATE) == ["附件1 预算 批复.txt"]


def test_the_room_of_removed_files_is_given_back_when_she_says_so(clerk: Clerk, tmp_path: Path) -> None:
    path = clerk.opens_a_draft()
    big = tmp_path / "录像.mp4"
    big.write_bytes(b"x" * (3 << 20))
    adds(clerk, [big, paper(tmp_path, "留下.txt")])
    clerk.starts_again(path)
    there = page(clerk)
    there.list.choose([there.model.rows[0].file.id])
    clerk.told.answers = [0]
    there.buttons["remove"].click()
    clerk.saves()
    clerk.waits_for(lambda: not there._rest.isHidden())
    assert "3.0 MB" in there._kept.text()
    before = path.stat().st_size

    clerk.told.answers = [None]
    there.drop_button.click()
    clerk.settles()
    assert path.stat().st_size == before, "she thought better of it"
    clerk.told.answers = [0]
    there.drop_button.click()
    clerk.settles()

    assert path.stat().st_size < before - (2 << 20)
    assert there._rest.isHidden()
    assert len(clerk.document.opened.run(lambda file: dict(file.attachments.sizes)).result()) == 1
    assert [name for _, name in shown(clerk)] == ["留下.txt"]


def test_what_a_project_takes_off_its_last_indicator_is_gone(clerk: Clerk, tmp_path: Path) -> None:
    """A project has no page of its own for files that prove nothing."""
    clerk.opens_a_draft()
    root = clerk.document
    added = add_part(root.opened, clerk.workspace, root.evaluation, PartForm.PROJECT, "设备更新")
    assert root.edit("添加项目", added)
    (part,) = root.evaluation.parts
    project = root.of_part(part)
    desk = EvidenceDesk.of(project)
    one, other = [node.code for node in project.tree.leaves()][:2]
    desk.add(clerk.window, [paper(tmp_path, "合同.txt")], [one, other])
    clerk.settles()
    assert [each.codes for each in desk.files] == [(one, other)]
    assert root.evaluation.evidence == {}

    desk.unlink(one, ["e1"])
    assert [each.codes for each in desk.files] == [(other,)]
    desk.unlink(other, ["e1"])
    assert desk.files == ()
    clerk.undoes()
    assert [each.codes for each in desk.files] == [(other,)]


def test_what_is_missing_is_listed_and_one_goes_there(clerk: Clerk, tmp_path: Path) -> None:
    clerk.opens_a_draft()
    leaves = len(list(clerk.document.tree.leaves()))
    adds(clerk, [paper(tmp_path, "a.txt")], RATE)
    there = page(clerk)
    there.show_tab(1)
    codes = [there.missing.code(row) for row in range(there.missing.rowCount())]
    assert len(codes) == leaves - 1
    assert clerk.code(RATE) not in codes
    asked = [bool(clerk.document.tree[code].indicator.evidence) for code in codes]
    assert asked == sorted(asked, reverse=True), "what the form asks for stands first"

    there.lacking.activated.emit(there.missing.index(codes.index(clerk.code(PLAN)), 0))

    assert clerk.view.page is Page.TABLE
    assert clerk.tree.tree_model.code(clerk.tree.currentIndex()) == clerk.code(PLAN)


# ---------------------------------------------------------------------- looking
def test_pages_texts_and_others_are_shown_as_far_as_they_can_be(clerk: Clerk, tmp_path: Path) -> None:
    clerk.opens_a_draft()
    canvas = Canvas(str(tmp_path / "决算.pdf"))
    for _ in range(3):
        canvas.drawString(80, 700, "accounts")
        canvas.showPage()
    canvas.save()
    (tmp_path / "纪要.txt").write_bytes("党组会议纪要".encode("gb18030"))
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.7 and no more")
    (tmp_path / "坏.png").write_bytes(b"no picture")
    (tmp_path / "台账.xlsx").write_bytes(b"PK")
    names = ("决算.pdf", "纪要.txt", "坏.pdf", "坏.png", "台账.xlsx")
    adds(clerk, [tmp_path / name for name in names], RATE)

    told = {row.file.name: looks_at(clerk, row.file.id) for row in page(clerk).model.rows}

    assert told["决算.pdf"] == "3 页"
    assert told["纪要.txt"] == "党组会议纪要"
    assert "加密或已损坏" in told["坏.pdf"]
    assert "读不出来" in told["坏.png"]
    assert "用系统程序打开" in told["台账.xlsx"]


def test_another_program_gets_a_read_only_copy_and_nothing_is_run(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.opens_a_draft()
    adds(clerk, [paper(tmp_path, "台账.xlsx", "表"), paper(tmp_path, "安装.exe", "程序")], RATE)
    opened: list[Path] = []
    monkeypatch.setattr(evidence_actions, "open_outside", opened.append)
    there = page(clerk)

    for key in ("e1", "e2"):
        assert "用系统程序打开" in looks_at(clerk, key)
        there.preview.outside_button.click()
        clerk.settles()

    (copy,) = opened
    assert (copy.name, copy.read_text(encoding="utf-8")) == ("台账.xlsx", "表")
    assert not copy.stat().st_mode & 0o222
    assert "可能是程序" in clerk.told.errors[-1].problem
    clerk.closes_the_file()
    assert not copy.exists()


def test_a_file_is_looked_at_beside_its_indicator(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    clerk.opens_a_draft()
    adds(clerk, [paper(tmp_path, "纪要.txt", "第一项议题")], RATE)
    seen: list[str] = []

    def exec_(dialog: evidence_look.LookDialog) -> int:
        dialog.show()
        seen.append(sees(clerk, dialog.preview))
        dialog.hide()
        return 1

    monkeypatch.setattr(evidence_look.LookDialog, "exec", exec_)
    clerk.stands_on(RATE)
    section = clerk.view.panel.evidence
    section.list.choose(["e1"])
    qtbot.keyClick(section.list, Qt.Key.Key_Return)
    assert seen == ["第一项议题"]


# ---------------------------------------------------------------------- the whole list
def test_all_evidence_goes_into_folders_named_by_indicator(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.opens_a_draft()
    hostile = ["../../越界.txt", "CON.txt", "长" * 120 + ".txt", "a:b?.txt"]
    adds(clerk, [paper(tmp_path, "报表.txt")], RATE)
    model = page(clerk).model
    for number, name in enumerate(hostile):
        adds(clerk, [paper(tmp_path, f"{number}.txt", name)], RATE)
        row = next(at for at, each in enumerate(model.rows) if each.file.name == f"{number}.txt")
        assert model.setData(model.index(row, NAME), name)
    EvidenceDesk.of(clerk.document).link(clerk.code(PLAN), ["e1"])
    out = tmp_path / "交财政局"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(out), ""))

    page(clerk).buttons["export"].click()
    clerk.settles()

    book = openpyxl.load_workbook(out / "附件目录.xlsx")
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    book.close()
    listed = [dict(zip(head, row, strict=True)) for row in rows]
    assert len(listed) == 6
    files = {each.relative_to(out).as_posix() for each in out.rglob("*") if each.is_file()}
    assert files == {str(row["导出为"]) for row in listed} | {"附件目录.xlsx"}
    assert {path.parent.name for path in out.rglob("*.txt")} == {"1.1.1 预算完成率", "1.1.2 部门预算编制情况"}
    numbers = {key: number for number, key in shown(clerk)}
    for row in listed:
        data = (out / str(row["导出为"])).read_bytes()
        assert hashlib.sha256(data).hexdigest() == row["SHA-256"]
        assert row["附件"] == numbers[str(row["文件名"])], "one number on screen, in the index and on the disk"
    assert not list(tmp_path.parent.glob("越界*"))

    page(clerk).buttons["export"].click()  # again: nothing is written over
    clerk.settles()
    assert clerk.told.errors[-1].code is Problem.FILE_EXISTS


def test_damage_is_found_and_named(clerk: Clerk, tmp_path: Path) -> None:
    path = clerk.opens_a_draft()
    mark = "一串很特别的字" * 40
    adds(clerk, [paper(tmp_path, "好.txt", "好"), paper(tmp_path, "坏.txt", mark)], RATE)
    there = page(clerk)
    there.buttons["verify"].click()
    clerk.settles()
    assert not there.result.isHidden()
    assert there.damage.isHidden()

    clerk.closes_the_file()
    data = path.read_bytes()
    at = data.index(mark.encode())
    path.write_bytes(data[:at] + b"#" + data[at + 1 :])
    clerk.opens(path)
    there = page(clerk)
    there.buttons["verify"].click()
    clerk.settles()

    assert there.result.isHidden()
    assert not there.damage.isHidden()
    assert [name for (name,) in shown(clerk, NAME)] == ["好.txt", "坏.txt（已损坏）"]


@contextmanager
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """A disk that stops amid the writing until it is let go."""
    go_on, write = Event(), attachments.Attachments._write

    def slow(self: attachments.Attachments, *rest: object) -> Iterator[int]:
        steps = write(self, *rest)  # type: ignore[arg-type]
        yield next(steps)
        assert go_on.wait(20)
        yield from steps

    monkeypatch.setattr(attachments.Attachments, "_write", slow)
    try:
        yield go_on
    finally:
        go_on.set()


def test_a_large_file_shows_how_far_it_is_and_can_be_stopped(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.opens_a_draft()
    big = tmp_path / "录像.mp4"
    big.write_bytes(b"x" * (12 << 20))
    with held(monkeypatch) as go_on:
        desk = EvidenceDesk.of(clerk.document)
        desk.add(clerk.window, [big], [clerk.code(RATE)])
        clerk.waits_for(lambda: clerk.window.findChild(evidence_work.Work) is not None)
        bar = clerk.window.findChild(evidence_work.Work)
        assert bar is not None
        clerk.waits_for(lambda: bar.value() > 0)
        assert not bar.isModal(), "she goes on meanwhile"
        next(each for each in bar.findChildren(QPushButton)).click()
        go_on.set()
        clerk.settles()

    assert clerk.told.remarks[-1] == "已停止"
    assert shown(clerk) == []
    assert clerk.document.opened.run(lambda file: dict(file.attachments.sizes)).result() == {}
    adds(clerk, [big], RATE)
    assert shown(clerk, NAME, SIZE) == [("录像.mp4", "12.0 MB")]


def test_closing_amid_the_writing_is_asked_about(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = clerk.opens_a_draft()
    big = tmp_path / "录像.mp4"
    big.write_bytes(b"x" * (12 << 20))
    with held(monkeypatch) as go_on:
        EvidenceDesk.of(clerk.document).add(clerk.window, [big], [])
        clerk.waits_for(lambda: EvidenceDesk.of(clerk.document).is_busy)
        clerk.told.answers = [None]
        assert not clerk.window.close_document()
        go_on.set()
        clerk.told.answers = [0]
        clerk.window.close_document()
        clerk.settles()
    clerk.opens(path)
    assert shown(clerk) == []


def test_the_models_keep_qts_rules(clerk: Clerk, tmp_path: Path) -> None:
    clerk.opens_a_draft()
    there, failing = page(clerk), QAbstractItemModelTester.FailureReportingMode.Fatal
    models = (there.model, there.missing, clerk.view.panel.evidence.model)
    testers = [QAbstractItemModelTester(model, failing) for model in models]
    adds(clerk, [paper(tmp_path, "a.txt"), paper(tmp_path, "b.txt", "b")], RATE)
    clerk.stands_on(RATE)
    there = page(clerk)
    there.list.choose(["e1"])
    there.renumber(1)
    clerk.undoes(2)
    del testers
