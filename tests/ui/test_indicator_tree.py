"""The tree model keeps Qt's rules through every kind of edit, and tells views exactly what was touched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.evaluation import Change, Kind, Place
from desktop.ui import own_indicators
from desktop.ui.document import Document
from desktop.ui.models.cells import COLUMNS
from desktop.ui.models.indicator_tree import CODE_ROLE, IndicatorTreeModel
from desktop.usecases import open_file
from desktop.usecases.workspace import Workspace
from tests.golden_case import ROOT, golden_evaluation


@pytest.fixture
def document(qtbot: QtBot, tmp_path: Path, now: datetime) -> Iterator[Document]:
    """A draft with the published case in it."""
    workspace = Workspace(ROOT, tmp_path, tmp_path / "资料", "会计")
    changes = golden_evaluation(workspace.catalogue().load("guangzhou-2021")).places()
    opened = open_file.create(workspace, tmp_path / "a.ziping", "guangzhou-2021", "某单位", 2021, now, changes)
    document = Document(opened, lambda: now)
    yield document
    qtbot.waitUntil(lambda: not document.pending_writes, timeout=20_000)
    document.close()


def fatal(model: IndicatorTreeModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def printed(model: IndicatorTreeModel, parent: QModelIndex | None = None) -> list[str]:
    """Every row as the model gives it, in order."""
    parent = parent if parent is not None else QModelIndex()
    rows: list[str] = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        rows.append(str(index.data(CODE_ROLE)))
        rows += printed(model, index)
    return rows


def test_rows_are_the_printed_order(document: Document) -> None:
    model = IndicatorTreeModel(document)
    tester = fatal(model)
    assert printed(model) == list(document.tree.nodes)
    assert tester.model() is model


def test_every_role_of_every_cell_can_be_asked(document: Document) -> None:
    model = IndicatorTreeModel(document)
    for code in document.tree.nodes:
        for column in range(len(COLUMNS)):
            index = model.index_of(code, column)
            for role in range(16):
                index.data(role)
            spoken = index.data(11)  # AccessibleTextRole
            assert document.tree[code].name in spoken


def test_structure_edits_keep_the_rules_and_the_indexes(document: Document) -> None:
    """Added, split, removed, undone, redone: the tester stays quiet, kept indexes still mean the same row."""
    model = IndicatorTreeModel(document)
    tester = fatal(model)
    kept = QPersistentModelIndex(model.index_of("bonus"))
    last = QPersistentModelIndex(model.index_of("duty.2.3"))
    added = own_indicators.add(document, "duty.2")
    own_indicators.add(document, added)
    own_indicators.add(document, "duty")
    assert printed(model) == list(document.tree.nodes)
    own_indicators.remove(document, "duty.1")
    own_indicators.remove(document, added)
    assert printed(model) == list(document.tree.nodes)
    while document.undo_stack.canUndo():
        document.undo()
        assert printed(model) == list(document.tree.nodes)
    while document.undo_stack.canRedo():
        document.redo()
        assert printed(model) == list(document.tree.nodes)
    assert kept.data(CODE_ROLE) == "bonus"
    assert last.data(CODE_ROLE) == "duty.2.3"
    assert tester.model() is model


def test_changed_order_is_shown_without_losing_rows(document: Document) -> None:
    model = IndicatorTreeModel(document)
    tester = fatal(model)
    document.edit("次序", [Change(Place(Kind.OWN, "duty.1", "position"), "9")])
    assert printed(model) == list(document.tree.nodes)
    assert document.tree["duty.1"].number == "2.5"
    assert tester.model() is model


def test_an_edit_touches_its_rows_and_their_ancestors_only(document: Document) -> None:
    """One figure read by two leaves: two rows and what stands above them, nothing else."""
    model = IndicatorTreeModel(document)
    touched: list[tuple[str, bool]] = []
    model.dataChanged.connect(lambda first, last: touched.append((first.data(CODE_ROLE), first.row() == last.row())))

    document.set_value(Place(Kind.FACT, "procurement.actual"), "8000")

    assert sorted(touched) == [(code, True) for code in ("mgmt", "mgmt.procurement", "mgmt.procurement.execution")]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (Place(Kind.FACT, "procurement.actual"), "8000"),
        (Place(Kind.FACT, "procurement.actual"), None),
        (Place(Kind.LEAF, "mgmt.procurement.execution", "score"), "0.5"),
        (Place(Kind.LEAF, "mgmt.procurement.execution", "basis"), "见台账"),
        (Place(Kind.LEAF, "duty.1.1", "target"), "12次"),
        (Place(Kind.LEAF, "duty.1.1", "actual"), "0次"),
        (Place(Kind.PRIOR, "leaf/duty.1.1/target"), "10次"),
        (Place(Kind.UNCONFIRMED, "leaf/duty.1.1/actual"), "1"),
        (Place(Kind.OWN, "duty.1.1", "name"), "另一个名称"),
        (Place(Kind.OWN, "duty.1.1", "weight"), "1"),
    ],
)
def test_every_cell_that_looks_different_is_announced(document: Document, place: Place, value: str | None) -> None:
    """Views paint what is announced and nothing else: a cell left out would go on showing what stood there."""
    model = IndicatorTreeModel(document)
    announced: set[tuple[str, int]] = set()

    def note(first: QModelIndex, last: QModelIndex) -> None:
        announced.update((first.data(CODE_ROLE), column) for column in range(first.column(), last.column() + 1))

    model.dataChanged.connect(note)
    before = looks(model)

    document.edit("改", [Change(place, value)])

    different = {cell for cell, look in looks(model).items() if before.get(cell) != look}
    assert different
    assert different <= announced


def looks(model: IndicatorTreeModel) -> dict[tuple[str, int], object]:
    """What each cell of each row shows, and by which name and number its row goes."""
    nodes = model.document.tree.nodes.values()
    return {
        (node.code, column): (model.cell(model.index_of(node.code, column)), node.number if column == 0 else "")
        for node in nodes
        for column in range(len(COLUMNS))
    }


def test_a_refused_text_sets_nothing(document: Document) -> None:
    model = IndicatorTreeModel(document)
    index = model.index_of("duty.1.1", 1)
    assert not model.setData(index, "两分")
    assert index.data() == "2"
    assert not model.setData(model.index_of("mgmt", 1), "50")
