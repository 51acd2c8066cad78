"""From the printed 评分标准 of an indicator to a scoring method, as a proposal a person has to settle.

wording (one spelling, what is understood) → rates (formulas) → values (bands, steps, thresholds, proportions) and lists
(checklists, deductions, levels) → here, where one rule must account for all of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from desktop.domain.standards.lists import propose_checklist, propose_deductions, propose_levels, propose_yes_no
from desktop.domain.standards.proposal import Proposal, by_hand
from desktop.domain.standards.rates import Rate, bare_rate, scored_rate, stated_rate
from desktop.domain.standards.values import propose_bands, propose_proportional, propose_steps
from desktop.domain.standards.wording import Text, normal

__all__ = ["Proposal", "is_left_to_unit", "propose"]

LONGEST = 3000  # characters; a longer cell is a report, not a rule

_JUDGED = re.compile(
    r"酌情|视情况|视情|综合评[价定]|由.{0,8}(?:专家|评委|考核组|评价组)|根据实际情况(?:打|评|赋)分|结合实际.{0,6}打分"
)
_WHEN_MANY = re.compile(r"其中:|分别计分|分别评分|两部分|择一|任选|二选一|对应.{0,6}扣减?分|扣减比例")
_LESS_IS_BETTER = re.compile(
    r"控制|变动|结转|结余|差异|差错|投诉|发生|逾期|负债|空置|三公|偏离|偏差|成本|违规|事故|调整|追加|闲置|增长"
)
_LEFT = re.compile(
    r"(?:自行|自主)(?:设定|设置|填写|填报|细化|确定)|自设|自定指标|个性(?:化)?指标"
    r"|(?:由|请)?各?(?:预算)?(?:部门|单位)(?:根据|结合|依据)[^。；;]{0,20}(?:设定|设置|填报|细化)(?:具体|相应|个性)?指标"
)
_GENERIC = re.compile(r"^(?:[.…。·\-]+|指标\d*[:：.…]*|其他(?:指标)?|\(?可?续表?\)?)$")


def propose(name: str, explanation: str, standard: str, weight: Decimal | None, stem: str) -> Proposal:
    """The method the printed words describe, or ``manual`` with the reason.

    Args:
        name: Of the indicator; names the rate where the text does not.
        explanation: 指标解释; a formula may stand there, a rule never does.
        standard: 评分标准.
        weight: In points; sums of printed points are held against it.
        stem: What the keys of its figures begin with: its code.
    """
    text = Text(normal(standard))
    if not text.text:
        return _from_formula_alone(name, explanation, stem)
    if len(standard) > LONGEST:
        return by_hand(f"评分标准有 {len(standard)} 个字，过长")
    for pattern, why in ((_JUDGED, "由人判断"), (_WHEN_MANY, "一项里有几种计分办法")):
        if found := pattern.search(text.text):
            return by_hand(f"“{found[0]}”：{why}")
    outside = Text(normal(explanation))
    rules: tuple[Callable[[Text], Proposal | None], ...] = (
        lambda one: propose_levels(one, name, stem),
        lambda one: propose_checklist(one, weight, stem),
        lambda one: propose_steps(one, _rate(one, outside, name, stem), weight),
        lambda one: propose_bands(one, _rate(one, outside, name, stem), weight),
        lambda one: propose_deductions(one, weight, stem),
        lambda one: propose_proportional(one, _scored(one, outside, name, stem)),
        lambda one: propose_yes_no(one, name, weight, stem),
    )
    unread = ""
    for rule in rules:
        attempt = Text(text.text)
        proposal = rule(attempt)
        if proposal is None:
            continue
        if not attempt.unread:
            return proposal
        unread = unread or attempt.unread
    if unread:
        return by_hand(f"“{unread}”没有读懂，不能确定评分方法")
    if not re.search(r"分|扣", text.text) and re.search(r"=", text.text):
        return _from_formula_alone(name, standard, stem)
    return by_hand("从文字里看不出确定的计分办法")


def is_left_to_unit(name: str, explanation: str, standard: str) -> bool:
    """Whether the form leaves this branch's indicators to the unit: it says so, or prints dots for a name."""
    said = f"{name} {explanation} {standard}"
    return bool(_GENERIC.match(name.strip()) or _LEFT.search(said))


def _rate(text: Text, outside: Text, name: str, stem: str) -> Rate:
    """The formula of the standard, else of the explanation, else the indicator itself as one figure."""
    return stated_rate(text, name, stem) or stated_rate(outside, name, stem) or bare_rate(name, stem)


def _scored(text: Text, outside: Text, name: str, stem: str) -> tuple[Rate, bool]:
    stated = stated_rate(text, name, stem) or stated_rate(outside, name, stem)
    scored = scored_rate(text, name, stem)
    return stated or scored or bare_rate(name, stem), scored is not None


def _from_formula_alone(name: str, words: str, stem: str) -> Proposal:
    """A rate with its formula and no rule beside it: in proportion, where more of it is plainly better."""
    text = Text(normal(words))
    rate = stated_rate(text, name, stem)
    if rate is None:
        return by_hand("没有评分标准" if not words.strip() else "没有写明怎样计分")
    if _LESS_IS_BETTER.search(name) or _LESS_IS_BETTER.search(rate.measure):
        return by_hand(f"只有算式，没有写明“{name}”怎样计分；它不一定越高越好")
    told = "只有算式，没有写明怎样计分；按比率乘分值推定"
    parameters = {"value": rate.value, "measure": rate.measure}
    return Proposal("proportional", parameters, rate.facts, text.words(), (told, *_units(rate)))


def _units(rate: Rate) -> tuple[str, ...]:
    return (f"数据项的单位按“{rate.facts[0].unit}”推定",) if rate.stated else ()
