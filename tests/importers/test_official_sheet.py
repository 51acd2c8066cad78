"""The official Guangzhou sheet: the shipped sample, and the published figures of 2021 laid out the same way."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.imported import Confidence, ImportResult
from desktop.domain.rubric import Rubric
from desktop.importers import read
from tests.golden_case import golden_data
from tests.importers.sheets import ROOT, SAMPLE, leaves

sys.path.insert(0, str(ROOT / "installer"))  # scripts beside each other, not a package

import make_sample


@pytest.fixture(scope="module")
def sample(guangzhou: Rubric) -> ImportResult:
    return read(SAMPLE, guangzhou)


def published(rubric: Rubric) -> make_sample.Form:
    """The sheet with the figures of tests/data/golden."""
    data = golden_data()
    groups = {indicator.code: indicator for indicator in rubric.walk()}

    def of_rubric(code: str) -> make_sample.Group:
        group = groups[code]
        rows = [
            make_sample.Leaf(leaf.name, str(leaf.weight), "解释", data["scores"][leaf.code], "依据")
            for leaf in group.children
        ]
        return make_sample.Group(group.name, str(group.weight), tuple(rows))

    own = [
        make_sample.Group(
            group["name"],
            data["subtotals"][f"duty.{number}"],
            tuple(
                make_sample.Leaf(row["name"], row["weight"], row["target"], row["weight"], "", row["actual"])
                for row in group["leaves"]
            ),
        )
        for number, group in enumerate(data["own"], 1)
    ]
    budget = tuple(
        (
            group.name,
            tuple((one.name, data["facts"][one.planned], data["facts"][one.executed]) for one in group.columns),
        )
        for group in rubric.head
    )
    return make_sample.Form(
        data["unit"], data["year"], 4, "目标", "完成", "无", budget,
        tuple(of_rubric(child.code) for child in groups["mgmt"].children), tuple(own), (of_rubric("bonus.conduct"),),
    )  # fmt: skip


def test_the_published_sheet_is_read_to_the_last_figure(guangzhou: Rubric, tmp_path: Path) -> None:
    form = published(guangzhou)
    path = tmp_path / "自评表.xlsx"
    path.write_bytes(make_sample.workbook(form))
    result = read(path, guangzhou)
    expected = [
        (leaf.name, Decimal(leaf.weight), Decimal(leaf.score))
        for group in (*form.management, *form.duty, *form.bonus)
        for leaf in group.leaves
    ]
    assert [(row.name, row.weight, row.score) for row in leaves(result)] == expected
    assert len(expected) == 42
    assert {row.confidence for row in leaves(result)} == {Confidence.EXACT}
    assert (result.unit, result.year, result.claimed_total) == ("广州市科学技术协会", 2021, Decimal("93.89"))
    facts = {value.target: value.value for value in result.values if value.kind == "fact"}
    heads = [fact for group in guangzhou.head for one in group.columns for fact in (one.planned, one.executed)]
    assert facts == {key: golden_data()["facts"][key] for key in (*heads, "units.count")}
    assert result.warnings == ()


def test_every_leaf_finds_its_code_or_its_slot(sample: ImportResult, guangzhou: Rubric) -> None:
    prescribed = [one.code for one in guangzhou.walk() if not one.children and not one.open_slot]
    assert [row.code for row in leaves(sample) if row.code] == prescribed
    assert [row.slot for row in leaves(sample) if not row.code] == ["duty"] * 20


def test_names_are_kept_as_printed_without_line_breaks(sample: ImportResult) -> None:
    by_code = {row.code: row for row in leaves(sample)}
    assert by_code["mgmt.funds.rules"].path == ("管理效能", "资金管理", "部门预算及财务管理制度健全性")
    assert leaves(sample)[21].name == "1.1 新建科技工作者之家数量"


def test_places_are_the_cells_a_person_can_go_to(sample: ImportResult) -> None:
    assert leaves(sample)[0].found_at == "整体自评表!E12"
    assert next(one for one in sample.values if one.target == "budget.city").found_at == "整体自评表!H8"


def test_headings_carry_their_weights(sample: ImportResult) -> None:
    headings = {row.path: row.weight for row in sample.indicators if not row.leaf}
    assert headings["管理效能", "绩效管理"] == 15
    assert headings["履职效能", "五、青少年科技教育和科普场馆"] == 10
    assert headings["履职效能",] == 50


def test_combined_remarks_go_to_the_basis_only(sample: ImportResult) -> None:
    assert all(not row.reason and not row.improvement for row in leaves(sample))
    assert "晚公开 6 天" in next(row.basis for row in leaves(sample) if row.code == "mgmt.disclosure.performance")


def test_targets_actuals_and_texts_come_along(sample: ImportResult) -> None:
    row = leaves(sample)[23 + 4]
    assert (row.name, row.target, row.actual) == ("2.3 基层科普员培训期数", "5期", "4期")
    texts = {value.target: value.value for value in sample.values if value.kind == "text"}
    assert texts["goal"] == make_sample.SAMPLE.goal
    assert texts["unmet"] == make_sample.SAMPLE.unmet
    assert texts["date"] == "2021年3月12日"
    assert "preparer" not in texts  # 填报人： is followed by nothing


def test_a_wrong_total_and_a_wrong_rate_are_told(guangzhou: Rubric, tmp_path: Path) -> None:
    budget = (
        ("按资金来源", (("财政拨款", "600.00", "611.85"), ("其他资金", "37.80", "32.15"))),
        *make_sample.SAMPLE.budget[1:],
    )
    path = tmp_path / "表.xlsx"
    path.write_bytes(make_sample.workbook(replace(make_sample.SAMPLE, budget=budget, bonus=_bonus("6"))))
    told = "\n".join(read(path, guangzhou).warnings)
    assert "“工作受表彰或批评”得分 6 高于分值 5" in told
    assert "按资金来源的预算数：各项合计 637.8，合计数印为 656" in told


def _bonus(score: str) -> tuple[make_sample.Group, ...]:
    group = make_sample.SAMPLE.bonus[0]
    return (replace(group, leaves=(replace(group.leaves[0], score=score),)),)


def test_the_sample_is_what_its_script_makes() -> None:
    """Cell by cell: how the XML is set differs with the library that writes it."""
    made = io.BytesIO(make_sample.workbook(make_sample.SAMPLE))
    assert _content(openpyxl.load_workbook(SAMPLE)) == _content(openpyxl.load_workbook(made))


def _content(book: openpyxl.Workbook) -> list[tuple[str, list[tuple[object, ...]], list[str], dict[str, float]]]:
    """Of each sheet its name, its values, what is merged and how wide its columns are."""
    return [
        (
            sheet.title,
            list(sheet.iter_rows(values_only=True)),
            sorted(str(each) for each in sheet.merged_cells.ranges),
            {letters: column.width for letters, column in sheet.column_dimensions.items()},
        )
        for sheet in book.worksheets
    ]


def test_the_sample_agrees_with_itself(sample: ImportResult) -> None:
    assert sample.warnings == ()
    assert sum(row.score or 0 for row in leaves(sample)) == sample.claimed_total == Decimal("92.6")
    assert sum(row.weight or 0 for row in leaves(sample)) == 100
