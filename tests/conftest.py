"""What many tests start from: the shipped rubric, a small one, and a clock that stands still."""

from __future__ import annotations

import os
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, settings

from desktop.domain.evaluation import Evaluation
from desktop.domain.rubric import Rubric
from desktop.rubricfiles import load_files, load_folder
from tests.golden_case import RUBRICS, golden_evaluation
from tests.small_rubric import SMALL

# The same examples on every machine; ZIPINGTAI_RUBRICS=20000 searches that many random rubrics for new ones.
SEARCH = "ZIPINGTAI_RUBRICS" in os.environ
settings.register_profile(
    "house", deadline=None, derandomize=not SEARCH, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")


@pytest.fixture(scope="session")
def guangzhou() -> Rubric:
    """The shipped rubric guangzhou-2021."""
    return load_folder(RUBRICS / "guangzhou-2021")


@pytest.fixture
def golden(guangzhou: Rubric) -> Evaluation:
    """The published self-evaluation, complete."""
    return golden_evaluation(guangzhou)


@pytest.fixture(scope="session")
def small_rubric() -> Rubric:
    """Five leaves of 100 points: a rate, a limit, a checklist, an open slot and a bonus."""
    return load_files(SMALL)


@pytest.fixture
def now() -> datetime:
    """A clock that stands still: 25 March 2022, 9 o'clock in Guangzhou."""
    return datetime(2022, 3, 25, 9, 0, tzinfo=timezone(timedelta(hours=8)))
