"""Every state of the program can be photographed, and no picture is empty. What they look like, people judge."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.golden_case import ROOT

LEAST_COLOURS = 24  # of a picture with text, icons and borders; a blank window has two or three


@pytest.mark.parametrize(
    ("width", "height", "percent", "scheme", "names"),
    [
        (
            1366,
            768,
            125,
            "dark",
            ["start", "window", "standing", "narrative", "evidence", "preview", "sign", "tour", "begun"],
        ),
        (1366, 768, 150, "light", ["tour", "settings", "handbook"]),
        (1920, 1080, 150, "light", ["head", "projects", "review", "import", "compare", "rubrics", "findings"]),
    ],
)
def test_no_picture_is_empty(
    tmp_path: Path, width: int, height: int, percent: int, scheme: str, names: list[str]
) -> None:
    """Main windows have the size of the screen; no window is larger."""
    script = ROOT / "installer" / "make_screens.py"
    wanted = [*map(str, (width, height, percent)), scheme, str(tmp_path), *names]
    environment = {**os.environ, "QT_SCALE_FACTOR": str(percent / 100)}
    subprocess.run([sys.executable, str(script), "--one", *wanted], check=True, env=environment, cwd=tmp_path)
    taken = {path.stem: QImage(str(path)) for path in tmp_path.rglob("*.png")}
    assert sorted(taken) == sorted(names)
    for name, image in taken.items():
        assert image.width() <= width + 2 * percent // 100, name
        assert image.height() <= height + 2 * percent // 100, name
        assert colours(image) >= LEAST_COLOURS, name


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--help"], "SCHEME"),
        (["--one", "1366", "768", "hundred", "light", "X"], "whole numbers"),
        (["--one", "1366", "768", "100", "blue", "X"], "light, dark, contrast"),
    ],
)
def test_what_the_script_cannot_read_makes_no_folder(tmp_path: Path, words: list[str], says: str) -> None:
    script = ROOT / "installer" / "make_screens.py"
    done = subprocess.run(
        [sys.executable, str(script), *words], check=False, capture_output=True, text=True, cwd=tmp_path
    )
    assert says in done.stdout + done.stderr
    assert (done.returncode == 0) is (words == ["--help"])
    assert not list(tmp_path.iterdir())


def colours(image: QImage) -> int:
    """How many there are on a coarse grid."""
    columns, rows = range(0, image.width(), 7), range(0, image.height(), 5)
    return len({image.pixel(x, y) for x in columns for y in rows})
