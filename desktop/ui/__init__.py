"""The window. ``document.Document`` is the one source of news: views read it and hand edits to it, nothing else.

Nothing below may import SQLModel, YAML, openpyxl, pydantic or ReportLab at its top: the start page is painted first.
"""
