"""The reference of the checks in resources/help/checks.md, made from the rules and what they say to their examples.

``python -m tests.domain.rule_reference`` writes it anew; a test says when that was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.domain.findings.finding import Rule, Severity
from desktop.domain.findings.rules import BY_CODE, FAMILIES
from tests.domain.rule_examples import found_wrong

REFERENCE = Path(__file__).parents[2] / "resources" / "help" / "checks.md"
WORDS = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "建议"}
HEAD = """\
# 核查规则

核查在填写时随时进行，不妨碍填写和保存。“错误”未解决或未写明保留理由的，不能签发；“提醒”和“建议”不影响签发。
每条规则有固定的编号。一条发现可以写明理由予以保留；整条规则不适用的，可以在本次自评中停用，或由评价方案停用，理由都印在报告上。

下面的例子都由程序实际核查过：“程序提示”就是对“错”的例子所说的话。本页由程序生成，请勿手改。
"""


def reference() -> str:
    """The whole page as Markdown."""
    return "\n".join((HEAD, *_families()))


def _families() -> Iterator[str]:
    assert {code[:3] for code in BY_CODE} == set(FAMILIES)
    for family, name in FAMILIES.items():
        yield f"## {name}（{family}）\n"
        for code, rule in BY_CODE.items():
            if code.startswith(family):
                yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    page, finding = rule.page, found_wrong(rule.code)[0]
    yield f"### {rule.code} {rule.name}\n"
    yield f"- 级别：{WORDS[rule.severity]}"
    yield f"- 内容：{page.what}"
    yield f"- 为什么要紧：{page.why}"
    yield f"- 错：{page.wrong}"
    yield f"- 对：{page.right}"
    yield f"- 程序提示：{finding.message}"
    yield f"- 怎么改：{finding.fix or '请核对。'}"
    yield f"- 见于：{page.seen}\n"


def main() -> None:
    """Write the page."""
    REFERENCE.parent.mkdir(parents=True, exist_ok=True)
    REFERENCE.write_text(reference(), "utf-8")


if __name__ == "__main__":
    main()
