"""报告字体 in the settings: what this machine has is offered, what may not be embedded says why, a choice is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from pytestqt.qtbot import QtBot

from desktop.ui.dialogs.report_fonts import ReportFontsDialog
from desktop.ui.dialogs.settings import SettingsDialog
from desktop.ui.settings import Settings
from desktop.usecases import report_fonts
from desktop.usecases.workspace import Workspace
from tests.reports.own_fonts import make_font
from tests.ui.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Desk(qtbot, tmp_path) as desk:
        yield desk


@pytest.fixture
def workspace(desk: Desk, tmp_path: Path) -> Workspace:
    fonts = tmp_path / "Fonts"
    make_font(fonts / "simfang.ttf", "kai.ttf", "FangSong_GB2312", chinese="仿宋_GB2312", only="甲")
    make_font(fonts / "simhei.ttf", "hei.ttf", "SimHei", chinese="黑体", rights=2, only="甲")
    return replace(desk.workspace, font_folders=(fonts,))


def shown(desk: Desk, workspace: Workspace) -> ReportFontsDialog:
    dialog = ReportFontsDialog(None, workspace)
    desk.shows(dialog, 620, 420)
    desk.qtbot.waitUntil(dialog.done_button.isEnabled)
    return dialog


def texts(dialog: ReportFontsDialog, place: str) -> list[str]:
    box = dialog.boxes[place]
    return [box.itemText(at) for at in range(box.count())]


def test_what_is_there_is_offered_and_what_is_forbidden_says_why(desk: Desk, workspace: Workspace) -> None:
    dialog = shown(desk, workspace)
    assert texts(dialog, "仿宋") == ["自带字体", "仿宋_GB2312（simfang.ttf）", "选择字体文件…"]
    assert texts(dialog, "黑体")[1] == "黑体（simhei.ttf）：字体的许可不允许嵌入文件"
    assert texts(dialog, "生僻字") == ["不用", "选择字体文件…"]
    model = dialog.boxes["黑体"].model()
    assert isinstance(model, QStandardItemModel)
    assert not model.item(1).isEnabled()
    assert dialog.state.text() == "本机有 1 种可用的公文字体。"


def test_a_choice_is_kept_and_shown_again(desk: Desk, workspace: Workspace, tmp_path: Path) -> None:
    dialog = shown(desk, workspace)
    dialog.boxes["仿宋"].setCurrentIndex(1)
    file = make_font(tmp_path / "别处" / "own.ttf", "kai.ttf", "OwnKai", chinese="本单位楷体", only="甲")
    dialog.choose_file("楷体", file)
    desk.qtbot.waitUntil(lambda: dialog.boxes["楷体"].currentText() == "本单位楷体（own.ttf）")
    desk.qtbot.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert {place: face.family for place, face in report_fonts.chosen(workspace).items()} == {
        "仿宋": "仿宋_GB2312",
        "楷体": "本单位楷体",
    }
    again = shown(desk, workspace)
    assert again.boxes["仿宋"].currentIndex() == 1
    assert again.boxes["楷体"].currentText() == "本单位楷体（own.ttf）"
    again.boxes["仿宋"].setCurrentIndex(0)
    again.boxes["楷体"].setCurrentIndex(0)
    again.done_button.click()
    assert report_fonts.chosen(workspace) == {}


def test_a_file_that_may_not_be_embedded_is_refused_with_the_reason(desk: Desk, workspace: Workspace) -> None:
    dialog = shown(desk, workspace)
    dialog.choose_file("楷体", workspace.font_folders[0] / "simhei.ttf")
    desk.qtbot.waitUntil(lambda: bool(desk.said.errors))
    assert "不允许嵌入" in desk.said.errors[-1].problem
    assert dialog.boxes["楷体"].currentIndex() == 0


def test_a_face_that_is_gone_is_told_when_the_settings_open(desk: Desk, workspace: Workspace) -> None:
    report_fonts.keep(workspace, {"仿宋": report_fonts.installed(workspace)["仿宋"][0]})
    (workspace.font_folders[0] / "simfang.ttf").unlink()
    dialog = shown(desk, workspace)
    assert "找不到了" in dialog.state.text()
    assert dialog.boxes["仿宋"].currentText() == "自带字体"


def test_the_settings_lead_there(desk: Desk, workspace: Workspace) -> None:
    dialog = SettingsDialog(None, Settings(workspace))
    assert dialog.fonts_button.text() == "报告字体…"
    desk.shows(dialog, 480, 400)
