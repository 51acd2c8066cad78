"""Questions to the person at the desk, each a function that returns the answer or None."""
