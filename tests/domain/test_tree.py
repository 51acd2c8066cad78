"""The tree: the rubric's indicators in printed order, with the unit's own hung in."""

from __future__ import annotations

from decimal import Decimal

from desktop.domain.evaluation import Change, Evaluation, Kind, OwnIndicator, Place
from desktop.domain.rubric import Rubric
from desktop.domain.scoring.judged import UnitTarget
from desktop.domain.tree import add_own, build_tree, changes_structure, next_own_code, remove_own

OWN = {
    item.code: item
    for item in (
        OwnIndicator("duty.2", "duty", "第二", None, 2),
        OwnIndicator("duty.1", "duty", "第一", Decimal(20), 1),
        OwnIndicator("duty.2.2", "duty.2", "乙", Decimal(20), 1),
        OwnIndicator("duty.2.1", "duty.2", "甲", Decimal(10), 1),
        OwnIndicator("lost", "nobody", "无主", Decimal(1)),
    )
}


def test_printed_order_and_numbers(small_rubric: Rubric) -> None:
    """By position, then by code; levels and numbers follow the place."""
    tree = build_tree(small_rubric, OWN)

    assert [(node.code, node.number, node.level) for node in tree.nodes.values()] == [
        ("mgmt", "1", 1),
        ("mgmt.rate", "1.1", 2),
        ("mgmt.cost", "1.2", 2),
        ("mgmt.rules", "1.3", 2),
        ("duty", "2", 1),
        ("duty.1", "2.1", 2),
        ("duty.2", "2.2", 2),
        ("duty.2.1", "2.2.1", 3),
        ("duty.2.2", "2.2.2", 3),
        ("bonus", "3", 1),
    ]


def test_own_indicators(small_rubric: Rubric) -> None:
    """A heading weighs what its leaves sum to; the slot keeps the rubric's weight; leaves score by their target."""
    tree = build_tree(small_rubric, OWN)

    assert [tree[code].own for code in ("duty", "duty.1", "duty.2.1")] == [False, True, True]
    assert tree["duty"].weight == 50
    assert tree["duty.2"].weight == 30
    assert isinstance(tree["duty.2.1"].indicator.method, UnitTarget)
    assert tree.path("duty.2.1") == ("履职", "第二", "甲")
    assert list(tree.ancestors("duty.2.1")) == ["duty.2", "duty"]
    assert [node.code for node in tree.leaves("duty")] == ["duty.1", "duty.2.1", "duty.2.2"]


def test_who_has_no_place_is_left_out(small_rubric: Rubric) -> None:
    """A parent that is gone, one the form does not leave open, and a code the form uses itself."""
    strange = {
        "lost": OwnIndicator("lost", "nobody", "无主", Decimal(1)),
        "more": OwnIndicator("more", "mgmt", "多余", Decimal(1)),
        "duty": OwnIndicator("duty", "duty", "自己的下级", Decimal(1)),
        "ring": OwnIndicator("ring", "ring", "自己的下级", Decimal(1)),
    }
    tree = build_tree(small_rubric, strange)

    assert not set(tree.nodes) & {"lost", "more", "ring"}
    assert tree["duty"].is_leaf
    assert not tree["duty"].own


def test_a_nameless_own_indicator_can_be_seen(small_rubric: Rubric) -> None:
    """It has just been added and waits for its name."""
    tree = build_tree(small_rubric, {"duty.1": OwnIndicator("duty.1", "duty")})

    assert tree["duty.1"].name == "（未命名指标）"
    assert tree["duty.1"].weight == 0


def test_what_an_edit_touches(small_rubric: Rubric) -> None:
    """A head figure feeds several leaves; a text feeds none."""
    tree = build_tree(small_rubric, OWN)

    def touched(*places: Place) -> set[str]:
        return tree.touched(Change(place, None) for place in places)

    assert touched(Place(Kind.FACT, "budget")) == {"mgmt.rate", "mgmt.cost"}
    assert touched(Place(Kind.FACT, "basic"), Place(Kind.TEXT, "goal")) == set()
    assert touched(Place(Kind.LEAF, "duty.1", "target"), Place(Kind.LEAF, "gone", "target")) == {"duty.1"}
    assert "mgmt" in tree
    assert "gone" not in tree


def test_what_changes_the_tree() -> None:
    assert changes_structure([Change(Place(Kind.OWN, "duty.1", "weight"), "3")])
    assert not changes_structure([Change(Place(Kind.FACT, "budget"), "3"), Change(Place(Kind.LEAF, "x", "score"), "1")])


def test_adding_and_removing(small_rubric: Rubric) -> None:
    """Added last among its siblings; removed with what is below and what is written there."""
    before = Evaluation("某单位", 2023, "small", own=OWN)
    code = next_own_code("duty", before.own)
    changes = add_own(before, "duty", "第三", Decimal(5), code)
    added = before.apply(changes).apply([Change(Place(Kind.LEAF, "duty.2.1", "target"), "3")])

    assert code == "duty.3"
    assert added.own[code] == OwnIndicator("duty.3", "duty", "第三", Decimal(5), 3)
    assert before.apply(changes).apply(before.inverse(changes)) == before

    removed = added.apply(remove_own(added, build_tree(small_rubric, added.own), "duty.2"))

    assert set(removed.own) == {"duty.1", "duty.3", "lost"}
    assert removed.judgements == {}


def test_an_own_heading_needs_no_name_or_weight() -> None:
    """They are typed next."""
    changes = add_own(Evaluation("某单位", 2023, "small"), "duty", "", None, "duty.1")

    assert Evaluation("某单位", 2023, "small").apply(changes).own == {
        "duty.1": OwnIndicator("duty.1", "duty", "", None, 1)
    }
