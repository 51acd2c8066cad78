"""What comes out of rubric files is exactly what stands in them."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.formula import parse
from desktop.domain.number import YES_NO
from desktop.domain.rubric import Certainty, Indicator, Rubric
from desktop.domain.scoring.judged import Manual
from desktop.domain.scoring.limits import Comparison, Threshold
from desktop.domain.scoring.lists import Bonus, Checklist, Condition
from desktop.domain.scoring.rates import Count, Deviation, Proportional
from desktop.rubricfiles import RubricErrors, digest_files, load_files, load_folder, read_files
from tests.golden_case import RUBRICS
from tests.small_rubric import SMALL

UNITS = {"budget": "万元", "executed": "万元", "cost": "万元"}


def leaf(rubric: Rubric, code: str) -> Indicator:
    return next(indicator for indicator in rubric.walk() if indicator.code == code)


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_head(small_rubric: Rubric) -> None:
    """Figures are exact, lists keep their order."""
    assert small_rubric.total == Decimal(100)
    assert [fact.key for fact in small_rubric.facts] == ["budget", "executed", "basic", "project"]
    assert [(band.name, band.floor) for band in small_rubric.grades] == [("优", 90), ("良", 80), ("差", 0)]
    assert small_rubric.sums[0].parts == ("basic", "project")
    assert small_rubric.head[0].columns[0].executed == "executed"
    assert small_rubric.outline[2].generated == "analysis:mgmt"
    assert small_rubric.sheets[0].columns[4].share == Decimal(30)
    assert [text.place for text in small_rubric.texts] == ["cover", "head"]
    assert small_rubric.roles == ("填报人", "单位负责人")


def test_methods_get_their_parameters(small_rubric: Rubric) -> None:
    """Formulas are parsed, figures are Decimals, what is left out has the method's own default."""
    assert leaf(small_rubric, "mgmt.rate").method == Proportional(
        parse("executed / budget", UNITS), "预算完成率", Decimal("0.90"), Decimal(1)
    )
    assert leaf(small_rubric, "mgmt.cost").method == Threshold(
        parse("cost / budget", UNITS), "公用经费控制率", Comparison.AT_MOST, Decimal("0.05"), Decimal(0)
    )
    assert leaf(small_rubric, "mgmt.rules").method == Checklist(
        (Condition("rules.made", "有制度", Decimal(10)), Condition("rules.kept", "制度得到执行", Decimal(5)))
    )
    assert isinstance(leaf(small_rubric, "bonus").method, Bonus)
    assert leaf(small_rubric, "bonus").floor == Decimal(-5)


def test_a_method_asks_for_its_answers(small_rubric: Rubric) -> None:
    """A condition is a question of yes or no, an event a count; their keys need no writing twice."""
    fields = small_rubric.fields()

    assert fields["rules.made"].unit == YES_NO
    assert fields["rules.made"].name == "有制度"
    assert fields["praised"].unit == "次"
    assert leaf(small_rubric, "mgmt.cost").facts[0].key == "cost"


def test_other_methods() -> None:
    """Methods the small rubric does without."""
    text = SMALL["rubric.yaml"].replace(
        '- {code: duty, name: 履职, weight: "50", open_slot: true, certainty: assumed}',
        """\
- code: duty
    name: 履职
    weight: "50"
    children:
      - {code: duty.a, name: 甲, weight: "20", certainty: assumed, score: {manual: {}}}
      - {code: duty.b, name: 乙, weight: "20", certainty: derived,
         score: {deviation: {value: (executed - budget) / budget, measure: 差异率, k: "2", cut_off: "0.3"}}}
      - {code: duty.c, name: 丙, weight: "10", certainty: assumed,
         facts: {done: {name: 完成, unit: 项}, all: {name: 全部, unit: 项}},
         score: {count: {reached: done, all: all, measure: 完成率}}}""",
    )
    rubric = load_files({**SMALL, "rubric.yaml": text})

    assert leaf(rubric, "duty.a").method == Manual()
    assert leaf(rubric, "duty.b").method == Deviation(
        parse("(executed - budget) / budget", UNITS), "差异率", Decimal(2), Decimal("0.3")
    )
    assert leaf(rubric, "duty.c").method == Count("done", "all", "完成率", Decimal(0))


def test_aliases_reach_figures_and_indicators(small_rubric: Rubric) -> None:
    """Labels of past files stand where the importer looks for them."""
    assert small_rubric.aliases == {"executed": ("决算数",)}
    assert leaf(small_rubric, "mgmt.rate").aliases == ("预算执行率",)


def test_a_rubric_without_aliases_or_sections() -> None:
    """Both are optional."""
    section = "\n".join("    " + line for line in SMALL["sections/mgmt.yaml"].splitlines()).strip()
    whole = {"rubric.yaml": SMALL["rubric.yaml"].replace("section: mgmt", section)}

    assert (
        load_files(whole).indicators[0].children == load_files({**SMALL, "aliases.yaml": "{}"}).indicators[0].children
    )


def test_a_copy_loads_to_the_same_rubric(guangzhou: Rubric) -> None:
    """An evaluation keeps the texts; they must mean the same for ever."""
    assert load_files(read_files(RUBRICS / "guangzhou-2021")) == guangzhou


def test_a_copy_has_rules_but_no_cases() -> None:
    """Cases are for the authors of a rubric."""
    names = set(read_files(RUBRICS / "guangzhou-2021"))

    assert {"rubric.yaml", "aliases.yaml", "sections/funds.yaml", "sections/bonus.yaml"} <= names
    assert not any(name.startswith("cases/") for name in names)


def test_the_digest_sees_every_change() -> None:
    """Order does not matter; a blank, a name or a moved line does."""
    digest = digest_files(SMALL)

    assert digest == digest_files(dict(reversed(SMALL.items())))
    assert len(digest) == 64
    assert digest != digest_files({**SMALL, "aliases.yaml": SMALL["aliases.yaml"] + " "})
    assert digest_files({"a": "bc"}) != digest_files({"ab": "c"})


def test_line_ends_and_byte_order_marks_do_not_matter(tmp_path: Path) -> None:
    """Windows editors leave both."""
    unix = write(tmp_path / "unix", SMALL)
    windows = write(tmp_path / "windows", SMALL)
    for path in windows.rglob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert read_files(windows) == read_files(unix) == SMALL


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    """GBK would load as other characters, or not at all."""
    folder = write(tmp_path / "small", SMALL)
    (folder / "aliases.yaml").write_bytes(SMALL["aliases.yaml"].encode("gbk"))

    with pytest.raises(RubricErrors, match=r"aliases\.yaml:1：.*UTF-8"):
        read_files(folder)


def test_a_folder_without_a_head(tmp_path: Path) -> None:
    """The message names the folder."""
    (tmp_path / "empty").mkdir()

    with pytest.raises(RubricErrors, match=r"empty 里没有 rubric\.yaml"):
        load_folder(tmp_path / "empty")


def test_the_folder_carries_the_id(tmp_path: Path) -> None:
    """A copied folder with the old id inside would shadow the original."""
    assert load_folder(write(tmp_path / "small", SMALL)).id == "small"
    shutil.copytree(tmp_path / "small", tmp_path / "other")

    with pytest.raises(RubricErrors, match="应与文件夹名 other 相同"):
        load_folder(tmp_path / "other")


def test_the_shipped_rubric_says_how_sure_it_is(guangzhou: Rubric) -> None:
    """No rule without a source, no assumed or derived rule without a word on what is assumed."""
    scored = [indicator for indicator in guangzhou.walk() if indicator.method is not None]

    assert len(scored) == 22
    for indicator in scored:
        assert indicator.references, indicator.code
        assert indicator.explanation, indicator.code
        assert indicator.standard, indicator.code
        assert indicator.certainty is Certainty.PRINTED or indicator.certainty_note, indicator.code
