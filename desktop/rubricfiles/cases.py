"""A rubric's own cases: figures and answers in, scores, total and grade out.

``cases/*.yaml`` stands beside the rules. Tests and ``zipingtai rubric test`` run the same cases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from desktop.domain.evaluation import Evaluation, Judgement, OwnIndicator
from desktop.domain.number import NotAFigure, plain, read_figure
from desktop.domain.rubric import Rubric
from desktop.domain.scoresheet import ScoreSheet, score
from desktop.domain.system import reason
from desktop.domain.trace import Unscored
from desktop.domain.tree import IndicatorTree, build_tree
from desktop.rubricfiles.loader import load_folder
from desktop.rubricfiles.positions import Reader, compose
from desktop.rubricfiles.problems import Ledger, Mark, not_utf8
from desktop.rubricfiles.schema import Figure, Name, Shape, shape


@dataclass(frozen=True, slots=True)
class CaseResult:
    """How one case came out; ``differences`` (Chinese) is empty when everything was as expected."""

    file: str
    name: str
    line: int
    differences: tuple[str, ...]


class OwnShape(Shape):
    """A unit's own indicator in a case; the order of the file is the printed order."""

    parent: Name
    name: Name
    weight: Figure | None = None
    target: str = ""
    actual: str = ""


class CaseShape(Shape):
    """One case. ``facts`` are as typed ("1,200 元", 是); ``scores`` are those entered by hand."""

    name: Name
    facts: dict[str, str] = {}
    own: dict[str, OwnShape] = {}
    scores: dict[str, Figure] = {}
    expect: dict[str, Figure] = {}  # any indicator's points, leaf or heading
    unscored: dict[str, list[str]] = {}  # leaf -> the figures it lacks
    total: Figure | None = None
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class RubricCase:
    """A case with the place it stands at."""

    file: str
    line: int
    shape: CaseShape


def read_cases(folder: Path) -> tuple[RubricCase, ...]:
    """Every case of the rubric in ``folder``.

    Raises:
        RubricErrors: Everything wrong with the files.
    """
    return read_case_texts(case_texts(folder))


def case_texts(folder: Path) -> dict[str, str]:
    """The text of every case file by its name below ``folder``.

    Raises:
        RubricErrors: A file is not UTF-8 or cannot be read.
    """
    ledger, texts = Ledger(), dict[str, str]()
    for path in sorted((folder / "cases").glob("*.yaml")):
        try:
            texts[f"cases/{path.name}"] = path.read_text("utf-8-sig")
        except UnicodeDecodeError as wrong:
            ledger.add(Mark(f"cases/{path.name}", 1), not_utf8(wrong))
        except OSError as wrong:
            ledger.add(Mark(f"cases/{path.name}", 1), f"读不出：{reason(wrong)}")
    ledger.raise_any()
    return texts


def read_case_texts(texts: Mapping[str, str]) -> tuple[RubricCase, ...]:
    """Every case of a copy made by :func:`case_texts`.

    Raises:
        RubricErrors: Everything wrong with the files.
    """
    ledger = Ledger()
    cases: list[RubricCase] = []
    for file, text in texts.items():
        own = Ledger()
        node = compose(file, text, own)
        if node is not None:
            cases += _cases(file, Reader(own).read(file, node), own)
        ledger.adopt(own)
    ledger.raise_any()
    return tuple(cases)


def _cases(file: str, data: object, ledger: Ledger) -> Iterator[RubricCase]:
    if not isinstance(data, list):
        ledger.add(Mark(file, 1), "应为案例的列表（每项以 - 开头）")
        return
    for at, each in enumerate(data):
        case = shape(CaseShape, each, (at,), ledger)
        if case is None:
            continue
        if not (case.expect or case.unscored or case.total is not None or case.grade):
            ledger.add((at,), f"“{case.name}”没有写明应得的结果（expect、unscored、total 或 grade）")
        yield RubricCase(file, ledger.at((at,)).line, case)


def run_cases(folder: Path) -> tuple[CaseResult, ...]:
    """Run every case of the rubric in ``folder``.

    Raises:
        RubricErrors: The rubric or its cases cannot be read.
    """
    rubric = load_folder(folder)
    return tuple(run_case(rubric, case) for case in read_cases(folder))


def run_case(rubric: Rubric, case: RubricCase) -> CaseResult:
    """Run one case."""
    try:
        evaluation = evaluation_of(rubric, case.shape)
    except NotAFigure as wrong:
        return CaseResult(case.file, case.shape.name, case.line, (str(wrong),))
    tree = build_tree(rubric, evaluation.own)
    strange = _strange(case.shape, rubric, tree)
    differences = strange or tuple(_differences(case.shape, tree, score(rubric, tree, evaluation)))
    return CaseResult(case.file, case.shape.name, case.line, differences)


def evaluation_of(rubric: Rubric, case: CaseShape) -> Evaluation:
    """The evaluation a case describes.

    Raises:
        NotAFigure: A figure cannot be read in its field's unit.
    """
    fields = rubric.fields()
    judgements = {
        code: Judgement(target=each.target, actual=each.actual)
        for code, each in case.own.items()
        if each.target or each.actual
    }
    for code, points in case.scores.items():
        judgements[code] = replace(judgements.get(code, Judgement()), score=points)
    return Evaluation(
        unit="案例单位",
        year=rubric.year,
        rubric_id=rubric.id,
        facts={key: read_figure(text, fields[key].unit) for key, text in case.facts.items() if key in fields},
        judgements=judgements,
        own={
            code: OwnIndicator(code, each.parent, each.name, each.weight, position)
            for position, (code, each) in enumerate(case.own.items(), 1)
        },
    )


def _strange(case: CaseShape, rubric: Rubric, tree: IndicatorTree) -> tuple[str, ...]:
    """Keys and codes the rubric does not have: such a case would test nothing."""
    facts = [f"没有名为 {key} 的数据项" for key in case.facts if key not in rubric.fields()]
    named = (*case.own, *case.scores, *case.expect, *case.unscored)
    return (*facts, *(f"没有代码为 {code} 的指标" for code in dict.fromkeys(named) if code not in tree))


def _differences(case: CaseShape, tree: IndicatorTree, sheet: ScoreSheet) -> Iterator[str]:
    for code, expected in case.expect.items():
        points = sheet.points(code)
        if points != expected:
            yield f"{code} {tree[code].name}：应为 {plain(expected)} 分，得到 {_said(sheet, code, points)}"
    for code, lacking in case.unscored.items():
        result = sheet.leaves[code].result if code in sheet.leaves else None
        found = list(result.lacking) if isinstance(result, Unscored) else None
        if found != lacking:
            said = _said(sheet, code, sheet.points(code)) if found is None else f"缺 {'、'.join(found) or '（无）'}"
            yield f"{code} {tree[code].name}：应未得分（缺 {'、'.join(lacking) or '（无）'}），得到 {said}"
    if case.total is not None and sheet.total != case.total:
        yield f"总分：应为 {plain(case.total)} 分，得到 {_points(sheet.total)}"
    grade = sheet.grade.name if sheet.grade else "（无）"
    if case.grade is not None and grade != case.grade:
        yield f"等级：应为 {case.grade}，得到 {grade}"


def _said(sheet: ScoreSheet, code: str, points: Decimal | None) -> str:
    result = sheet.leaves[code].result if code in sheet.leaves else None
    return f"未得分（{result.reason}）" if isinstance(result, Unscored) else _points(points)


def _points(points: Decimal | None) -> str:
    return "未得分" if points is None else f"{plain(points)} 分"
