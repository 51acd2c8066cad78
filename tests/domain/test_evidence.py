"""One number for each file of evidence: without gaps, down the tree, and moved only among those of one indicator."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.domain.evidence import Enclosed, enclosed, moved, of_indicator
from desktop.domain.items import Evidence, cells_of
from desktop.domain.tree import build_tree
from desktop.rubricfiles import load_files
from tests.small_rubric import SMALL

RUBRIC = load_files(SMALL)
TREE = build_tree(RUBRIC, {})
LEAVES = [node.code for node in TREE.leaves()]

Files = list[tuple[int, frozenset[str]]]  # minute it was added, codes it proves
_files: st.SearchStrategy[Files] = st.lists(
    st.tuples(st.integers(0, 5), st.frozensets(st.sampled_from([*LEAVES, "gone"]), max_size=3)), max_size=12
)


def filled(files: Files) -> Evaluation:
    changes: list[Change] = []
    for number, (minute, codes) in enumerate(files, 1):
        item = Evidence(f"e{number}", f"{number}.pdf", f"{number:064}", 1, f"2024-03-01T09:0{minute}:00+08:00")
        changes += cells_of(Kind.EVIDENCE, item.id, item)
        changes += [Change(Place(Kind.PROOF, code, item.id), "1") for code in codes]
    return Evaluation("单位", 2023, RUBRIC.id).apply(changes)


def numbered(evaluation: Evaluation) -> tuple[Enclosed, ...]:
    return enclosed(evaluation, TREE)


@given(_files)
def test_every_file_has_one_number_going_down_the_tree(files: Files) -> None:
    found = numbered(filled(files))
    assert [each.number for each in found] == list(range(1, len(files) + 1))
    assert {each.file.id for each in found} == {f"e{number}" for number in range(1, len(files) + 1)}
    order = [list(TREE.nodes).index(each.codes[0]) if each.codes else len(TREE.nodes) for each in found]
    assert order == sorted(order)
    for code in LEAVES:
        assert all(code in each.codes for each in of_indicator(found, code))
        assert len(of_indicator(found, code)) == sum(code in codes for _, codes in files)


@given(_files, st.data())
def test_a_move_changes_two_numbers_and_back_again(files: Files, data: st.DataObject) -> None:
    evaluation = filled(files)
    before = numbered(evaluation)
    if not before:
        return
    at = data.draw(st.integers(0, len(before) - 1))
    step = data.draw(st.sampled_from([-1, 1]))
    key = before[at].file.id

    changes = moved(before, key, step)

    ids = [each.file.id for each in before]
    neighbour = before[at + step] if 0 <= at + step < len(before) else None
    if neighbour is None or neighbour.codes[:1] != before[at].codes[:1]:
        assert changes == ()
        return
    ids[at], ids[at + step] = ids[at + step], ids[at]
    after = evaluation.apply(changes)
    assert [each.file.id for each in numbered(after)] == ids
    back = after.apply(moved(numbered(after), key, -step))
    assert [each.file.id for each in numbered(back)] == [each.file.id for each in before]


def test_a_new_file_comes_behind_those_that_were_put_in_order() -> None:
    evaluation = filled([(1, frozenset(LEAVES[:1])), (2, frozenset(LEAVES[:1]))])
    evaluation = evaluation.apply(moved(numbered(evaluation), "e2", -1))
    item = Evidence("e3", "3.pdf", "3" * 64, 1, "2024-01-01T09:00:00+08:00")
    evaluation = evaluation.apply(
        [*cells_of(Kind.EVIDENCE, "e3", item), Change(Place(Kind.PROOF, LEAVES[0], "e3"), "1")]
    )
    assert [each.file.id for each in numbered(evaluation)] == ["e2", "e1", "e3"]
