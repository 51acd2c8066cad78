"""The parts between file and result: grids, numbers as printed, heads, and any junk in the cells."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.imported import ImportResult
from desktop.domain.rubric import Rubric
from desktop.importers import read
from desktop.importers.cellformat import shown
from desktop.importers.columns import find_heads, head_column
from desktop.importers.document import Document
from desktop.importers.grid import Found, Grid, GridTooLarge, Merge, build_grid
from desktop.importers.reading import understand
from desktop.importers.vocabulary import HEADS, Role
from desktop.importers.words import key, number_of
from tests.importers.sheets import leaves, save, sheet_xml, with_part

WORDS = [word for line in (
    "一级指标 二级指标 三级指标 分值 得分 指标解释 年度指标值 实际完成值 评分依据 备注 总分 合计",
    "管理效能 资金管理 预算完成率 履职效能 加减分项 单位名称 全年预算数 全年执行数 完成率 财政拨款",
    "2021年度 ±5 98.62% 1,200.50 — / 无 #REF! （50分） 一、组 1.1名",
) for word in line.split()]  # fmt: skip
cells = st.one_of(
    st.none(), st.sampled_from(WORDS), st.text(max_size=12), st.decimals(-100, 100, places=2).map(str)
)  # fmt: skip


def grid(rows: list[list[str | None]], merges: tuple[Merge, ...] = ()) -> Grid:
    found = [
        Found(row, column, text, f"表!{row}.{column}")
        for row, line in enumerate(rows, 1)
        for column, text in enumerate(line, 1)
        if text
    ]
    return build_grid("表", found, merges)


def test_a_grid_leaves_blank_rows_and_columns_out_and_spreads_merges() -> None:
    made = grid([["甲", None, None, "乙"], [], [None, None, None, "丙"]], (Merge(1, 1, 3, 2),))
    assert [[cell.text if cell else "" for cell in row] for row in made.rows] == [["甲", "乙"], ["甲", "丙"]]
    assert [cell.text for cell in made.own_cells(1)] == ["丙"]
    assert made.rows[0][0] is made.rows[1][0]


def test_a_merge_never_hides_another_text() -> None:
    made = grid([["甲", "乙"], ["丙", None]], (Merge(1, 1, 2, 2),))
    assert [cell.text for cell in made.all_cells()] == ["甲", "乙", "丙"]


def test_a_grid_has_limits() -> None:
    with pytest.raises(GridTooLarge):
        build_grid("表", [Found(row, 1, "x", "") for row in range(1, 12)], (), rows=10)


@pytest.mark.parametrize(
    ("raw", "code", "text"),
    [
        ("1.2400000000000002", "General", "1.24"),
        ("0.98619999999999997", "0.00%", "98.62%"),
        ("-1.3799999999999999E-2", "0.00%", "-1.38%"),
        ("31570.330000000002", "#,##0.00", "31570.33"),
        ("1.2375", "0.00_ ", "1.24"),
        ("2", '0"分"', "2"),
        ("0.95", "0%", "95%"),
        ("100", "@", "100"),
        ("44561", "yyyy\\年m\\月d\\日", "2021年12月31日"),
        ("0.3", "General", "0.3"),
        ("abc", "General", "abc"),
    ],
)
def test_numbers_are_read_as_they_are_printed(raw: str, code: str, text: str) -> None:
    assert shown(raw, code)[0] == text


@given(
    st.floats(-1e6, 1e6), st.sampled_from(["General", "0", "0.00", "0.00%", "#,##0.0;[Red]-0.0", "yyyy-mm-dd", "??/??"])
)
def test_any_stored_number_is_shown_without_noise(number: float, code: str) -> None:
    text, _ = shown(repr(number), code)
    assert len(text) < 25


def test_hidden_digits_uncomputed_formulas_and_errors_are_told(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = [
        ["2021年度"],
        ["三级指标", "分值", "得分", "备注"],
        ["造林面积", 60, 58.5, "=1/0"],
        ["森林防火", 40, "=B4-1", None],
    ]
    told = "\n".join(read(save(tmp_path / "表.xlsx", rows, formats={"C3": "0"}), guangzhou).warnings)
    assert "表1!C3（显示 59，实为 58.5）" in told
    assert "没有保存计算结果，按空白处理：表1!D3、表1!C4" in told


def test_errors_hidden_rows_and_phonetic_hints(guangzhou: Rubric, tmp_path: Path) -> None:
    body = (
        '<row><c t="inlineStr"><is><t>三级</t><rPh><t>sanji</t></rPh><r><t>指标</t></r></is></c>'
        '<c t="str"><v>分值</v></c><c t="str"><v>得_x5206_</v></c></row>'
        '<row hidden="1"><c t="str"><v>造林面积</v></c><c><v>100</v></c><c t="e"><v>#REF!</v></c></row>'
    )
    result = read(with_part(tmp_path / "2021年度.xlsx", sheet_xml(body)), guangzhou)
    assert [(row.name, row.weight, row.score) for row in leaves(result)] == [("造林面积", Decimal(100), None)]
    told = "\n".join(result.warnings)
    assert "公式出错：整体自评表!C2（#REF!）" in told
    assert "隐藏的，也已读取：整体自评表!第2行" in told


def test_every_usual_head_word_is_known_as_what_it_is() -> None:
    for word, role in HEADS.items():
        column = head_column(word, above="指标")
        assert column is not None, word
        assert column.role is role, word


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("自评得分\n（100分）", Role.SCORE),
        ("财政部门复核得分", Role.IGNORED),
        ("偏差原因分析及改进措施", Role.BASIS),
        ("未完成原因和改进措施", Role.BASIS),
        ("2021年实际完成情况", Role.ACTUAL),
        ("年初设定目标值", Role.TARGET),
        ("权重（%）", Role.WEIGHT),
        ("评分标准及说明", Role.STANDARD),
        ("佐证材料名称", Role.IGNORED),
    ],
)
def test_longer_heads_are_understood_by_their_parts(text: str, role: Role) -> None:
    column = head_column(text)
    assert column is not None
    assert column.role is role


def test_a_row_of_data_is_no_head() -> None:
    assert find_heads(grid([["预算完成率", "2", "1.24"], ["指标值", "3", "3"]])) == []


def test_a_repeated_head_begins_a_new_stretch() -> None:
    head: list[str | None] = ["三级指标", "分值", "得分"]
    assert [one.first for one in find_heads(grid([head, ["甲乙", "1", "1"], head, ["丙丁", "1", "1"]]))] == [0, 2]


@given(st.text())
def test_keys_are_stable(text: str) -> None:
    assert key(key(text)) in (key(text), key(key(key(text))))
    number_of(text)


@settings(max_examples=400)
@given(rows=st.lists(st.lists(cells, min_size=1, max_size=11), min_size=1, max_size=14), data=st.data())
def test_junk_is_read_or_refused_and_never_called_more_than_it_is(
    guangzhou: Rubric, rows: list[list[str | None]], data: st.DataObject
) -> None:
    if data.draw(st.booleans()):
        rows.insert(data.draw(st.integers(0, len(rows))), list(WORDS[:5]))
    corner = st.integers(1, 14)
    merges = tuple(
        Merge(top, left, top + data.draw(st.integers(0, 4)), left + data.draw(st.integers(0, 4)))
        for top, left in data.draw(st.lists(st.tuples(corner, corner), max_size=4))
    )
    made = grid(rows, merges)
    result = ImportResult("")
    with suppress(UserError):
        result = understand(Document("乱.xlsx", (made,) if made.rows else ()), guangzhou)
    codes = [row.code for row in result.indicators if row.code and row.leaf]
    assert len(codes) == len(set(codes))
    known = {indicator.code for indicator in guangzhou.walk()}
    printed = {cell.text for cell in made.all_cells()}
    for row in result.indicators:
        assert row.code in known | {""}
        assert row.slot in ("", "duty")
        assert row.path
        assert all(any(name in text or text for text in printed) for name in row.path)
    for value in result.values:
        assert value.text in "\n".join(printed)


SLIPPED = [
    ["2021年度自评表"],
    ["一级指标", "二级指标", "三级指标", "分值", "得分"],
    ["管理效能", "资金管理", "预算完成率", 2, 1.5],
    ["一、服务群众", None, "接待群众人次", 20, 20],
    ["履职效能", "二、公共服务", "开放天数", 30, 28],
]


def slots(path: Path, rows: list[list[object]], rubric: Rubric) -> dict[str, str]:
    return {row.name: row.slot for row in leaves(read(save(path, rows), rubric))}


def test_rows_without_a_place_belong_to_the_open_slot_when_they_fill_it(tmp_path: Path, guangzhou: Rubric) -> None:
    found = slots(tmp_path / "表.xlsx", SLIPPED, guangzhou)
    assert (found["接待群众人次"], found["开放天数"]) == ("duty", "duty")


def test_rows_without_a_place_stay_without_one_when_the_weights_do_not_add_up(
    tmp_path: Path, guangzhou: Rubric
) -> None:
    rows = [*SLIPPED[:-1], ["履职效能", "二、公共服务", "开放天数", 29, 28]]
    assert slots(tmp_path / "表.xlsx", rows, guangzhou)["接待群众人次"] == ""


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.NAME, "末级指标 评分项目 评估指标 三级绩效指标"),
        (Role.WEIGHT, "分值（100分） 权数 权重(%) 赋分值"),
        (Role.SCORE, "自评得分（分） 考核得分 自查得分 打分 得分（B）"),
        (Role.TARGET, "年初设定目标值 计划完成值 预计完成值 目标值（A）"),
        (Role.ACTUAL, "实际完成值（B） 完成结果 截至年底完成值 目标完成情况"),
        (Role.REASON, "未完成情况说明 偏差情况分析 失分原因"),
        (Role.STANDARD, "得分标准 评扣分标准 扣分标准 计分规则"),
        (Role.IGNORED, "财政复评分 完成程度 主管部门评分"),
    ],
)
def test_heads_as_many_places_print_them(role: Role, words: str) -> None:
    assert {word: column.role for word in words.split() if (column := head_column(word))} == dict.fromkeys(
        words.split(), role
    )


def test_a_head_of_words_over_figures_is_the_score(guangzhou: Rubric, tmp_path: Path) -> None:
    def score(*cells: object) -> list[Decimal | None]:
        rows = [["2022年度"], ["三级指标", "分值", "得分情况"]]
        body = [[f"巡检次数{at}", 10, cell] for at, cell in enumerate(cells)]
        return [row.score for row in leaves(read(save(tmp_path / "表.xlsx", [*rows, *body]), guangzhou))]

    assert score(10, 9.5) == [Decimal(10), Decimal("9.5")]
    assert score("如期完成", "迟了两天") == [None, None]
