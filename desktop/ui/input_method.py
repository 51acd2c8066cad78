"""Which way Chinese comes into the window on Linux; settled before Qt starts, for Qt reads its variables only once.

Qt reaches an input method through a plugin named in ``QT_IM_MODULE``. PySide6 as published has one for ibus, none for
fcitx, which is what UOS and Kylin desktops ask for: Qt then falls back silently to plain keys and no Chinese can be
typed. fcitx 5 answers to ibus's portal as well, and there the ibus plugin works. fcitx 4 does not.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Mapping, MutableMapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from desktop.domain.text import noop

FCITX5 = "org.fcitx.Fcitx5"
FCITX4 = "org.fcitx.Fcitx"
IBUS = "org.freedesktop.IBus"
PORTAL = "org.freedesktop.portal.IBus"  # of real ibus, or of fcitx 5 in its place
_ASKED = (FCITX5, FCITX4, IBUS, PORTAL)

_MODULE, _MODULES, _USE_PORTAL = "QT_IM_MODULE", "QT_IM_MODULES", "IBUS_USE_PORTAL"
_FCITX = frozenset({"fcitx", "fcitx5", "fcitx4"})
_NO_METHOD = frozenset({"none", "compose", "simple"})  # somebody wants plain keys
_PATIENCE = 300  # ms a bus that does not answer may cost the start


class Trouble(StrEnum):
    """Why no Chinese can be typed in this window; the name under which it is remembered as read."""

    TOO_OLD = "fcitx4"
    NOT_RUNNING = "not-running"


SAID: Mapping[Trouble, str] = {
    Trouble.TOO_OLD: noop(
        "InputMethod",
        "这台电脑的输入法是旧版 fcitx，在本窗口里打不出汉字。可以先在 WPS 等程序里打好，再复制、粘贴进来；"
        "请信息技术人员安装 fcitx 5 或 ibus，重新登录后就能直接输入。",
    ),
    Trouble.NOT_RUNNING: noop(
        "InputMethod",
        "系统设置了 fcitx 输入法，但没有找到能用的，在本窗口里打不出汉字。请先启动输入法（fcitx 5 或 ibus），"
        "再重新打开本程序；急用时可以在别的程序里打好，复制、粘贴进来。",
    ),
}


@dataclass(frozen=True, slots=True)
class Way:
    """What to set before Qt starts, and what cannot be helped."""

    variables: Mapping[str, str] = field(default_factory=dict)
    trouble: Trouble | None = None


AS_IT_IS = Way()


def way(environment: Mapping[str, str], plugins: Collection[str], owners: Mapping[str, int]) -> Way:
    """How Chinese gets into the window; whatever works as it is stays as it is.

    Args:
        environment: The process's variables.
        plugins: Names of the input-method plugins this Qt can load, for example "ibus" and "compose".
        owners: Which of the names above somebody holds on the session bus, and the process that does.
    """
    asked = _asked(environment)
    has_ibus = IBUS in owners or PORTAL in owners or not _FCITX.intersection(asked)  # old ibus is on no bus
    works = next((name for name in asked if name in plugins and (name != "ibus" or has_ibus)), "")
    fcitx_as_ibus = "ibus" in plugins and FCITX5 in owners and owners.get(PORTAL) == owners[FCITX5]
    if works:
        by_portal = works == "ibus" and fcitx_as_ibus and _USE_PORTAL not in environment
        return Way({_USE_PORTAL: "1"}) if by_portal else AS_IT_IS
    if not _FCITX.intersection(asked):
        return AS_IT_IS
    if fcitx_as_ibus:
        return Way(_instead(environment) | {_USE_PORTAL: "1"})
    if _is_wayland(environment):
        return AS_IT_IS  # the compositor may have its own way, which cannot be seen from here
    if IBUS in owners and "ibus" in plugins:
        return Way(_instead(environment))
    return Way(trouble=Trouble.TOO_OLD if FCITX4 in owners else Trouble.NOT_RUNNING)


def _instead(environment: Mapping[str, str]) -> dict[str, str]:
    """The variables that name ibus; the list goes before the single name where Qt finds one."""
    return {_MODULE: "ibus"} | ({_MODULES: "ibus"} if environment.get(_MODULES) else {})


def _asked(environment: Mapping[str, str]) -> list[str]:
    """The input methods asked for, best first; none where plain keys are wanted or Wayland is left to itself."""
    listed = [name for name in environment.get(_MODULES, "").split(";") if name]
    named = [name.partition(":")[0].strip().lower() for name in listed or [environment.get(_MODULE, "")] if name]
    if _is_wayland(environment) and (not named or "wayland" in named):
        return []
    if named and named != ["xim"]:  # Qt 6 knows no xim: then it counts whom X programs were told to ask
        return [] if _NO_METHOD.issuperset(named) else named
    modifier = environment.get("XMODIFIERS", "").lower()
    others = (modifier.partition("@im=")[2].strip(), environment.get("GTK_IM_MODULE", "").lower())
    return ["fcitx" for name in others if name in _FCITX][:1]


def _is_wayland(environment: Mapping[str, str]) -> bool:
    platform = environment.get("QT_QPA_PLATFORM", "")
    if platform:
        return platform.startswith("wayland")
    return bool(environment.get("WAYLAND_DISPLAY")) or environment.get("XDG_SESSION_TYPE") == "wayland"


# ---------------------------------------------------------------------- the facts of this machine
def settle(environment: MutableMapping[str, str] = os.environ) -> Trouble | None:
    """Set what Qt needs before it starts; what cannot be helped, to be said in the window.

    Costs nothing where no input method is asked for, else a few ms for the session bus.
    """
    drawn = environment.get("QT_QPA_PLATFORM", "xcb").startswith(("xcb", "wayland"))
    asked = _asked(environment)
    if not sys.platform.startswith("linux") or not drawn or not (_FCITX | {"ibus"}).intersection(asked):
        return None
    found = way(environment, _plugins(environment), _owners(environment))
    environment.update(found.variables)
    return found.trouble


def _plugins(environment: Mapping[str, str]) -> frozenset[str]:
    """Names of the plugins Qt will find; one for fcitx counts only when this Qt can load it."""
    from PySide6.QtCore import QLibraryInfo, QPluginLoader

    own = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    names: set[str] = set()
    for folder in [*environment.get("QT_PLUGIN_PATH", "").split(os.pathsep), own]:
        for file in Path(folder or own, "platforminputcontexts").glob("lib*platforminputcontextplugin*.so"):
            name = file.name.removeprefix("lib").partition("platforminputcontextplugin")[0]
            if name not in _FCITX:
                names.add(name)
            elif QPluginLoader(str(file)).load():  # built for another Qt, it is there and yet of no use
                names |= _FCITX
    return frozenset(names)


def _owners(environment: Mapping[str, str]) -> dict[str, int]:
    """Who of the input methods is on the session bus; a machine without one has nobody."""
    address = environment.get("DBUS_SESSION_BUS_ADDRESS")
    if not address and not Path(environment.get("XDG_RUNTIME_DIR", ""), "bus").is_socket():
        return {}  # asking all the same would start a bus
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return {}
    interface = bus.interface()
    interface.setTimeout(_PATIENCE)
    there = set(interface.registeredServiceNames().value() or ())
    return {name: interface.servicePid(name).value() for name in _ASKED if name in there}
