"""Which way Chinese comes into the window, and that nothing composed is lost on the way out of a field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QToolBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.evaluation import Change, Kind, Place
from desktop.ui import input_method
from desktop.ui.composing import Letters
from desktop.ui.help.reader import Handbook
from desktop.ui.input_method import FCITX4, FCITX5, IBUS, PORTAL, Trouble, Way, way
from desktop.ui.settings import INPUT_NOTICE, Settings
from desktop.ui.views import input_notice
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support raise")

PLAIN = {"ibus", "compose", "qtvirtualkeyboard"}  # as PySide6 is published
WITH_FCITX = PLAIN | {"fcitx", "fcitx5"}
OF_FCITX5 = {FCITX5: 7, FCITX4: 7, PORTAL: 7, IBUS: 7}
OF_FCITX4 = {FCITX4: 7}
OF_IBUS = {IBUS: 8, PORTAL: 9}
BY_PORTAL = {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"}
OWN = [
    Change(Place(Kind.OWN, f"duty.{number}", field), value)
    for number, name in ((1, "开放天数"), (2, "入藏册数"))
    for field, value in (("parent", "duty"), ("name", name), ("weight", "10"), ("position", str(number)))
]


@pytest.mark.parametrize(
    ("environment", "plugins", "owners", "expected"),
    [
        # fcitx is asked for and fcitx 5 runs: by way of its portal
        ({"QT_IM_MODULE": "fcitx"}, PLAIN, OF_FCITX5, Way(BY_PORTAL)),
        ({"QT_IM_MODULE": "fcitx5"}, PLAIN, OF_FCITX5, Way(BY_PORTAL)),
        ({"QT_IM_MODULE": "Fcitx"}, PLAIN, OF_FCITX5, Way(BY_PORTAL)),
        ({"XMODIFIERS": "@im=fcitx"}, PLAIN, OF_FCITX5, Way(BY_PORTAL)),
        ({"QT_IM_MODULE": "xim", "GTK_IM_MODULE": "fcitx"}, PLAIN, OF_FCITX5, Way(BY_PORTAL)),
        ({"QT_IM_MODULES": "fcitx", "QT_IM_MODULE": "x"}, PLAIN, OF_FCITX5, Way(BY_PORTAL | {"QT_IM_MODULES": "ibus"})),
        ({"QT_IM_MODULES": "wayland;fcitx;ibus"}, PLAIN, OF_FCITX5, Way({"IBUS_USE_PORTAL": "1"})),
        ({"QT_IM_MODULE": "ibus"}, PLAIN, OF_FCITX5, Way({"IBUS_USE_PORTAL": "1"})),
        # Qt has a plugin that works: hands off
        ({"QT_IM_MODULE": "fcitx"}, WITH_FCITX, OF_FCITX5, Way()),
        ({"QT_IM_MODULE": "fcitx"}, WITH_FCITX, OF_FCITX4, Way()),
        ({"QT_IM_MODULE": "fcitx"}, WITH_FCITX, {}, Way()),
        ({"QT_IM_MODULE": "ibus"}, PLAIN, OF_IBUS, Way()),
        ({"QT_IM_MODULE": "ibus"}, PLAIN, {}, Way()),
        ({"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "0"}, PLAIN, OF_FCITX5, Way()),
        ({"QT_IM_MODULE": "qtvirtualkeyboard", "XMODIFIERS": "@im=fcitx"}, PLAIN, OF_FCITX5, Way()),
        # another method answers in fcitx's place
        ({"QT_IM_MODULE": "fcitx"}, PLAIN, OF_IBUS, Way({"QT_IM_MODULE": "ibus"})),
        # fcitx 5 beside real ibus: the portal is ibus's own
        ({"QT_IM_MODULE": "fcitx"}, PLAIN, {FCITX5: 7} | OF_IBUS, Way({"QT_IM_MODULE": "ibus"})),
        # somebody wants plain keys, or another method we know nothing of
        ({}, PLAIN, OF_FCITX5, Way()),
        ({"QT_IM_MODULE": "compose", "XMODIFIERS": "@im=fcitx"}, PLAIN, OF_FCITX5, Way()),
        ({"QT_IM_MODULE": "none"}, PLAIN, OF_FCITX4, Way()),
        ({"QT_IM_MODULE": "uim"}, PLAIN, OF_FCITX4, Way()),
        # Wayland: its own way is left alone, one that cannot work is not
        ({"WAYLAND_DISPLAY": "wayland-0", "XMODIFIERS": "@im=fcitx"}, PLAIN, OF_FCITX5, Way()),
        ({"XDG_SESSION_TYPE": "wayland", "QT_IM_MODULES": "wayland;fcitx"}, PLAIN, OF_FCITX5, Way()),
        ({"WAYLAND_DISPLAY": "wayland-0", "QT_IM_MODULE": "fcitx"}, PLAIN, OF_FCITX5, Way(BY_PORTAL)),
        ({"WAYLAND_DISPLAY": "wayland-0", "QT_IM_MODULE": "fcitx"}, PLAIN, OF_FCITX4, Way()),
        (
            {"WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb", "XMODIFIERS": "@im=fcitx"},
            PLAIN,
            OF_FCITX5,
            Way(BY_PORTAL),
        ),
        # nothing can be done: said
        ({"QT_IM_MODULE": "fcitx"}, PLAIN, OF_FCITX4, Way(trouble=Trouble.TOO_OLD)),
        ({"QT_IM_MODULES": "wayland;fcitx;ibus"}, PLAIN, OF_FCITX4, Way(trouble=Trouble.TOO_OLD)),
        ({"QT_IM_MODULE": "fcitx"}, PLAIN, {}, Way(trouble=Trouble.NOT_RUNNING)),
        ({"QT_IM_MODULE": "fcitx"}, {"compose"}, OF_IBUS, Way(trouble=Trouble.NOT_RUNNING)),
        ({"QT_IM_MODULE": "fcitx"}, PLAIN, {FCITX5: 7}, Way(trouble=Trouble.NOT_RUNNING)),
    ],
)
def test_the_way_is_decided_by_what_is_there(
    environment: dict[str, str], plugins: set[str], owners: dict[str, int], expected: Way
) -> None:
    assert way(environment, plugins, owners) == expected


def test_where_no_method_is_asked_for_nothing_is_looked_at_or_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(input_method, "_owners", lambda _environment: pytest.fail("the bus was asked"))
    for environment in ({"DISPLAY": ":0"}, {"QT_IM_MODULE": "fcitx", "QT_QPA_PLATFORM": "offscreen"}):
        before = dict(environment)
        assert input_method.settle(environment) is None
        assert environment == before


def test_without_a_session_bus_none_is_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    environment = {"QT_IM_MODULE": "fcitx", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert input_method.settle(environment) is Trouble.NOT_RUNNING
    assert environment["QT_IM_MODULE"] == "fcitx"


def test_a_plugin_made_for_another_qt_does_not_count(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    (folder / "libfcitx5platforminputcontextplugin.so").write_bytes(b"no library")
    monkeypatch.setattr("sys.platform", "linux")
    environment = {"QT_IM_MODULE": "fcitx", "QT_PLUGIN_PATH": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    assert input_method.settle(environment) is Trouble.NOT_RUNNING


# ---------------------------------------------------------------------- said in the window, once
def test_what_cannot_be_helped_is_said_until_it_was_read(clerk: Clerk) -> None:
    window, settings = clerk.window, Settings(clerk.workspace)

    def bars() -> list[QToolBar]:
        return [bar for bar in window.findChildren(QToolBar) if bar.objectName() == "input_notice" and bar.isVisible()]

    input_notice.tell(window, settings, Trouble.TOO_OLD, window.help.show_troubles)
    clerk.waits_for(lambda: len(bars()) == 1)
    (bar,) = bars()
    buttons = {each.text() or each.accessibleName(): each for each in bar.findChildren(QAbstractButton)}
    buttons["怎么办…"].click()
    book = window.findChild(Handbook)
    assert isinstance(book, Handbook)
    assert "旧版 fcitx" in book.page.toPlainText()
    book.close()
    buttons["关闭提示，不再显示"].click()
    clerk.waits_for(lambda: not window.findChildren(QToolBar, "input_notice"))
    assert settings.get(INPUT_NOTICE) == Trouble.TOO_OLD

    input_notice.tell(window, settings, Trouble.TOO_OLD, lambda: None)
    assert not window.findChildren(QToolBar, "input_notice")
    input_notice.tell(window, settings, Trouble.NOT_RUNNING, lambda: None)
    clerk.waits_for(lambda: len(bars()) == 1)  # another trouble is another thing to say


# ---------------------------------------------------------------------- leaving in the middle
@pytest.fixture
def letters(qtbot: QtBot) -> Iterator[Letters]:
    del qtbot
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    letters = Letters(app)
    yield letters
    app.focusChanged.disconnect(letters._follow)
    letters.deleteLater()


def composes(field: QWidget, text: str) -> None:
    QApplication.sendEvent(field, QInputMethodEvent(text, []))


def taken_back(field: QWidget) -> None:
    """What the ibus plugin does when Qt asks for the text, and also when somebody presses Esc."""
    QApplication.sendEvent(field, QInputMethodEvent("", []))


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_letters_taken_back_as_the_cursor_leaves_stay_in_the_field(
    qtbot: QtBot, letters: Letters, kind: type[QLineEdit] | type[QPlainTextEdit]
) -> None:
    window = QWidget()
    field, other = kind(window), QLineEdit(window)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(other)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()

    def text() -> str:
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    field.setFocus()
    qtbot.keyClicks(field, "A")
    composes(field, "ni hao")
    taken_back(field)
    other.setFocus()
    assert text() == "Ani hao"
    assert other.text() == ""

    field.setFocus()
    composes(field, "zai")
    taken_back(field)  # by Esc: some time later she clicks elsewhere
    qtbot.waitUntil(lambda: not letters._dropped)
    other.setFocus()
    assert text() == "Ani hao"


def test_no_character_of_ten_thousand_events_is_lost_or_doubled(qtbot: QtBot, letters: Letters) -> None:
    """Words composed letter by letter, then chosen, given up, or left in the middle for the next field and back."""
    window = QWidget()
    fields = [QLineEdit(window), QPlainTextEdit(window)]
    column = QVBoxLayout(window)
    for each in fields:
        column.addWidget(each)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    fields[0].setFocus()
    qtbot.waitUntil(fields[0].hasFocus)
    expected, here, sent = ["", ""], 0, 0
    chance = Random(29)
    while sent < 10_000:
        if len(expected[here]) > 100:
            assert [fields[0].text(), fields[1].toPlainText()] == expected  # type: ignore[union-attr]
            fields[here].clear()
            expected[here] = ""
        word = "".join(chance.choices("nihaozaijian", k=chance.randint(1, 8)))
        for end in range(1, len(word) + 1):
            composes(fields[here], word[:end])
        sent += len(word) + 1
        match chance.choice(("chosen", "given up", "left")):
            case "chosen":
                event = QInputMethodEvent("", [])
                event.setCommitString(chr(chance.randint(0x4E00, 0x9FA5)))
                expected[here] += event.commitString()
                QApplication.sendEvent(fields[here], event)
            case "given up":
                taken_back(fields[here])
                while letters._dropped:
                    QApplication.processEvents()
            case _:
                taken_back(fields[here])
                expected[here] += word
                here = 1 - here
                fields[here].setFocus()
    assert [fields[0].text(), fields[1].toPlainText()] == expected  # type: ignore[union-attr]


def test_a_cell_left_by_a_click_in_the_table_keeps_the_letters_and_the_table_takes_no_more_of_them(
    clerk: Clerk,
) -> None:
    """The table itself still has the cursor during the first composition; the old value must not be emptied."""
    clerk.opens_a_draft([*OWN, Change(Place(Kind.LEAF, "duty.1", "target"), "300 天")])
    clerk.stands_on("开放天数", "目标值")
    composes(clerk.tree, "全年")
    clerk.waits_for(lambda: clerk.editor is not None)
    clerk.tree.scrollTo(clerk.cell("入藏册数", "完成值"))
    where = clerk.tree.visualRect(clerk.cell("入藏册数", "完成值")).center()
    clerk.qtbot.mouseClick(clerk.tree.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert clerk.reads("开放天数", "目标值") == "全年"
    assert clerk.tree.currentIndex() == clerk.cell("入藏册数", "完成值")
    assert clerk.editor is None
    clerk.undoes()
    assert clerk.reads("开放天数", "目标值") == "300 天"


def test_a_cell_left_for_the_panel_keeps_the_letters(clerk: Clerk, letters: Letters) -> None:
    clerk.opens_a_draft([*OWN, Change(Place(Kind.LEAF, "duty.1", "target"), "300 天")])
    assert letters is not None
    box = clerk.box("评分依据", "开放天数")
    clerk.stands_on("开放天数", "目标值")
    composes(clerk.tree, "全年")
    clerk.waits_for(lambda: clerk.editor is not None)
    taken_back(clerk.tree)
    box.setFocus()

    clerk.waits_for(lambda: clerk.editor is None)
    assert clerk.reads("开放天数", "目标值") == "全年"
    assert box.toPlainText() == ""


def test_a_cell_given_up_with_esc_keeps_what_it_had(clerk: Clerk, letters: Letters) -> None:
    clerk.opens_a_draft([*OWN, Change(Place(Kind.LEAF, "duty.1", "target"), "300 天")])
    clerk.stands_on("开放天数", "目标值")
    composes(clerk.tree, "全年")
    clerk.waits_for(lambda: clerk.editor is not None)
    taken_back(clerk.tree)
    clerk.waits_for(lambda: not letters._dropped)
    clerk.presses(Qt.Key.Key_Escape)
    assert clerk.reads("开放天数", "目标值") == "300 天"
