"""What the rubric windows show: every rubric with its size and how well its rules are known, and the forms of methods.

The types of what is shown are given on from here, for a window knows no rubric file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import UserError
from desktop.domain.rubric import Reference, Rubric
from desktop.usecases import compare_rubrics, own_rubrics

if TYPE_CHECKING:
    from desktop.rubricfiles.catalogue import Catalogue
    from desktop.rubricfiles.catalogue import Heading as Heading  # noqa: PLC0414 - given on
    from desktop.rubricfiles.drafts import Checked as Checked  # noqa: PLC0414
    from desktop.rubricfiles.drafts import DraftProblem as DraftProblem  # noqa: PLC0414
    from desktop.rubricfiles.package import Texts as Texts  # noqa: PLC0414
    from desktop.rubricfiles.parameters import MethodForm as MethodForm  # noqa: PLC0414
    from desktop.rubricfiles.parameters import ParameterForm as ParameterForm  # noqa: PLC0414
    from desktop.usecases.workspace import Workspace

CarriedFiles = Mapping[str, Mapping[str, str]]  # rubric id -> file name -> text, as ``OpenEvaluation.rubric_files``


@dataclass(frozen=True, slots=True)
class Shelved:
    """One rubric of the list.

    Attributes:
        leaves: How many indicators are scored; 0 for a broken one.
        certainty: How many leaves have a rule that is "printed", "derived", "assumed".
        broken: Why it cannot be used, in Chinese; "" when it can.
        folder: Where one of the person's own lies; None for any other.
        carried: Its files, for the copy an evaluation carries; None for one of the list.
        as_listed: Whether the list has the very same rubric, of a copy that is carried.
    """

    heading: Heading
    total: str = ""
    leaves: int = 0
    certainty: tuple[tuple[str, int], ...] = ()
    references: tuple[Reference, ...] = ()
    roots: tuple[tuple[str, str], ...] = ()  # level-1 indicators: name, weight
    broken: str = ""
    folder: Path | None = None
    carried: Texts | None = None
    as_listed: bool = False

    @property
    def which(self) -> str | Texts:
        """What names it to ``compare_rubrics``."""
        return self.heading.id if self.carried is None else self.carried


def shelf(workspace: Workspace, carried: CarriedFiles | None = None) -> tuple[Shelved, ...]:
    """Every rubric, own ones first, then what the open file carries; reads all of them, so off the UI thread."""
    listed = [_listed(workspace, heading) for heading in own_rubrics.listing(workspace)]
    catalogue = workspace.catalogue()
    copies = [_carried(catalogue, files) for files in (carried or {}).values()]
    own = [each for each in listed if each.heading.own]
    return (*own, *copies, *(each for each in listed if not each.heading.own))


def rubric_of(workspace: Workspace, one: Shelved) -> Rubric:
    """The whole rubric of a line.

    Raises:
        UserError: RUBRIC_UNKNOWN, RUBRIC_BROKEN.
    """
    return compare_rubrics.named(workspace, one.which)


def _listed(workspace: Workspace, heading: Heading) -> Shelved:
    folder = workspace.own_rubrics / heading.id if heading.own else None
    try:
        rubric = workspace.catalogue().load(heading.id)
    except UserError as broken:
        return Shelved(heading, broken=broken.problem, folder=folder)
    return replace(_shelved(heading, rubric), folder=folder)


def _carried(catalogue: Catalogue, files: Mapping[str, str]) -> Shelved:
    from desktop.rubricfiles import digest_files, load_files, read_files
    from desktop.rubricfiles.catalogue import Heading as Line
    from desktop.rubricfiles.package import Texts as Copy

    rubric = load_files(files)
    heading = Line(rubric.id, rubric.title, rubric.family, rubric.year, rubric.region)
    same = rubric.id in catalogue.ids() and digest_files(read_files(catalogue.folder(rubric.id))) == digest_files(files)
    return _shelved(heading, rubric, Copy(files, {}), as_listed=same)


def _shelved(heading: Heading, rubric: Rubric, carried: Texts | None = None, *, as_listed: bool = False) -> Shelved:
    leaves = [each for each in rubric.walk() if not each.children]
    known = Counter(each.certainty.value for each in leaves)
    return Shelved(
        heading,
        f"{rubric.total:f}",
        len(leaves),
        tuple((name, known[name]) for name in ("printed", "derived", "assumed") if known[name]),
        rubric.references,
        tuple((root.name, f"{root.weight:f}") for root in rubric.indicators),
        carried=carried,
        as_listed=as_listed,
    )


def method_titles() -> dict[str, str]:
    """The Chinese title of every method a leaf may have."""
    from desktop.usecases.edit_rubric import method_forms

    return {form.name: form.title for form in method_forms()}


def modifier_form(name: str) -> MethodForm:
    """The form of not_applicable, over_achievement or total_cap."""
    from desktop.rubricfiles.parameters import modifier_forms

    return next(form for form in modifier_forms() if form.name == name)
