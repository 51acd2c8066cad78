"""Adding and removing the unit's own indicators, where the form leaves them to the unit."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Kind
from desktop.domain.tree import add_own, next_own_code, remove_own
from desktop.ui.document import Document

_DEEPEST = 4  # levels printed tables know


def parent_for_new(document: Document, code: str) -> str:
    """Under which indicator a new one would go when ``code`` is chosen; "" where the form is fixed."""
    if code not in document.tree:
        return ""
    node = document.tree[code]
    if node.indicator.open_slot or (node.own and node.children):
        return code
    return node.parent or "" if node.own else ""


def takes_children(document: Document, code: str) -> bool:
    """Whether an own indicator may be split into further ones."""
    node = document.tree.nodes.get(code)
    return node is not None and node.level < _DEEPEST and (node.own or node.indicator.open_slot)


def add(document: Document, parent: str) -> str:
    """Add an own indicator below ``parent``; its code, or "" when the document refused.

    Raises:
        UserError: STRUCTURE_FIXED where the form leaves no room.
    """
    if not takes_children(document, parent):
        name = document.tree[parent].name if parent in document.tree else "评分表"
        raise UserError(Problem.STRUCTURE_FIXED, label=name, action="增加下级指标")
    code = next_own_code(parent, _taken(document))
    label = QCoreApplication.translate("own_indicators", "增加“{0}”的指标").format(document.tree[parent].name)
    return code if document.edit(label, add_own(document.evaluation, parent, "", None, code)) else ""


def remove(document: Document, code: str) -> bool:
    """Remove an own indicator with all below it and all written beside them: one step back.

    Raises:
        UserError: STRUCTURE_FIXED for an indicator of the form.
    """
    node = document.tree[code]
    if not node.own:
        raise UserError(Problem.STRUCTURE_FIXED, label=node.name, action="删除")
    label = QCoreApplication.translate("own_indicators", "删除“{0}”").format(node.name)
    return document.edit(label, remove_own(document.evaluation, document.tree, code))


def _taken(document: Document) -> set[str]:
    """Codes in use, or once used: a deleted indicator's code is not given to another."""
    used = set(document.tree.nodes)
    for edit in document.history:
        used.update(place.key for place, _ in edit.changes if place.kind is Kind.OWN)
    return used
