"""The wheel scrolls a form; it changes no value on the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QScrollArea, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.wheel import still
from tests.ui.clerk import Clerk
from tests.ui.rubric_clerk import Shelf

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def turn(over: QWidget) -> None:
    """One notch towards her, the mouse above a widget."""
    here = QPointF(over.rect().center())
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    there, notch = QPointF(over.mapToGlobal(here)), QPoint(0, -120)
    event = QWheelEvent(here, there, QPoint(), notch, none, keys, Qt.ScrollPhase.NoScrollPhase, False)  # noqa: FBT003 - Qt takes it by place only
    QApplication.sendEvent(over, event)


def value(box: QWidget) -> str:
    return box.currentText() if isinstance(box, QComboBox) else box.text() if isinstance(box, QAbstractSpinBox) else ""


def test_a_still_box_leaves_the_wheel_to_the_form_below_it(qtbot: QtBot) -> None:
    """Beside them two plain ones, which Qt changes."""
    window = QWidget()
    column = QVBoxLayout(window)
    numbers, choices = [still(QSpinBox()), QSpinBox()], [still(QComboBox()), QComboBox()]
    for number in numbers:
        number.setValue(5)
        column.addWidget(number)
    for choice in choices:
        choice.addItems(["甲", "乙", "丙"])
        column.addWidget(choice)
    qtbot.addWidget(window)
    window.show()
    for box in (*numbers, *choices):
        turn(over=box)
    assert [number.value() for number in numbers] == [5, 4]
    assert [choice.currentText() for choice in choices] == ["甲", "乙"]


def test_no_box_on_a_form_of_the_rubric_editor_is_changed_by_the_wheel(clerk: Clerk) -> None:
    editing = Shelf(clerk).copies("guangzhou-2021", as_id="guangzhou-2025", title="2025年度部门整体支出绩效自评表")
    editing.stands_on("预算完成率")
    boxes: list[QWidget] = []
    for area in editing.editor.findChildren(QScrollArea):
        boxes += [*area.findChildren(QComboBox), *area.findChildren(QAbstractSpinBox)]
    assert {type(box) for box in boxes} >= {QComboBox, QSpinBox}
    before = [value(box) for box in boxes]
    for box in boxes:
        turn(over=box)
    assert [value(box) for box in boxes] == before
