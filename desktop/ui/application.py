"""The program around the window: QApplication, look, log file, what happens to our own mistakes, and the first paint.

The start page is painted before SQLModel, YAML and pydantic are imported; a worker thread fetches them right after.
"""

from __future__ import annotations

import logging
import logging.handlers
import os
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QTimer, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop import __version__
from desktop.ui import jobs, messages, theme
from desktop.ui.main_window import MainWindow
from desktop.ui.settings import FONT_POINTS, Settings
from desktop.usecases.workspace import Workspace

Clock = Callable[[], datetime]
log = logging.getLogger("zipingtai")
_SETTLING = 5  # rounds of events until boxes that grow with their text, inside boxes that do, have found their size
_LEVELS = {QtMsgType.QtWarningMsg: logging.WARNING, QtMsgType.QtCriticalMsg: logging.ERROR}


def run(workspace: Workspace, path: Path | None, sample: bool, clock: Clock) -> int:
    """Show the window until it is closed; the exit code of the process."""
    app = make_application(workspace)
    catcher = keep_log(workspace, clock)
    window = MainWindow(workspace, clock)
    catcher.window = window
    messages.desk.show_status_in(window.status.say)
    window.show()
    QTimer.singleShot(0, window, lambda: _after_first_paint(window, path, sample=sample))
    code = app.exec()
    messages.desk.show_status_in(None)
    return code


def _after_first_paint(window: MainWindow, path: Path | None, *, sample: bool) -> None:
    if path is not None:
        window.open_path(path)
    elif sample:
        window.open_sample()
    jobs.run(None, fetch_ahead, lambda _none: None, label="imports")


def fetch_ahead() -> None:
    """Import what the first file needs, while a person still looks at the start page."""
    import desktop.ui.views.evaluation_view as _view  # noqa: F401 - to be there when the first file opens
    from desktop.usecases.load_ahead import load_ahead

    load_ahead()


def screenshot(workspace: Workspace, path: Path, target: Path, size: tuple[int, int], clock: Clock) -> None:
    """A picture of the main window showing a file; the file is closed again, nothing stays running."""
    from desktop.usecases.open_file import open_evaluation

    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # a picture needs no screen, and should not flash on one
    app = QApplication.instance() or make_application(workspace)
    qInstallMessageHandler(_to_log)
    window = MainWindow(workspace, clock)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(*size)
    window.show()
    window.show_document(open_evaluation(workspace, path, clock()))
    for _ in range(_SETTLING):
        app.processEvents()
    target.parent.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(target))
    window.close()
    window.deleteLater()
    app.processEvents()


def make_application(workspace: Workspace) -> QApplication:
    """The one QApplication, with our look."""
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, on=False)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("zipingtai")
    app.setApplicationDisplayName("")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("zipingtai")
    theme.apply(app, workspace.shipped, float(Settings(workspace).get(FONT_POINTS)))
    return app


class Catcher(QObject):
    """Our own mistakes: into the log with everything, before the person with what matters to them."""

    raised = Signal(object)

    def __init__(self, log_path: Path) -> None:
        super().__init__()
        self.log_path, self.window = log_path, None
        self._showing = False
        self.raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    window: MainWindow | None

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """In the place of ``sys.excepthook``, on any thread."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("unexpected", exc_info=(kind, error, trace))
        self.raised.emit(error)

    def thread_hook(self, happened: threading.ExceptHookArgs) -> None:
        """In the place of ``threading.excepthook``."""
        if happened.exc_value is not None:
            self.hook(happened.exc_type, happened.exc_value, happened.exc_traceback)

    def _show(self, error: BaseException) -> None:
        if self._showing:
            return  # one box at a time; the log has them all
        from desktop.ui.dialogs import error as dialog

        self._showing = True
        dialog.show(self.window, error, self.log_path)
        self._showing = False


def keep_log(workspace: Workspace, clock: Clock) -> Catcher:
    """Write a log beside the person's data, and send everything unexpected there."""
    folder = workspace.data / "log"
    log_path = folder / "zipingtai.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            log_path, maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.StreamHandler()  # a folder that cannot be written is no reason not to start
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    log.info("start %s at %s", __version__, clock().isoformat())
    catcher = Catcher(log_path)
    sys.excepthook = catcher.hook
    threading.excepthook = catcher.thread_hook
    qInstallMessageHandler(_to_log)
    return catcher


def _to_log(kind: QtMsgType, where: QMessageLogContext, text: str) -> None:
    """What Qt has to say goes to the log, not to the terminal."""
    del where
    # The offscreen platform says this of every window; it means nothing there.
    level = logging.DEBUG if "propagateSizeHints" in text else _LEVELS.get(kind, logging.DEBUG)
    log.log(level, "Qt: %s", text)
