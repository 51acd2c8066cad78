"""项目支出绩效自评情况表: the projects in the file with what became of their money, and what each scored."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.findings.finding import Case
from desktop.domain.number import percent, plain
from desktop.domain.projects import FORMS_BOUND_IN, Money, money, name_of, projects, total
from desktop.reports.filling import Column, listing
from desktop.reports.head import head_table
from desktop.reports.report import Align, Annex, Table
from desktop.reports.scores import score_tables

TITLE = "项目支出绩效自评情况表"
_TAB = 12  # letters of a project's name on a worksheet's tab
_COLUMNS = (
    Column("序号", 1, Align.CENTRE),
    Column("项目名称", 6.5),
    Column("全年预算数", 2.4, Align.RIGHT),
    Column("全年执行数", 2.4, Align.RIGHT),
    Column("执行率", 1.8, Align.CENTRE),
    Column("满分", 1.3, Align.CENTRE),
    Column("自评得分", 1.8, Align.CENTRE),
    Column("等级", 1.5, Align.CENTRE),
)


def projects_table(case: Case) -> Table | None:
    """Every project with budget, execution, rate, score and grade, and the sum of their money; None without any.

    Args:
        case: The department's evaluation with its parts.
    """
    found = list(projects(case))
    if not found:
        return None
    monies = [money(inner) for _, inner in found]
    units = {each.unit for each in monies}
    unit = units.pop() if len(units) == 1 else ""  # sums of different units would mean nothing
    rows = []
    for at, ((part, inner), each) in enumerate(zip(found, monies, strict=True), 1):
        sheet = inner.sheet
        score = (
            "" if sheet.total is None else f"{sheet.total:f}"
        )  # with the places it is rounded to, as in its own table
        grade = sheet.grade.name if sheet.grade else ""
        rows.append((str(at), name_of(part, inner), *_figures(inner, each), plain(inner.rubric.total), score, grade))
    if unit or len(found) == 1:
        whole = Money(total([each.planned for each in monies]), total([each.executed for each in monies]), unit)
        rows.append(("", "合计", *_figures(case, whole), "", "", ""))
    note = f"单位：{unit}、分" if unit else "单位：分"
    strong = frozenset((len(found),))
    table = listing(_COLUMNS, rows, title=TITLE, note=note, upright=False, strong=strong, names=1)
    return replace(table, name="项目自评")


def project_annexes(case: Case) -> tuple[Annex, ...]:
    """Every project's own form, where the department chose that they are bound in; what is not scored stays blank.

    Args:
        case: The department's evaluation with its parts.
    """
    if not case.evaluation.texts.get(FORMS_BOUND_IN):
        return ()
    return tuple(project_annex(name_of(part, inner), inner) for part, inner in projects(case))


def project_annex(name: str, case: Case) -> Annex:
    """One project's form; its tables bear the project's name, and stay out of the department's sums."""
    form = case.rubric.title
    tables = (
        replace(each, title=each.title.replace(form, name), name=f"{name[:_TAB]}-{each.name or each.title}", sums=None)
        for each in (head_table(case), *score_tables(case))
    )
    return Annex("", f"{form}（{name}）", tables=tuple(tables))


def _figures(case: Case, each: Money) -> tuple[str, str, str]:
    planned = "" if each.planned is None else plain(each.planned)
    executed = "" if each.executed is None else plain(each.executed)
    rate = "" if each.rate is None else percent(case.rubric.rounding.ratio(each.rate))
    return planned, executed, "—" if each.planned == 0 and each.executed is not None else rate
