"""What is proposed for one indicator from its printed words; always 推定, for a person to settle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.domain.fact import FactField
from desktop.domain.rubricdraft import Plain


@dataclass(frozen=True, slots=True)
class Proposal:
    """A method with its parameters as a rubric file has them.

    Attributes:
        facts: Figures its formula names.
        words: The printed words it rests on; "" for manual.
        settle: What the words left open and was assumed, or why nothing could be proposed, in Chinese.
    """

    method: str
    parameters: Mapping[str, Plain] = field(default_factory=dict)
    facts: tuple[FactField, ...] = ()
    words: str = ""
    settle: tuple[str, ...] = ()


def by_hand(*why: str) -> Proposal:
    """Nothing proposed: the score is typed by hand, for this reason."""
    return Proposal("manual", settle=why)
