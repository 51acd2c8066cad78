"""What a person does about a finding: put it right (采用), explain it away (忽略并说明), switch its rule off."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.findings import RULES, switched_off
from desktop.domain.findings.finding import Finding, Rule
from desktop.domain.findings.fixes import fix_of
from desktop.domain.findings.off import SwitchedOff, place_of, switch_off
from desktop.domain.findings.rules import BY_CODE
from desktop.ui import languages, messages, ranks
from desktop.ui.document import Document
from desktop.ui.listed import found_in

translate = QCoreApplication.translate

_GLANCE = 24  # characters
_JOINS = re.compile(r"[\w.,%〔〕\[\]]", re.ASCII)
_NEVER_OFF = "CMP001"  # a leaf without a score stays without one, whatever the reason


def reason_for(document: Document, finding: Finding) -> str:
    """Why a finding may stand, or why its rule is switched off; "" when nobody said."""
    document, finding = found_in(document, finding)
    if finding.where.kind is Kind.OVERRULED:
        return document.rubric.checks_off.get(finding.code) or document.evaluation.overruled.get(finding.code, "")
    return document.evaluation.overruled.get(finding.id, "")


def left(document: Document) -> dict[ranks.Rank, int]:
    """How many findings of each rank nobody explained; rules that are switched off are no findings."""
    counts = ranks.counted(document.findings)
    reasons = (*document.evaluation.overruled, *document.rubric.checks_off)
    codes = {each.partition("@")[0] for each in reasons}  # asked after each edit: few of many findings are looked at
    for finding in document.findings.of_rules(codes):
        counts[ranks.rank_of(finding)] -= bool(reason_for(document, finding))
    return counts


def may_explain(document: Document, finding: Finding) -> bool:
    """Whether a reason can let a finding stand."""
    return document.editable and finding.code != _NEVER_OFF and not is_switch(finding)


def overrule(parent: QWidget | None, document: Document, finding: Finding) -> bool:
    """Ask for the reason and keep it; an emptied reason takes it back. True when something changed."""
    refusal = document.refusal
    if refusal is not None:
        messages.show_error(parent, refusal)
        return False
    title = translate("findings", "忽略并说明")
    question = translate("findings", "{0}：{1}\n\n为什么可以保留？（理由会印在报告上；留空则恢复为待处理）").format(
        finding.code, languages.spoken(finding.message)
    )
    reason = messages.ask_text(parent, title, question, reason_for(document, finding))
    if reason is None:
        return False
    label = translate("findings", "说明核查发现 {0}").format(finding.code)
    document, finding = found_in(document, finding)
    return document.set_value(Place(Kind.OVERRULED, finding.id), reason.strip() or None, label)


# ---------------------------------------------------------------------- 采用
def fix(document: Document, finding: Finding) -> tuple[Change, ...]:
    """What 采用 would change; nothing where the program does not know what is right, or no edit is taken."""
    document, finding = found_in(document, finding)
    return fix_of(document.case, finding) if document.editable else ()


def told(document: Document, finding: Finding) -> str:
    """What 采用 would do, in a few words: 96.20% → 96%; "" where there is nothing it could."""
    document, finding = found_in(document, finding)
    evaluation, said = document.evaluation, []
    for where, value in fix(document, finding):
        before = evaluation.value_at(where) or ""
        if where.kind is Kind.UNCONFIRMED:
            said.append(translate("findings", "标为已确认"))
        elif value is None:
            said.append(translate("findings", "清除 {0}，按规则计算").format(_line(before)))
        else:
            said.append(" → ".join(_line(each) for each in _unlike(before, value)))
    return languages.listed(said, "；")


def _unlike(before: str, after: str) -> tuple[str, str]:
    """The stretches in which two texts differ, whole figures and words of letters at their ends."""
    shorter = min(len(before), len(after))
    start = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    end = next((at for at in range(shorter - start) if before[-1 - at] != after[-1 - at]), shorter - start)
    while start and _JOINS.match(before[start - 1]):
        start -= 1
    while end and _JOINS.match(before[len(before) - end]):
        end -= 1
    return before[start : len(before) - end], after[start : len(after) - end]


def _line(text: str) -> str:
    """On one line, not longer than one reads at a glance; nothing as a stroke."""
    said = " ".join(text.split())
    return (said if len(said) <= _GLANCE else said[:_GLANCE] + "…") or "—"


def apply_fix(document: Document, finding: Finding) -> bool:
    """Put a finding right: one step back. False when there was nothing to do."""
    document, finding = found_in(document, finding)
    changes = fix(document, finding)
    return bool(changes) and document.edit(translate("findings", "采用核查建议 {0}").format(finding.code), changes)


# ---------------------------------------------------------------------- 关闭、恢复一条规则
def rule_of(finding: Finding) -> Rule | None:
    """The rule a finding is of."""
    return BY_CODE.get(finding.code)


def is_switch(finding: Finding) -> bool:
    """Whether it is no finding about the content but says that its rule is switched off."""
    return finding.where == place_of(finding.code)


def switch(document: Document, finding: Finding) -> SwitchedOff | None:
    """The switched-off rule a line of the list stands for; None for any other line."""
    if not is_switch(finding):
        return None
    return next((each for each in switched_off(RULES, document.case) if each.code == finding.code), None)


def may_switch(document: Document, finding: Finding) -> bool:
    """Whether the rule of a line can be switched off, or on again: what the rubric says stands."""
    document, finding = found_in(document, finding)
    off = switch(document, finding)
    if off is not None and off.by_rubric:
        return False
    return document.editable and finding.code != _NEVER_OFF and rule_of(finding) is not None


def turn(parent: QWidget | None, document: Document, finding: Finding) -> bool:
    """Switch the rule off for a reason, or on again where it is off. True when something changed."""
    document, finding = found_in(document, finding)
    rule = rule_of(finding)
    if rule is None or not may_switch(document, finding):
        return False
    if is_switch(finding):
        return document.edit(
            translate("findings", "恢复核查规则 {0}").format(rule.code), [Change(place_of(rule.code), None)]
        )
    question = translate(
        "findings",
        "{code} {name}\n\n为什么这条规则不适用于本次自评？（全部 {code} 的发现都不再提示；理由会保留并印在报告上）",
    ).format(code=rule.code, name=languages.spoken(rule.name))
    reason = messages.ask_text(parent, translate("findings", "关闭此项检查"), question, "")
    if reason is None:
        return False
    if not reason.strip():
        messages.show_status(translate("findings", "没有写理由，{0} 没有关闭").format(rule.code))
        return False
    return document.edit(translate("findings", "关闭核查规则 {0}").format(rule.code), [switch_off(rule, reason)])
