"""The report on screen: the very PDF that would be exported, as pictures of its pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.domain.findings.finding import Case
from desktop.domain.signoff import Revision
from desktop.usecases import report_fonts
from desktop.usecases.export_report import printed

if TYPE_CHECKING:
    from desktop.reports.pages import Edges as Edges  # noqa: PLC0414 - the window names it from here
    from desktop.reports.pages import PageSize
    from desktop.reports.pages import Picture as Picture  # noqa: PLC0414 - likewise
    from desktop.reports.words import Found as Found  # noqa: PLC0414 - likewise
    from desktop.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Preview:
    """A set report. Its functions are for a worker thread.

    Attributes:
        sizes: Of every page, in points.
        missing: Characters no face has; they print as nothing and stop an export.
        draft: Whether it carries the watermark 草稿.
        title: Of the document, for a printer's list of jobs.
        has_cover: Whether the first page is one, without a number.
        notes: The characters that a chosen face of the office lacks.
    """

    sizes: tuple[PageSize, ...]
    missing: tuple[str, ...]
    draft: bool
    title: str
    has_cover: bool
    notes: tuple[str, ...]
    _pdf: bytes = field(repr=False)
    _texts: list[tuple[str, ...]] = field(default_factory=list, repr=False, compare=False)  # read when first needed

    def draw(self, page: int, scale: float) -> Picture:
        """One page (from 0), ``scale`` pixels a point."""
        from desktop.reports import pages

        return pages.draw(self._pdf, page, scale)

    def draw_sheet(self, page: int, scale: float, top: int, rows: int) -> Picture | None:
        """A band of a page as it lies on its paper; None below its lower edge (see ``reports.pages``)."""
        from desktop.reports import pages

        return pages.draw_sheet(self._pdf, page, scale, top, rows)

    def edges(self) -> tuple[Edges, ...]:
        """For every page how much of its paper is empty at each edge, in millimetres."""
        from desktop.reports import pages

        return pages.edges(self._pdf)

    def find(self, said: str) -> tuple[Found, ...]:
        """Every place where the words stand, in the order of the pages; blanks and line ends do not count."""
        from desktop.reports import words

        if not self._texts:
            self._texts.append(words.texts(self._pdf))
        return words.find(self._pdf, self._texts[0], said)

    def find_row(self, name: str) -> Found | None:
        """Where an indicator's name stands: on a page of a wide table before any other, else at its last place."""
        found = self.find(name)
        wide = (each for each in found if self.sizes[each.page].width > self.sizes[each.page].height)
        return next(wide, found[-1] if found else None)

    def text(self, page: int, box: tuple[float, float, float, float]) -> str:
        """What stands within a box of a page: left, top, right and bottom in points from its upper left corner."""
        from desktop.reports import words

        return words.inside(self._pdf, page, words.Box(*box))


def make(workspace: Workspace, case: Case, revision: Revision | None, now: datetime, part: str = "") -> Preview:
    """Set the report, or that of one part; takes a second or so, so never on the thread of the window."""
    from desktop.reports import pages, pdf

    report = printed(case, revision, now, part=part)
    own = report_fonts.chosen(workspace)
    data, borrowed = pdf.render_noted(report, workspace.fonts, own)
    missing = pdf.missing_characters(report, workspace.fonts, own)
    notes = tuple(report_fonts.borrowed_lines(own, borrowed))
    return Preview(pages.sizes(data), missing, report.draft, "".join(report.title), report.has_cover, notes, data)
