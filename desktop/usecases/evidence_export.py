"""Evidence out of the evaluation again: one file, or all of it as folders named by indicator with an index."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Evidence
from desktop.domain.evidence import Enclosed, enclosed
from desktop.domain.findings.finding import Case
from desktop.domain.system import reason
from desktop.usecases.evidence import megabytes, reading
from desktop.usecases.open_file import OpenEvaluation

Progress = Callable[[int, int], None]  # bytes done, of how many
Cancelled = Callable[[], bool]

INDEX = "附件目录.xlsx"
_HEADINGS = ("所属", "附件", "指标编号", "指标", "文件名", "大小（字节）", "SHA-256", "添加时间", "说明", "导出为")
_REFUSED = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]')  # and what turns text round
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")
_LONGEST = 60  # characters of one name: folder, indicator and file together stay below 260 on Windows


class _Item(NamedTuple):
    part: str  # name of the part; "" for the department
    number: str  # of the indicator; "" where it proves none
    indicator: str
    enclosed: Enclosed

    @property
    def file(self) -> Evidence:
        """The file itself."""
        return self.enclosed.file

    @property
    def path(self) -> tuple[str, ...]:
        """Folders and name below the folder of the export."""
        folder = safe_name(f"{self.number} {self.indicator}") if self.number else "未关联指标"
        name = safe_name(f"{self.enclosed.name} {self.file.name}")
        return (safe_name(f"项目 {self.part}"), folder, name) if self.part else (folder, name)


def extract(opened: OpenEvaluation, evidence: Evidence, folder: Path) -> Path:
    """Write one file into a folder, under its name or a numbered one where that is taken; gives its path.

    Raises:
        UserError: FILE_DAMAGED; FILE_WRITE. Nothing is left behind then.
    """
    return _write(opened, evidence, _free(folder / safe_name(evidence.name)), None)


def export_all(
    opened: OpenEvaluation,
    case: Case,
    folder: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Path:
    """Write all evidence below a new folder, one folder for each indicator, and an index with the hashes (.xlsx).

    A file that proves several indicators stands in the folder of each, under the same number. Gives the path of the
    index.

    Raises:
        UserError: FILE_EXISTS when the folder holds anything; FILE_DAMAGED, FILE_WRITE, IMPORT_CANCELLED: what was
            written so far stays, without an index.
    """
    if folder.exists() and any(folder.iterdir()):
        raise UserError(Problem.FILE_EXISTS, file=folder.name)
    items = [*_items(case, ""), *_of_parts(case)]
    total, before = sum(item.file.size for item in items), 0
    rows: list[tuple[str | int, ...]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
        if total > free:
            why = f"磁盘空间不足，需要 {megabytes(total)}，只剩 {megabytes(free)}"
            raise UserError(Problem.FILE_WRITE, file=folder.name, why=why)
        for item in items:
            target = _free(folder.joinpath(*item.path))
            target.parent.mkdir(parents=True, exist_ok=True)

            def told(done: int, before: int = before) -> None:
                if progress is not None:
                    progress(before + done, total)
                if cancelled is not None and cancelled():
                    raise UserError(Problem.IMPORT_CANCELLED, file=opened.path.name)

            _write(opened, item.file, target, told)
            before += item.file.size
            rows.append(_row(item, target.relative_to(folder).as_posix()))
        index = folder / INDEX
        index.write_bytes(_index(rows))
    except OSError as error:
        raise UserError(Problem.FILE_WRITE, file=folder.name, why=reason(error)) from error
    return index


def _items(case: Case, part: str) -> Iterator[_Item]:
    files = enclosed(case.evaluation, case.tree)
    for code, node in case.tree.nodes.items():
        yield from (_Item(part, node.number, node.title, each) for each in files if code in each.codes)
    yield from (_Item(part, "", "", each) for each in files if not each.codes)


def _of_parts(case: Case) -> Iterator[_Item]:
    for key, inner in case.parts.items():
        yield from _items(inner, case.evaluation.parts[key].name or key)


def _row(item: _Item, path: str) -> tuple[str | int, ...]:
    file, name = item.file, item.enclosed.name
    whose = item.part or "部门整体"
    return whose, name, item.number, item.indicator, file.name, file.size, file.sha256, file.added_at, file.note, path


def _index(rows: list[tuple[str | int, ...]]) -> bytes:
    from desktop.reports.excel import listing

    return listing.render("附件目录", _HEADINGS, rows)


def safe_name(name: str) -> str:
    """A name that every system takes and that leads nowhere else.

    >>> safe_name("../a:b?.pdf"), safe_name("CON.txt"), safe_name(" . ")
    ('.._a_b_.pdf', '_CON.txt', '未命名')
    """
    clean = _REFUSED.sub("_", name).strip(" ").rstrip(" .")
    if _DEVICES.fullmatch(clean):
        clean = f"_{clean}"
    if len(clean) > _LONGEST:
        stem, suffix = PurePath(clean).stem, PurePath(clean).suffix
        clean = stem[: max(_LONGEST - len(suffix), 1)].rstrip(" .") + suffix[:_LONGEST]
    return clean or "未命名"


def _free(path: Path) -> Path:
    number, plain = 2, path
    while os.path.lexists(path):
        path = plain.with_stem(f"{plain.stem} ({number})")
        number += 1
    return path


def _write(opened: OpenEvaluation, evidence: Evidence, target: Path, told: Callable[[int], None] | None) -> Path:
    """Under a temporary name first: a file that is there is whole, and verified."""
    temporary = target.with_name(f"~{target.name}.part")
    pieces = reading(opened, evidence)
    done = 0
    try:
        with temporary.open("xb") as out:
            for piece in pieces:
                out.write(piece)
                done += len(piece)
                if told is not None:
                    told(done)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(target)
    except OSError as error:
        raise UserError(Problem.FILE_WRITE, file=target.name, why=reason(error)) from error
    finally:
        temporary.unlink(missing_ok=True)
    return target
