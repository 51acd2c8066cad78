"""Rubric files → domain Rubric. Every error is found before any is raised, each with file and line."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path as Folder
from typing import Any

from desktop.domain.fact import FactField
from desktop.domain.modifiers import NotApplicable, OverAchievement, TotalCap
from desktop.domain.number import Rounding
from desktop.domain.rubric import (
    Certainty,
    GradeBand,
    HeadColumn,
    HeadGroup,
    Indicator,
    OutlineHeading,
    Reference,
    Rubric,
    Sheet,
    SheetColumn,
    Sum,
    TextField,
)
from desktop.domain.system import reason
from desktop.rubricfiles.consistency import check
from desktop.rubricfiles.faults import cap_faults, faults, modifier_faults
from desktop.rubricfiles.methods import MethodReader
from desktop.rubricfiles.positions import Reader, Sections, compose
from desktop.rubricfiles.problems import Ledger, Mark, Path, not_utf8
from desktop.rubricfiles.schema import (
    AliasesShape,
    FactShape,
    IndicatorShape,
    ReferenceShape,
    RubricShape,
    shape,
)

HEAD, ALIASES, SECTIONS = "rubric.yaml", "aliases.yaml", "sections/"


def read_files(folder: Folder) -> dict[str, str]:
    """The text of every rubric file by its name below ``folder``: what an evaluation keeps as its own copy.

    Raises:
        RubricErrors: A file is not UTF-8 or cannot be read, or there is no rubric.yaml.
    """
    ledger = Ledger()
    files: dict[str, str] = {}
    for path in (folder / HEAD, *sorted((folder / "sections").glob("*.yaml")), folder / ALIASES):
        name = path.relative_to(folder).as_posix()
        try:
            files[name] = path.read_text("utf-8-sig")
        except FileNotFoundError:
            if name == HEAD:
                ledger.add(Mark(name, 1), f"文件夹 {folder.name} 里没有 {HEAD}")
        except UnicodeDecodeError as wrong:
            ledger.add(Mark(name, 1), not_utf8(wrong))
        except OSError as wrong:
            ledger.add(Mark(name, 1), f"读不出：{reason(wrong)}")
    ledger.raise_any()
    return files


def digest_files(files: Mapping[str, str]) -> str:
    """SHA-256 over the sorted names and texts, as 64 hex digits: whether two copies are the same rubric."""
    digest = hashlib.sha256()
    for name in sorted(files):
        for part in (name, files[name]):
            digest.update(part.encode() + b"\0")
    return digest.hexdigest()


def load_folder(folder: Folder) -> Rubric:
    """The rubric in ``rubrics/<id>/``.

    Raises:
        RubricErrors: Everything wrong with it; also when its id is not the folder's name.
    """
    rubric = load_files(read_files(folder))
    if rubric.id != folder.name:
        ledger = Ledger()
        ledger.add(Mark(HEAD, 1), f"id 读到 {rubric.id}；应与文件夹名 {folder.name} 相同")
        ledger.raise_any()
    return rubric


def load_files(files: Mapping[str, str], *, carried: bool = False) -> Rubric:
    """The rubric in a copy made by :func:`read_files`.

    Args:
        files: Name of each file → its text.
        carried: The copy inside an evaluation. It opens even where its print leaves names out, as an author would be
            told today: the evaluation was filled in with it.

    Raises:
        RubricErrors: Everything wrong with it.
    """
    ledger = Ledger()
    data, aliases, sections = read_values(files, ledger)
    head = shape(RubricShape, data, (), ledger)
    raw = data.get("indicators") if isinstance(data, dict) else None
    units = None if head is None else {key: fact.unit for key, fact in head.facts.items()}
    tree = _Tree(ledger, units, lacking=sections.lacking)
    indicators = [
        tree.indicator(each, ("indicators", at)) for at, each in enumerate(raw if isinstance(raw, list) else ())
    ]
    if head is None:
        ledger.raise_any()
        raise AssertionError("a head without shape has errors")
    cap = _total_cap(head, ledger)
    rubric = replace(_rubric(head, tuple(each for each in indicators if each is not None)), total_cap=cap)
    complete = tree.complete and not tree.lacking
    check(rubric, ledger, tree.paths, complete=complete, carried=carried)
    if aliases is not None and complete:
        rubric = _with_aliases(rubric, aliases, ledger)
    ledger.raise_any()
    return rubric


def read_values(files: Mapping[str, str], ledger: Ledger) -> tuple[object, Any, Sections]:
    """What stands in rubric.yaml with its sections put in, as plain values; the node of aliases.yaml (None: there is
    none), and the sections.

    Raises:
        RubricErrors: A file is no YAML, or there is no rubric.yaml.
    """
    nodes = {name: compose(name, text, ledger) for name, text in sorted(files.items())}
    if HEAD not in files:
        ledger.add(Mark(HEAD, 1), f"没有 {HEAD}")
    ledger.raise_any()  # nothing can be said about the rest of a file that is no YAML
    roots = {name: node for name, node in nodes.items() if node is not None}
    sections = Sections(
        {
            name.removeprefix(SECTIONS).removesuffix(".yaml"): (name, node)
            for name, node in roots.items()
            if name.startswith(SECTIONS)
        }
    )
    data = Reader(ledger, sections).read(HEAD, roots[HEAD])
    listed = isinstance(data, dict) and isinstance(data.get("indicators"), list)
    for name, (file, _) in sections.nodes.items():
        if listed and name not in sections.used:
            ledger.add(Mark(file, 1), f"没有被 rubric.yaml 用到；应有一处 - section: {name}")
    return data, roots.get(ALIASES), sections


def _rubric(head: RubricShape, indicators: tuple[Indicator, ...]) -> Rubric:
    return Rubric(
        id=head.id,
        title=head.title,
        family=head.family,
        year=head.year,
        region=head.region,
        total=head.total,
        rounding=Rounding(head.rounding.percent_places, head.rounding.score_places),
        facts=_facts(head.facts),
        texts=tuple(TextField(key, text.name, text.place, text.hint, text.carried) for key, text in head.texts.items()),
        sums=tuple(Sum(each.name, each.whole, tuple(each.parts)) for each in head.sums),
        head=tuple(
            HeadGroup(group.name, tuple(HeadColumn(each.name, each.planned, each.executed) for each in group.columns))
            for group in head.head
        ),
        indicators=indicators,
        grades=tuple(GradeBand(each.name, each.floor) for each in head.grades),
        roles=tuple(head.roles),
        outline=tuple(
            OutlineHeading(each.key, each.level, each.heading, each.generated, each.hint, each.limit)
            for each in head.outline
        ),
        sheets=tuple(
            Sheet(
                each.title,
                tuple(each.indicators),
                tuple(SheetColumn(column.head, column.shows, column.share) for column in each.columns),
            )
            for each in head.sheets
        ),
        attachment=head.attachment,
        report_title=tuple(head.report_title),
        references=_references(head.reference),
        checks_off=dict(head.checks_off),
    )


def _total_cap(head: RubricShape, ledger: Ledger) -> TotalCap | None:
    if head.total_cap is None:
        return None
    reader = MethodReader(ledger, {key: fact.unit for key, fact in head.facts.items()})
    cap = reader.record(TotalCap, head.total_cap, ("total_cap",))
    for path, fault in () if cap is None else cap_faults(cap, head.total):
        ledger.add(("total_cap", *path), fault)
    return cap


def _facts(facts: Mapping[str, FactShape]) -> tuple[FactField, ...]:
    return tuple(FactField(key, fact.name, fact.unit, fact.hint) for key, fact in facts.items())


def _references(references: list[ReferenceShape]) -> tuple[Reference, ...]:
    return tuple(Reference(each.document, each.place) for each in references)


@dataclass(slots=True)
class _Tree:
    """Builds the indicators. ``units`` of the head's figures are None while the head has no shape.

    A broken indicator is left out, and ``complete`` says so: sums over an incomplete tree would only mislead.
    ``lacking`` says that a whole section file is not there.
    """

    ledger: Ledger
    units: Mapping[str, str] | None
    lacking: bool
    paths: dict[str, Path] = field(default_factory=dict)  # indicator code -> where it stands
    complete: bool = True

    def indicator(self, data: object, path: Path) -> Indicator | None:
        """One indicator with all below it; None where it cannot be read."""
        raw: Any = data.get("children") if isinstance(data, dict) else None
        below = [
            self.indicator(each, (*path, "children", at))
            for at, each in enumerate(raw if isinstance(raw, list) else ())
        ]
        item = shape(IndicatorShape, data, path, self.ledger)
        if item is None:
            self.complete = False
            return None
        if item.code in self.paths:
            before = self.ledger.at((*self.paths[item.code], "code"))
            self.ledger.add((*path, "code"), f"指标代码 {item.code} 重复；{before.file}:{before.line} 已用")
        self.paths.setdefault(item.code, path)
        children = tuple(child for child in below if child is not None)
        self._weigh(item, children, path, whole=len(children) == len(below) and not self.lacking)
        self._kind(item, path)
        indicator = Indicator(
            code=item.code,
            name=item.name,
            weight=item.weight,
            explanation=item.explanation,
            standard=item.standard,
            certainty=Certainty(item.certainty or Certainty.ASSUMED.value),
            certainty_note=item.certainty_note,
            references=_references(item.reference),
            facts=_facts(item.facts),
            children=children,
            open_slot=item.open_slot,
            floor=item.floor,
            evidence=item.evidence,
        )
        return self._with_method(indicator, item, path)

    def _weigh(self, item: IndicatorShape, children: tuple[Indicator, ...], path: Path, *, whole: bool) -> None:
        here = (*path, "weight")
        if item.weight <= 0:
            self.ledger.add(here, f"“{item.name}”的分值读到 {item.weight}；应大于 0")
        added = sum((child.weight for child in children), Decimal(0))
        if children and whole and added != item.weight:
            self.ledger.add(here, f"“{item.name}”的分值读到 {item.weight}；下级指标合计 {added}，应相等")
        if item.floor > 0:
            self.ledger.add((*path, "floor"), f"floor 读到 {item.floor}；应为 0 或负数（加减分项）")

    def _kind(self, item: IndicatorShape, path: Path) -> None:
        """A heading has children, an open slot leaves them to the unit, a leaf has a method: one of the three."""
        rollup = item.score is not None and "rollup" in item.score
        if item.open_slot and (item.children or (item.score is not None and not rollup)):
            self.ledger.add((*path, "open_slot"), f"“{item.name}”由单位自设指标；不应再有 children 或 score")
        elif rollup and not item.open_slot:
            self.ledger.add((*path, "score"), f"“{item.name}”的 rollup 汇总单位自设的指标；应同时写 open_slot: true")
        elif item.children and item.score is not None:
            self.ledger.add((*path, "score"), f"“{item.name}”有下级指标；只有末级指标有评分方法")
        elif not item.children and not item.open_slot:
            if item.score is None:
                self.ledger.add(path, f"“{item.name}”没有评分方法；应有 score，或写 open_slot: true")
            elif item.certainty is None:
                self.ledger.add(path, f"“{item.name}”缺少“certainty”；应为 printed、derived、assumed 之一")

    def _with_method(self, indicator: Indicator, item: IndicatorShape, path: Path) -> Indicator:
        """The indicator with its method and modifiers, and the figures these ask for."""
        if self.units is None:
            return indicator
        units = {**self.units, **{fact.key: fact.unit for fact in indicator.facts}}
        reader = MethodReader(self.ledger, units)
        gone = over = method = None
        if item.not_applicable is not None:
            gone = reader.record(NotApplicable, item.not_applicable, (*path, "not_applicable"))
        if item.over_achievement is not None:
            over = reader.record(OverAchievement, item.over_achievement, (*path, "over_achievement"))
        if item.score is not None:
            method = reader.read(item.score, (*path, "score"))
        lost = (gone, over, method).count(None) - [item.not_applicable, item.over_achievement, item.score].count(None)
        if lost:
            self.complete = False
            return indicator
        asked = (*indicator.facts, *reader.asked.values())
        made = replace(indicator, method=method, facts=asked, not_applicable=gone, over_achievement=over)
        for key, fault in modifier_faults(made):
            self.ledger.add((*path, key), fault)
        if method is not None and item.score is not None:
            here = (*path, "score", next(iter(item.score)))
            for parameter, fault in faults(method, indicator.weight, indicator.floor, units):
                self.ledger.add((*here, *parameter), fault)
        return made


def _with_aliases(rubric: Rubric, node: Any, ledger: Ledger) -> Rubric:
    """Hang the labels seen in past files onto figures, texts and indicators."""
    own = Ledger()
    aliases = shape(AliasesShape, Reader(own).read(ALIASES, node), (), own)
    ledger.adopt(own)
    if aliases is None:
        return rubric
    known = {
        "facts": set(rubric.fields()),
        "texts": {text.key for text in rubric.texts},
        "outline": {heading.key for heading in rubric.outline},
        "indicators": {indicator.code for indicator in rubric.walk()},
    }
    for group, keys in known.items():
        owner: dict[str, str] = {}
        for key, labels in getattr(aliases, group).items():
            if key not in keys:
                ledger.add(own.at((group, key)), f"{group} 里没有 {key}")
            for at, label in enumerate(labels):
                if owner.setdefault(label, key) != key or labels.index(label) != at:
                    ledger.add(own.at((group, key, at)), f"标签“{label}”已用于 {owner[label]}；每个标签只能指一处")

    def named(indicator: Indicator) -> Indicator:
        names = tuple(aliases.indicators.get(indicator.code, ()))
        return replace(indicator, aliases=names, children=tuple(named(child) for child in indicator.children))

    labels = {key: tuple(found) for key, found in {**aliases.facts, **aliases.texts}.items()}
    labels |= {f"narrative.{key}": tuple(found) for key, found in aliases.outline.items()}
    return replace(rubric, indicators=tuple(named(each) for each in rubric.indicators), aliases=labels)
