"""The handbook (使用手册): contents and search at the left, the page at the right; F1 opens it where it helps."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import languages, parts, theme
from desktop.ui.help import paper
from desktop.usecases import handbook
from desktop.usecases.handbook import Chapter
from desktop.usecases.workspace import Workspace

_SIZE = (1040, 720)
_CONTENTS = 270
_MARGIN = 36
_WIDEST = 860  # logical pixels of a line of text; longer ones are hard to read
_CHAPTER, _SECTION = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_NARROWEST = 200
_BAR = 20  # the vertical scroll bar
_SOON = 150  # ms after the last key before the search


class Page(QTextBrowser):
    """One chapter; pictures as wide as the text at most."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setStyleSheet(f"QTextBrowser {{ background: {theme.CARD.name()}; }}")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._markdown, self._room = "", 0

    def show_text(self, markdown: str) -> None:
        """Fill the page and go to its top."""
        self._markdown = markdown
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def go_to(self, heading: str) -> bool:
        """Bring a heading to the top; False when the page has none of this name."""
        at = paper.headings(self.document()).get(heading)
        if at is None:
            return False
        cursor = QTextCursor(self.document())
        cursor.setPosition(at)
        self.setTextCursor(cursor)
        top = self.document().documentLayout().blockBoundingRect(cursor.block()).top()
        self.verticalScrollBar().setValue(int(top) - 8)
        return True

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Pictures come from the program's own folder."""
        if kind != 2:  # QTextDocument.ResourceType.ImageResource, which PySide gives as a number
            return super().loadResource(kind, name)
        return paper.scaled(paper.picture_of(QUrl(name)), self._room, self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures and margins follow the width; the reader stays where she was."""
        super().resizeEvent(event)
        if self._markdown and self._room != self._widest():
            bar = self.verticalScrollBar()
            share = bar.value() / max(bar.maximum(), 1)
            self._lay_out()
            bar.setValue(round(share * bar.maximum()))

    def _lay_out(self) -> None:
        """Lines stay readable in a wide window: the margins grow, not the lines."""
        self._room = self._widest()
        self.document().clear()
        self.document().setDocumentMargin(max((self.width() - _BAR - self._room) / 2, _MARGIN))
        paper.lay_out(self.document(), self._markdown)
        self.moveCursor(QTextCursor.MoveOperation.Start)  # Qt scrolls to the cursor when it shows the page

    def _widest(self) -> int:
        """The width of the text in logical pixels, with room for the scroll bar."""
        return max(min(self.width() - _BAR - 2 * _MARGIN, _WIDEST), _NARROWEST)


class Handbook(QWidget):
    """The window. It stays beside the main window; one is enough."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Read the chapters.

        Raises:
            UserError: FILE_MISSING.
        """
        super().__init__(parent, Qt.WindowType.Window)
        self._language = languages.current()
        self.chapters = handbook.load(workspace.shipped, self._language)
        self.setWindowTitle(self.tr("自评台使用手册"))
        room = self.screen().availableSize()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 60))
        self._trail: list[tuple[str, str]] = []
        self._at = -1
        self.extra = ""  # Markdown of an indicator, shown in place of a chapter
        self.page = Page()
        self.page.setAccessibleName(self.tr("手册正文"))
        self.page.anchorClicked.connect(self._follow)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._search)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._left())
        split.addWidget(self.page)
        split.setSizes([_CONTENTS, _SIZE[0] - _CONTENTS])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence.StandardKey.Find, self, self.words.setFocus)
        QShortcut(QKeySequence.StandardKey.Back, self, self.back)
        QShortcut(QKeySequence.StandardKey.Forward, self, self.forward)

    def _left(self) -> QWidget:
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(10, 10, 4, 10)
        row = QHBoxLayout()
        self.back_button = parts.button("", "flat", "arrow-left")
        self.back_button.setToolTip(self.tr("后退（Alt+←）"))
        self.back_button.setAccessibleName(self.tr("后退"))
        self.back_button.clicked.connect(self.back)
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("在手册中查找（Ctrl+F）"))
        self.words.setAccessibleName(self.tr("在手册中查找"))
        parts.searching(self.words)
        self.words.textChanged.connect(lambda _text: self._soon.start())
        self.words.returnPressed.connect(self._search)
        row.addWidget(self.back_button)
        row.addWidget(self.words, 1)
        column.addLayout(row)
        self.contents = QTreeWidget()
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName(self.tr("手册目录"))
        theme.look(self.contents, "nav")
        self.contents.itemActivated.connect(self._on_item)
        self.contents.itemClicked.connect(self._on_item)
        column.addWidget(self.contents, 1)
        self.found = parts.label("", "muted", wrap=True)
        column.addWidget(self.found)
        self._list_chapters()
        return area

    # ------------------------------------------------------------------ contents and search
    def _list_chapters(self) -> None:
        self.contents.clear()
        self.found.hide()
        for number, chapter in enumerate(self.chapters, 1):
            item = QTreeWidgetItem(self.contents, [f"{number}　{chapter.title}"])
            item.setData(0, _CHAPTER, chapter.key)
            item.setData(0, _SECTION, "")
            for section in chapter.sections:
                if section.level == 2:
                    below = QTreeWidgetItem(item, [section.title])
                    below.setData(0, _CHAPTER, chapter.key)
                    below.setData(0, _SECTION, section.title)

    def _search(self) -> None:
        self._soon.stop()
        words = self.words.text()
        if not words.strip():
            self._list_chapters()
            return
        hits = handbook.search(self.chapters, words)
        self.contents.clear()
        for hit in hits:
            item = QTreeWidgetItem(self.contents, [hit.section.title or hit.chapter.title])
            item.setData(0, _CHAPTER, hit.chapter.key)
            item.setData(0, _SECTION, hit.section.title)
            item.setToolTip(0, hit.excerpt)
            below = QTreeWidgetItem(item, [languages.named(hit.chapter.title, hit.excerpt)])
            below.setFlags(Qt.ItemFlag.ItemIsEnabled)
            below.setForeground(0, theme.MUTED)
            below.setData(0, _CHAPTER, hit.chapter.key)
            below.setData(0, _SECTION, hit.section.title)
        self.contents.expandAll()
        self.found.setText(
            self.tr("找到 {0} 处").format(len(hits)) if hits else self.tr("没有找到。请换一个说法试试。")
        )
        self.found.show()

    def _on_item(self, item: QTreeWidgetItem) -> None:
        self.open(item.data(0, _CHAPTER), item.data(0, _SECTION))
        words = self.words.text().split()
        if words and self.page.find(words[0]):
            self.page.ensureCursorVisible()

    # ------------------------------------------------------------------ pages
    def open(self, key: str, section: str = "") -> None:
        """Turn to a chapter, and to a heading in it."""
        self._trail = [*self._trail[: self._at + 1], (key, section)]
        self._at = len(self._trail) - 1
        self._show()

    def show_extra(self, markdown: str) -> None:
        """A page that is no chapter: what there is to know of one indicator."""
        self.extra = markdown
        self.open("", "")

    def back(self) -> None:
        """To the page before."""
        if self._at > 0:
            self._at -= 1
            self._show()

    def forward(self) -> None:
        """To the page that was left by going back."""
        if self._at + 1 < len(self._trail):
            self._at += 1
            self._show()

    def _show(self) -> None:
        key, section = self._trail[self._at]
        chapter = self._chapter(key)
        self.page.show_text(self._text(chapter) if chapter is not None else self.extra)
        if section:
            self.page.go_to(section)
        self.back_button.setEnabled(self._at > 0)
        for row in range(self.contents.topLevelItemCount()):
            item = self.contents.topLevelItem(row)
            if item is not None and not self.words.text().strip():
                here = item.data(0, _CHAPTER) == key
                item.setExpanded(here)
                if here:
                    self.contents.setCurrentItem(item)

    def _text(self, chapter: Chapter) -> str:
        """A chapter nobody translated says so below its title."""
        if chapter.language == self._language:
            return chapter.text
        title, _, rest = chapter.text.partition("\n")
        return "\n".join((title, "", "> " + self.tr("这一章只有中文。"), rest))

    def _chapter(self, key: str) -> Chapter | None:
        return next((each for each in self.chapters if each.key == key), None)

    def _follow(self, link: QUrl) -> None:
        """A link to another chapter, or to a heading of this one; nothing leads out of an offline program."""
        key = link.path().removesuffix(".md")
        here = self._trail[self._at][0]
        section = link.fragment(QUrl.ComponentFormattingOption.FullyDecoded)
        if self._chapter(key or here) is not None:
            self.open(key or here, section)


def show(parent: QWidget, workspace: Workspace, key: str = "", section: str = "", extra: str = "") -> Handbook:
    """Open the handbook, or bring it to the front, at a chapter or with a page of its own.

    Raises:
        UserError: FILE_MISSING: the program was copied incompletely.
    """
    top = parent.window()
    book = top.findChild(Handbook, options=Qt.FindChildOption.FindDirectChildrenOnly) or Handbook(workspace, top)
    if extra:
        book.show_extra(extra)
    else:
        book.open(key or handbook.CHAPTERS[0], section)
    book.show()
    book.raise_()
    book.activateWindow()
    return book
