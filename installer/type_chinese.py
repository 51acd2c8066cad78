"""Type Chinese into the program with a real input method on a virtual display: ``type_chinese.py fcitx5`` or ``ibus``.

Not part of the tests, for it needs packages of the system: xvfb, openbox, xdotool, dbus, and fcitx5 with
fcitx5-chinese-addons or ibus with ibus-libpinyin. Run it with ``.venv/bin/python`` after changes to
``desktop/ui/input_method.py``, ``composing.py`` or the fields. The desktop asks for fcitx either way, as UOS and Kylin
do.

Each field gets the keys "nihao" and a blank, which must give 你好; then "nihao", and the cursor goes elsewhere: what
was seen of it must stay. The exit code is 1 where a field held anything else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PLACES = ("cell", "basis", "target", "find", "head", "narrative")
KEPT = tuple("你好" + seen for seen in ("你好", "ni hao", "nihao"))  # a word left in the middle, to the method's taste
FCITX = (
    "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n"
    "[Groups/0/Items/0]\nName=pinyin\n[GroupOrder]\n0=Default\n"
)
IBUS = "[desktop/ibus/general]\npreload-engines=['libpinyin']\nengines-order=['libpinyin']\n"


def main() -> int:
    """Every place with one input method; the exit code."""
    method = sys.argv[1]
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        desktop(Path(folder), method) as environment,
    ):
        words = [sys.executable, __file__, "--program"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        program = subprocess.Popen(words, env=environment, **pipes)  # type: ignore[call-overload]
        time.sleep(6)
        wrong = 0
        for place in PLACES:
            ask(program, place)
            keys(environment, "nihao ")
            whole = ask(program, "")
            keys(environment, "nihao")
            left = ask(program, "leave")
            good = whole == "你好" and left in KEPT
            wrong += not good
            print(f"{place:10} {whole!r:10} {left!r:14} {'' if good else 'WRONG'}", flush=True)
        program.kill()
        program.wait()
    return int(wrong > 0)


def ask(program: subprocess.Popen[str], order: str) -> str:
    """Send the cursor somewhere; the text of the field it is, or was, in."""
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(order + "\n")
    program.stdin.flush()
    return str(json.loads(program.stdout.readline()))


def keys(environment: dict[str, str], text: str) -> None:
    """Keys on the keyboard, at the pace of a person."""
    subprocess.run(["xdotool", "type", "--delay", "80", text], env=environment, check=True)
    time.sleep(0.6)


@contextmanager
def desktop(home: Path, method: str) -> Iterator[dict[str, str]]:
    """A screen, a window manager, a session bus and an input method; the variables that lead there."""
    for name, text in (
        (".config/fcitx5/profile", FCITX),
        (".config/fcitx5/config", "[Behavior]\nActiveByDefault=True\n"),
        (".config/glib-2.0/settings/keyfile", IBUS),
    ):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    (home / "run").mkdir(mode=0o700)
    inherited = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    asked = {"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx", "GTK_IM_MODULE": "fcitx"}
    places = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run"), "ZIPINGTAI_DATA": str(home / "data")}
    environment = (
        inherited | asked | places | {"DISPLAY": f":{100 + os.getpid() % 800}", "GSETTINGS_BACKEND": "keyfile"}
    )
    running: list[subprocess.Popen[str]] = []

    def start(*words: str) -> subprocess.Popen[str]:
        running.append(
            subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        )
        time.sleep(1.5)
        return running[-1]

    try:
        start("Xvfb", environment["DISPLAY"], "-screen", "0", "1366x768x24", "-nolisten", "tcp")
        bus = start("dbus-daemon", "--session", "--nofork", "--print-address=1")
        assert bus.stdout is not None
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        start("openbox")
        if method == "fcitx5":
            start("fcitx5")
        else:
            start("ibus-daemon", "--xim")
            time.sleep(2)
            subprocess.run(["ibus", "engine", "libpinyin"], env=environment, check=False)
        yield environment
    finally:
        for each in reversed(running):
            each.kill()  # a home of its own: nothing there is to be kept
            each.wait()


# ---------------------------------------------------------------------- the program, told where to go
def program() -> None:
    """The window with the sample; a line of standard input is a place, "leave", or "" to ask what the field holds."""
    from PySide6.QtCore import QSocketNotifier, QTimer
    from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

    from desktop.__main__ import main as run
    from desktop.ui import application
    from desktop.ui.main_window import MainWindow
    from desktop.ui.models import cells
    from desktop.ui.places import Page
    from desktop.ui.views.evaluation_view import EvaluationView

    inside: list[QWidget] = []

    def view() -> EvaluationView:
        found = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)).view
        assert found is not None
        return found

    def go(place: str) -> QWidget:
        page = {"head": Page.HEAD, "narrative": Page.NARRATIVE}.get(place, Page.TABLE)
        view().show_page(page)
        if page is not Page.TABLE:
            kind = QLineEdit if page is Page.HEAD else QPlainTextEdit
            return next(each for each in view().page_widget(page).findChildren(kind) if each.isVisible())
        view().table.view.go_to("duty.1.1", cells.TARGET)
        fields: dict[str, Callable[[], QWidget]] = {
            "basis": lambda: view().panel.texts["basis"],
            "target": lambda: view().panel.inputs.line("目标值"),  # type: ignore[return-value]
            "find": lambda: view().table.finder.findChild(QLineEdit),  # type: ignore[return-value]
        }
        return fields.get(place, lambda: view().table.view)()

    def text() -> str:
        field = inside[0]
        if isinstance(field, QPlainTextEdit):
            return field.toPlainText()
        if isinstance(field, QLineEdit):
            return field.text()
        cell = next((each for each in field.findChildren(QLineEdit) if each.isVisible()), None)
        return cell.text() if cell else str(view().table.view.tree_model.index_of("duty.1.1", cells.TARGET).data())

    def obey() -> None:
        order = sys.stdin.readline().strip()
        if order == "leave":
            view().contents.setFocus()
        elif order:
            inside[:] = [go(order)]
            inside[0].setFocus()
            if isinstance(inside[0], QLineEdit | QPlainTextEdit):
                inside[0].clear()
        QTimer.singleShot(400, lambda: print(json.dumps(text()), flush=True))

    make = application.make_application

    def listening(*given: object) -> QApplication:
        app = make(*given)  # type: ignore[arg-type]
        QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, app).activated.connect(obey)
        return app

    application.make_application = listening  # type: ignore[assignment]
    sys.exit(run(["--sample"]))


if __name__ == "__main__":
    if sys.argv[1:] == ["--program"]:
        program()
    sys.exit(main())
