"""Evaluations, edits and files that the tests of this folder start from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from desktop.domain.edit import Action, Edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import JUDGEMENT_FIELDS, OWN_FIELDS, Change, Evaluation, Kind, Place
from desktop.domain.findings.finding import Case
from desktop.domain.rubric import Rubric
from desktop.domain.scoresheet import score
from desktop.domain.signoff import Revision, Signature, canonical, digest
from desktop.domain.tree import build_tree
from desktop.rubricfiles import load_files
from desktop.storage.evaluation_file import EvaluationFile, Header
from tests.small_rubric import SMALL

NOW = datetime(2024, 3, 1, 9, 0, tzinfo=timezone(timedelta(hours=8)))
HOLDER = "财务科"
HEADER = Header("某市某局", 2023, "small", NOW)


def make(path: Path, changes: Iterable[Change] = (), rubric_files: Mapping[str, str] = SMALL) -> EvaluationFile:
    """A new file, open for writing."""
    return EvaluationFile.create(path, HEADER, rubric_files, changes, holder=HOLDER, now=NOW)


def reopen(path: Path, *, read_only: bool = False) -> EvaluationFile:
    """The file opened by somebody else later."""
    return EvaluationFile.open(path, holder="办公室", now=NOW + timedelta(hours=1), read_only=read_only)


def fact(key: str, value: str | None) -> Change:
    """A head figure."""
    return Change(Place(Kind.FACT, key), value)


def leaf(code: str, field: str, value: str | None) -> Change:
    """Something written beside an indicator."""
    return Change(Place(Kind.LEAF, code, field), value)


def done(evaluation: Evaluation, *changes: Change, label: str = "修改") -> Edit:
    """An edit of ``evaluation``."""
    return Edit(label, changes, evaluation.inverse(changes), NOW)


def problem_of(action: Callable[[], object]) -> Problem | None:
    """Which problem an action meets; None when it succeeds."""
    try:
        action()
    except UserError as error:
        return error.code
    return None


def snapshot(file: EvaluationFile) -> dict[str, Any]:
    """Everything a file says."""
    return {
        "header": file.header,
        "rubric": dict(file.rubric_files),
        "content": file.load(),
        "log": file.log(),
        "revisions": file.revisions(),
        "pending": file.pending(),
    }


def revision_of(file: EvaluationFile, role: str = "填报人", name: str = "甲") -> Revision:
    """The revision that signing the file's content now would freeze."""
    rubric: Rubric = load_files(SMALL)
    evaluation = file.load()
    tree = build_tree(rubric, evaluation.own)
    case = Case(rubric, tree, evaluation, score(rubric, tree, evaluation))
    number, reason = file.pending()
    earlier = file.revisions()
    previous = earlier[-1].digest if earlier else ""
    data = canonical(case, number, previous, reason, NOW, "0" * 64)
    return Revision(number, data, digest(data), previous, reason, NOW, (Signature(role, name, NOW),))


def fill(file: EvaluationFile, edits: int = 30) -> None:
    """A working morning: figures, texts, an indicator of the unit's own, some of it undone."""
    for number in range(edits):
        evaluation = file.load()
        changes = [
            fact("budget", f"{number}.50"),
            leaf("mgmt.rate", "reason", f"第{number}稿：" + "年中调整预算。" * 5),
        ]
        if number % 7 == 3:
            changes += [
                Change(Place(Kind.OWN, f"own.{number}", "parent"), "duty"),
                Change(Place(Kind.OWN, f"own.{number}", "name"), f"自设指标{number}"),
                Change(Place(Kind.OWN, f"own.{number}", "weight"), "5"),
            ]
        edit = done(evaluation, *changes, label=f"第{number}步")
        file.apply(edit)
        if number % 5 == 4:
            file.apply(Edit(edit.label, edit.changes, edit.before, NOW, Action.UNDO))


def worked_on(path: Path) -> EvaluationFile:
    """A realistic file: filled, signed twice, reopened with a reason and worked on further."""
    texts = [Change(Place(Kind.TEXT, f"narrative.{key}"), "本部门认真落实各项任务。" * 40) for key in "abcdef"]
    leaves = [leaf(f"mgmt.{n}", field, f"{field}{n}") for n in range(42) for field in ("target", "actual", "basis")]
    prior = [Change(Place(Kind.PRIOR, f"leaf/mgmt.{n}/actual"), f"上年{n}") for n in range(42)]
    file = make(path, [fact("executed", "39398.33"), *texts, *leaves, *prior])
    fill(file, 20)
    file.freeze(revision_of(file))
    file.sign(1, Signature("单位负责人", "乙", NOW))
    file.reopen("审计调整决算数", NOW)
    fill(file, 10)
    return file


_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_figures = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=4).map(str)
_keys = st.sampled_from(["a", "b", "mgmt.rate", "预算/执行"]) | st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8
)
_own_codes = st.sampled_from(["own.1", "own.2"])


def _own(code: str, field: str) -> st.SearchStrategy[Change]:
    values: st.SearchStrategy[str] = _words
    if field == "weight":
        values = _figures
    elif field == "position":
        values = st.integers(0, 99).map(str)
    return (st.none() | values).map(lambda value: Change(Place(Kind.OWN, code, field), value))


def _leaf(code: str, field: str) -> st.SearchStrategy[Change]:
    values = st.none() | (_figures if field == "score" else _words)
    return values.map(lambda value: Change(Place(Kind.LEAF, code, field), value))


change_strategy: st.SearchStrategy[Change] = st.one_of(
    st.builds(fact, _keys, st.none() | _figures),
    st.tuples(_keys, st.sampled_from(JUDGEMENT_FIELDS)).flatmap(lambda at: _leaf(*at)),
    st.tuples(_own_codes, st.sampled_from(OWN_FIELDS)).flatmap(lambda at: _own(*at)),
    st.builds(
        lambda kind, key, value: Change(Place(kind, key), value),
        st.sampled_from([Kind.TEXT, Kind.PRIOR, Kind.UNCONFIRMED, Kind.OVERRULED]),
        _keys,
        st.none() | _words,
    ),
    st.builds(lambda value: Change(Place(Kind.HEADER, "unit"), value), st.none() | _words),
)
