"""A node of the logical structure: which stretches of which pages belong to one heading, paragraph or cell."""

from __future__ import annotations

from collections.abc import Hashable, Iterator


class Element:
    """A node of the tree: Document, Title, H1…H4, P, Table, TR, TH or TD.

    ``content`` holds pages (known here by identity only) with the number of the stretch on them that belongs here.
    """

    __slots__ = ("attributes", "children", "content", "kind")

    def __init__(self, kind: str, attributes: str = "") -> None:
        self.kind, self.attributes = kind, attributes
        self.children: list[Element] = []
        self.content: list[tuple[Hashable, int]] = []

    def add(self, kind: str, attributes: str = "") -> Element:
        """A new last child."""
        child = Element(kind, attributes)
        self.children.append(child)
        return child

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()
