"""The code on a paper, however it comes in, against the revisions of a file."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.evaluation import Evaluation
from desktop.domain.papercode import PaperCode, paper_differences, paper_note, read_code
from desktop.domain.signoff import Revision
from desktop.domain.verification import Sealed

AT = datetime.fromisoformat("2022-03-25T09:00:00+08:00")
FIRST, SECOND = "88ed7d0789acef8a" * 4, "0123456789abcdef" * 4


def revision(number: int, digest: str) -> Revision:
    return Revision(number, b"", digest, "", "", AT)


def sealed(number: int, total: str | None) -> Sealed:
    return Sealed(Evaluation("某局", 2021, "x"), "", number, "", "", AT, {}, {}, total, None)


FILE = [(revision(1, FIRST), sealed(1, "93.89")), (revision(2, SECOND), sealed(2, "90"))]


def told(code: str) -> dict[str, tuple[str, str]]:
    return {each.where: (each.expected, each.found) for each in paper_differences(read_code(code), FILE)}


@given(
    st.integers(2000, 2099), st.integers(1, 99), st.sampled_from(["", "93.89", "-1", "100"]),
    st.text("0123456789abcdef", min_size=64, max_size=64),
)  # fmt: skip
def test_what_the_report_prints_is_read_back(year: int, number: int, total: str, digest: str) -> None:
    code = read_code(f"ZPT2:{year}:{number}:{total}:{digest.upper()}:优:青川县 图书馆（本级）")
    assert code == PaperCode(digest.upper(), year, number, total, "优", "青川县图书馆(本级)")
    assert code.fits(digest)
    older = read_code(f"ZPT1:{year}:{number}:{total}:{digest.upper()}")
    assert older == PaperCode(digest.upper(), year, number, total)


def test_a_scanner_that_cannot_type_chinese_accuses_nobody() -> None:
    code = read_code(f"ZPT2:2021:2:90:{SECOND.upper()}:ä¼:éå·")
    assert (code.total, code.grade, code.unit) == ("90", None, None)


def test_another_unit_or_grade_on_the_paper_is_told() -> None:
    assert "纸上的单位" in told(f"ZPT2:2021:2:90:{SECOND.upper()}:优:别的单位")
    assert "纸上的等级" in told(f"ZPT2:2021:2:90:{SECOND.upper()}:差:别的单位")


@pytest.mark.parametrize(
    "typed",
    [
        "88ED 7D07 89AC EF8A",
        "88ed7d0789acef8a",
        "数据校验码 88ED 7D07 89AC EF8A",
        "８８ＥＤ　７Ｄ０７　８９ＡＣ　ＥＦ８Ａ\n",
    ],
)
def test_the_short_code_is_taken_as_people_type_it(typed: str) -> None:
    assert read_code(typed) == PaperCode("88ED7D0789ACEF8A")


def test_a_scanner_behind_a_chinese_keyboard_is_understood() -> None:
    assert read_code(f"ＺＰＴ１：2021：1：93.89：{FIRST}\r").digest == FIRST.upper()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("88ED 7D07 89AC EF8", "读到 15 位"),
        ("https://example.org/x", "应为自评报告二维码"),
        ("ZPT1:2021:1:93.89:88ED", "不完整"),
        ("G" * 16, "0–9、A–F"),
    ],
)
def test_anything_else_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_code(text)


def test_paper_and_file_agree() -> None:
    assert told(f"ZPT1:2021:2:90:{SECOND}") == {}
    assert told(SECOND[:16]) == {}
    revisions = [each for each, _ in FILE]
    assert paper_note(read_code(SECOND), revisions) == "纸上的校验码与第2次签发的数据相符。"


def test_an_older_paper_is_no_forgery_but_not_the_newest() -> None:
    assert told(f"ZPT1:2021:1:93.89:{FIRST}") == {}
    said = paper_note(read_code(FIRST), [each for each, _ in FILE])
    assert "第1次签发的数据相符" in said
    assert "已有第2次签发" in said


def test_another_total_on_the_paper_is_named_with_both() -> None:
    assert told(f"ZPT1:2021:2:98:{SECOND}") == {"纸上的总分": ("90", "98")}
    assert told(f"ZPT1:2020:1:93.89:{SECOND}") == {
        "纸上的年度": ("2021", "2020"),
        "纸上的签发次数": ("2", "1"),
        "纸上的总分": ("90", "93.89"),
    }


def test_a_code_of_nothing_in_the_file() -> None:
    other = "f" * 64
    assert list(told(other)) == ["纸上的数据校验码"]
    assert told(f"ZPT1:2021:2:98:{other}")["纸上的总分"] == ("90", "98")
    assert paper_note(read_code(other), [each for each, _ in FILE]) == ""
