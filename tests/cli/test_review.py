"""The bureau's two commands as a script sees them: verify and compare."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from desktop import __main__ as program
from desktop.domain.evaluation import Change, Kind, Place
from desktop.usecases.open_file import create
from desktop.usecases.workspace import Workspace
from tests.golden_case import ROOT, golden_evaluation

NOW = datetime(2022, 3, 25, 9, 0, tzinfo=UTC)
SHEET = ROOT / "resources" / "sample" / "last-year.xlsx"
NAME = "创交会成果对接交易金额"


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZIPINGTAI_DATA", str(tmp_path / "data"))


def run(*words: object) -> int:
    return program.main([str(word) for word in words])


def make(folder: Path, name: str, year: int, *changes: Change) -> Path:
    """The golden case as a file of ``year`` with changes."""
    workspace = Workspace(ROOT, folder, folder / "data", "tester@desk")
    rubric = workspace.catalogue().load("guangzhou-2021")
    evaluation = golden_evaluation(rubric).apply(changes)
    path = folder / name
    create(workspace, path, rubric.id, evaluation.unit, year, NOW, evaluation.places()).close()
    return path


@pytest.fixture
def signed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = make(tmp_path, "a.ziping", 2021)
    for role, name in (("填报人", "甲某某"), ("复核人", "乙某某"), ("单位负责人", "丙某某")):
        assert run("sign", path, "--name", name, "--role", role) == 0
    assert run("report", path, "-o", path.with_suffix(".pdf")) == 0
    capsys.readouterr()
    return path


@pytest.mark.parametrize("suffix", [".ziping", ".pdf"])
def test_verify_tells_digest_signatures_and_totals(
    signed: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = signed.with_suffix(suffix)

    assert run("verify", path, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["digest_ok"] is True
    assert told["changed"] == []
    assert (told["total_recomputed"], told["total_printed"]) == ("93.89", "93.89")
    assert [(each["role"], each["name"]) for each in told["signatures"]] == [
        ("填报人", "甲某某"),
        ("复核人", "乙某某"),
        ("单位负责人", "丙某某"),
    ]
    assert (told["year"], told["revision"], len(told["digest"])) == (2021, 1, 64)

    assert run("verify", path) == 0
    said = capsys.readouterr()
    assert f"数据校验码　{told['digest']}　相符" in said.out
    assert "与签发时一致" in said.err


def test_verify_names_a_cell_changed_by_another_program(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(signed)) as connection, connection:
        connection.execute("DROP TRIGGER cell_update")
        connection.execute("UPDATE cell SET value = '95 亿元' WHERE key = 'duty.2.1' AND field = 'actual'")

    assert run("verify", signed, "--json") == 1
    told = json.loads(capsys.readouterr().out)
    found = {each["where"]: (each["expected"], each["found"]) for each in told["changed"]}
    assert found[f"服务创新驱动发展战略 / {NAME}的实际完成值"] == ("90 亿元", "95 亿元")

    assert run("verify", signed) == 1
    said = capsys.readouterr()
    assert "应为“90 亿元”，现为“95 亿元”" in said.out
    assert "2 处与签发时不符" in said.err


def test_verify_names_a_page_missing_from_a_report(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = signed.with_suffix(".pdf")
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        document.del_page(len(document) - 1)
        document.save(path)

    assert run("verify", path, "--json") == 1
    where = [each["where"] for each in json.loads(capsys.readouterr().out)["changed"]]
    assert "张数" in where


def test_verify_says_what_it_cannot_do(signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = make(tmp_path, "draft.ziping", 2021)
    run("report", draft, "-o", draft.with_suffix(".pdf"))
    for path in (draft, draft.with_suffix(".pdf"), tmp_path / "nowhere.pdf", SHEET):
        capsys.readouterr()
        assert run("verify", path) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert path.name in told.err


def test_verify_without_the_rubric_is_neither_right_nor_wrong(
    signed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("desktop.paths.shipped", lambda: tmp_path)

    assert run("verify", signed.with_suffix(".pdf"), "--json") == 2

    told = json.loads(capsys.readouterr().out)
    assert (told["digest_ok"], told["total_recomputed"], told["changed"]) == (True, None, [])
    assert [note for note in told["notes"] if "评价方案" in note]


CHANGES = (
    Change(Place(Kind.FACT, "executed.city"), "40000"),
    Change(Place(Kind.LEAF, "duty.1.1", "actual"), "45 名"),
    Change(Place(Kind.OWN, "duty.2.1", "name"), "成果对接金额"),
    Change(Place(Kind.OWN, "duty.2.2", "weight"), "3"),
    Change(Place(Kind.OWN, "duty.1.3", "parent"), None),
    Change(Place(Kind.OWN, "duty.9", "parent"), "duty"),
    Change(Place(Kind.OWN, "duty.9", "name"), "新设指标"),
)


def test_compare_lists_every_indicator_of_either_year(
    signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    this = make(tmp_path, "b.ziping", 2022, *CHANGES)

    assert run("compare", this, signed, "--json") == 0

    told = json.loads(capsys.readouterr().out)
    assert (told["last"]["year"], told["last"]["total"], told["this"]["year"]) == (2021, "93.89", 2022)
    rows = {row["path"][-1]: row for row in told["indicators"]}
    assert rows["成果对接金额"]["status"] == ["renamed"]
    assert rows["成果对接金额"]["name"]["last"] == NAME
    assert rows["新增团体会员数量"]["status"] == ["reweighted"]
    assert rows["新增团体会员数量"]["weight"] == {"last": "4", "this": "3"}
    assert rows["院士专家工作站数量"]["status"] == ["gone"]
    assert rows["新设指标"]["status"] == ["new"]
    rate = rows["预算完成率"]
    assert (rate["status"], rate["score"]["last"], rate["score"]["change"]) == ([], "1.24", "0.29")
    assert {"name": "市本级支出全年执行数", "last": "39398.33", "this": "40000", "same": False} in rate["facts"]
    (actual,) = [each for each in rows["青年科技人才托举人数"]["texts"] if not each["same"]]
    assert actual["marked"] == "［－40－］［＋45＋］ 名"


def test_compare_for_people(signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    this = make(tmp_path, "b.ziping", 2022, *CHANGES)

    assert run("compare", this, signed) == 0

    said = capsys.readouterr().out
    for line in (
        "上年　广州市科学技术协会　2021 年度",
        "总分 93.89　等级 优",
        "预算完成率　分值 2　得分 1.24 → 1.53（+0.29）",
        f"［改名］履职效能 / 服务创新驱动发展战略 / 成果对接金额（上年：{NAME}）",
        "［改分值］履职效能 / 服务创新驱动发展战略 / 新增团体会员数量　分值 4 → 3　得分 4 → 3（-1）",
        "［取消］履职效能 / 服务科技工作者 / 院士专家工作站数量　分值 2 → （空）",
        "［新增］履职效能 / 新设指标",
        "市本级支出全年执行数：［－39398.33－］［＋40000＋］",
    ):
        assert line in said


def test_compare_says_where_the_units_differ(signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In words and as data; blanks in a name do not make another unit of it."""
    other = make(tmp_path, "b.ziping", 2022, Change(Place(Kind.HEADER, "unit"), "某县图书馆"))
    assert run("compare", other, signed) == 0
    assert "上年“广州市科学技术协会”，本年“某县图书馆”" in capsys.readouterr().err
    assert run("compare", other, signed, "--json") == 0
    (note,) = json.loads(capsys.readouterr().out)["notes"]
    assert "不是同一个单位" in note

    same = make(tmp_path, "c.ziping", 2022, Change(Place(Kind.HEADER, "unit"), "广州市 科学技术协会"))
    capsys.readouterr()
    assert run("compare", same, signed, "--json") == 0
    assert json.loads(capsys.readouterr().out)["notes"] == []


def test_compare_takes_a_document_as_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("compare", make(tmp_path, "b.ziping", 2021), SHEET, "--json") == 0

    told = json.loads(capsys.readouterr().out)
    assert told["last"]["year"] == 2020
    rows = {row["path"][-1]: row for row in told["indicators"]}
    assert rows["预算完成率"]["score"]["last"] is not None


def test_compare_names_the_file_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("compare", make(tmp_path, "b.ziping", 2021), tmp_path / "nowhere.ziping") == 2
    assert "nowhere.ziping" in capsys.readouterr().err
