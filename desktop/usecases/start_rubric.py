"""A rubric started from a sheet: structure and weights as printed, methods proposed from the 评分标准 as 推定.

Nothing here is official: the result is for a person to settle, and says of every indicator what it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.number import plain
from desktop.domain.rubricdraft import IndicatorDraft, RubricDraft, renumbered
from desktop.domain.rubricedit import change
from desktop.domain.standards import Proposal, is_left_to_unit, propose
from desktop.usecases.start_head import BUDGET, EXECUTED, head_facts, usual_grades, usual_rest

if TYPE_CHECKING:
    from desktop.importers.structure import Form, FormRow

# Groups whose indicators the forms leave to the unit (财预〔2020〕10号).
_GROUPS = re.compile(
    r"(?:产出|效益|履职|满意度)?(?:数量|质量|时效|成本|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|生态环境效益"
    r"|可持续影响|可持续发展|服务对象满意度|满意度|社会公众满意度|产出|效益)(?:指标)?"
)
_BREAK = re.compile(r"\s*¶\s*")  # where a cell's line ends
_NOTE = "由评分标准的文字推定，请对照正式通知核对。"
_EXECUTION = "预算执行率"  # forms score it without printing how, most of them after 财预〔2020〕10号


@dataclass(frozen=True, slots=True)
class Settle:
    """One thing a person has to settle: the indicator (code "" for the whole form), what was proposed and why."""

    code: str
    name: str
    place: str
    method: str
    words: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Started:
    """A draft that loads, and what is to be settled in it."""

    draft: RubricDraft
    settle: tuple[Settle, ...]


@dataclass(slots=True)
class _Branch:
    name: str
    row: FormRow
    weight: Decimal | None = None
    below: list[_Branch] = field(default_factory=list)


def start(
    source: Path,
    rubric_id: str,
    year: int | None = None,
    title: str = "",
    region: str = "",
    stopped: Callable[[], bool] = lambda: False,
) -> Started:
    """Start a rubric from a document with a score table in it, filled in or bare; the reading process reads it.

    Args:
        source: A file of any format that is read for last year's results.
        rubric_id: Of the new rubric.
        year: None takes the printed one.
        title: Of the form; "" takes the printed one.
        region: Whose form it is; "" leaves it to be settled.
        stopped: Asked twenty times a second; once it says yes the reading process is killed.

    Raises:
        UserError: RUBRIC_ID, IMPORT_NO_YEAR; as the importers when the file cannot be read or has no table;
            IMPORT_CANCELLED after ``stopped``.
    """
    from desktop.domain.errors import Problem, UserError
    from desktop.importers.reader import Reader
    from desktop.rubricfiles.drafts import check
    from desktop.usecases.own_rubrics import check_id

    check_id(rubric_id)
    with Reader(stopped) as reader:
        reader.begin(source, printed=True)
        reader.opened()
        form = reader.form()
    year = year or form.year
    if year is None:
        raise UserError(Problem.IMPORT_NO_YEAR, file=source.name)
    maker = _Maker()
    roots = renumbered(tuple(maker.indicator(each, f"i{at}") for at, each in enumerate(_tree(form.rows), 1)))
    head = RubricDraft(
        id=rubric_id,
        title=title or form.title or source.stem,
        family=rubric_id,
        year=year,
        region=region or "（待填）",
        total=plain(sum((Decimal(each.weight) for each in roots), Decimal(0))),
        facts=head_facts(),
        grades=usual_grades(roots),
        indicators=roots,
        rest=usual_rest(roots, source.name),
    )
    draft = head
    for problem in check(draft).problems:
        if problem.node is not None and draft[problem.node].method not in ("", "manual"):
            maker.give_up(draft[problem.node], problem.message)
            draft = change(draft, problem.node, method="manual", parameters={}, facts=())
    return Started(draft, (*_whole(draft, form, region), *maker.settle))


def as_json(started: Started) -> dict[str, object]:
    """The same for programs."""
    draft = started.draft
    return {
        "id": draft.id,
        "title": draft.title,
        "year": draft.year,
        "total": draft.total,
        "leaves": sum(1 for each in draft.walk() if not each.children),
        "settle": [
            {
                "code": each.code,
                "name": each.name,
                "place": each.place,
                "method": each.method,
                "words": each.words,
                "why": list(each.why),
            }
            for each in started.settle
        ],
    }


def settle_lines(settle: Iterable[Settle]) -> list[str]:
    """The list for people."""
    lines = []
    for each in settle:
        rests = f"，依据“{each.words}”" if each.words else ""
        proposed = f"：{each.method}{rests}" if each.method else ""
        lines.append(f"{each.code or '整表'}　{each.name}{proposed}" + "".join(f"；{why}" for why in each.why))
    return lines


def _tree(rows: Iterable[FormRow]) -> list[_Branch]:
    """Rows put together by their paths, in printed order; two leaves of one path stay two."""
    roots: list[_Branch] = []
    for row in rows:
        siblings = roots
        for depth, name in enumerate(row.path):
            leaf = depth == len(row.path) - 1
            branch = next((each for each in siblings if each.name == name and not leaf), None)
            if branch is None:
                branch = _Branch(name, row)
                siblings.append(branch)
            if row.weights[depth] is not None:
                branch.weight = row.weights[depth]
            siblings = branch.below
    return roots


class _Maker:
    """Makes indicators of branches and gathers what is to be settled."""

    def __init__(self) -> None:
        self.settle: list[Settle] = []

    def indicator(self, branch: _Branch, code: str) -> IndicatorDraft:
        """One indicator with all below it; a heading weighs what stands below it.

        A name printed again on the levels below, where a form has no finer ones, is one indicator.
        """
        while len(branch.below) == 1 and branch.below[0].name == branch.name:
            (only,) = branch.below
            only.weight = only.weight if only.weight is not None else branch.weight
            branch = only
        if branch.below and not _is_open(branch):
            return self._heading(branch, code)
        if _is_open(branch):
            weight = branch.weight or _added(branch) or Decimal(1)
            self._note(branch, code, "单位自设", "", ("下级指标由单位自设，核对分值和是否平均分配",))
            return IndicatorDraft(
                0, code, branch.name, plain(weight), certainty="assumed", certainty_note=_NOTE, open_slot=True
            )
        return self._leaf(branch, code)

    def _heading(self, branch: _Branch, code: str) -> IndicatorDraft:
        _share(branch)
        children = tuple(self.indicator(each, f"{code}.{at}") for at, each in enumerate(branch.below, 1))
        added = sum((Decimal(each.weight) for each in children), Decimal(0))
        if branch.weight not in (None, added):
            why = f"表上印 {plain(branch.weight or added)} 分，下级合计 {plain(added)} 分，按下级合计"
            self._note(branch, code, "", "", (why,))
        return IndicatorDraft(0, code, branch.name, plain(added), children=children)

    def _leaf(self, branch: _Branch, code: str) -> IndicatorDraft:
        row, why = branch.row, list[str]()
        weight = branch.weight
        if weight is None or weight <= 0:
            weight = Decimal(1)
            why.append("没有读到分值，暂写 1 分")
        found = _execution(branch) or propose(branch.name, row.explanation, row.standard, branch.weight, code)
        found = replace(found, words=_BREAK.sub("", found.words))
        self._note(branch, code, found.method, found.words, (*why, *found.settle))
        return IndicatorDraft(
            0,
            code,
            branch.name,
            plain(weight),
            explanation=row.explanation.strip(),
            standard=row.standard.strip(),
            method=found.method,
            parameters=found.parameters,
            certainty="assumed",
            certainty_note=_because(found, why),
            facts=found.facts,
            reference=({"document": row.place, "place": branch.name},),
        )

    def give_up(self, indicator: IndicatorDraft, message: str) -> None:
        """A proposal the loader does not take is taken back."""
        why = (f"按文字推得的方法不能用：{message}",)
        known = next((each for each in self.settle if each.code == indicator.code), None)
        place = known.place if known else ""
        self.settle = [each for each in self.settle if each is not known]
        self.settle.append(Settle(indicator.code, indicator.name, place, "manual", "", why))

    def _note(self, branch: _Branch, code: str, method: str, words: str, why: tuple[str, ...]) -> None:
        self.settle.append(Settle(code, branch.name, branch.row.place, method, words, why))


def _execution(branch: _Branch) -> Proposal | None:
    """预算执行率 of which the form prints no rule; scored in its table of funds, or as an indicator."""
    row = branch.row
    if not row.of_funds and (branch.name != _EXECUTION or row.standard.strip() or row.explanation.strip()):
        return None
    return Proposal(
        "proportional",
        {"value": f"{EXECUTED} / {BUDGET}", "measure": _EXECUTION},
        words="资金栏的分值、执行率、得分" if row.of_funds else "指标名称",
        settle=("表上没有印计分办法，按 执行率 × 分值 推定；核对通知是否另有扣分规定",),
    )


def _because(found: Proposal, why: Iterable[str]) -> str:
    rests = f"{_NOTE}依据：“{found.words}”。" if found.words else "没有读出计分办法，请填评分方法。"
    return rests + "".join(f"{each}。" for each in (*why, *found.settle))


def _is_open(branch: _Branch) -> bool:
    """Whether the form leaves what stands here to the unit.

    It says so, prints dots for a name, names only a national group, or has the unit's own target and no standard.
    """
    if branch.below:
        return all(_is_open(each) for each in branch.below)
    row = branch.row
    if branch.name == _EXECUTION:
        return False
    if is_left_to_unit(branch.name, row.explanation, row.standard):
        return True
    named = bool(_GROUPS.fullmatch(branch.name)) or bool(row.target.strip() and not row.explanation.strip())
    return named and not row.standard.strip()


def _added(branch: _Branch) -> Decimal:
    """What the leaves below weigh, as far as it is printed."""
    below = (each.weight if each.weight is not None else _added(each) for each in branch.below)
    return sum(below, Decimal(0))


def _share(branch: _Branch) -> None:
    """Where the form prints a weight for the heading only, its leaves share it (平均分配); to be settled."""
    lacking = [each for each in branch.below if each.weight is None and not each.below]
    if branch.weight is None or not lacking or len(lacking) < len(branch.below):
        return
    unit = Decimal("0.01")
    part = (branch.weight / len(lacking)).quantize(unit, "ROUND_FLOOR")
    spare = int((branch.weight - part * len(lacking)) / unit)
    for at, each in enumerate(lacking):
        each.weight = part + (unit if at < spare else 0)


def _whole(draft: RubricDraft, form: Form, region: str) -> Iterable[Settle]:
    """What is to be settled of the form as a whole."""
    why = [f"等级下限按 {'、'.join(f'{each.name} {each.floor}' for each in draft.grades)} 推定"]
    why.append("表头数据项、报告提纲、打印栏目和签字角色用通行的写法")
    why += [] if draft.total == "100" else [f"各项分值合计 {draft.total}，不是 100"]
    why += [] if region else ["没有写明地区"]
    yield Settle("", draft.title, "", "", "", (*why, *form.doubts))


def write_started(started: Started, folder: Path) -> None:
    """Write the draft as a rubric folder, which must bear the rubric's id, with the list of what is to be settled.

    Raises:
        UserError: RUBRIC_ID, the folder is called otherwise; FILE_EXISTS, FILE_WRITE.
    """
    from desktop.domain.errors import Problem, UserError
    from desktop.rubricfiles.package import write_folder
    from desktop.usecases.own_rubrics import texts_of

    if folder.name != started.draft.id:
        raise UserError(Problem.RUBRIC_ID, rubric=started.draft.id, why=f"与文件夹名 {folder.name} 不同")
    texts = texts_of(started.draft)
    listed = "\n".join(("待核定的事项", "", *settle_lines(started.settle), ""))
    write_folder(replace(texts, files={**texts.files, "待核定.txt": listed}), folder)
