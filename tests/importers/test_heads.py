"""Unit, year, total and grade: where each was read, in which words, and how surely."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.imported import Confidence, ImportResult
from desktop.domain.rubric import Rubric
from desktop.importers import read, read_text
from tests.importers.sheets import Rows, save

EXACT, LIKELY, GUESS = Confidence.EXACT, Confidence.LIKELY, Confidence.GUESS
TABLE: Rows = (
    ("三级指标", "分值", "得分"),
    ("航标巡检次数", 60, 58),
    ("船民满意度", 40, 39),
)


def sheet(tmp_path: Path, *above: tuple[str, ...], below: Rows = (("总分", 100, 97),), name: str = "表") -> Path:
    return save(tmp_path / f"{name}.xlsx", [*above, *TABLE, *below])


def surely(result: ImportResult) -> dict[str, Confidence]:
    return {head.what: head.confidence for head in result.heads}


def test_what_stands_beside_its_label_is_exact(guangzhou: Rubric, tmp_path: Path) -> None:
    result = read(
        sheet(
            tmp_path,
            ("单位名称", "某某市航道管理所"),
            ("评价年度", "2022年度"),
            below=(("总分", 100, 97), ("自评等级：优",)),
        ),
        guangzhou,
    )
    assert [(one.what, one.value, one.text, one.found_at, one.confidence) for one in result.heads] == [
        ("unit", "某某市航道管理所", "某某市航道管理所", "表1!B1", EXACT),
        ("year", "2022", "2022年度", "表1!B2", EXACT),
        ("total", "97", "97", "表1!A6", EXACT),
        ("grade", "优", "优", "表1!A7", EXACT),
    ]


@pytest.mark.parametrize(
    ("above", "name", "unit", "year"),
    [
        ([("某某市航道管理所2022年度部门整体支出绩效自评表",)], "表", LIKELY, EXACT),
        ([("某某市航道管理所2022年部门整体支出绩效自评表",)], "表", LIKELY, LIKELY),
        ([("2022年度部门整体支出绩效自评表",), ("2023年度填报",)], "某某市航道管理所绩效自评表", GUESS, LIKELY),
        ([("绩效自评表",)], "某某市航道管理所2022年度绩效自评表", GUESS, GUESS),
    ],
)
def test_a_title_is_less_sure_than_a_label_and_a_file_name_is_a_guess(
    guangzhou: Rubric, tmp_path: Path, above: list[tuple[str, ...]], name: str, unit: Confidence, year: Confidence
) -> None:
    result = read(sheet(tmp_path, *above, name=name), guangzhou)
    assert (result.unit, result.year) == ("某某市航道管理所", 2022)
    assert {what: sure for what, sure in surely(result).items() if what in ("unit", "year")} == {
        "unit": unit,
        "year": year,
    }


def test_what_is_not_there_has_no_place(guangzhou: Rubric, tmp_path: Path) -> None:
    result = read(sheet(tmp_path, below=()), guangzhou)
    assert result.heads == ()
    assert (result.unit, result.year, result.claimed_total, result.claimed_grade) == ("", None, None, "")


FLAT = "2022年度部门整体支出绩效自评表\n单位名称 某某市航道管理所\n三级指标 指标值 分值 得分\n"
ROWS = "航标巡检次数 12次 60 58\n船民满意度 95% 40 39\n总分 {weight} 97\n自评等级 优\n"


@pytest.mark.parametrize(("weight", "total"), [("100", LIKELY), ("110", GUESS)])
def test_what_was_told_apart_by_order_is_no_surer_than_its_rows(
    guangzhou: Rubric, weight: str, total: Confidence
) -> None:
    told = "一级指标 " + FLAT.splitlines()[2]
    text = FLAT.replace(FLAT.splitlines()[2], told) + ROWS.format(weight=weight).replace("航标", "产出 航标")
    result = read_text(text, guangzhou)
    assert (result.unit, result.claimed_total) == ("某某市航道管理所", 97)
    assert surely(result)["total"] is total
    assert surely(result)["unit"] is GUESS
    again = read_text(f"{text}一、基本情况\n某某市航道管理所是公益一类事业单位。\n", guangzhou)
    assert surely(again)["unit"] is LIKELY  # the document says it twice


SAID = "某某市航道管理所2022年度部门整体支出绩效自评报告\n二、自评情况\n1.航标巡检次数，分值60分，自评得分58分。\n"


@pytest.mark.parametrize(
    ("said", "sure"),
    [
        ("三、自评结论\n自评总分为97分，等级为优。", EXACT),
        ("三、自评结论\n自评总分为97分，等级为优。\n综合得分为96分。", LIKELY),
    ],
)
def test_a_total_in_a_sentence_is_sure_where_no_other_contradicts_it(
    guangzhou: Rubric, said: str, sure: Confidence
) -> None:
    result = read_text(SAID + said, guangzhou)
    total, grade = result.head("total"), result.head("grade")
    assert total is not None
    assert grade is not None
    assert (total.value, total.confidence) == ("97", sure)
    assert "自评总分为97分" in total.text
    assert (grade.value, grade.confidence) == ("优", EXACT)


def test_two_totals_of_one_document_are_likely_at_most(guangzhou: Rubric) -> None:
    table = "\n".join("\t".join(map(str, row)) for row in (*TABLE, ("总分", 100, 97)))
    result = read_text(f"{SAID}三、自评结论\n自评总分为96分。\n{table}", guangzhou)
    assert (result.claimed_total, surely(result)["total"]) == (97, LIKELY)
