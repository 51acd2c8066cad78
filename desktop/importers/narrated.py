"""The text of a report, understood: what its sentences add to its tables, and where they contradict them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from desktop.domain.imported import Confidence, ImportedValue
from desktop.domain.number import plain
from desktop.domain.rubric import Rubric
from desktop.importers.amounts import amounts, labelled_amounts
from desktop.importers.claims import cover
from desktop.importers.figures import Figure
from desktop.importers.grid import Cell, Found, Grid, build_grid
from desktop.importers.matching import RubricNames
from desktop.importers.prose import LONGEST_PARAGRAPH, Paragraph
from desktop.importers.rows import Row
from desktop.importers.sections import Part, outlined, section_texts
from desktop.importers.sentences import Sentences, read_sentences
from desktop.importers.vocabulary import Role
from desktop.importers.words import key


@dataclass(slots=True)
class Prose:
    """Paragraphs under their headings, and the rows their sentences make."""

    parts: list[Part] = field(default_factory=list)
    cover: list[Grid] = field(default_factory=list)
    sentences: Sentences = field(default_factory=Sentences)
    speaks: bool = False  # whether there is a report at all, not only a line or two beside a table

    @classmethod
    def read(cls, paragraphs: Sequence[Paragraph], rubric: Rubric, names: RubricNames) -> Prose:
        """Everything sentences say by themselves."""
        if not paragraphs:
            return cls()
        parts = outlined([_shortened(paragraph) for paragraph in paragraphs], rubric)
        headings = [at for at, part in enumerate(parts) if part.heading is not None]
        lines = cover(paragraphs, headings[0] if headings else len(paragraphs))
        found = [Found(row, 1, line.text, line.place) for row, line in enumerate(lines, 1)]
        sentences = read_sentences(parts, rubric, names)
        speaks = bool(sentences.rows or sentences.deducted or sentences.listed) or (
            sum(bool(heading.target) for part in parts if (heading := part.heading)) >= 2
        )
        return cls(parts, [build_grid("封面", found, ())] if found else [], sentences, speaks)

    def beside(self, tabled: list[Row]) -> tuple[list[Row], list[str]]:
        """The rows to take, and what the text says otherwise.

        A score table goes before sentences; these then only add reasons. Without one, sentences with weight and score
        are the rows; without such, what lost points; a mere list of scores is the last resort.
        """
        said = self.sentences
        if not tabled:
            rows = said.rows or said.deducted or said.listed
            return (_with_losses(rows, said.deducted) if said.rows else rows), []
        scored = {key(row.path[-1]): row for row in said.rows}
        doubts = [
            f"{other.place}：正文中“{row.path[-1]}”{what}是 {plain(told)}，"
            f"评分表（{row.place}）是 {plain(there)}，取评分表的"
            for row in tabled
            if (other := scored.get(key(row.path[-1]))) is not None
            for what, told, there in (("分值", other.weight, row.weight), ("得分", other.score, row.score))
            if told is not None and there is not None and told != there
        ]
        return _with_losses(tabled, said.deducted), doubts

    def figures(self, unit: str) -> tuple[list[Figure], Iterator[tuple[str, Cell]]]:
        """Budget figures of sentences, and figures behind labels."""
        return amounts(self.parts, unit), labelled_amounts(self.parts)

    def texts(self, rubric: Rubric, taken: Collection[str]) -> list[ImportedValue]:
        """The text of each section the rubric's outline knows, but for those a table gave already."""
        return [value for value in section_texts(self.parts, rubric) if value.target not in taken]


def _shortened(paragraph: Paragraph) -> Paragraph:
    """A paragraph of absurd length ends early: no report needs more, and searching it would take long."""
    if len(paragraph.text) <= LONGEST_PARAGRAPH:
        return paragraph
    return Paragraph(paragraph.text[:LONGEST_PARAGRAPH] + "……", paragraph.place)


def _with_losses(rows: list[Row], deducted: Sequence[Row]) -> list[Row]:
    """Reasons the text gives for lost points, where the row has none."""
    lost = {key(row.path[-1]): row for row in deducted}
    joined = []
    for row in rows:
        other = lost.get(key(row.path[-1]))
        reason = other.texts.get(Role.REASON, "") if other else ""
        if other is not None and reason and not row.texts.get(Role.REASON):
            row = replace(  # noqa: PLW2901 - the same row with its reason
                row,
                texts={**row.texts, Role.REASON: reason},
                deduction=row.deduction if row.deduction is not None else other.deduction,
                confidence=min(row.confidence, Confidence.EXACT),
            )
        joined.append(row)
    return joined
