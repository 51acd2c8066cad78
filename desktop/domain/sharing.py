"""Tables that are changed an entry at a time: every version stays what it was, and the next costs the same at any size.

A dict is the quickest table to read, and to copy while it is small: a real form's figures and scores are kept in one.
What grows past that is a :class:`SharedTable`, whose versions share all but the few tuples on the way to an entry that
changed. It is our own, because it keeps its entries in order, as indicators are printed; a hashed one of a library
would not, and the domain needs the standard library only.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from itertools import count
from typing import Any, TypeVar

SMALL = 128  # entries a dict is copied with in about a microsecond, what changing a shared table costs

_BITS = 5
_WIDTH = 1 << _BITS
_NOTHING: tuple[Any, ...] = (None,) * _WIDTH

V = TypeVar("V")


class SharedTable(Mapping[str, V]):
    """Entries in the order their keys were first met, in a tree of tuples of 32; ``None`` where there is nothing.

    All versions made of one another know the keys' places from one dict. It only ever grows: a key that one version
    got is no entry of another one, whose tree has nothing at that place. An entry taken away and brought back by undo
    stands where it stood.
    """

    __slots__ = ("_fresh", "_length", "_places", "_root", "_shift")

    def __init__(self, entries: Mapping[str, V]) -> None:
        self._places = {key: place for place, key in enumerate(entries)}
        self._fresh = count(len(entries))
        self._length = len(entries)
        row = _nodes(tuple(entries.items()))
        self._shift = 0  # how far a place is shifted right to tell the branch of the root
        while len(row) > 1:
            row, self._shift = _nodes(row), self._shift + _BITS
        self._root = row[0]

    def __getitem__(self, key: str) -> V:
        entry = self._entry(key)
        if entry is None:
            raise KeyError(key)
        return entry[1]

    def get(self, key: str, default: Any = None) -> Any:
        """The entry of a key, or ``default``."""
        entry = self._entry(key)
        return default if entry is None else entry[1]

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self.entries())

    def items(self) -> ItemsView[str, V]:
        """Keys with their entries, in order."""
        return _Items(self)

    def values(self) -> ValuesView[V]:
        """The entries, in order."""
        return _Values(self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(self.entries())!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self.entries()),)

    def entries(self) -> Iterator[tuple[str, V]]:
        """Keys with their entries, in order, all at once."""
        row: list[Any] = [self._root]
        for _ in range(0, self._shift, _BITS):
            row = [below for node in row for below in node if below is not None]
        return (entry for node in row for entry in node if entry is not None)

    @property
    def is_sparse(self) -> bool:
        """Whether most of what it has places for is gone, so that it is better made anew."""
        return len(self._places) > 2 * max(self._length, SMALL)

    def changed(self, edits: Mapping[str, V | None]) -> SharedTable[V]:
        """Another version; ``None`` takes an entry away."""
        after = object.__new__(type(self))
        after._places, after._fresh = self._places, self._fresh
        root, shift, length = self._root, self._shift, self._length
        for key, value in edits.items():
            if value is not None and key not in self._places:
                self._places.setdefault(key, next(self._fresh))  # of two threads with one key, the first sets it
            place = self._places.get(key)
            if place is None:
                continue
            while place >> shift >= _WIDTH:
                root, shift = (root, *_NOTHING[1:]), shift + _BITS
            length += (value is not None) - (_found(root, shift, place) is not None)
            root = _with_entry(root, shift, place, None if value is None else (key, value))
        after._root, after._shift, after._length = root, shift, length
        return after

    def _entry(self, key: str) -> tuple[str, V] | None:
        place = self._places.get(key)
        return None if place is None or place >> self._shift >= _WIDTH else _found(self._root, self._shift, place)


class _Items(ItemsView[str, V]):
    _mapping: SharedTable[V]

    def __iter__(self) -> Iterator[tuple[str, V]]:
        return self._mapping.entries()


class _Values(ValuesView[V]):
    _mapping: SharedTable[V]

    def __iter__(self) -> Iterator[V]:
        return (value for _, value in self._mapping.entries())


def changed(table: Mapping[str, V], edits: Mapping[str, V | None]) -> Mapping[str, V]:
    """A table after some edits; the one given is left as it is.

    Args:
        table: A dict, or what this function returned before.
        edits: Key → its entry from now on; None takes the entry away.

    Returns:
        A dict while it is small. The cost is that of the edits; of the whole when they are a good part of it.
    """
    if isinstance(table, SharedTable) and len(table) > max(SMALL // 2, 8 * len(edits)) and not table.is_sparse:
        return table.changed(edits)
    after = dict(table.items())
    for key, value in edits.items():
        if value is None:
            after.pop(key, None)
        else:
            after[key] = value
    return after if len(after) <= SMALL else SharedTable(after)


def _nodes(row: tuple[Any, ...]) -> tuple[tuple[Any, ...], ...]:
    """At least one node, with all of a row below them."""
    return tuple((row[at : at + _WIDTH] + _NOTHING)[:_WIDTH] for at in range(0, len(row) or 1, _WIDTH))


def _found(node: Any, shift: int, place: int) -> Any:
    """What stands at a place below a node, which has room for it."""
    while node is not None and shift >= 0:
        node = node[place >> shift & _WIDTH - 1]
        shift -= _BITS
    return node


def _with_entry(node: tuple[Any, ...] | None, shift: int, place: int, entry: object) -> tuple[Any, ...]:
    """A node like another one, but for one entry below it."""
    node = node or _NOTHING
    at = place >> shift & _WIDTH - 1
    below = _with_entry(node[at], shift - _BITS, place, entry) if shift else entry
    return (*node[:at], below, *node[at + 1 :])
