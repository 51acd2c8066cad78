"""Finding in the score table: indicators by number, name, or anything written or worked out beside them."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.number import plain
from desktop.domain.tree import Node
from desktop.ui.document import Document
from desktop.ui.models import cells


def found(document: Document, words: str) -> list[str]:
    """The indicators that hold ``words``, in the order of the table; [] for nothing to look for.

    Figures are compared as they stand in the cells and without the commas a person may type: 1,200 finds 1200.
    """
    wanted = " ".join(words.split()).casefold()
    if not wanted:
        return []
    bare = wanted.replace(",", "").replace("，", "")
    return [
        node.code
        for node in document.tree.nodes.values()
        if node.number == wanted
        or any(wanted in text or bare in text for text in (each.casefold() for each in _texts(document, node)))
    ]


def _texts(document: Document, node: Node) -> Iterator[str]:
    yield node.name
    if not node.is_leaf or node.indicator.method is None:
        return
    evaluation = document.evaluation
    judgement = evaluation.judgement(node.code)
    for text in (judgement.target, judgement.actual, judgement.basis, judgement.reason, judgement.improvement):
        if text:
            yield " ".join(text.split())
    leaf = document.sheet.leaves[node.code]
    if leaf.points is not None:
        yield cells.points_text(document, leaf.points)
    for key in node.indicator.method.needs:
        figure = evaluation.facts.get(key)
        if figure is not None:
            yield plain(figure)
    yield cells.COLUMNS[cells.TARGET].cell(document, node).text
    yield cells.COLUMNS[cells.ACTUAL].cell(document, node).text
