"""What F1 opens: the chapter of a page, and everything there is to know of one indicator."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.number import plain
from desktop.domain.rubric import Certainty
from desktop.domain.scoring import method_name
from desktop.domain.trace import Score
from desktop.ui.document import Document
from desktop.ui.languages import spoken
from desktop.ui.places import Page
from desktop.usecases.rubric_shelf import method_titles

CHAPTERS: Final = {
    Page.HEAD: "start",
    Page.TABLE: "table",
    Page.STANDING: "standing",
    Page.PROJECTS: "projects",
    Page.NARRATIVE: "narrative",
    Page.EVIDENCE: "evidence",
    Page.PREVIEW: "report",
    Page.SIGN: "sign",
    Page.REVIEW: "review",
}
# Dialogs by the names of their classes; any other has the first chapter.
DIALOGS: Final = {
    "ImportDialog": "last-year",
    "ImportIntoDialog": "last-year",
    "CompareDialog": "last-year",
    "NewDraftDialog": "start",
    "SettingsDialog": "start",
    "PartNameDialog": "projects",
    "SendDialog": "collect",
    "BackDialog": "collect",
    "SignOffDialog": "sign",
    "ReopenDialog": "sign",
    "DigitalDialog": "sign",
    "ReportFontsDialog": "report",
    "KeptReviewsDialog": "review",
    "VerifiedDialog": "verify",
    "BackupsDialog": "files",
    "ErrorDialog": "troubles",
    "LookDialog": "evidence",
    "ChooseDialog": "evidence",
    "RubricManager": "rubrics",
    "RubricEditor": "rubrics",
    "RubricCompareDialog": "rubrics",
    "ShowDialog": "rubrics",
    "CopyDialog": "rubrics",
    "ImportRubricDialog": "rubrics",
    "StartDialog": "rubrics",
    "RulePage": "checks",
}

translate = QCoreApplication.translate


def indicator_page(document: Document, code: str) -> str:
    """Markdown about one indicator: its rule, how sure that is, its figures, arithmetic, evidence and sources."""
    node = document.tree[code]
    indicator, leaf = node.indicator, document.sheet.leaves.get(code)
    lines = [f"# {_safe(node.title)}", "", _safe(" › ".join(document.tree.path(code))), ""]
    lines += [translate("HelpTopics", "分值 {0} 分").format(plain(node.weight)), ""]
    rule = spoken(indicator.rule_in_words(node.weight))
    if rule:
        lines += _section(translate("HelpTopics", "怎样计分"), rule)
        name = method_titles().get(method_name(indicator.method), "")
        link = f"[{name}](methods.md#{name})"
        lines += [translate("HelpTopics", "方法：{0}，手册里有更多例子。").format(link), ""] if name else []
        lines += _certainty(indicator.certainty, indicator.certainty_note)
    if indicator.reads:
        lines += ["## " + translate("HelpTopics", "用到的数"), ""]
        for key in indicator.reads:
            known = document.tree.fields.get(key)
            if known is not None:
                there = document.evaluation.facts.get(key)
                said = "" if there is None else translate("HelpTopics", "，已填 {0}").format(plain(there))
                hint = f"。{known.hint}" if known.hint else ""
                lines.append(f"- {_safe(known.name)}（{known.unit}）{said}{_safe(hint)}")
        lines.append("")
    if leaf is not None and isinstance(leaf.result, Score) and leaf.result.steps:
        lines += ["## " + translate("HelpTopics", "现在的计算过程"), ""]
        lines += [f"- {_safe(spoken(step.said))}" for step in leaf.result.steps]
        lines += ["", _safe(spoken(leaf.result.next_point)), ""]
    for head, text in (
        (translate("HelpTopics", "指标解释"), indicator.explanation),
        (translate("HelpTopics", "评分标准"), indicator.standard),
        (translate("HelpTopics", "要附的佐证材料"), indicator.evidence),
    ):
        lines += _section(head, text) if text else []
    if indicator.references:
        lines += ["## " + translate("HelpTopics", "依据"), ""]
        lines += [f"- {_safe(f'{each.document}　{each.place or str()}'.strip())}" for each in indicator.references]
        lines.append("")
    return "\n".join(lines)


def _section(head: str, text: str) -> list[str]:
    return [f"## {head}", "", *(_safe(line) + "\n" for line in text.splitlines()), ""]


def _certainty(certainty: Certainty, note: str) -> list[str]:
    """How well the rule is known, as a set-off paragraph; nothing where it is printed and no more is said."""
    said = {
        Certainty.PRINTED: "",
        Certainty.DERIVED: translate("HelpTopics", "推得：规则由已公布的得分反推得出。"),
        Certainty.ASSUMED: translate("HelpTopics", "推定：没有公开的依据，请对照本级财政部门的通知核对。"),
    }[certainty]
    return [f"> {said}{_safe(note)}", ""] if said or note else []


def _safe(text: str) -> str:
    """A text of a rubric or a person inside Markdown: its signs are only signs."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|~" else sign for sign in text)
