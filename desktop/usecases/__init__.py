"""One story per file: what the window and the command line ask for, told by calling the four outer packages.

No Qt here. Outer packages are imported inside functions, so that the window is painted before SQLModel, YAML, openpyxl
or ReportLab is loaded.
"""
