"""Rubric files ↔ a draft that can be edited, and what is wrong with a draft, in the words of the strict loader.

Written files hold no comments: the explanations of a shipped rubric's author stay with the shipped rubric. The tree is
written one section file for each level-1 indicator, named by position: a code may be half-typed, or a name Windows
refuses (``aux``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path as Folder
from typing import Any, NamedTuple, cast

import yaml

from desktop.domain.fact import FactField
from desktop.domain.rubric import Rubric
from desktop.domain.rubricdraft import CaseDraft, GradeDraft, IndicatorDraft, Plain, RubricDraft, renumbered
from desktop.rubricfiles.cases import case_texts
from desktop.rubricfiles.loader import ALIASES, HEAD, SECTIONS, load_files, load_folder, read_files, read_values
from desktop.rubricfiles.positions import Reader, compose
from desktop.rubricfiles.problems import Ledger, Path, RubricErrors

try:
    from yaml import CSafeDumper as Dumper
except ImportError:  # PyYAML without libyaml: slower, equal in every other way
    from yaml import SafeDumper as Dumper  # type: ignore[assignment]

CASES = "cases/"
WRITTEN = "# 由自评台的方案编辑器写成。\n"
_HEAD_KEYS = ("id", "title", "family", "year", "region", "total")  # first: a list of rubrics reads only these
_TREE_KEYS = ("facts", "grades", "indicators")
_TEXTS = ("code", "name", "weight", "explanation", "standard", "certainty_note", "floor")
_FIELDS = (*_TEXTS, "certainty", "facts", "score", "not_applicable", "over_achievement", "reference", "open_slot",
           "children")  # fmt: skip


class DraftProblem(NamedTuple):
    """One thing wrong with a draft.

    ``node`` is the indicator's number, None for what is of no single one; ``field`` is the path below it (("weight",),
    ("score", "steps", "size"), ("facts", "cost")), or from the root of rubric.yaml; ``file`` is aliases.yaml for what
    stands there.
    """

    node: int | None
    field: Path
    message: str
    file: str = HEAD


@dataclass(frozen=True, slots=True)
class Checked:
    """What the strict loader says of a draft: the rubric, or what is wrong (never both, never neither)."""

    rubric: Rubric | None
    problems: tuple[DraftProblem, ...] = ()


# ------------------------------------------------------------------------------------------- reading


def draft_folder(folder: Folder) -> RubricDraft:
    """The rubric in ``folder`` as a draft, with its cases.

    Raises:
        RubricErrors: It does not load: its files are to be mended first.
    """
    load_folder(folder)
    return draft_files(read_files(folder), case_texts(folder))


def draft_files(files: Mapping[str, str], cases: Mapping[str, str]) -> RubricDraft:
    """The same from texts: rubric files and case files by name below the rubric's folder.

    Raises:
        RubricErrors: The files do not load.
    """
    load_files(files)
    ledger = Ledger()
    values, aliases, _ = read_values(files, ledger)
    head = cast("dict[str, Plain]", _frozen(values))
    known = {} if aliases is None else cast("dict[str, Any]", _frozen(Reader(Ledger()).read(ALIASES, aliases)))
    drafts = [each for name, text in cases.items() for each in _cases(name, text, ledger)]
    ledger.raise_any()
    grades = cast("tuple[Mapping[str, str], ...]", head["grades"])
    return RubricDraft(
        id=str(head["id"]),
        title=str(head["title"]),
        family=str(head["family"]),
        year=cast("int", head["year"]),
        region=str(head["region"]),
        total=str(head["total"]),
        facts=_facts(head.get("facts")),
        grades=tuple(GradeDraft(each["name"], each["floor"]) for each in grades),
        indicators=renumbered(tuple(_indicator(each) for each in cast("tuple[Any, ...]", head["indicators"]))),
        rest={key: value for key, value in head.items() if key not in (*_HEAD_KEYS, *_TREE_KEYS)},
        aliases={group: keys for group, keys in known.items() if keys},
        cases=tuple(drafts),
    )


def _cases(name: str, text: str, ledger: Ledger) -> Iterable[CaseDraft]:
    node = compose(name, text, ledger)
    found = _frozen(Reader(ledger).read(name, node)) if node is not None else ()
    return (
        [CaseDraft(name.removeprefix(CASES), each) for each in found if isinstance(each, Mapping)]
        if isinstance(found, tuple)
        else []
    )


def _indicator(found: Mapping[str, Any]) -> IndicatorDraft:
    method, parameters = next(iter((found.get("score") or {}).items()), ("", {}))
    return IndicatorDraft(
        0,
        method=method,
        parameters=parameters or {},
        certainty=found.get("certainty") or "",
        facts=_facts(found.get("facts")),
        not_applicable=found.get("not_applicable"),
        over_achievement=found.get("over_achievement"),
        reference=found.get("reference", ()),
        open_slot=found.get("open_slot", False),
        children=tuple(_indicator(child) for child in found.get("children", ())),
        rest={key: value for key, value in found.items() if key not in _FIELDS},
        **{key: found[key] for key in _TEXTS if key in found},
    )


def _facts(found: Plain) -> tuple[FactField, ...]:
    facts = cast("Mapping[str, Mapping[str, str]]", found or {})
    return tuple(FactField(key, each["name"], each["unit"], each.get("hint", "")) for key, each in facts.items())


def _frozen(value: object) -> Plain:
    """Lists as tuples, all the way down: a draft never changes under anybody."""
    if isinstance(value, dict):
        return {key: _frozen(each) for key, each in value.items()}
    if isinstance(value, list):
        return tuple(_frozen(each) for each in value)
    return cast("Plain", value)


# ------------------------------------------------------------------------------------------- writing


def write_files(draft: RubricDraft) -> dict[str, str]:
    """The texts of rubric.yaml, sections/*.yaml and aliases.yaml. Half-finished drafts are written as they are."""
    named = [(f"{number:02}", each) for number, each in enumerate(draft.indicators, 1)]
    head: dict[str, object] = {key: getattr(draft, key) for key in _HEAD_KEYS}
    rest = dict(draft.rest)
    if draft.facts:
        head["facts"] = _facts_out(draft.facts)
    head |= {key: rest.pop(key) for key in ("rounding", "attachment", "report_title", "roles") if key in rest}
    head["grades"] = [{"name": each.name, "floor": each.floor} for each in draft.grades]
    head |= rest
    head["indicators"] = [{"section": name} for name, _ in named]
    files = {HEAD: WRITTEN + _yaml(head)}
    files |= {f"{SECTIONS}{name}.yaml": _yaml(_out(each)) for name, each in named}
    if draft.aliases:
        files[ALIASES] = _yaml(draft.aliases)
    return files


def write_cases(draft: RubricDraft) -> dict[str, str]:
    """The texts of the case files, by name below the rubric's folder."""
    return case_texts_of(draft.cases)


def case_texts_of(cases: Iterable[CaseDraft]) -> dict[str, str]:
    """The texts of the files these cases stand in."""
    files: dict[str, list[Mapping[str, Plain]]] = {}
    for case in cases:
        files.setdefault(CASES + case.file, []).append(case.content)
    return {name: _yaml(found) for name, found in files.items()}


def _out(draft: IndicatorDraft) -> dict[str, object]:
    """An indicator as its file has it; what is left at its default is not written."""
    out: dict[str, object] = {"code": draft.code, "name": draft.name, "weight": draft.weight}
    for key in ("explanation", "standard", "certainty", "certainty_note"):
        if getattr(draft, key):
            out[key] = getattr(draft, key)
    if draft.open_slot:
        out["open_slot"] = True
    if draft.floor != "0":
        out["floor"] = draft.floor
    if draft.facts:
        out["facts"] = _facts_out(draft.facts)
    if draft.method:
        out["score"] = {draft.method: draft.parameters}
    for key in ("not_applicable", "over_achievement"):
        if getattr(draft, key) is not None:
            out[key] = getattr(draft, key)
    if draft.reference:
        out["reference"] = draft.reference
    out |= draft.rest
    if draft.children:
        out["children"] = [_out(child) for child in draft.children]
    return out


def _facts_out(facts: Iterable[FactField]) -> dict[str, object]:
    return {
        fact.key: {"name": fact.name, "unit": fact.unit} | ({"hint": fact.hint} if fact.hint else {}) for fact in facts
    }


class _Writer(Dumper):
    """Writes what the strict reader takes: no anchors, and no tags for tuples."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


_Writer.add_representer(tuple, lambda dumper, data: dumper.represent_list(list(data)))


def _yaml(data: object) -> str:
    return yaml.dump(data, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=110)


# ------------------------------------------------------------------------------------------- checking


def check(draft: RubricDraft) -> Checked:
    """The rubric a draft makes, or all that is wrong with it, each with the indicator and field to look at."""
    twice = _fact_keys_twice(draft)
    try:
        rubric = load_files(write_files(draft))
    except RubricErrors as errors:
        return Checked(None, (*twice, *(_problem(draft, each.path, each.message, each.file) for each in errors.errors)))
    return Checked(None, tuple(twice)) if twice else Checked(rubric)


def _fact_keys_twice(draft: RubricDraft) -> list[DraftProblem]:
    """Two figures of one key in one list: a table in a file cannot even hold them."""
    lists = [(None, draft.facts), *((each.node, each.facts) for each in draft.walk())]
    return [
        DraftProblem(node, ("facts", fact.key), f"数据项 {fact.key} 重复；每项应有自己的键")
        for node, facts in lists
        for at, fact in enumerate(facts)
        if fact.key in [before.key for before in facts[:at]]
    ]


def _problem(draft: RubricDraft, path: Path, message: str, file: str) -> DraftProblem:
    node, rest, siblings = None, path, draft.indicators
    while len(rest) >= 2 and rest[0] in ("indicators", "children") and isinstance(rest[1], int):
        found = siblings[rest[1]]
        node, rest, siblings = found.node, rest[2:], found.children
    message = message.replace("加引号的", "")  # quotes are of the file; in an editor nobody types them
    return DraftProblem(node, rest, message, file if file == ALIASES else HEAD)
