"""What verifying and comparing tell: JSON for other programs (numbers as strings), lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from desktop.domain.comparison import Comparison, Pair, ProjectPair, Row
from desktop.domain.digital import Digital
from desktop.domain.findings.finding import Case
from desktop.domain.number import plain
from desktop.domain.tree import Node
from desktop.domain.verification import NOTHING, Verification

_LONG = 200  # characters of a text in a line for people; JSON has all of them


def verification_json(told: Verification) -> dict[str, object]:
    """Digest, signatures, both totals and everything that was changed; ``notes`` say what could not be looked at."""
    return {
        "unit": told.unit,
        "year": told.year,
        "revision": told.revision,
        "digest": told.digest,
        "digest_ok": told.digest_ok,
        "signatures": [{"role": each.role, "name": each.name, "date": each.date} for each in told.signatures],
        "total_recomputed": _number(told.total_recomputed),
        "total_printed": told.total_printed,
        "changed": [{"where": each.where, "expected": each.expected, "found": each.found} for each in told.changed],
        "notes": list(told.notes),
        "uncompared": list(told.uncompared),
        "digital": [_digital_json(each) for each in told.digital],
        "scans": list(told.scans),
    }


def _digital_json(told: Digital) -> dict[str, object]:
    shown = told.certificate
    return {
        "signer": told.name,
        "issuer": shown.issuer if shown else None,
        "serial": shown.serial if shown else None,
        "role": told.role,
        "signed_at": told.signed_at.isoformat() if told.signed_at else None,
        "unchanged": told.is_unchanged,
        "bytes_behind": told.behind,
        "trusted": told.trusted,
        "in_time": told.in_time,
        "state": told.state,
        "identity": told.identity,
    }


def comparison_json(told: Comparison) -> dict[str, object]:
    """Both heads, every indicator of either year, head figures and texts; ``notes`` say what makes one doubt."""
    return {
        "this": _head_json(told.this),
        "last": _head_json(told.last),
        "notes": list(comparison_notes(told)),
        "indicators": [_row_json(row) for row in told.rows],
        "facts": [_pair_json(pair) for pair in told.facts],
        "texts": [_text_json(pair) for pair in told.texts],
        **({"projects": [_project_json(pair) for pair in told.projects]} if told.projects else {}),
    }


def _project_json(pair: ProjectPair) -> dict[str, object]:
    """One project: which it is, and the comparison in the same shape; of a new or a gone one its only head."""
    which: dict[str, object] = {
        "name": _both(pair.last_name or None, pair.name or None),
        "status": _project_status(pair),
    }
    if pair.told is not None:
        return which | comparison_json(pair.told)
    return which | {
        "this": _head_json(pair.this) if pair.this else None,
        "last": _head_json(pair.last) if pair.last else None,
    }


def _project_status(pair: ProjectPair) -> list[str]:
    """As of an indicator."""
    if pair.last is None:
        return ["new"]
    return ["gone"] if pair.this is None else ["renamed"] * pair.is_renamed


def _head_json(case: Case) -> dict[str, object]:
    return {
        "unit": case.evaluation.unit,
        "year": case.evaluation.year,
        "rubric": case.rubric.id,
        "total": _number(case.sheet.total),
        "grade": case.sheet.grade.name if case.sheet.grade else None,
    }


def _row_json(row: Row) -> dict[str, object]:
    last, this = row.last, row.this
    return {
        "status": statuses(row),
        "path": list(row.path),
        "leaf": row.node.is_leaf,
        "code": _both(last.code if last else None, this.code if this else None),
        "name": _both(last.name if last else None, this.name if this else None),
        "weight": _both(_weight(last), _weight(this)),
        "score": {**_both(_number(row.last_score), _number(row.score)), "change": _number(row.change)},
        "facts": [_pair_json(pair) for pair in row.facts],
        "texts": [_text_json(pair) for pair in row.texts],
    }


def statuses(row: Row) -> list[str]:
    """new, gone, or any of renamed and reweighted; none of them for an indicator that stayed."""
    if row.last is None:
        return ["new"]
    if row.this is None:
        return ["gone"]
    return ["renamed"] * row.is_renamed + ["reweighted"] * row.is_reweighted


def _weight(node: Node | None) -> str | None:
    return None if node is None else plain(node.weight)


def _both(last: str | None, this: str | None) -> dict[str, str | None]:
    return {"last": last, "this": this}


def _pair_json(pair: Pair) -> dict[str, object]:
    return {"name": pair.what, "last": pair.last or None, "this": pair.this or None, "same": pair.same}


def _text_json(pair: Pair) -> dict[str, object]:
    return _pair_json(pair) | {"marked": pair.marked}


def comparison_notes(told: Comparison) -> Iterator[str]:
    """What makes one doubt that the two belong beside each other."""
    if told.units is not None:
        last, this = told.units
        yield f"两份文件不是同一个单位的：上年“{last}”，本年“{this}”。若不是单位改名，请核对是否选错了文件。"


def comparison_lines(told: Comparison) -> Iterator[str]:
    """The same for people: heads, indicators with what differs below each, then head figures and texts that differ."""
    for word, case in (("上年", told.last), ("本年", told.this)):
        total = "未完成" if case.sheet.total is None else plain(case.sheet.total)
        grade = case.sheet.grade.name if case.sheet.grade else "无"
        head = f"{case.evaluation.unit}　{case.evaluation.year} 年度　{case.rubric.title}"
        yield f"{word}　{head}　总分 {total}　等级 {grade}"
    yield ""
    for row in told.rows:
        yield from _row_lines(row)
    yield from _section("数据项", told.facts)
    yield from _section("文字", told.texts)
    for project in told.projects:
        yield from ("", f"【项目】{_marks(_project_status(project))}{_project_name(project)}")
        if project.told is not None:
            yield from comparison_lines(project.told)


def _project_name(pair: ProjectPair) -> str:
    return f"{pair.name}（上年：{pair.last_name}）" if pair.is_renamed else pair.name or pair.last_name


_WORDS = {"new": "新增", "gone": "取消", "renamed": "改名", "reweighted": "改分值"}


def _row_lines(row: Row) -> Iterator[str]:
    marks = _marks(statuses(row))
    name = " / ".join(row.path)
    if row.last is not None and row.is_renamed:
        name += f"（上年：{row.last.name}）"
    weight = _arrow(_weight(row.last), _weight(row.this))
    change = "" if not row.change else f"（{'+' if row.change > 0 else ''}{plain(row.change)}）"
    yield f"{marks}{name}　分值 {weight}　得分 {_arrow(_number(row.last_score), _number(row.score))}{change}"
    yield from (f"　　{line}" for line in _pair_lines((*row.facts, *row.texts)))


def _marks(found: Sequence[str]) -> str:
    return "".join(f"［{_WORDS[status]}］" for status in found)


def _section(title: str, pairs: Sequence[Pair]) -> Iterator[str]:
    lines = list(_pair_lines(pairs))
    if lines:
        yield from ("", title, *lines)


def _pair_lines(pairs: Sequence[Pair]) -> Iterator[str]:
    for pair in pairs:
        if not pair.same:
            said = pair.marked if pair.last and pair.this else _arrow(pair.last or None, pair.this or None)
            yield f"{pair.what}：{' '.join(said.split())[:_LONG]}{'…' if len(said) > _LONG else ''}"


def _arrow(last: str | None, this: str | None) -> str:
    """One value where both years have it, else both: 2 → 3."""
    return (last or NOTHING) if last == this else f"{last or NOTHING} → {this or NOTHING}"


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
