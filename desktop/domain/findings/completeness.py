"""CMP: what is missing, unconfirmed or left over from a template."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.domain.evaluation import JUDGEMENT_FIELDS, OWN_FIELDS, Kind, Place
from desktop.domain.fieldnames import FIELD_NAMES
from desktop.domain.findings.budget import UNMET
from desktop.domain.findings.finding import Case, Found, Severity
from desktop.domain.findings.index import index_of
from desktop.domain.findings.places import cell, fact_label, label, narrative_place, of_text, texts_of
from desktop.domain.findings.scores import outside_level
from desktop.domain.number import plain
from desktop.domain.text import in_a_row, say
from desktop.domain.trace import Unscored
from desktop.domain.tree import Node

_CONFIRM = say("Finding", "请核对后确认，或改为本年的内容。")
_UNCONFIRMED = say("Finding", "{what}来自其他文件，尚未确认")
_NOT_FILLED, _FILL = say("Finding", "没有填写“{name}”"), say("Finding", "请填写。")
_HINTED = say("Finding", "{where}里还有模板提示“{hint}”")
_OUT_WITH_IT = say("Finding", "请填实或删去。")
_UNIT, _TEXT = say("Finding", "单位名称"), say("Finding", "文字")
_HINT = re.compile(
    r"(?<![A-Za-z0-9])[XxＸｘ]{2,}(?![A-Za-z0-9])|×{2,}|＿{2,}|_{3,}|(?:限|不超过|控制在)?\d+\s*字(?:以内|左右|以下)"
)


def leaf_unscored(case: Case, node: Node) -> Iterator[Found]:
    """A leaf has no score.

    指标尚未得分：规则要用的数据没有填齐，或应由人工评分而没有填分。

    为什么要紧：没有填不等于 0 分。有一项没有得分，总分和等级就不成立，不能签发。

    错：预算完成率只填了预算数，没有填执行数。
    对：两个数都填上，得分自动算出。
    见于：未填完的表格直接加总，缺的项被当作 0 分。
    """
    leaf = case.sheet.leaves.get(node.code)
    if leaf is None or not isinstance(leaf.result, Unscored):
        return
    if case.evaluation.judgement(node.code).score is not None:
        return  # typed, but out of range: SCO002 says so
    if next(outside_level(case, node), None) is not None:
        return  # SCO009 says so
    said = say("Finding", "尚未得分：{reason}").format(reason=leaf.result.reason)
    yield Found(cell(node, "score"), label(case, node), said, (), say("Finding", "请补填后再核查。"))


def carried_cell_unconfirmed(case: Case, node: Node) -> Iterator[Found]:
    """A carried or imported cell has not been looked at.

    内容来自上年或其他文件，尚未确认：结转、导入的内容没有人看过。

    为什么要紧：上年的文字、分数原样印在今年的报告上，是最难解释的错误。带“未确认”标记的内容不能签发。

    错：从上年文件带来的指标目标值没有看过就签发。
    对：逐格核对，改动或点“确认无误”，标记随即取消。
    见于：沿用上年指标名称的报告。
    """
    evaluation = case.evaluation
    if not evaluation.unconfirmed:
        return
    places = [cell(node, field) for field in JUDGEMENT_FIELDS]
    if node.own:
        places += [Place(Kind.OWN, node.code, field) for field in OWN_FIELDS]
    hosts = index_of(case.tree).hosts
    head = {fact.key for fact in case.rubric.facts}
    keys = (*(field.key for field in node.indicator.facts), *_needs(node))
    places += [Place(Kind.FACT, key) for key in dict.fromkeys(keys) if key not in head and hosts[key][0] == node.code]
    marked = [place for place in places if evaluation.is_unconfirmed(place)]
    if marked:
        names = in_a_row(
            dict.fromkeys(
                FIELD_NAMES[place.field] if place.field else f"“{fact_label(case, place.key)}”" for place in marked
            )
        )
        yield Found(marked[0], label(case, node), _UNCONFIRMED.format(what=names), (), _CONFIRM)


def carried_text_unconfirmed(case: Case) -> Iterator[Found]:
    """The same for head, cover and narrative; the page is on :func:`carried_cell_unconfirmed`."""
    evaluation = case.evaluation
    if not evaluation.unconfirmed:
        return
    places: list[tuple[Place, str]] = [(Place(Kind.HEADER, "unit"), _UNIT)]
    places += [(Place(Kind.FACT, fact.key), fact.name) for fact in case.rubric.facts]
    places += [(Place(Kind.TEXT, text.key), text.name) for text in case.rubric.texts]
    places += [(narrative_place(heading.key), heading.heading) for heading in case.rubric.outline]
    for place, name in places:
        if evaluation.is_unconfirmed(place):
            said = _UNCONFIRMED.format(what=say("Finding", "“{name}”").format(name=name))
            yield Found(place, name, said, (), _CONFIRM)


def typed_score_without_basis(case: Case, node: Node) -> Iterator[Found]:
    """A typed score has no basis.

    填写了得分而没有评分依据：分数由人填写，评分依据空着。

    为什么要紧：人工评分没有计算式，依据是复核人唯一能看的东西。按规则算出的得分不受此限，依据空着时印出计算过程。

    错：“预决算信息公开合规性”填 2 分，评分依据空着。
    对：填 2 分，评分依据写明公开的日期和网址。
    见于：公开报告中满分项的依据只有“已完成”或空白。
    """
    judgement = case.evaluation.judgement(node.code)
    if node.is_leaf and judgement.score is not None and not judgement.basis.strip():
        yield Found(
            cell(node, "basis"),
            label(case, node),
            say("Finding", "填写了得分，没有填写评分依据"),
            (),
            say("Finding", "请填写评分依据（文件、日期、数据来源）。"),
        )


def evidence_missing(case: Case, node: Node) -> Iterator[Found]:
    """The rubric asks for evidence beside a score, and there is none.

    没有附佐证材料：评价方案要求这项指标附材料，已经得分，却没有附件。

    为什么要紧：得分的依据在材料里；复核时要逐项查验，事后补找往往找不到。

    错：方案要求“制度文件”，“内控”制度建设得 25 分，没有附件。
    对：同样得 25 分，附上“内控手册.pdf”。
    见于：财政部门复核要求；公开报告只写“见附件”。
    """
    leaf, asked = case.sheet.leaves.get(node.code), node.indicator.evidence
    if leaf is None or not asked or leaf.points is None or leaf.points <= 0 or leaf.left_out:
        return
    if any(each in case.evaluation.evidence for each in case.evaluation.proofs.get(node.code, ())):
        return
    yield Found(
        cell(node, "basis"),
        label(case, node),
        say("Finding", "方案要求附“{asked}”，已得 {points} 分，没有附件").format(
            asked=asked, points=plain(leaf.points)
        ),
        (plain(leaf.points),),
        say("Finding", "请附上{asked}。").format(asked=asked),
    )


def head_missing(case: Case) -> Iterator[Found]:
    """A text of cover or head block is missing.

    封面或表头缺少必填内容：单位名称、年度整体绩效目标、完成情况等空着。

    为什么要紧：单位名称空着的报告无从归属，按错误处理；表头的文字按提醒处理；封面的填报人、电话、日期可以手写，只作提示。
    未能完成原因只在确有未完成时才需要填写，由 BUD002 检查。

    错：年度整体绩效目标空着。
    对：按部门预算批复的整体绩效目标填写。
    见于：公开报告中完成情况一栏空白。
    """
    if not case.evaluation.unit.strip():
        yield Found(
            Place(Kind.HEADER, "unit"),
            _UNIT,
            say("Finding", "没有填写单位名称"),
            (),
            say("Finding", "请填写单位全称。"),
            severity=Severity.ERROR,
        )
    for field in case.rubric.texts:
        if field.key == UNMET or case.evaluation.texts.get(field.key, "").strip():
            continue
        yield Found(
            Place(Kind.TEXT, field.key),
            field.name,
            _NOT_FILLED.format(name=field.name),
            (),
            _FILL if field.place == "head" else say("Finding", "请填写；打印后手写亦可。"),
            None if field.place == "head" else Severity.NOTE,
        )


def hint_left_in_text(case: Case) -> Iterator[Found]:
    """A hint of the template was left in a text.

    模板提示语没有删除：文字里还有“XXX”“××”“200字以内”“____”之类的占位或提示。

    为什么要紧：这是没有写完的标志，公开之后无法更改。

    错：年度整体绩效目标“完成××项工作（200字以内）”。
    对：年度整体绩效目标“完成 12 项课题”。
    见于：公开报告正文中留有“200字以内”。
    """
    for place, name, text in texts_of(case):
        yield from _hint_left(place, name, text)


@of_text
def _hint_left(place: Place, name: str, text: str) -> Iterator[Found]:
    if (match := _HINT.search(text)) is not None:
        yield Found(place, name, _HINTED.format(where=_TEXT, hint=match[0].strip()), (match[0],), _OUT_WITH_IT)


def hint_left_in_cell(case: Case, node: Node) -> Iterator[Found]:
    """The same beside an indicator; the page is on :func:`hint_left_in_text`."""
    judgement = case.evaluation.judgements.get(node.code)
    if judgement is None:
        return
    for field in ("target", "actual", "basis", "reason", "improvement", "note"):
        if (match := _HINT.search(getattr(judgement, field))) is not None:
            yield Found(
                cell(node, field),
                label(case, node),
                _HINTED.format(where=FIELD_NAMES[field], hint=match[0].strip()),
                (match[0],),
                _OUT_WITH_IT,
            )


def section_unwritten(case: Case) -> Iterator[Found]:
    """A section the clerk has to write is empty.

    叙述的章节没有写：需要填报人写的一节空着。

    为什么要紧：空着的标题会原样印出来。由数据自动生成的各节不受此限；只统领下级标题的标题不用写。

    错：“（一）部门职能”下面没有文字。
    对：依据“三定”方案写明主要职能。
    见于：公开报告中只有标题的章节。
    """
    outline = case.rubric.outline
    for at, heading in enumerate(outline):
        leads = at + 1 < len(outline) and outline[at + 1].level > heading.level
        place = narrative_place(heading.key)
        if not (heading.generated or leads or case.evaluation.texts.get(place.key, "").strip()):
            said = say("Finding", "“{name}”还没有写").format(name=heading.heading)
            yield Found(place, heading.heading, said, (), heading.hint or _FILL)


def head_figure_missing(case: Case) -> Iterator[Found]:
    """A head figure is missing.

    表头数据没有填：预算表或其他表头数据项空着。

    为什么要紧：空着的数字印出来是空格；合计、完成率和用到它的指标都算不出来。

    错：其他资金的全年执行数空着。
    对：没有其他资金的，预算数和执行数都填 0。
    见于：公开报告中预算表缺列。
    """
    for fact in case.rubric.facts:
        if fact.key not in case.evaluation.facts:
            said, fix = _NOT_FILLED.format(name=fact.name), say("Finding", "请填写；确实没有的填 0。")
            yield Found(Place(Kind.FACT, fact.key), fact.name, said, (), fix)


def _needs(node: Node) -> tuple[str, ...]:
    method = node.indicator.method
    return method.needs if node.is_leaf and method is not None else ()
