"""Lines and letters of a PDF page, wherever its file puts the origin, and the tables they make."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop.importers.celltexts import cell_texts
from desktop.importers.drawn import tables_of
from desktop.importers.letters import letters_of
from desktop.importers.pdf import load
from desktop.importers.strokes import Ration, Stroke, paper_of, strokes_of
from tests.importers.sheets import ROOT

WIDE, HIGH = 400, 300


def printed(
    draw: Callable[[Canvas], None], *, turned: int = 0, shown: tuple[int, int, int, int] | None = None
) -> bytes:
    """A page of 400 × 300 points; ``shown``: the part of it a reader sees."""
    pdfmetrics.registerFont(TTFont("song", ROOT / "resources" / "fonts" / "song.ttf"))
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(WIDE, HIGH), pageCompression=0)
    canvas.setFont("song", 10)
    draw(canvas)
    if shown is not None:
        canvas.setCropBox(shown)
    canvas.setPageRotation(turned)
    canvas.save()
    return made.getvalue()


def read(data: bytes) -> tuple[list[tuple[int, ...]], list[tuple[str, int, int]]]:
    """Strokes, then letters with their upper left corners, in whole points."""
    document = pdfium.PdfDocument(data)
    page = document[0]
    paper = paper_of(page)
    strokes = [tuple(round(each) for each in one) for one in strokes_of(page, paper, Ration(1_000))]
    letters = [(one.text, round(one.left), round(one.top)) for one in letters_of(page.get_textpage(), paper)]
    document.close()
    return strokes, letters


def one_line(canvas: Canvas) -> None:
    canvas.line(50, 200, 150, 200)
    canvas.drawString(60, 210, "甲")


def test_a_line_and_a_letter_stand_from_the_upper_left_corner() -> None:
    strokes, ((text, left, top),) = read(printed(one_line))
    assert strokes == [(50, 150, 100, 100)]
    assert (text, left) == ("甲", 60)
    assert 76 <= top <= 84  # its foot stands at 90, and it is 10 high


def test_the_part_of_a_page_that_is_shown_is_the_page() -> None:
    strokes, ((_, left, _top),) = read(printed(one_line, shown=(20, 30, 320, 280)))
    assert strokes == [(30, 130, 80, 80)]
    assert left == 40


@pytest.mark.parametrize(
    ("turned", "stroke"), [(90, (200, 200, 50, 150)), (180, (250, 350, 200, 200)), (270, (200, 200, 150, 250))]
)
def test_a_turned_page_is_read_as_it_is_shown(turned: int, stroke: tuple[int, ...]) -> None:
    assert read(printed(one_line, turned=turned))[0] == [stroke]  # the sheet shown is 400 wide whichever way it turns


def test_lines_inside_forms_are_where_the_forms_put_them() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("inner")
        canvas.line(0, 0, 10, 0)
        canvas.endForm()
        canvas.beginForm("outer")
        canvas.translate(5, 7)
        canvas.doForm("inner")
        canvas.endForm()
        canvas.saveState()
        canvas.translate(100, 100)
        canvas.scale(2, 3)
        canvas.doForm("outer")
        canvas.restoreState()

    assert read(printed(draw))[0] == [(110, 130, 179, 179)]


def test_sides_of_boxes_are_lines_and_bends_and_slants_are_not() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(100, 100, 50, 20, fill=1)
        canvas.circle(300, 200, 30)
        canvas.line(10, 10, 60, 40)

    strokes, _ = read(printed(draw))
    assert sorted(strokes) == [(100, 100, 180, 200), (100, 150, 180, 180), (100, 150, 200, 200), (150, 150, 180, 200)]


def test_a_drawing_has_no_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.importers.strokes._MOST_OF_PAGE", 3)
    assert read(printed(one_line))[0] == [(50, 150, 100, 100)]
    assert read(printed(lambda canvas: canvas.grid([10, 20, 30], [10, 20, 30])))[0] == []


def test_a_net_is_no_table() -> None:
    def net(canvas: Canvas) -> None:
        canvas.grid([4 * at for at in range(80)], [4 * at for at in range(70)])

    assert read(printed(net))[0] == []


def test_squares_of_a_qr_code_are_no_lines_and_dashes_are() -> None:
    def draw(canvas: Canvas) -> None:
        for at in range(20):
            canvas.rect(100 + 2 * at, 100 + 2 * (at % 3), 2, 2, stroke=0, fill=1)
        canvas.rect(50, 200, 12, 0.5, stroke=0, fill=1)

    assert read(printed(draw))[0] == [(50, 62, 100, 100)]


def test_a_qr_code_in_one_path_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        for at in range(40):
            path.rect(100 + 2 * (at % 7), 100 + 2 * (at // 7), 6, 2)
        canvas.drawPath(path, stroke=0, fill=1)

    assert read(printed(draw))[0] == []


def test_a_document_full_of_lines_spends_its_ration() -> None:
    document = pdfium.PdfDocument(printed(lambda canvas: canvas.grid([10, 20, 30], [10, 20, 30])))
    ration = Ration(left=4)
    strokes_of(document[0], paper_of(document[0]), ration)
    document.close()
    assert ration.spent


def test_a_letter_of_two_halves_is_one() -> None:
    data = printed(lambda canvas: canvas.drawString(60, 200, "甲乙丙"))
    assert b"<4E59>" in data
    said = data.replace(b"<4E59>", b"<D872DF4E>")  # what stands for 乙 is said to be 𬭎
    assert [text for text, *_ in read(said)[1]] == ["甲", "𬭎", "丙"]


def test_air_beside_chinese_is_no_blank_and_a_gap_between_latin_words_is_one() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 200, "第")
        canvas.drawString(73, 200, "1")
        canvas.drawString(81, 200, "类")
        canvas.drawString(60, 100, "Word")
        canvas.drawString(60 + canvas.stringWidth("Word") + 2.8, 100, "Excel")

    letters = "".join(text for text, *_ in read(printed(draw))[1])
    assert letters == "第1类Word Excel"


def test_cells_hold_the_letters_between_their_lines() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([50, 150, 250], [100, 150, 200])
        for at, text in enumerate(["甲", "乙", "丙", "丁"]):
            canvas.drawString(60 + 100 * (at % 2), 170 - 50 * (at // 2), text)

    document = pdfium.PdfDocument(printed(draw))
    page = document[0]
    paper = paper_of(page)
    (table,) = tables_of(strokes_of(page, paper, Ration(1_000)), letters_of(page.get_textpage(), paper))
    document.close()
    found = {tuple(round(each) for each in box): text for box, text in cell_texts(table)}
    assert found == {
        (50, 100, 150, 150): "甲",
        (150, 100, 250, 150): "乙",
        (50, 150, 150, 200): "丙",
        (150, 150, 250, 200): "丁",
    }


def test_a_table_of_thin_boxes_is_the_table_its_lines_draw() -> None:
    def draw(canvas: Canvas) -> None:  # as Word prints one: each side of each cell a box, a square at each corner
        lefts, feet = [50, 120, 250], [100, 130, 160]
        for foot in feet:
            for left, right in pairwise(lefts):
                canvas.rect(left + 0.5, foot, right - left - 0.5, 0.5, stroke=0, fill=1)
        for left in lefts:
            for low, high in pairwise(feet):
                canvas.rect(left, low + 0.5, 0.5, high - low - 0.5, stroke=0, fill=1)
            for foot in feet:
                canvas.rect(left, foot, 0.5, 0.5, stroke=0, fill=1)
        for at, text in enumerate(["甲", "10", "乙", "9.5"]):
            canvas.drawString(60 if at % 2 == 0 else 130, 140 - 30 * (at // 2), text)

    document = pdfium.PdfDocument(printed(draw))
    page = document[0]
    paper = paper_of(page)
    (table,) = tables_of(strokes_of(page, paper, Ration(1_000)), letters_of(page.get_textpage(), paper))
    document.close()
    assert [text for _, text in cell_texts(table)] == ["甲", "10", "乙", "9.5"]


def test_a_table_inside_another_is_part_of_its_cell() -> None:
    def box(left: float, top: float, size: float) -> list[Stroke]:
        places = [0.0, size / 2, size]
        level = [Stroke(left, left + size, top + at, top + at) for at in places]
        return level + [Stroke(left + at, left + at, top, top + size) for at in places]

    (table,) = tables_of([*box(0, 0, 200), *box(20, 20, 40)], [])
    assert table.bbox == (0, 0, 200, 200)


def test_text_beside_a_table_is_read_where_the_page_begins_elsewhere(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 250, "采购管理分值10分，自评得分10分。")
        canvas.grid([50, 150, 250], [100, 150, 200])
        canvas.drawString(60, 170, "甲")
        canvas.drawString(60, 60, "以上数据属实。")

    path = tmp_path / "上年.pdf"
    path.write_bytes(printed(draw, shown=(20, 30, 390, 290)))
    document = load(path)
    assert [cell.text for grid in document.grids for cell in grid.all_cells()] == ["甲"]
    assert [each.text for each in document.paragraphs] == ["采购管理分值10分，自评得分10分。", "以上数据属实。"]
