"""Pages as pictures: the right size, not blank, and the same from several threads at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from desktop.reports import pages, pdf
from tests.golden_case import ROOT
from tests.reports.sample_report import sample_report


@pytest.fixture(scope="module")
def file() -> bytes:
    return pdf.render(sample_report(), ROOT / "resources" / "fonts")


def test_a_page_has_the_size_of_its_paper_and_something_on_it(file: bytes) -> None:
    sizes = pages.sizes(file)
    assert (round(sizes[0].width), round(sizes[0].height)) == (595, 842)
    drawn = pages.draw(file, 0, 2)
    assert (drawn.width, drawn.height) == (1191, 1684)
    assert drawn.stride >= 3 * drawn.width
    assert len(drawn.data) == drawn.stride * drawn.height
    assert {b"\xff\xff\xff"} < {drawn.data[at : at + 3] for at in range(0, 3 * drawn.width * 400, 3)}


def test_tables_lie_on_their_side(file: bytes) -> None:
    assert any(size.width > size.height for size in pages.sizes(file))


def test_threads_do_not_disturb_each_other(file: bytes) -> None:
    """PDFium itself may be called by one thread at a time only."""
    numbers = [number % len(pages.sizes(file)) for number in range(24)]
    alone = {number: pages.draw(file, number, 0.5) for number in set(numbers)}
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda number: pages.draw(file, number, 0.5), numbers))
    assert together == [alone[number] for number in numbers]
