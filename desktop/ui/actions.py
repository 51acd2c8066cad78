"""Every action of the main window, declared once: menu, text, shortcut, icon, what it does, when it can be done."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

if TYPE_CHECKING:
    from desktop.ui.document import Document


class When(Enum):
    """What has to be so for an action to make sense."""

    ALWAYS = auto()
    OPEN = auto()  # an evaluation is open
    EDITABLE = auto()  # … and takes edits
    CAN_UNDO = auto()
    CAN_REDO = auto()
    UNSIGNED = auto()  # not issued yet, and the file may be written
    FROZEN = auto()


class Action(NamedTuple):
    """``slot`` is the name of a method of MainWindow or WindowActions; an empty ``text`` is a separator."""

    menu: str
    name: str
    text: str
    shortcut: str
    icon: str
    slot: str
    when: When


_LINE = ("", "", "", "", "", When.ALWAYS)
ACTIONS = (
    Action("文件(&F)", "new", "新建(&N)…", "Ctrl+N", "file-plus", "new_draft", When.ALWAYS),
    Action("文件(&F)", "open", "打开(&O)…", "Ctrl+O", "folder-open", "open_file", When.ALWAYS),
    Action("文件(&F)", "window", "在新窗口打开(&W)…", "Ctrl+Shift+O", "app-window", "open_another", When.ALWAYS),
    Action("文件(&F)", "prior", "从上年文件开始(&P)…", "Ctrl+Shift+N", "file-input", "start_from_prior", When.ALWAYS),
    Action("文件(&F)", *_LINE),
    Action("文件(&F)", "save", "保存(&S)", "Ctrl+S", "save", "save_now", When.OPEN),
    Action("文件(&F)", "copy_file", "另存一份(&A)…", "Ctrl+Shift+S", "files", "save_copy", When.OPEN),
    Action("文件(&F)", "export", "导出报告(&E)…", "Ctrl+E", "file-down", "export_report", When.OPEN),
    Action("文件(&F)", *_LINE),
    Action("文件(&F)", "settings", "设置(&T)…", "", "settings", "show_settings", When.ALWAYS),
    Action("文件(&F)", "close", "关闭文件(&C)", "Ctrl+W", "x", "close_document", When.OPEN),
    Action("文件(&F)", "quit", "退出(&X)", "Ctrl+Q", "log-out", "close", When.ALWAYS),
    Action("编辑(&E)", "undo", "撤销", "Ctrl+Z", "undo-2", "undo", When.CAN_UNDO),
    Action("编辑(&E)", "redo", "恢复", "Ctrl+Y", "redo-2", "redo", When.CAN_REDO),
    Action("编辑(&E)", *_LINE),
    Action("编辑(&E)", "copy", "复制表格区域(&C)", "", "copy", "copy_cells", When.OPEN),
    Action("编辑(&E)", "paste", "粘贴到表格(&V)", "", "clipboard-paste", "paste_cells", When.EDITABLE),
    Action("编辑(&E)", "long", "在大框中编辑文字(&L)", "F3", "pencil", "edit_long", When.EDITABLE),
    Action("编辑(&E)", *_LINE),
    Action("编辑(&E)", "add", "增加本单位的指标(&I)", "Insert", "plus", "add_own", When.EDITABLE),
    Action("编辑(&E)", "add_below", "增加下级指标(&B)", "Shift+Insert", "list-tree", "add_below", When.EDITABLE),
    Action("编辑(&E)", "remove", "删除自设指标(&D)", "Ctrl+Delete", "trash-2", "remove_own", When.EDITABLE),
    Action("编辑(&E)", "move_up", "上移自设指标", "Alt+Up", "chevron-up", "move_own_up", When.EDITABLE),
    Action("编辑(&E)", "move_down", "下移自设指标", "Alt+Down", "chevron-down", "move_own_down", When.EDITABLE),
    Action("编辑(&E)", "share_equal", "平均分配分值", "", "", "share_equally", When.EDITABLE),
    Action("编辑(&E)", "share_stated", "按比例分配分值", "", "", "share_in_proportion", When.EDITABLE),
    Action("视图(&V)", "page_head", "基本情况", "Ctrl+1", "building-2", "show_head", When.OPEN),
    Action("视图(&V)", "page_table", "指标评分表", "Ctrl+2", "table-2", "show_table", When.OPEN),
    Action("视图(&V)", "page_standing", "得分分析", "Ctrl+5", "chart-column", "show_standing", When.OPEN),
    Action("视图(&V)", "page_narrative", "文字报告", "Ctrl+3", "file-text", "show_narrative", When.OPEN),
    Action("视图(&V)", "page_preview", "报告预览", "Ctrl+4", "eye", "show_preview", When.OPEN),
    Action("视图(&V)", *_LINE),
    Action("视图(&V)", "level1", "展开到一级", "Alt+1", "", "unfold_1", When.OPEN),
    Action("视图(&V)", "level2", "展开到二级", "Alt+2", "", "unfold_2", When.OPEN),
    Action("视图(&V)", "level3", "展开到三级", "Alt+3", "", "unfold_3", When.OPEN),
    Action("视图(&V)", "unfold_all", "全部展开", "Alt+0", "chevrons-up-down", "unfold_all", When.OPEN),
    Action("视图(&V)", "columns", "显示哪些列(&O)…", "", "", "choose_columns", When.OPEN),
    Action("视图(&V)", "show_all", "显示全部指标（取消筛选）", "Ctrl+Shift+F", "", "show_all_rows", When.OPEN),
    Action("视图(&V)", *_LINE),
    Action("视图(&V)", "find", "查找指标(&F)…", "Ctrl+F", "search", "find_indicator", When.OPEN),
    Action("视图(&V)", "unfilled", "下一个未填的指标(&U)", "F8", "circle-dashed", "go_to_unfilled", When.OPEN),
    Action("视图(&V)", "next_pane", "转到下一个窗格", "F6", "", "next_pane", When.OPEN),
    Action("视图(&V)", *_LINE),
    Action("视图(&V)", "contents", "显示或收起目录", "Ctrl+Shift+L", "", "toggle_contents", When.OPEN),
    Action("视图(&V)", "panel", "显示或收起指标面板", "Ctrl+Shift+R", "panel-right", "toggle_panel", When.OPEN),
    Action("核查(&C)", "check", "显示核查结果(&C)", "F7", "shield-check", "toggle_findings", When.OPEN),
    Action("核查(&C)", "next_finding", "下一处问题(&N)", "Shift+F8", "arrow-down", "next_finding", When.OPEN),
    Action("签发(&S)", "page_sign", "签字情况(&S)", "Ctrl+5", "signature", "show_sign", When.OPEN),
    Action("签发(&S)", "sign", "签发…", "", "stamp", "sign", When.UNSIGNED),
    Action("签发(&S)", "verify", "校验文件或报告(&V)…", "", "badge-check", "verify_file", When.ALWAYS),
    Action("签发(&S)", "reopen", "开始修订(&R)…", "", "lock-open", "reopen", When.FROZEN),
    Action("帮助(&H)", "about", "关于自评台(&A)", "F1", "info", "show_about", When.ALWAYS),
)


def build(owners: Sequence[object], bar: QMenuBar) -> dict[str, QAction]:
    """Make the menus; the actions by name. A slot is a method of the first owner that has it."""
    made: dict[str, QAction] = {}
    menus = {title: bar.addMenu(_tr(title)) for title in dict.fromkeys(action.menu for action in ACTIONS)}
    for each in ACTIONS:
        if not each.text:
            menus[each.menu].addSeparator()
            continue
        action = menus[each.menu].addAction(_tr(each.text))
        action.setShortcut(QKeySequence(each.shortcut))
        slot = next(getattr(owner, each.slot) for owner in owners if hasattr(owner, each.slot))
        action.triggered.connect(lambda _=False, slot=slot: slot())
        made[each.name] = action
    return made


def draw_icons(made: dict[str, QAction], names: Collection[str] = (), *, anew: bool = False) -> None:
    """Give the actions their pictures, or those named; all of them only after the first paint, for it takes a while.

    ``anew`` draws those again that have one: in other colours.
    """
    from desktop.ui import icons

    for each in ACTIONS:
        wanted = each.icon and (not names or each.name in names)
        if wanted and (anew or made[each.name].icon().isNull()):
            made[each.name].setIcon(icons.icon(each.icon))


def enable(made: dict[str, QAction], document: Document | None) -> None:
    """Grey out what makes no sense now, and name what would be undone."""
    allowed = {
        When.ALWAYS: True,
        When.OPEN: document is not None,
        When.EDITABLE: document is not None and document.editable,
        When.CAN_UNDO: document is not None and document.editable and document.undo_stack.canUndo(),
        When.CAN_REDO: document is not None and document.editable and document.undo_stack.canRedo(),
        When.UNSIGNED: document is not None and document.read_only is None,
        When.FROZEN: document is not None and document.frozen is not None and document.read_only is None,
    }
    for each in ACTIONS:
        if each.name:
            made[each.name].setEnabled(allowed[each.when])
    for name, word, text in (
        ("undo", _tr("撤销"), document.undo_stack.undoText() if document else ""),
        ("redo", _tr("恢复"), document.undo_stack.redoText() if document else ""),
    ):
        made[name].setText(f"{word}：{text}" if text and made[name].isEnabled() else word)


def _tr(text: str) -> str:
    return QCoreApplication.translate("actions", text)
