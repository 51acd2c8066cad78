"""The commands ``verify``, what was changed since signing, and ``scan``, the stamped paper beside a signed revision."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.cli.review import verification_json
from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.usecases import scans
from desktop.usecases.open_file import open_evaluation
from desktop.usecases.verify import verify
from desktop.usecases.verify_beside import read_root
from desktop.usecases.workspace import Workspace

FINE, FOUND, CANNOT = 0, 1, 2


def add_commands(commands: argparse._SubParsersAction[Any]) -> None:
    """Declare both and their words."""
    command = commands.add_parser("verify", help="校验签发的文件或报告；有改动时退出码为 1，不能校验时为 2")
    command.add_argument("file", type=Path, metavar="FILE.(pdf|ziping)", help="签发的文件或报告")
    command.add_argument("--paper", metavar="二维码或校验码", help="纸质报告上的，与文件核对")
    command.add_argument(
        "--root", action="append", default=[], type=Path, metavar="根证书", help="据以核对数字签名的签名人，可写多次"
    )
    command.add_argument("--json", action="store_true")

    command = commands.add_parser("scan", help="给已签发的文件加入盖章扫描件，标为“已盖章”")
    command.add_argument("file", type=Path, metavar="FILE.ziping")
    command.add_argument("scans", nargs="+", type=Path, metavar="扫描件", help="PDF、JPG 或 PNG")


def run(workspace: Workspace, given: argparse.Namespace, now: datetime) -> int:
    """Verify; the exit code.

    Raises:
        UserError: As the use case.
    """
    told = verify(workspace, given.file, now, given.paper, [read_root(path) for path in given.root])
    if given.json:
        print(json.dumps(verification_json(told), ensure_ascii=False, indent=2))
    else:
        for line in told.lines():
            print(line)
    _say(f"{given.file.name}：{told.verdict}")
    if told.is_false:
        return FOUND
    return FINE if told.is_complete else CANNOT


def attach(workspace: Workspace, given: argparse.Namespace, now: datetime) -> int:
    """Attach scans to the signed revision; the exit code.

    Raises:
        UserError: FILE_MISSING, SCAN_UNSIGNED, SCAN_FILE, FILE_READ_ONLY, FILE_WRITE.
    """
    for path in (given.file, *given.scans):
        if not path.is_file():
            raise UserError(Problem.FILE_MISSING, file=path)
    opened = open_evaluation(workspace, given.file, now)
    try:
        revision = opened.frozen
        if revision is None:
            raise UserError(Problem.SCAN_UNSIGNED, file=given.file.name)
        before = opened.evaluation
        changes = scans.add_scans(opened, before, revision, given.scans, now)
        if changes:
            opened.save(Edit(scans.LABEL, changes, before.inverse(changes), now)).result()
    finally:
        opened.close()
    if not changes:
        _say("这些扫描件已经在文件里，没有重复加入。")
    else:
        _say(f"已加入盖章扫描件，第 {revision.number} 次签发标为“已盖章”。")
    return FINE


def _say(text: str) -> None:
    print(text, file=sys.stderr)
