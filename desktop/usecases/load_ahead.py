"""Import what opening a file needs before anybody asks for it; the window calls this from a worker thread."""

from __future__ import annotations


def load_ahead() -> None:
    """SQLModel, YAML and pydantic come in with these."""
    import desktop.rubricfiles
    import desktop.storage.evaluation_file
    import desktop.storage.writer  # noqa: F401 - imported for their side effect: being loaded
