"""The handbook in a window of its own, what F1 opens, and the one-page tour of the first start."""
