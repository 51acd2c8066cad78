"""What came back in collection sheets (填报表) as rows: what stands, what was filled in, by whom, and its fate."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from desktop.domain.evaluation import Change, Place
from desktop.domain.returned import Proposal, Returned, Slip, State, changes, offered, standing
from desktop.ui import icons, theme
from desktop.ui.table_model import Index, Role, TableModel

KEEP = -1  # the choice that leaves what stands


class Column(IntEnum):
    """The columns, in order."""

    ITEM = 0
    MINE = 1
    THEIRS = 2
    FROM = 3
    FATE = 4


class Way(NamedTuple):
    """One side of a row to choose: KEEP or the number of an offer, the value, and where it comes from."""

    choice: int
    value: str
    origin: str


class ReturnedModel(TableModel[Proposal | Slip]):
    """What a person has to choose stands first, then what is new; what could not be read stands last."""

    chosen_changed = Signal()

    def __init__(self, returned: Returned, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.returned = returned
        open_first = sorted(returned.proposals, key=lambda each: not each.is_open)
        self.proposals = tuple(each for each in open_first if each.state is not State.SAME)
        self.rows = (*self.proposals, *returned.slips)
        self.heads = (self.tr("数据项"), self.tr("现有"), self.tr("填报"), self.tr("来自"), self.tr("处理"))
        self.agreed = len(returned.proposals) - len(self.proposals)
        self._chosen: dict[Place, int] = {
            each.place: 0 for each in self.proposals if each.state is State.NEW
        }  # KEEP or the number of an offer; what is missing has still to be chosen

    # ------------------------------------------------------------------ what is chosen
    @property
    def undecided(self) -> int:
        """How many places nobody has chosen for; they stay as they are."""
        return sum(each.place not in self._chosen for each in self.proposals)

    @property
    def replacing(self) -> int:
        """How many places would lose what stands there."""
        return sum(each.standing is not None and self._pick(each) >= 0 for each in self.proposals)

    def changes(self) -> tuple[Change, ...]:
        """The edit that takes over what was chosen."""
        return changes(
            self.returned, {each.place: None if (at := self._pick(each)) < 0 else at for each in self.proposals}
        )

    def ways(self, row: int) -> tuple[Way, ...]:
        """The sides of a row, what stands first; () for what could not be read."""
        if row >= len(self.proposals):
            return ()
        each = self.proposals[row]
        mine = Way(KEEP, standing(each), self.tr("自评表里现有的") if each.standing is not None else self.tr("空着"))
        said = self.tr("{office}　{file}　{cell}")
        theirs = [
            Way(at, offered(each, at), said.format(office=one.office, file=one.source, cell=one.found_at).strip())
            for at, one in enumerate(each.offers)
        ]
        return (mine, *theirs)

    def refusal(self, row: int) -> str:
        """Why a cell could not be read, with what stands in it; "" for rows with something to choose."""
        slip = self._slip(row)
        said = self.tr("{file} 的 {cell} 写着“{text}”，没有读入：{why}。")
        return "" if slip is None else said.format(file=slip.source, cell=slip.found_at, text=slip.text, why=slip.why)

    def choice(self, row: int) -> int | None:
        """KEEP, the number of an offer, or None while nobody has chosen."""
        return self._chosen.get(self.proposals[row].place) if row < len(self.proposals) else None

    def choose(self, row: int, choice: int) -> None:
        """Take one side of a row."""
        self._chosen[self.proposals[row].place] = choice
        self.dataChanged.emit(self.index(row, 0), self.index(row, Column.FATE))
        self.chosen_changed.emit()

    def choose_all(self, *, take: bool) -> None:
        """For every place that stands otherwise: what was filled in, or what stands. Sheets that differ are left."""
        for each in self.proposals:
            if each.state is State.DIFFERS or (each.state is State.SPLIT and not take):
                self._chosen[each.place] = 0 if take else KEEP
        if self.proposals:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.proposals) - 1, Column.FATE))
        self.chosen_changed.emit()

    def is_open(self, row: int) -> bool:
        """Whether it is a row in which a person has to choose."""
        return row < len(self.proposals) and self.proposals[row].is_open

    def _pick(self, proposal: Proposal) -> int:
        return self._chosen.get(proposal.place, KEEP)

    def _slip(self, row: int) -> Slip | None:
        found = self.rows[row]
        return found if isinstance(found, Slip) else None

    # ------------------------------------------------------------------ what is shown
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts; what has to be chosen and what could not be read stand out by sign and colour."""
        if not index.isValid():
            return None
        row, column = index.row(), Column(index.column())
        match role:
            case Role.DisplayRole:
                return " ".join(self._text(row, column).split())
            case Role.ToolTipRole:
                return self._text(row, column)
            case Role.DecorationRole if column is Column.FATE:
                return icons.icon(*self._sign(row))
            case Role.BackgroundRole if self.is_open(row) and column in (Column.MINE, Column.THEIRS):
                return QColor(theme.WARN_SOFT)
            case Role.ForegroundRole if column is Column.FATE:
                return QColor(self._sign(row)[1])
            case Role.ForegroundRole if column is Column.FROM:
                return QColor(theme.MUTED)
        return None

    def _text(self, row: int, column: Column) -> str:
        slip = self._slip(row)
        if slip is not None:
            texts = (slip.label or self.tr("（不知道是哪一项）"), "", slip.text, f"{slip.source} {slip.found_at}")
            return self.tr("读不出：{why}").format(why=slip.why) if column is Column.FATE else texts[column]
        each = self.proposals[row]
        match column:
            case Column.ITEM:
                return each.label
            case Column.MINE:
                return standing(each)
            case Column.THEIRS:
                return self.tr("　／　").join(offered(each, at) for at in range(len(each.offers)))
            case Column.FROM:
                return "；".join(one.office or one.source for one in each.offers)
        return self._fate(row)

    def _fate(self, row: int) -> str:
        each, choice = self.proposals[row], self.choice(row)
        if choice is None:
            return self.tr("各科室填的不同，请选") if each.state is State.SPLIT else self.tr("与现有不同，请选")
        if choice == KEEP:
            return self.tr("不填入") if each.standing is None else self.tr("保留现有")
        office = each.offers[choice].office or each.offers[choice].source
        if each.standing is None:
            return self.tr("填入") if len(each.offers) == 1 else self.tr("填入{office}的").format(office=office)
        return self.tr("改为{office}的").format(office=office)

    def _sign(self, row: int) -> tuple[str, QColor]:
        if row >= len(self.proposals):
            return ("octagon-alert", theme.BAD)
        choice = self.choice(row)
        if choice is None:
            return ("circle-help", theme.WARN)
        if choice == KEEP:
            return ("x", theme.MUTED) if self.proposals[row].standing is None else ("lock", theme.MUTED)
        return ("check", theme.GOOD) if self.proposals[row].standing is None else ("arrow-left-right", theme.WARN)
