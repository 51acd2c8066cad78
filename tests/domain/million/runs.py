"""What one process does: a chunk of seeds, one after the other."""

from __future__ import annotations

import gc
import os
from collections import Counter

from tests.domain.million.checks import Result, check


def run(seeds: range) -> tuple[int, list[Result], Counter[str]]:
    """One chunk: how many cases, those that disagree, and what occurred in all."""
    occurred: Counter[str] = Counter()
    wrong: list[Result] = []
    for seed in seeds:
        result = check(seed)
        occurred.update(result.occurred)
        if result.wrong:
            wrong.append(result)
    return len(seeds), wrong, occurred


def gently() -> None:
    """A worker: out of the way of people, and few looks for cycles, of which a case leaves a handful."""
    if hasattr(os, "nice"):
        os.nice(10)
    gc.set_threshold(50_000)
