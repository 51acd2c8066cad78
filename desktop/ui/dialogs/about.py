"""About this program (关于): version, what it is made of and under which licences, and what is new."""

from __future__ import annotations

from PySide6.QtCore import QFile, QIODevice, Qt, qVersion
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QTextBrowser, QVBoxLayout, QWidget

from desktop import __version__
from desktop.domain.text import noop
from desktop.ui import parts, theme

_LICENCES = noop(
    "AboutDialog",
    """
自评台以 **Apache-2.0** 许可发布。它用到下列作品，谨致谢意：

| 组成 | 用途 | 许可 |
|:---|:---|:---|
| Qt {qt}、PySide6 | 窗口 | LGPL-3.0，以动态库形式随附，可以自行替换 |
| SQLite、SQLModel、SQLAlchemy | 自评文件的存取 | 公有领域；MIT |
| pydantic、PyYAML | 评价方案的读取 | MIT |
| openpyxl、defusedxml、xlrd | Excel 表的读取 | MIT；PSF；BSD |
| pdfplumber、pdfminer.six | 上年 PDF 中表格的读取 | MIT |
| pyHanko、asn1crypto、cryptography、lxml | 数字签名 | MIT；MIT；Apache-2.0 或 BSD；BSD |
| ReportLab、uharfbuzz、segno、XlsxWriter | 报告成文、二维码与 Excel 副本 | BSD；Apache-2.0；BSD；BSD |
| PDFium、pypdfium2 | 报告预览 | BSD、Apache-2.0 |
| 宋体、小标宋、黑体、楷体 | 报告正文与标题，改自 Noto Serif SC、Noto Sans SC、霞鹜文楷 | SIL OFL 1.1 |
| Python、platformdirs | 程序语言，文件夹位置 | PSF；MIT |
| 仿宋 | 报告正文，改自 FandolFang | GPL-3.0 附字体例外：嵌入它的文件不因此受 GPL 约束 |
| Lucide | 图标 | ISC、MIT |

许可全文在安装目录的 LICENSE 以及 resources 下各文件夹内。
""",
)


class AboutDialog(parts.Dialog):
    """Two tabs below the name: what is new, and the licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, 720, 520)
        self.setWindowTitle(self.tr("关于自评台"))
        column = self.column
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(parts.picture("zipingtai", 48))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(parts.label(self.tr("自评台 {version}").format(version=__version__), scale=1.4, strong=True))
        said = self.tr("部门整体支出绩效自评的桌面程序；离线、单机，资料只在本机。")
        names.addWidget(parts.label(said, "muted", wrap=True))
        head.addLayout(names, 1)
        column.addLayout(head)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(_page(_changelog()), self.tr("更新记录"))
        tabs.addTab(_page(self.tr(_LICENCES).format(qt=qVersion())), self.tr("组成与许可"))
        column.addWidget(tabs, 1)
        close = parts.button(self.tr("关闭"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column.addLayout(parts.foot(close))


def show(parent: QWidget | None) -> None:
    """Show it and wait until it is closed."""
    dialog = AboutDialog(parent)
    dialog.exec()
    dialog.deleteLater()


def _page(markdown: str) -> QTextBrowser:
    page = QTextBrowser()
    page.setMarkdown(markdown)
    page.setOpenLinks(False)  # nothing leads out of an offline program
    page.setFrameShape(QTextBrowser.Shape.NoFrame)
    page.document().setDocumentMargin(12)
    page.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    page.setStyleSheet(f"QTextBrowser {{ background: {theme.CARD.name()}; }}")
    return page


def _changelog() -> str:
    """The shipped changelog without its own title; the tab says it already."""
    file = QFile("resources:changelog.md")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return ""
    try:
        lines = file.readAll().toStdString().splitlines()
    finally:
        file.close()
    return "\n".join(line for line in lines if not line.startswith("# "))
