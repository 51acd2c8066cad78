"""Which rubrics there are, and what is said of one there is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.errors import Problem, UserError
from desktop.rubricfiles.catalogue import Catalogue, Heading
from tests.golden_case import RUBRICS
from tests.rubricfiles.test_loader import write
from tests.small_rubric import SMALL


def test_the_shipped_rubrics_are_listed() -> None:
    """Id, title, family, year and region, without loading the rest."""
    headings = {heading.id: heading for heading in Catalogue(RUBRICS).headings()}

    assert headings["guangzhou-2021"] == Heading(
        "guangzhou-2021", "部门整体支出绩效自评表", "guangzhou-2021", 2021, "广州市"
    )
    assert not any(heading.broken for heading in headings.values())


@pytest.mark.parametrize("rubric_id", Catalogue(RUBRICS).ids())
def test_every_shipped_rubric_loads(rubric_id: str) -> None:
    """And its heading is its own."""
    rubric = Catalogue(RUBRICS).load(rubric_id)
    heading = next(each for each in Catalogue(RUBRICS).headings() if each.id == rubric_id)

    assert (rubric.id, rubric.title, rubric.family, rubric.year, rubric.region) == (
        heading.id,
        heading.title,
        heading.family,
        heading.year,
        heading.region,
    )


def test_the_users_own_rubric_counts_before_the_shipped_one(tmp_path: Path) -> None:
    """The later folder; what only the first has is still there."""
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    write(shipped / "small", SMALL)
    write(shipped / "other", SMALL)
    write(own / "small", {**SMALL, "rubric.yaml": SMALL["rubric.yaml"].replace("小评价表", "本县评价表")})
    catalogue = Catalogue(shipped, own)

    assert catalogue.ids() == ("other", "small")
    assert catalogue.folder("small") == own / "small"
    assert catalogue.load("small").title == "本县评价表"


def test_a_rubric_there_is_not(tmp_path: Path) -> None:
    """The message names those there are; a folder that does not exist holds none."""
    write(tmp_path / "small", SMALL)

    with pytest.raises(UserError, match="可用的方案：small") as caught:
        Catalogue(tmp_path, tmp_path / "nowhere").folder("smal")
    assert caught.value.code is Problem.RUBRIC_UNKNOWN


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("year: 2023", "year: 明年", "明年"),
        ("year: 2023", "years: 2023", "缺少“year”"),
        ("region: 某市", "regions: 某市", "缺少“region”"),
        ("id: small", 'id: "small', "YAML"),
    ],
)
def test_a_broken_rubric_does_not_hide_the_others(tmp_path: Path, old: str, new: str, says: str) -> None:
    """It is listed with what is wrong."""
    write(tmp_path / "small", SMALL)
    write(tmp_path / "broken", {"rubric.yaml": SMALL["rubric.yaml"].replace(old, new)})

    broken, small = Catalogue(tmp_path).headings()

    assert says in broken.broken
    assert small.title == "小评价表"
