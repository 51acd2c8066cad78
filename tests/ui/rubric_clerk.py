"""What a clerk can do and see in the windows of the rubrics (评价方案), in her own words. Widgets stay in here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QSpinBox, QWidget

from desktop.domain.rubricdraft import IndicatorDraft
from desktop.ui.dialogs.rubric_compare import RubricCompareDialog
from desktop.ui.dialogs.rubric_copy import CopyDialog
from desktop.ui.dialogs.rubric_import import ImportRubricDialog
from desktop.ui.dialogs.rubric_manager import RubricManager
from desktop.ui.dialogs.rubric_start import StartDialog
from desktop.ui.rubrics.editor import CASES, TRY, RubricEditor
from desktop.ui.rubrics.records import RecordsTable
from desktop.ui.rubrics.session import DraftSession
from desktop.ui.rubrics.tree_model import Col
from tests.ui.clerk import Clerk

Kind = TypeVar("Kind", bound=QWidget)


def rows(model: QAbstractItemModel) -> list[list[str]]:
    """The texts of a table."""
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


class Shelf:
    """The manager, above the main window."""

    def __init__(self, clerk: Clerk) -> None:
        self.clerk = clerk
        clerk.does("rubrics")
        clerk.settles()
        self.manager = next(each for each in clerk.window.findChildren(RubricManager) if each.isVisible())

    # ------------------------------------------------------------------ the list
    @property
    def lines(self) -> list[list[str]]:
        """Every line: name, id, region, year, leaves, how many of them 推定, where it comes from."""
        return rows(self.manager.model)

    def line(self, rubric_id: str) -> list[str]:
        """One line, by the id in it."""
        return next(line for line in self.lines if line[1] == rubric_id)

    @property
    def about(self) -> str:
        """What is said of the chosen one."""
        return self.manager.details.toPlainText()

    def chooses(self, rubric_id: str) -> None:
        self.manager.choose(rubric_id)
        assert self.manager.chosen_id in (rubric_id, ""), self.manager.chosen_id

    def presses(self, button: QPushButton) -> None:
        """Click what can be clicked."""
        assert button.isEnabled(), f"{button.text()} is greyed out"
        button.click()
        self.clerk.settles()

    def closes(self) -> None:
        self.manager.reject()
        self.clerk.settles()

    # ------------------------------------------------------------------ what she does with one
    def copies(self, rubric_id: str, as_id: str, title: str) -> Editing:
        """One of her own, opened in the editor at once."""
        self.chooses(rubric_id)
        self.presses(self.manager.copy_button)
        dialog = self.child(CopyDialog)
        dialog.id_edit.setText(as_id)
        dialog.title_edit.setText(title)
        self.presses(dialog.make_button)
        return self.editor()

    def edits(self, rubric_id: str) -> Editing:
        self.chooses(rubric_id)
        self.presses(self.manager.edit_button)
        return self.editor()

    def editor(self) -> Editing:
        """The editor that has just opened."""
        self.clerk.waits_for(lambda: isinstance(self.manager.child, RubricEditor))
        assert isinstance(self.manager.child, RubricEditor)
        return Editing(self.clerk, self.manager.child)

    def compares(self, new: str, old: str) -> RubricCompareDialog:
        """What changed from one to the other."""
        self.chooses(new)
        self.presses(self.manager.compare_button)
        dialog = self.child(RubricCompareDialog)
        offered = [dialog.old_box.itemText(at) for at in range(dialog.old_box.count())]
        dialog.old_box.setCurrentIndex(next(at for at, words in enumerate(offered) if words.endswith(f"（{old}）")))
        dialog.compare()
        self.clerk.settles()
        return dialog

    def imports(self, source: Path) -> ImportRubricDialog:
        """Looked at; nothing is copied yet."""
        self.presses(self.manager.import_button)
        dialog = self.child(ImportRubricDialog)
        dialog.look_at(source)
        self.clerk.settles()
        return dialog

    def starts_from(self, sheet: Path, as_id: str, region: str = "") -> StartDialog:
        """A form on paper, read and ready to be settled."""
        self.presses(self.manager.start_button)
        dialog = self.child(StartDialog)
        dialog.choose(sheet)
        dialog.id_edit.setText(as_id)
        dialog.region_edit.setText(region)
        self.presses(dialog.next_button)
        return dialog

    def child(self, kind: type[Kind]) -> Kind:
        """The dialog above the manager."""
        assert isinstance(self.manager.child, kind), self.manager.child
        return self.manager.child


class Editing:
    """The editor."""

    def __init__(self, clerk: Clerk, editor: RubricEditor) -> None:
        self.clerk, self.editor = clerk, editor
        self.settles()

    @property
    def session(self) -> DraftSession:
        return self.editor.session

    def settles(self) -> None:
        """The loader has spoken about the draft as it is now, and all that follows has been shown."""
        self.clerk.waits_for(lambda: self.session.is_checked)
        self.clerk.settles()
        QApplication.processEvents()  # fields that were laid out anew are shown by the next turn of the loop

    def one(self, name: str) -> IndicatorDraft:
        return next(each for each in self.session.draft.walk() if each.name == name)

    # ------------------------------------------------------------------ what she does
    def stands_on(self, name: str) -> None:
        self.editor.tree.go_to(self.one(name).node)
        self.settles()

    def types(self, text: str, into: str, under: str = "") -> None:
        """Into a field by its name: of an indicator, or (``under`` left out) of the whole form."""
        if under:
            self.stands_on(under)
        self.editor.pages.setCurrentIndex(0 if under else 1)
        self.fill(self.field(into), text)

    def fill(self, field: QWidget, text: str) -> None:
        """Leave a field with another text."""
        field.setFocus()
        if isinstance(field, QPlainTextEdit):
            field.setPlainText(text)
            field.clearFocus()
        elif isinstance(field, QSpinBox):
            field.setValue(int(text))
            field.editingFinished.emit()
        else:
            assert isinstance(field, QLineEdit), field
            field.selectAll()
            field.insert(text)
            self.clerk.qtbot.keyClick(field, Qt.Key.Key_Return)
        self.settles()

    def picks(self, words: str, at: str) -> None:
        """A choice, by its words, in a box by its name."""
        box = self.field(at)
        assert isinstance(box, QComboBox), box
        assert box.findText(words) >= 0, [box.itemText(each) for each in range(box.count())]
        box.setCurrentIndex(box.findText(words))
        box.activated.emit(box.currentIndex())
        self.settles()

    def field(self, name: str) -> QWidget:
        """What is in sight under this name on the page that is in front."""
        page = self.editor.pages.currentWidget()
        kinds = (QLineEdit, QPlainTextEdit, QComboBox, QSpinBox)
        found = [each for each in page.findChildren(QWidget) if isinstance(each, kinds) and each.isVisibleTo(page)]
        named = {each.accessibleName(): each for each in found}
        assert name in named, f"no field {name} among {sorted(named)}"
        return named[name]

    def table(self, name: str) -> RecordsTable:
        """A small table of the page that is in front."""
        page = self.editor.pages.currentWidget()
        return next(each for each in page.findChildren(RecordsTable) if each.view.accessibleName() == name)

    def enters(self, text: str, table: str, row: int, column: int) -> None:
        """Into a cell of a small table."""
        model = self.table(table).model
        assert model.setData(model.index(row, column), text, Qt.ItemDataRole.EditRole)
        self.settles()

    def weighs(self, name: str, weight: str) -> None:
        """In the tree itself."""
        tree = self.editor.tree
        index = tree.model.index_of(self.one(name).node, Col.WEIGHT)
        tree.view.setCurrentIndex(index)
        assert tree.model.setData(index, weight)
        self.settles()

    def clicks(self, button: str) -> None:
        """A button of the tree."""
        found = self.editor.tree.buttons[button]
        assert found.isEnabled(), f"{button} is greyed out"
        found.click()
        self.settles()

    def tries(self, figures: dict[str, str], of: str) -> None:
        """Figures by their names into the try-out of one indicator."""
        self.stands_on(of)
        self.editor.below.setCurrentIndex(TRY)
        for name, text in figures.items():
            field = next(each for each in self.editor.trial.inputs.values() if each.accessibleName() == name)
            if isinstance(field, QComboBox):
                field.setCurrentIndex(field.findData(text))
                field.activated.emit(field.currentIndex())
            else:
                field.selectAll()
                field.insert(text)
                field.textEdited.emit(field.text())
        self.clerk.waits_for(lambda: not self.editor.trial.is_waiting)
        self.settles()

    def looks_at_the_cases(self) -> None:
        """In front, they are run."""
        self.editor.below.setCurrentIndex(CASES)
        self.settles()

    def undoes(self, times: int = 1) -> None:
        for _ in range(times):
            self.editor.undo_button.click()
        self.settles()

    def redoes(self, times: int = 1) -> None:
        for _ in range(times):
            self.editor.redo_button.click()
        self.settles()

    def saves(self) -> None:
        self.editor.save_button.click()
        self.settles()

    def closes(self, answer: int | None = None) -> None:
        """``answer`` where she is asked about what is not saved: 0 saves it, 1 drops it."""
        if answer is not None:
            self.clerk.told.answers.append(answer)
        self.editor.reject()
        self.clerk.settles()

    # ------------------------------------------------------------------ what she sees
    @property
    def problems(self) -> list[str]:
        model = self.editor.problems.model
        return [str(model.index(row).data()) for row in range(model.rowCount())]

    @property
    def sums(self) -> str:
        """Below the tree."""
        return self.editor.tree.sums.text()

    @property
    def state(self) -> str:
        """Beside the save button."""
        return self.editor.state.text()

    @property
    def rule(self) -> str:
        """The chosen indicator's rule in words."""
        return self.editor.form.rule.text()

    @property
    def badge(self) -> str:
        """The mark beside the chosen indicator's name; "" for none."""
        badge = self.editor.form.badge
        return badge.text() if badge.isVisibleTo(self.editor) else ""

    @property
    def score(self) -> str:
        """What the try-out gives."""
        return self.editor.trial.score.text()

    @property
    def arithmetic(self) -> Sequence[str]:
        """How the try-out comes to it, line by line."""
        return [label.text() for label in self.editor.trial.steps.findChildren(QLabel) if label.text()]

    def cell(self, name: str, column: Col) -> str:
        """A cell of the tree."""
        tree = self.editor.tree.model
        return str(tree.index_of(self.one(name).node, column).data() or "")

    def cases(self) -> list[list[str]]:
        """Name and result of every case."""
        return rows(self.editor.cases.model)
