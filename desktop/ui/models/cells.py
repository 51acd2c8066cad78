"""The columns of the score table: what each cell says, where it is edited, and why it cannot be.

Pure functions over a Document; the tree model turns them into roles, the delegate into paint.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.domain.evaluation import Kind, Place
from desktop.domain.number import in_unit, plain
from desktop.domain.scoring.composed import Rollup, Shares
from desktop.domain.scoring.judged import TYPED, Manual, UnitTarget
from desktop.domain.scoring.lists import Checklist
from desktop.domain.scoring.own_target import OwnTarget
from desktop.domain.text import noop
from desktop.domain.trace import Score, Unscored
from desktop.domain.tree import Node
from desktop.ui.document import Document
from desktop.ui.languages import spoken
from desktop.ui.models import states

translate = QCoreApplication.translate


class Cell(NamedTuple):
    """What a cell shows: its text, or a grey remark where it is empty; ``marked`` is a score typed over the rule's."""

    text: str
    placeholder: str = ""
    marked: bool = False
    calculated: bool = False


class Column(NamedTuple):
    """One column, declared once."""

    name: str
    text: str
    cell: Callable[[Document, Node], Cell]
    place: Callable[[Document, Node], Place | None]
    fixed: Callable[[Document, Node], str]
    right: bool = False  # figures stand right

    @property
    def head(self) -> str:
        """What stands above the column."""
        return translate("cells", self.text)


JUDGED = (Manual, UnitTarget, Rollup)


def takes_own_figures(node: Node) -> bool:
    """Whether target and actual are the unit's own words: its own indicators, and those scored by hand."""
    return node.is_leaf and isinstance(node.indicator.method, JUDGED)


def is_typed(node: Node) -> bool:
    """Whether its score is typed by the rule itself, so that a typed one overrides nothing."""
    method = node.indicator.method
    return isinstance(method, Manual) or (isinstance(method, OwnTarget) and method.is_judged)


def weighs_itself(document: Document, node: Node) -> bool:
    """Whether the unit states its weight: an own leaf, but not one of a sub-table that shares the weight equally."""
    above = (document.tree[code].indicator.method for code in document.tree.ancestors(node.code))
    shared = any(isinstance(method, Rollup) and method.shares is Shares.EQUAL for method in above)
    return node.own and node.is_leaf and not shared


def single_input(node: Node) -> str:
    """The one figure a leaf needs, when it is asked for by this leaf alone; "" otherwise."""
    method = node.indicator.method
    if not node.is_leaf or method is None or len(method.needs) != 1 or isinstance(method, Checklist):
        return ""
    key = method.needs[0]
    return key if any(fact.key == key for fact in node.indicator.facts) else ""


def points_text(document: Document, points: Decimal | None) -> str:
    """Points with the rubric's digits, so that they stand under each other."""
    return "" if points is None else f"{document.rubric.rounding.points(points):f}"


# ---------------------------------------------------------------------- 指标
def _name(document: Document, node: Node) -> Cell:
    del document
    return Cell(node.name)


def _name_place(document: Document, node: Node) -> Place | None:
    del document
    return Place(Kind.OWN, node.code, "name") if node.own else None


def _name_fixed(document: Document, node: Node) -> str:
    del document
    return "" if node.own else translate("cells", "名称由评价方案规定")


# ---------------------------------------------------------------------- 分值
def _weight(document: Document, node: Node) -> Cell:
    del document
    if node.own and node.is_leaf and not node.weight:
        return Cell("", translate("cells", "待定"))
    return Cell(plain(node.weight))


def _weight_place(document: Document, node: Node) -> Place | None:
    return Place(Kind.OWN, node.code, "weight") if weighs_itself(document, node) else None


def _weight_fixed(document: Document, node: Node) -> str:
    if node.indicator.open_slot and node.children and not isinstance(node.indicator.method, Rollup):
        given = sum((leaf.weight for leaf in document.tree.leaves(node.code)), Decimal(0))
        said = translate("cells", "分值由评价方案规定；自设指标合计 {0} / {1} 分")
        return said.format(plain(given), plain(node.weight))
    if not node.own:
        return translate("cells", "分值由评价方案规定")
    if not node.is_leaf:
        return translate("cells", "分值是下级指标分值之和")
    return "" if weighs_itself(document, node) else translate("cells", "分值由各自设指标平均分配")


# ---------------------------------------------------------------------- 目标值
def _target(document: Document, node: Node) -> Cell:
    if not node.is_leaf or node.indicator.method is None:
        return Cell("")
    if takes_own_figures(node):
        place = Place(Kind.LEAF, node.code, "target")
        written = _line(document.evaluation.judgement(node.code).target)
        method = node.indicator.method
        return Cell(method.shown(written) if isinstance(method, OwnTarget) else written, last_year(document, place))
    return Cell(spoken(node.indicator.method.limit_text), calculated=True)


def _target_place(document: Document, node: Node) -> Place | None:
    del document
    return Place(Kind.LEAF, node.code, "target") if takes_own_figures(node) else None


def _target_fixed(document: Document, node: Node) -> str:
    del document
    if not node.is_leaf or node.indicator.method is None:
        return ""
    return "" if takes_own_figures(node) else translate("cells", "目标值由评价方案规定")


# ---------------------------------------------------------------------- 完成值
def _actual(document: Document, node: Node) -> Cell:
    if not node.is_leaf or node.indicator.method is None:
        return Cell("")
    place = _actual_place(document, node)
    if place is None:
        by_rule = document.sheet.leaves[node.code].by_rule
        remark = "" if not isinstance(by_rule, Unscored) else last_year(document, Place(Kind.LEAF, node.code, "actual"))
        return Cell(spoken(by_rule.value) if isinstance(by_rule, Score) else "", remark, calculated=True)
    return Cell(_line(text_at(document, place)), last_year(document, place))


def actual_text(document: Document, node: Node) -> str:
    """What was reached, as the cell says it; "" where nothing is."""
    return _actual(document, node).text


def _actual_place(document: Document, node: Node) -> Place | None:
    del document
    if takes_own_figures(node):
        return Place(Kind.LEAF, node.code, "actual")
    key = single_input(node)
    return Place(Kind.FACT, key) if key else None


def _actual_fixed(document: Document, node: Node) -> str:
    if not node.is_leaf or node.indicator.method is None or _actual_place(document, node) is not None:
        return ""
    if isinstance(node.indicator.method, Checklist):
        return translate("cells", "逐条对照得出；请在右侧“对照条件”中回答")
    return translate("cells", "由数据算出；数据在右侧“计算项”中填写")


# ---------------------------------------------------------------------- 得分
def _score(document: Document, node: Node) -> Cell:
    sheet = document.sheet
    if not node.is_leaf:
        tally = sheet.branches[node.code]
        return Cell(points_text(document, tally.points), f"{tally.scored}/{tally.leaves}")
    leaf = sheet.leaves[node.code]
    typed = document.evaluation.judgement(node.code).score
    marked = typed is not None and not is_typed(node)
    if leaf.points is None:
        return Cell("" if typed is None else plain(typed), "", marked)
    return Cell(points_text(document, leaf.points), "", marked)


def _score_place(document: Document, node: Node) -> Place | None:
    del document
    return Place(Kind.LEAF, node.code, "score") if node.is_leaf and node.indicator.method is not None else None


def _score_fixed(document: Document, node: Node) -> str:
    del document
    if not node.is_leaf:
        return translate("cells", "下级指标得分之和；有一项未得分就不显示")
    return "" if node.indicator.method is not None else translate("cells", "先增加本单位的指标（Insert）")


# ---------------------------------------------------------------------- 评分依据
def _basis(document: Document, node: Node) -> Cell:
    if not node.is_leaf:
        return Cell("")
    if node.indicator.method is None:
        return Cell("", translate("cells", "按 Insert 增加本单位的指标"))
    written = document.evaluation.judgement(node.code).basis
    if written:
        return Cell(_line(written))
    result = document.sheet.leaves[node.code].result
    if isinstance(result, Score):
        return Cell("", spoken(result.trace))
    return Cell("", last_year(document, Place(Kind.LEAF, node.code, "basis")))


def _basis_place(document: Document, node: Node) -> Place | None:
    del document
    return Place(Kind.LEAF, node.code, "basis") if node.is_leaf and node.indicator.method is not None else None


def _nothing(document: Document, node: Node) -> str:
    del document, node
    return ""


# ---------------------------------------------------------------------- 状态
def _state_cell(document: Document, node: Node) -> Cell:
    return Cell(states.state_text(document, node))


def _no_place(document: Document, node: Node) -> Place | None:
    del document, node
    return None


def last_year(document: Document, place: Place) -> str:
    """Last year's text at a place as a grey remark; "" where there is none."""
    text = document.evaluation.prior.get(str(place), "")
    return translate("cells", "上年 {0}").format(_line(text)) if text else ""


def text_at(document: Document, place: Place) -> str:
    """The value at a place as a person would write it."""
    value = document.evaluation.value_at(place)
    if value is None:
        return ""
    known = document.tree.fields.get(place.key) if place.kind is Kind.FACT else None
    return in_unit(Decimal(value), known.unit) if known else value


def lacking_text(document: Document, code: str) -> str:
    """Why a leaf has no score, and where the figure is typed; "" when it has one."""
    result = document.sheet.leaves[code].result
    if isinstance(result, Score):
        return ""
    head = {fact.key for fact in document.rubric.facts}
    where = translate("cells", "（在“基本情况”或指标面板填写）") if head & set(result.lacking) else ""
    reason = spoken(result.reason)
    return reason + where if TYPED not in result.lacking else reason


def _line(text: str) -> str:
    """Several lines as one."""
    return " ".join(text.split())


NAME, WEIGHT, TARGET, ACTUAL, SCORE, BASIS, STATE = range(7)
COLUMNS = (
    Column("name", noop("cells", "指标"), _name, _name_place, _name_fixed),
    Column("weight", noop("cells", "分值"), _weight, _weight_place, _weight_fixed, right=True),
    Column("target", noop("cells", "目标值"), _target, _target_place, _target_fixed, right=True),
    Column("actual", noop("cells", "完成值"), _actual, _actual_place, _actual_fixed, right=True),
    Column("score", noop("cells", "得分"), _score, _score_place, _score_fixed, right=True),
    Column("basis", noop("cells", "评分依据"), _basis, _basis_place, _nothing),
    Column("state", noop("cells", "状态"), _state_cell, _no_place, _nothing),
)
