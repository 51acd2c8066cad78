"""Set up a fresh clone, then run or test it: ``python3 installer/dev.py run`` and ``python3 installer/dev.py test``.

Standard library only, Linux and Windows. This file must load on any Python 3.7 or newer, so that an unsuitable one
is told apart from a broken program; everything else is imported once the version is known to be right.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from environment import Environment

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ((3, 11), (3, 12), (3, 13))  # as requires-python in pyproject.toml

LINTERS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy", "--strict"),
    ("lint-imports", "--no-logo"),
)
ALL_AT_ONCE = ("-n", "2", "--dist", "loadfile")  # two of a file's tests never run side by side
UV_COMPILE = (
    *("pip", "compile", "pyproject.toml", "--group", "dev", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-header", "--no-annotate", "-o", "requirements.lock"),
)


def main(arguments: Sequence[str]) -> int:
    """Do one command; 2 when something outside this program must be put right first."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a terminal without Chinese must not stop us
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        print(usage())
        return 0 if arguments and arguments[0] in ("-h", "--help", "help") else 2
    complaint = wrong_python(sys.version_info[:2], arguments)
    if complaint:
        print(complaint, file=sys.stderr)
        return 2

    from machine import CannotGoOn

    try:
        return command.action(list(arguments[1:]))
    except CannotGoOn as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\n已中断。重新运行同一命令即可继续。", file=sys.stderr)
        return 130


def usage() -> str:
    """What can be asked for, in Chinese."""
    lines = [f"  {name:<6}{command.help}" for name, command in COMMANDS.items()]
    return "\n".join(["用法：python3 installer/dev.py 命令 [参数…]", "", *lines])


def wrong_python(
    version: tuple[int, ...],
    arguments: Sequence[str],
    which: Callable[[str], str | None] = shutil.which,
) -> str | None:
    """Why this Python will not do and which one to use instead; None when it will."""
    if version in PYTHONS:
        return None
    found = [path for major, minor in PYTHONS for path in [which(f"python{major}.{minor}")] if path]
    wanted = "自评台需要 Python 3.11、3.12 或 3.13，当前是 {}.{}。".format(*version)
    if found:
        return f"{wanted}\n本机有合适的版本，请改用：\n    {found[0]} installer/dev.py {' '.join(arguments)}"
    return (
        f"{wanted}\n请先安装 Python 3.11（Debian 12：apt-get install python3 python3-venv；"
        "Windows：python.org 的安装包），再重新运行本命令。"
    )


# ------------------------------------------------------------------------------------------------- commands
def run(extra: list[str]) -> int:
    """Open the window on the sample, or do the sample's whole journey where there is no display."""
    from machine import has_display

    display = has_display(sys.platform, os.environ)
    environment = ready(window=display)
    command = program(environment, extra, display)
    if not display:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        if "demo" in command:
            print("没有图形显示，改为在后台完成示例自评：导入、评分、核查、签发、生成报告和截图。", flush=True)
    return replace_process(command)


def program(environment: Environment, extra: Sequence[str], display: bool) -> list[str]:
    """The command line of the program; a file or subcommand in ``extra`` takes the sample's place."""
    start = [str(environment.tool("zipingtai"))]
    if extra and not extra[0].startswith("-"):
        return [*start, *extra]
    return [*start, *(["--sample"] if display else ["demo", "--out", str(ROOT / "out")]), *extra]


def replace_process(command: list[str]) -> int:
    """Become the program, so that signals and exit code are its own; Windows has no such thing."""
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606
    return subprocess.call(command)


def test(extra: list[str]) -> int:
    """Run the linters, then pytest, all of them; pytest's closing line is the last."""
    environment = ready(window=False)
    failed = failing_linters(environment)
    step("pytest")
    if failed:
        print("以上检查未通过：{}。继续运行测试。".format("；".join(failed)), flush=True)
    code = subprocess.call(
        [str(environment.tool("python")), "-m", "pytest", *(extra or ALL_AT_ONCE)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return code or (1 if failed else 0)


def lint(extra: list[str]) -> int:
    """Run the linters only."""
    refuse_arguments("lint", extra)
    failed = failing_linters(ready(window=False))
    print("未通过：{}。".format("；".join(failed)) if failed else "全部通过。")
    return 1 if failed else 0


def failing_linters(environment: Environment) -> list[str]:
    """Run every linter, whatever the others say; the command lines of those that complained."""
    failed = []
    for linter in LINTERS:
        step(" ".join(linter))
        if subprocess.call([str(environment.tool(linter[0])), *linter[1:]], cwd=ROOT):
            failed.append(" ".join(linter))
    return failed


def step(name: str) -> None:
    """Head the output of one check."""
    print(f"\n── {name}", flush=True)


def setup(extra: list[str]) -> int:
    """Set up and no more; ``--fresh`` throws the virtual environment away first."""
    from machine import has_display

    fresh = extra == ["--fresh"]
    refuse_arguments("setup", [] if fresh else extra)
    environment = ready(window=has_display(sys.platform, os.environ), fresh=fresh)
    print(f"已就绪：{environment.tool('zipingtai')}")
    return 0


def lock(extra: list[str]) -> int:
    """Write requirements.lock anew from pyproject.toml; ``--upgrade`` moves to the newest versions."""
    from environment import borrowed_uv

    with borrowed_uv() as uv:
        print("按 pyproject.toml 重新生成 requirements.lock …", flush=True)
        return subprocess.call([*uv, *UV_COMPILE, *extra], cwd=ROOT, stdout=subprocess.DEVNULL)  # it prints the file


def texts(extra: list[str]) -> int:
    """Bring the sources of the translations up to date with the program's texts; new ones are marked unfinished."""
    refuse_arguments("texts", extra)
    environment = ready(window=False)
    modules = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "desktop").rglob("*.py"))
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "resources" / "translations").glob("*.ts"))
    options = [
        "-tr-function-alias",
        "QT_TRANSLATE_NOOP+=noop,QT_TRANSLATE_NOOP+=say",
        "-no-obsolete",
        "-locations",
        "none",
        "-source-language",
        "zh_CN",
    ]
    return subprocess.call([str(environment.tool("pyside6-lupdate")), *modules, *options, "-ts", *sources], cwd=ROOT)


def ready(window: bool, fresh: bool = False) -> Environment:
    """The virtual environment, set up as far as it was not."""
    from environment import Environment, make_ready, translate

    environment = Environment(ROOT, windows=sys.platform == "win32")
    make_ready(environment, window, fresh)
    translate(environment)
    return environment


def refuse_arguments(name: str, extra: Sequence[str]) -> None:
    """Stop at an argument that would otherwise be ignored."""
    from machine import CannotGoOn

    if extra:
        raise CannotGoOn("{} 不认识参数：{}\n\n{}".format(name, " ".join(extra), usage()))


class Command(NamedTuple):
    """A word on the command line, what it does and what is said about it."""

    action: Callable[[list[str]], int]
    help: str


COMMANDS: dict[str, Command] = {
    "run": Command(run, "打开示例自评的窗口；没有图形显示时生成示例报告和截图。后面可跟文件或子命令"),
    "test": Command(test, "运行全部检查和测试；参数交给 pytest"),
    "setup": Command(setup, "只做准备：系统库、.venv、命令 zipingtai。--fresh 表示从头重做"),
    "lint": Command(lint, "只运行格式、类型和分层检查"),
    "texts": Command(texts, "把界面文字收进 resources/translations，供翻译"),
    "lock": Command(lock, "重新生成 requirements.lock；--upgrade 表示升级到最新版本"),
}

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
