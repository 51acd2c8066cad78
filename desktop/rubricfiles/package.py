"""A rubric carried from desk to desk: a folder, or one .zip file on a stick; read with distrust, written whole.

Nothing is unpacked by the names a package gives: only texts are taken, under the few names a rubric's files have.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import Problem, UserError
from desktop.domain.system import reason
from desktop.rubricfiles.cases import case_texts
from desktop.rubricfiles.loader import HEAD, read_files

SUFFIX = ".zip"
LARGEST_FILE = 20_000_000  # bytes; a shipped rubric has 50 KB
LARGEST_UNPACKED = 50_000_000
MOST_FILES = 1_000

_OURS = re.compile(r"(?:.*/)?(?P<name>rubric\.yaml|aliases\.yaml|(?:sections|cases)/[^/\\:]+\.yaml)")
_STAMP = (1980, 1, 1, 0, 0, 0)  # the same rubric gives the same file
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Texts:
    """A rubric as the texts of its files, by name below its folder."""

    files: Mapping[str, str]
    cases: Mapping[str, str]

    @property
    def all(self) -> dict[str, str]:
        """Files and cases."""
        return {**self.files, **self.cases}


def read(source: Path) -> Texts:
    """The texts of a rubric folder or of a package.

    Raises:
        UserError: FILE_MISSING, RUBRIC_PACKAGE.
        RubricErrors: A file is not UTF-8.
    """
    if source.is_dir():
        if not (source / HEAD).is_file():
            raise _refusal(source, f"文件夹里没有 {HEAD}")
        return Texts(read_files(source), case_texts(source))
    if not source.is_file():
        raise UserError(Problem.FILE_MISSING, file=source.name)
    try:
        if source.stat().st_size > LARGEST_FILE:
            raise _refusal(source, f"文件有 {source.stat().st_size // 1_000_000} MB，过大")
        with zipfile.ZipFile(source) as package:
            return _texts(package, source)
    except _UNREADABLE as error:
        raise _refusal(source, "它不是 .zip 文件，或已损坏") from error


def _texts(package: zipfile.ZipFile, source: Path) -> Texts:
    entries = package.infolist()
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise _refusal(source, "里面的文件过多或过大")
    named = [(match["name"], _folder(match), entry) for entry in entries if (match := _OURS.fullmatch(_name(entry)))]
    roots = [folder for name, folder, _ in named if name == HEAD]
    if len(roots) != 1:
        raise _refusal(source, f"里面有 {len(roots)} 个 {HEAD}，应恰有一个")
    texts: dict[str, str] = {}
    for name, folder, entry in named:
        if folder == roots[0]:
            with package.open(entry) as stream:
                data = stream.read(LARGEST_UNPACKED + 1)
            try:
                texts[name] = data.decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise _refusal(source, f"{name} 不是 UTF-8 编码") from error
    cases = {name: texts[name] for name in sorted(texts) if name.startswith("cases/")}
    return Texts({name: text for name, text in texts.items() if name not in cases}, cases)


def _folder(match: re.Match[str]) -> str:
    return match[0].removesuffix(match["name"])


def _name(entry: zipfile.ZipInfo) -> str:
    """The name as its author wrote it: without the mark for UTF-8, programs here mean UTF-8 or GBK all the same."""
    if entry.flag_bits & 0x800 or entry.filename.isascii():
        return entry.filename
    raw = entry.filename.encode("cp437", "replace")
    for codec in ("utf-8", "gb18030"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return entry.filename


def write_package(texts: Texts, rubric_id: str, target: Path) -> None:
    """Write a rubric as one file.

    Raises:
        UserError: FILE_EXISTS, FILE_WRITE.
    """
    if target.exists():
        raise UserError(Problem.FILE_EXISTS, file=target.name)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in sorted(texts.all.items()):
            package.writestr(zipfile.ZipInfo(f"{rubric_id}/{name}", _STAMP), text, zipfile.ZIP_DEFLATED)
    part = target.with_name(target.name + ".part")
    try:
        part.write_bytes(buffer.getvalue())
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _not_written(target, error) from error


def write_folder(texts: Texts, target: Path) -> None:
    """Write a rubric as a new folder; all of it, or nothing.

    Raises:
        UserError: FILE_EXISTS, FILE_WRITE.
    """
    if target.exists():
        raise UserError(Problem.FILE_EXISTS, file=target.name)
    try:
        _write(texts, target)
    except OSError as error:
        shutil.rmtree(target, ignore_errors=True)
        raise _not_written(target, error) from error


def put(texts: Texts, target: Path, work: Path) -> None:
    """Put a rubric in the place of what stands at ``target``, if anything; a crash leaves the old one or the new one.

    ``work`` is a folder of the same disk outside the list of rubrics, where the new one is made ready.

    Raises:
        UserError: FILE_WRITE; what stood there is still there.
    """
    fresh, old = work / f"{target.name}.new", work / f"{target.name}.old"
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        _write(texts, fresh)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            shutil.rmtree(old, ignore_errors=True)
            target.replace(old)
        fresh.replace(target)
    except OSError as error:
        mend(target.parent, work)
        raise _not_written(target, error) from error
    shutil.rmtree(old, ignore_errors=True)


def mend(folder: Path, work: Path) -> None:
    """Put back what an interrupted :func:`put` had moved aside and not yet replaced."""
    for old in work.glob("*.old") if work.is_dir() else ():
        target = folder / old.name.removesuffix(".old")
        if not target.exists():
            old.replace(target)


def take_away(target: Path, work: Path) -> None:
    """Delete a rubric's folder, in one step as far as the list of rubrics is concerned.

    Raises:
        UserError: FILE_WRITE.
    """
    gone = work / f"{target.name}.gone"
    try:
        work.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(gone, ignore_errors=True)
        target.replace(gone)
    except OSError as error:
        raise _not_written(target, error) from error
    shutil.rmtree(gone, ignore_errors=True)


def _write(texts: Texts, folder: Path) -> None:
    for name, text in texts.all.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def _refusal(source: Path, why: str) -> UserError:
    return UserError(Problem.RUBRIC_PACKAGE, file=source.name, why=why)


def _not_written(target: Path, error: OSError) -> UserError:
    return UserError(Problem.FILE_WRITE, file=target.name, why=reason(error))
