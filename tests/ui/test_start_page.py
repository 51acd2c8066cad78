"""The first page: the way in, the files opened last, and files dropped onto it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.ui.models.recent_files import RecentFilesModel
from desktop.ui.views.start_page import StartPage
from desktop.usecases.recent_files import RecentFile, remember
from tests.golden_case import ROOT
from tests.ui.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # says the offscreen platform of every window


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Desk(qtbot, tmp_path) as desk:
        yield desk


def opened_before(desk: Desk, folder: Path, unit: str, year: int, total: str = "", grade: str = "") -> Path:
    path = folder / f"{year}年度-{unit}.ziping"
    path.touch()
    remember(desk.workspace, RecentFile(str(path), unit, year, f"{year + 1}-03-05T09:00:00+08:00", total, grade))
    return path


def test_a_newcomer_is_shown_the_way_in(desk: Desk) -> None:
    page = StartPage(desk.workspace)
    desk.shows(page)
    assert page.prior_button.text() == "从上年文件开始"
    assert page.empty.isVisible()
    assert not page.list.isVisible()


def test_the_files_opened_last_come_first_with_their_results(desk: Desk, tmp_path: Path) -> None:
    opened_before(desk, tmp_path, "青川县图书馆", 2022, "93.45", "优")
    opened_before(desk, tmp_path, "青川县文化馆", 2023)
    page = StartPage(desk.workspace)
    desk.shows(page)
    spoken = [page.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(page.model.rowCount())]
    assert len(spoken) == 2
    assert spoken[0].startswith("青川县文化馆，2023 年度，得分未齐，2024-03-05 打开")
    assert spoken[1].startswith("青川县图书馆，2022 年度，93.45 分　优，2023-03-05 打开")
    assert str(tmp_path) in spoken[1]


def test_a_file_that_is_gone_is_not_listed(desk: Desk, tmp_path: Path) -> None:
    gone = opened_before(desk, tmp_path, "青川县图书馆", 2022)
    page = StartPage(desk.workspace)
    desk.shows(page)
    assert page.model.rowCount() == 1
    gone.unlink()
    page.reload()
    desk.settles()
    assert page.model.rowCount() == 0
    assert page.empty.isVisible()


def test_return_opens_the_chosen_file(desk: Desk, tmp_path: Path) -> None:
    path = opened_before(desk, tmp_path, "青川县图书馆", 2022)
    page = StartPage(desk.workspace)
    desk.shows(page)
    page.list.setCurrentIndex(page.model.index(0))
    with desk.qtbot.waitSignal(page.open_path) as asked:
        desk.qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert asked.args == [path]


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("prior_button", "prior_requested"),
        ("new_button", "new_requested"),
        ("open_button", "open_requested"),
        ("sample_button", "sample_requested"),
    ],
)
def test_each_button_asks_for_its_own(desk: Desk, button: str, signal: str) -> None:
    page = StartPage(desk.workspace)
    desk.shows(page)
    with desk.qtbot.waitSignal(getattr(page, signal)):
        desk.qtbot.mouseClick(getattr(page, button), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("name", ["2022年度-青川县图书馆.ziping", "上年自评表.XLSX"])
def test_a_file_of_ours_may_be_dropped(desk: Desk, tmp_path: Path, name: str) -> None:
    page = StartPage(desk.workspace)
    desk.shows(page)
    with desk.qtbot.waitSignal(page.open_path) as asked:
        assert drop(page, [tmp_path / name])
    assert asked.args == [tmp_path / name]


@pytest.mark.parametrize("names", [["照片.jpg"], ["一.ziping", "二.ziping"]])
def test_anything_else_is_refused_while_it_still_hovers(desk: Desk, tmp_path: Path, names: list[str]) -> None:
    page = StartPage(desk.workspace)
    desk.shows(page)
    with desk.qtbot.assertNotEmitted(page.open_path):
        assert not drop(page, [tmp_path / name for name in names])


def test_a_file_manager_that_proposes_to_move_hears_copied(desk: Desk, tmp_path: Path) -> None:
    """One that hears "moved" may delete the original."""
    page = StartPage(desk.workspace)
    desk.shows(page)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "上年.xlsx"))])
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    event = QDropEvent(QPointF(50, 50), both, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    event.setDropAction(Qt.DropAction.MoveAction)
    page.dropEvent(event)
    assert event.isAccepted()
    assert event.dropAction() is Qt.DropAction.CopyAction


def drop(page: QWidget, paths: list[Path]) -> bool:
    """Drag files onto a page; whether they were taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, mime, buttons, keys)
    entering.ignore()
    page.dragEnterEvent(entering)
    if entering.isAccepted():
        page.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, buttons, keys))
    return entering.isAccepted()


@pytest.mark.parametrize(("width", "height"), [(1366, 660), (1024, 600)])
def test_nothing_is_cut_off(desk: Desk, tmp_path: Path, width: int, height: int) -> None:
    opened_before(desk, tmp_path, "某某市人力资源和社会保障事业管理服务中心及其所属派出机构", 2022, "93.45", "优")
    page = StartPage(desk.workspace)
    desk.shows(page, width, height)
    assert page.minimumSizeHint().width() <= width
    assert page.minimumSizeHint().height() <= height
    for button in page.findChildren(QPushButton):
        assert button.height() >= button.minimumSizeHint().height(), button.accessibleName() or button.text()
        assert page.rect().contains(button.rect().translated(button.mapTo(page, QPoint(0, 0))))


def test_the_list_keeps_qts_rules(desk: Desk, qtmodeltester: ModelTester) -> None:
    model = RecentFilesModel()
    model.show((RecentFile("/a/b.ziping", "青川县图书馆", 2022, "bad date"), RecentFile("/c.ziping", "乙", 2021, "")))
    qtmodeltester.check(model)
    assert model.rowCount() == 2


def test_it_is_painted_before_anything_slow_is_loaded() -> None:
    """Measured: SQLModel alone takes 0.4 s to load, the whole page 0.15 s."""
    slow = ("sqlmodel", "sqlalchemy", "yaml", "openpyxl", "reportlab", "pydantic", "pypdfium2", "uharfbuzz")
    code = (
        "import sys; import desktop.ui.views.start_page, desktop.ui.icons, desktop.ui.theme;"
        f"print([name for name in {slow!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
