"""项目自评 in 从上年文件开始: the projects in last year's file, with a tick for each that comes along."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from desktop.domain.errors import UserError
from desktop.domain.number import plain
from desktop.ui import lists
from desktop.usecases.import_prior import Source
from desktop.usecases.prior_projects import PriorProject, fate

_NAME, _FORM, _SCORE, _FATE = range(4)


class ProjectsView(QWidget):
    """A table of projects. One whose form is not at hand cannot be ticked, and says why."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._projects: Sequence[PriorProject] = ()
        heads = (self.tr("带入　项目"), self.tr("自评表"), self.tr("上年得分"), self.tr("处理"))
        self.said, self.table = lists.said_table(self, self.tr("上年文件里的项目"), heads, (22, 18, 9))
        self.table.itemChanged.connect(lambda _item, at: self.changed.emit() if at == _NAME else None)

    @property
    def chosen(self) -> frozenset[int]:
        """The places of the ticked projects in ``source.projects``."""
        items = (self.table.topLevelItem(at) for at in range(len(self._projects)))
        ticked = (item is not None and item.checkState(_NAME) == Qt.CheckState.Checked for item in items)
        return frozenset(at for at, taken in enumerate(ticked) if taken)

    def show_source(self, source: Source) -> None:
        """The projects of a source, all ticked."""
        quiet = QSignalBlocker(self.table)
        self._projects = source.projects
        self.table.clear()
        for project in source.projects:
            total = project.result.claimed_total
            score = "" if total is None else f"{plain(total)}　{project.result.claimed_grade}"
            item = QTreeWidgetItem([project.name or project.title, project.title, score, ""])
            for at in (_NAME, _FORM):
                item.setToolTip(at, item.text(at))
            if isinstance(project.rubric, UserError):
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            else:
                item.setCheckState(_NAME, Qt.CheckState.Checked)
            self.table.addTopLevelItem(item)
        first = self.table.topLevelItem(0)
        if first is not None:
            self.table.setCurrentItem(first)
        never = "；".join(self.tr("{0}：{1}").format(line.label, line.reason) for line in source.never)
        said = self.tr("打勾的项目带入新文件，自设指标、目标和文字标为“未确认”。空格打勾或取消。")
        self.said.setText(f"{said}\n{never}".strip())
        quiet.unblock()

    def show_fates(self, year: int) -> None:
        """What becomes of each in a draft of ``year``."""
        quiet = QSignalBlocker(self.table)
        chosen = self.chosen
        for at, project in enumerate(self._projects):
            item = self.table.topLevelItem(at)
            if item is not None:
                item.setText(_FATE, fate(project, year, ticked=at in chosen))
                item.setToolTip(_FATE, item.text(_FATE))
        quiet.unblock()
