"""The one page of the first start: a picture of the window with its parts numbered, and what each is for."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.ui import languages, parts, theme
from desktop.ui.help import paper

translate = QCoreApplication.translate

SAMPLE: Final = 2
HANDBOOK: Final = 3
PICTURE: Final = "resources:pictures/tour.png"
_WIDTH = 860
_PICTURE = 720  # logical pixels; a low screen leaves less
_LEAST = 320  # narrower, its numbers could not be told apart
_FRAME = 60  # of a window and of the system's bar
_COLUMNS = 2


class Tour(parts.Dialog):
    """Says where things are, and offers the sample to try them on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self.setWindowTitle(translate("Tour", "认识自评台"))
        self.column.setSpacing(10)
        self.column.addWidget(parts.label(translate("Tour", "一分钟认识自评台"), scale=1.4, strong=True))
        shown = QLabel()
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setAccessibleName(translate("Tour", "主窗口的图，各部分标有数字，说明在下面"))
        self.column.addWidget(shown)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        half = -(-len(_steps()) // _COLUMNS)
        for at, (head, said) in enumerate(_steps()):
            number = parts.label(str(at + 1), "tour-number", strong=True)
            number.setAlignment(Qt.AlignmentFlag.AlignCenter)
            number.setFixedSize(22, 22)
            number.setStyleSheet(
                f"background: {theme.ACCENT.name()}; color: {theme.ON_ACCENT.name()}; border-radius: 11px;"
            )
            column = 2 * (at // half)
            grid.addWidget(number, at % half, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(
                parts.label(languages.named(head, said), wrap=True), at % half, column + 1, Qt.AlignmentFlag.AlignTop
            )
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.column.addLayout(grid)
        self.sample = parts.button(translate("Tour", "打开示例练手"))
        self.sample.clicked.connect(lambda: self.done(SAMPLE))
        self.handbook = parts.button(translate("Tour", "看使用手册"), icon="book-open")
        self.handbook.clicked.connect(lambda: self.done(HANDBOOK))
        begin = parts.button(translate("Tour", "开始使用"), "primary")
        begin.setDefault(True)
        begin.clicked.connect(self.accept)
        again = parts.label(translate("Tour", "以后在“帮助”菜单里可以再看"), "muted")
        self.column.addLayout(parts.foot(self.sample, self.handbook, begin, left=again))
        begin.setFocus(Qt.FocusReason.OtherFocusReason)
        shown.setPixmap(self._picture())

    def _picture(self) -> QPixmap:
        """As wide as the words around it leave height for on this screen."""
        image = QImage(PICTURE)
        words = self.column.totalHeightForWidth(self.width())
        height = self.screen().availableSize().height() - _FRAME - words
        width = max(min(_PICTURE, height * image.width() // max(image.height(), 1)), _LEAST)
        return QPixmap.fromImage(paper.scaled(image, width, self.devicePixelRatioF()))


def show(parent: QWidget | None) -> int:
    """Show it and wait; what was chosen: SAMPLE, HANDBOOK, or something else for neither."""
    dialog = Tour(parent)
    wanted = dialog.exec()
    dialog.deleteLater()
    return wanted


def _steps() -> tuple[tuple[str, str], ...]:
    """The numbers of the picture (installer/make_pictures.py draws them), in order."""
    return (
        (translate("Tour", "目录"), translate("Tour", "这份自评的各页，下面是各指标和项目")),
        (translate("Tour", "得分条"), translate("Tour", "总分、等级、小计和进度，随填随算")),
        (translate("Tour", "评分表"), translate("Tour", "像电子表格一样填；F8 到下一个未填的，Ctrl+Z 撤销")),
        (translate("Tour", "指标面板"), translate("Tour", "要填的数、计算过程、原因、佐证和评分规则；按 F1 看说明")),
        (translate("Tour", "核查"), translate("Tour", "前后矛盾和漏填当场列出，点一下就到那里")),
        (translate("Tour", "已保存"), translate("Tour", "每改一处都已写到磁盘上，断电也不会丢")),
    )
