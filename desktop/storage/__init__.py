"""One file is one evaluation: a SQLite database whose rows never leave this package.

:class:`~desktop.storage.evaluation_file.EvaluationFile` is the door. Behind it: ``opening`` (made or opened, to write
or to read), ``connection`` (pragmas, SQLite's errors in Chinese), ``lock`` (one editor at a time), ``tables`` and
``migrations`` (the schema and its triggers), ``rows`` (every row carries its own SHA-256, all of them add up to the
content sum), ``content`` (everything read and verified once, at opening), ``history`` and ``revisions`` (edits and
signatures as rows), ``placing`` (new files appear complete or not at all) and ``audit`` (a file read though its
checks fail, to name what was changed). ``attachments`` holds the bytes of evidence, ``upgrade`` brings files of
older versions forward, ``copies`` and ``backups`` make and name verified copies. ``writer`` is the thread for all of
it.

The document is never opened by anything but SQLite: on POSIX, closing any other handle drops SQLite's locks.
"""
