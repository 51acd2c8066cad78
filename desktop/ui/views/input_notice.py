"""The strip that says why no Chinese can be typed here: at the foot of the window, until somebody has read it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMainWindow, QToolBar

from desktop.ui import parts, theme
from desktop.ui.input_method import SAID, Trouble
from desktop.ui.settings import INPUT_NOTICE, Settings

translate = QCoreApplication.translate


def tell(window: QMainWindow, settings: Settings, trouble: Trouble, help_wanted: Callable[[], object]) -> None:
    """Show the strip unless this trouble was read and closed; closing it is remembered."""
    if settings.get(INPUT_NOTICE) == trouble:
        return
    name = translate("InputNotice", "中文输入提示")
    bar = QToolBar(name)
    bar.setObjectName("input_notice")
    bar.setAccessibleName(name)
    bar.setMovable(False)
    bar.setStyleSheet("QToolBar#input_notice { border: none; padding: 4px; }")
    frame, _said = parts.notice(translate("InputMethod", SAID[trouble]), "warn-card", "triangle-alert", theme.WARN)

    def read() -> None:
        settings.set(INPUT_NOTICE, trouble)
        window.removeToolBar(bar)
        bar.deleteLater()

    row = frame.layout()
    assert row is not None
    what_to_do = parts.button(translate("InputNotice", "怎么办…"))
    what_to_do.clicked.connect(lambda _=False: help_wanted())
    row.addWidget(what_to_do)
    row.addWidget(parts.tool("x", translate("InputNotice", "关闭提示，不再显示"), read))
    bar.addWidget(frame)
    window.addToolBar(Qt.ToolBarArea.BottomToolBarArea, bar)
