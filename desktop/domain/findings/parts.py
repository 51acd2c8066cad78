"""Findings of the projects in a file, as findings of the whole file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.domain.evaluation import Kind, PartForm, Place
from desktop.domain.findings import check
from desktop.domain.findings.finding import Case, Finding
from desktop.domain.text import say


def of_projects(case: Case) -> Iterator[tuple[str, Case, tuple[Finding, ...]]]:
    """Every project in its order: its name, its case, and its findings placed in the file, errors first.

    The monitoring is left out: what is missing in the middle of the year is no fault.
    """
    parts = case.evaluation.parts
    for key in sorted(case.parts, key=lambda key: (parts[key].position, key)):
        part, inner = parts[key], case.parts[key]
        if part.form is PartForm.PROJECT:
            name = part.name or inner.rubric.title
            found = check(inner).all(errors_first=True)
            yield name, inner, tuple(in_file(finding, key, name) for finding in found)


def in_file(finding: Finding, part: str, name: str) -> Finding:
    """A project's finding placed in the file; ``part`` is the project's id, ``name`` what it is called."""
    where = Place(Kind.PART, part, str(finding.where))
    label = say("Finding", "{label}（项目“{name}”）").format(label=finding.label, name=name)
    return replace(finding, where=where, label=label)


def in_project(finding: Finding) -> Finding:
    """The finding as the project's own evaluation has it; the reverse of :func:`in_file` but for its label."""
    return replace(finding, where=Place.parse(finding.where.field)) if finding.where.kind is Kind.PART else finding


def is_overruled(case: Case, finding: Finding) -> bool:
    """Whether a finding may stand with a reason; that of a project is kept in the project."""
    if finding.where.kind is not Kind.PART:
        return finding.id in case.evaluation.overruled
    part = case.evaluation.parts[finding.where.key]
    return f"{finding.code}@{finding.where.field}" in part.evaluation.overruled
