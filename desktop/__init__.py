"""自评台 (Zipingtai): the self-evaluation of a public body's spending, on one offline desk.

Four layers, one direction, one document on screen::

    __main__            wiring, once
       |
       ui | cli         Qt, the only package that imports PySide6 | the same journeys from the command line
       |
       usecases         one module per journey; no Qt
       |
       storage | rubricfiles | importers | reports      one outside thing each; strangers to each other
       |
       domain | paths   values and functions; standard library only | where files lie

Imports run downwards only and skip no layer, except that everybody may use the types of ``domain``; import-linter
holds this in CI. Clock, paths and randomness are arguments below ``ui`` and ``usecases``.

The window must be painted before anything slow is imported: SQLModel, YAML, openpyxl and ReportLab are imported inside
the use cases that need them, never at the top of ``__main__``, ``ui`` or ``usecases``.
"""

__version__ = "0.1.0"
