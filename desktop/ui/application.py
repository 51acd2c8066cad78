"""The program around the window: QApplication, look, log file, what happens to our own mistakes, and the first paint.

The start page is painted before anything else is imported: SQLModel, YAML and pydantic, and most of the domain, are
fetched by a worker thread once somebody touches it (:mod:`desktop.ui.ahead`). The menus' pictures and the log wait for
the first paint as well.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop import __version__
from desktop.ui import actions, ahead, input_method, jobs, languages, messages, theme
from desktop.ui.composing import Letters
from desktop.ui.garbage import Collector
from desktop.ui.main_window import MainWindow
from desktop.ui.settings import FONT_POINTS, LANGUAGE, SCALE, SCHEME, TOUR, Settings
from desktop.usecases.workspace import Workspace

Clock = Callable[[], datetime]
_LATER = 300  # ms until the menus get their pictures; a file that is opening comes first
_FRAME = 40  # px a window's title and borders take, at most
_SETTLING = 5  # rounds of events until boxes that grow with their text, inside boxes that do, have found their size


def run(workspace: Workspace, path: Path | None, sample: bool, clock: Clock) -> int:
    """Show the window until it is closed; the exit code of the process."""
    no_chinese = input_method.settle()
    app = make_application(workspace)
    catcher = Catcher(workspace.data / "log" / "zipingtai.log")
    sys.excepthook = catcher.hook
    threading.excepthook = catcher.thread_hook
    window = MainWindow(workspace, clock)
    catcher.window = window
    messages.desk.show_status_in(window.say)
    FirstPaint(window.start_page, lambda: _after_first_paint(window, catcher, path, no_chinese, sample=sample))
    show_first(window)
    code = app.exec()
    jobs.wait()
    messages.desk.show_status_in(None)
    return code


def show_first(window: MainWindow) -> None:
    """Show the window as it was left; the very first time it fills a screen it would not fit on with its frame."""
    room = window.screen().availableSize()
    fits = window.width() <= room.width() and window.height() + _FRAME <= room.height()
    if fits or not Settings(window.workspace).layout("window").isEmpty():
        window.show()
    else:
        window.showMaximized()


class FirstPaint(QObject):
    """Does something once, after a widget has been painted for the first time and the picture is on the screen.

    A timer of 0 ms would come before: the window system says only later that there is something to paint.
    """

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget, self._then = widget, then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A note to ourselves, read when this paint is through."""
        if event.type() == QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """The note."""
        if event.type() == QEvent.Type.User:
            self._then()
        return super().event(event)


def _after_first_paint(
    window: MainWindow, catcher: Catcher, path: Path | None, no_chinese: input_method.Trouble | None, *, sample: bool
) -> None:
    if path is not None:
        window.open_path(path)
    elif sample:
        window.open_sample()
    if path is not None or sample:
        ahead.fetch()
    else:
        ahead.FirstTouch(window, ahead.fetch)
    catcher.note(f"start {__version__} at {window.clock().isoformat()}")
    QTimer.singleShot(_LATER, window, lambda: actions.draw_icons(window.actions_by_name))
    settings = Settings(window.workspace)
    if no_chinese is not None:
        from desktop.ui.views import input_notice

        catcher.note(f"no Chinese can be typed: {no_chinese}")
        input_notice.tell(window, settings, no_chinese, window.help.show_troubles)
    if path is None and not sample and not settings.get(TOUR):
        settings.set(TOUR, "seen")
        window.help.show_tour()


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
    settings = Settings(workspace)
    if settings.get(SCALE) != SCALE.default:  # Qt reads it once, before the first window
        os.environ.setdefault("QT_SCALE_FACTOR", str(int(settings.get(SCALE)) / 100))
    app = QApplication(sys.argv[:1])
    app.setApplicationName("zipingtai")
    app.setApplicationDisplayName("")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("zipingtai")
    Collector(app)
    Letters(app)
    theme.apply(app, workspace.shipped, float(settings.get(FONT_POINTS)), settings.get(SCHEME))
    languages.speak(app, workspace.shipped, settings.get(LANGUAGE))
    return app


class Catcher(QObject):
    """Our own mistakes: into the log with everything, before the person with what matters to them."""

    raised = Signal(object)

    def __init__(self, log_path: Path) -> None:
        super().__init__()
        self.log_path = log_path
        self.window: MainWindow | None = None
        self._showing = self._ready = False
        self.raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """In the place of ``sys.excepthook``, on any thread."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.note("unexpected", error)
        self.raised.emit(error)

    def thread_hook(self, happened: threading.ExceptHookArgs) -> None:
        """In the place of ``threading.excepthook``."""
        if happened.exc_value is not None:
            self.hook(happened.exc_type, happened.exc_value, happened.exc_traceback)

    def note(self, text: str, error: BaseException | None = None) -> None:
        """One line in the log, with the traceback of an error."""
        import logging

        if not self._ready:
            self._ready = True
            _open_log(self.log_path)
        logging.getLogger("zipingtai").log(logging.ERROR if error else logging.INFO, text, exc_info=error)

    def _show(self, error: BaseException) -> None:
        if self._showing:
            return  # one box at a time; the log has them all
        from desktop.ui.dialogs import error as dialog

        self._showing = True
        dialog.show(self.window, error, self.log_path)
        self._showing = False


def _open_log(path: Path) -> None:
    """Write the log to a file that never grows large; Qt's own remarks go there too."""
    import logging
    import logging.handlers

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.StreamHandler()  # a folder that cannot be written is no reason not to start
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    qInstallMessageHandler(_to_log)


def _to_log(kind: QtMsgType, where: QMessageLogContext, text: str) -> None:
    """What Qt has to say goes to the log, not to the terminal."""
    import logging

    del where
    levels = {QtMsgType.QtWarningMsg: logging.WARNING, QtMsgType.QtCriticalMsg: logging.ERROR}
    # The offscreen platform says this of every window; it means nothing there.
    level = logging.DEBUG if "propagateSizeHints" in text else levels.get(kind, logging.DEBUG)
    logging.getLogger("Qt").log(level, "%s", text)
