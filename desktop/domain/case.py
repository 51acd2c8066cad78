"""An evaluation with everything that follows from it: its rubric, its tree, its scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.domain.evaluation import Evaluation
from desktop.domain.rubric import Rubric
from desktop.domain.scoresheet import ScoreSheet
from desktop.domain.tree import IndicatorTree


@dataclass(frozen=True, slots=True)
class Case:
    """What rules, reports and texts look at. ``parts`` are the other evaluations of the file: part id -> case."""

    rubric: Rubric
    tree: IndicatorTree
    evaluation: Evaluation
    sheet: ScoreSheet
    parts: Mapping[str, Case] = field(default_factory=dict)
