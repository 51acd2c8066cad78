"""The try-out (试算): figures in, score and arithmetic out, as the rule stands now; nothing is kept unasked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.fact import FactField
from desktop.domain.number import YES_NO, NotAFigure, plain
from desktop.domain.rubric import Indicator
from desktop.domain.text import noop
from desktop.domain.trace import Score
from desktop.ui import jobs, languages, parts, theme
from desktop.ui.rubrics import lines
from desktop.ui.rubrics.session import DraftSession
from desktop.ui.steps import Steps
from desktop.ui.wheel import still
from desktop.usecases import edit_rubric

if TYPE_CHECKING:
    from desktop.domain.findings.finding import Case

_PAUSE = 150  # ms after the last key
_ANSWERS = (  # as it is typed, and as it is shown
    ("", noop("TryPanel", "未答")),
    ("是", noop("TryPanel", "是")),  # not translated: what is typed
    ("否", noop("TryPanel", "否")),  # not translated: what is typed
)
_SCORE = ""  # the input of a score typed by hand, among the figures


class TryPanel(QWidget):
    """Asks for what the chosen leaf reads. Inputs stay while other indicators are looked at: they make up a case.

    Attributes:
        facts: What was typed, by the key of the figure.
        scores: Scores typed by hand, by code.
        case: How all of it comes out; None while there is nothing to score.
    """

    keep_requested = Signal()

    def __init__(self, session: DraftSession, sample: Mapping[str, str]) -> None:
        super().__init__()
        self._session, self._sample = session, sample
        self.node = 0
        self.facts: dict[str, str] = {}
        self.scores: dict[str, str] = {}
        self.case: Case | None = None
        self._asked: tuple[tuple[str, str, str], ...] = ()
        self.inputs: dict[str, QLineEdit | QComboBox] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(16)
        self._scroll = QScrollArea()
        row.addWidget(self._scroll, 1)
        row.addWidget(self._results(), 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._run)
        session.checked.connect(self._on_checked)

    def _results(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.score = parts.label("", scale=1.2, strong=True)
        self.said = parts.label("", "muted", wrap=True)
        self.steps = Steps()
        self.steps.hide()
        buttons = QHBoxLayout()
        self.keep_button = parts.button(self.tr("保留为用例…"), "", "save")
        self.keep_button.clicked.connect(self.keep_requested)
        self.clear_button = parts.button(self.tr("清空"), "flat")
        self.clear_button.clicked.connect(lambda: self.load({}, {}))
        self.sample_button = parts.button(self.tr("填入打开的自评的数据"), "flat")
        self.sample_button.setVisible(bool(self._sample))
        self.sample_button.clicked.connect(lambda: self.load(self._sample, {}))
        for each in (self.keep_button, self.sample_button, self.clear_button):
            buttons.addWidget(each)
        buttons.addStretch(1)
        column.addWidget(self.score)
        column.addWidget(self.said)
        column.addWidget(self.steps)
        column.addStretch(1)
        scroll = QScrollArea()
        lines.scrolling(scroll, side)
        whole = QWidget()
        below = QVBoxLayout(whole)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(scroll, 1)
        below.addLayout(buttons)
        return whole

    # ------------------------------------------------------------------ what is asked
    def show_node(self, node: int) -> None:
        """Try out another indicator."""
        self.node = node
        self._ask()
        self._show()

    def load(self, facts: Mapping[str, str], scores: Mapping[str, str]) -> None:
        """Take over other inputs, of a case or an evaluation."""
        self.facts, self.scores = dict(facts), dict(scores)
        self._asked = ()
        self._ask()
        self._run()

    def put(self, key: str, text: str) -> None:
        """What a person types: a figure, or ("") the score of the chosen leaf."""
        if key == _SCORE:
            self.scores[self._code] = text
        else:
            self.facts[key] = text
        self._timer.start()

    @property
    def is_waiting(self) -> bool:
        """Whether something typed has not been scored yet."""
        return self._timer.isActive()

    @property
    def _code(self) -> str:
        found = next((each for each in self._session.draft.walk() if each.node == self.node), None)
        return found.code if found is not None else ""

    def _leaf(self) -> Indicator | None:
        rubric = self._session.rubric
        return next((each for each in rubric.walk() if each.code == self._code), None) if rubric is not None else None

    def _ask(self) -> None:
        leaf, rubric = self._leaf(), self._session.rubric
        wanted: list[tuple[str, str, str]] = []
        if leaf is not None and rubric is not None and not leaf.children and not leaf.open_slot:
            fields = rubric.fields()
            wanted = [(key, *_named(fields, key)) for key in dict.fromkeys(leaf.reads) if key != "score"]
            wanted.append((_SCORE, self.tr("手填得分（留空按规则）") if wanted else self.tr("得分"), self.tr("分")))
        if tuple(wanted) == self._asked and wanted:
            return
        self._asked = tuple(wanted)
        self.inputs = {}
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 8, 0)
        form.setHorizontalSpacing(10)
        for key, name, unit in wanted:
            shown = self.scores.get(self._code, "") if key == _SCORE else self.facts.get(key, "")
            form.addRow(f"{name}（{unit}）" if unit else name, self._input(key, name, unit, shown))
        if not wanted:
            form.addRow(parts.label(self._nothing(leaf), "muted", wrap=True))
        lines.scrolling(self._scroll, inside)

    def _nothing(self, leaf: Indicator | None) -> str:
        if leaf is None:
            return self.tr("方案改好后才能试算。")
        if leaf.open_slot:
            return self.tr("这里的指标由填报单位自己设，建新自评时填写。")
        return self.tr("请选一个末级指标。")

    def _input(self, key: str, name: str, unit: str, shown: str) -> QWidget:
        if unit == YES_NO:
            box = still(QComboBox())
            for typed, word in _ANSWERS:
                box.addItem(self.tr(word), typed)
            box.setCurrentIndex(max(0, box.findData(shown)))
            box.activated.connect(lambda _: self.put(key, str(box.currentData())))
            self.inputs[key] = box
        else:
            line = QLineEdit(shown)
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.setFont(theme.figure_font())
            line.textEdited.connect(lambda text: self.put(key, text))
            self.inputs[key] = line
        self.inputs[key].setAccessibleName(name)
        return self.inputs[key]

    # ------------------------------------------------------------------ what comes out
    def _on_checked(self) -> None:
        self._ask()
        self._run()

    def _run(self) -> None:
        rubric, facts, scores = self._session.rubric, dict(self.facts), dict(self.scores)
        if rubric is None or not self._session.is_checked:
            self.case = None
            self._show(self.tr("方案还有问题，改好后再试算。"))
            return
        known = {**{key: text for key, text in facts.items() if key in rubric.fields()}}
        codes = {each.code for each in rubric.walk()}
        typed = {code: text for code, text in scores.items() if code in codes}

        def work() -> Case | str:
            try:
                return edit_rubric.try_inputs(rubric, known, typed)
            except NotAFigure as wrong:
                return str(wrong)
            except UserError as wrong:
                return languages.said(wrong)

        def done(made: Case | str) -> None:
            if rubric is not self._session.rubric or (facts, scores) != (self.facts, self.scores):
                return
            self.case = None if isinstance(made, str) else made
            self._show(made if isinstance(made, str) else "")

        jobs.run(self, work, done, label="try")

    def _show(self, said: str = "") -> None:
        sheet = self.case.sheet if self.case is not None else None
        leaf = sheet.leaves.get(self._code) if sheet is not None else None
        self.keep_button.setEnabled(sheet is not None and bool(self.facts or self.scores))
        if leaf is None or sheet is None:
            self.score.setText("")
            self.said.setText(said)
            self.steps.hide()
            return
        result = leaf.result
        if isinstance(result, Score):
            self.score.setText(self.tr("{0} / {1} 分").format(plain(result.points), plain(leaf.weight)))
            self.steps.show_steps(result.steps)
        else:
            self.score.setText(self.tr("还没有得分"))
            self.steps.hide()
        total = self.tr("全表已评 {0} / {1} 项，合计 {2} 分").format(
            sheet.whole.scored, sheet.whole.leaves, plain(sheet.whole.so_far)
        )
        why = "" if isinstance(result, Score) else languages.spoken(result.reason)
        self.said.setText("\n".join(each for each in (why, total) if each))


def _named(fields: Mapping[str, FactField], key: str) -> tuple[str, str]:
    known = fields.get(key)
    return (known.name, known.unit) if known is not None else (key, "")
