"""The narrative report (文字报告): outline left, text right. Generated paragraphs stand until they are rewritten."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListView, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from desktop.domain import wordcount
from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.refreshing import all_refreshed, generated_text, overtaken, place_of, refreshed, rewritten
from desktop.domain.rubric import OutlineHeading
from desktop.ui import languages, parts, theme
from desktop.ui.document import Changed, Document
from desktop.ui.models.outline import OutlineModel, State
from desktop.ui.views.finding_marks import FindingMarks
from desktop.ui.views.refresh_strip import RefreshStrip
from desktop.ui.views.writing import WritingField

_LEAST = 40  # px; a line and a half, in a low window with large type
_LETTERS = 26  # a line of the sheet holds; where the window is narrow the outline gives way first


class NarrativePage(QWidget):
    """One heading at a time; what is typed is an edit like any other, kept after a pause or on leaving the field."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._row = -1
        self._session = object()  # one visit to one heading: its edits are one step of undo
        self.model = OutlineModel(document, self)
        self.outline = QListView()
        self.outline.setModel(self.model)
        self.outline.setUniformItemSizes(True)
        self.outline.setAccessibleName(self.tr("报告提纲"))
        self.outline.setIconSize(QSize(16, 16))
        theme.look(self.outline, "nav")
        self.outline.setMinimumWidth(220)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.outline)
        split.addWidget(self._sheet())
        split.setStretchFactor(1, 1)
        split.setSizes([320, 760])
        split.setChildrenCollapsible(False)
        split.setHandleWidth(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
        self.marks = FindingMarks(self.editor, document, self._shown_place)
        self.outline.selectionModel().currentChanged.connect(self._on_current)
        self.editor.paused.connect(self.commit)
        document.changed.connect(self._on_change)
        document.state_changed.connect(self._show)
        if any(heading.generated == "projects" for heading in document.rubric.outline):
            document.parts_changed.connect(self._on_parts)
        if self.model.rowCount():
            self.outline.setCurrentIndex(self.model.index(self._first_open()))

    # ------------------------------------------------------------------ what stands on it
    def _sheet(self) -> QWidget:
        frame, inside = parts.card(margin=20, spacing=7)
        inside.setContentsMargins(20, 10, 20, 10)
        frame.setMinimumWidth(_LETTERS * frame.fontMetrics().horizontalAdvance("字"))
        head = QHBoxLayout()
        self.heading = parts.label("", scale=1.25, strong=True, wrap=True)
        self.badge = parts.label("")
        head.addWidget(self.heading, 1)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        self.hint = parts.label("", "muted", wrap=True)
        inside.addWidget(self.hint)
        self.strip = RefreshStrip()
        self.strip.refresh_wanted.connect(self.refresh)
        self.strip.refresh_all_wanted.connect(self.refresh_all)
        inside.addWidget(self.strip)
        self.editor = WritingField()
        self.editor.setAccessibleName(self.tr("本节文字"))
        self.editor.setFont(theme.scaled_font(1.1))
        self.editor.setPlaceholderText(self.tr("在这里写本节的内容；每段一行。"))
        self.editor.setMinimumHeight(_LEAST)
        inside.addWidget(self.editor, 3)
        foot = QHBoxLayout()
        self.note = parts.label("", "muted", wrap=True)
        foot.addWidget(self.note, 1)
        self.count = parts.label("", "muted")
        self.editor.textChanged.connect(self._show_count)
        foot.addWidget(self.count)
        self.confirm_button = parts.button(self.tr("确认沿用"), icon="check")
        self.confirm_button.clicked.connect(self._confirm)
        self.restore_button = parts.button(self.tr("恢复生成"), icon="rotate-ccw")
        self.restore_button.clicked.connect(self.restore)
        foot.addWidget(self.confirm_button)
        foot.addWidget(self.restore_button)
        inside.addLayout(foot)
        self._beside = QWidget()
        below = QVBoxLayout(self._beside)
        below.setContentsMargins(0, 8, 0, 0)
        self.source = QComboBox()
        self.source.setAccessibleName(self.tr("供对照的是哪一份文字"))
        self.source.activated.connect(self._show_source)
        self.insert_button = parts.button(self.tr("插入所选"), "link")
        self.insert_button.setToolTip(self.tr("把下面选中的文字放到光标处；没有选中就放入全部"))
        self.insert_button.clicked.connect(self._insert_beside)
        title = QHBoxLayout()
        title.addWidget(self.source)
        title.addStretch(1)
        title.addWidget(self.insert_button)
        below.addLayout(title)
        self.beside = QPlainTextEdit()
        self.beside.setReadOnly(True)
        self.beside.setAccessibleName(self.tr("供对照的文字"))
        self.beside.setMinimumHeight(_LEAST)
        below.addWidget(self.beside, 1)
        inside.addWidget(self._beside, 2)
        return frame

    @property
    def current(self) -> OutlineHeading | None:
        """The heading on the right."""
        return self.model.headings[self._row] if 0 <= self._row < len(self.model.headings) else None

    def _shown_place(self) -> Place | None:
        """Whose text stands in the editor."""
        heading = self.current
        return None if heading is None else place_of(heading)

    def show_place(self, place: Place) -> None:
        """Jump to the heading a finding points at."""
        row = self.model.row_of(place)
        if row >= 0:
            self.outline.setCurrentIndex(self.model.index(row))
            self.editor.setFocus()

    def _first_open(self) -> int:
        """The first heading that waits for the clerk; the first one that can hold text otherwise."""
        states = [self.model.state(row) for row in range(self.model.rowCount())]
        for wanted in (State.OVERTAKEN, State.UNCONFIRMED, State.EMPTY, State.GENERATED, State.WRITTEN):
            if wanted in states:
                return states.index(wanted)
        return 0

    # ------------------------------------------------------------------ editing
    def commit(self) -> None:
        """Hand what was typed to the document; nothing happens when nothing was.

        The main window calls this before it closes or signs.
        """
        heading = self.current
        if heading is None or not self.editor.touched or self.editor.composing:
            return
        text = self.editor.toPlainText().strip()
        self.editor.keep()
        place = place_of(heading)
        before = self._document.evaluation.value_at(place)
        if before is None and text == self._generated(heading):
            return
        label = self.tr("修改{0}").format(self._document.label(place))
        if text != before:
            self._document.edit(label, rewritten(heading, self._document.case, text), session=self._session)

    def refresh(self) -> None:
        """Bring new figures into this text."""
        heading = self.current
        if heading is not None:
            self.commit()
            label = self.tr("更新“{heading}”里的数字").format(heading=heading.heading)
            self._document.edit(label, refreshed(heading, self._document.case))

    def refresh_all(self) -> None:
        """Bring new figures into every text."""
        self.commit()
        self._document.edit(self.tr("更新报告里的数字"), all_refreshed(self._document.case))

    def _insert_beside(self) -> None:
        """Put what is chosen beside (or all of it) where the cursor is."""
        chosen = self.beside.textCursor().selectedText().replace("\u2029", "\n") or self.beside.toPlainText()
        self.editor.insertPlainText(chosen)
        self.editor.setFocus()

    def restore(self) -> None:
        """Drop the clerk's own text, so that the data speak again; undo brings it back."""
        heading = self.current
        if heading is None:
            return
        self.editor.keep()
        place = place_of(heading)
        label = self.tr("恢复“{heading}”的生成文字").format(heading=heading.heading)
        if self._document.evaluation.value_at(place) is None:
            self._show()
        else:
            self._document.edit(label, rewritten(heading, self._document.case, ""))

    def _confirm(self) -> None:
        """The text carried over stays as it is."""
        heading = self.current
        if heading is None:
            return
        self.commit()
        place = place_of(heading)
        if self._document.evaluation.is_unconfirmed(place):
            label = self.tr("确认沿用“{heading}”").format(heading=heading.heading)
            self._document.edit(label, [Change(Place(Kind.UNCONFIRMED, str(place)), None)])

    # ------------------------------------------------------------------ showing
    def _on_current(self, index: QModelIndex) -> None:
        self.commit()
        self._row = index.row()
        self._session = object()
        self._show()

    def _on_change(self, changed: Changed) -> None:
        heading = self.current
        if heading is None:
            return
        if self.editor.touched and place_of(heading).key not in changed.texts:
            return  # half typed: another edit, say of a figure, must not take it away
        self._show()

    def _on_parts(self) -> None:
        """A project was edited: what is generated of it, here and in the outline's states."""
        self.outline.viewport().update()
        if not self.editor.touched:
            self._show()

    def _show(self) -> None:
        """The heading, its text and where that comes from."""
        heading = self.current
        if heading is None:
            return
        state = self.model.state(self._row)
        own = self._document.evaluation.texts.get(place_of(heading).key, "")
        generated = self._generated(heading)
        self.heading.setText(heading.heading)
        self.hint.setText(heading.hint)
        self.hint.setVisible(bool(heading.hint))
        looks = {State.WRITTEN: "good-badge", State.GENERATED: "badge"}
        self.badge.setText(self.model.words(state))
        self.badge.setVisible(bool(self.model.words(state)))
        theme.look(self.badge, looks.get(state, "warn-badge"))
        if not (self.editor.hasFocus() and own and own == self.editor.toPlainText().strip()):
            self.editor.fill(own or generated)
        editable = self._document.editable
        self.editor.setReadOnly(not editable)
        theme.look(self.editor, self.editor.property("look") or "")
        self.note.setText(self._note(state, editable=editable))
        self.confirm_button.setVisible(editable and state is State.UNCONFIRMED)
        self.restore_button.setVisible(editable and bool(own) and bool(generated))
        self._show_beside(heading, own, generated)
        self.insert_button.setVisible(editable)
        self._show_stale(heading, editable=editable)
        self._show_count()

    def _show_stale(self, heading: OutlineHeading, *, editable: bool) -> None:
        case = self._document.case
        waiting = [each for each in case.rubric.outline if overtaken(each, case) is not None]
        self.strip.tell(overtaken(heading, case), len([each for each in waiting if each != heading]), editable=editable)

    def _show_count(self) -> None:
        """How long the text is, against what the form allows."""
        heading = self.current
        most = None if heading is None else heading.limit
        there = wordcount.count(self.editor.toPlainText())
        said = self.tr("{0} 字").format(there) if most is None else self.tr("{0} / {1} 字").format(there, most)
        self.count.setText(said)
        theme.look(self.count, "warn" if most is not None and there > most else "muted")

    def _show_beside(self, heading: OutlineHeading, own: str, generated: str) -> None:
        """Texts to look at or take from: what the data say now beside the clerk's own text, and last year's."""
        prior = self._document.evaluation.prior.get(str(place_of(heading)), "")
        there = [
            (self.tr("现在由数据生成的文字（供对照，不会印出）"), generated if own and own != generated else ""),
            (self.tr("上年的文字（供参考，不会印出）"), prior if prior != own else ""),
        ]
        chosen = self.source.currentText()
        self.source.clear()
        for title, text in there:
            if text:
                self.source.addItem(title, text)
        self.source.setCurrentIndex(max(self.source.findText(chosen), 0))
        self._beside.setVisible(self.source.count() > 0)
        self._show_source()

    def _show_source(self) -> None:
        text = self.source.currentData() or ""
        if self.beside.toPlainText() != text:
            self.beside.setPlainText(text)

    def _note(self, state: State, *, editable: bool) -> str:
        if not editable:
            refusal = self._document.refusal
            return languages.problem(refusal) if refusal is not None else ""
        return {
            State.GENERATED: self.tr("随数据自动更新；一经改写即以您的文字为准，不再自动更新。"),
            State.WRITTEN: self.tr("以您的文字为准；清空即回到由数据生成或空白。"),
            State.OVERTAKEN: self.tr("以您的文字为准；更新只换数字，您写的话不动。"),
            State.UNCONFIRMED: self.tr("从上年文件带入。请改写，或确认仍然适用。"),
            State.EMPTY: self.tr("数据里没有可用的内容，请自己编写。"),
            State.TITLE: self.tr("本标题下有小节，一般不必写正文。"),
        }[state]

    def _generated(self, heading: OutlineHeading) -> str:
        return generated_text(heading, self._document.case)

    def hideEvent(self, event: QHideEvent) -> None:
        """Going to another page keeps what was typed."""
        super().hideEvent(event)
        self.commit()
