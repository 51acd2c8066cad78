"""What the handbook says of the checks is what they do."""

from __future__ import annotations

import re

import pytest

from desktop.domain.findings.reviews import REVIEW_RULES
from desktop.domain.findings.rules import BY_CODE, RULES
from tests.domain.rule_examples import EXAMPLES, found_right, found_wrong
from tests.domain.rule_reference import REFERENCE, reference

CODES = list(BY_CODE)


def test_every_rule_has_an_example_and_no_code_is_used_twice() -> None:
    codes = [rule.code for rule in (*RULES, *REVIEW_RULES)]
    assert sorted(EXAMPLES) == sorted(set(codes)) == sorted(codes)


@pytest.mark.parametrize("code", CODES)
def test_the_wrong_example_is_found_and_its_figures_stand_on_the_page(code: str) -> None:
    """Numbers of the page are compared by value: 479.90 is 479.9."""
    findings = found_wrong(code)
    assert findings
    page = BY_CODE[code].page
    printed = _plain(page.wrong + page.right)
    assert [figure for figure in findings[0].figures if _plain(figure) not in printed] == []


@pytest.mark.parametrize("code", CODES)
def test_the_right_example_passes(code: str) -> None:
    assert found_right(code) == []


@pytest.mark.parametrize("code", [code for code in CODES if (example := EXAMPLES[code].printed) is not None])
def test_documents_are_found_too(code: str) -> None:
    """Every scope of the rule, not only the first, meets its fault."""
    rule = BY_CODE[code]
    assert rule.printed is not None
    assert len(found_wrong(code)) == 1 + (rule.node is not None or rule.whole is not None)


def test_the_reference_is_the_generated_one() -> None:
    """After a change of a rule: python -m tests.domain.rule_reference"""
    assert REFERENCE.read_text("utf-8") == reference()


@pytest.mark.parametrize("page", ["README.md", "resources/changelog.md"])
def test_the_number_of_rules_is_said_as_it_is(page: str) -> None:
    text = (REFERENCE.parents[2] / page).read_text("utf-8")
    assert re.findall(r"(\d+) 条规则", text) == [str(len(BY_CODE))]


def _plain(text: str) -> str:
    """Without blanks, and numbers without zeros at their end."""
    return re.sub(r"(\.\d*?)0+(?!\d)", r"\1", re.sub(r"\s", "", text)).replace(".%", "%")
