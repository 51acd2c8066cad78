"""Explaining a finding away (忽略并说明): the reason is kept with the evaluation and printed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings.finding import Finding
from desktop.ui import messages
from desktop.ui.document import Document


def reason_for(document: Document, finding: Finding) -> str:
    """Why a finding may stand; "" when nobody said."""
    return document.evaluation.overruled.get(finding.id, "")


def overrule(parent: QWidget | None, document: Document, finding: Finding) -> bool:
    """Ask for the reason and keep it; an emptied reason takes it back. True when something changed."""
    refusal = document.refusal
    if refusal is not None:
        messages.show_error(parent, refusal)
        return False
    title = _tr("忽略并说明")
    question = _tr("{0}：{1}\n\n为什么可以保留？（理由会印在报告上；留空则恢复为待处理）").format(
        finding.code, finding.message
    )
    reason = messages.ask_text(parent, title, question, reason_for(document, finding))
    if reason is None:
        return False
    label = _tr("说明核查发现 {0}").format(finding.code)
    return document.set_value(Place(Kind.OVERRULED, finding.id), reason.strip() or None, label)


def _tr(text: str) -> str:
    return QCoreApplication.translate("findings", text)
