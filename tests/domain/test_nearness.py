"""Which form a source is proposed: one for what its title names, whose indicators it has."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from desktop.domain.imported import Confidence, ImportedIndicator, ImportResult
from desktop.domain.nearness import matched, nearness
from desktop.domain.rubric import Rubric

ROW = ImportedIndicator(("管理效能", "预算完成率"), "第1行", Confidence.LIKELY, Decimal(2), Decimal(2))


def test_a_project_form_is_never_nearer_to_a_department(guangzhou: Rubric) -> None:
    project = replace(guangzhou, title="项目支出绩效自评表")
    placed = replace(ROW, code=guangzhou.indicators[0].code)
    said = ImportResult("x", indicators=(ROW,), subject="部门整体支出")
    more = replace(said, indicators=(placed, placed))
    assert matched(more, project) > matched(said, guangzhou)
    assert nearness(said, guangzhou) > nearness(more, project)
    unsaid = replace(more, subject="")
    assert nearness(unsaid, project) > nearness(replace(said, subject=""), guangzhou)


def test_the_form_that_has_a_place_for_a_whole_table_is_nearest(guangzhou: Rubric) -> None:
    """A department of a province whose departments fill in the projects' form."""
    project = replace(guangzhou, title="项目支出绩效自评表")
    whole = replace(ROW, weight=guangzhou.total)
    placed = ImportResult("x", indicators=(replace(whole, slot="effect"),), subject="部门整体支出")
    lost = replace(placed, indicators=(whole,))
    assert nearness(placed, project) > nearness(lost, guangzhou)
    assert nearness(placed, guangzhou) > nearness(placed, project)


def test_where_none_is_near_a_national_form_is_proposed(guangzhou: Rubric) -> None:
    unknown = ImportResult("x", indicators=(replace(ROW, path=("别处的指标",), weight=None),))
    national = replace(guangzhou, region="全国")
    assert matched(unknown, guangzhou) == matched(unknown, national) == 0
    assert nearness(unknown, national) > nearness(unknown, guangzhou)
