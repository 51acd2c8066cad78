"""Rubrics (评价方案) as YAML files: reading, checking, listing and trying them. YAML and pydantic stay in here.

A rubric is a folder: rubric.yaml (head), sections/*.yaml (indicators), aliases.yaml (labels seen in past files) and
cases/*.yaml (figures in, scores out). ``rubrics/README.md`` says what every key means.
"""

from __future__ import annotations

from desktop.rubricfiles.loader import digest_files, load_files, load_folder, read_files
from desktop.rubricfiles.problems import RubricError, RubricErrors

__all__ = ["RubricError", "RubricErrors", "digest_files", "load_files", "load_folder", "read_files"]
