"""What the sample on stage has beside its table: two projects, and evidence for three indicators."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QImage

from desktop.domain.evaluation import Change, Judgement, Kind, OwnIndicator, PartForm, Place
from desktop.domain.items import cells_of
from desktop.reports import pages
from desktop.ui.document import Document
from desktop.usecases import evidence, parts
from desktop.usecases.open_file import OpenEvaluation
from desktop.usecases.workspace import Workspace

PAGE_SCALE = 1.25  # pixels a point: 744 wide for an upright page
# name -> 全年预算数, 全年执行数, what was reached of the output
PROJECTS = {"科普大篷车进校园": ("86", "84.5", "36"), "青少年科技创新大赛": ("42", "37.8", "38")}
OF_A_PROJECT = {
    "output": ("活动场次", "场", "40"),
    "effect": ("参加学生增长率", "%", "5"),
    "satisfaction": ("学校满意度", "%", "95"),
}
EVIDENCE = {"决算批复.png": 0, "预算编制通知.png": 1, "采购合同扫描件.png": 7}  # name -> which leaf it proves


def furnish(
    document: Document, opened: OpenEvaluation, workspace: Workspace, report: Path, clock: Callable[[], datetime]
) -> None:
    """Two projects beside the department, and evidence for three indicators."""
    for name, (budget, spent, reached) in PROJECTS.items():
        form = PartForm.PROJECT
        document.edit(name, parts.add_part(opened, workspace, document.evaluation, form, name))
        part = document.of_part(list(document.evaluation.parts)[-1])
        changes = [
            Change(Place(Kind.FACT, "budget.city"), budget),
            Change(Place(Kind.FACT, "executed.city"), spent),
        ]
        for slot, (what, unit, target) in OF_A_PROJECT.items():
            weight = part.tree[slot].weight
            own = OwnIndicator(f"own-{slot}", slot, what, weight, direction="≥", unit=unit)
            done = Judgement(target=target, actual=reached if slot == "output" else target, basis="见活动台账")
            changes += [*cells_of(Kind.OWN, own.code, own), *cells_of(Kind.LEAF, own.code, done)]
        part.edit(name, changes)
    leaves = [node.code for node in document.tree.leaves()]
    pages_of_report = draw_pages(report)
    for (name, at), page in zip(EVIDENCE.items(), pages_of_report, strict=False):
        file = workspace.documents / name
        page.save(str(file))
        added = evidence.add_evidence(opened, document.evaluation, [file], clock(), proves=leaves[at])
        document.edit(name, added.changes)


def draw_pages(report: Path) -> Iterator[QImage]:
    """The pages of a report as pictures."""
    pdf = report.read_bytes()
    for number in range(len(pages.sizes(pdf))):
        drawn = pages.draw(pdf, number, PAGE_SCALE)
        image = QImage(drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888)
        yield image.copy()  # the bytes are gone with the next page
