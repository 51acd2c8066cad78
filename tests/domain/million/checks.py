"""What has to hold for every case: the program against the reference, bounds, edits, order of entry, monotony."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import NamedTuple

from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.domain.number import plain
from desktop.domain.rubric import Rubric
from desktop.domain.scoresheet import ScoreSheet, rescore, score
from desktop.domain.trace import Score, Unscored
from desktop.domain.tree import IndicatorTree, build_tree, changes_structure
from tests.domain.million import own
from tests.domain.million.cases import Case, make, with_floor_at
from tests.domain.million.figures import free
from tests.domain.reference_scoring import reference

# What the program says of a gap, and the kind the reference knows it by.
REASONS = (
    ("还缺", "missing"),
    ("不能作除数", "zero"),
    ("不能为负数", "negative"),
    ("情形读到", "choice"),
    ("档次读到", "level"),
    ("档内得分", "inside"),
    ("超出", "outside"),
    ("还没有指标", "empty"),
    ("请", "typed"),
    ("不全是数字", "typed"),
)
EDITED_EVERY, SHUFFLED_EVERY, FLOORED_EVERY = 8, 16, 5  # of so many cases one


class Result(NamedTuple):
    """What is wrong (nothing, as a rule), and what occurred, for the coverage."""

    seed: int
    wrong: tuple[str, ...]
    occurred: tuple[str, ...]


def check(seed: int) -> Result:
    """Make the case of ``seed`` and hold everything against it."""
    case, occurred = make(seed), []
    try:
        wrong = tuple(differences(case, occurred))
    except Exception as error:  # noqa: BLE001 - a crash of either side is a finding that needs its seed
        wrong = (f"{type(error).__name__}: {error}",)
    return Result(seed, wrong, (*case.occurred, *occurred))


def differences(case: Case, occurred: list[str]) -> Iterator[str]:
    """Everything the program and the reference do not agree on, and every property that does not hold."""
    expected = reference(case.rubric, case.evaluation)
    rubric, evaluation = case.rubric, case.evaluation
    if expected.total is not None and case.seed % FLOORED_EVERY == 0:
        floored = with_floor_at(case, _decimal(expected.total))
        rubric = floored.rubric
        expected = reference(rubric, evaluation)
        occurred.append(floored.occurred[-1])
    tree = build_tree(rubric, evaluation.own)
    sheet = score(rubric, tree, evaluation)

    if set(tree.nodes) != set(expected.points):
        yield f"indicators: {sorted(set(tree.nodes) ^ set(expected.points))}"
        return
    for code, points in expected.points.items():
        found = sheet.points(code)
        if (found is None) != (points is None) or (found is not None and Fraction(found) != points):
            yield f"{code}: the program {found}, the reference {points}"
    if (None if sheet.total is None else Fraction(sheet.total)) != expected.total:
        yield f"total: the program {sheet.total} ({sheet.total_note}), the reference {expected.total}"
    if (sheet.grade.name if sheet.grade else None) != expected.grade:
        yield f"grade: the program {sheet.grade}, the reference {expected.grade}"
    yield from _gaps(sheet, expected.gaps)
    yield from _bounds(rubric, tree, sheet)
    occurred += _outcome(rubric, sheet, expected.gaps)

    rng = Random(case.seed + 1)
    if case.seed % EDITED_EVERY == 0:
        yield from _edits(rng, rubric, evaluation, tree, sheet, occurred)
        yield from _monotony(rng, case, rubric, tree, sheet, occurred)
    if case.seed % SHUFFLED_EVERY == 1:
        yield from _any_order(rng, rubric, evaluation, sheet, occurred)


def _gaps(sheet: ScoreSheet, gaps: dict[str, tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    """The reason of every leaf without a score, and the figures it blames."""
    for code in sheet.unscored:
        result = sheet.leaves[code].result
        assert isinstance(result, Unscored)
        kind = next((kind for words, kind in REASONS if words in result.reason), "unknown")
        if (kind, result.lacking) != gaps.get(code):
            yield f"{code}: the program {result}, the reference {gaps.get(code)}"


def _bounds(rubric: Rubric, tree: IndicatorTree, sheet: ScoreSheet) -> Iterator[str]:
    """A leaf lies in floor…weight; its last line of arithmetic is its score; a total is no more than the rubric's."""
    for code, leaf in sheet.leaves.items():
        if not isinstance(leaf.result, Score):
            continue
        node, points = tree.nodes[code], leaf.result.points
        if not node.indicator.floor <= points <= node.weight:
            yield f"{code}: {points} lies outside {node.indicator.floor} to {node.weight}"
        last = leaf.result.steps[-1]
        if not leaf.left_out and last.result.rpartition("≈ ")[2] != plain(points):
            yield f"{code}: {points} points, but the trace ends with {last}"
    if sheet.total is not None and not is_overweight(tree) and sheet.total > rubric.total:
        yield f"total: {sheet.total} of {rubric.total}"


def is_overweight(tree: IndicatorTree) -> bool:
    """Whether own indicators of some open slot weigh more than the slot: the form's total can then be exceeded."""
    return any(
        node.indicator.open_slot and sum((tree.nodes[code].weight for code in node.children), Decimal(0)) > node.weight
        for node in tree.nodes.values()
        if node.children
    )


def _outcome(rubric: Rubric, sheet: ScoreSheet, gaps: dict[str, tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    yield "total" if sheet.total is not None else "no total"
    for kind, _ in gaps.values():
        yield f"gap: {kind}"
    if "折算" in sheet.total_note:
        yield "total: re-scaled"
    if "总分最高" in sheet.total_note:
        yield "total: limited"
    if "全部指标都不适用" in sheet.total_note:
        yield "total: nothing applies"
    yield f"grade: {sheet.grade.name if sheet.grade else 'none'}"


def _edits(
    rng: Random, rubric: Rubric, evaluation: Evaluation, tree: IndicatorTree, sheet: ScoreSheet, occurred: list[str]
) -> Iterator[str]:
    """Re-scored edit by edit, the sheet is the one made from scratch, traces included."""
    made = []
    for _ in range(rng.randint(1, 4)):
        change = _change(rng, tree, evaluation)
        made.append(change)
        occurred.append(f"edit: {change.place.kind.name.lower()}")
        evaluation = evaluation.apply((change,))
        if changes_structure((change,)):
            tree = build_tree(rubric, evaluation.own)
            sheet = score(rubric, tree, evaluation)
        else:
            sheet = rescore(sheet, rubric, tree, evaluation, tree.touched((change,)))
    if sheet != score(rubric, build_tree(rubric, evaluation.own), evaluation):
        yield f"re-scored after {made} it is not what it is from scratch"


def _change(rng: Random, tree: IndicatorTree, evaluation: Evaluation) -> Change:
    kind = rng.random()
    if kind < 0.5 and tree.fields:
        key = rng.choice(list(tree.fields))
        value = None if rng.random() < 0.2 else rng.choice((Decimal(0), Decimal(1), Decimal(2), free(rng)))
        return Change(Place(Kind.FACT, key), None if value is None else str(value))
    code = rng.choice(list(tree.nodes))
    if kind < 0.8 or not evaluation.own:
        score = rng.choice((None, str(own.typed(rng, tree.nodes[code].weight, Decimal(0))[1])))
        return Change(Place(Kind.LEAF, code, "score"), score)
    code = rng.choice(list(evaluation.own))
    if kind < 0.9:
        return Change(Place(Kind.LEAF, code, rng.choice(("target", "actual"))), rng.choice(own.TARGETS) or None)
    name = rng.choice(("parent", "weight", "position", "direction"))
    return Change(Place(Kind.OWN, code, name), None)


def _monotony(
    rng: Random, case: Case, rubric: Rubric, tree: IndicatorTree, sheet: ScoreSheet, occurred: list[str]
) -> Iterator[str]:
    """A figure that moves the right way never costs points, neither of its leaf nor in all."""
    ready = [each for each in case.rising if each[1:] in case.evaluation.facts]
    if not ready:
        return
    signed = rng.choice(ready)
    key, leaf = signed[1:], case.rising[signed]
    now = case.evaluation.facts[key]
    step = rng.choice((Decimal("0.0001"), Decimal("0.01"), Decimal(1), abs(now) / 10, Decimal(1000)))
    if tree.fields[key].is_yes_no:
        better = Decimal(1)
    elif signed[0] == "+":
        better = now + step
    else:  # a count of faults does not go below none
        better = max(now - step, min(Decimal(0), now)) if tree.fields[key].unit == "次" else now - step
    change = Change(Place(Kind.FACT, key), str(better))
    after = rescore(sheet, rubric, tree, case.evaluation.apply((change,)), tree.touched((change,)))
    occurred.append(f"monotone: {type(tree.nodes[leaf].indicator.method).__name__}")
    for what, one, other in ((leaf, sheet.points(leaf), after.points(leaf)), ("total", sheet.total, after.total)):
        if one is not None and (other is None or other < one):
            yield f"{what}: {key} from {now} to {better} brings it from {one} to {other}"


def _any_order(
    rng: Random, rubric: Rubric, evaluation: Evaluation, sheet: ScoreSheet, occurred: list[str]
) -> Iterator[str]:
    """The same cells entered in another order give the same digits."""
    cells = list(evaluation.places())
    rng.shuffle(cells)
    again = Evaluation(evaluation.unit, evaluation.year, evaluation.rubric_id).apply(cells)
    occurred.append("entered in another order")
    if again != evaluation or score(rubric, build_tree(rubric, again.own), again) != sheet:
        yield "entered in another order it is another evaluation"


def _decimal(points: Fraction) -> Decimal:
    return Decimal(points.numerator) / Decimal(points.denominator)
