"""The virtual environment ``.venv``: made from requirements.lock, remade when broken, left alone when current."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from machine import CannotGoOn, base_python, libraries, supply


@dataclass(frozen=True)
class Environment:
    """Where the virtual environment of a clone is and what is in it."""

    root: Path
    windows: bool

    @property
    def folder(self) -> Path:
        """The environment itself."""
        return self.root / ".venv"

    @property
    def stamp(self) -> Path:
        """Says what the environment was made from; written last."""
        return self.folder / "zipingtai-made-from"

    @property
    def unfinished(self) -> Path:
        """Stands while the environment is being changed; found at the start, it tells of an interruption."""
        return self.folder / "zipingtai-unfinished"

    def tool(self, name: str) -> Path:
        """A program of the environment."""
        return self.folder / ("Scripts" if self.windows else "bin") / (f"{name}.exe" if self.windows else name)


class Work(Enum):
    """What is to be done before the environment can be used."""

    NONE = auto()
    LINK = auto()  # the packages are right, the project's own entry is not
    INSTALL = auto()
    MAKE = auto()


Origin = dict[str, str]


def origin(root: Path, libraries_checked: str) -> Origin:
    """All that an environment depends on, each under its name."""
    return {
        "python": "{}.{}".format(*sys.version_info),
        "place": str(root),  # scripts carry their absolute path: a copied environment would start the other clone
        "lock": digest(root / "requirements.lock"),
        "project": digest(root / "pyproject.toml"),
        "libraries": libraries_checked,
    }


def digest(path: Path) -> str:
    """A digest of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_origin(stamp: Path) -> Origin:
    """The stamp of an earlier set-up; empty where there is none."""
    if not stamp.is_file():
        return {}
    lines = stamp.read_text(encoding="utf-8").splitlines()
    return {key: value for key, _, value in (line.partition(" ") for line in lines)}


def write_origin(stamp: Path, made_from: Origin) -> None:
    """Leave a stamp for the next start."""
    stamp.write_text("".join(f"{key} {value}\n" for key, value in made_from.items()), encoding="utf-8")


def work_to_do(environment: Environment, before: Origin, now: Origin) -> Work:
    """Compare what the environment was made from with what it should be made from."""
    if environment.unfinished.exists() or not environment.tool("python").exists():
        return Work.MAKE
    if not before:  # made by hand: use it if it works at all
        return Work.INSTALL if has_pip(environment, now["python"]) else Work.MAKE
    if before.get("python") != now["python"] or before.get("place") != now["place"]:
        return Work.MAKE
    if before.get("lock") != now["lock"]:
        return Work.INSTALL
    if before.get("project") != now["project"] or not environment.tool("zipingtai").exists():
        return Work.LINK
    return Work.NONE


def has_pip(environment: Environment, python: str) -> bool:
    """Whether the environment's Python starts, is the wanted one and has pip."""
    probe = "import pip, sys; print('{}.{}'.format(*sys.version_info))"
    try:
        answer = subprocess.run(
            [environment.tool("python"), "-c", probe], capture_output=True, text=True, encoding="utf-8", check=False
        )
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.strip() == python


def make_ready(environment: Environment, window: bool, fresh: bool = False) -> None:
    """Bring system libraries and virtual environment up to date; costs milliseconds when they are."""
    before = {} if fresh else read_origin(environment.stamp)
    wanted = libraries(sys.platform, os.environ, window)
    now = origin(environment.root, " ".join(library.soname for library in wanted))
    work = Work.MAKE if fresh else work_to_do(environment, before, now)
    known = set(before.get("libraries", "").split())
    unchecked = [library for library in wanted if work is Work.MAKE or library.soname not in known]
    if work is Work.NONE and not unchecked:
        return

    supply(unchecked)
    if work is not Work.NONE:
        update(environment, work)
    now["libraries"] = " ".join(sorted(known.union(now["libraries"].split())))
    write_origin(environment.stamp, now)


def update(environment: Environment, work: Work) -> None:
    """Do the work on the environment, marked as unfinished while it lasts."""
    pip = [str(environment.tool("python")), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    install = [*pip, "install", *([] if sys.stdout.isatty() else ["--quiet"])]
    if work is Work.MAKE:
        make(environment)
    environment.unfinished.touch()
    environment.stamp.unlink(missing_ok=True)
    if work is not Work.LINK:
        say("按 requirements.lock 把依赖装入 .venv（逐一核对哈希；首次约下载 160 MB，占用 550 MB，需几分钟）…")
        call([*install, "--require-hashes", "-r", str(environment.root / "requirements.lock")], DOWNLOAD_FAILED)
    say("在 .venv 中登记本程序，生成命令 zipingtai …")
    call([*install, "--no-build-isolation", "--no-deps", "-e", str(environment.root)], DOWNLOAD_FAILED)
    environment.unfinished.unlink()


def make(environment: Environment) -> None:
    """Make an empty environment, in place of any broken one."""
    if environment.folder.exists():
        say("删除不完整或已不适用的 .venv …")
        try:
            shutil.rmtree(environment.folder)
        except OSError as error:
            raise CannotGoOn(
                f"无法删除 {environment.folder}：{error}\n请关闭正在使用它的程序，再重新运行本命令。"
            ) from error
    say(f"创建虚拟环境 .venv（{base_python()}）…")
    environment.folder.mkdir()
    environment.unfinished.touch()
    call([str(base_python()), "-m", "venv", str(environment.folder)], "创建虚拟环境失败，原因见上。")


def translate(environment: Environment) -> None:
    """Compile the translations whose source is newer than what was compiled last."""
    for source in sorted((environment.root / "resources" / "translations").glob("*.ts")):
        compiled = source.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            say(f"编译翻译 {source.name} …")
            lrelease = str(environment.tool("pyside6-lrelease"))
            call([lrelease, "-silent", str(source), "-qm", str(compiled)], f"翻译文件 {source} 有错误，见上。")


DOWNLOAD_FAILED = "安装失败，原因见上。请检查网络和 pip 的设置（镜像、代理、证书），再重新运行本命令。"


def call(command: Sequence[str], complaint: str) -> None:
    """Run a step of the set-up; a failure ends the set-up with a word on what to do."""
    if subprocess.run(command, check=False).returncode:
        raise CannotGoOn(complaint)


def say(text: str) -> None:
    """Announce a step before it is taken."""
    print(text, flush=True)


@contextmanager
def borrowed_uv() -> Iterator[list[str]]:
    """How to call uv: the machine's own, or one installed for this moment and thrown away."""
    own = shutil.which("uv")
    if own:
        yield [own]
        return
    with tempfile.TemporaryDirectory() as folder:
        say("在临时目录安装 uv（用完即删）…")
        call([str(base_python()), "-m", "venv", folder], "创建虚拟环境失败，原因见上。")
        python = str(Path(folder) / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python"))
        call([python, "-m", "pip", "install", "--quiet", "uv"], DOWNLOAD_FAILED)
        yield [python, "-m", "uv"]
