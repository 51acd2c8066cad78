"""Evidence in order (佐证材料): one number for each file, the same on the screen, in the report and on the disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from desktop.domain.evaluation import Evaluation
from desktop.domain.items import Evidence
from desktop.domain.place import Change, Kind, Place
from desktop.domain.tree import IndicatorTree


class Enclosed(NamedTuple):
    """One file with its number (附件1 is 1) and the codes of the indicators it proves, in the order of the tree."""

    number: int
    file: Evidence
    codes: tuple[str, ...]

    @property
    def name(self) -> str:
        """附件1, 附件2 …: what a text or a drawer calls it by."""
        return f"附件{self.number}"


def enclosed(evaluation: Evaluation, tree: IndicatorTree) -> tuple[Enclosed, ...]:
    """Every file of an evaluation, numbered from 1 without a gap.

    A file has its number from the first indicator it proves, going down the tree: a reviewer who reads the table from
    the top meets 附件1 first. Files of one indicator follow each other as they were added, or as a person has put
    them (:func:`moved`). Files that prove nothing come last. So a number depends on the content alone, and adding a
    file moves only those behind it.

    Args:
        evaluation: The department's, or one part's: each has a list of its own.
        tree: Its indicators; what proves an indicator that is no longer there proves nothing.
    """
    proved = proved_by(evaluation, tree)
    order = {code: at for at, code in enumerate(tree.nodes)}

    def rank(file: Evidence) -> tuple[int, bool, str, str, int, str]:
        first = next(iter(proved[file.id]), None)
        group = len(order) if first is None else order[first]
        return group, not file.rank, file.rank, file.added_at, len(file.id), file.id  # e9 before e10

    files = sorted(evaluation.evidence.values(), key=rank)
    return tuple(Enclosed(number, file, proved[file.id]) for number, file in enumerate(files, 1))


def proved_by(evaluation: Evaluation, tree: IndicatorTree) -> Mapping[str, tuple[str, ...]]:
    """Id of a file -> codes of the indicators it proves, in the order of the tree; every file is there."""
    codes: dict[str, list[str]] = {key: [] for key in evaluation.evidence}
    if evaluation.proofs:
        for code in tree.nodes:
            for key in evaluation.proofs.get(code, ()):
                if key in codes:
                    codes[key].append(code)
    return {key: tuple(each) for key, each in codes.items()}


def moved(files: Sequence[Enclosed], key: str, step: int) -> tuple[Change, ...]:
    """The changes by which a file changes places with its neighbour; none where that one begins at another indicator.

    Args:
        files: From :func:`enclosed`.
        key: Id of the file.
        step: -1 for the number before, 1 for the one behind.
    """
    mine = next(each for each in files if each.file.id == key)
    group = [each.file for each in files if each.codes[:1] == mine.codes[:1]]
    at = group.index(mine.file)
    if not 0 <= at + step < len(group):
        return ()
    group[at], group[at + step] = group[at + step], group[at]
    ranked = ((file, f"{place:03}") for place, file in enumerate(group, 1))
    return tuple(Change(Place(Kind.EVIDENCE, file.id, "rank"), rank) for file, rank in ranked if file.rank != rank)


def of_indicator(files: Iterable[Enclosed], code: str) -> tuple[Enclosed, ...]:
    """Those that prove one indicator, by number."""
    return tuple(each for each in files if code in each.codes)
