"""The published self-evaluation guangzhou-2021 as an evaluation: figures only, for any test that needs a full one."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from desktop.domain.evaluation import Evaluation, Judgement, OwnIndicator
from desktop.domain.rubric import Rubric
from desktop.domain.scoring.lists import Bonus, Checklist

ROOT = Path(__file__).resolve().parent.parent
RUBRICS = ROOT / "rubrics"
DATA = ROOT / "tests" / "data" / "golden" / "guangzhou-2021.yaml"


@lru_cache
def golden_data() -> dict[str, Any]:
    """The figures as they stand in tests/data/golden, all of them quoted strings."""
    data: dict[str, Any] = yaml.safe_load(DATA.read_text("utf-8"))
    return data


def golden_evaluation(rubric: Rubric) -> Evaluation:
    """The whole published case: every figure, every answer, the unit's 20 own indicators. Total 93.89, grade 优."""
    data = golden_data()
    facts = {key: Decimal(figure) for key, figure in data["facts"].items()}
    by_code = {indicator.code: indicator for indicator in rubric.walk()}
    for code in data["met"]:
        facts.update((fact.key, Decimal(1)) for fact in by_code[code].facts if fact.is_yes_no)
    judgements = {code: Judgement(score=Decimal(points)) for code, points in data["typed"].items()}
    own: dict[str, OwnIndicator] = {}
    for number, heading in enumerate(data["own"], 1):
        code = f"duty.{number}"
        own[code] = OwnIndicator(code, "duty", heading["name"], None, number)
        for place, leaf in enumerate(heading["leaves"], 1):
            below = f"{code}.{place}"
            typed = Decimal(leaf["score"]) if "score" in leaf else None
            own[below] = OwnIndicator(below, code, leaf["name"], Decimal(leaf["weight"]), place)
            judgements[below] = Judgement(target=leaf["target"], actual=leaf["actual"], score=typed)
    return Evaluation(data["unit"], data["year"], rubric.id, facts=facts, judgements=judgements, own=own)


@lru_cache
def published(name: str) -> dict[str, Any]:
    """Another published case of tests/data/golden: baiyun-2022, zengcheng-2023, shaoguan-2019, yuexiu-2023."""
    data: dict[str, Any] = yaml.safe_load((DATA.parent / f"{name}.yaml").read_text("utf-8"))
    return data


def published_evaluation(rubric: Rubric, data: dict[str, Any]) -> Evaluation:
    """A published case as an evaluation: its figures, the conditions met, the scores it only prints."""
    facts = {key: Decimal(figure) for key, figure in data["facts"].items()}
    judgements: dict[str, Judgement] = {}
    for leaf in rubric.walk():
        if leaf.code in data.get("met", ()) and isinstance(leaf.method, Checklist):
            facts.update((condition.key, Decimal(1)) for condition in leaf.method.conditions)
        if data.get("full") and not leaf.children and not isinstance(leaf.method, Bonus):
            less = Decimal(data.get("deductions", {}).get(leaf.code, "0"))
            judgements[leaf.code] = Judgement(score=leaf.weight - less)
    facts.update((key, Decimal(0)) for key in data.get("unmet", ()))
    judgements.update((code, Judgement(score=Decimal(points))) for code, points in data.get("typed", {}).items())
    return Evaluation(
        data["unit"], data["year"], rubric.id, facts=facts, judgements=judgements, texts=data.get("texts", {})
    )
