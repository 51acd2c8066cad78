"""A table that shares what it has in common with its other versions is a dict to whoever reads it."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.evaluation import Change, Evaluation, Judgement, Kind, Place
from desktop.domain.rubric import Certainty, Indicator, Rubric
from desktop.domain.scoresheet import rescore, score
from desktop.domain.scoring.judged import Manual
from desktop.domain.sharing import SMALL, SharedTable, changed
from desktop.domain.tree import build_tree

# More keys than a node has room for, and more than two levels have, so that the tree grows while it is edited.
keys = st.integers(0, 1500).map("k{}".format)
edits = st.dictionaries(keys, st.one_of(st.none(), st.integers()), max_size=6)


def edited(entries: Mapping[str, int], made: Mapping[str, int | None]) -> dict[str, int]:
    """What a dict would hold."""
    return {key: value for key, value in {**entries, **made}.items() if value is not None}


def nodes(node: Any) -> Iterator[int]:
    """The identities of all tuples of a table's tree, entries among them."""
    if isinstance(node, tuple):
        yield id(node)
        for below in node:
            yield from nodes(below)


@given(st.integers(0, 1100), st.lists(edits, max_size=8))
def test_it_is_a_dict_at_every_step(size: int, steps: list[dict[str, int | None]]) -> None:
    """Every version keeps what it was when the next ones are made, two from each of them."""
    plain = {f"k{number}": number for number in range(size)}
    versions = [(SharedTable(plain), plain)]
    for step in steps:
        table, entries = versions[-1]
        versions.append((table.changed({"k3": 3, "aside": 1}), edited(entries, {"k3": 3, "aside": 1})))
        versions.append((table.changed(step), edited(entries, step)))
    for table, entries in versions:
        assert table == entries
        assert entries == table
        assert len(table) == len(entries)
        assert dict(table.items()) == entries
        assert sorted(table) == sorted(entries)
        assert sorted(table.values()) == sorted(entries.values())
        for key in ("k0", "k3", "k31", "k32", "k1023", "k1024", "k1500", "aside", "never"):
            assert table.get(key) == entries.get(key)
            assert (key in table) == (key in entries)
    assert versions[0][0] != {**plain, "further": 1}


@given(st.integers(0, 300), st.lists(edits, max_size=12))
def test_changed_is_a_dict_whatever_it_keeps(size: int, steps: list[dict[str, int | None]]) -> None:
    """Over the size at which one becomes the other, both ways."""
    entries: Mapping[str, int] = {f"k{number}": number for number in range(size)}
    known = dict(entries)
    for step in steps:
        before = dict(entries)
        after = changed(entries, step)
        known = edited(known, step)
        assert after == known
        assert entries == before
        entries = after


def test_small_tables_are_dicts_and_shrunken_ones_again() -> None:
    """A real form's figures are read as fast as ever."""
    few = {f"k{number}": number for number in range(SMALL)}
    more = changed(few, {"one more": 1})

    assert type(changed(few, {"k0": 7})) is dict
    assert isinstance(more, SharedTable)
    assert type(changed(more, dict.fromkeys(list(few)[1:]))) is dict


def test_keys_stay_in_order_and_come_back_in_their_place() -> None:
    """As indicators are printed; what undo brings back stands where it stood."""
    table = SharedTable({f"k{number}": number for number in range(200)})
    back = table.changed({"k7": None}).changed({"new": 1}).changed({"k7": 8})

    assert [*back] == [*(f"k{number}" for number in range(200)), "new"]
    assert [*back.values()][7] == 8
    assert [*table.changed({"k7": None})] == [f"k{number}" for number in range(200) if number != 7]


def test_what_is_mostly_gone_is_made_anew() -> None:
    """Else a table that was emptied and filled with other keys many times would hold the places of all of them."""
    table: Mapping[str, int] = SharedTable({f"k{number}": number for number in range(200)})
    for step in range(2000):
        table = changed(table, {f"s{step}": step, f"s{step - 100}": None})

    assert isinstance(table, SharedTable)
    assert len(table) == 300
    assert len(table._places) <= 2 * 300 + 2


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda table: pickle.loads(pickle.dumps(table))])
def test_it_is_copied_and_pickled_as_what_it_holds(copied: Any) -> None:
    table = SharedTable({f"k{number}": Decimal(number) for number in range(70)}).changed({"k69": None})
    again = copied(table)

    assert again == table
    assert [*again] == [*table]
    assert repr(again) == repr(table)


def test_two_threads_may_each_make_versions() -> None:
    """A worker that reads a file into a copy, while the clerk types: keys new to both get places of their own."""
    table = SharedTable({f"k{number}": number for number in range(200)})

    def grow(name: str) -> SharedTable[int]:
        grown = table
        for number in range(500):
            grown = grown.changed({f"{name}{number}": number, f"both{number}": number})
        return grown

    with ThreadPoolExecutor(4) as pool:
        for name, grown in zip("abcd", pool.map(grow, "abcd"), strict=True):
            assert len(grown) == 1200
            assert all(grown[f"{name}{number}"] == grown[f"both{number}"] == number for number in range(500))


@pytest.mark.parametrize("size", [1_000, 10_000, 100_000])
def test_an_edit_makes_no_more_than_the_way_to_it(size: int) -> None:
    """One new tuple for each level and the entry itself: 3 at 1,000 entries, 5 at 100,000."""
    table = SharedTable({f"k{number}": number for number in range(size)})
    before = set(nodes(table._root))

    after = table.changed({f"k{size // 2}": -1})

    made = [node for node in nodes(after._root) if node not in before]
    assert len(made) <= 5
    assert after._places is table._places


def test_ten_thousand_leaves_under_one_parent(small_rubric: Rubric) -> None:
    """The parent's sum and the total follow by the difference of one leaf; all others are the very same values."""
    size = 10_000
    leaves = tuple(
        Indicator(f"a.{number}", f"指标{number}", Decimal("0.01"), method=Manual(), certainty=Certainty.PRINTED)
        for number in range(size)
    )
    root = Indicator("a", "全部", Decimal(100), children=leaves, certainty=Certainty.PRINTED)
    rubric = replace(small_rubric, indicators=(root,), facts=(), sums=(), total_cap=None)
    typed = {leaf.code: Judgement(score=Decimal("0.01")) for leaf in leaves}
    evaluation = Evaluation("某单位", 2023, rubric.id, judgements=typed).apply(())
    tree = build_tree(rubric, {})
    sheet = score(rubric, tree, evaluation)
    change = Change(Place(Kind.LEAF, "a.5000", "score"), "0")

    after = evaluation.apply((change,))
    again = rescore(sheet, rubric, tree, after, tree.touched((change,)))

    assert again == score(rubric, tree, after)
    assert (str(sheet.total), str(again.total), str(again.points("a"))) == ("100.00", "99.99", "99.99")
    assert [code for code in tree.nodes if code != "a" and again.leaves[code] is not sheet.leaves[code]] == ["a.5000"]
