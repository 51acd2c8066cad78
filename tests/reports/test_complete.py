"""Nothing is left out: every character of every text and figure in the data is read off the pages again, in order.

Evaluations are random: all rubrics, own indicators, cells over many pages, rare characters. ZIPINGTAI_REPORTS=50 in the
environment tries that many of each rubric, and others on every run.
"""

from __future__ import annotations

import io
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop.domain.evaluation import Evaluation, Judgement, OwnIndicator
from desktop.domain.number import plain
from desktop.domain.rubric import Rubric
from desktop.reports import content
from desktop.reports.fonts import FontSet, Role
from desktop.reports.pdf import Piece, missing_characters, render_labelled, tables
from desktop.reports.pdf.furniture import WATERMARK
from desktop.reports.pdf.grid import CONTINUED
from desktop.reports.pdf.layout import BOTTOM, LEFT, RIGHT, TEXT_HEIGHT
from desktop.reports.reading import read
from desktop.reports.report import Annex, Cell, Report, Section, Signatory, Table
from desktop.reports.texts import every_text
from desktop.rubricfiles.catalogue import Catalogue
from desktop.usecases.open_file import case_of
from tests.reports.sample_report import FONTS, sample_report

ROOT = Path(__file__).parents[2]
SEARCH = "ZIPINGTAI_REPORTS" in os.environ
EXAMPLES = int(os.environ.get("ZIPINGTAI_REPORTS", "3"))
NOW = datetime(2024, 3, 25, 9, 30, tzinfo=UTC)
ANY = settings(
    max_examples=EXAMPLES,
    derandomize=not SEARCH,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking takes minutes
    suppress_health_check=list(HealthCheck),
)
HALF = 8.1  # points: half of the largest character of the text
RARE = "𬭎喆堃珺镕㙍䶮龘𬱖☑№㎡℃—…“”"
WORDS = st.text(
    "预算绩效自评部门整体支出管理效率，。；：（）0123456789.%" + RARE + "abc XYZ/-", min_size=1, max_size=40
)


def _long(word: str, times: int) -> str:
    return "".join(f"第{at}项{word}" for at in range(times))


TEXTS = st.one_of(
    WORDS,
    st.just(""),
    st.lists(WORDS, min_size=2, max_size=4).map("\n".join),
    st.builds(_long, WORDS, st.integers(5, 60)),
)
LONGEST = st.builds(_long, WORDS, st.integers(200, 900))


@cache
def rubric(name: str) -> Rubric:
    return Catalogue(ROOT / "rubrics", ROOT / "no-such-folder").load(name)


NAMES = Catalogue(ROOT / "rubrics", ROOT / "no-such-folder").ids()


@st.composite
def reports(draw: st.DrawFn, name: str) -> Report:
    """The report of an evaluation with anything in any of its texts and figures."""
    form = rubric(name)
    slots = [each for each in form.walk() if each.open_slot]
    own = [
        OwnIndicator(f"{slot.code}.{at}", slot.code, draw(WORDS), Decimal(draw(st.integers(1, 9))), at)
        for slot in slots
        for at in range(draw(st.integers(0, 4)))
    ]
    evaluation = Evaluation(
        draw(WORDS), 2023, form.id,
        facts={fact.key: Decimal(draw(st.integers(0, 10**7))) / 100 for fact in form.facts},
        texts={key: draw(TEXTS) for key in (*(each.key for each in form.texts), *_headings(form))},
        own={each.code: each for each in own},
    )  # fmt: skip
    leaves = list(case_of(form, evaluation).tree.leaves())
    chosen = draw(st.lists(st.sampled_from(leaves), max_size=len(leaves), unique_by=lambda leaf: leaf.code))
    judged = {
        leaf.code: Judgement(
            score=Decimal(draw(st.integers(0, 50))) / 10, target=draw(WORDS), actual=draw(WORDS), basis=draw(TEXTS),
            reason=draw(TEXTS), improvement=draw(TEXTS), note=draw(TEXTS),
        )
        for leaf in chosen
    }  # fmt: skip
    if chosen and draw(st.booleans()):
        first = chosen[0].code
        judged[first] = Judgement(score=Decimal(1), basis=draw(LONGEST))
    case = case_of(
        form, Evaluation(evaluation.unit, 2023, form.id, evaluation.facts, judged, evaluation.texts, evaluation.own)
    )
    return content.build(case, None, made_at=NOW)


def _headings(form: Rubric) -> list[str]:
    return [f"narrative.{heading.key}" for heading in form.outline]


def bare(text: str) -> str:
    """Without what takes no room. PDFium reads a hyphen that ends a line as U+0002, and a watermark in between."""
    shown = text.replace("\x02", "-")
    return "".join(char for char in shown if not char.isspace() and unicodedata.category(char) != "Cf")


@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # a report is large
@pytest.mark.parametrize("name", sorted(NAMES))
@given(drawn=st.data())
@ANY
def test_every_character_is_read_again_in_order(name: str, drawn: st.DataObject) -> None:
    report = drawn.draw(reports(name))
    assert missing_characters(report, FONTS) == ()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(tables, "cell_labels", _addresses)
        data, pieces = render_labelled(report, FONTS)
    printed = read(data)
    # What another program reads off each page is what was drawn there, in whatever order columns are read.
    assert len(pieces) == len(printed.pages)
    for said, page in zip(pieces, printed.pages, strict=True):
        wanted = sorted(bare("".join(text for _, text in said)) + WATERMARK)
        assert wanted == sorted(bare(page))
    flowing = "".join(_FURNITURE.sub("", bare(page).replace(WATERMARK, "")) for page in printed.pages)
    at = 0
    for section in report.sections:
        for text in (section.heading, *section.paragraphs):
            found = flowing.find(bare(text), at)
            assert found >= 0, text
            at = found + len(bare(text))
    for table in report.tables:
        _all_cells(table, pieces)


@pytest.mark.parametrize("name", sorted(NAMES))
@given(drawn=st.data())
@ANY
def test_a_second_reader_finds_all_of_it_between_the_margins(name: str, drawn: st.DataObject) -> None:
    """No text runs off the sheet; the blank half of a mark may hang over, and numbers of pages stand below."""
    _stands_between_the_margins(*render_labelled(drawn.draw(reports(name)), FONTS))


def _stands_between_the_margins(data: bytes, pieces: Sequence[Sequence[Piece]]) -> None:
    with pdfplumber.open(io.BytesIO(data)) as document:
        for said, page in zip(pieces, document.pages, strict=True):
            chars = [char for char in page.chars if bare(char["text"]) and char["text"] not in WATERMARK]
            assert sorted(bare("".join(text for _, text in said))) == sorted(
                bare("".join(char["text"] for char in chars))
            )
            turned = page.width > page.height
            left, right = (BOTTOM, BOTTOM + TEXT_HEIGHT) if turned else (LEFT, RIGHT)
            number = bare("".join(text for label, text in said if label == "页脚"))
            inside = [char for char in chars if left - HALF <= char["x0"] and char["x1"] <= right + HALF]
            assert len(chars) - len(inside) <= (len(number) if turned else 0)
            assert all(char["top"] >= 0 and char["bottom"] <= page.height for char in chars)


LONG = _long("a管%", 60)
SMALL = sample_report(
    sections=(Section(1, "一、情况", ("正文。",)),), tables=(), draft=True, digest="", qr="", revision=0
)
ONE_CELL = Table("表", (1.0,), 1, 0, (Cell(0, 0, "甲"),))
ANYWHERE = {
    "attachment": replace(SMALL, attachment=LONG),
    "title": replace(SMALL, title=(LONG,)),
    "unit": replace(SMALL, unit=LONG),
    "label of the cover": replace(SMALL, cover=(("部门名称", "甲"), (LONG, "乙"))),
    "text of the cover": replace(SMALL, cover=(("部门名称", LONG), ("填报人", LONG))),
    "heading": replace(SMALL, sections=(Section(3, LONG, ("正文。",)),)),
    "paragraph": replace(SMALL, sections=(Section(3, "一、情况", (LONG,)),)),
    "date": replace(SMALL, date=LONG),
    "role": replace(SMALL, signatories=(Signatory(LONG, "甲", "2024年3月25日"),)),
    "name": replace(SMALL, signatories=(Signatory("填报人", LONG, LONG),)),
    "note": replace(SMALL, sign_off_notes=(LONG,)),
    "title of a table": replace(SMALL, tables=(replace(ONE_CELL, title=LONG),)),
    "note of a table": replace(SMALL, tables=(replace(ONE_CELL, note=LONG),)),
    "cell": replace(SMALL, tables=(replace(ONE_CELL, cells=(Cell(0, 0, LONG, strong=True),)),)),
    "mark of an annex": replace(SMALL, annexes=(Annex(LONG, "清单", ("见下。",)),)),
    "title of an annex": replace(SMALL, annexes=(Annex("附件", LONG, ("见下。",)),)),
    "upright table of an annex": replace(
        SMALL, annexes=(Annex("附件", "清单", tables=(replace(ONE_CELL, title=LONG, note=LONG, upright=True),)),)
    ),
    "marks squeezed": replace(SMALL, sections=(Section(1, "一、情况", ("预（（（““算）））”，。；：》》" * 40,)),)),
}


@pytest.mark.parametrize("place", ANYWHERE)
def test_a_long_text_stays_on_the_paper_wherever_it_stands(place: str) -> None:
    """Whoever writes an essay where a date belongs finds it on the paper."""
    data, pieces = render_labelled(ANYWHERE[place], FONTS)
    _stands_between_the_margins(data, pieces)
    wanted = Counter(bare("".join(every_text(ANYWHERE[place]))))
    assert not wanted - Counter(bare("".join(read(data).pages)))


_FURNITURE = re.compile(r"(—\d+—)?$")


def _addresses(table: Table) -> dict[tuple[int, int], str]:
    """In place of names for people, which two cells may share."""
    return {(cell.row, cell.column): f"{table.title} {cell.row} {cell.column}" for cell in table.cells}


def _all_cells(table: Table, pieces: Sequence[Sequence[Piece]]) -> None:
    """Each cell's lines, page by page, say its text once and in order, then at most again as a whole."""
    said: dict[str, str] = {}
    for page in pieces:
        for label, text in page:
            said[label] = said.get(label, "") + bare(text)
    for cell in table.cells:
        text, found = bare(cell.text), said.get(_addresses(table)[cell.row, cell.column], "")
        assert found.startswith(text)
        again = found.removeprefix(text)
        assert again.replace(CONTINUED, "").replace(text, "") == "" if text else not again


def test_every_rare_character_of_the_faces_is_read_again() -> None:
    """GB 18030 beyond GB 2312: Extension A and B and what follows, as names of people and places have them."""
    known = FontSet(FONTS).face(Role.SONG).face.unicodes
    rare = "".join(chr(code) for code in known if 0x3400 <= code < 0x4DC0 or 0x9FA6 <= code < 0xA000 or code > 0x20000)
    assert len(rare) > 150
    assert set("𬭎㙍䶮𬱖") <= set(rare)
    table = replace(ONE_CELL, cells=(Cell(0, 0, rare),))
    report = replace(SMALL, unit=rare[-30:], sections=(Section(1, "一、情况", (rare,)),), tables=(table,))
    data, pieces = render_labelled(report, FONTS)
    _stands_between_the_margins(data, pieces)
    shown = bare("".join(page.replace(WATERMARK, "") for page in read(data).pages))
    assert Counter(rare * 2 + rare[-30:]) - Counter(shown) == Counter()
    assert missing_characters(report, FONTS) == ()


@pytest.mark.parametrize("pages", [1, 30, 200])
def test_a_cell_of_any_length_is_read_again(pages: int) -> None:
    """One cell over a given number of pages."""
    form = rubric("guangzhou-2022")
    leaf = next(case_of(form, Evaluation("某单位", 2023, form.id)).tree.leaves())
    text = "".join(f"第{at}次核对结果：{plain(Decimal(at * 7) / 10)}万元；" for at in range(pages * 55))
    judged = {leaf.code: Judgement(score=Decimal(1), basis=text)}
    case = case_of(form, Evaluation("某单位", 2023, form.id, judgements=judged))
    data, _ = render_labelled(content.build(case, None, made_at=NOW), FONTS)
    found = [bare(page) for page in read(data).pages]
    assert len(found) > pages / 2
    whole, at = bare(text), 0
    for page in found:
        start = page.find(whole[at : at + 8]) if at < len(whole) else -1
        while 0 <= start < len(page) and at < len(whole) and page[start] == whole[at]:
            at, start = at + 1, start + 1
    assert at == len(whole)
