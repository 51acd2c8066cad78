"""Forms of many provinces in every layout: what is read is right, and what was only concluded is never called exact."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.domain.imported import Confidence, ImportResult
from desktop.domain.number import plain
from desktop.domain.rubric import Rubric
from desktop.importers import read, read_text
from tests.importers.documents import pdf as ruled_pdf
from tests.importers.forms import LAYOUTS, Form, forms, markup, tabbed
from tests.importers.measure import Reading, compared, laid_out_and_read
from tests.importers.sheets import leaves, points, save, scores

FORMS = forms()
ORDERED_ONLY = ("cells", "rows", "one-line", "cell-bars")  # layouts that lose the places of cells
WITHOUT_LINES = ("unruled", "unruled-top", "booktabs")


def f1(readings: list[Reading]) -> Decimal:
    """Of (indicator, weight, score), over all of them."""
    hits = sum(one.hits for one in readings)
    both = sum(one.read + one.wanted for one in readings)
    return Decimal(2 * hits) / Decimal(both)


@pytest.fixture(scope="module")
def read_in(guangzhou: Rubric, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, ImportResult]]:
    """What is read from every form in a layout, by its name; each is laid out and read once for all tests."""

    @cache
    def of(layout: str) -> dict[str, ImportResult]:
        folder = tmp_path_factory.mktemp(layout)
        tabled = [form for form in FORMS if layout != "sheet" or any(block.boxes for block in form.blocks)]
        return {form.name: laid_out_and_read(form, layout, folder, guangzhou) for form in tabled}

    return of


@pytest.mark.parametrize("layout", list(LAYOUTS))
def test_forms_of_other_provinces(read_in: Callable[[str], dict[str, ImportResult]], layout: str) -> None:
    readings = [compared(a_form(name), result) for name, result in read_in(layout).items()]
    kept = layout not in (*ORDERED_ONLY, *WITHOUT_LINES)
    assert f1(readings) >= (Decimal("0.97") if kept else Decimal("0.9")), [
        one for one in readings if one.wrong or one.lost
    ]
    wrong_claims = sum(len(one.claims) for one in readings)
    assert wrong_claims * 10 <= 4 * len(readings), [(one.name, one.claims) for one in readings if one.claims]
    assert sum(one.sure_and_wrong for one in readings) == 0


@pytest.mark.parametrize("layout", list(LAYOUTS))
def test_what_was_read_wrong_of_the_whole_was_called_a_guess(
    read_in: Callable[[str], dict[str, ImportResult]], layout: str
) -> None:
    for name, result in read_in(layout).items():
        form = a_form(name)
        printed = {"unit": form.unit, "year": str(form.year), "total": plain(form.total), "grade": form.grade}
        wrong = [head for head in result.heads if head.value != printed[head.what]]
        assert {head.confidence for head in wrong} <= {Confidence.GUESS}, (name, wrong)
        assert {head.what for head in result.heads} >= {"year"}, name


@pytest.mark.parametrize("layout", [*ORDERED_ONLY, *WITHOUT_LINES])
def test_cells_told_apart_by_order_or_alignment_are_never_exact(
    read_in: Callable[[str], dict[str, ImportResult]], layout: str
) -> None:
    for name, result in read_in(layout).items():
        if any(block.boxes for block in a_form(name).blocks):
            assert {row.confidence for row in leaves(result)} <= {Confidence.GUESS, Confidence.LIKELY}, name


def test_concluded_rows_are_likely_only_when_their_sum_is_the_printed_total(guangzhou: Rubric) -> None:
    def said(total: str) -> set[Confidence]:
        rows = "产出 造林面积 60 58 效益 农户增收 40 39 总分 100"
        text = "\n".join(f"2022年度自评表 一级指标 三级指标 分值 得分 {rows} {total}".split())
        return {row.confidence for row in leaves(read_text(text, guangzhou))}

    assert said("97") == {Confidence.LIKELY}
    assert said("96") == {Confidence.GUESS}


def a_form(name: str) -> Form:
    return next(form for form in FORMS if form.name == name)


def test_a_pasted_block_keeps_the_places_of_its_cells(guangzhou: Rubric) -> None:
    form = a_form("jiangsu-unit")
    for result in (read_text(tabbed(form), guangzhou), read_text("", guangzhou, markup(form))):
        assert compared(form, result).hits == len(form.rows)
        assert leaves(result)[3].path == ("过程", "预算执行", "预算执行率")
        assert result.source == "粘贴的文字"


def test_html_without_a_score_table_gives_way_to_the_text(guangzhou: Rubric) -> None:
    text = "三级指标\t分值\t得分\n造林面积\t100\t98"
    result = read_text(text, guangzhou, "<table><tr><td>无关</td></tr></table>")
    assert scores(result) == points(("造林面积", "100", "98"))


def test_line_breaks_in_pasted_cells(guangzhou: Rubric) -> None:
    result = read_text('三级指标\t分值\t得分\r\n"造林\n面积"\t60\t58\r\n防火\t40\t40', guangzhou)
    assert scores(result) == points(("造林面积", "60", "58"), ("防火", "40", "40"))


@pytest.mark.parametrize("text", ["", " \n\t", "今天天气很好。"])
def test_nothing_pasted_is_told(guangzhou: Rubric, text: str) -> None:
    with pytest.raises(UserError, match="粘贴的文字"):
        read_text(text, guangzhou)


def test_letters_of_a_watermark_fall_into_no_cell(read_in: Callable[[str], dict[str, ImportResult]]) -> None:
    for name, result in read_in("ruled-turned").items():
        reading = compared(a_form(name), result)
        assert reading.hits == reading.wanted, reading
        assert not any(letter in row.name for row in leaves(result) for letter in ("内资", "部资", "料内"))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["1.预算完成率（5分）：全年执行率98%，得4.9分。"], [("预算完成率", "5", "4.9")]),
        (["（1）参保率。该项指标分值30分，得29分。"], [("参保率", "30", "29")]),
        (["1．资产管理，满分10分，得9.8分，得分率98%。"], [("资产管理", "10", "9.8")]),
        (["一是目标制定。自评得分9分（分值10分），得分率90%。"], [("目标制定", "10", "9")]),
        (["（一）决策情况。部门决策指标满分20分，得19分。"], [("部门决策指标", "20", "19")]),
        (["1.档案数字化率（20分）：目标85%，扣1.3分，得18.7分。"], [("档案数字化率", "20", "18.7")]),
    ],
)
def test_ways_of_telling_a_score(guangzhou: Rubric, lines: list[str], expected: list[tuple[str, str, str]]) -> None:
    result = read_text("\n".join(["2022年度自评报告", "一、指标分析", *lines]), guangzhou)
    assert scores(result) == points(*expected)


@pytest.mark.parametrize(
    "line",
    [
        "1.预算完成率（5分）：95%以上得5分，每低1个百分点扣1分。",
        "1.预算完成率（5分）：按完成率计分，不得分的另行说明。",
    ],
)
def test_a_rule_of_the_form_is_no_score(guangzhou: Rubric, line: str) -> None:
    with pytest.raises(UserError):
        read_text(f"2022年度自评报告\n一、指标分析\n{line}", guangzhou)


def test_figures_beside_a_score_are_likely_at_most_and_have_its_place(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = [
        ["2021年度", None, None, None],
        ["三级指标", "分值", "得分", "评分依据"],
        ["预算完成率", 100, "99.86", "全年预算数 520.38 万元，执行数 519.66 万元"],
    ]
    values = {one.target: one for one in read(save(tmp_path / "表.xlsx", rows), guangzhou).values if one.target}
    assert (values["budget.city"].value, values["executed.city"].value) == ("520.38", "519.66")
    assert {one.confidence for one in values.values()} <= {Confidence.LIKELY, Confidence.GUESS}
    assert values["budget.city"].found_at == "表1!A3"


def test_two_units_a_title_can_mean_are_told_as_doubt(guangzhou: Rubric) -> None:
    result = read_text("某某县林业局2022年度部门整体自评报告\n三级指标\t分值\t得分\n造林面积\t100\t98", guangzhou)
    assert result.unit == "某某县林业局"
    assert any("单位名称取自标题" in told for told in result.warnings)


def test_a_ruled_page_of_the_usual_kind_stays_exact(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = [["一级指标", "三级指标", "分值", "得分"], ["产出", "造林面积", "60", "58"], ["效益", "增收", "40", "40"]]
    result = read(ruled_pdf(tmp_path / "表.pdf", ["2022年度自评表", rows]), guangzhou)
    assert scores(result) == points(("造林面积", "60", "58"), ("增收", "40", "40"))
