"""Lists bound in behind the report: the evidence (佐证材料), and the projects with what became of their money."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from desktop.domain.evaluation import PartForm
from desktop.domain.findings.finding import Case
from desktop.domain.number import percent, plain
from desktop.reports.filling import Column, listing
from desktop.reports.report import Align, Annex

EVIDENCE_TITLE = "佐证材料清单"
PROJECTS_TITLE = "项目支出绩效自评汇总表"


def evidence_annex(case: Case) -> Annex | None:
    """Every file of evidence with the indicators it proves and what tells it from any other; None without any.

    Args:
        case: The evaluation.
    """
    evaluation = case.evaluation
    if not evaluation.evidence:
        return None
    proves: dict[str, list[str]] = {}
    for node in case.tree.nodes.values():
        for each in evaluation.proofs.get(node.code, frozenset()):
            proves.setdefault(each, []).append(f"{node.number} {node.name}")
    columns = (
        Column("序号", 1.1, Align.CENTRE),
        Column("材料名称", 5.4),
        Column("对应指标", 5),
        Column("大小", 1.8, Align.CENTRE),
        Column("SHA-256（前16位）", 3.4, Align.CENTRE),
        Column("说明", 3),
    )
    files = sorted(evaluation.evidence.values(), key=lambda file: (file.added_at, file.name, file.id))
    rows = (
        (str(at), file.name, "\n".join(proves.get(file.id, ())), _size(file.size), file.sha256[:16].upper(), file.note)
        for at, file in enumerate(files, 1)
    )
    return Annex("", EVIDENCE_TITLE, tables=(listing(columns, rows, names=1),))


class Project(NamedTuple):
    """One line of the projects' table; what is not known is None and prints blank."""

    name: str
    planned: Decimal | None
    executed: Decimal | None
    score: Decimal | None
    grade: str


def projects_annex(case: Case) -> Annex | None:
    """The projects in the file with budget, execution, rate, score and grade, and their sum; None without any.

    Args:
        case: The department's evaluation with its parts.
    """
    parts = [part for part in case.evaluation.parts.values() if part.form is PartForm.PROJECT and part.id in case.parts]
    parts.sort(key=lambda part: (part.position, part.id))
    projects = [_project(part.name, case.parts[part.id]) for part in parts]
    if not projects:
        return None
    unit = next((unit for part in parts if (unit := _unit(case.parts[part.id]))), "万元")
    columns = (
        Column("序号", 1.1, Align.CENTRE),
        Column("项目名称", 6.4),
        Column("全年预算数", 2.4, Align.RIGHT),
        Column("全年执行数", 2.4, Align.RIGHT),
        Column("执行率", 1.8, Align.CENTRE),
        Column("自评得分", 1.8, Align.CENTRE),
        Column("等级", 1.4, Align.CENTRE),
    )
    whole = Project(
        "合计", _sum([each.planned for each in projects]), _sum([each.executed for each in projects]), None, ""
    )
    rows = [_line(case, str(at), project) for at, project in enumerate(projects, 1)] + [_line(case, "", whole)]
    table = listing(columns, rows, note=f"单位：{unit}", strong=frozenset((len(projects),)), names=1)
    return Annex("", PROJECTS_TITLE, tables=(table,))


def _project(name: str, case: Case) -> Project:
    """A project's budget is what the first way of splitting it adds up to."""
    columns = case.rubric.head[0].columns if case.rubric.head else ()
    facts, sheet = case.evaluation.facts, case.sheet
    return Project(
        name,
        _sum([facts.get(column.planned) for column in columns]),
        _sum([facts.get(column.executed) for column in columns]),
        sheet.total,
        sheet.grade.name if sheet.grade else "",
    )


def _unit(case: Case) -> str:
    columns = case.rubric.head[0].columns if case.rubric.head else ()
    return next((case.tree.fields[column.planned].unit for column in columns if column.planned in case.tree.fields), "")


def _line(case: Case, number: str, project: Project) -> tuple[str, ...]:
    planned, executed = project.planned, project.executed
    rate = ""
    if planned is not None and executed is not None:
        rate = percent(case.rubric.rounding.ratio(executed / planned)) if planned else "—"
    return number, project.name, _figure(planned), _figure(executed), rate, _figure(project.score), project.grade


def _figure(value: Decimal | None) -> str:
    return "" if value is None else plain(value)


def _sum(values: Sequence[Decimal | None]) -> Decimal | None:
    """The sum; None as long as one of them is not known."""
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(values) else None


def _size(size: int) -> str:
    """Bytes as people read them; whole kilobytes, rounded up."""
    return f"{-(-size // 1024):,} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"
