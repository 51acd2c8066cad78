"""One file of evidence, seen without leaving the indicator it proves."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.evaluation import Evidence
from desktop.ui import parts
from desktop.ui.document import Document
from desktop.ui.views.evidence_preview import EvidencePreview
from desktop.usecases.workspace import Workspace


class LookDialog(parts.Dialog):
    """The preview with a button to close it."""

    def __init__(
        self, document: Document, workspace: Workspace, evidence: Evidence, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, 860, 640)
        self.setWindowTitle(evidence.name)
        self.preview = EvidencePreview(document, workspace)
        self.preview.show_file(evidence)
        self.column.addWidget(self.preview, 1)
        close = parts.button(self.tr("关闭"), "primary")
        close.clicked.connect(self.accept)
        self.column.addLayout(parts.foot(close))


def show(parent: QWidget, document: Document, workspace: Workspace, evidence: Evidence) -> None:
    """Show a file until the dialog is closed."""
    dialog = LookDialog(document, workspace, evidence, parent)
    try:
        dialog.exec()
    finally:
        dialog.deleteLater()
