"""Paper: a signed or draft evaluation as a PDF that looks like an official document.

Content first, paper second: ``content`` turns an evaluation into a plain :class:`~desktop.reports.report.Report`
without knowing any renderer; ``pdf`` sets a Report on pages without knowing what a score is. The way back: ``reading``
reads a printed report, ``proof`` holds it against the one that its data give when they are set again.
"""
