"""Formulas printed beside an indicator: 预算完成率=（预算完成数/预算数）×100%, as a formula over figures of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.domain.fact import FactField
from desktop.domain.formula import FormulaError, parse
from desktop.domain.standards.wording import Text

_DEFINED = re.compile(
    r"(?P<name>[一-鿿\w“”\"()、]{0,30}?(?:率|比例|比重|占比|度|水平|得分|分值))=(?P<body>[^;=≥≤<>]{3,120}?)×100%"
)
_SCORED = re.compile(
    r"(?:(?:实际|该项|指标|本项|自评)?得分)=(?P<body>[^;=≥≤<>]{2,120}?)×(?:100%×)?"
    r"(?:(?:指标|该项|本项|标准|该指标)?(?:分值|权重|满分|标准分|\d+(?:\.\d+)?(?:分|(?=[;,。]|$))))(?:分值|分)?"
)
_SIGNS = re.compile(r"([-+×÷/()])")
_MONEY = re.compile(r"金额|资金|经费|支出|收入|预算|决算|投资|款|额|资产|成本|费用|结余|结转|元")
_COUNTS = (("人", r"人数|人员|在职|编制"), ("项", r"项目|任务|工作|目标|指标"), ("次", r"次数|场次"))


@dataclass(frozen=True, slots=True)
class Rate:
    """The ratio that is measured: its name, formula and figures. ``stated`` says that the text printed the formula."""

    measure: str
    value: str
    facts: tuple[FactField, ...]
    stated: bool


def stated_rate(text: Text, name: str, stem: str) -> Rate | None:
    """The one formula the text defines a rate by, and takes it; None without one, or where several differ."""
    found = list(_DEFINED.finditer(text.text))
    if not found:
        return None
    rates = [rate for match in found if (rate := _read(match["name"] or name, match["body"], stem)) is not None]
    if len(rates) != len(found) or len({rate.value for rate in rates}) > 1:
        return None
    text.take(*found)
    return rates[0]


def scored_rate(text: Text, name: str, stem: str) -> Rate | None:
    """The rate in 得分=完成数/总数×分值, or in 得分=完成率×分值 with the rate as a figure of its own; takes it."""
    match = _SCORED.search(text.text)
    if match is None:
        return None
    body = match["body"].removesuffix("×100%")
    while body.startswith("(") and body.endswith(")") and body.count("(") == 1:
        body = body[1:-1]
    rate = _read(name, body, stem)
    if rate is None and re.fullmatch(r"[一-鿿“”\"]{2,20}(?:率|比例|比重|占比|度)", body):
        rate = bare_rate(body, stem)
    if rate is not None:
        text.take(match)
    return rate


def bare_rate(name: str, stem: str) -> Rate:
    """A rate whose formula is not printed: one figure, in %."""
    key = f"{stem}.value"
    return Rate(name, key, (FactField(key, name, "%"),), stated=False)


def _read(name: str, body: str, stem: str) -> Rate | None:
    """The formula with each of its terms as a figure; None where it is no arithmetic."""
    facts: dict[str, FactField] = {}
    pieces: list[str] = []
    body = _closed(body)
    terms = [piece for piece in _SIGNS.split(body) if piece]
    names = [piece for piece in terms if not _SIGNS.fullmatch(piece)]
    unit = _unit(names)
    for piece in terms:
        if _SIGNS.fullmatch(piece):
            pieces.append({"×": "*", "÷": "/"}.get(piece, piece))
        elif re.fullmatch(r"\d+(?:\.\d+)?", piece):
            pieces.append(piece)
        elif re.fullmatch(r"[一-鿿“”\"、\w]{2,40}", piece):
            known = next((key for key, fact in facts.items() if fact.name == piece), "")
            key = known or f"{stem}.f{len(facts) + 1}"
            facts.setdefault(key, FactField(key, piece, unit))
            pieces.append(key)
        else:
            return None
    if len(facts) < 2:
        return None
    value = " ".join(pieces).replace("( ", "(").replace(" )", ")")
    try:
        formula = parse(value, {key: fact.unit for key, fact in facts.items()})
    except FormulaError:
        return None
    return Rate(_short(name), value, tuple(facts.values()), stated=True) if formula.is_ratio else None


def _closed(body: str) -> str:
    """Without words in brackets (they explain a term) and a bracket that stands alone."""
    body = re.sub(r"\((?:[^()+\-×÷/]{1,30})\)(?=[+\-×÷/)]|$)", lambda match: _explained(match, body), body)
    body = body.removeprefix("[").removesuffix("]").replace("[", "(").replace("]", ")")
    if body.count("(") > body.count(")"):
        body = body.replace("(", "", 1)
    elif body.count(")") > body.count("("):
        body = body[::-1].replace(")", "", 1)[::-1]
    return body


def _explained(match: re.Match[str], body: str) -> str:
    """Brackets right after a word explain it; at the beginning or after a sign they group."""
    before = body[match.start() - 1 : match.start()]
    return "" if before and before not in "+-×÷/(" else match[0]


def _unit(names: list[str]) -> str:
    if all(_MONEY.search(name) for name in names) and not any(
        re.search(r"人数|个数|数量|项目数", name) for name in names
    ):
        return "万元"
    for unit, pattern in _COUNTS:
        if all(re.search(pattern, name) for name in names):
            return unit
    return "个"


def _short(name: str) -> str:
    return re.sub(r"^(?:其中|即|注|计算公式|公式|指标)?:?", "", name) or name
