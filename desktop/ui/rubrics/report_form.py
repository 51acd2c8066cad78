"""The report (报告提纲和签字): headings of the narrative with what drafts them, and who signs in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QScrollArea

from desktop.domain.rubricdraft import Plain, RubricDraft
from desktop.ui import parts
from desktop.ui.rubrics import lines
from desktop.ui.rubrics.records import Column, Record, RecordsTable
from desktop.ui.rubrics.session import DraftSession

OUTLINE, ROLES = "outline", "roles"  # keys of rubric.yaml
_WHOLE = ("level", "limit")  # whole numbers in the file


class ReportForm(QScrollArea):
    """Follows the session."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        column = lines.scrolling_column(self)
        column.addWidget(parts.label(self.tr("文字报告的提纲"), strong=True))
        note = self.tr(
            "“起草”选了内容的一节由程序按数据写出初稿，填报人可以改；没有选的由填报人写。字数上限留空为不限。"
        )
        column.addWidget(parts.label(note, "muted", wrap=True))
        self.outline = RecordsTable(self.tr("文字报告的提纲"), self._columns(self._analyses()), self._fresh_heading)
        column.addWidget(self.outline)
        column.addWidget(parts.label(self.tr("签字角色"), strong=True))
        order = self.tr("按签字的次序；第一个签字冻结内容，最后一个（一般是单位负责人）签了才算签发。")
        column.addWidget(parts.label(order, "muted", wrap=True))
        names = (Column("name", self.tr("角色"), always=True, wide=True),)
        self.roles = RecordsTable(self.tr("签字角色"), names, lambda: {"name": ""})
        column.addWidget(self.roles)
        column.addStretch(1)
        self.outline.changed.connect(self._set_outline)
        self.roles.changed.connect(self._set_roles)
        session.changed.connect(self._refresh)
        self._refresh()

    def _columns(self, analyses: Sequence[tuple[str, str]]) -> tuple[Column, ...]:
        levels = tuple((str(level), self.tr("第{0}级").format(level)) for level in range(1, 5))
        return (
            Column("level", self.tr("级"), choices=levels, always=True),
            Column("heading", self.tr("标题"), always=True, wide=True),
            Column("generated", self.tr("起草"), choices=(*self._generators(), *analyses)),
            Column("limit", self.tr("字数上限"), figure=True),
            Column("hint", self.tr("填写提示")),
        )

    def _generators(self) -> tuple[tuple[str, str], ...]:
        return (
            ("", self.tr("填报人写")),
            ("budget", self.tr("收支情况")),
            ("conclusion", self.tr("自评结论")),
            ("projects", self.tr("逐个项目")),
            ("problems", self.tr("存在问题")),
            ("measures", self.tr("改进措施")),
        )

    def _analyses(self) -> list[tuple[str, str]]:
        """A paragraph can be drafted of each indicator of the first level."""
        indicators = self._session.draft.indicators
        return [(f"analysis:{each.code}", self.tr("分析：{0}").format(each.name)) for each in indicators]

    def _refresh(self) -> None:
        draft = self._session.draft
        self.outline.model.take_columns(self._columns(self._analyses()))
        self.outline.show_records(_records(draft.rest.get(OUTLINE)))
        roles = draft.rest.get(ROLES)
        self.roles.show_records([{"name": str(each)} for each in roles] if isinstance(roles, tuple) else [])

    def _fresh_heading(self) -> Record:
        taken = {str(each.get("key")) for each in self.outline.model.records}
        number = next(at for at in range(1, len(taken) + 2) if f"section{at}" not in taken)
        return {"key": f"section{number}", "level": "1", "heading": ""}

    def _set_outline(self, rows: Sequence[Record]) -> None:
        self._rest(self.tr("改报告提纲"), OUTLINE, tuple(_heading(each) for each in rows))

    def _set_roles(self, rows: Sequence[Record]) -> None:
        self._rest(self.tr("改签字角色"), ROLES, tuple(str(each.get("name") or "") for each in rows))

    def _rest(self, label: str, key: str, value: Plain) -> None:
        draft: RubricDraft = self._session.draft
        self._session.edit(label, replace(draft, rest={**draft.rest, key: value}))


def _records(outline: Plain) -> list[Record]:
    """The headings as rows of texts; keys that have no column stay in their row."""
    rows = outline if isinstance(outline, tuple) else ()
    return [_texts(each) for each in rows if isinstance(each, Mapping)]


def _texts(heading: Mapping[str, Plain]) -> Record:
    kept = {name: value for name, value in heading.items() if value is not None}
    return {name: str(value) if name in _WHOLE else value for name, value in kept.items()}


def _heading(row: Record) -> Mapping[str, Plain]:
    """A row as the file has it; what is no number stays as typed, and the loader says so."""
    return {name: int(str(value)) if name in _WHOLE and _is_whole(value) else value for name, value in row.items()}


def _is_whole(value: Plain) -> bool:
    return str(value).isascii() and str(value).isdigit()
