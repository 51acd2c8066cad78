"""Rubrics on the command line: list, show, check, test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import Problem, UserError
from desktop.domain.number import plain
from desktop.domain.rubric import Indicator, Rubric
from desktop.domain.scoring import method_name

if TYPE_CHECKING:
    from desktop.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Told:
    """What a rubric command says: lines for people, data for programs, and whether all was well."""

    lines: tuple[str, ...]
    data: object
    sound: bool = True


def tell(workspace: Workspace, action: str, which: str | None) -> Told:
    """Do one of list, show, check, test.

    Raises:
        UserError: RUBRIC_UNKNOWN, RUBRIC_BROKEN, NO_COMMAND when the action needs a rubric and none is named.
    """
    actions: dict[str, Callable[[Workspace, str], Told]] = {"show": _show, "check": _check}
    if action == "list":
        return _list(workspace)
    if action == "test":
        return _test(workspace, which)
    if which is None:
        raise UserError(Problem.NO_COMMAND, what=f"rubric {action} 后面还要写方案编号或文件夹")
    return actions[action](workspace, which)


def _list(workspace: Workspace) -> Told:
    headings = workspace.catalogue().checked()
    lines = tuple(
        f"{each.id}　{each.title or '（读不出表名）'}　{each.year or ''}　{each.region}"
        + (f"　不能使用：{each.broken}" if each.broken else "")
        for each in headings
    )
    data = [
        {
            "id": each.id,
            "title": each.title,
            "year": each.year,
            "region": each.region,
            "broken": each.broken or None,
        }
        for each in headings
    ]
    return Told(lines, data)


def _show(workspace: Workspace, which: str) -> Told:
    from desktop import rubricfiles

    lies = _folder(workspace, which)
    rubric = workspace.catalogue().load(which) if lies is None else rubricfiles.load_folder(lies)
    lines = [f"{rubric.id}　{rubric.title}　{rubric.region}　总分 {plain(rubric.total)}"]
    for root in rubric.indicators:
        lines.extend(_rows(root, 0))
    if rubric.total_cap is not None:
        lines.append(f"总分限制　{rubric.total_cap.in_words}")
    return Told(tuple(lines), _data(rubric))


def _folder(workspace: Workspace, which: str) -> Path | None:
    """The folder that is meant by its path, or by that of its rubric.yaml; None for the id of a known rubric."""
    from desktop.rubricfiles.loader import HEAD

    path = Path(which).absolute()
    if path.name == HEAD and path.is_file():
        return path.parent
    is_meant = (path / HEAD).is_file() or which not in workspace.catalogue().ids()
    return path if path.is_dir() and is_meant else None


def _rows(indicator: Indicator, depth: int) -> list[str]:
    rule = "单位自设" if indicator.open_slot else ""
    if indicator.method is not None:
        rule = f"{indicator.rule_in_words(indicator.weight)}［{indicator.certainty.value}］"
    rows = [f"{'　' * depth}{indicator.code}　{indicator.name}　{plain(indicator.weight)}　{rule}".rstrip()]
    for child in indicator.children:
        rows.extend(_rows(child, depth + 1))
    return rows


def _data(rubric: Rubric) -> dict[str, object]:
    return {
        "id": rubric.id,
        "title": rubric.title,
        "year": rubric.year,
        "total": plain(rubric.total),
        "grades": [{"name": band.name, "floor": plain(band.floor)} for band in rubric.grades],
        "indicators": [
            {
                "code": each.code,
                "name": each.name,
                "weight": plain(each.weight),
                "method": method_name(each.method),
                "certainty": each.certainty.value,
                "open_slot": each.open_slot,
                "children": [child.code for child in each.children],
            }
            for each in rubric.walk()
        ],
    }


def _check(workspace: Workspace, which: str) -> Told:
    """A folder, or the id of a known rubric; errors, those of its case files too, come as RUBRIC_BROKEN."""
    from desktop import rubricfiles
    from desktop.rubricfiles.cases import read_cases

    folder = _folder(workspace, which) or workspace.catalogue().folder(which)
    rubric = rubricfiles.load_folder(folder)
    read_cases(folder)
    leaves = sum(1 for each in rubric.walk() if not each.children)
    assumed = sum(1 for each in rubric.walk() if not each.children and each.certainty.value == "assumed")
    line = f"{rubric.id}：没有错误。{leaves} 个末级指标，其中 {assumed} 个的规则为推定。"
    return Told((line,), {"id": rubric.id, "leaves": leaves, "assumed": assumed, "errors": []})


def _test(workspace: Workspace, which: str | None) -> Told:
    from desktop.rubricfiles.cases import run_cases

    catalogue = workspace.catalogue()
    broken = [] if which else [each for each in catalogue.checked() if each.unusable]
    lines = [f"{each.id}：不能使用：{each.broken}" for each in broken]
    data: list[dict[str, object]] = [{"id": each.id, "broken": each.broken} for each in broken]
    failed = len(broken)
    left_out = {each.id for each in broken}
    for rubric_id in (which,) if which else (each for each in catalogue.ids() if each not in left_out):
        folder = _folder(workspace, rubric_id) or catalogue.folder(rubric_id)
        results = run_cases(folder)
        wrong = [result for result in results if result.differences]
        failed += len(wrong)
        for result in wrong:
            lines.extend(f"{result.file}:{result.line}: {result.name}：{what}" for what in result.differences)
        lines.append(f"{rubric_id}：{len(results)} 个用例，{len(wrong)} 个不符。")
        data.append(
            {
                "id": rubric_id,
                "cases": len(results),
                "failed": [{"file": each.file, "line": each.line, "name": each.name} for each in wrong],
            }
        )
    return Told(tuple(lines), data, sound=not failed)
