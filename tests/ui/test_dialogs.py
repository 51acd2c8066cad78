"""The small dialogs: a new draft, settings, what this program is, and our own mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop import __version__
from desktop.ui import theme
from desktop.ui.dialogs.about import AboutDialog
from desktop.ui.dialogs.compare_years import CompareDialog
from desktop.ui.dialogs.error import ErrorDialog
from desktop.ui.dialogs.import_into import ImportIntoDialog
from desktop.ui.dialogs.import_prior import ImportDialog
from desktop.ui.dialogs.new_draft import NewDraftDialog
from desktop.ui.dialogs.reopen import ReopenDialog
from desktop.ui.dialogs.settings import SettingsDialog
from desktop.ui.dialogs.sign_off import SignOffDialog
from desktop.ui.settings import FONT_POINTS, LAST_FOLDER, SETTINGS, Settings
from desktop.ui.views.narrative_page import NarrativePage
from desktop.ui.views.report_preview import ReportPreview
from desktop.ui.views.start_page import StartPage
from tests.ui.desk import RUBRIC, Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Desk(qtbot, tmp_path) as desk:
        yield desk
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.set_size(application, theme.POINTS)


def test_a_new_draft_needs_a_unit(desk: Desk) -> None:
    dialog = NewDraftDialog(None, desk.workspace)
    desk.shows(dialog, 620, 300)
    assert not dialog.start_button.isEnabled()
    assert dialog.lacking.text() == "请先填写单位全称"
    dialog.unit_edit.setText("  青川县图书馆 ")
    dialog.year_box.setValue(2023)
    assert dialog.start_button.isEnabled()
    target = desk.workspace.documents / "2023年度-青川县图书馆.ziping"
    assert dialog.draft == ("青川县图书馆", 2023, RUBRIC, target)
    assert desk.files() == []


def test_the_year_evaluated_is_the_one_before(desk: Desk) -> None:
    dialog = NewDraftDialog(None, desk.workspace)
    desk.shows(dialog, 620, 300)
    assert dialog.draft.year == QDate.currentDate().year() - 1


def test_a_name_that_is_taken_is_numbered(desk: Desk) -> None:
    desk.starts_empty("青川县图书馆")
    dialog = NewDraftDialog(None, desk.workspace)
    desk.shows(dialog, 620, 300)
    dialog.unit_edit.setText("青川县图书馆")
    dialog.year_box.setValue(2021)
    assert dialog.draft.path.name == "2021年度-青川县图书馆 (2).ziping"


def test_a_place_she_chose_stays_when_the_name_changes(desk: Desk, tmp_path: Path) -> None:
    dialog = NewDraftDialog(None, desk.workspace)
    desk.shows(dialog, 620, 300)
    dialog.target.choose(tmp_path / "自评")
    dialog.unit_edit.setText("青川县文化馆")
    assert dialog.draft.path == tmp_path / "自评.ziping"


def test_larger_text_is_kept_and_takes_effect_at_once(desk: Desk) -> None:
    dialog = SettingsDialog(None, Settings(desk.workspace))
    desk.shows(dialog, 460, 300)
    dialog.choose(FONT_POINTS, "13.5")
    dialog._keep()
    assert Settings(desk.workspace).get(FONT_POINTS) == "13.5"
    assert QApplication.font().pointSizeF() == 13.5


def test_settings_take_no_value_they_do_not_know(desk: Desk) -> None:
    kept = Settings(desk.workspace)
    with pytest.raises(ValueError, match="font_points"):
        kept.set(FONT_POINTS, "72")
    desk.workspace.data.mkdir(parents=True, exist_ok=True)
    (desk.workspace.data / "settings.ini").write_text("[window]\nfont_points=72\n", encoding="utf-8")
    assert Settings(desk.workspace).get(FONT_POINTS) == FONT_POINTS.default


def test_a_folder_that_is_gone_is_not_offered(desk: Desk, tmp_path: Path) -> None:
    kept = Settings(desk.workspace)
    kept.set(LAST_FOLDER, str(tmp_path))
    assert kept.folder(desk.workspace) == tmp_path
    kept.set(LAST_FOLDER, str(tmp_path / "U盘"))
    assert kept.folder(desk.workspace) == tmp_path, "before the first file there is no folder of ours yet"
    desk.workspace.documents.mkdir(parents=True)
    assert kept.folder(desk.workspace) == desk.workspace.documents


def test_return_presses_the_button_the_focus_is_on_and_else_the_default_one(desk: Desk) -> None:
    for on_the_button, year in ((True, 2021), (False, 2023)):
        dialog = NewDraftDialog(None, desk.workspace)
        dialog.unit_edit.setText("青川县图书馆")
        dialog.year_box.setValue(year)
        desk.shows(dialog, 620, 300)
        cancel = next(each for each in dialog.findChildren(QAbstractButton) if each.text() == "取消")
        press = cancel if on_the_button else dialog.unit_edit
        with desk.qtbot.waitSignal(dialog.rejected if on_the_button else dialog.accepted):
            desk.qtbot.keyClick(press, Qt.Key.Key_Return)


def test_settings_have_different_keys() -> None:
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)


def test_about_names_version_news_and_licences(desk: Desk) -> None:
    dialog = AboutDialog()
    desk.shows(dialog, 720, 520)
    tabs = dialog.findChild(QTabWidget)
    assert tabs is not None
    assert [tabs.tabText(at) for at in range(tabs.count())] == ["更新记录", "组成与许可"]
    browsers = [tabs.widget(at) for at in range(tabs.count())]
    pages = [browser.toPlainText() for browser in browsers if isinstance(browser, QTextBrowser)]
    assert __version__ in pages[0]
    for word in ("LGPL-3.0", "SIL OFL 1.1", "GPL-3.0 附字体例外", "Apache-2.0", "ISC"):
        assert word in pages[1]


def test_our_mistake_is_told_calmly_with_the_details_at_hand(desk: Desk, tmp_path: Path) -> None:
    try:
        raise RuntimeError("internal: 7")
    except RuntimeError as error:
        dialog = ErrorDialog(None, error, tmp_path / "zipingtai.log")
    desk.shows(dialog, 620, 200)
    assert dialog.details.isHidden()
    assert "RuntimeError: internal: 7" in dialog.details.toPlainText()
    assert __version__ in dialog.details.toPlainText()
    copy = next(button for button in dialog.findChildren(QAbstractButton) if button.text() == "复制详情")
    desk.qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.details.toPlainText()


def windows(desk: Desk) -> list[QWidget]:
    """Every page and dialog of this half of the window."""
    document = desk.starts_golden()
    return [
        StartPage(desk.workspace),
        NewDraftDialog(None, desk.workspace),
        ImportDialog(None, desk.workspace, desk.last_years_file(), desk.clock),
        ImportIntoDialog(None, document, desk.workspace, desk.last_years_file()),
        CompareDialog(None, document, desk.workspace),
        SignOffDialog(None, document, desk.clock, None, None),
        ReopenDialog(),
        AboutDialog(),
        SettingsDialog(None, Settings(desk.workspace)),
        NarrativePage(document),
        ReportPreview(document, desk.workspace),
    ]


def test_every_field_and_button_has_a_name_for_readers_of_screens(desk: Desk) -> None:
    nameless = []
    for window in windows(desk):
        desk.shows(window, 1080, 660)
        for field in [*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)]:
            inner = field.objectName().startswith("qt_")
            if not inner and not (field.accessibleName() or field.isHidden()):
                nameless.append(f"{type(window).__name__}: {field}")
        nameless += [
            f"{type(window).__name__}: {button}"
            for button in window.findChildren(QAbstractButton)
            if not (button.text() or button.accessibleName() or button.objectName().startswith("qt_"))
        ]
    assert nameless == []


def test_no_button_is_narrower_than_its_words_even_in_the_largest_type(desk: Desk) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.set_size(application, 13.5)
    cut = []
    for window in windows(desk):
        desk.shows(window, 1080, 660)
        for button in window.findChildren(QAbstractButton):
            room, words = button.width(), button.fontMetrics().horizontalAdvance(button.text())
            if button.isVisible() and button.text() and words > room:
                cut.append(f"{type(window).__name__}: {button.text()} {words} > {room}")
    assert cut == []
