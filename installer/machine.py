"""What the machine must have before Qt starts: a display or none, shared libraries, Debian packages."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class CannotGoOn(Exception):  # noqa: N818
    """Only a person can put this right; the text says how, in Chinese."""


class Library(NamedTuple):
    """A shared library that Qt loads, and the Debian package that brings it."""

    soname: str
    package: str


OFFSCREEN = (
    Library("libEGL.so.1", "libegl1"),
    Library("libGL.so.1", "libgl1"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libfreetype.so.6", "libfreetype6"),
    Library("libglib-2.0.so.0", "libglib2.0-0"),
    Library("libgthread-2.0.so.0", "libglib2.0-0"),
    Library("libX11.so.6", "libx11-6"),
)
X11 = (
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4"),
    Library("libxcb-image.so.0", "libxcb-image0"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Library("libxcb-randr.so.0", "libxcb-randr0"),
    Library("libxcb-render.so.0", "libxcb-render0"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0"),
    Library("libxcb-shape.so.0", "libxcb-shape0"),
    Library("libxcb-shm.so.0", "libxcb-shm0"),
    Library("libxcb-sync.so.1", "libxcb-sync1"),
    Library("libxcb-util.so.1", "libxcb-util1"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1"),
    Library("libX11-xcb.so.1", "libx11-xcb1"),
)
WAYLAND = (
    Library("libwayland-client.so.0", "libwayland-client0"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0"),
    Library("libwayland-egl.so.1", "libwayland-egl1"),
)


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether a window can be opened; on Linux that takes an X or Wayland session."""
    return not platform.startswith("linux") or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def libraries(platform: str, environ: Mapping[str, str], window: bool) -> tuple[Library, ...]:
    """The libraries Qt needs here: none but on Linux, where the wheels lean on the system."""
    if not platform.startswith("linux"):
        return ()
    if not window:
        return OFFSCREEN
    return OFFSCREEN + X11 + (WAYLAND if environ.get("WAYLAND_DISPLAY") else ())


def loads(soname: str) -> bool:
    """Whether the dynamic linker finds a library; asking it is surer than any list of files."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing(wanted: Iterable[Library], found: Callable[[str], bool] = loads) -> list[Library]:
    """Those of the wanted libraries that are not there."""
    return [library for library in wanted if not found(library.soname)]


def supply(
    wanted: Sequence[Library],
    found: Callable[[str], bool] = loads,
    install: Callable[[Sequence[str]], None] | None = None,
) -> None:
    """Install what a virtual environment and Qt lack, or stop with what a person should do."""
    lacking = missing(wanted, found)
    packages = list(dict.fromkeys(library.package for library in lacking))
    if not has_ensurepip():
        packages.insert(0, venv_package())
    if not packages:
        return
    (install or apt_install)(packages)
    importlib.invalidate_caches()
    lacking = missing(lacking, found)
    if lacking:
        raise CannotGoOn(
            f"安装后仍找不到系统库：{'、'.join(library.soname for library in lacking)}。请检查系统后重试。"
        )
    if not has_ensurepip():
        raise CannotGoOn(
            f"当前 Python 没有 venv 和 ensurepip（{base_python()}）。请换用带有它们的 Python 3.11，再重新运行本命令。"
        )


def has_ensurepip() -> bool:
    """Whether this Python can make a virtual environment with pip in it; Debian packs that apart."""
    return bool(importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"))


def venv_package() -> str:
    """The Debian package that brings venv and ensurepip for this very Python."""
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def base_python() -> Path:
    """The interpreter beneath: dev.py may have been started from the environment it is about to remake."""
    return Path(getattr(sys, "_base_executable", None) or sys.executable)


def apt_install(packages: Sequence[str]) -> None:
    """Install Debian packages, with sudo where needed, saying so first."""
    by_hand = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(packages)}"
    if not shutil.which("apt-get"):
        raise CannotGoOn(
            f"缺少系统软件包（Debian 名称）：{' '.join(packages)}。\n"
            "本机没有 apt-get，请用本系统的软件包管理器安装对应的包，再重新运行本命令。"
        )
    prefix = privilege()
    if prefix is None:
        raise CannotGoOn(
            f"缺少系统软件包，安装它们需要管理员权限。请以管理员身份执行：\n    {by_hand}\n再重新运行本命令。"
        )
    print(f"将用 apt-get 安装系统软件包：{' '.join(packages)}", flush=True)
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # A list that cannot be refreshed may still do: the install decides.
    subprocess.run([*prefix, "apt-get", "-qq", "update"], env=environ, check=False)
    command = [*prefix, "apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages]
    if subprocess.run(command, env=environ, check=False).returncode:
        raise CannotGoOn(f"apt-get 安装失败，原因见上。请排除后重新运行本命令，或自行执行：\n    {by_hand}")


def privilege() -> list[str] | None:
    """What to put before apt-get: nothing for root, sudo where it would work, None where it would not."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    if sys.stdin.isatty():
        return ["sudo"]
    silent = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if silent.returncode == 0 else None
