"""The title of a unit's own indicator: its name without the numbering written before it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.domain.rubric import Indicator
from desktop.domain.tree import Node


def node(name: str, *, own: bool = True) -> Node:
    return Node("a", Indicator("a", name, Decimal(1)), None, (), Decimal(1), 3, "1.1", own)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("1.1 新建科技工作者之家数量", "新建科技工作者之家数量"),
        ("1.1搭建育才引智平台", "搭建育才引智平台"),
        ("一、服务科技工作者", "服务科技工作者"),
        ("（二）服务公众", "服务公众"),
        ("3、培训", "培训"),
        ("2.5万人次培训", "2.5万人次培训"),
        ("3D打印课程", "3D打印课程"),
        ("2021年重点工作", "2021年重点工作"),
        ("1.1 ", "1.1 "),
        ("辖区内项目数（1183.09）。", "辖区内项目数（1183.09）。"),
        ("第一、二产业增加值", "第一、二产业增加值"),
        ("培训3、4期", "培训3、4期"),
        ("新增专利（12）项", "新增专利（12）项"),
        ("12345 热线办结率", "12345 热线办结率"),
        ("一、二类学校占比", "一、二类学校占比"),
    ],
)
def test_numbering_is_left_off(name: str, title: str) -> None:
    assert node(name).title == title


def test_a_name_the_form_prescribes_stays_whole() -> None:
    assert node("一、资金管理", own=False).title == "一、资金管理"
