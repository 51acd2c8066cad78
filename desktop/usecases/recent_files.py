"""The evaluations opened last, for the start page. A plain JSON list; losing it loses nothing else."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.domain.findings.finding import Case
    from desktop.usecases.workspace import Workspace

_KEPT = 12


@dataclass(frozen=True, slots=True)
class RecentFile:
    """One line of the list. ``opened_at`` is ISO 8601; ``total`` and ``grade`` are as last seen, "" where unknown."""

    path: str
    unit: str
    year: int
    opened_at: str
    total: str = ""
    grade: str = ""


def as_seen(path: Path, case: Case, opened_at: datetime) -> RecentFile:
    """The line of a file as it stands now; ``case`` is the department's."""
    evaluation, sheet = case.evaluation, case.sheet
    total, grade = "" if sheet.total is None else f"{sheet.total:f}", sheet.grade.name if sheet.grade else ""
    return RecentFile(str(path), evaluation.unit, evaluation.year, opened_at.isoformat(), total, grade)


def recent_files(workspace: Workspace) -> tuple[RecentFile, ...]:
    """Latest first; files that are gone are left out. An unreadable list counts as empty."""
    try:
        rows = json.loads(_list(workspace).read_text(encoding="utf-8"))
        files = [RecentFile(**row) for row in rows]
    except (OSError, ValueError, TypeError):
        return ()
    return tuple(file for file in files if Path(file.path).exists())


def remember(workspace: Workspace, file: RecentFile) -> None:
    """Put a file at the top of the list, but no backup; a list that cannot be written disturbs nobody."""
    if workspace.is_backup(Path(file.path)):
        return
    rows = [file, *(other for other in recent_files(workspace) if other.path != file.path)][:_KEPT]
    target = _list(workspace)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_suffix(".tmp")
        beside.write_text(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(target)
    except OSError:
        return


def _list(workspace: Workspace) -> Path:
    return workspace.data / "recent.json"
