"""The sheet of an official document (GB/T 9704-2012), its styles, and the book of pages being written."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.reports.fonts import FontSet, Role
from desktop.reports.pdf.canvas import HEIGHT, MM, WIDTH, Page
from desktop.reports.pdf.element import Element
from desktop.reports.pdf.embed import Embedder
from desktop.reports.pdf.typeset import Style

LEFT, TOP = 28 * MM, HEIGHT - 37 * MM
TEXT_WIDTH, TEXT_HEIGHT = 156 * MM, 225 * MM
RIGHT, BOTTOM = LEFT + TEXT_WIDTH, TOP - TEXT_HEIGHT
LINES, CHARACTERS = 22, 28
PITCH = TEXT_HEIGHT / LINES  # 28.99 points
BODY = 16.0  # 3号
TRACK = (
    TEXT_WIDTH / CHARACTERS - BODY
)  # 28 characters of 16 points are wider than the text: each stands a little closer

# A turned page, in its own directions: the head of the table is at the sheet's left edge on every page.
TURNED_LEFT, TURNED_TOP = BOTTOM, WIDTH - LEFT
TURNED_WIDTH, TURNED_HEIGHT = TEXT_HEIGHT, TEXT_WIDTH


class Styles:
    """Every style of the report, once."""

    def __init__(self, fonts: FontSet) -> None:
        self.body = Style(fonts, Role.FANGSONG, BODY, PITCH, TRACK)
        self.heading = {
            1: Style(fonts, Role.HEI, BODY, PITCH, TRACK),
            2: Style(fonts, Role.KAI, BODY, PITCH, TRACK),
            3: self.body,
            4: self.body,
        }
        self.attachment = Style(fonts, Role.HEI, BODY, PITCH)
        self.title = Style(fonts, Role.XIAOBIAOSONG, 22.0, 36.0)
        self.revision = Style(fonts, Role.KAI, BODY, 44.0)
        self.table_title = Style(fonts, Role.XIAOBIAOSONG, 18.0, 30.0)
        self.table_note = Style(fonts, Role.SONG, 10.5, 16.0)
        self.cell = Style(fonts, Role.SONG, 9.0, 12.5, loosest=0.12)
        self.strong_cell = Style(fonts, Role.HEI, 9.0, 12.5, loosest=0.12)
        self.upright_cell = Style(fonts, Role.SONG, 10.5, 15.0, loosest=0.12)
        self.strong_upright_cell = Style(fonts, Role.HEI, 10.5, 15.0, loosest=0.12)
        self.form = Style(fonts, Role.FANGSONG, 14.0, 22.0)
        self.strong_form = Style(fonts, Role.HEI, 14.0, 22.0)
        self.page_number = Style(fonts, Role.SONG, 14.0, 20.0)
        self.small = Style(fonts, Role.SONG, 7.5, 10.0)
        self.watermark = Style(fonts, Role.HEI, 150.0, 150.0)


@dataclass(slots=True)
class Bookmark:
    """An entry of the outline that readers show beside the pages."""

    level: int
    title: str
    page: int


@dataclass(frozen=True, slots=True)
class SealPlace:
    """The square that the unit's seal fills; ``page`` counts from 0, the rest are points."""

    page: int
    left: float
    bottom: float
    side: float


@dataclass(slots=True)
class Book:
    """The pages so far, and their text as a tree of headings, paragraphs and tables."""

    fonts: FontSet
    styles: Styles
    embedder: Embedder = field(default_factory=Embedder)
    pages: list[Page] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    names_cells: bool = False  # whether pages are to know what each cell of a table is
    structure: Element = field(default_factory=lambda: Element("Document"))
    unnumbered: int = 0  # pages before page 1: the cover
    seal: SealPlace | None = None  # where the sign-off block leaves room for it

    def new_page(self, turned: bool = False) -> Page:
        """Begin a page."""
        page = Page(self.embedder, turned, self.bookmarks[-1].title if self.bookmarks else "")
        self.pages.append(page)
        return page

    def mark(self, level: int, title: str) -> None:
        """Note in the outline that something begins on the last page."""
        self.bookmarks.append(Bookmark(level, title, len(self.pages) - 1))
        self.pages[-1].label = title


class Column:
    """Upright pages filled from the top on a grid of 22 lines."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.page = book.new_page()
        self.used = 0

    @property
    def free(self) -> int:
        """Lines left on this page."""
        return LINES - self.used

    @property
    def y(self) -> float:
        """The upper edge of the next line."""
        return TOP - self.used * PITCH

    def need(self, lines: int) -> None:
        """Go to a new page unless so many lines are left on this one."""
        if lines > self.free and self.used:
            self.page = self._book.new_page()
            self.used = 0

    def skip(self, lines: int, *, always: bool = False) -> None:
        """Leave lines empty, but none at the head of a page unless told to."""
        if self.used or always:
            self.used = min(self.used + lines, LINES)
