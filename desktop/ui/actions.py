"""Every action of the main window, declared once: menu, text, shortcut, icon, what it does, when it can be done."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from desktop.domain.text import noop
from desktop.ui import languages

if TYPE_CHECKING:
    from desktop.ui.document import Document

translate = QCoreApplication.translate


class When(Enum):
    """What has to be so for an action to make sense."""

    ALWAYS = auto()
    OPEN = auto()  # an evaluation is open
    EDITABLE = auto()  # … and takes edits
    CAN_UNDO = auto()
    CAN_REDO = auto()
    UNSIGNED = auto()  # not issued yet, and the file may be written
    SIGNED = auto()  # somebody has signed; the file may be read-only
    FROZEN = auto()  # … and may be written
    IN_PART = auto()  # a project or the monitoring is in sight


class Action(NamedTuple):
    """``slot`` is a method of MainWindow or of one of the …Actions beside it; an empty ``text`` is a separator."""

    menu: str
    name: str
    text: str
    shortcut: str
    icon: str
    slot: str
    when: When


_FILE = noop("menu", "文件(&F)")
_EDIT = noop("menu", "编辑(&E)")
_VIEW = noop("menu", "视图(&V)")
_PROJECT = noop("menu", "项目(&P)")
_CHECK = noop("menu", "核查(&C)")
_SIGN = noop("menu", "签发(&S)")
_HELP = noop("menu", "帮助(&H)")
_LINE = ("", "", "", "", "", When.ALWAYS)
ACTIONS = (
    Action(_FILE, "new", noop("menu", "新建(&N)…"), "Ctrl+N", "file-plus", "new_draft", When.ALWAYS),
    Action(_FILE, "open", noop("menu", "打开(&O)…"), "Ctrl+O", "folder-open", "open_file", When.ALWAYS),
    Action(
        _FILE, "window", noop("menu", "在新窗口打开(&W)…"), "Ctrl+Shift+O", "app-window", "open_another", When.ALWAYS
    ),
    Action(
        _FILE,
        "prior",
        noop("menu", "从上年文件开始(&P)…"),
        "Ctrl+Shift+N",
        "file-input",
        "start_from_prior",
        When.ALWAYS,
    ),
    Action(
        _FILE, "import_into", noop("menu", "导入到当前文件(&I)…"), "Ctrl+I", "file-plus", "import_into", When.EDITABLE
    ),
    Action(_FILE, "collect_send", noop("menu", "给科室下发填报表(&G)…"), "", "folder-down", "collect_send", When.OPEN),
    Action(_FILE, "collect_back", noop("menu", "收回科室填报表(&K)…"), "", "file-check", "collect_back", When.EDITABLE),
    Action(_FILE, *_LINE),
    Action(_FILE, "save", noop("menu", "保存(&S)"), "Ctrl+S", "save", "save_now", When.OPEN),
    Action(_FILE, "copy_file", noop("menu", "另存一份(&A)…"), "Ctrl+Shift+S", "files", "save_copy", When.OPEN),
    Action(_FILE, "export", noop("menu", "导出报告(&E)…"), "Ctrl+E", "file-down", "export_report", When.OPEN),
    Action(_FILE, "print", noop("menu", "打印报告(&P)…"), "Ctrl+P", "printer", "print_report", When.OPEN),
    Action(_FILE, "backups", noop("menu", "备份与恢复(&B)…"), "", "archive-restore", "show_backups", When.ALWAYS),
    Action(_FILE, *_LINE),
    Action(_FILE, "rubrics", noop("menu", "评价方案(&R)…"), "", "library", "manage_rubrics", When.ALWAYS),
    Action(_FILE, "settings", noop("menu", "设置(&T)…"), "", "settings", "show_settings", When.ALWAYS),
    Action(_FILE, "close", noop("menu", "关闭文件(&C)"), "Ctrl+W", "x", "close_document", When.OPEN),
    Action(_FILE, "quit", noop("menu", "退出(&X)"), "Ctrl+Q", "log-out", "close", When.ALWAYS),
    Action(_EDIT, "undo", noop("menu", "撤销"), "Ctrl+Z", "undo-2", "undo", When.CAN_UNDO),
    Action(_EDIT, "redo", noop("menu", "恢复"), "Ctrl+Y", "redo-2", "redo", When.CAN_REDO),
    Action(_EDIT, *_LINE),
    Action(_EDIT, "copy", noop("menu", "复制表格区域(&C)"), "", "copy", "copy_cells", When.OPEN),
    Action(_EDIT, "paste", noop("menu", "粘贴到表格(&V)"), "", "clipboard-paste", "paste_cells", When.EDITABLE),
    Action(_EDIT, "long", noop("menu", "在大框中编辑文字(&L)"), "F3", "pencil", "edit_long", When.EDITABLE),
    Action(_EDIT, *_LINE),
    Action(_EDIT, "add", noop("menu", "增加本单位的指标(&I)"), "Insert", "plus", "add_own", When.EDITABLE),
    Action(
        _EDIT, "add_below", noop("menu", "增加下级指标(&B)"), "Shift+Insert", "list-tree", "add_below", When.EDITABLE
    ),
    Action(_EDIT, "remove", noop("menu", "删除自设指标(&D)"), "Ctrl+Delete", "trash-2", "remove_own", When.EDITABLE),
    Action(_EDIT, "move_up", noop("menu", "上移自设指标"), "Alt+Up", "chevron-up", "move_own_up", When.EDITABLE),
    Action(
        _EDIT, "move_down", noop("menu", "下移自设指标"), "Alt+Down", "chevron-down", "move_own_down", When.EDITABLE
    ),
    Action(_EDIT, "share_equal", noop("menu", "平均分配分值"), "", "", "share_equally", When.EDITABLE),
    Action(_EDIT, "share_stated", noop("menu", "按比例分配分值"), "", "", "share_in_proportion", When.EDITABLE),
    Action(_VIEW, "page_head", noop("menu", "基本情况"), "Ctrl+1", "building-2", "show_head", When.OPEN),
    Action(_VIEW, "page_table", noop("menu", "指标评分表"), "Ctrl+2", "table-2", "show_table", When.OPEN),
    Action(_VIEW, "page_standing", noop("menu", "得分分析"), "Ctrl+3", "chart-column", "show_standing", When.OPEN),
    Action(_VIEW, "page_projects", noop("menu", "项目自评"), "Ctrl+4", "briefcase", "show_projects", When.OPEN),
    Action(_VIEW, "page_narrative", noop("menu", "文字报告"), "Ctrl+5", "file-text", "show_narrative", When.OPEN),
    Action(_VIEW, "page_evidence", noop("menu", "佐证材料"), "Ctrl+6", "paperclip", "show_evidence", When.OPEN),
    Action(_VIEW, "page_preview", noop("menu", "报告预览"), "Ctrl+7", "eye", "show_preview", When.OPEN),
    Action(_VIEW, *_LINE),
    Action(_VIEW, "level1", noop("menu", "展开到一级"), "Alt+1", "", "unfold_1", When.OPEN),
    Action(_VIEW, "level2", noop("menu", "展开到二级"), "Alt+2", "", "unfold_2", When.OPEN),
    Action(_VIEW, "level3", noop("menu", "展开到三级"), "Alt+3", "", "unfold_3", When.OPEN),
    Action(_VIEW, "unfold_all", noop("menu", "全部展开"), "Alt+0", "chevrons-up-down", "unfold_all", When.OPEN),
    Action(_VIEW, "flat", noop("menu", "平铺列表（每个指标一行）(&T)"), "Ctrl+Shift+T", "", "toggle_flat", When.OPEN),
    Action(_VIEW, "columns", noop("menu", "显示哪些列(&O)…"), "", "", "choose_columns", When.OPEN),
    Action(_VIEW, "show_all", noop("menu", "显示全部指标（取消筛选）"), "Ctrl+Shift+F", "", "show_all_rows", When.OPEN),
    Action(_VIEW, *_LINE),
    Action(_VIEW, "find", noop("menu", "查找指标(&F)…"), "Ctrl+F", "search", "find_indicator", When.OPEN),
    Action(_VIEW, "unfilled", noop("menu", "下一个未填的指标(&U)"), "F8", "circle-dashed", "go_to_unfilled", When.OPEN),
    Action(_VIEW, "next_pane", noop("menu", "转到下一个窗格"), "F6", "", "next_pane", When.OPEN),
    Action(_VIEW, *_LINE),
    Action(_VIEW, "contents", noop("menu", "显示或收起目录"), "Ctrl+Shift+L", "", "toggle_contents", When.OPEN),
    Action(_VIEW, "beside", noop("menu", "报告与表格并排显示"), "F9", "columns-2", "switch_beside", When.OPEN),
    Action(
        _VIEW, "panel", noop("menu", "显示或收起指标面板"), "Ctrl+Shift+R", "panel-right", "toggle_panel", When.OPEN
    ),
    Action(_PROJECT, "add_project", noop("menu", "增加项目(&A)…"), "", "plus", "add_project", When.EDITABLE),
    Action(
        _PROJECT,
        "project_from",
        noop("menu", "从上年的表开始(&L)…"),
        "",
        "file-input",
        "project_from_file",
        When.EDITABLE,
    ),
    Action(
        _PROJECT, "add_monitoring", noop("menu", "增加运行监控(&M)…"), "", "activity", "add_monitoring", When.EDITABLE
    ),
    Action(_PROJECT, *_LINE),
    Action(
        _PROJECT,
        "to_department",
        noop("menu", "返回部门整体(&B)"),
        "Alt+Home",
        "arrow-left",
        "to_department",
        When.IN_PART,
    ),
    Action(_CHECK, "check", noop("menu", "显示核查结果(&C)"), "F7", "shield-check", "toggle_findings", When.OPEN),
    Action(_CHECK, "compare", noop("menu", "与上年对照(&Y)…"), "", "arrow-left-right", "compare_years", When.OPEN),
    Action(_CHECK, "next_finding", noop("menu", "下一处问题(&N)"), "Shift+F8", "arrow-down", "next_finding", When.OPEN),
    Action(
        _CHECK, "previous_finding", noop("menu", "上一处问题(&B)"), "Ctrl+Shift+F8", "", "previous_finding", When.OPEN
    ),
    Action(
        _CHECK, "check_sheet", noop("menu", "核查表（签字前审阅）(&P)…"), "", "printer", "print_check_sheet", When.OPEN
    ),
    Action(_SIGN, "page_sign", noop("menu", "签字情况(&S)"), "Ctrl+8", "signature", "show_sign", When.OPEN),
    Action(_SIGN, "sign", noop("menu", "签发…"), "", "stamp", "sign", When.UNSIGNED),
    Action(_SIGN, "page_review", noop("menu", "复核(&F)"), "Ctrl+9", "user-check", "show_review", When.OPEN),
    Action(_SIGN, "digital", noop("menu", "用数字证书签名(&D)…"), "", "file-key", "sign_digitally", When.SIGNED),
    Action(_SIGN, "scan", noop("menu", "加入盖章扫描件(&K)…"), "", "scan-line", "add_scans", When.FROZEN),
    Action(_SIGN, "verify", noop("menu", "校验文件或报告(&V)…"), "", "badge-check", "verify_file", When.ALWAYS),
    Action(_SIGN, "reopen", noop("menu", "开始修订(&R)…"), "", "lock-open", "reopen", When.FROZEN),
    Action(_HELP, "help", noop("menu", "这里怎么用(&W)"), "F1", "circle-help", "show_help", When.ALWAYS),
    Action(_HELP, "handbook", noop("menu", "使用手册(&M)"), "Shift+F1", "book-open", "show_handbook", When.ALWAYS),
    Action(_HELP, "tour", noop("menu", "一分钟认识自评台(&T)"), "", "", "show_tour", When.ALWAYS),
    Action(_HELP, *_LINE),
    Action(_HELP, "about", noop("menu", "关于自评台(&A)"), "", "info", "show_about", When.ALWAYS),
)


def build(owners: Sequence[object], bar: QMenuBar) -> dict[str, QAction]:
    """Make the menus; the actions by name. A slot is a method of the first owner that has it."""
    made: dict[str, QAction] = {}
    menus = {title: bar.addMenu(translate("menu", title)) for title in dict.fromkeys(action.menu for action in ACTIONS)}
    for each in ACTIONS:
        if not each.text:
            menus[each.menu].addSeparator()
            continue
        action = menus[each.menu].addAction(translate("menu", each.text))
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
        When.CAN_UNDO: document is not None and document.read_only is None and document.undo_stack.canUndo(),
        When.CAN_REDO: document is not None and document.read_only is None and document.undo_stack.canRedo(),
        When.UNSIGNED: document is not None and document.read_only is None,
        When.SIGNED: document is not None and document.frozen is not None,
        When.FROZEN: document is not None and document.frozen is not None and document.read_only is None,
        When.IN_PART: document is not None and bool(document.part),
    }
    for each in ACTIONS:
        if each.name:
            made[each.name].setEnabled(allowed[each.when])
    for name, word, text in (
        ("undo", translate("menu", "撤销"), document.undo_stack.undoText() if document else ""),
        ("redo", translate("menu", "恢复"), document.undo_stack.redoText() if document else ""),
    ):
        made[name].setText(languages.named(word, text) if text and made[name].isEnabled() else word)
