"""What is printed (打印的内容): the cover, the texts a unit writes there, and the score tables with their columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QScrollArea, QVBoxLayout

from desktop.domain import rubricprint
from desktop.domain.fact import FactField
from desktop.domain.rubricdraft import Plain
from desktop.ui import parts
from desktop.ui.rubrics import lines
from desktop.ui.rubrics.records import Column, Record, RecordsTable
from desktop.ui.rubrics.session import DraftSession
from desktop.ui.rubrics.words import in_keys, in_names, shown_in_columns

ATTACHMENT, TITLE, TEXTS, SHEETS = "attachment", "report_title", "texts", "sheets"  # keys of rubric.yaml
_BETWEEN = re.compile(r"[,，、;；]")


class PrintForm(QScrollArea):
    """Follows the session."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        column = lines.scrolling_column(self)
        self._add_cover(column)
        self._add_sheets(column)
        column.addStretch(1)
        session.changed.connect(self._refresh)
        self._refresh()

    # ------------------------------------------------------------------ what there is
    def _add_cover(self, column: QVBoxLayout) -> None:
        form = lines.form_layout()
        self.attachment = lines.Line(self.tr("附件号"))
        self.attachment.setPlaceholderText(self.tr("如 附件2；没有的留空"))
        self.heading = lines.Box(self.tr("封面标题"))
        self.heading.setToolTip(self.tr("一行印一行；写 {year} 的地方印年度"))
        form.addRow(self.tr("附件号"), self.attachment)
        form.addRow(self.tr("封面标题"), self.heading)
        column.addLayout(form)
        column.addWidget(parts.label(self.tr("文字项"), strong=True))
        note = self.tr("填报单位写在封面和表头的文字，如填报人、年度绩效目标。不结转的，来年从空白写起。")
        column.addWidget(parts.label(note, "muted", wrap=True))
        places = (("cover", self.tr("封面")), ("head", self.tr("表头")))
        carried = (("", self.tr("结转")), ("no", self.tr("不结转")))
        columns = (
            Column("name", self.tr("名称"), always=True, wide=True),
            Column("place", self.tr("印在"), choices=places, always=True),
            Column("hint", self.tr("填写提示"), wide=True),
            Column("carried", self.tr("到下一年"), choices=carried),
        )
        self.texts = RecordsTable(self.tr("文字项"), columns, self._fresh_text)
        column.addWidget(self.texts)
        self.attachment.left.connect(lambda text: self._set(self.tr("改附件号"), ATTACHMENT, text))
        self.heading.left.connect(self._set_heading)
        self.texts.changed.connect(
            lambda rows: self._session.edit(self.tr("改文字项"), rubricprint.with_texts(self._session.draft, rows))
        )

    def _add_sheets(self, column: QVBoxLayout) -> None:
        column.addWidget(parts.label(self.tr("评分表"), strong=True))
        note = self.tr(
            "打印成几张表，每张印哪些一级指标（用顿号隔开）；每个一级指标恰在一张表里。下面是所选的一张的栏目。"
        )
        column.addWidget(parts.label(note, "muted", wrap=True))
        listed = (
            Column("title", self.tr("表名"), always=True, wide=True),
            Column("indicators", self.tr("一级指标"), always=True, wide=True),
        )
        self.sheets = RecordsTable(self.tr("评分表"), listed, self._fresh_sheet)
        column.addWidget(self.sheets)
        self._of_sheet = parts.label("", strong=True)
        column.addWidget(self._of_sheet)
        note = self.tr("各栏按宽度的份数分配纸宽：份数是别栏两倍的，印成两倍宽。")
        column.addWidget(parts.label(note, "muted", wrap=True))
        columns = (
            Column("head", self.tr("栏名"), always=True, wide=True),
            Column("shows", self.tr("印什么"), choices=shown_in_columns(), always=True, wide=True),
            Column("share", self.tr("宽度"), figure=True, always=True),
        )
        self.columns = RecordsTable(
            self.tr("评分表的栏目"), columns, lambda: {"head": "", "shows": "basis", "share": "10"}
        )
        column.addWidget(self.columns)
        self.sheets.changed.connect(self._set_sheets)
        self.sheets.chosen.connect(lambda _: self._show_columns())
        self.columns.changed.connect(self._set_columns)

    # ------------------------------------------------------------------ showing
    def _refresh(self) -> None:
        draft = self._session.draft
        self.attachment.show_text(str(draft.rest.get(ATTACHMENT) or ""))
        title = draft.rest.get(TITLE)
        self.heading.show_text("\n".join(map(str, title)) if isinstance(title, tuple) else "")
        self.texts.show_records(rubricprint.text_rows(draft))
        self.sheets.show_records([self._in_words(each) for each in rubricprint.sheet_rows(draft)])
        if self.sheets.row < 0 and self.sheets.model.records:
            self.sheets.view.selectRow(0)
        self._show_columns()

    def _show_columns(self) -> None:
        sheets, at = rubricprint.sheet_rows(self._session.draft), self.sheets.row
        known = 0 <= at < len(sheets)
        self.columns.setEnabled(known)
        title = str(sheets[at].get("title") or "") if known else ""
        self._of_sheet.setText(self.tr("“{0}”的栏目").format(title) if title else self.tr("所选评分表的栏目"))
        self.columns.show_records(rubricprint.tables(sheets[at].get("columns")) if known else ())

    def _named(self) -> Mapping[str, FactField]:
        """The indicators of the first level as what can be named in a list."""
        return {each.code: FactField(each.code, each.name, "") for each in self._session.draft.indicators}

    def _in_words(self, sheet: Record) -> Record:
        codes = sheet.get("indicators")
        listed = "、".join(map(str, codes)) if isinstance(codes, tuple) else ""
        return {**sheet, "indicators": in_names(listed, self._named())}

    def _in_codes(self, row: Record) -> Mapping[str, Plain]:
        """A row as the file has it; a name nobody knows stays as typed, and the loader says so."""
        listed = _BETWEEN.split(in_keys(str(row.get("indicators") or ""), self._named()))
        return {**row, "indicators": tuple(each.strip() for each in listed if each.strip())}

    # ------------------------------------------------------------------ editing
    def _fresh_text(self) -> Record:
        taken = str(self._session.draft)
        number = next(at for at in range(1, len(taken)) if f"text{at}" not in taken)
        return {"key": f"text{number}", "name": "", "place": "head"}

    def _fresh_sheet(self) -> Record:
        """With the columns of the one stood on, or of the last one."""
        sheets = self.sheets.model.records
        return {"title": "", "indicators": "", "columns": sheets[self.sheets.row].get("columns", ()) if sheets else ()}

    def _set(self, label: str, key: str, value: Plain) -> None:
        self._session.edit(label, rubricprint.with_key(self._session.draft, key, value))

    def _set_heading(self, text: str) -> None:
        self._set(self.tr("改封面标题"), TITLE, tuple(line.strip() for line in text.splitlines() if line.strip()))

    def _set_sheets(self, rows: Sequence[Record]) -> None:
        self._set(self.tr("改评分表"), SHEETS, tuple(self._in_codes(each) for each in rows))

    def _set_columns(self, rows: Sequence[Record]) -> None:
        sheets, at = rubricprint.sheet_rows(self._session.draft), self.sheets.row
        changed: Mapping[str, Plain] = {**sheets[at], "columns": tuple(rows)}
        self._set(self.tr("改评分表的栏目"), SHEETS, (*sheets[:at], changed, *sheets[at + 1 :]))
