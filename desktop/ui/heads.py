"""Heads of columns that are whole: words differ in length from language to language, widths in characters do not."""

from __future__ import annotations

from PySide6.QtWidgets import QHeaderView


def show_whole(header: QHeaderView) -> None:
    """Widen every column whose width is its own (not shared out) to what its head takes."""
    for at in range(header.count()):
        own = header.sectionResizeMode(at) is QHeaderView.ResizeMode.Interactive
        if own and not header.isSectionHidden(at):
            header.resizeSection(at, max(header.sectionSize(at), header.sectionSizeHint(at)))
