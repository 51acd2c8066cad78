"""installer/dev.py without installing anything: what it finds missing, what it would run, when it does nothing."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "installer"))  # scripts beside each other, not a package

import dev  # noqa: E402
import environment  # noqa: E402
import machine  # noqa: E402
from environment import Environment, Work  # noqa: E402
from machine import CannotGoOn, Library  # noqa: E402


@pytest.fixture
def clone(tmp_path: Path) -> Environment:
    """A clone whose environment looks complete."""
    (tmp_path / "requirements.lock").write_text("a==1\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    made = Environment(tmp_path, windows=False)
    for name in ("python", "zipingtai"):
        made.tool(name).parent.mkdir(parents=True, exist_ok=True)
        made.tool(name).touch()
    sonames = " ".join(library.soname for library in machine.OFFSCREEN)
    environment.write_origin(made.stamp, environment.origin(tmp_path, sonames))
    return made


# ----------------------------------------------------------------------------------------- the machine
@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
    ],
)
def test_a_display_is_found(platform: str, environ: dict[str, str], expected: bool) -> None:
    """Windows always has one; Linux says so in its environment."""
    assert machine.has_display(platform, environ) is expected


def test_a_window_needs_more_libraries_than_a_test() -> None:
    """And Windows needs none from outside."""
    offscreen = set(machine.libraries("linux", {}, window=False))
    x11 = set(machine.libraries("linux", {"DISPLAY": ":0"}, window=True))
    wayland = set(machine.libraries("linux", {"WAYLAND_DISPLAY": "w"}, window=True))

    assert offscreen < x11 < wayland
    assert machine.libraries("win32", {}, window=True) == ()


def test_missing_libraries_are_those_the_finder_does_not_find() -> None:
    """In the order they were wanted."""
    wanted = [Library("a.so", "liba"), Library("b.so", "libb"), Library("c.so", "libc")]

    assert machine.missing(wanted, {"b.so"}.__contains__) == [wanted[0], wanted[2]]


def test_a_library_that_is_not_there_does_not_load() -> None:
    """The dynamic linker is asked, not a list."""
    assert not machine.loads("libzipingtai-has-no-such.so.7")


def test_missing_packages_are_installed_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two libraries of one package are one request."""
    present: set[str] = set()
    asked: list[str] = []

    def install(packages: Sequence[str]) -> None:
        asked.extend(packages)
        present.update(("a.so", "b.so"))

    monkeypatch.setattr(machine, "has_ensurepip", lambda: True)
    machine.supply([Library("a.so", "lib"), Library("b.so", "lib")], present.__contains__, install)

    assert asked == ["lib"]


def test_debians_own_venv_package_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian packs ensurepip apart from Python."""
    asked: list[str] = []
    monkeypatch.setattr(machine, "has_ensurepip", lambda: bool(asked))

    machine.supply([], install=asked.extend)

    assert asked == ["python{}.{}-venv".format(*sys.version_info)]


def test_what_stays_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """An install that changed nothing is not taken for success."""
    monkeypatch.setattr(machine, "has_ensurepip", lambda: True)

    with pytest.raises(CannotGoOn, match=r"仍找不到系统库：a\.so"):
        machine.supply([Library("a.so", "lib")], lambda _: False, lambda _: None)


def test_without_rights_the_exact_command_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The person can hand it to the administrator."""
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(machine, "privilege", lambda: None)

    with pytest.raises(CannotGoOn, match="apt-get update && apt-get install -y --no-install-recommends libgl1 libegl1"):
        machine.apt_install(["libgl1", "libegl1"])


def test_without_apt_the_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other systems have them under other names."""
    monkeypatch.setattr(machine.shutil, "which", lambda _: None)

    with pytest.raises(CannotGoOn, match=r"libgl1.*\n.*没有 apt-get"):
        machine.apt_install(["libgl1"])


# ----------------------------------------------------------------------------------------- the environment
def test_programs_are_where_each_system_puts_them() -> None:
    """``.venv/bin`` on Linux, ``.venv\\Scripts`` on Windows."""
    linux = Environment(Path("z"), windows=False)

    assert linux.tool("zipingtai") == Path("z/.venv/bin/zipingtai")
    assert replace(linux, windows=True).tool("zipingtai") == Path("z/.venv/Scripts/zipingtai.exe")


def work(clone: Environment) -> Work:
    """What the clone's environment asks for now."""
    now = environment.origin(clone.root, "")
    return environment.work_to_do(clone, environment.read_origin(clone.stamp), now)


def test_a_current_environment_is_left_alone(clone: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second start runs no program, imports no library, writes nothing."""
    monkeypatch.setattr(environment.subprocess, "run", lambda *_, **__: pytest.fail("started a program"))
    monkeypatch.setattr(environment, "supply", lambda _: pytest.fail("looked for libraries"))
    before = clone.stamp.stat().st_mtime_ns

    environment.make_ready(clone, window=False)

    assert clone.stamp.stat().st_mtime_ns == before


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_changed_file_is_worked_in(clone: Environment, name: str) -> None:
    """New versions are installed; a change of the project alone only needs its entry renewed."""
    (clone.root / name).write_text("changed\n", encoding="utf-8")

    assert work(clone) is {"requirements.lock": Work.INSTALL, "pyproject.toml": Work.LINK}[name]


def test_an_interrupted_environment_is_made_anew(clone: Environment) -> None:
    """Half-installed packages may look installed to pip."""
    clone.unfinished.touch()

    assert work(clone) is Work.MAKE


def test_an_environment_without_python_is_made_anew(clone: Environment) -> None:
    """As after the system's Python went away beneath it."""
    clone.tool("python").unlink()

    assert work(clone) is Work.MAKE


@pytest.mark.parametrize("what", ["python 3.10", "place /elsewhere"])
def test_an_environment_of_another_python_or_place_is_made_anew(clone: Environment, what: str) -> None:
    """Its scripts would start the wrong thing."""
    key, _, value = what.partition(" ")
    environment.write_origin(clone.stamp, {**environment.read_origin(clone.stamp), key: value})

    assert work(clone) is Work.MAKE


def test_a_missing_command_is_put_back(clone: Environment) -> None:
    """Without touching the packages."""
    clone.tool("zipingtai").unlink()

    assert work(clone) is Work.LINK


@pytest.mark.parametrize(("works", "expected"), [(True, Work.INSTALL), (False, Work.MAKE)])
def test_an_environment_made_by_hand_is_used_if_it_works(
    clone: Environment, monkeypatch: pytest.MonkeyPatch, works: bool, expected: Work
) -> None:
    """No stamp says nothing about it, so its Python is tried."""
    clone.stamp.unlink()
    monkeypatch.setattr(environment, "has_pip", lambda *_: works)

    assert work(clone) is expected


def test_a_broken_python_is_seen(clone: Environment) -> None:
    """A file that cannot run is no Python."""
    clone.tool("python").write_text("#!/bin/false\n", encoding="utf-8")
    clone.tool("python").chmod(0o755)

    assert not environment.has_pip(clone, "3.11")


def test_a_window_after_tests_only_checks_what_was_not_checked(
    clone: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both sets of libraries are remembered from then on."""
    checked: list[Library] = []
    monkeypatch.setattr(environment, "supply", checked.extend)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setitem(os.environ, "DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    for window in (True, False, True):
        environment.make_ready(clone, window)

    assert checked == list(machine.X11)


def test_a_failing_pip_leaves_a_mark(clone: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the next start begins anew and does not trust what is there."""
    failed = subprocess.CompletedProcess[str]([], 1)
    monkeypatch.setattr(environment.subprocess, "run", lambda *_, **__: failed)

    with pytest.raises(CannotGoOn, match="检查网络"):
        environment.update(clone, Work.INSTALL)

    assert work(clone) is Work.MAKE


def test_translations_are_compiled_when_they_are_newer(clone: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    """And only then."""
    folder = clone.root / "resources" / "translations"
    folder.mkdir(parents=True)
    for name in ("en.ts", "old.ts", "old.qm"):
        (folder / name).touch()
    os.utime(folder / "old.ts", (0, 0))
    compiled: list[str] = []
    monkeypatch.setattr(environment, "call", lambda command, _: compiled.append(Path(command[-1]).name))

    environment.translate(clone)

    assert compiled == ["en.qm"]


# ----------------------------------------------------------------------------------------- the commands
@pytest.mark.parametrize(
    ("display", "extra", "expected"),
    [
        (True, [], ["--sample"]),
        (True, ["--safe-mode"], ["--sample", "--safe-mode"]),
        (True, ["a.ziping"], ["a.ziping"]),
        (False, [], ["demo", "--out", str(ROOT / "out")]),
        (False, ["rubric", "list"], ["rubric", "list"]),
    ],
)
def test_run_starts_the_program(display: bool, extra: list[str], expected: list[str]) -> None:
    """The sample, unless a file or subcommand is named."""
    linux = Environment(ROOT, windows=False)

    assert dev.program(linux, extra, display) == [str(linux.tool("zipingtai")), *expected]


@pytest.mark.parametrize(
    ("failing", "expected"), [((), 0), (("ruff", "lint-imports"), 1), (("python",), 5), (("mypy", "python"), 5)]
)
def test_test_runs_everything_and_pytest_last(
    clone: Environment, monkeypatch: pytest.MonkeyPatch, failing: Sequence[str], expected: int
) -> None:
    """A failing linter stops nothing and is not forgotten; pytest's own exit code wins."""
    started: list[list[str]] = []

    def call(command: list[str], **_: object) -> int:
        started.append([Path(command[0]).name, *command[1:]])
        return 5 if started[-1][0] in failing else 0

    monkeypatch.setattr(dev, "ready", lambda **_: clone)
    monkeypatch.setattr(dev.subprocess, "call", call)

    assert dev.test(["-x"]) == expected
    assert started == [*map(list, dev.LINTERS), ["python", "-m", "pytest", "-x"]]


def test_an_unsuitable_python_is_told_what_to_do() -> None:
    """With the exact command where a suitable one is installed."""
    nothing = dev.wrong_python((3, 9), ["run"], which=lambda _: None)
    found = dev.wrong_python((3, 14), ["run", "-x"], which={"python3.12": "/usr/bin/python3.12"}.get)

    assert dev.wrong_python((3, 11), []) is None
    assert "当前是 3.9" in str(nothing)
    assert "apt-get install python3 python3-venv" in str(nothing)
    assert str(found).endswith("/usr/bin/python3.12 installer/dev.py run -x")


def test_an_old_python_can_read_dev_py() -> None:
    """Else it would answer with a SyntaxError instead of the sentence above."""
    text = (ROOT / "installer" / "dev.py").read_text(encoding="utf-8")

    assert ast.parse(text, feature_version=(3, 7))


def test_the_versions_are_those_of_the_project() -> None:
    """pyproject.toml says so to pip, dev.py says so to people."""
    low, high = dev.PYTHONS[0], dev.PYTHONS[-1]
    wanted = f'requires-python = ">={low[0]}.{low[1]},<{high[0]}.{high[1] + 1}"'

    assert wanted in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_an_unknown_command_gets_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """Every command with one line about it."""
    assert dev.main(["tset"]) == 2

    printed = capsys.readouterr().out
    assert all(f"  {name}" in printed for name in dev.COMMANDS)


def test_what_a_person_must_do_ends_with_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence, no traceback."""

    def ready(**_: object) -> Environment:
        raise CannotGoOn("请先联网。")

    monkeypatch.setattr(dev, "ready", ready)

    assert dev.main(["setup"]) == 2
    assert capsys.readouterr().err.strip() == "请先联网。"
