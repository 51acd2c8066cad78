"""The method reference in rubrics/README.md, made from the classes themselves.

``python -m tests.rubricfiles.method_reference`` writes it anew; a test says when that was forgotten.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import yaml

from desktop.domain.formula import Formula
from desktop.domain.modifiers import NotApplicable, OverAchievement, TotalCap
from desktop.domain.number import plain
from desktop.domain.scoring import METHODS
from desktop.domain.trace import Method
from desktop.rubricfiles.faults import faults
from desktop.rubricfiles.methods import MethodReader
from desktop.rubricfiles.problems import Ledger, Mark
from tests.golden_case import RUBRICS

README = RUBRICS / "README.md"
START, END = "<!-- 方法参考开始（由程序生成，请勿手改） -->\n", "<!-- 方法参考结束 -->\n"
UNITS = {"executed": "万元", "budget": "万元", "reached": "项", "all": "项", "people": "人", "places": "人"}
WEIGHT = Decimal(10)

# What a person needs to know besides the parameters: the meaning, and an example for a leaf of 10 points.
EXAMPLES = {
    "proportional": (
        "按比率计分，最高满分；写 `zero_at` 的从该点到 `full_at` 按直线。",
        'proportional: {value: executed / budget, measure: 预算完成率, zero_at: "0.90"}',
    ),
    "deviation": (
        "偏差越大得分越低。",
        'deviation: {value: (executed - budget) / budget, measure: 差异率, k: "2", cut_off: "0.20"}',
    ),
    "reverse": (
        (
            "越低越好；`actual` 和 `target` 是数据项的键，单位相同。`variant`：`quotient` 为目标 ÷ 完成，"
            "`excess` 为 1 − 超出比例。"
        ),
        "reverse: {actual: executed, target: budget, measure: 成本, variant: excess}",
    ),
    "equal": (
        "等于目标值才得满分；`miss`：`nothing` 为不相等不得分，`distance` 为按偏离比例减分。",
        "equal: {actual: people, target: places, measure: 参加人数, miss: distance}",
    ),
    "count": ("完成数 ÷ 总数。", "count: {reached: reached, all: all, measure: 目标完成率}"),
    "threshold": (
        "达到界限得满分，恰在界限上也算达到；否则得 `otherwise`。",
        'threshold: {value: executed / budget, measure: 控制率, comparison: "≤", limit: "1"}',
    ),
    "bands": (
        (
            "数值落在哪一档就得哪一档的分：`points` 为分数，`share` 为分值的比例。"
            "`includes` 写明含哪一端（`low`、`high`、`both`、"
            "`none`）；不写 `low` 或 `high` 的一侧不限。各档须首尾相接，重叠、空档都是错误。"
        ),
        (
            "bands:\n  value: executed / budget\n  measure: 结转结余率\n  intervals:\n"
            '    - {includes: high, high: "0.10", points: "10"}\n'
            '    - {includes: high, low: "0.10", high: "0.20", points: "5"}\n'
            '    - {includes: none, low: "0.20", share: "0"}'
        ),
    ),
    "steps": (
        (
            '越过界限后每一级扣若干分，扣完为止。比率的 `size` 写小数，1 个百分点写 `"0.01"`；`counting`：'
            '`begun` 为不足一级按一级，`whole` 为不足一级不扣。`comparison` 为 `"="` 时两侧都扣。'
        ),
        (
            'steps: {value: executed / budget, measure: 控制率, comparison: "≤", limit: "1", size: "0.01", '
            'minus: "0.5", counting: begun}'
        ),
    ),
    "checklist": (
        "符合一条得一条的分；`points` 全写（合计等于分值）或全不写（平均分配）。每条的 `key` 自成一个是/否数据项。",
        (
            "checklist:\n  conditions:\n"
            '    - {key: rules.made, text: 有制度, points: "6"}\n'
            '    - {key: rules.kept, text: 制度得到执行, points: "4"}'
        ),
    ),
    "deductions": (
        "从满分起，每查出一次扣若干分；`cap` 为最多扣多少。每项的 `key` 自成一个次数数据项。",
        (
            "deductions:\n  faults:\n"
            '    - {key: late, text: 逾期报送, minus: "1", cap: "3"}\n    - {key: misused, text: 挪用资金, minus: "5"}'
        ),
    ),
    "bonus": (
        "每项加减若干分，加分、扣分各以上下限为限；指标的 `floor` 与此处相同。每项的 `key` 自成一个次数数据项。",
        (
            'bonus:\n  cap: "10"\n  floor: "-10"\n  events:\n'
            '    - {key: praised, text: 受到表扬, points: "5"}\n    - {key: blamed, text: 受到批评, points: "-5"}'
        ),
    ),
    "levels": (
        (
            "定性指标：先定档，再在档内打分。`level` 和 `points` 是它自己的两个数据项的键；"
            "`floor` 是一档的下限占分值的比例，含在本档内。"
            "不写 `levels` 的用通行的三档。"
        ),
        "levels: {level: effect.level, points: effect.points, text: 社会效益}",
    ),
    "one_of": (
        "写 `choice`（一个数据项的键）的由填报人选一种情形；不写的各种情形都评，各写 `points`，合计等于分值。",
        (
            "one_of:\n  choice: kind\n  variants:\n"
            "    - {text: 有项目, score: {proportional: {value: executed / budget, measure: 完成率}}}\n"
            "    - {text: 没有项目, score: {manual: {}}}"
        ),
    ),
    "rollup": (
        (
            "与 `open_slot: true` 同用：下面的自设指标平均（`equal`）或按所填分值的比例（`stated`）分配分值，"
            "合计恰为分值。"
        ),
        "rollup: {shares: equal}",
    ),
    "manual": ("由填报人打分。", "manual: {}"),
    "unit_target": ("自设指标用的方法，程序自动采用，方案里一般不写。", "unit_target: {}"),
}
MODIFIERS = {
    "not_applicable": (
        NotApplicable,
        "末级指标可写：一个是/否数据项说明本指标不适用。`full` 得满分，`rescale` 不计分、总分折算。",
    ),
    "over_achievement": (
        OverAchievement,
        (
            "`proportional`、`count` 的指标和开放的指标可写："
            "完成率达到 `at` 时提示（`flag`）、须写明原因（`reason`）或扣分（`minus`）。"
        ),
    ),
    "total_cap": (TotalCap, "写在 rubric.yaml：总分受另一数值限制，区间之外不限。"),
}


class Parameter(NamedTuple):
    """One row of a table."""

    name: str
    kind: str
    default: str


def reference() -> str:
    """The whole reference as Markdown."""
    parts = [part for name in METHODS for part in _method(name)]
    for name, (kind, meaning) in MODIFIERS.items():
        parts += [f"### `{name}`\n", f"{meaning}\n", _table(kind)]
    return "\n".join(parts)


def _method(name: str) -> Iterator[str]:
    kind, (meaning, example) = METHODS[name], EXAMPLES[name]
    title = (kind.__doc__ or "").partition(":")[0]
    yield f"### `{name}` {title}\n"
    yield f"{meaning}\n"
    if fields(kind):
        yield _table(kind)
    yield "```yaml\nscore:\n" + "".join(f"  {line}\n" for line in example.splitlines()) + "```\n"
    yield f"10 分的指标，程序说成：{read(example).in_words(WEIGHT)}\n"


def read(example: str) -> Method:
    """The method of an example; an AssertionError where it could not stand in a rubric."""
    ledger = Ledger()
    ledger.place((), Mark("例子", 1))
    reader = MethodReader(ledger, UNITS)
    method = reader.read(yaml.safe_load(example), ())
    ledger.raise_any()
    assert method is not None
    assert list(faults(method, WEIGHT, -WEIGHT if "bonus" in example else Decimal(0), UNITS)) == []
    return method


def _table(kind: type) -> str:
    rows = [f"| `{each.name}` | {each.kind} | {each.default} |" for each in _parameters(kind, "")]
    return "\n".join(["| 参数 | 内容 | 默认 |", "|---|---|---|", *rows, ""])


def _parameters(kind: type, above: str) -> Iterator[Parameter]:
    hints = get_type_hints(kind)
    for each in fields(kind):
        words, inner = _words(hints[each.name])
        yield Parameter(above + each.name, words, _default(each))
        if inner is not None:
            yield from _parameters(inner, f"{above}{each.name}[].")


def _words(hint: Any) -> tuple[str, type | None]:
    """A type in Chinese, and the record its list holds."""
    if get_origin(hint) is types.UnionType:
        return _words(next(choice for choice in get_args(hint) if choice is not type(None)))
    if get_origin(hint) is tuple:
        return "列表，每项如下", get_args(hint)[0]
    if hint is Method:
        return "评分方法", None
    if is_dataclass(hint) and hint is not Formula:
        return "表", None
    if isinstance(hint, type) and issubclass(hint, Enum):
        return " ".join(f"`{choice.value}`" for choice in hint), None
    return {Formula: "算式", Decimal: "加引号的数字", str: "文字"}[hint], None


def _default(each: Field[Any]) -> str:
    if each.default is MISSING:
        return "必写"
    match each.default:
        case None:
            return "不写"
        case Enum() as choice:
            return f"`{choice.value}`"
        case Decimal() as number:
            return f'`"{plain(number)}"`'
        case tuple() as items:
            return f"通行的 {len(items)} 档"
        case other:
            return str(other)


def written() -> str:
    """What README.md has between its two marks."""
    return README.read_text("utf-8").partition(START)[2].partition(END)[0]


def main() -> None:
    """Write the reference into README.md."""
    before, _, rest = README.read_text("utf-8").partition(START)
    _, _, after = rest.partition(END)
    README.write_text(before + START + "\n" + reference() + "\n" + END + after, "utf-8")


if __name__ == "__main__":
    main()
