"""The chapter of the handbook on keys, resources/help/keys.md, made from the actions of the window.

``python -m tests.ui.key_page`` writes it anew; a test says when that was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.ui.actions import ACTIONS

PAGE = Path(__file__).parents[2] / "resources" / "help" / "keys.md"
HEAD = """\
# 菜单和快捷键

不用鼠标也能做完全部工作：`F6` 在目录、当前页、面板、核查之间转，`Tab` 在一页里转，`Alt` 加菜单名后的字母打开菜单。
本章的菜单部分由程序生成。

## 在评分表里

| 键 | 作用 |
|---|---|
| 直接打字 | 开始填这一格 |
| `Enter` | 确认并到下一行 |
| `Tab`，`Shift+Tab` | 到下一格，回上一格 |
| `F2` | 修改原有的内容 |
| `F3` | 在大框中写长文字 |
| `Alt+Enter` | 格子里换行 |
| `Esc` | 放弃正在填的 |
| `Delete` | 清空选中的格子 |
| 方向键，加 `Shift` | 移动，选一片 |
| `Ctrl+方向键`，`Home`，`End`，`PageUp`，`PageDown` | 到边上，翻页 |
| `Ctrl+C`，`Ctrl+V` | 复制一片，粘贴一片 |

## 到处都一样的

| 键 | 作用 |
|---|---|
| `F1` | 所在之处的说明：指标、核查规则、本页 |
| `Ctrl+Z`，`Ctrl+Y` | 撤销，恢复 |
| `Ctrl+F` | 查找 |
| `Esc` | 关闭查找、对话框 |
"""


def page() -> str:
    """The whole chapter as Markdown."""
    return "\n".join((HEAD, *_menus()))


def _menus() -> Iterator[str]:
    for menu in dict.fromkeys(each.menu for each in ACTIONS):
        yield f"## 菜单“{plain(menu)}”\n"
        yield "| 命令 | 快捷键 |"
        yield "|---|---|"
        for each in ACTIONS:
            if each.menu == menu and each.text:
                keys = each.shortcut.replace("Up", "↑").replace("Down", "↓")
                yield f"| {plain(each.text)} | {f'`{keys}`' if keys else ''} |"
        yield ""


def plain(text: str) -> str:
    """A menu's words without the letter that opens it: 新建(&N)… is 新建…"""
    before, _, rest = text.partition("(&")
    return before + rest[2:] if rest else text


def main() -> None:
    """Write the chapter."""
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
