"""The report on screen: the very PDF that would be exported, as pictures of its pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.domain.findings.finding import Case
from desktop.domain.signoff import Revision
from desktop.usecases.export_report import printed

if TYPE_CHECKING:
    from desktop.reports.pages import PageSize
    from desktop.reports.pages import Picture as Picture  # noqa: PLC0414 - the window names it from here
    from desktop.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Preview:
    """A set report. Both functions below are for a worker thread.

    Attributes:
        sizes: Of every page, in points.
        missing: Characters no face has; they print as nothing and stop an export.
        draft: Whether it carries the watermark 草稿.
    """

    sizes: tuple[PageSize, ...]
    missing: tuple[str, ...]
    draft: bool
    _pdf: bytes = field(repr=False)

    def draw(self, page: int, scale: float) -> Picture:
        """One page (from 0), ``scale`` pixels a point."""
        from desktop.reports import pages

        return pages.draw(self._pdf, page, scale)


def make(workspace: Workspace, case: Case, revision: Revision | None, now: datetime) -> Preview:
    """Set the report; takes a second or so, so never on the thread of the window."""
    from desktop.reports import pages, pdf

    report = printed(case, revision, now)
    data = pdf.render(report, workspace.fonts)
    return Preview(pages.sizes(data), pdf.missing_characters(report, workspace.fonts), report.draft, data)
