"""What the domain says of an evaluation is English where the window is: all but the words of the form and its clerk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QTranslator

from desktop.domain.digital import Certificate, Digital
from desktop.domain.findings import check, check_printed
from desktop.domain.findings.finding import Case, Finding
from desktop.domain.findings.off import switch_off
from desktop.domain.findings.parts import in_file
from desktop.domain.findings.reviews import check_review
from desktop.domain.findings.rules import BY_CODE
from desktop.domain.papercode import PaperCode, paper_differences
from desktop.domain.placelabels import place_label
from desktop.domain.scoresheet import ScoreSheet, score
from desktop.domain.scoring.own_target import LEVEL_NAMES, Direction, direction_name, level_spans
from desktop.domain.signoff import Signature
from desktop.domain.text import Row, Said, in_a_row, say
from desktop.domain.trace import Score
from desktop.domain.tree import build_tree
from desktop.domain.verification import (
    Difference,
    SealedPart,
    SignedBy,
    Verification,
    revision_differences,
    score_differences,
    unseal,
)
from desktop.ui import languages
from tests.domain.findings_helpers import case, leaf, own
from tests.domain.rule_examples import EXAMPLES
from tests.domain.strategies import evaluations, rubrics
from tests.domain.test_verification import revision
from tests.golden_case import ROOT
from tests.ui import check_page

CHINESE = re.compile(r"[\u3400-\u9fff、。，；：！？（）]")
_OWN = (("parent", "duty"), ("name", "开放天数"), ("weight", "10"))
_QUOTED = re.compile(r"[“”\"'\s]|\\n")


@pytest.fixture(scope="module", autouse=True)
def english(qapp: QCoreApplication) -> Iterator[None]:
    translator = QTranslator(qapp)
    assert translator.load(str(ROOT / "resources" / "translations" / "en.qm")), "run: python3 installer/dev.py setup"
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def quoted(text: str) -> Iterator[str]:
    """Everything a text quotes: values that are not the program's own words."""
    match text:
        case Row():
            for word in text.words:
                yield from quoted(word)
        case Said():
            for value in text.values.values():
                yield from quoted(value if isinstance(value, str) else str(value))
        case _:
            yield from text.split(" / ")


def own_words(text: str) -> str:
    """A text as the window says it, with nothing where it quotes."""
    return languages.spoken(_bare(text))


def _bare(text: str) -> str:
    match text:
        case Row():
            return in_a_row(map(_bare, text.words), text.between)
        case Said():
            kept = Said(text)
            kept.context, kept.template = text.context, text.template
            kept.values = {name: _bare(value) if isinstance(value, str) else "" for name, value in text.values.items()}
            return kept
        case _:
            return ""


def untranslated(texts: list[str], clerk: object) -> list[str]:
    """Those of which a word of the program stays Chinese; ``clerk`` holds all that the form and the clerk say."""
    theirs = _QUOTED.sub("", repr(clerk))
    wrong = [text for text in texts if CHINESE.search(own_words(text))]
    for text in texts:
        bare = (_QUOTED.sub("", each).strip("…") for each in quoted(text) if CHINESE.search(each))
        wrong += [f"{text}: {each}" for each in bare if each not in theirs]
    return wrong


def all_of(findings: list[Finding]) -> list[str]:
    return [text for each in findings for text in (each.label, each.message, each.fix)]


@pytest.mark.parametrize("code", BY_CODE)
def test_what_a_rule_finds_is_english(code: str) -> None:
    example = EXAMPLES[code]
    spoilt = case(example.wrong, example.form)
    found = [*check(spoilt).all(), *check_review(spoilt)]
    printed = example.printed and example.printed[0]
    found += check_printed(printed, case()) if printed else []
    assert code in {each.code for each in found}
    # What the reader of a document doubted is told as it told it.
    doubts = set(printed.result.warnings) if printed else set()
    told = [text for text in all_of(found) if text not in doubts]
    assert untranslated(told, (spoilt.evaluation, spoilt.rubric, case().rubric, printed, spoilt.sheet)) == []


@pytest.mark.parametrize("code", BY_CODE)
def test_what_a_rule_is_called_is_english(code: str) -> None:
    assert not CHINESE.search(languages.spoken(BY_CODE[code].name))


def test_the_english_chapter_on_checks_is_the_generated_one() -> None:
    """After a change of a rule or of its English: python -m tests.ui.check_page"""
    assert check_page.PAGE.read_text("utf-8") == check_page.page()


def test_a_switched_off_rule_and_a_project_say_so_in_english() -> None:
    off = case([switch_off(BY_CODE["RUB001"], "本年沿用")])
    found = [in_file(each, "p1", "某项目") for each in check(off).all()]
    assert found
    assert untranslated(all_of(found), (off.evaluation, off.rubric, "某项目")) == []


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_rules_arithmetic_and_gaps_are_english(data: st.DataObject) -> None:
    """Of any form: the rule in words, every step, why there is no score yet, what would earn more."""
    rubric = data.draw(rubrics())
    evaluation = data.draw(evaluations(rubric))
    tree = build_tree(rubric, evaluation.own)
    sheet = score(rubric, tree, evaluation)
    told = [*_scored(sheet), sheet.total_note]
    for node in tree.leaves():
        told.append(node.indicator.rule_in_words(node.weight))
        told += [node.indicator.method.limit_text] if node.indicator.method is not None else []
    told += [rubric.total_cap.in_words] if rubric.total_cap is not None else []
    told += all_of(list(check(Case(rubric, tree, evaluation, sheet)).all()))
    assert untranslated(told, (rubric, evaluation, tree.fields, [node.title for node in tree.nodes.values()])) == []


def _scored(sheet: ScoreSheet) -> Iterator[str]:
    for scored in sheet.leaves.values():
        for result in (scored.result, scored.by_rule):
            if isinstance(result, Score):
                yield from (result.trace, result.value, result.next_point)
            else:
                yield result.reason


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("target", ["20", "0", "按时开放"])
@pytest.mark.parametrize("actual", ["30", "10"])
def test_own_targets_are_english(direction: Direction, target: str, actual: str) -> None:
    changes = [
        *(own("duty.9", field, value) for field, value in _OWN),
        own("duty.9", "direction", direction.value),
        leaf("duty.9", "target", target),
        leaf("duty.9", "actual", actual),
    ]
    mine = case(changes)
    rule = mine.tree["duty.9"].indicator.rule_in_words(Decimal(10))
    told = [*_scored(mine.sheet), rule, direction_name(direction), *LEVEL_NAMES, *level_spans(Decimal(10))]
    assert untranslated(told, (mine.evaluation, mine.rubric)) == []


_SUBJECT = Certificate("某单位", "某发证机构", "1", datetime(2022, 1, 1, tzinfo=UTC), datetime(2023, 1, 1, tzinfo=UTC))
_AT = datetime(2022, 3, 25, 9, tzinfo=UTC)
_SOUND = Digital("单位负责人", _AT, _SUBJECT, intact=True, covers_all=True, altered=False, trusted=True)
SIGNATURES = (
    _SOUND,
    replace(_SOUND, intact=False, trusted=False),
    replace(_SOUND, altered=True, signed_at=datetime(2024, 1, 1, tzinfo=UTC)),
    replace(_SOUND, behind=7, certificate=None),
)
_PART = SealedPart("", {}, None, None)
PLACES = (
    "header/unit", "leaf/mgmt.rate/actual", "own/duty.9/name", "prior/fact/budget", "unconfirmed/text/goal",
    "overruled/SUM001@fact/budget", "generated/text/narrative.problems", "part/p1/header/name", "part/p1/leaf/x/score",
)  # fmt: skip


def test_what_verifying_comes_to_is_english(now: datetime) -> None:
    first = revision(now)
    other = replace(revision(now, 3, "f" * 64), digest="0" * 64, reason="审计调整", signatures=())
    late = replace(first, signatures=(Signature("填报人", "甲某某", now.replace(hour=11)),))
    signed = replace(unseal(first.data), total="1", grade="差", scores={"moon": "1"}, parts={"p1": _PART})
    changed = (
        *revision_differences([first, other, late, replace(first, data=b"{}")]),
        *score_differences(signed, case()),
        *paper_differences(PaperCode("ab" * 8, 2020, 7, "1", "中", "另一单位"), [(first, signed)]),
        *(Difference(place_label(place, case()), "1", "") for place in PLACES),
    )
    told = Verification("某单位", 2023, 1, "ab", False, (SignedBy("填报人", "甲某某", "2022年3月25日"),),  # noqa: FBT003
                        None, None, changed, (), SIGNATURES)  # fmt: skip
    assert len(changed) > 30
    lines = [*told.lines(), told.verdict, replace(told, changed=(), digest_ok=True).verdict]
    assert (
        untranslated(
            lines,
            (
                told.unit,
                told.signatures,
                SIGNATURES,
                case().evaluation,
                case().rubric,
                first,
                other,
                "差、中、另一单位",
            ),
        )
        == []
    )


def test_sentences_and_lists_are_put_together_as_is_customary() -> None:
    missing = say("Score", "还缺{names}").format(names=in_a_row(["甲", say("FieldName", "得分")]))
    assert missing == "还缺甲、得分"
    assert languages.spoken(missing) == "Still missing: 甲, score"
    assert languages.spoken("评分标准") == "评分标准"
