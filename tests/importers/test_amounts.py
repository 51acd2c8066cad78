"""Amounts of sentences keep the subject their sentence named last."""

from __future__ import annotations

import pytest

from desktop.importers.amounts import amounts, labelled_amounts
from desktop.importers.prose import Paragraph
from desktop.importers.sections import Part


def parts(*lines: str) -> list[Part]:
    return [Part(Paragraph(line, f"第{at}行"), ()) for at, line in enumerate(lines, 1)]


@pytest.mark.parametrize(
    ("said", "label", "not_label"),
    [
        ("财政拨款全年预算数645万元，全年执行数634.26万元。", "财政拨款全年执行数", "全年执行数"),
        ("财政拨款全年预算数645万元；全年执行数634.26万元。", "财政拨款全年执行数", "全年执行数"),
        ("部门整体支出全年预算数645万元，全年执行数634.26万元。", "全年执行数", "财政拨款全年执行数"),
        ("本单位全年执行数634.26万元。", "全年执行数", "财政拨款全年执行数"),
    ],
)
def test_words_without_a_subject_go_on_about_the_part_named_last(said: str, label: str, not_label: str) -> None:
    labels = {words for words, cell in labelled_amounts(parts(said)) if cell.text == "634.26万元"}

    assert any(label in words for words in labels)
    assert not_label not in labels


def test_the_level_of_a_budget_is_no_owner() -> None:
    said = amounts(parts("市本级支出全年预算数687万元，全年执行数672.06万元。"), "")

    assert [(each.name, each.kind) for each in said] == [("市本级支出", "planned"), ("市本级支出", "executed")]
