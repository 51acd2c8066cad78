"""采用: what the program puts right by itself is right afterwards, and is one edit that can be taken back."""

from __future__ import annotations

import pytest

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings import check
from desktop.domain.findings.finding import Case, Finding
from desktop.domain.findings.fixes import fix_of
from tests.domain.findings_helpers import FLAWLESS, case, edited, text
from tests.domain.rule_examples import EXAMPLES


def found(code: str, of: Case) -> list[Finding]:
    return [each for each in check(of).all() if each.code == code]


def fixable() -> list[str]:
    """The rules whose wrong example the program can put right."""
    codes = []
    for code, example in EXAMPLES.items():
        wrong = case((*FLAWLESS, *example.wrong), example.form)
        if any(fix_of(wrong, each) for each in found(code, wrong)):
            codes.append(code)
    return codes


def test_ten_rules_know_what_is_right() -> None:
    assert set(fixable()) == {
        "SUM001", "SCO001", "SCO004", "BUD006", "TXT001", "TXT002", "TXT003", "TXT004", "TXT009", "CMP002",
    }  # fmt: skip


@pytest.mark.parametrize("code", fixable())
def test_after_it_the_rule_finds_nothing_there(code: str) -> None:
    example = EXAMPLES[code]
    wrong = case((*FLAWLESS, *example.wrong), example.form)
    finding = next(each for each in found(code, wrong) if fix_of(wrong, each))
    changes = fix_of(wrong, finding)

    right = edited(wrong, changes)

    assert finding.message not in [each.message for each in found(code, right)]
    assert edited(right, wrong.evaluation.inverse(changes)).evaluation == wrong.evaluation


@pytest.mark.parametrize(
    ("written", "put_right"),
    [
        ("本年自评得分为96.5分，等级为差。", "本年自评得分为95分，等级为差。"),
        ("全年预算数为0.02亿元，已执行。", None),  # in another unit than the table's: only the clerk can say it so
        ("全年预算数为101万元，已执行。", "全年预算数为100万元，已执行。"),
        ("“预算完成率”得分19分。", "“预算完成率”得分20分。"),
    ],
)
def test_only_the_figure_changes_and_its_words_stay(written: str, put_right: str | None) -> None:
    place = Place(Kind.TEXT, "narrative.unit")
    wrong = case((*FLAWLESS, text(place.key, written)))
    finding = next(each for each in found("TXT001", wrong) if each.where == place)

    changes = fix_of(wrong, finding)

    assert (edited(wrong, changes).evaluation.value_at(place) if changes else None) == put_right
