"""Annexes as JSON: attached to the PDF, so that a report with them can be set again and compared years later."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from desktop.reports.report import Align, Annex, Cell, Sums, Table

FORMAT = "zipingtai-annexes-1"


def dump(annexes: Sequence[Annex]) -> bytes:
    """UTF-8 JSON, keys sorted: equal annexes give equal bytes."""
    content = {"format": FORMAT, "annexes": [asdict(annex) for annex in annexes]}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, default=_value, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def load(data: bytes) -> tuple[Annex, ...]:
    """The annexes that :func:`dump` wrote.

    Raises:
        ValueError: The bytes are no such JSON.
    """
    try:
        content = json.loads(data.decode("utf-8", "surrogatepass"))
        if content["format"] != FORMAT:
            raise ValueError(f"annexes of format {content['format']!r}")
        return tuple(_annex(annex) for annex in content["annexes"])
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no annexes: {error}") from error


def _value(align: Align) -> str:
    return align.value


def _annex(fields: Mapping[str, Any]) -> Annex:
    return Annex(
        fields["mark"], fields["title"], tuple(fields["paragraphs"]), tuple(_table(each) for each in fields["tables"])
    )


def _table(fields: Mapping[str, Any]) -> Table:
    cells = tuple(Cell(**{**each, "align": Align(each["align"])}) for each in fields["cells"])
    sums = fields["sums"]
    whole = None if sums is None else Sums(tuple(sums["weights"]), sums["scores"], tuple(sums["rows"]), sums["total"])
    return Table(**{**fields, "widths": tuple(fields["widths"]), "cells": cells, "sums": whole})
