"""Several remarks in one cell: divided where the cell says what is what, and left whole where it does not."""

from __future__ import annotations

import pytest

from desktop.importers.remarked import taken_apart
from desktop.importers.vocabulary import Role

BASIS, REASON, IMPROVEMENT = Role.BASIS, Role.REASON, Role.IMPROVEMENT


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("查阅台账。", {BASIS: "查阅台账。"}),
        ("查阅台账。\n未达标原因：人手不足。\n改进措施：补充。",
         {BASIS: "查阅台账。", REASON: "人手不足。", IMPROVEMENT: "补充。"}),
        ("调剂6万元；未达标原因：测算不充分。改进措施：附明细表。",
         {BASIS: "调剂6万元；", REASON: "测算不充分。", IMPROVEMENT: "附明细表。"}),
        ("评分依据：决算报表。偏差原因分析:\n进度慢\n下一步改进措施:\n按月通报",
         {BASIS: "决算报表。", REASON: "进度慢", IMPROVEMENT: "按月通报"}),
        ("整改措施：一是通报。二是约谈。", {BASIS: "", IMPROVEMENT: "一是通报。二是约谈。"}),
        ("未达标原因：甲。\n未达标原因：乙。", {BASIS: "", REASON: "甲。\n乙。"}),
        ("已分析未达标原因：见附件。", {BASIS: "已分析未达标原因：见附件。"}),
        ("已落实上年改进措施。", {BASIS: "已落实上年改进措施。"}),
    ],
)  # fmt: skip
def test_a_cell_is_divided_at_its_own_labels(said: str, parts: dict[Role, str]) -> None:
    assert taken_apart({BASIS: said}) == parts


def test_a_row_with_a_column_for_each_is_left_as_it_is() -> None:
    texts = {BASIS: "甲。\n未达标原因：乙。", REASON: "丙。"}
    assert taken_apart(texts) == texts


def test_the_mark_of_a_footnote_is_no_word_of_anybodys() -> None:
    texts = {BASIS: "甲。改进措施：乙。*", Role.STANDARD: "按比例*", Role.TARGET: "5*", Role.NOTE: "*"}
    assert taken_apart(texts) == {
        BASIS: "甲。", IMPROVEMENT: "乙。", Role.STANDARD: "按比例", Role.TARGET: "5*", Role.NOTE: "*",
    }  # fmt: skip
