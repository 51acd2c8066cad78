"""What is wrong with a method or a modifier as a whole, though each of its parameters could be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from desktop.domain.formula import Formula
from desktop.domain.interval import joints
from desktop.domain.modifiers import CapBand, OverAchievement, TotalCap, WhenOver
from desktop.domain.rubric import Indicator
from desktop.domain.scoring.bands import Band, Bands
from desktop.domain.scoring.composed import OneOf, Rollup
from desktop.domain.scoring.deductions import Deductions
from desktop.domain.scoring.judged import Manual, UnitTarget
from desktop.domain.scoring.levels import Levels
from desktop.domain.scoring.limits import Threshold
from desktop.domain.scoring.lists import Bonus, Checklist
from desktop.domain.scoring.rates import Count, Deviation, Proportional
from desktop.domain.scoring.steps import StepsBeyond
from desktop.domain.scoring.targets import Equal, Reverse
from desktop.domain.trace import Method
from desktop.rubricfiles.problems import Path

_HUNDREDTH = Decimal("0.01")

Faults = Iterator[tuple[Path, str]]  # the parameter to look at, () for all of them, and a message


def faults(method: Method, weight: Decimal, floor: Decimal, units: Mapping[str, str]) -> Faults:
    """What is wrong with a method on a leaf of this weight; ``units`` are those of every figure it may read."""
    match method:
        case Proportional():
            yield from _ratio(method.value)
            if method.zero_at >= method.full_at:
                yield ("full_at",), f"full_at 读到 {method.full_at}；应大于 zero_at（{method.zero_at}）"
        case Deviation():
            yield from _ratio(method.value)
            if method.k <= 0:
                yield ("k",), f"k 读到 {method.k}；应大于 0"
        case Threshold() if not floor <= method.otherwise <= weight:
            yield ("otherwise",), f"otherwise 读到 {method.otherwise}；应在 {floor} 至 {weight} 之间"
        case Count():
            yield from _like(("reached", method.reached), ("all", method.all), units)
            if not 0 <= method.tolerance <= 1:
                yield ("tolerance",), f"tolerance 读到 {method.tolerance}；应在 0 至 1 之间"
        case Reverse() | Equal():
            yield from _like(("actual", method.actual), ("target", method.target), units)
        case Checklist():
            yield from _shares(method, weight)
        case _:
            yield from _listed(method, weight, floor, units)


def _listed(method: Method, weight: Decimal, floor: Decimal, units: Mapping[str, str]) -> Faults:
    """Of methods that carry a list or a ladder."""
    match method:
        case Bonus():
            if method.floor != floor:
                yield ("floor",), f"floor 读到 {method.floor}；应与指标的 floor（{floor}）一致"
            if not 0 <= method.cap <= weight:
                yield ("cap",), f"cap 读到 {method.cap}；应在 0 至 {weight} 之间"
        case StepsBeyond():
            for name, figure in (("size", method.size), ("minus", method.minus)):
                if figure <= 0:
                    yield (name,), f"{name} 读到 {figure}；应大于 0"
        case Bands():
            yield from _bands(method.intervals, weight)
        case Deductions():
            yield from _deductions(method)
        case Levels():
            yield from _levels(method)
        case OneOf():
            yield from _variants(method, weight, units)
        case _:
            pass


def modifier_faults(indicator: Indicator) -> Iterator[tuple[str, str]]:
    """What is wrong with the modifiers of an indicator: the key to look at, and a message."""
    gone, over, method = indicator.not_applicable, indicator.over_achievement, indicator.method
    if gone is not None and (method is None or isinstance(method, Bonus | Rollup)):
        yield "not_applicable", "not_applicable 只用于有 score 的末级指标，不用于 bonus 和 rollup"
    if over is not None:
        yield from (("over_achievement", message) for message in _over(over, indicator))


def cap_faults(cap: TotalCap, total: Decimal) -> Faults:
    """What is wrong with a rubric's limit on the total."""
    for at, band in enumerate(cap.intervals):
        yield from ((("intervals", at), fault) for fault in band.interval.faults)
        if not 0 <= band.cap < total:
            yield ("intervals", at, "cap"), f"cap 读到 {band.cap}；应不小于 0，小于总分 {total}"
    yield from _joints(cap.intervals, whole=False)


def _over(over: OverAchievement, indicator: Indicator) -> Iterator[str]:
    if not isinstance(indicator.method, Proportional | Count) and not indicator.open_slot:
        yield "over_achievement 只用于 proportional、count 和 open_slot: true 的指标"
    if over.at <= 1:
        yield f'at 读到 {over.at}；应大于 1，如 "1.3"'
    if (over.then is WhenOver.MINUS) != (over.minus > 0):
        yield f"then 读到 {over.then.value}，minus 读到 {over.minus}；then 为 minus 时 minus 应大于 0，否则不写"


def _ratio(value: Formula) -> Faults:
    if not value.is_ratio:
        yield ("value",), f"value 读到 {value.text}，单位不是比率；应为两个同单位数据相除，或单位为 % 的数据项"


def _like(one: tuple[str, str], other: tuple[str, str], units: Mapping[str, str]) -> Faults:
    (name, key), (second, against) = one, other
    found, wanted = units.get(key), units.get(against)
    if found is not None and wanted is not None and found != wanted:
        yield (name,), f"{name} 的单位是 {found}，{second} 的单位是 {wanted}；应相同"


def _shares(method: Checklist, weight: Decimal) -> Faults:
    points = [condition.points for condition in method.conditions if condition.points is not None]
    if points and len(points) < len(method.conditions):
        yield ("conditions",), "有的条件写了 points，有的没有；应全写，或全不写（平均分配）"
    elif points and sum(points) != weight:
        yield ("conditions",), f"各条 points 合计 {sum(points)}；应等于分值 {weight}"
    if any(each <= 0 for each in points):
        yield ("conditions",), "points 应大于 0"


def _joints(bands: Sequence[Band | CapBand], *, whole: bool) -> Faults:
    """Gaps and overlaps, once every interval is sound by itself."""
    intervals = [band.interval for band in bands]
    if not any(True for interval in intervals for _ in interval.faults):
        for at, fault in joints(intervals, whole=whole):
            yield ("intervals", at), fault


def _bands(bands: tuple[Band, ...], weight: Decimal) -> Faults:
    for at, band in enumerate(bands):
        here: Path = ("intervals", at)
        yield from ((here, fault) for fault in band.interval.faults)
        if (band.points is None) == (band.share is None):
            yield here, "points 和 share 应恰写一个"
        elif band.points is not None and not 0 <= band.points <= weight:
            yield (*here, "points"), f"points 读到 {band.points}；应在 0 至 {weight} 之间"
        elif band.share is not None and not 0 <= band.share <= 1:
            yield (*here, "share"), f"share 读到 {band.share}；应在 0 至 1 之间"
    yield from _joints(bands, whole=True)


def _deductions(method: Deductions) -> Faults:
    for at, fault in enumerate(method.faults):
        if fault.minus <= 0:
            yield ("faults", at, "minus"), f"minus 读到 {fault.minus}；应大于 0（扣多少分）"
        if fault.cap is not None and fault.cap < fault.minus:
            yield ("faults", at, "cap"), f"cap 读到 {fault.cap}；应不小于 minus（{fault.minus}）"
    if method.cap is not None and method.cap <= 0:
        yield ("cap",), f"cap 读到 {method.cap}；应大于 0"


def _levels(method: Levels) -> Faults:
    if len(method.levels) < 2:
        yield ("levels",), "levels 读到 1 档；应至少两档"
    for at, level in enumerate(method.levels):
        above = Decimal(1) if at == 0 else method.levels[at - 1].floor
        if not 0 <= level.floor < above:
            yield ("levels", at, "floor"), f"“{level.name}”的 floor 读到 {level.floor}；应不小于 0，低于 {above}"
    if method.levels[-1].floor > 0:
        yield ("levels",), f'最低一档的 floor 读到 {method.levels[-1].floor}；应为 "0"'


def _variants(method: OneOf, weight: Decimal, units: Mapping[str, str]) -> Faults:
    if len(method.variants) < 2:
        yield ("variants",), "variants 读到 1 种情形；应至少两种"
    points = [variant.points for variant in method.variants if variant.points is not None]
    if method.choice is not None and points:
        yield ("variants",), "写了 choice（择一），各情形不应再写 points"
    elif method.choice is None and (len(points) < len(method.variants) or any(each <= 0 for each in points)):
        yield ("variants",), "没有写 choice（各情形都评），每种情形都应写 points，大于 0"
    elif any(each != each.quantize(_HUNDREDTH) for each in points):
        yield ("variants",), "points 最多两位小数，各情形得分之和才不会超过分值"
    elif method.choice is None and sum(points) != weight:
        yield ("variants",), f"各情形 points 合计 {sum(points)}；应等于分值 {weight}"
    for at, variant in enumerate(method.variants):
        here: Path = ("variants", at, "score")
        if isinstance(variant.score, Rollup | Bonus | UnitTarget):
            yield here, "情形里不能用 rollup、bonus 和 unit_target"
        if isinstance(variant.score, Manual) and method.choice is None:
            yield here, "各情形都评时不能用 manual：没有处填这一种情形的得分"
        part = weight if variant.points is None else variant.points
        for path, fault in faults(variant.score, part, Decimal(0), units):
            yield (*here, *path), fault
