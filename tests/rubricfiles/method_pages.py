"""The chapter of the handbook on scoring methods, resources/help/methods.md, with sums done by the program itself.

``python -m tests.rubricfiles.method_pages`` writes it anew; a test says when that was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from desktop.domain.fact import FactField
from desktop.domain.number import YES_NO, plain
from desktop.domain.scoring import METHODS
from desktop.domain.trace import Facts
from tests.rubricfiles.method_reference import EXAMPLES, UNITS, WEIGHT, read

PAGE = Path(__file__).parents[2] / "resources" / "help" / "methods.md"
HEAD = """\
# 评分方法

评分表上每个末级指标按一种方法计分。是哪一种、参数多少，由评价方案规定；
在指标上按 `F1`，或看右侧面板的“评分规则”，就知道它怎样计分。
下面逐一说明，例子都是 10 分的指标，算式和得分由程序实际算出。本章由程序生成，请勿手改。
"""
BAR = "&#124;"  # the sign of an absolute value would part the cells of a table
NAMES = {
    "executed": "执行数",
    "budget": "预算数",
    "reached": "已完成的目标",
    "all": "全部目标",
    "people": "实到人数",
    "places": "计划人数",
    "rules.made": "有制度",
    "rules.kept": "制度得到执行",
    "late": "逾期报送",
    "misused": "挪用资金",
    "praised": "受到表扬",
    "blamed": "受到批评",
    "effect.level": "档次",
    "effect.points": "档内打分",
    "kind": "情形",
}
SHOWN_IN = {**UNITS, "rules.made": YES_NO, "rules.kept": YES_NO, "late": "次", "misused": "次", "praised": "次",
            "blamed": "次", "effect.points": "分"}  # fmt: skip

# What a clerk wants to know of a method, and the figures its example is tried with.
Figures = Mapping[str, str]
PAGES: dict[str, tuple[str, tuple[Figures, ...]]] = {
    "proportional": (
        "按完成的比率得分，达到要求得满分；有起算点的，从起算点到满分点按直线计算。完成得再多也只得满分。",
        ({"executed": "9850", "budget": "10000"}, {"executed": "9000", "budget": "10000"},
         {"executed": "10300", "budget": "10000"}),
    ),
    "deviation": (
        "与应有的数相差越大，得分越低；多了、少了都算相差。",
        ({"executed": "10500", "budget": "10000"}, {"executed": "9500", "budget": "10000"},
         {"executed": "12500", "budget": "10000"}),
    ),
    "reverse": (
        "越低越好的指标，如成本、时限：不超过目标值得满分，超过的按超出的程度减分。",
        ({"executed": "10000", "budget": "10000"}, {"executed": "10800", "budget": "10000"}),
    ),
    "equal": (
        "恰好等于目标值才得满分，多了、少了都减分或不得分。",
        ({"people": "50", "places": "50"}, {"people": "45", "places": "50"}, {"people": "55", "places": "50"}),
    ),
    "count": ("完成了几项，占全部的几分之几，就得几分之几的分。", ({"reached": "23", "all": "24"},)),
    "threshold": (
        "达到界限得满分，达不到不得分（或得规定的分）。恰在界限上算达到。",
        ({"executed": "10000", "budget": "10000"}, {"executed": "10001", "budget": "10000"}),
    ),
    "bands": (
        "数值落在哪一档，就得哪一档的分。每一档的两端含不含在内，规则里写明。",
        ({"executed": "1000", "budget": "10000"}, {"executed": "1001", "budget": "10000"},
         {"executed": "2500", "budget": "10000"}),
    ),
    "steps": (
        "越过界限以后，每多一级扣若干分，扣完为止。不足一级的算不算一级，规则里写明。",
        ({"executed": "9900", "budget": "10000"}, {"executed": "10110", "budget": "10000"}),
    ),
    "checklist": (
        "列出若干条件，符合一条得一条的分。在右侧面板逐条选“是”或“否”；没有选的不算“否”，指标也就还没有得分。",
        ({"rules.made": "1", "rules.kept": "1"}, {"rules.made": "1", "rules.kept": "0"}),
    ),
    "deductions": (
        "从满分起，每查出一次扣若干分。没有发生的填 0 次。",
        ({"late": "0", "misused": "0"}, {"late": "2", "misused": "0"}, {"late": "9", "misused": "1"}),
    ),
    "bonus": (
        "加减分项，不在分值之内：每件事加或减若干分，加分、扣分各有上限。",
        ({"praised": "1", "blamed": "0"}, {"praised": "3", "blamed": "1"}),
    ),
    "levels": (
        "定性指标：先按规则定档，再在这一档的范围内打分。档次 1 为最好。",
        ({"effect.level": "1", "effect.points": "9"}, {"effect.level": "2", "effect.points": "7"}),
    ),
    "one_of": ("先选属于哪一种情形，再按那种情形的方法计分。", ({"kind": "1", "executed": "9850", "budget": "10000"},)),
    "rollup": ("本级不直接打分，由下面本单位自设的指标得分合计而来。", ()),
    "manual": ("由填报人对照评分标准打分，请写明评分依据。", ()),
    "unit_target": (
        "本单位自设的指标：填目标值、实际值和方向。越多越好、越少越好的按比例计分，须恰好的按偏离程度减分，定性的按档次打分。",
        (),
    ),
}  # fmt: skip


def page() -> str:
    """The whole chapter as Markdown."""
    return "\n".join((HEAD, *(line for name in METHODS for line in _method(name))))


def _method(name: str) -> Iterator[str]:
    said, tried = PAGES[name]
    yield f"## {title(name)}\n"
    yield f"{said}\n"
    if not tried:
        return
    method = read(EXAMPLES[name][1])
    yield f"**规则例**：{method.in_words(WEIGHT)}\n"
    yield "| 填的数 | 计算过程 | 得分 |"
    yield "|---|---|---|"
    for figures in tried:
        fields = {key: FactField(key, NAMES[key], SHOWN_IN.get(key, "")) for key in figures}
        facts = Facts({key: Decimal(figure) for key, figure in figures.items()}, fields)
        score = method.score(WEIGHT, facts)
        given = "，".join(f"{NAMES[key]} {facts.shown(key)}" for key in figures)
        yield f"| {given} | {score.trace.replace('|', BAR)} | {plain(score.points)} |"
    yield ""


def title(name: str) -> str:
    """What people call a method: 比例计分."""
    return (METHODS[name].__doc__ or "").partition(":")[0]


def main() -> None:
    """Write the chapter."""
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
