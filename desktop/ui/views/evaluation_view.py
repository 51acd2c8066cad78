"""One open evaluation: contents at the left, the page in the middle, the chosen indicator at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.domain.errors import Problem
from desktop.domain.evaluation import Evidence, Kind, Place
from desktop.domain.findings.finding import Finding
from desktop.ui import check_sheet, languages, places, theme
from desktop.ui.document import Changed, Document
from desktop.ui.places import Page
from desktop.ui.settings import Settings
from desktop.ui.views import contents, indicator_panel
from desktop.ui.views.banner import banner
from desktop.ui.views.contents import Contents
from desktop.ui.views.evidence_drop import take_drops
from desktop.ui.views.fields import LineField, TextBox
from desktop.ui.views.finding_marks import FindingMarks
from desktop.ui.views.findings_panel import FindingsPanel
from desktop.ui.views.head_page import HeadPage
from desktop.ui.views.indicator_panel import IndicatorPanel
from desktop.ui.views.report_beside import Pages, ReportBeside
from desktop.ui.views.score_bar import ScoreBar
from desktop.ui.views.sign_page import SignPage
from desktop.ui.views.table_page import TablePage
from desktop.ui.views.writing import WritingField
from desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from desktop.ui.views.projects_page import PartDeeds
    from desktop.ui.views.report_preview import ReportPreview


_WIDE = 1280  # logical pixels of a screen with room for more than the least
_OF_SIGNED = (Page.SIGN, Page.REVIEW)  # pages for which it is no obstacle that the file is signed


class EvaluationView(QWidget):
    """Pages are made when first shown; the table is there from the start."""

    page_shown = Signal(object)  # Page
    sign_wanted = Signal()
    reopen_wanted = Signal()
    copy_wanted = Signal()
    again_wanted = Signal()  # the file, which another held when it was opened
    digital_wanted = Signal()
    scan_wanted = Signal(object)  # Revision whose stamped paper was scanned
    unscan_wanted = Signal(object)  # Evidence
    renamed = Signal()  # the unit, or the part
    jump_wanted = Signal(object)  # Place in another evaluation of the file

    def __init__(
        self, document: Document, workspace: Workspace, deeds: PartDeeds, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self.document, self._workspace, self._settings = document, workspace, Settings(workspace)
        self.contents = Contents(document)
        self.score_bar = ScoreBar(document)
        self.table = TablePage(document)
        self.table.restore_layout(self._settings)
        self.panel = IndicatorPanel(document)
        self.findings = FindingsPanel(document)
        self._pages: dict[Page, QWidget] = {Page.TABLE: self.table}
        self._makers: dict[Page, Callable[[], QWidget]] = {
            Page.HEAD: lambda: HeadPage(document),
            Page.SIGN: self._sign,
            Page.STANDING: self._standing,
            Page.PROJECTS: self._projects,
            Page.NARRATIVE: self._narrative,
            Page.EVIDENCE: self._evidence,
            Page.PREVIEW: self._preview,
            Page.REVIEW: self._review,
        }
        self._put_together()
        self._connect()
        self.show_page(Page.TABLE)

    def _sign(self) -> QWidget:
        page = SignPage(self.document)
        page.sign_wanted.connect(self.sign_wanted)
        page.reopen_wanted.connect(self.reopen_wanted)
        page.scan_wanted.connect(self.scan_wanted)
        page.unscan_wanted.connect(self.unscan_wanted)
        page.look_wanted.connect(self._look_at)
        return page

    def _projects(self) -> QWidget:
        from desktop.ui.views.projects_page import ProjectsPage

        return ProjectsPage(self.document, self._deeds)

    def _narrative(self) -> QWidget:
        from desktop.ui.views.narrative_page import NarrativePage

        return NarrativePage(self.document)

    def _standing(self) -> QWidget:
        from desktop.ui.views.standing_page import StandingPage

        page = StandingPage(self.document)
        page.chosen.connect(self._show_indicator)
        return page

    def _show_indicator(self, code: str) -> None:
        """Go to an indicator's row in the table."""
        self.show_page(Page.TABLE)
        self.table.view.go_to(code)
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _evidence(self) -> QWidget:
        from desktop.ui.views.evidence_page import EvidencePage

        page = EvidencePage(self.document, self._workspace)
        page.chosen.connect(self._show_indicator)
        return page

    def _look_at(self, evidence: Evidence) -> None:
        from desktop.ui.views import evidence_look

        evidence_look.show(self, self.document, self._workspace, evidence)

    def _review(self) -> QWidget:
        from desktop.ui.views.review_page import ReviewPage

        return ReviewPage(self.document, self._workspace)

    def _preview(self) -> ReportPreview:
        from desktop.ui.views.report_preview import ReportPreview

        made = ReportPreview(self.document, self._workspace)
        made.digital_wanted.connect(self.digital_wanted)
        made.beside_wanted.connect(self.switch_beside)
        self.table.view.chosen.connect(made.show_indicator)
        return made

    def _put_together(self) -> None:
        self.stack = Pages(self._pages.values())
        self.beside = ReportBeside(self.stack, self._settings, self.preview)
        self.banner, self._banner_text, self._banner_buttons = banner(
            (
                ("reopen", self.tr("开始修订…"), self.reopen_wanted.emit),
                ("again", self.tr("重新打开"), self.again_wanted.emit),
                ("copy", self.tr("另存一份…"), self.copy_wanted.emit),
            )
        )
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 8, 4, 8)
        column.setSpacing(7)
        column.addWidget(self.banner)
        column.addWidget(self.score_bar)
        column.addWidget(self.beside, 1)
        column.addWidget(self.findings)
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(6, 8, 0, 8)
        inside.addWidget(self.contents)
        left.setMinimumWidth(contents.LEAST)
        self.side = QFrame()
        theme.look(self.side, "side")
        right = QVBoxLayout(self.side)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.panel)
        self.side.setMinimumWidth(256)
        self.side.setMaximumWidth(460)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(8)
        for each in (left, centre, self.side):
            self.splitter.addWidget(each)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        width = contents.usual_width(roomy=self.screen().availableSize().width() >= _WIDE)
        self.splitter.setSizes([width + 6, 830, indicator_panel.WIDTH])
        self._left = left
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        kept = self._settings.layout("evaluation")
        if not kept.isEmpty():
            self.splitter.restoreState(kept)

    def _connect(self) -> None:
        self.contents.page_chosen.connect(self.show_page)
        self.contents.code_chosen.connect(self.table.view.go_to)
        self.contents.part_chosen.connect(self._deeds.show)
        self.contents.add_wanted.connect(self._deeds.add_project)
        self.table.view.chosen.connect(self.panel.show_code)
        self.table.view.inputs_wanted.connect(lambda _code: self.panel.focus_inputs())
        self.panel.jump.connect(self.jump)
        self.panel.add_wanted.connect(lambda _code: self.table.add_own())
        self.panel.evidence.look_wanted.connect(self._look_at)
        take_drops(self.table.view)
        self.findings.jump.connect(self.jump)
        self.findings.pointed.connect(self._point_out)
        self._follow_marks(self.panel)
        self.findings.sheet_wanted.connect(lambda: check_sheet.ask(self, self.document, self._workspace))
        self.document.state_changed.connect(self.refresh_state)
        self.document.changed.connect(self._on_changed)

    # ------------------------------------------------------------------ pages
    @property
    def page(self) -> Page:
        """The page in sight."""
        return next(page for page, widget in self._pages.items() if widget is self.stack.currentWidget())

    def page_widget(self, page: Page) -> QWidget:
        """A page, made when first asked for."""
        if page not in self._pages:
            made = self._makers[page]()
            self._pages[page] = made
            self.stack.addWidget(made)
            self._follow_marks(made)
        return self._pages[page]

    def preview(self) -> ReportPreview:
        """The report's preview, made when first asked for; perhaps beside another page."""
        return cast("ReportPreview", self.page_widget(Page.PREVIEW))

    def switch_beside(self) -> None:
        """Show the report beside the page that is filled in, or no more."""
        self.show_page(self.beside.switch(self.page))

    def show_page(self, page: Page) -> None:
        """Bring a page into sight."""
        self.beside.arrange(page)
        self.stack.setCurrentWidget(self.page_widget(page))
        self.side.setVisible(page is Page.TABLE and not self.beside.stands_beside(page))
        self.findings.setVisible(page is not Page.PREVIEW)
        self.score_bar.setVisible(page is not Page.REVIEW)  # that page tells both totals
        self.contents.show_page(page)
        self.refresh_state()
        self.page_shown.emit(page)

    def jump(self, place: Place) -> None:
        """Go to where a place is edited and put the cursor there."""
        if place.kind is Kind.UNCONFIRMED:
            place = Place.parse(place.key)
        if place.kind is Kind.PART:
            self.jump_wanted.emit(place)
            return
        case = self.document.case
        page = places.page_of(case, place)
        self.show_page(page)
        if page is Page.HEAD:
            head = self.page_widget(Page.HEAD)
            assert isinstance(head, HeadPage)
            head.focus_place(place)
        elif page is Page.TABLE:
            self._jump_in_table(place, places.code_of(case, place))
        elif page in (Page.NARRATIVE, Page.REVIEW):
            shown = self.page_widget(page)
            assert isinstance(shown, places.ShowsPlaces)
            shown.show_place(place)
        elif page is Page.EVIDENCE:
            from desktop.ui.views.evidence_page import EvidencePage

            evidence = self.page_widget(Page.EVIDENCE)
            assert isinstance(evidence, EvidencePage)
            evidence.show_file(place.key)

    def _point_out(self, finding: Finding) -> None:
        """After the jump to a finding: choose the words of the text it means."""
        if finding.span is None or finding.where.kind is Kind.PART:
            return
        marks = (*self._pages[self.page].findChildren(FindingMarks), *self.panel.findChildren(FindingMarks))
        any(each.select(finding) for each in marks)

    def _follow_marks(self, page: QWidget) -> None:
        """A mark in a text leads to its line in the list."""
        for marks in page.findChildren(FindingMarks):
            marks.asked.connect(self.findings.point_at)

    def _jump_in_table(self, place: Place, code: str) -> None:
        if self.table.focus_place(place):
            if place.field in ("reason", "improvement", "note", "basis") and self.panel.focus_place(place):
                return
            self.table.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            node = self.document.tree[place.key]
            if place.field == "score" and node.indicator.method is not None and node.indicator.method.needs:
                self.panel.focus_inputs()
            return
        self.table.view.go_to(code)
        self.panel.focus_place(place)

    # ------------------------------------------------------------------ state
    def _on_changed(self, change: Changed) -> None:
        if any(place.kind is Kind.HEADER for place in change.places):
            self.renamed.emit()

    def refresh_state(self) -> None:
        """Show whether the evaluation is signed or read-only, and why."""
        document = self.document
        frozen, read_only = document.frozen, document.read_only
        said = ""
        if frozen is not None:
            said = self.tr("{0}，内容已冻结。").format(document.signed_text)
        if read_only is not None:
            said += languages.said(read_only)
        self._banner_text.setText(said)
        self.banner.setVisible(bool(said) and (self.page not in _OF_SIGNED or read_only is not None))
        self._banner_buttons["reopen"].setVisible(frozen is not None and read_only is None)
        held = read_only is not None and read_only.code is Problem.FILE_LOCKED
        self._banner_buttons["again"].setVisible(held)
        self._banner_buttons["copy"].setVisible(read_only is not None)
        self.table.view.viewport().update()

    def banner_text(self) -> str:
        """What the banner says; "" when there is none."""
        return "" if self.banner.isHidden() else self._banner_text.text()

    def commit(self) -> None:
        """Hand over whatever is still being typed, before closing."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()

    def commit_typing(self) -> None:
        """Hand over the text being typed; the cursor stays in its field."""
        focus = self.focusWidget()
        if isinstance(focus, TextBox | LineField):
            focus.commit()
        elif isinstance(focus, WritingField):
            focus.paused.emit()

    def keep_layout(self) -> None:
        """Remember how the panes were left."""
        self._settings.keep_layout("evaluation", self.splitter.saveState())
        self.table.keep_columns(self._settings)

    def toggle_contents(self) -> None:
        """Fold the contents away, or show them again."""
        self._left.setVisible(self._left.isHidden())

    def toggle_panel(self) -> None:
        """Fold the panel away, or show it again."""
        if self.page is Page.TABLE:
            self.side.setVisible(self.side.isHidden())
