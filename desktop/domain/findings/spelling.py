"""Names looked up by how they are spelled, without going through all of them: a large form has ten thousand."""

from __future__ import annotations

from collections.abc import Iterable

_BETWEEN = "\n"  # stands in no name


class Spelling:
    """The names of a form, by the signs they are written with."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self._joined = _BETWEEN.join(self._names)
        self._lengths = sorted({len(name) for name in self._names})
        self._signs = {name: frozenset(name) for name in self._names}
        self._with: dict[str, list[str]] = {}  # sign -> the names it stands in
        for name, signs in self._signs.items():
            for sign in signs:
                self._with.setdefault(sign, []).append(name)

    def overlaps(self, written: str) -> bool:
        """Whether ``written``, one line, is part of a name or has one in it."""
        if written in self._joined:
            return True
        return any(
            written[start : start + length] in self._names
            for length in self._lengths
            for start in range(len(written) - length + 1)
        )

    def most_like(self, written: str) -> str:
        """The name that shares most signs with ``written``, at least half of them; "" where none does.

        Of several the shorter, and of these the last in the order of signs. A name that shares at least half has one
        of any ``n - ceil(n / 2) + 1`` signs, so only those with one of the rarest so many are compared.
        """
        signs = frozenset(written)
        rarest = sorted(signs, key=lambda sign: (len(self._with.get(sign, ())), sign))
        enough = rarest[: len(signs) - (len(signs) + 1) // 2 + 1]
        candidates = {name for sign in enough for name in self._with.get(sign, ())}
        best = max(candidates, key=lambda name: (len(signs & self._signs[name]), -len(name), name), default="")
        return best if 2 * len(signs & frozenset(best)) >= len(signs) else ""
