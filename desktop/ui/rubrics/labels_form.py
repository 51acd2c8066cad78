"""What indicators, figures, texts and headings were called in past files, so that an import knows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtWidgets import QScrollArea

from desktop.domain.rubriclabels import label_rows, with_labels
from desktop.ui import parts
from desktop.ui.rubrics import lines
from desktop.ui.rubrics.records import Column, Record, RecordsTable
from desktop.ui.rubrics.session import DraftSession


class LabelsForm(QScrollArea):
    """Follows the session."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        column = lines.scrolling_column(self)
        column.addWidget(parts.label(self.tr("往年的写法"), strong=True))
        note = self.tr(
            "上年文件里的名称与本表不同的，写在这里，导入时就认得出；几种写法用分号隔开，每种写法只能指一处。"
            "在编辑器里改名的指标，旧名自动记下。"
        )
        column.addWidget(parts.label(note, "muted", wrap=True))
        self.labels = RecordsTable(self.tr("往年的写法"), self._columns(), self._fresh)
        column.addWidget(self.labels)
        column.addStretch(1)
        self.labels.changed.connect(
            lambda rows: session.edit(self.tr("改往年的写法"), with_labels(session.draft, rows))
        )
        session.changed.connect(self._refresh)
        session.checked.connect(self._refresh)
        self._refresh()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("about", self.tr("指什么"), choices=tuple(self._known()), always=True, wide=True),
            Column("labels", self.tr("往年的写法"), always=True, wide=True),
        )

    def _known(self) -> Iterator[tuple[str, str]]:
        """All that may have been called otherwise: (as kept, in words)."""
        draft, rubric = self._session.draft, self._session.rubric
        for one in draft.walk():
            yield f"indicators:{one.code}", self.tr("指标：{0}").format(one.name)
        own = {fact.key: fact for one in draft.walk() for fact in one.facts}
        asked = rubric.fields() if rubric is not None else {}  # those that rules ask for themselves among them
        for key, fact in {**asked, **draft.fields(), **own}.items():
            yield f"facts:{key}", self.tr("数据项：{0}").format(fact.name)
        texts = draft.rest.get("texts")
        for key, text in texts.items() if isinstance(texts, Mapping) else ():
            if isinstance(text, Mapping):
                yield f"texts:{key}", self.tr("文字项：{0}").format(text.get("name"))
        outline = draft.rest.get("outline")
        for heading in outline if isinstance(outline, tuple) else ():
            if isinstance(heading, Mapping):
                yield f"outline:{heading.get('key')}", self.tr("提纲：{0}").format(heading.get("heading"))

    def _refresh(self) -> None:
        self.labels.model.take_columns(self._columns())
        self.labels.show_records(label_rows(self._session.draft))

    def _fresh(self) -> Record:
        """About the first thing that has no row yet."""
        taken = {each.get("about") for each in self.labels.model.records}
        return {"about": next((kept for kept, _ in self._known() if kept not in taken), ""), "labels": ""}
