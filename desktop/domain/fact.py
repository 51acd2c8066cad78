"""A figure (数据项) a form asks for."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.number import YES_NO


@dataclass(frozen=True, slots=True)
class FactField:
    """A figure (数据项) the form asks for. ``key`` is unique in the rubric; ``unit`` is 万元, 元, %, 个, 是/否 …

    A figure in % is kept as typed (98.2), and read by formulas as a ratio (0.982).
    """

    key: str
    name: str
    unit: str
    hint: str = ""

    @property
    def is_yes_no(self) -> bool:
        """Whether the answer is 是 (1) or 否 (0)."""
        return self.unit == YES_NO
