"""Collection sheets (填报表): sent out to offices, filled in with any program, read back beside what the file holds."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.collecting import handout, shown
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.domain.findings.finding import Case
from desktop.domain.returned import Returned, State, changes, label, read, taken
from desktop.domain.rubric import Rubric
from desktop.rubricfiles import load_folder
from desktop.usecases import collect
from desktop.usecases.collect import Office
from desktop.usecases.open_file import case_of
from tests.collected import FILLED, fill_in, rows
from tests.golden_case import ROOT, RUBRICS, golden_evaluation

TODAY = date(2022, 3, 1)
SPENT, PLANNED = "fact/executed.city", "fact/budget.city"
BASIS = "leaf/mgmt.funds.completion/basis"
FUNDS = "mgmt.funds"
SOFFICE = shutil.which("soffice")


@pytest.fixture
def blank(guangzhou: Rubric) -> Case:
    """The published evaluation's own indicators, nothing filled in."""
    golden = golden_evaluation(guangzhou)
    return case_of(guangzhou, Evaluation(golden.unit, golden.year, guangzhou.id, own=golden.own))


@pytest.fixture
def sent(blank: Case, tmp_path: Path) -> Path:
    path = tmp_path / "财务科.xlsx"
    collect.export(blank, Office("财务科", (FUNDS,)), path, TODAY)
    return path


def back(case: Case, *files: Path) -> Returned:
    batch = collect.read_back(case, files)
    assert batch.refused == ()
    return batch.returned


def after(case: Case, made: tuple[Change, ...]) -> Case:
    return case_of(case.rubric, case.evaluation.apply(made))


def values(returned: Returned) -> dict[str, list[str]]:
    return {str(each.place): [offer.value for offer in each.offers] for each in returned.proposals}


def page(path: Path) -> Worksheet:
    return openpyxl.load_workbook(path).worksheets[0]


# ---------------------------------------------------------------------- sending out
def test_only_what_is_filled_in_can_be_changed(sent: Path) -> None:
    sheet = page(sent)
    assert sheet.protection.sheet
    open_cells = {(cell.row, cell.column) for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert open_cells == {(row, FILLED) for row in rows(sheet).values()}
    assert sheet.column_dimensions["A"].hidden


def test_choices_come_as_drop_downs_and_figures_as_numbers(blank: Case, tmp_path: Path) -> None:
    path = tmp_path / "全部.xlsx"
    count = collect.export(blank, Office("办公室", blank.tree.roots), path, TODAY)
    sheet = page(path)
    asked = rows(sheet)
    assert count == len(asked) - 2, "who filled it in, and when, stand apart"
    kinds = {}
    for rule in sheet.data_validations.dataValidation:
        for area in rule.sqref.ranges:
            kinds[area.min_row] = rule.type
    fields = blank.tree.fields
    for name, row in asked.items():
        place = None if name in ("who", "day") else Place.parse(name)
        if place is not None and place.kind is Kind.FACT and fields[place.key].is_yes_no:
            assert kinds[row] == "list", name
        elif place is not None and place.kind is Kind.FACT:
            assert kinds[row] in ("decimal", "list"), name


def test_unit_and_rule_stand_beside_the_cells(sent: Path) -> None:
    sheet = page(sent)
    row = rows(sheet)[SPENT]
    assert [sheet.cell(row, column).value for column in (2, 4)] == ["市本级支出全年执行数", "万元"]
    said = [sheet.cell(each, 2).value for each in range(1, row)]
    assert any("预算完成率达到 100% 得 2 分" in str(text) for text in said)


def test_a_figure_of_several_indicators_is_asked_once(blank: Case, tmp_path: Path) -> None:
    path = tmp_path / "全部.xlsx"
    collect.export(blank, Office("", blank.tree.roots), path, TODAY)
    sheet = page(path)
    keys = [sheet.cell(row, 1).value for row in range(1, sheet.max_row + 1)]
    cells = [key for key in keys if str(key).startswith("zipingtai-cell|fact/")]
    assert len(cells) == len(set(cells))
    read = {key for node in blank.tree.leaves() for key in node.indicator.reads}
    assert len(cells) == len(read)


def test_what_a_text_begins_with_is_never_a_formula(blank: Case, tmp_path: Path) -> None:
    wicked = '=HYPERLINK("http://x","y")'
    case = after(blank, (Change(Place.parse(BASIS), wicked), Change(Place(Kind.PRIOR, BASIS), f"@{wicked}")))
    path = tmp_path / "表.xlsx"
    collect.export(case, Office("财务科", (FUNDS,)), path, TODAY)
    sheet = page(path)
    row = rows(sheet)[BASIS]
    assert (sheet.cell(row, 6).value, sheet.cell(row, 6).data_type) == (wicked, "s")
    assert sheet.cell(row, 6).quotePrefix


def test_what_does_not_exist_is_not_sent_out(blank: Case, tmp_path: Path) -> None:
    for codes in ((), ("no.such",)):
        with pytest.raises(UserError) as caught:
            collect.export(blank, Office("财务科", codes), tmp_path / "表.xlsx", TODAY)
        assert caught.value.code is Problem.COLLECT_UNKNOWN
    assert list(tmp_path.iterdir()) == []


def test_each_office_gets_a_file_of_its_own_and_none_is_replaced(blank: Case, tmp_path: Path) -> None:
    offices = (Office("财务/资产科", (FUNDS,)), Office("办公室", ("mgmt.procurement",)))
    once = collect.export_all(blank, offices, tmp_path, TODAY)
    again = collect.export_all(blank, offices, tmp_path, TODAY)
    assert once[0].name == "2021年度填报表-财务_资产科.xlsx"
    assert again[0].name == "2021年度填报表-财务_资产科(2).xlsx"
    assert len(set(once + again)) == 2 * len(offices)


def test_the_offices_of_last_time_are_known(tmp_path: Path) -> None:
    offices = (Office("财务科", ("a", "b")), Office("办公室", ("c",)))
    collect.remember(tmp_path, "one", offices)
    collect.remember(tmp_path, "two", offices[:1])
    assert collect.recall(tmp_path, "one") == offices
    assert collect.recall(tmp_path, "none") == ()
    (tmp_path / "offices.json").write_text("[" * 100_000, encoding="utf-8")
    assert collect.recall(tmp_path, "one") == ()


# ---------------------------------------------------------------------- taking back
def test_what_was_empty_is_filled_in_with_its_source_and_marked(blank: Case, sent: Path) -> None:
    fill_in(sent, {SPENT: 39398.33, BASIS: "决算报表", "who": "经办人", "day": "2022年3月3日"})
    returned = back(blank, sent)
    assert values(returned) == {SPENT: ["39398.33"], BASIS: ["决算报表"]}
    assert {each.state for each in returned.proposals} == {State.NEW}
    made = changes(returned, {})
    assert taken(made) == 2
    filled = blank.evaluation.apply(made)
    assert filled.facts["executed.city"] == Decimal("39398.33")
    row = rows(page(sent))[SPENT]
    assert filled.unconfirmed[SPENT] == f"财务科.xlsx 填报表!C{row}"
    assert label(returned, made) == "收回 1 份填报表：2 处（财务科 经办人 2022年3月3日）"


def test_what_stands_is_kept_until_a_person_chooses(blank: Case, sent: Path) -> None:
    case = after(blank, (Change(Place.parse(SPENT), "1.50"), Change(Place.parse(PLANNED), "7")))
    fill_in(sent, {SPENT: 1.5, PLANNED: 8})
    returned = back(case, sent)
    states = {str(each.place): each.state for each in returned.proposals}
    assert states == {SPENT: State.SAME, PLANNED: State.DIFFERS}
    assert changes(returned, {}) == ()
    chosen = changes(returned, {Place.parse(PLANNED): 0})
    assert case.evaluation.apply(chosen).facts["budget.city"] == 8


def test_offices_that_differ_are_both_shown(blank: Case, sent: Path, tmp_path: Path) -> None:
    other = tmp_path / "办公室.xlsx"
    collect.export(blank, Office("办公室", (FUNDS,)), other, TODAY)
    fill_in(sent, {SPENT: 10, PLANNED: 20})
    fill_in(other, {SPENT: 11, PLANNED: 20.0})
    returned = back(blank, sent, other)
    split = next(each for each in returned.proposals if str(each.place) == SPENT)
    assert split.state is State.SPLIT
    assert [(offer.office, offer.source, offer.value) for offer in split.offers] == [
        ("财务科", "财务科.xlsx", "10"),
        ("办公室", "办公室.xlsx", "11"),
    ]
    assert values(returned)[PLANNED] == ["20"], "the same figure twice is no difference"
    assert taken(changes(returned, {})) == 1
    assert blank.evaluation.apply(changes(returned, {split.place: 1})).facts["executed.city"] == 11


@pytest.mark.parametrize(
    ("text", "value"),
    [("１，２３４.５", "1234.5"), ("1,234.50万元", "1234.5"), (" 520 ", "520"), ("0", "0")],
)
def test_figures_are_read_as_people_write_them(blank: Case, sent: Path, text: str, value: str) -> None:
    fill_in(sent, {SPENT: text})
    assert [Decimal(each) for each in values(back(blank, sent))[SPENT]] == [Decimal(value)]


@pytest.mark.parametrize("text", ["十二", "见附件", "12元3角", "1.2.3"])
def test_what_is_no_figure_is_told_with_its_cell_and_left_out(blank: Case, sent: Path, text: str) -> None:
    fill_in(sent, {SPENT: text})
    returned = back(blank, sent)
    assert returned.proposals == ()
    (slip,) = returned.slips
    assert slip.found_at == f"填报表!C{rows(page(sent))[SPENT]}"
    assert slip.text == text
    assert slip.why


def test_rows_columns_and_heads_may_be_moved(blank: Case, sent: Path) -> None:
    fill_in(sent, {SPENT: 5, BASIS: "台账"})
    book = openpyxl.load_workbook(sent)
    sheet = book.worksheets[0]
    for row in range(1, sheet.max_row + 1):
        if sheet.cell(row, FILLED).value == "填写":
            sheet.cell(row, FILLED).value = "二季度数"
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    sheet.insert_cols(2, 2)
    last = sheet.max_row + 3
    row = rows(sheet)[SPENT]
    sheet.move_range(f"A{row}:I{row}", rows=last - row)
    sheet.title = "我科的表"
    book.create_sheet("附注", 0)
    book.save(sent)
    returned = back(blank, sent)
    assert values(returned) == {SPENT: ["5"], BASIS: ["台账"]}
    found = next(each.offers[0].found_at for each in returned.proposals if str(each.place) == SPENT)
    assert found == f"我科的表!E{last}"
    assert returned.notes == ()


def test_a_row_that_was_deleted_is_told(blank: Case, sent: Path) -> None:
    book = openpyxl.load_workbook(sent)
    sheet = book.worksheets[0]
    sheet.cell(rows(sheet)[SPENT], 1).value = None
    book.save(sent)
    (note,) = back(blank, sent).notes
    assert "市本级支出全年执行数" in note


def test_marks_copied_from_another_sheet_are_not_believed(blank: Case, sent: Path, tmp_path: Path) -> None:
    other_year = case_of(blank.rubric, replace(blank.evaluation, year=2020))
    other = tmp_path / "旧.xlsx"
    collect.export(other_year, Office("财务科", (FUNDS,)), other, TODAY)
    old = page(other)
    book = openpyxl.load_workbook(sent)
    sheet = book.worksheets[0]
    row = rows(sheet)[SPENT]
    sheet.cell(row, 1).value = old.cell(rows(old)[SPENT], 1).value
    sheet.cell(row, FILLED).value = 9
    book.save(sent)
    returned = back(blank, sent)
    assert returned.proposals == ()
    assert [slip.text for slip in returned.slips] == ["9"]


def test_formulas_count_by_their_value_only(blank: Case, tmp_path: Path) -> None:
    """A sheet saved by a spreadsheet program keeps the value beside the formula; nothing is worked out here."""
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    path = tmp_path / "公式.xlsx"
    collect.export(blank, Office("财务科", (FUNDS,)), path, TODAY)
    fill_in(path, {SPENT: "=1+2*3", BASIS: '="见"&"台账"'})
    assert values(back(blank, path)) == {}, "nobody has worked it out yet"
    returned = back(blank, through_libreoffice(path, "xlsx", tmp_path))
    assert values(returned) == {SPENT: ["7"], BASIS: ["见台账"]}


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_the_sheet_survives_another_program(blank: Case, sent: Path, tmp_path: Path, kind: str) -> None:
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    fill_in(sent, {SPENT: 39398.33, PLANNED: 40959.93, BASIS: "第一行\n第二行", "who": "经办人"})
    saved = through_libreoffice(sent, kind, tmp_path)
    returned = back(blank, saved)
    assert values(returned) == {SPENT: ["39398.33"], PLANNED: ["40959.93"], BASIS: ["第一行\n第二行"]}
    assert returned.slips == ()
    assert returned.notes == ()
    assert [str(each) for each in returned.senders] == ["财务科 经办人"]


def through_libreoffice(path: Path, kind: str, folder: Path) -> Path:
    """The file opened and saved by LibreOffice."""
    assert SOFFICE is not None
    out, profile = folder / f"存-{kind}", folder / "profile"
    words = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    subprocess.run([*words, "--outdir", str(out), str(path)], check=True, capture_output=True, timeout=120)
    return out / f"{path.stem}.{kind}"


# ---------------------------------------------------------------------- whose sheet it is
@pytest.mark.parametrize(
    ("change", "what"),
    [({"unit": "别的单位"}, "单位"), ({"year": 2020}, "年度"), ({"rubric_id": "guangzhou-2022"}, "评价方案")],
)
def test_the_sheet_of_another_evaluation_is_refused(
    blank: Case, sent: Path, tmp_path: Path, change: dict[str, str | int], what: str
) -> None:
    theirs = replace(blank, evaluation=replace(blank.evaluation, **change))  # type: ignore[arg-type]
    if "rubric_id" in change:
        theirs = replace(theirs, rubric=replace(blank.rubric, id="guangzhou-2022"))
    other = tmp_path / "外来.xlsx"
    collect.export(theirs, Office("财务科", (FUNDS,)), other, TODAY)
    fill_in(other, {SPENT: 1})
    fill_in(sent, {SPENT: 2})
    batch = collect.read_back(blank, [other, sent])
    (error,) = batch.refused
    assert error.code is Problem.COLLECT_OTHER
    assert error.context["file"] == "外来.xlsx"
    assert error.context["what"] == what
    assert values(batch.returned) == {SPENT: ["2"]}, "one does not stand in the way of the other"


def test_what_is_no_sheet_of_ours_is_refused(blank: Case, sent: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(sent)
    head = book.worksheets[0]["A1"]
    head.value = str(head.value).replace("财务科", "办公室")
    book.save(tmp_path / "改过.xlsx")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 nothing")
    files = [ROOT / "resources" / "sample" / "last-year.xlsx", tmp_path / "改过.xlsx", tmp_path / "坏.xlsx"]
    batch = collect.read_back(blank, files)
    assert [each.code for each in batch.refused] == [
        Problem.IMPORT_UNREADABLE,
        Problem.COLLECT_NOT_OURS,
        Problem.COLLECT_NOT_OURS,
    ]
    assert batch.returned == Returned()


def test_a_form_that_changed_meanwhile_is_told(blank: Case, sent: Path) -> None:
    """Its figures are shown all the same: a person looks at them."""
    fill_in(sent, {SPENT: 1})

    def heavier(code: str) -> Case:
        def changed(rubric_part: object) -> object:
            if getattr(rubric_part, "code", "") == code:
                return replace(rubric_part, name="预算执行率")  # type: ignore[type-var]
            children = getattr(rubric_part, "children", ())
            return replace(rubric_part, children=tuple(changed(each) for each in children))  # type: ignore[type-var]

        roots = tuple(changed(each) for each in blank.rubric.indicators)
        return case_of(replace(blank.rubric, indicators=roots), blank.evaluation)  # type: ignore[arg-type]

    (note,) = back(heavier("mgmt.funds.completion"), sent).notes
    assert "预算执行率" in note
    assert "改过" in note
    assert back(heavier("mgmt.assets.rules"), sent).notes == (), "elsewhere in the form is no matter of this sheet"


def shipped_cases() -> list[Case]:
    """An empty evaluation of each rubric that comes with the program."""
    folders = [folder for folder in sorted(RUBRICS.iterdir()) if (folder / "rubric.yaml").is_file()]
    return [case_of(rubric, Evaluation("某单位", rubric.year, rubric.id)) for rubric in map(load_folder, folders)]


def test_every_rubric_makes_a_sheet_that_reads_back_empty(tmp_path: Path) -> None:
    for case in shipped_cases():
        path = tmp_path / f"{case.rubric.id}.xlsx"
        assert collect.export(case, Office("办公室", case.tree.roots), path, TODAY) > 0
        returned = back(case, path)
        assert (returned.proposals, returned.slips, returned.notes) == ((), (), ()), case.rubric.id


def test_every_choice_reads_back_as_what_it_stands_for() -> None:
    """By its words, by its number alone, and in full-width letters; and it is shown by its words."""
    seen = 0
    for case in shipped_cases():
        for entry in handout(case, case.tree.roots, "").entries:
            for option in entry.options:
                seen += 1
                wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in option.text)
                for typed in (option.text, f" {option.text}\n", option.value, wide):
                    assert read(entry, typed) == option.value, (case.rubric.id, entry.name)
                assert shown(entry, option.value) == option.text
    assert seen > 100


@pytest.mark.parametrize(("typed", "shape"), [(0.982, "0.00%"), (98.2, "General"), ("98.2%", "@"), ("９８.２％", "@")])
def test_percentages_however_they_are_typed(tmp_path: Path, typed: str | float, shape: str) -> None:
    case = next(each for each in shipped_cases() if each.rubric.id == "hunan-county-2021")
    place = Place(Kind.FACT, "satisfaction.rate")
    assert case.tree.fields[place.key].unit == "%"
    path = tmp_path / "表.xlsx"
    collect.export(case, Office("办公室", case.tree.roots), path, TODAY)
    book = openpyxl.load_workbook(path)
    cell = book.worksheets[0].cell(rows(book.worksheets[0])[str(place)], FILLED)
    cell.value, cell.number_format = typed, shape
    book.save(path)
    assert [Decimal(each) for each in values(back(case, path))[str(place)]] == [Decimal("98.2")]
