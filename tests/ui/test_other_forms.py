"""The window with other forms: 不适用, levels, either-or, and a sub-table that shares its weight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.evaluation import Change, Kind, Place
from desktop.ui import theme
from desktop.ui.document import Document
from desktop.ui.models import cells
from desktop.ui.views.fields import AnswerField
from desktop.ui.views.indicator_panel import IndicatorPanel
from desktop.usecases.open_file import create
from desktop.usecases.workspace import Workspace
from tests.golden_case import ROOT
from tests.ui.clerk import CHINA

Opened = Callable[[str], Document]


def today() -> datetime:
    return datetime(2024, 3, 25, 9, 0, tzinfo=CHINA)


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """A new evaluation after any shipped form."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, ROOT)
    workspace = Workspace(ROOT, tmp_path, tmp_path / "data", "测试")
    documents: list[Document] = []

    def make(rubric: str) -> Document:
        file = create(workspace, tmp_path / f"{rubric}.ziping", rubric, "青川县图书馆", 2023, today())
        documents.append(Document(file, today))
        return documents[-1]

    yield make
    for document in documents:
        document.close()


def panel_of(qtbot: QtBot, document: Document, code: str) -> IndicatorPanel:
    panel = IndicatorPanel(document)
    qtbot.addWidget(panel)
    panel.show_code(code)
    return panel


def test_an_indicator_that_does_not_apply(qtbot: QtBot, opened: Opened) -> None:
    """The panel asks first; 是 gives full marks without any figure."""
    document = opened("hunan-county-2021")
    panel = panel_of(qtbot, document, "process.area")

    question = panel.inputs.answers()[0]
    assert isinstance(question, AnswerField)
    assert question.place == Place(Kind.FACT, "building.none")
    document.edit("答", [Change(question.place, "1")])

    qtbot.waitUntil(lambda: panel.score.text() == "5.00", timeout=5_000)


def test_a_level_and_points_inside_it(qtbot: QtBot, opened: Opened) -> None:
    """The clerk chooses what is assessed, the level, and the points; the fields say what the numbers mean."""
    document = opened("hunan-county-2021")
    panel = panel_of(qtbot, document, "effect.chosen")
    kind, level = panel.inputs.choice("评价哪一种效益"), panel.inputs.choice("经济效益属于哪一档")
    assert kind is not None
    assert level is not None
    kind.pick("经济效益")
    level.pick("部分达成年度指标")
    document.edit("填", [Change(Place(Kind.FACT, "effect.economy.points"), "7")])

    assert document.evaluation.value_at(Place(Kind.FACT, "effect.economy.level")) == "2"
    assert "1 经济效益、2 社会效益" in document.tree.fields["effect.kind"].name
    qtbot.waitUntil(lambda: panel.score.text() == "7.00", timeout=5_000)


def test_rows_of_a_sub_table_have_no_weight_to_type(qtbot: QtBot, opened: Opened) -> None:
    """20 points among three: the weight column shows each one's part and says why it is fixed."""
    document = opened("guangzhou-2022")
    assert cells.takes_own_figures(document.tree["overall.output"])
    for number in range(1, 4):
        code = f"overall.output.{number}"
        document.edit("加", [Change(Place(Kind.OWN, code, "parent"), "overall.output"),
                            Change(Place(Kind.OWN, code, "position"), str(number))])  # fmt: skip
    weight = next(column for column in cells.COLUMNS if column.name == "weight")
    rows = [document.tree[f"overall.output.{number}"] for number in range(1, 4)]

    assert [weight.cell(document, row).text for row in rows] == ["6.67", "6.67", "6.66"]
    assert [weight.place(document, row) for row in rows] == [None, None, None]
    assert weight.fixed(document, rows[0]) == "分值由各自设指标平均分配"
    assert panel_of(qtbot, document, rows[0].code).inputs.line("分值") is None
