"""One rubric on her shelf is broken: everything else goes on, and she is told which it is and where it lies."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from desktop.ui.dialogs.import_prior import LOOK
from desktop.ui.dialogs.new_draft import NewDraftDialog
from desktop.ui.models.rubric_shelf import ASSUMED
from tests.ui.clerk import Clerk
from tests.ui.desk import Desk
from tests.ui.rubric_clerk import Shelf
from tests.ui.wizard import Wizard

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

STRAY = "sections/x.yaml:1"


def spoil(shipped: Path, own: Path) -> Path:
    """An own rubric with a section that nothing uses."""
    folder = own / "own-x"
    shutil.copytree(shipped / "rubrics" / "guangzhou-2021", folder)
    head = folder / "rubric.yaml"
    head.write_text(head.read_text("utf-8").replace("id: guangzhou-2021", "id: own-x", 1), "utf-8")
    (folder / "sections" / "x.yaml").write_text("[]\n", "utf-8")
    return folder


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Desk(qtbot, tmp_path) as desk:
        yield desk


def test_last_years_file_is_read_all_the_same(desk: Desk) -> None:
    """The doubts name the rubric, the file and the line, and its folder; it is not offered for this year."""
    folder = spoil(desk.workspace.shipped, desk.workspace.own_rubrics)
    wizard = Wizard(desk, desk.last_years_file())

    assert wizard.page() == LOOK
    told = wizard.dialog.look.doubts.text
    assert "own-x" in told
    assert STRAY in told
    assert str(folder) in told


def test_it_is_not_offered_for_a_new_evaluation(clerk: Clerk, qtbot: QtBot) -> None:
    """All the others are."""
    spoil(clerk.workspace.shipped, clerk.workspace.own_rubrics)
    dialog = NewDraftDialog(clerk.window, clerk.workspace)
    qtbot.addWidget(dialog)
    clerk.settles()
    offered = [dialog.rubric_box.itemData(at) for at in range(dialog.rubric_box.count())]
    assert "guangzhou-2021" in offered
    assert "own-x" not in offered


def test_the_manager_says_why_and_lets_her_get_at_it(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Not edited nor copied; its folder is opened, it is handed on as it is, and mended it counts again."""
    folder = spoil(clerk.workspace.shipped, clerk.workspace.own_rubrics)
    shelf = Shelf(clerk)
    assert shelf.line("own-x")[ASSUMED] == "不能使用"
    shelf.chooses("own-x")
    manager = shelf.manager
    assert manager.view.columnWidth(ASSUMED) >= manager.view.sizeHintForColumn(ASSUMED)
    assert STRAY in shelf.about
    assert str(folder) in shelf.about
    assert not manager.edit_button.isEnabled()
    assert "编辑器打不开" in manager.edit_button.toolTip()

    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    shelf.presses(manager.folder_button)
    assert [Path(each.toLocalFile()) for each in opened] == [folder]
    manager.export_to(tmp_path / "own-x.zip")
    clerk.settles()
    assert (tmp_path / "own-x.zip").is_file()

    (folder / "sections" / "x.yaml").unlink()
    manager.refresh("own-x")
    clerk.settles()
    assert manager.edit_button.isEnabled()
    shelf.chooses("guangzhou-2021")
    assert not manager.folder_button.isEnabled()
