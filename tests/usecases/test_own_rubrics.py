"""A person's own rubrics: copied, edited, tried out, carried on a stick, deleted; shipped ones are never touched."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain import rubricedit as edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.number import NotAFigure
from desktop.rubricfiles import RubricErrors, digest_files, read_files
from desktop.usecases import edit_rubric, own_rubrics
from desktop.usecases.workspace import Workspace
from tests.rubricfiles.test_loader import write
from tests.small_rubric import SMALL

CASE = """\
- name: 九成半
  facts: {budget: "100", executed: "95"}
  expect: {mgmt.rate: "10"}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """One shipped rubric, none of one's own."""
    write(tmp_path / "program" / "rubrics" / "small", SMALL)
    return Workspace(tmp_path / "program", tmp_path / "documents", tmp_path / "data", "tester@desk")


def stick(tmp_path: Path, **changed: str) -> Path:
    """A rubric folder of somebody else's."""
    files = {**SMALL, "cases/first.yaml": CASE}
    for old, new in changed.items():
        files["rubric.yaml"] = files["rubric.yaml"].replace(old, new)
    return write(tmp_path / "stick" / "whatever", files)


def refused(code: Problem, what: object, *given: object, **named: object) -> UserError:
    with pytest.raises(UserError) as caught:
        what(*given, **named)  # type: ignore[operator]
    assert caught.value.code is code
    return caught.value


def test_a_copy_is_ones_own_and_says_where_it_is_from(workspace: Workspace) -> None:
    """The shipped one stays what it was, to the byte."""
    before = digest_files(read_files(workspace.shipped / "rubrics" / "small"))
    own_rubrics.duplicate(workspace, "small", "mine", "本县评价表")

    rubric = workspace.catalogue().load("mine")
    assert rubric.title == "本县评价表"
    assert any("small" in each.document for each in rubric.references)
    assert {(each.id, each.own) for each in own_rubrics.listing(workspace)} == {("mine", True), ("small", False)}
    assert digest_files(read_files(workspace.shipped / "rubrics" / "small")) == before


def test_shipped_rubrics_are_never_written(workspace: Workspace) -> None:
    """Neither edited nor deleted nor replaced."""
    refused(Problem.RUBRIC_SHIPPED, edit_rubric.open_draft, workspace, "small")
    refused(Problem.RUBRIC_SHIPPED, own_rubrics.delete, workspace, "small")


def test_edit_try_out_and_save(workspace: Workspace) -> None:
    """A weight is changed, a figure tried, the case kept, all saved; the case then runs from the file."""
    own_rubrics.duplicate(workspace, "small", "mine")
    draft = edit_rubric.open_draft(workspace, "mine")
    rate = next(each for each in draft.walk() if each.code == "mgmt.rate")
    draft = edit.reweigh(draft, rate.node, "30")
    rubric = edit_rubric.check(draft).rubric
    assert rubric is not None

    figures = {"budget": "100", "executed": "95", "cost": " "}
    sheet = edit_rubric.try_inputs(rubric, figures).sheet
    assert str(sheet.points("mgmt.rate")) == "15.00"
    assert "95%" in sheet.leaves["mgmt.rate"].result.trace  # type: ignore[union-attr]

    case = edit_rubric.expecting(edit_rubric.new_case("九成半", figures), sheet, ("mgmt.rate", "mgmt.cost"))
    draft = edit.keep_case(draft, case)
    assert case.content["unscored"] == {"mgmt.cost": ("cost",)}
    assert [each.differences for each in edit_rubric.try_cases(draft, rubric)] == [()]
    assert edit_rubric.save(workspace, draft, "mine").problems == ()
    assert edit_rubric.open_draft(workspace, "mine") == draft


def test_a_case_that_comes_out_otherwise_says_so(workspace: Workspace) -> None:
    """And one that is wrong in itself does too."""
    own_rubrics.duplicate(workspace, "small", "mine")
    draft = edit_rubric.open_draft(workspace, "mine")
    rubric = edit_rubric.check(draft).rubric
    assert rubric is not None
    case = edit_rubric.new_case("错的", {"budget": "100", "executed": "95"})
    for content, said in (({"expect": {"mgmt.rate": "1"}}, "应为 1 分"), ({"expect": {"no.such": "1"}}, "no.such")):
        tried = edit_rubric.try_case(rubric, type(case)(case.file, {**case.content, **content}))
        assert said in tried.differences[0]
    assert "没有写明" in edit_rubric.try_case(rubric, case).differences[0]
    with pytest.raises(NotAFigure):
        edit_rubric.try_inputs(rubric, {"budget": "一百"})


def test_nothing_wrong_is_saved(workspace: Workspace) -> None:
    """The file keeps what it had; the problems come back."""
    own_rubrics.duplicate(workspace, "small", "mine")
    good = edit_rubric.open_draft(workspace, "mine")
    bad = edit.change(good, good.indicators[0].node, weight="-3")

    assert edit_rubric.save(workspace, bad, "mine").problems
    assert edit_rubric.open_draft(workspace, "mine") == good


def test_saved_under_another_id_it_moves(workspace: Workspace) -> None:
    """To a free one only."""
    own_rubrics.duplicate(workspace, "small", "mine")
    draft = edit_rubric.open_draft(workspace, "mine")
    edit_rubric.save(workspace, replace(draft, id="mine-2025"), "mine")
    assert workspace.catalogue().ids() == ("mine-2025", "small")
    taken = replace(draft, id="small")
    refused(Problem.RUBRIC_TAKEN, edit_rubric.save, workspace, taken, "mine-2025")


def test_a_rubric_comes_from_a_stick(workspace: Workspace, tmp_path: Path) -> None:
    """Checked with its cases; the same from a package made by exporting it."""
    candidate = own_rubrics.look_at(workspace, stick(tmp_path, small="county-2025"))
    assert (candidate.clash, candidate.cases, candidate.failing) == (None, 1, ())
    assert not workspace.own_rubrics.exists(), "nothing is copied before somebody says so"

    assert own_rubrics.bring_in(workspace, candidate) == "county-2025"
    package = own_rubrics.export(workspace, "county-2025", tmp_path / "a.zip")
    again = own_rubrics.look_at(workspace, package)
    assert again.same
    own_rubrics.delete(workspace, "county-2025")
    own_rubrics.bring_in(workspace, own_rubrics.look_at(workspace, package))
    assert workspace.catalogue().load("county-2025").id == "county-2025"
    folder = own_rubrics.export(workspace, "county-2025", tmp_path / "out")
    assert (folder / "cases" / "first.yaml").is_file()
    refused(Problem.FILE_EXISTS, own_rubrics.export, workspace, "county-2025", package)


def test_clashes_are_named(workspace: Workspace, tmp_path: Path) -> None:
    """With a shipped one: only under another id; with an own one: also in its place, when a person says so."""
    candidate = own_rubrics.look_at(workspace, stick(tmp_path))
    assert candidate.clash is not None
    assert "小评价表" in refused(Problem.RUBRIC_TAKEN, own_rubrics.bring_in, workspace, candidate).problem
    refused(Problem.RUBRIC_SHIPPED, own_rubrics.bring_in, workspace, candidate, replace_own=True)

    assert own_rubrics.bring_in(workspace, candidate, as_id=own_rubrics.free_id(workspace, "small")) == "small-2"
    refused(Problem.RUBRIC_TAKEN, own_rubrics.bring_in, workspace, candidate, as_id="small-2")
    own_rubrics.bring_in(workspace, candidate, as_id="small-2", replace_own=True)


@pytest.mark.parametrize("name", ["", "本县", "con", "A-1", "-a", "a" * 61, "../up"])
def test_an_id_is_a_name_every_disk_takes(workspace: Workspace, name: str) -> None:
    """Nothing is written under any other."""
    refused(Problem.RUBRIC_ID, own_rubrics.duplicate, workspace, "small", name)
    assert not workspace.own_rubrics.exists()


def test_a_broken_rubric_is_not_brought_in(workspace: Workspace, tmp_path: Path) -> None:
    """All its errors come at once."""
    with pytest.raises(RubricErrors, match="total"):
        own_rubrics.look_at(workspace, stick(tmp_path, **{'total: "100"': 'total: "99"'}))


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ({"readme.txt": "x"}, "0 个 rubric.yaml"),
        ({"a/rubric.yaml": "x", "b/rubric.yaml": "y"}, "2 个 rubric.yaml"),
        ({"rubric.yaml": b"\xff\xfe\x00"}, "UTF-8"),
    ],
)
def test_a_strange_package_is_refused(
    workspace: Workspace, tmp_path: Path, entries: dict[str, str | bytes], why: str
) -> None:
    """With what is wrong about it."""
    path = tmp_path / "strange.zip"
    with zipfile.ZipFile(path, "w") as package:
        for name, content in entries.items():
            package.writestr(name, content)
    assert why in refused(Problem.RUBRIC_PACKAGE, own_rubrics.look_at, workspace, path).problem


def test_names_that_climb_out_of_a_package_are_nobodys(workspace: Workspace, tmp_path: Path) -> None:
    """Only the few names a rubric's files have are taken, relative to its rubric.yaml."""
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as package:
        for name, text in SMALL.items():
            package.writestr(f"x/{name}".replace("rubric.yaml", "rubric.yaml"), text.replace("id: small", "id: kind"))
        package.writestr("../../cases/evil.yaml", "- x")
        package.writestr("x/sections/../../evil.yaml", "code: evil")
    own_rubrics.bring_in(workspace, own_rubrics.look_at(workspace, path))

    assert not list(tmp_path.rglob("evil.yaml"))


def test_no_zip_at_all(workspace: Workspace, tmp_path: Path) -> None:
    """A renamed workbook, a missing file, an empty folder."""
    path = tmp_path / "a.zip"
    path.write_bytes(b"not a zip")
    refused(Problem.RUBRIC_PACKAGE, own_rubrics.look_at, workspace, path)
    refused(Problem.FILE_MISSING, own_rubrics.look_at, workspace, tmp_path / "gone.zip")
    refused(Problem.RUBRIC_PACKAGE, own_rubrics.look_at, workspace, tmp_path)


def test_an_interrupted_save_is_mended(workspace: Workspace) -> None:
    """The old one was moved aside and the new one not yet in place: the list has the old one again."""
    own_rubrics.duplicate(workspace, "small", "mine")
    workspace.rubric_work.mkdir(exist_ok=True)
    (workspace.own_rubrics / "mine").rename(workspace.rubric_work / "mine.old")

    assert "mine" in {each.id for each in own_rubrics.listing(workspace)}


def test_an_own_rubric_before_a_shipped_one_is_named(workspace: Workspace) -> None:
    """Put there by hand: it counts, and the list says what it hides."""
    write(workspace.own_rubrics / "small", SMALL)

    assert [(each.own, each.hides) for each in own_rubrics.listing(workspace)] == [(True, True)]


def test_a_shipped_rubric_that_is_broken_stays_an_error(workspace: Workspace) -> None:
    """Only one's own is left out and told; a fault in what was shipped must not pass in silence."""
    from desktop.usecases.import_prior import read_pasted, rubric_ids

    write(workspace.own_rubrics / "own-x", {**SMALL, "sections/x.yaml": "[]\n"})
    assert [rubric_id for rubric_id, _ in rubric_ids(workspace)] == ["small"]
    (workspace.shipped / "rubrics" / "small" / "sections").mkdir(exist_ok=True)
    (workspace.shipped / "rubrics" / "small" / "sections" / "x.yaml").write_text("[]\n", "utf-8")
    broken = refused(Problem.RUBRIC_BROKEN, read_pasted, workspace, "单位名称\t某局\n", None, None)
    assert "own-x" not in broken.problem
