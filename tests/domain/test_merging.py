"""New figures come into an edited text, and nothing a person wrote is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.merging import Merged, Refreshed, merge

_texts = st.text("自评得分优良，。 9281.%\n", max_size=24)


@pytest.mark.parametrize(
    ("base", "mine", "new", "merged"),
    [
        ("得分92.06分。", "得分92.06分。", "得分93.1分。", "得分93.1分。"),
        ("得92分，为“优”。", "经评，得92分，为“优”。望核。", "得89分，为“良”。", "经评，得89分，为“良”。望核。"),
        ("得分92.06分。", "得分92分左右。", "得分93.1分。", "得分92分左右。"),
        ("甲1分。乙2分。", "乙2分。", "甲1分。乙3分。", "乙3分。"),
        ("甲1分。", "甲1分。补充说明。", "甲1分。\n乙2分。", "甲1分。补充说明。"),
        ("完成率98.2%。", "完成率98.2%。", "完成率100%。", "完成率100%。"),
        ("1,200万元", "共1,200余万元", "1,300万元", "共1,300余万元"),
        ("等级为优。", "等级为优秀。", "等级为良。", "等级为优秀。"),
        ("支出1万元。", "支出近1万元。", "支出-2万元。", "支出近-2万元。"),
    ],
)  # fmt: skip
def test_what_comes_in_and_what_stays(base: str, mine: str, new: str, merged: str) -> None:
    assert merge(base, mine, new).text == merged


def test_changes_are_told_with_old_and_new_and_their_place() -> None:
    done = merge("得分92.06分，为“优”。", "今年得分92.06分，为“优”。", "得分89分，为“良”。")
    assert done.changes == (Refreshed("92.06", "89", 4), Refreshed("优", "良", 10))
    assert all(done.text[each.start :].startswith(each.after) for each in done.changes)


def test_a_change_that_meets_her_own_words_is_counted_and_stays_out() -> None:
    assert merge("得分92.06分。", "得分约九十二分。", "得分93.1分。") == Merged("得分约九十二分。", (), 1)


@given(_texts, _texts, _texts)
def test_nobody_changed_anything_or_only_one_did(base: str, mine: str, new: str) -> None:
    assert merge(base, mine, base) == Merged(mine, (), 0)
    assert merge(base, base, new).text == new
    assert merge(base, mine, mine) == Merged(mine, (), 0)


@given(_texts, _texts, _texts)
def test_what_she_wrote_herself_is_still_there(base: str, mine: str, new: str) -> None:
    """Characters base does not have at all can only be hers: they stay, in order."""
    marked = mine.replace("优", "我").replace("良", "写")
    hers = [each for each in marked if each in "我写"]
    assert [each for each in merge(base, marked, new).text if each in "我写"] == hers


@given(_texts, _texts, _texts)
def test_told_changes_stand_where_they_are_said_to(base: str, mine: str, new: str) -> None:
    done = merge(base, mine, new)
    assert all(done.text[each.start : each.start + len(each.after)] == each.after for each in done.changes)
