"""How long a report takes beside the least it could: the same text put on a bare ReportLab canvas with the same faces.

    python tests/benchmarks/bench_report.py

Each round starts a fresh process for both, in turn, so that imports and opening fonts count; medians are compared. The
floor breaks no lines, splits no tables and writes no PDF/A: it draws what it is given, 28 characters a line. ReportLab
reads no CFF outlines, so 宋体 stands in for 仿宋 there.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7
TARGET = 2.0

OURS = """
from tests.reports.sample_report import FONTS, sample_report
from desktop.reports.pdf import render
report = sample_report()
assert render(report, FONTS)
"""
FLOOR = """
import io
from tests.reports.sample_report import FONTS, sample_report
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
report = sample_report()
for name in ("song", "hei", "kai", "xiaobiaosong"):
    pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))
canvas = Canvas(io.BytesIO(), pageCompression=1)
y = 740
def draw(text, font, size):
    global y
    for at in range(0, len(text), 28):
        if y < 100:
            canvas.showPage()
            y = 740
        canvas.setFont(font, size)
        canvas.drawString(80, y, text[at:at + 28])
        y -= 1.8 * size
for line in report.title:
    draw(line, "xiaobiaosong", 22)
for label, text in report.cover:
    draw(label + text, "song", 16)
for section in report.sections:
    draw(section.heading, "hei" if section.level == 1 else "kai", 16)
    for paragraph in section.paragraphs:
        draw(paragraph, "song", 16)
for table in report.tables:
    draw(table.title, "xiaobiaosong", 18)
    for cell in table.cells:
        draw(cell.text, "hei" if cell.strong else "song", 9)
assert canvas.getpdfdata()
"""


def seconds(program: str) -> float:
    """One fresh process from start to end."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
    return time.perf_counter() - begun


def main() -> None:
    """Measure in turn and print both medians and their ratio."""
    rounds = [(seconds(OURS), seconds(FLOOR)) for _ in range(ROUNDS + 1)][1:]  # the first one warms the disk's cache
    ours, floor = (statistics.median(times) for times in zip(*rounds, strict=True))
    ratio = ours / floor
    took = f"report {ours * 1000:.0f} ms, bare canvas {floor * 1000:.0f} ms"
    print(f"{took}, ratio {ratio:.2f}, target {TARGET}")  # noqa: T201
    sys.exit(ratio > TARGET)


if __name__ == "__main__":
    main()
