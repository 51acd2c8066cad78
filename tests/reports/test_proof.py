"""Proofreading: every page's text is accounted for, and what differs is named by where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.reports import reading
from desktop.reports.pdf import render, render_labelled
from desktop.reports.proof import differences, page_differences
from desktop.reports.report import Cell, Report, Signatory, Table, cell_labels
from tests.reports.sample_report import DIGEST, FONTS, sample_report


@pytest.fixture(scope="module")
def report() -> Report:
    return sample_report()


def test_every_character_of_a_page_belongs_to_something(report: Report) -> None:
    """The lines told beside the pages are the text that others extract."""
    data, pieces = render_labelled(report, FONTS)

    assert data == render(report, FONTS)
    pages = reading.read(data).pages
    assert len(pieces) == len(pages)
    for said, page in zip(pieces, pages, strict=True):
        assert sorted("".join("".join(text.split()) for _, text in said)) == sorted(page)
        assert all(label for label, text in said if text.strip())


def test_a_report_is_itself(report: Report) -> None:
    assert differences(report, FONTS, render(report, FONTS)) == ()


def test_other_bytes_that_look_the_same_are_no_difference(report: Report) -> None:
    other = replace(report, data=b"{}")
    assert render(other, FONTS) != render(report, FONTS)
    assert differences(report, FONTS, render(other, FONTS)) == ()


def test_a_changed_line_of_the_cover_is_named_by_its_label(report: Report) -> None:
    label, text = report.cover[1]
    changed = replace(report, cover=(report.cover[0], (label, "丁某某"), *report.cover[2:]))

    (change,) = differences(report, FONTS, render(changed, FONTS))

    assert change.where == f"第1张 {label}"
    assert (change.expected, change.found) == (text, "丁某某")


def test_another_name_on_the_sign_off_page_is_named_by_its_role(report: Report) -> None:
    first, *others = report.signatories
    changed = replace(report, signatories=(replace(first, name="丁某某"), *others))

    (change,) = differences(report, FONTS, render(changed, FONTS))

    assert change.where.endswith(f" {first.role}的姓名")
    assert (change.expected, change.found) == (first.name, "丁某某")


def test_another_qr_code_is_seen_though_no_text_tells(report: Report) -> None:
    (change,) = differences(report, FONTS, render(replace(report, qr=report.qr + "9"), FONTS))

    assert "二维码" in change.found
    assert differences(report, FONTS, render(replace(report, qr=report.qr + "9"), FONTS), pictures=False) == ()


def test_a_page_too_many_is_named(report: Report) -> None:
    more = replace(report, tables=(*report.tables, replace(report.tables[0], title="添加的表")))

    found = {each.where: each for each in differences(report, FONTS, render(more, FONTS))}

    assert int(found["张数"].found) > int(found["张数"].expected)
    assert [each for each in found.values() if each.expected == "没有这一页" and each.found.startswith("添加的表")]


PIECES = (("得分一", "1.24"), ("得分二", "2"), ("得分三", "3"), ("依据", "共计 5 项"))


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ("1.2423共计5项", []),
        ("1.9423共计5项", [("第1张 得分一", "1.24", "1.94")]),
        ("1.2423共计6项", [("第1张 依据", "共计5项", "共计6项")]),
        ("1.2423", [("第1张 依据", "共计5项", "")]),
        ("", [("第1张 得分一 至 依据", "1.2423共计5项", "")]),
        ("1.2423共计5项另加", [("第1张 依据", "共计5项", "共计5项另加")]),
    ],
)
def test_a_difference_is_shown_by_whole_lines(found: str, told: list[tuple[str, str, str]]) -> None:
    differing = page_differences(PIECES, "1.2423共计5项", found, 1)
    assert [(each.where, each.expected, each.found) for each in differing] == told


def test_a_page_stuffed_with_text_is_told_as_a_whole() -> None:
    (change,) = page_differences(PIECES, "1.2423共计5项", "多" * 100_000, 3)
    assert (change.where, change.expected, len(change.found)) == ("第3张", "1.2423共计5项", 61)


def test_lines_read_in_another_order_than_drawn_are_still_known() -> None:
    (change,) = page_differences((("盖章", "（公章）"), ("单位", "某协会")), "某协会（公章）", "某学会（公章）", 1)
    assert (change.where, change.expected, change.found) == ("第1张 单位", "某协会", "某学会")


# ------------------------------------------------------------------ reading


def test_a_report_tells_its_code_its_total_and_who_signed(report: Report) -> None:
    signed = (Signatory("填报人", "甲 某某", "2024年3月5日"), Signatory("复核人"), Signatory("单位负责人", "丙某", ""))
    roles = [each.role for each in signed]
    read = reading.read(render(replace(report, signatories=signed), FONTS))

    assert set(read.codes) == {DIGEST[:16].upper()}
    assert read.data == (report.data,)
    assert [(each.role, each.name, each.signed_at.isoformat()) for each in read.signatures(roles)] == [
        ("填报人", "甲 某某", "2024-03-05T00:00:00")
    ]
    assert read.signatures(["门卫"]) == ()


def test_a_long_name_is_read_in_one_piece(report: Report) -> None:
    name = "买买提·吐尔逊·阿不都热合曼·某某某某"
    signed = (Signatory("填报人", name, "2024年13月5日"), Signatory("单位负责人", name, "2024年3月5日"))
    read = reading.read(render(replace(report, signatories=signed), FONTS))

    assert [(each.role, each.name) for each in read.signatures(["填报人", "单位负责人"])] == [("单位负责人", name)]


def test_what_is_no_report_has_nothing_to_tell() -> None:
    read = reading.read(render(sample_report(tables=(), digest="", qr="", data=b"", signatories=()), FONTS))
    assert (set(read.codes), read.total, read.data, read.signatures(["填报人"])) == ({""}, None, (), ())
    with pytest.raises(ValueError, match="no PDF"):
        reading.read(b"no PDF at all")


# ------------------------------------------------------------------ what cells are called


def test_cells_are_called_by_row_and_column() -> None:
    cells = (
        Cell(0, 0, "一级", strong=True),
        Cell(0, 1, "指标", strong=True),
        Cell(0, 2, "得分", strong=True),
        Cell(1, 0, "管理", rows=2),
        Cell(1, 1, "完成率"),
        Cell(1, 2, "2"),
        Cell(2, 1, "制度"),
        Cell(2, 2, "3"),
        Cell(3, 0, "总分", columns=2, strong=True),
        Cell(3, 2, "5", strong=True),
    )
    labels = cell_labels(Table("评分表", (1, 1, 1), 4, 1, cells, names=1))

    assert labels[1, 2] == "完成率的得分"
    assert labels[2, 2] == "制度的得分"
    assert labels[1, 0] == "一级"
    assert labels[3, 2] == "总分"
    assert labels[0, 2] == "评分表的表头"


def test_cells_without_heads_are_called_by_the_labels_around_them(report: Report) -> None:
    labels = cell_labels(report.tables[0])
    texts = {(cell.row, cell.column): cell.text for cell in report.tables[0].cells}
    called = {labels[place]: text for place, text in texts.items()}

    assert called["财政拨款 / 全年预算数"] == "512.38"
    assert called["单位数"] == "1"
