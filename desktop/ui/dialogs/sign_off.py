"""Sign (签发): everything that stands in the way at once, each with a jump; then role, name and a clear statement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import UserError
from desktop.domain.evaluation import Place
from desktop.domain.signoff import Refused, Revision, is_issued, passed_over
from desktop.ui import in_the_way, jobs, languages, messages, parts, theme
from desktop.ui.dialogs.obstacles import Obstacles
from desktop.ui.document import Document

Jump = Callable[[Place], None]
Clock = Callable[[], datetime]


class SignOffDialog(parts.Dialog):
    """Two pages: signing, and what was signed.

    Attributes:
        signed: Whether a signature was put under the evaluation while the dialog was open.
    """

    def __init__(
        self,
        parent: QWidget | None,
        document: Document,
        clock: Clock,
        jump: Jump | None,
        export: Callable[[], None] | None,
    ) -> None:
        super().__init__(parent, 820, 640)
        self.setWindowTitle(self.tr("签发"))
        self._document, self._clock, self._jump, self._export = document, clock, jump, export
        self.signed = False
        column = self.column
        self._signing = self._signing_page()
        column.addWidget(self._signing, 1)
        self._done_page = QWidget()
        self._done = QVBoxLayout(self._done_page)
        self._done.setContentsMargins(0, 0, 0, 0)
        self._done.setSpacing(14)
        self._done_page.hide()
        column.addWidget(self._done_page)
        document.changed.connect(self._refresh)
        document.parts_changed.connect(self._refresh)
        document.saved.connect(self._refresh)
        document.save_failed.connect(self._refresh)
        self._refresh()

    # ------------------------------------------------------------------ the page for signing
    def _signing_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._summary())
        self.obstacles = Obstacles(self._document)
        self.obstacles.jump_requested.connect(self._on_jump)
        column.addWidget(self.obstacles, 1)
        self._role_card, inside = parts.card()
        self._roles = QGridLayout()
        self._roles.setHorizontalSpacing(8)
        self._roles.setVerticalSpacing(8)
        self._roles.setColumnStretch(2, 1)
        self.role_group = QButtonGroup(self)
        self.role_group.buttonClicked.connect(self._refresh)
        inside.addLayout(self._roles)
        row = QHBoxLayout()
        name = parts.label(self.tr("签字人姓名"))
        self.name_edit = QLineEdit()
        self.name_edit.setAccessibleName(self.tr("签字人姓名"))
        self.name_edit.setMaximumWidth(240)
        self.name_edit.textChanged.connect(self._refresh)
        name.setBuddy(self.name_edit)
        row.addWidget(name)
        row.addWidget(self.name_edit)
        row.addStretch(1)
        inside.addLayout(row)
        self.order_note = parts.label("", "warn", wrap=True)
        inside.addWidget(self.order_note)
        column.addWidget(self._role_card)
        said = self.tr("首个签字即冻结本次内容；其后改动须开始修订。打印后仍可手签、盖章。")
        self._statement, _ = parts.notice(said, "warn-card", "lock", theme.WARN)
        column.addWidget(self._statement)
        self.lacking = parts.label("", "muted", wrap=True)
        cancel = parts.button(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        self.sign_button = parts.button(self.tr("签字"), "primary", "signature")
        self.sign_button.setDefault(True)
        self.sign_button.clicked.connect(self._sign)
        column.addLayout(parts.foot(cancel, self.sign_button, left=self.lacking))
        self._fill_roles()
        return page

    def _summary(self) -> QHBoxLayout:
        document = self._document
        row = QHBoxLayout()
        row.setSpacing(18)
        title = self.tr("{year} 年度　{unit}").format(
            year=document.evaluation.year, unit=document.evaluation.unit or self.tr("（未填单位）")
        )
        row.addWidget(parts.label(title, scale=1.2, strong=True, wrap=True), 1)
        self._result = parts.label("", scale=1.2, strong=True)
        row.addWidget(self._result)
        return row

    def _fill_roles(self) -> None:
        """A line for each role: who has signed and when, or a choice."""
        document = self._document
        frozen = document.frozen
        signed = {} if frozen is None else {each.role: each for each in frozen.signatures}
        for choice in self.role_group.buttons():
            self.role_group.removeButton(choice)
        parts.clear(self._roles)
        for place, role in enumerate(document.rubric.roles):
            signature = signed.get(role)
            if signature is None:
                choice = QRadioButton(role)
                self.role_group.addButton(choice)
                choice.setChecked(self.role_group.checkedButton() is None)
                self._roles.addWidget(choice, place, 0, 1, 2)
                state = parts.label(self.tr("未签"), "muted")
            else:
                when = signature.signed_at.strftime("%Y-%m-%d %H:%M")
                state = parts.label(self.tr("{name}　{when} 已签").format(name=signature.name, when=when), "good")
                self._roles.addWidget(parts.picture("circle-check", 16, theme.GOOD), place, 0)
                self._roles.addWidget(parts.label(role), place, 1)
            self._roles.addWidget(state, place, 2)

    @property
    def role(self) -> str:
        """The role chosen; "" when all have signed."""
        chosen = self.role_group.checkedButton()
        return "" if chosen is None else chosen.text()

    def _refresh(self, *_: object) -> None:
        document = self._document
        total, grade = document.sheet.total, document.sheet.grade
        result = self.tr("得分未齐") if total is None else self.tr("{total} 分").format(total=total)
        self._result.setText(f"{result}　{grade.name}" if grade else result)
        theme.look(self._result, "good" if grade else "muted")
        frozen = document.frozen
        count = 0 if frozen is not None else self.obstacles.refresh()
        self.obstacles.setVisible(frozen is None)
        self._statement.setVisible(frozen is None and not count)
        self._role_card.setVisible(not count)
        self._fits = not count  # a list takes the room it can get
        if self._fits and self.isVisible() and not self._done_page.isVisible():
            self.fit()
        passed = passed_over(document.opened.rubric, frozen, self.role)
        said = self.tr("按方案的签字次序，{roles}应先签字。").format(roles="、".join(passed))
        parts.fill(self.order_note, said if passed else "")
        lacking = self._lacking(count)
        self.lacking.setText(lacking)
        self.sign_button.setEnabled(not lacking)
        self.sign_button.setText(self.tr("以“{role}”签字").format(role=self.role) if self.role else self.tr("签字"))

    def _lacking(self, count: int) -> str:
        """Why the button sleeps, in a few words; "" when it does not."""
        document = self._document
        if document.read_only is not None:
            return languages.problem(document.read_only)
        if document.failure is not None:
            return self.tr("有修改没有写入文件，请先解决存盘问题")
        if count:
            return self.tr("还有 {what}").format(what=in_the_way.told(self.obstacles.shown))
        if not self.role:
            return self.tr("各角色均已签字")
        if not self.name_edit.text().strip():
            return self.tr("请填写签字人姓名")
        return self.tr("正在存盘…") if document.pending_writes else ""

    def _on_jump(self, place: Place) -> None:
        self.reject()
        if self._jump is not None:
            self._jump(place)

    # ------------------------------------------------------------------ signing
    def _sign(self) -> None:
        from desktop.usecases import sign_off

        document, name, role, now = self._document, self.name_edit.text(), self.role, self._clock()
        case, findings = document.case, document.findings.all()
        self.sign_button.setEnabled(False)
        self.lacking.setText(self.tr("正在签发…"))
        jobs.run(
            self,
            lambda: sign_off.sign(document.opened, case, findings, name, role, now),
            self._on_answer,
            self._on_error,
            on_broken=self._refresh,
            label="sign",
        )

    def _on_answer(self, answer: Revision | Refused) -> None:
        if isinstance(answer, Refused):  # something changed between showing and signing
            self._refresh()
            return
        self.signed = True
        self._document.state_has_changed()
        self._show_signed(answer)

    def _on_error(self, error: UserError) -> None:
        messages.show_error(self, error)
        self._refresh()

    # ------------------------------------------------------------------ the page afterwards
    def _show_signed(self, revision: Revision) -> None:
        """Who has signed, the check code to compare with the printed one, and what comes next."""
        parts.clear(self._done)
        self._done.addWidget(self._signed_strip(revision))
        self._done.addWidget(self._check_code(revision))
        close = parts.button(self.tr("关闭"))
        close.clicked.connect(self.accept)
        buttons: list[QWidget] = [close]
        if len(revision.signatures) < len(self._document.rubric.roles):
            again = parts.button(self.tr("由下一位签字"))
            again.clicked.connect(self._sign_again)
            buttons.append(again)
        if self._export is not None:
            export = parts.button(self.tr("导出报告 PDF"), "primary", "file-down")
            export.clicked.connect(self._on_export)
            buttons.append(export)
        foot = QWidget()
        foot.setLayout(parts.foot(*buttons))
        foot.setContentsMargins(0, 0, 0, 0)
        self._done.addWidget(foot)
        self._signing.hide()
        self._done_page.show()
        self.fit()

    def _signed_strip(self, revision: Revision) -> QFrame:
        last = revision.signatures[-1]
        waiting = [role for role in self._document.rubric.roles if role not in {s.role for s in revision.signatures}]
        said = self.tr("{role} {name} 已签字。内容已冻结为第 {number} 次签发。").format(
            role=last.role, name=last.name, number=revision.number
        )
        if is_issued(self._document.rubric, revision):
            said += self.tr("单位负责人已签，可以打印、盖章、报送。")
        elif waiting:
            said += self.tr("还待签字：{roles}。").format(roles=languages.listed(waiting))
        strip, _ = parts.notice(said, "good-card", "badge-check", theme.GOOD)
        return strip

    def _check_code(self, revision: Revision) -> QFrame:
        frame, inside = parts.card()
        head = QHBoxLayout()
        head.addWidget(parts.label(self.tr("数据校验码（SHA-256，与报告每页所印一致）"), strong=True), 1)
        copy = parts.button(self.tr("复制"), "flat", "copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(revision.digest))
        head.addWidget(copy)
        inside.addLayout(head)
        self.digest_label = parts.label(grouped(revision.digest))
        self.digest_label.setFont(theme.figure_font(1.1))
        self.digest_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.digest_label.setMinimumSize(QSize(0, 0))
        inside.addWidget(self.digest_label)
        said = self.tr("报送后若有人改动任何一个数字，校验码便对不上。本次内容不再改变；要修改，请用“开始修订”。")
        inside.addWidget(parts.label(said, "muted", wrap=True))
        inside.addStretch(1)
        return frame

    def _sign_again(self) -> None:
        self.name_edit.clear()
        self._fill_roles()
        self._refresh()
        self._done_page.hide()
        self._signing.show()
        self.fit()
        self.name_edit.setFocus()

    def _on_export(self) -> None:
        self.accept()
        if self._export is not None:
            self._export()


def run(
    parent: QWidget | None,
    document: Document,
    clock: Clock,
    jump: Jump | None = None,
    export: Callable[[], None] | None = None,
) -> bool:
    """Let a person sign.

    Args:
        parent: The window.
        document: What is signed.
        clock: For the time of the signature.
        jump: Called with a place, after the dialog has closed, when the person wants to mend what stands there.
        export: Called, after the dialog has closed, when the person wants the report.

    Returns:
        Whether something was signed.
    """
    dialog = SignOffDialog(parent, document, clock, jump, export)
    dialog.exec()
    dialog.deleteLater()
    return dialog.signed


def grouped(digest: str) -> str:
    """The digest in groups of four, eight groups a line: to be compared by eye with the printed one."""
    groups = [digest[at : at + 4] for at in range(0, len(digest), 4)]
    return "\n".join(" ".join(groups[at : at + 8]) for at in range(0, len(groups), 8))
