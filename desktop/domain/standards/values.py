"""Rules over one value: bands and thresholds, points off step by step, in proportion."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from desktop.domain.number import plain
from desktop.domain.rubricdraft import Plain
from desktop.domain.standards.intervals import CLAUSE, ELSE, Said, V, read_conditions, read_outcome
from desktop.domain.standards.proposal import Proposal
from desktop.domain.standards.rates import Rate
from desktop.domain.standards.wording import FULL, N, Text, figure

_ENDED = r"[,;]?(?:直至?|至)?扣(?:完|至0分|光)(?:为止)?|[,;]最低(?:得|为)?0分"
_STEP = re.compile(
    rf"每(?P<way>低于?|降低|下降|减少|少于?|欠|差|超过?|超出|增加|增长|高于?|上升|提高|偏离|相差|偏差)(?:于)?"
    rf"(?P<limit>{N}%(?=\d|个百分点))?"
    rf"(?:目标值?|标准|1?)??(?P<size>{N})?(?:个百分点|百分点|%|个点)(?:的)?,?(?:扣|减)(?:减|除)?(?:(?P<minus>{N})分|(?:分值|权重|标准分)的(?P<part>{N})%)"
)
_BEGUN = (
    rf"[,;(]?不(?:足|满|到)(?:{N}个?(?:百分点|%)?)?(?:的|部分|者)*,?"
    rf"(?:均|也)?按{N}?个?(?:百分点|%)?(?:计算|计|扣分|扣)?\)?"
)
_WHOLE = rf"[,;(]?不(?:足|满|到)(?:{N}个?(?:百分点|%)?)?(?:的|部分|者)*,?(?:均)?(?:不扣分?|不计算?|忽略不计)\)?"
_PREFACE = re.compile(
    rf"(?:(?:低于|未达到|达不到|不足|小于|<|没有达到|高于|超过|超出|大于|>)(?P<limit>{V})(?:的|时|部分|以上|以下)*,?)(?=每)"
)
_PROPORTION = re.compile(
    rf"(?P<before>(?:[;,]|^)(?:若|如)?(?:低于|未达到|达不到|不足|小于|<|没有达到|未达|未完成|未全部完成|未达标|没有完成|否则|其余|其他)?(?P<limit>{V})?[^;,\d]{{0,12}}?)"
    r"按(?:照)?(?:其)?(?:实际)?(?:完成|执行|达成|支付|实现|覆盖|达标|得分|相应|所占|对应)?(?:的)?(?:情况)?(?:比例|比率|率|百分比)(?:计算)?(?:×(?:分值|权重))?"
    r"(?:进行)?(?:计分|得分|赋分|给分|折算得?分?|计算得分|扣分|扣减|递减|记分|评分|计)?"
)
_LINEAR = re.compile(
    r"[^;,]{0,12}?(?:按|采用|使用)?(?:照)?(?:直线|线性)?(?:内插法?|插值法?|插入法|线性|直线)(?:比例|法)?(?:计算|计分|得分|计算得分)?"
)
_UNSAID = "没有写明不足一个百分点怎样计，按一个计"


class _Band(NamedTuple):
    said: Said
    points: Decimal | None
    share: Decimal | None

    def worth(self, weight: Decimal) -> Decimal:
        return self.points if self.points is not None else weight * (self.share or Decimal(0))


def propose_steps(text: Text, rate: Rate, weight: Decimal | None) -> Proposal | None:
    """Points off step by step: 每低一个百分点扣0.5分，扣完为止."""
    found = list(_STEP.finditer(text.text))
    if len(found) != 1:
        return None
    (step,) = found
    down = re.match(r"低|降|下降|减|少|欠|差", step["way"]) is not None
    around = step["way"] in ("偏离", "相差", "偏差")
    limits = {figure(step["limit"])} if step["limit"] else set[Decimal]()
    text.take(step)
    for preface in _PREFACE.finditer(text.text):
        limits.add(figure(preface["limit"]))
        text.take(preface)
    for clause in CLAUSE.finditer(text.text):
        said, outcome = read_conditions(clause[0]), read_outcome(clause["out"], weight)
        limit = _edge(said, down=down, around=around)
        full = outcome is not None and (outcome[1] == 1 or (weight is not None and outcome[0] == weight))
        if limit is None or not full:
            return None
        limits.add(limit)
        text.take(clause)
    settle = list[str]()
    if not limits and down:
        limits.add(Decimal(1))
        settle.append("没有写明从何处起扣，按 100% 起")
    minus = Decimal(step["minus"]) if step["minus"] else _part(weight, step["part"])
    if len(limits) != 1 or minus is None or minus <= 0:
        return None
    begun, whole = text.take_all(_BEGUN), text.take_all(_WHOLE)
    if begun and whole:
        return None
    text.take_all(_ENDED)
    settle += [] if begun or whole else [_UNSAID]
    parameters = {
        "value": rate.value,
        "measure": rate.measure,
        "comparison": "=" if around else "≥" if down else "≤",
        "limit": plain(limits.pop()),
        "size": plain(Decimal(step["size"] or 1) / 100),
        "minus": plain(minus),
        "counting": "whole" if whole else "begun",
    }
    return _made("steps", parameters, rate, text, settle)


def _edge(said: Said | None, *, down: bool, around: bool) -> Decimal | None:
    """The limit a full-marks clause states: ≥95% where falling short costs, ≤100% where going beyond does."""
    if said is None:
        return None
    if said.low is not None and said.low == said.high:
        return said.low
    if around or (said.low is not None and said.high is not None):
        return None
    return said.low if down else said.high


def _part(weight: Decimal | None, percent: str | None) -> Decimal | None:
    return None if weight is None or percent is None else weight * Decimal(percent) / 100


def propose_proportional(text: Text, found: tuple[Rate, bool]) -> Proposal | None:
    """Points in proportion: ≥95%得满分，低于按比例."""
    rate, scored = found
    linear = _LINEAR.search(text.text)
    shares = [] if linear else list(_PROPORTION.finditer(text.text))
    if not (scored or shares or linear):
        return None
    full, zero = Decimal(1), Decimal(0)
    limits = {figure(each["limit"]) for each in shares if each["limit"]}
    stated = False
    for clause in CLAUSE.finditer(text.text):
        said, outcome = read_conditions(clause[0]), read_outcome(clause["out"], None)
        if said is None or outcome is None or (said.low is not None and said.high not in (None, said.low)):
            return None
        if outcome[1] == 1 and said.low is not None:
            full, stated = said.low, True
        elif outcome[0] == 0 and said.low is None and said.high is not None and linear:
            zero = said.high
        else:
            return None
        text.take(clause)
    if any(limit != full for limit in limits) or (not stated and not scored and _hints_less(rate.measure)):
        return None
    if full <= zero or (linear and not zero):
        return None
    text.take(*shares, *([linear] if linear else []))
    text.take_all(rf"(?:全部|按期|按时)?(?:完成|达标|达到目标值?)(?:的|年度目标|任务)*,?{FULL}")
    text.take_all(
        r"[;,]?(?:最高|最多|上限|不超过|超过(?:100%)?的?按?)(?:得|为|计|不超过)?(?:满分|该?(?:指标|项)?分值|100%)(?:计算|计)?"
    )
    parameters = {"value": rate.value, "measure": rate.measure}
    parameters |= {"zero_at": plain(zero)} if zero else {}
    parameters |= {"full_at": plain(full)} if full != 1 else {}
    return _made("proportional", parameters, rate, text, [])


def _hints_less(measure: str) -> bool:
    return re.search(r"控制|变动|结转|结余|差异|差错|投诉|发生率|逾期|负债|空置|三公|闲置|增长", measure) is not None


def propose_bands(text: Text, rate: Rate, weight: Decimal | None) -> Proposal | None:
    """Points by bands of the value, as in 90%（含）以上得5分; two of them with one limit are a threshold."""
    bands: list[_Band] = []
    for clause in CLAUSE.finditer(text.text):
        said, outcome = read_conditions(clause[0]), read_outcome(clause["out"], weight)
        if said is None or outcome is None:
            return None
        bands.append(_Band(said, *outcome))
        text.take(clause)
    otherwise = ELSE.search(text.text)
    rest = read_outcome(otherwise["out"], weight) if otherwise else None
    if otherwise:
        text.take(otherwise)
    if not bands or (len(bands) < 2 and rest is None):
        return None
    ends = [end for band in bands for end in (band.said.low, band.said.high) if end is not None]
    if "%" not in text.text and any(end not in (0, 1) for end in ends):
        return None
    scale = weight or Decimal(100)
    settle: list[str] = []
    laid = _laid(bands, rest, scale, settle)
    if laid is None:
        return None
    threshold = _threshold(laid, rate, scale)
    if threshold is not None:
        return _made("threshold", threshold, rate, text, settle)
    intervals: tuple[Plain, ...] = tuple(_interval(band) for band in laid)
    return _made("bands", {"value": rate.value, "measure": rate.measure, "intervals": intervals}, rate, text, settle)


def _laid(
    bands: list[_Band], rest: tuple[Decimal | None, Decimal | None] | None, weight: Decimal, settle: list[str]
) -> list[_Band] | None:
    """The bands from low to high without gap or overlap, every end in exactly one; None where they contradict."""
    order = _unnested(bands)
    if order is None:
        return None
    low, high = order[0].said.low, order[-1].said.high
    points = [band.worth(weight) for band in order]
    rising = rest is not None or len(points) < 2 or points[0] < points[-1]
    if low is not None and low <= 0:
        order[0] = order[0]._replace(said=replace(order[0].said, low=None, low_in=None))
        low = None
    if high is not None and high >= 1 and rising and order[-1].said.low is not None:
        order[-1] = order[-1]._replace(said=replace(order[-1].said, high=None, high_in=None))
        high = None
    for at, open_side in ((0, low), (len(order), high)):
        if open_side is None:
            continue
        side = _beyond(order, at)
        worth = rest if rest is not None else (Decimal(0), None)
        if rest is None:
            settle.append(f"没有写明{'低于' if at == 0 else '高于'} {_shown(open_side)} 的得分，按不得分")
        order.insert(at, _Band(side, *worth))
    for at in range(len(order) - 1):
        joined = _joint(order[at].said, order[at + 1].said, settle)
        if joined is None:
            return None
        order[at : at + 2] = [band._replace(said=said) for band, said in zip(order[at : at + 2], joined, strict=True)]
    return order


def _beyond(order: list[_Band], at: int) -> Said:
    if at == 0:
        return Said(high=order[0].said.low)
    return Said(low=order[-1].said.high)


def _unnested(bands: list[_Band]) -> list[_Band] | None:
    """In order; of 10%以内, 20%以内 the second begins where the first ends. None where one stands twice."""
    downs = sorted((band for band in bands if band.said.low is None), key=lambda band: band.said.high or Decimal(0))
    ups = sorted((band for band in bands if band.said.high is None), key=lambda band: band.said.low or Decimal(0))
    between = [band for band in bands if band.said.low is not None and band.said.high is not None]
    laid = [downs[:1], ups[-1:]]
    nested = [each._replace(said=replace(each.said, low=last.said.high)) for last, each in pairwise(downs)]
    nested += [each._replace(said=replace(each.said, high=more.said.low)) for each, more in pairwise(ups)]
    order = [*laid[0], *sorted((*between, *nested), key=lambda band: (band.said.low, band.said.high)), *laid[1]]
    starts = [band.said.low for band in order[1:]]
    if any(one is None for one in starts) or any(band.said.high is None for band in order[:-1]):
        return None
    return order


def _joint(below: Said, above: Said, settle: list[str]) -> tuple[Said, Said] | None:
    """Two neighbours that meet in one point which belongs to exactly one of them."""
    end, start = below.high, above.low
    if end is None or start is None:
        return None
    gap = start - end
    if gap in (Decimal("0.01"), Decimal("0.001")) and below.low != below.high:  # 80%-89%, 90%-100%
        settle.append(f"{_shown(end)} 与 {_shown(start)} 之间的按“{_shown(start)} 以下”一档")
        return replace(below, high=start, high_in=False), replace(above, low_in=True)
    if gap != 0:
        return None
    lower, upper = below.high_in, above.low_in
    if lower is not None and lower == upper:
        return None
    if lower is None and upper is None:
        settle.append(f"没有写明 {_shown(end)} 属于哪一档，按高的一档")
        upper = True
    upper = (not lower) if upper is None else upper
    return replace(below, high_in=not upper), replace(above, low_in=upper)


def _threshold(laid: list[_Band], rate: Rate, weight: Decimal) -> Mapping[str, Plain] | None:
    """Two bands, one of them all the points with the limit in it."""
    if len(laid) == 3 and laid[1].said.low == laid[1].said.high and laid[0].worth(weight) == laid[2].worth(weight):
        good, other, comparison, limit = laid[1], laid[0], "=", laid[1].said.low
    elif len(laid) == 2:
        up = laid[1].worth(weight) > laid[0].worth(weight)
        good, other = (laid[1], laid[0]) if up else (laid[0], laid[1])
        comparison, limit = ("≥", good.said.low) if up else ("≤", good.said.high)
        if not (good.said.low_in if up else good.said.high_in):
            return None
    else:
        return None
    if good.worth(weight) != weight or limit is None:
        return None
    found = {"value": rate.value, "measure": rate.measure, "comparison": comparison, "limit": plain(limit)}
    return found | ({"otherwise": plain(other.worth(weight))} if other.worth(weight) else {})


def _interval(band: _Band) -> Mapping[str, Plain]:
    said = band.said
    low, high = bool(said.low is not None and said.low_in), bool(said.high is not None and said.high_in)
    includes = "both" if low and high else "low" if low else "high" if high else "none"
    found: dict[str, Plain] = {"includes": includes}
    for key, end in (("low", said.low), ("high", said.high)):
        if end is not None:
            found[key] = plain(end)
    return found | (
        {"points": plain(band.points)} if band.points is not None else {"share": plain(band.share or Decimal(0))}
    )


def _made(method: str, parameters: Mapping[str, Plain], rate: Rate, text: Text, settle: list[str]) -> Proposal:
    told = list(settle)
    if rate.stated:
        told.append(f"数据项的单位按“{rate.facts[0].unit}”推定")
    else:
        told.append(f"没有写明“{rate.measure}”怎样算，直接填比率")
    return Proposal(method, parameters, rate.facts, text.words(), tuple(dict.fromkeys(told)))


def _shown(value: Decimal) -> str:
    return f"{plain(value * 100)}%"
