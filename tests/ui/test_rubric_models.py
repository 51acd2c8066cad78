"""The models of the rubric windows keep Qt's rules, also while drafts, lists and decisions change under them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.domain import rubricedit
from desktop.domain.rubricdiff import compare
from desktop.domain.rubricdraft import RubricDraft
from desktop.rubricfiles import read_files
from desktop.ui.models.rubric_changes import RubricChangesModel
from desktop.ui.models.rubric_rules import RubricRulesModel
from desktop.ui.models.rubric_settle import Decision, SettleModel
from desktop.ui.models.rubric_shelf import ORIGIN, RubricShelfModel
from desktop.ui.rubrics.cases_panel import CasesModel
from desktop.ui.rubrics.problems_panel import ProblemsModel
from desktop.ui.rubrics.records import Column, RecordsModel
from desktop.ui.rubrics.session import DraftSession
from desktop.ui.rubrics.tree_model import Col, RubricTreeModel
from desktop.usecases import edit_rubric, own_rubrics
from desktop.usecases.rubric_shelf import shelf
from desktop.usecases.start_rubric import Settle
from tests.ui.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Desk(qtbot, tmp_path) as desk:
        yield desk


@pytest.fixture
def draft(desk: Desk) -> RubricDraft:
    own_rubrics.duplicate(desk.workspace, "shaoguan-2019", "mine")
    return edit_rubric.open_draft(desk.workspace, "mine")


def watch(model: QAbstractItemModel) -> QAbstractItemModelTester:
    """Fails the test at the first rule that is broken, for as long as the model lives."""
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)


def test_the_tree_through_every_kind_of_edit(desk: Desk, draft: RubricDraft) -> None:
    """Added, moved by dragging, renamed, removed, undone: indexes stay those of the same indicators."""
    session = DraftSession(draft)
    model = RubricTreeModel(session)
    tester = watch(model)
    first, second = (each.node for each in draft.indicators[:2])
    leaf = draft.indicators[0].children[0].children[0].node

    session.edit("加", rubricedit.add(session.draft, first, "新指标", "1"))
    assert model.setData(model.index_of(leaf, Col.NAME), "另一个名称")
    assert not model.setData(model.index_of(leaf, Col.METHOD), "随便")
    moved = model.mimeData([model.index_of(leaf)])
    assert not model.canDropMimeData(moved, Qt.DropAction.MoveAction, 0, 0, model.index_of(leaf))
    assert model.dropMimeData(moved, Qt.DropAction.MoveAction, 0, 0, model.index_of(second))
    assert model.index_of(leaf).parent() == model.index_of(second)
    assert model.index_of(leaf).data() == "另一个名称"
    session.edit("删", rubricedit.remove(session.draft, second))
    assert not model.index_of(leaf).isValid()
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.draft == draft
    desk.settles()
    assert tester.model() is model


def test_tables_of_a_draft(desk: Desk, draft: RubricDraft) -> None:
    """Cases, problems and small tables, emptied and filled."""
    session = DraftSession(draft)
    cases, problems = CasesModel(), ProblemsModel(session)
    records = RecordsModel((Column("name", "名称", always=True), Column("floor", "下限", figure=True)))
    testers = [watch(each) for each in (cases, problems, records)]
    cases.show_cases(draft.cases)
    checked = edit_rubric.check(draft)
    assert checked.rubric is not None
    cases.show_cases(draft.cases[:3], edit_rubric.try_cases(draft, checked.rubric)[:3])
    cases.show_cases(())

    session.edit("改", rubricedit.change(draft, draft.indicators[0].node, weight="x"))
    desk.waits_for(lambda: problems.rowCount() > 0)
    session.undo_stack.undo()
    desk.waits_for(lambda: problems.rowCount() == 0)

    records.show_records([{"name": "优", "floor": "90"}])
    records.insert({"name": "良"}, 1)
    records.shift(1, -1)
    assert records.setData(records.index(0, 1), "８０")
    assert records.index(0, 1).data() == "80"
    assert not records.setData(records.index(0, 1), "80")
    records.drop(0)
    assert [each["name"] for each in records.records] == ["优"]
    assert len(testers) == 3


def test_lists_of_rubrics(desk: Desk, draft: RubricDraft) -> None:
    """The shelf, a rubric to be read, two compared, a form to be settled."""
    shelved, rules, changes, settle = RubricShelfModel(), RubricRulesModel(), RubricChangesModel(), SettleModel()
    testers = [watch(each) for each in (shelved, rules, changes, settle)]
    shelved.show_rows(shelf(desk.workspace, {"mine": desk_files(desk)}))
    assert [shelved.index(row, ORIGIN).data() for row in range(3)] == ["自己的方案", "打开的自评所带", "随程序提供"]
    shelved.show_rows(())

    old = desk.workspace.catalogue().load("guangzhou-2021")
    new = desk.workspace.catalogue().load("guangzhou-2022")
    rules.show_rubric(old)
    whole = rules.rowCount()
    rules.show_rubric(old, assumed_only=True)
    assert 0 < rules.rowCount() < whole == len(list(old.walk()))
    changes.show_diff(compare(old, new), everything=False)
    differing = changes.rowCount()
    changes.show_diff(compare(old, new), everything=True)
    assert changes.rowCount() > differing
    changes.show_diff(None, everything=True)

    settle.show_rows((Settle("", "表", "", "", "", ("核对",)), Settle("i1", "率", "A1", "steps", "每超1扣1", ())))
    assert [settle.has_proposal(row) for row in (0, 1)] == [False, True]
    settle.decide(1, Decision.ACCEPT)
    assert settle.open_rows == [0]
    settle.show_rows(())
    assert len(testers) == 4


def desk_files(desk: Desk) -> dict[str, str]:
    """The files of her own rubric, as an evaluation carries them."""
    return read_files(desk.workspace.own_rubrics / "mine")
