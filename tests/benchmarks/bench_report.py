"""How long a report takes: beside the least it could, beside LibreOffice, again and again in the window, and when long.

    python tests/benchmarks/bench_report.py

One run compares what was measured in turn, so that only ratios count:

- cold: a fresh process each, imports and opening of fonts included. The floor puts the same text on a bare ReportLab
  canvas with the same faces: it breaks no lines, splits no tables and writes no PDF/A. ReportLab reads no CFF outlines,
  so 宋体 stands in for 仿宋 there.
- LibreOffice: the same report's Word and Excel copies converted to PDF in one process with a warm profile.
- warm: one edit after another in one process, from the new report to the picture of a page; the processor's time, since
  what else the machine does is no part of it.
- growth: ten times the leaves may take ten times as long.

Exit code 1 when a target is missed.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from desktop.reports import excel, pages, pdf, word
from desktop.reports.report import Report
from tests.reports.sample_report import FONTS, sample_report, score_table

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7
FLOOR_TARGET = 1.5  # times the floor, at most
OFFICE_TARGET = 5.0  # times faster than LibreOffice, at least
WARM_TARGET = 150.0  # milliseconds a refresh
GROWTH_TARGET = 1.1  # times linear
A_SECTION = 6  # leaves under each heading of the sample, which has seven: 42
LONG, TEN_TIMES = 14, 143  # 98 and 1,001

REPORT = f"""
from tests.reports.sample_report import FONTS, head_table, sample_report, score_table
report = sample_report(tables=(head_table(), score_table({A_SECTION})))
"""
OURS = f"""{REPORT}
from desktop.reports.pdf import render
assert render(report, FONTS)
"""
FLOOR = f"""{REPORT}
import io
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
for name in ("song", "hei", "kai", "xiaobiaosong"):
    pdfmetrics.registerFont(TTFont(name, FONTS / f"{{name}}.ttf"))
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


def sized(a_section: int) -> Report:
    """The sample with so many leaves under each of its seven headings."""
    report = sample_report()
    return replace(report, tables=(report.tables[0], score_table(a_section)))


def process(program: str) -> None:
    """One fresh process from start to end."""
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def in_turn(*works: Callable[[], object]) -> list[float]:
    """The median of each in milliseconds, measured in turn; the first round warms the disk's cache."""
    rounds = [[seconds(work) for work in works] for _ in range(ROUNDS + 1)][1:]
    return [statistics.median(times) * 1000 for times in zip(*rounds, strict=True)]


def verdict(name: str, said: str, value: float, target: float, *, most: bool = True) -> bool:
    """Print a line; whether the target is met."""
    met = value <= target if most else value >= target
    print(f"{name:<12}{said}: {value:.2f}, {'至多' if most else '至少'} {target:g}{'' if met else '  ✗'}")  # noqa: T201
    return met


def cold() -> bool:
    """A first report beside the floor."""
    ours, floor = in_turn(lambda: process(OURS), lambda: process(FLOOR))
    return verdict("cold", f"report {ours:.0f} ms / bare canvas {floor:.0f} ms", ours / floor, FLOOR_TARGET)


def office() -> bool:
    """A first report beside LibreOffice; nothing to compare with where that is not installed."""
    soffice = shutil.which("soffice")
    if soffice is None:
        print("LibreOffice is not installed: not compared")  # noqa: T201
        return True
    with tempfile.TemporaryDirectory() as name:
        folder, report = Path(name), sized(A_SECTION)
        files = [folder / "report.docx", folder / "report.xlsx"]
        files[0].write_bytes(word.render(report))
        files[1].write_bytes(excel.render(report))
        profile = f"-env:UserInstallation=file://{folder / 'profile'}"
        command = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", name, *map(str, files)]
        ours, theirs = in_turn(
            lambda: process(OURS), lambda: subprocess.run(command, check=True, capture_output=True, timeout=180)
        )
    said = f"LibreOffice {theirs:.0f} ms / report {ours:.0f} ms"
    return verdict("LibreOffice", said, theirs / ours, OFFICE_TARGET, most=False)


def warm() -> bool:
    """An edit in the window: the report set anew, and a page drawn."""
    edits = iter(range(1_000_000))

    def refresh() -> None:
        data = pdf.render(replace(sized(A_SECTION), unit=f"某单位{next(edits)}"), FONTS)
        pages.sizes(data)
        pages.draw(data, 0, 4 / 3)

    took = []
    for _ in range(2 * ROUNDS):
        begun = time.process_time()
        refresh()
        took.append((time.process_time() - begun) * 1000)
    return verdict("warm", "milliseconds a refresh", statistics.median(took[ROUNDS:]), WARM_TARGET)


def growth() -> bool:
    """Ten times the leaves."""
    few, many = sized(LONG), sized(TEN_TIMES)
    one, ten = in_turn(lambda: pdf.render(few, FONTS), lambda: pdf.render(many, FONTS))
    linear = TEN_TIMES / LONG
    said = f"{LONG * 7} leaves {one:.0f} ms, {TEN_TIMES * 7} leaves {ten:.0f} ms, times linear"
    return verdict("growth", said, ten / one / linear, GROWTH_TARGET)


def main() -> None:
    """Measure all of it."""
    met = [measure() for measure in (cold, office, warm, growth)]
    sys.exit(not all(met))


if __name__ == "__main__":
    main()
