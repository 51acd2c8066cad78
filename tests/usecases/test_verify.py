"""Verifying finds every change made after signing, by whatever tool, and names it."""

from __future__ import annotations

import ctypes
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.domain.placelabels import place_label
from desktop.domain.rubric import Rubric
from desktop.domain.signoff import Refused, digest
from desktop.domain.verification import Verification
from desktop.reports import content, pdf, reading
from desktop.reports.report import Report
from desktop.storage.rows import SUM, add_up, row_check, sum_text
from desktop.usecases.export_report import export
from desktop.usecases.open_file import case_of, create, findings_of, open_evaluation
from desktop.usecases.sign_off import reopen, sign
from desktop.usecases.verify import verify
from desktop.usecases.workspace import Workspace
from tests.golden_case import ROOT, golden_evaluation

SIGNERS = (("填报人", "甲某某"), ("复核人", "乙某某"), ("单位负责人", "丙某某"))
LEAF = "duty.2.1"  # 创交会成果对接交易金额, 90 亿元 of 87.85
TYPED = "duty.3.2"  # 科普特色活动次数和人数: no figures, 4 points typed
TEXTS = (
    Change(Place(Kind.TEXT, "preparer"), "甲某某"),
    Change(Place(Kind.TEXT, "narrative.unit.duties"), "本单位负责全市科普工作。"),
    Change(Place(Kind.LEAF, LEAF, "basis"), "合同 12 份。"),
    Change(Place(Kind.PRIOR, f"leaf/{LEAF}/actual"), "80 亿元"),
    Change(Place(Kind.OVERRULED, "SUM001@fact/budget.city"), "口径不同"),
)


@dataclass(frozen=True)
class Signed:
    """A signed file with its printed report, both to be copied before they are spoilt."""

    workspace: Workspace
    file: Path
    report: Path
    printed: Report
    evaluation: Evaluation
    rubric: Rubric
    at: datetime


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Signed:
    folder = tmp_path_factory.mktemp("signed")
    workspace = Workspace(ROOT, folder / "documents", folder / "data", "tester@desk")
    now = datetime.fromisoformat("2022-03-25T09:00:00+08:00")
    rubric = workspace.catalogue().load("guangzhou-2021")
    evaluation = golden_evaluation(rubric).apply(TEXTS)
    file = folder / "a.ziping"
    opened = create(workspace, file, rubric.id, evaluation.unit, evaluation.year, now, evaluation.places())
    try:
        case = case_of(rubric, opened.evaluation)
        for role, name in SIGNERS:
            assert not isinstance(sign(opened, case, findings_of(case), name, role, now), Refused)
        revision = opened.frozen
    finally:
        opened.close()
    assert revision is not None
    export(workspace, case, revision, file.with_suffix(".pdf"), now)
    printed = content.build(case, revision, made_at=revision.frozen_at)
    return Signed(workspace, file, file.with_suffix(".pdf"), printed, evaluation, rubric, now)


@pytest.fixture
def copy(original: Signed, tmp_path: Path) -> Signed:
    """The original, in files of its own."""
    file, report = tmp_path / "copy.ziping", tmp_path / "copy.pdf"
    shutil.copy2(original.file, file)
    shutil.copy2(original.report, report)
    return replace(original, file=file, report=report)


def verified(signed: Signed, path: Path) -> Verification:
    return verify(signed.workspace, path, signed.at)


def named(told: Verification) -> dict[str, tuple[str, str]]:
    return {each.where: (each.expected, each.found) for each in told.changed}


# ------------------------------------------------------------------ the file


def test_a_signed_file_is_as_it_was_signed(copy: Signed) -> None:
    told = verified(copy, copy.file)

    assert told.digest_ok
    assert told.changed == ()
    assert told.notes == ()
    assert str(told.total_recomputed) == told.total_printed == "93.89"
    assert [(each.role, each.name) for each in told.signatures] == list(SIGNERS)
    assert told.digest == copy.printed.digest


Spoil = Callable[[sqlite3.Connection], None]
TABLES = {
    "cell": ("kind", "key", "field", "value"),
    "header": ("name", "value"),
    "rubric_file": ("name", "text"),
    "revision": ("number", "data", "digest", "previous", "reason", "frozen_at"),
    "signature": ("number", "role", "position", "name", "signed_at"),
}


def spoil(path: Path, change: Spoil, *, thoroughly: bool) -> None:
    """Change a file with another program, its triggers out of the way for a moment.

    Thoroughly: with every check of the file worked out again, so that it opens as if nothing had happened.
    """
    with closing(sqlite3.connect(path)) as connection, connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        change(connection)
        if thoroughly:
            _add_up_again(connection)
        for _, sql in triggers:
            connection.execute(sql)


def _add_up_again(connection: sqlite3.Connection) -> None:
    total = 0
    for table, columns in TABLES.items():
        for *values, _ in connection.execute(f"SELECT * FROM {table}").fetchall():
            check = row_check(table, values)
            where = " AND ".join(f"{column} IS ?" for column in columns)
            if (table, values[0]) != ("header", SUM):
                total = add_up(total, plus=check)
            connection.execute(f"UPDATE {table} SET [check] = ? WHERE {where}", (check, *values))
    for (check,) in connection.execute("SELECT [check] FROM history ORDER BY id DESC LIMIT 1").fetchall():
        total = add_up(total, plus=check)
    value = sum_text(total)
    check = row_check("header", (SUM, value))
    connection.execute("UPDATE header SET value = ?, [check] = ? WHERE name = ?", (value, check, SUM))


def run(sql: str, *values: object) -> Spoil:
    def change(connection: sqlite3.Connection) -> None:
        assert connection.execute(sql, values).rowcount == 1

    return change


def every_kind_of_cell(evaluation: Evaluation) -> dict[str, Place]:
    """One cell of each kind and field."""
    return {f"{place.kind.value} {place.field}": place for place, _ in evaluation.places()}


@pytest.mark.parametrize("thoroughly", [False, True])
def test_each_field_changed_once_is_named_with_old_and_new(original: Signed, tmp_path: Path, thoroughly: bool) -> None:
    """REL-25, and that a program that mends the file's own checks is found out as well."""
    cells = every_kind_of_cell(original.evaluation)
    assert {"fact ", "leaf actual", "leaf score", "own name", "own weight", "text ", "overruled "} <= set(cells)
    case = case_of(original.rubric, original.evaluation)
    for name, place in cells.items():
        path = tmp_path / f"{name}.ziping"
        shutil.copy2(original.file, path)
        key = (place.kind.value, place.key, place.field)
        spoil(
            path, run("UPDATE cell SET value = '7' WHERE (kind, key, field) = (?, ?, ?)", *key), thoroughly=thoroughly
        )

        told = verified(original, path)

        label = place_label(str(place), case)
        assert named(told)[label] == (original.evaluation.value_at(place), "7"), name
        assert ("文件校验" in named(told)) is not thoroughly
        assert told.is_false
        assert told.digest_ok, "what was signed is still there"


def test_places_are_named_as_on_the_form(original: Signed) -> None:
    case = case_of(original.rubric, original.evaluation)
    names = [place_label(str(place), case) for place in every_kind_of_cell(original.evaluation).values()]

    assert place_label("fact/budget.city", case) == "市本级支出全年预算数"
    assert place_label(f"leaf/{LEAF}/basis", case) == "服务创新驱动发展战略 / 创交会成果对接交易金额的评分依据"
    assert place_label(f"prior/leaf/{LEAF}/actual", case).startswith("上年内容：服务创新驱动发展战略")
    assert not [name for name in names if name.isascii()]


@pytest.mark.parametrize("thoroughly", [False, True])
@pytest.mark.parametrize(
    ("change", "where"),
    [
        (run("DELETE FROM cell WHERE key = 'budget.city'"), "市本级支出全年预算数"),
        (run("INSERT INTO cell VALUES ('leaf', 'duty.1.1', 'note', '补记', x'00')"), "青年科技人才托举人数的备注"),
        (run("INSERT INTO cell VALUES ('header', 'unit', '', '另一单位', x'00')"), "单位名称"),
        (run("UPDATE header SET value = '2020' WHERE name = 'year'"), "年度"),
        (run("UPDATE header SET value = 'other' WHERE name = 'rubric_id'"), "评价方案编号"),
        (run("UPDATE rubric_file SET text = text || ' ' WHERE name = 'rubric.yaml'"), "评价方案（文件内的副本）"),
        (run("UPDATE revision SET digest = replace(digest, '0', '1')"), "第1次签发的数据校验码"),
        (run("UPDATE revision SET previous = 'abc'"), "第1次签发所接的前次校验码"),
        (run("UPDATE revision SET reason = '改'"), "第1次签发修订原因"),
        (run("UPDATE revision SET frozen_at = '2021-01-01T00:00:00+08:00'"), "第1次签发时间"),
        (run("UPDATE revision SET data = x'7B7D'"), "第1次签发的数据"),
        (run("UPDATE signature SET signed_at = '2021-01-01T00:00:00+08:00' WHERE position = 1"), "首个签字时间"),
        (run("UPDATE signature SET role = '门卫' WHERE position = 3"), "签字角色"),
    ],
)
def test_what_else_was_changed_is_named(copy: Signed, change: Spoil, where: str, thoroughly: bool) -> None:
    spoil(copy.file, change, thoroughly=thoroughly)

    told = verified(copy, copy.file)

    assert told.is_false
    assert [each for each in named(told) if where in each], named(told)


def test_a_forged_name_under_a_signature_is_seen_by_its_row(copy: Signed) -> None:
    spoil(copy.file, run("UPDATE signature SET name = '丁某某' WHERE position = 2"), thoroughly=False)

    assert named(verified(copy, copy.file))["第1次签发的签字“复核人”"] == ("与签字时一致", "被改动")


def test_a_changed_score_inside_the_signed_data_is_worked_out_again(copy: Signed) -> None:
    """Even with a digest that fits: the rubric gives another total."""

    def change(connection: sqlite3.Connection) -> None:
        (data,) = connection.execute("SELECT data FROM revision").fetchone()
        signed = json.loads(data)
        signed["total"], signed["scores"]["mgmt"] = "99.89", "49.89"
        forged = json.dumps(signed, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        connection.execute("UPDATE revision SET data = ?, digest = ?", (forged, digest(forged)))

    spoil(copy.file, change, thoroughly=True)

    told = verified(copy, copy.file)

    assert told.digest_ok
    assert named(told)["总分（重算）"] == ("93.89", "99.89")
    assert named(told)["管理效能的得分（重算）"] == ("43.89", "49.89")


def test_a_changed_rubric_falls_back_to_the_very_one_that_was_signed_with(copy: Signed) -> None:
    spoil(copy.file, run("UPDATE rubric_file SET text = '' WHERE name = 'rubric.yaml'"), thoroughly=True)
    assert str(verified(copy, copy.file).total_recomputed) == "93.89"

    elsewhere = replace(copy, workspace=replace(copy.workspace, shipped=copy.file.parent))
    told = verified(elsewhere, copy.file)
    assert told.total_recomputed is None
    assert "没有重算得分" in told.notes[0]


def test_every_revision_is_looked_at_and_an_open_one_is_not_taken_for_a_change(copy: Signed) -> None:
    opened = open_evaluation(copy.workspace, copy.file, copy.at)
    try:
        reopen(opened, "审计调整", copy.at)
        changes = (Change(Place(Kind.LEAF, LEAF, "basis"), "合同 13 份。"),)
        before = opened.evaluation
        opened.save(Edit("改", changes, before.inverse(changes), copy.at)).result()
        told = verified(copy, copy.file)
        assert (told.is_false, told.revision) == (False, 1)
        assert "第2次修订正在进行" in told.notes[0]
        case = case_of(copy.rubric, before.apply(changes))
        assert not isinstance(sign(opened, case, findings_of(case), "甲某某", "填报人", copy.at), Refused)
    finally:
        opened.close()
    told = verified(copy, copy.file)
    assert (told.is_false, told.revision, told.notes) == (False, 2, ())

    spoil(copy.file, run("UPDATE revision SET data = CAST(data || ' ' AS BLOB) WHERE number = 1"), thoroughly=True)
    assert list(named(verified(copy, copy.file))) == ["第1次签发的数据校验码"]


def test_what_cannot_be_verified_is_refused(copy: Signed, tmp_path: Path) -> None:
    draft = tmp_path / "draft.ziping"
    create(copy.workspace, draft, copy.rubric.id, "某单位", 2021, copy.at).close()
    foreign = tmp_path / "foreign.ziping"
    foreign.write_bytes(b"no database" * 1000)
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(pdf.render(replace(copy.printed, data=b"", digest="", qr="", draft=True), copy.workspace.fonts))
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and then nothing")
    word = tmp_path / "a.docx"
    word.write_bytes(b"PK")
    expected = {
        draft: Problem.VERIFY_UNSIGNED,
        foreign: Problem.FILE_NOT_OURS,
        paper: Problem.VERIFY_NO_DATA,
        broken: Problem.VERIFY_NO_DATA,
        word: Problem.VERIFY_SUFFIX,
        tmp_path / "nowhere.pdf": Problem.FILE_MISSING,
    }
    for path, problem in expected.items():
        with pytest.raises(UserError) as caught:
            verified(copy, path)
        assert caught.value.code is problem
        assert path.name in str(caught.value)


def test_a_file_whose_checks_are_unknown_is_not_judged(copy: Signed) -> None:
    spoil(copy.file, lambda connection: connection.execute("PRAGMA user_version = 99"), thoroughly=False)

    with pytest.raises(UserError) as caught:
        verified(copy, copy.file)
    assert caught.value.code is Problem.VERIFY_NEWER


@pytest.mark.parametrize(
    "change",
    [run("UPDATE signature SET signed_at = '昨天' WHERE position = 1"), run("UPDATE revision SET data = '{}'")],
)
def test_a_file_that_makes_no_sense_is_damaged(copy: Signed, change: Spoil) -> None:
    spoil(copy.file, change, thoroughly=True)

    with pytest.raises(UserError) as caught:
        verified(copy, copy.file)
    assert caught.value.code is Problem.FILE_DAMAGED


# ------------------------------------------------------------------ the printed report


def test_a_printed_report_is_as_it_was_signed(copy: Signed) -> None:
    told = verified(copy, copy.report)

    assert told.digest_ok
    assert told.changed == ()
    assert str(told.total_recomputed) == told.total_printed == "93.89"
    assert [(each.role, each.name, each.date) for each in told.signatures] == [
        (role, name, "2022年3月25日") for role, name in SIGNERS
    ]


def test_saving_it_again_with_another_program_changes_nothing(copy: Signed) -> None:
    before = copy.report.read_bytes()
    with_page(copy.report, 0, pypdfium2.PdfPage.get_size)

    assert copy.report.read_bytes() != before
    assert verified(copy, copy.report).changed == ()


def with_page(path: Path, number: int, change: Callable[[pypdfium2.PdfPage], object]) -> None:
    """Change a page with another program."""
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        change(document[number])
        document.save(path)


def page_with(path: Path, text: str) -> int:
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        return next(at for at, page in enumerate(document) if text in page.get_textpage().get_text_bounded())


def say(old: str, new: str, page: pypdfium2.PdfPage) -> None:
    """Put other characters of the same font into the first text object that says ``old``."""
    texts = page.get_textpage()
    for item in page.get_objects([raw.FPDF_PAGEOBJ_TEXT], textpage=texts):
        if item.extract() == old:
            letters = ctypes.create_string_buffer((new + "\0").encode("utf-16-le"))
            assert raw.FPDFText_SetText(item.raw, ctypes.cast(letters, ctypes.POINTER(raw.FPDF_WCHAR)))
            assert raw.FPDFPage_GenerateContent(page.raw)
            return
    raise AssertionError(f"no text object says {old}")


def cover_up(page: pypdfium2.PdfPage) -> None:
    """A white patch over some of the page."""
    patch = raw.FPDFPageObj_CreateNewRect(300, 300, 12, 12)
    raw.FPDFPageObj_SetFillColor(patch, 255, 255, 255, 255)
    raw.FPDFPath_SetDrawMode(patch, raw.FPDF_FILLMODE_WINDING, 0)
    raw.FPDFPage_InsertObject(page.raw, patch)
    assert raw.FPDFPage_GenerateContent(page.raw)


def test_a_total_overwritten_in_a_pdf_editor_is_named(copy: Signed) -> None:
    sheet = page_with(copy.report, "总分（满分")
    with_page(copy.report, sheet, partial(say, "93.89", "98.93"))

    told = verified(copy, copy.report)

    assert told.digest_ok, "the data inside were not touched"
    assert told.total_printed == "98.93"
    assert "别的版本" in told.notes[-1]
    assert named(told)["总分（评分表）"] == ("93.89", "98.93")
    assert named(told)[f"第{sheet + 1}张 总分（满分 100 分）"] == ("93.89", "98.93")


def test_a_figure_overwritten_in_the_table_is_named_by_its_cell(copy: Signed) -> None:
    sheet = page_with(copy.report, "31570.33\r\n31133.57")
    with_page(copy.report, sheet, partial(say, "31133.57", "31533.57"))

    assert named(verified(copy, copy.report)) == {f"第{sheet + 1}张 财政拨款 / 全年执行数": ("31133.57", "31533.57")}


def test_a_patch_over_the_text_is_seen(copy: Signed) -> None:
    with_page(copy.report, 9, cover_up)

    (change,) = verified(copy, copy.report).changed
    assert change.where == "第10张的画面"


def test_a_page_taken_out_is_missed(copy: Signed) -> None:
    with pypdfium2.PdfDocument(copy.report.read_bytes()) as document:
        sheets = len(document)
        document.del_page(4)
        document.save(copy.report)

    found = named(verified(copy, copy.report))
    assert found["张数"] == (str(sheets), str(sheets - 1))
    assert found["第5张"][1] == "缺少这一页"


def print_as(copy: Signed, *changes: Change) -> None:
    """A report of changed data that carries the old data, check code and QR code."""
    report = content.compose(case_of(copy.rubric, copy.evaluation.apply(changes)), None, made_at=copy.at)
    old = copy.printed
    forged = replace(
        report, data=old.data, digest=old.digest, qr=old.qr, signatories=old.signatories, draft=False, revision=1
    )
    copy.report.write_bytes(pdf.render(forged, copy.workspace.fonts))


def test_one_changed_score_around_the_old_data_is_named(copy: Signed) -> None:
    print_as(copy, Change(Place(Kind.LEAF, TYPED, "score"), "3"))

    told = verified(copy, copy.report)

    found = named(told)
    assert told.digest_ok
    assert ("4", "3") in [each for where, each in found.items() if where.endswith("科普特色活动次数和人数的得分")]
    assert ("93.89", "92.89") in found.values()
    assert told.total_printed == "92.89"
    assert str(told.total_recomputed) == "93.89"


def test_one_changed_result_is_named_by_its_cell_and_sentence(copy: Signed) -> None:
    print_as(copy, Change(Place(Kind.LEAF, LEAF, "actual"), "91 亿元"))

    found = named(verified(copy, copy.report))

    assert ("90亿元", "91亿元") in [each for where, each in found.items() if where.endswith("的实际完成指标值")]
    assert [where for where in found if "履职效能分析" in where]


def test_one_changed_word_is_named_by_its_heading(copy: Signed) -> None:
    print_as(copy, Change(Place(Kind.TEXT, "narrative.unit.duties"), "本单位负责全省科普工作。"))

    (change,) = verified(copy, copy.report).changed
    assert change.where.endswith("（一）部门职能")
    assert (change.expected, change.found) == ("本单位负责全市科普工作。", "本单位负责全省科普工作。")


def attach(copy: Signed, data: bytes) -> None:
    copy.report.write_bytes(pdf.render(replace(copy.printed, data=data), copy.workspace.fonts))


def test_exchanged_data_do_not_fit_the_print(copy: Signed) -> None:
    signed = json.loads(copy.printed.data)
    signed["cells"][f"leaf/{LEAF}/actual"] = "70 亿元"
    forged = json.dumps(signed, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    attach(copy, forged)

    told = verified(copy, copy.report)

    found = named(told)
    assert not told.digest_ok
    code = digest(forged)[:16].upper()
    assert found["各页印的数据校验码（与所附数据不符）"] == (code, copy.printed.digest[:16].upper())
    assert ("70亿元", "90亿元") in [each for where, each in found.items() if where.endswith("的实际完成指标值")]
    assert not [where for where in found if "页脚" in where], "another code is told once"
    assert str(told.total_recomputed) != told.total_printed == "93.89"


def test_data_with_one_blank_more_are_other_data(copy: Signed) -> None:
    attach(copy, copy.printed.data + b" ")

    told = verified(copy, copy.report)

    assert not told.digest_ok
    assert len(told.changed) == 1


def test_a_second_set_of_data_is_one_too_many(copy: Signed, monkeypatch: pytest.MonkeyPatch) -> None:
    read = reading.read
    monkeypatch.setattr(reading, "read", lambda data: replace(read(data), data=(*read(data).data, b"{}")))

    assert ("1 份", "2 份") in named(verified(copy, copy.report)).values()


def test_a_report_that_cannot_be_read_says_why(copy: Signed, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "没有权限")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UserError, match="没有权限") as caught:
        verified(copy, copy.report)
    assert caught.value.code is Problem.FILE_UNREADABLE


@pytest.mark.parametrize("data", [b"{}", b"\xff", b"[" * 100_000, b'{"format":"ziping-canonical-1","unit":7}'])
def test_nonsense_in_place_of_the_data_is_a_change(copy: Signed, data: bytes) -> None:
    attach(copy, data)

    told = verified(copy, copy.report)

    assert told.is_false
    assert told.total_recomputed is None
    assert "所附数据" in named(told)


def test_a_report_nobody_signed_on_the_day_it_was_frozen_is_no_report(copy: Signed) -> None:
    blank = tuple(replace(each, name="", date="") for each in copy.printed.signatories)
    copy.report.write_bytes(pdf.render(replace(copy.printed, signatories=blank), copy.workspace.fonts))

    assert named(verified(copy, copy.report)) == {"签署页的首个签字日期": ("2022年3月25日", "")}


def test_without_the_rubric_nothing_is_guessed(copy: Signed, tmp_path: Path) -> None:
    shipped = tmp_path / "elsewhere"
    shipped.mkdir()
    bare = replace(copy, workspace=replace(copy.workspace, shipped=shipped))
    told = verified(bare, copy.report)
    assert told.digest_ok
    assert (told.total_recomputed, told.is_complete, told.is_false) == (None, False, False)
    assert "没有重算得分" in told.notes[1]

    print_as(copy, Change(Place(Kind.TEXT, "narrative.unit.duties"), "本单位负责全省科普工作。"))
    assert named(verified(bare, copy.report)) == {
        "text/narrative.unit.duties": ("本单位负责全市科普工作。", "没有印在报告上")
    }


def test_a_rubric_of_the_same_name_with_other_content_is_another_rubric(copy: Signed, tmp_path: Path) -> None:
    folder = tmp_path / "other" / "rubrics"
    shutil.copytree(ROOT / "rubrics", folder)
    head = folder / "guangzhou-2021" / "rubric.yaml"
    head.write_text(head.read_text("utf-8") + "\n# changed\n", "utf-8")
    other = replace(copy, workspace=replace(copy.workspace, shipped=tmp_path / "other"))

    assert verified(other, copy.report).total_recomputed is None
