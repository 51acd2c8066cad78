"""Nothing is left out: a cell of any length is read off the pages again, character by character, in order."""

from __future__ import annotations

from datetime import datetime, timezone
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.evaluation import Evaluation, Judgement
from desktop.domain.number import plain
from desktop.reports import content
from desktop.reports.pdf import render
from desktop.reports.reading import read
from desktop.rubricfiles.catalogue import Catalogue
from desktop.usecases.open_file import case_of
from tests.reports.sample_report import FONTS

ROOT = Path(__file__).parents[2]
NOW = datetime(2024, 3, 25, 9, 30, tzinfo=timezone.utc)


@pytest.mark.parametrize("pages", [1, 30, 200])
def test_a_cell_of_any_length_is_read_again(pages: int) -> None:
    """One cell over a given number of pages."""
    form = Catalogue(ROOT / "rubrics", ROOT / "no-such-folder").load("guangzhou-2022")
    leaf = next(case_of(form, Evaluation("某单位", 2023, form.id)).tree.leaves())
    text = "".join(f"第{at}次核对结果：{plain(Decimal(at * 7) / 10)}万元；" for at in range(pages * 55))
    judged = {leaf.code: Judgement(score=Decimal(1), basis=text)}
    case = case_of(form, Evaluation("某单位", 2023, form.id, judgements=judged))
    found = read(render(content.build(case, None, made_at=NOW), FONTS)).pages
    assert len(found) > pages / 2
    at = 0
    for page in found:
        start = page.find(text[at : at + 8]) if at < len(text) else -1
        while 0 <= start < len(page) and at < len(text) and page[start] == text[at]:
            at, start = at + 1, start + 1
    assert at == len(text)
