"""Make resources/pictures/ for README and handbook from the sample, by the windows themselves.

    python installer/make_pictures.py

Run by hand when the look has changed; needs no screen. Everything is made anew in a temporary folder.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image

from stage import ROOT, STATES, Stage, stage  # isort: skip - the stage chooses the platform first
from furnish import draw_pages  # isort: skip

from PySide6.QtCore import QPoint, QRectF, Qt  # isort: skip - the stage chooses the platform first
from PySide6.QtGui import QColor, QImage, QPainter  # isort: skip
from PySide6.QtWidgets import QWidget  # isort: skip
from desktop.ui import theme  # isort: skip

TARGET = ROOT / "resources" / "pictures"
WINDOW = (1366, 768)
SHOWN = ("start", "window", "standing", "projects", "narrative", "evidence", "findings", "import", "rubrics", "verify")
COLOURS = 192  # of a picture's palette: a third of the bytes, and nobody sees it
RADIUS = 15


def main() -> int:
    """Draw them all."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with stage(*WINDOW) as on:
        for name in SHOWN:
            on.photograph(STATES[name](on), TARGET / f"{name}.png")
            if name == "window":
                number_parts(on, TARGET / "window.png", TARGET / "tour.png")
        cover, *rest = draw_pages(on.made.report)
        lying = [page for page in rest if page.width() > page.height()]
        cover.save(str(TARGET / "report-cover.png"))
        lying[1].save(str(TARGET / "report-table.png"))  # the first has the head block alone
    for picture in sorted(TARGET.glob("*.png")):
        shrink(picture)
        print(f"{picture.relative_to(ROOT)}  {picture.stat().st_size // 1024} KB")
    return 0


def number_parts(on: Stage, source: Path, target: Path) -> None:
    """The window with a number on each part the tour names, in its order (desktop/ui/help/tour.py)."""
    window = on.window
    assert window.view is not None
    view = window.view
    named: tuple[tuple[QWidget, float, float], ...] = (  # where in it the number hides nothing
        (view.contents, 0.8, 0.75),
        (view.score_bar, 0.8, 0.5),
        (view.table.view, 0.3, 0.04),
        (view.panel, 0.55, 0.12),
        (view.findings, 0.6, 0.5),
        (window.status, 0.35, 0.5),
    )
    image = QImage(str(source))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.scaled_font(1.3, strong=True))
    for number, (part, across, down) in enumerate(named, 1):
        centre = part.mapTo(window, QPoint(round(part.width() * across), round(part.height() * down)))
        spot = QRectF(centre.x() - RADIUS, centre.y() - RADIUS, 2 * RADIUS, 2 * RADIUS)
        painter.setPen(QColor(theme.ON_ACCENT))
        painter.setBrush(QColor(theme.ACCENT))
        painter.drawEllipse(spot)
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), str(number))
    painter.end()
    image.save(str(target))


def shrink(picture: Path) -> None:
    """The same picture with a palette."""
    packed = io.BytesIO()
    Image.open(picture).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    picture.write_bytes(packed.getvalue())


if __name__ == "__main__":
    sys.exit(main())
