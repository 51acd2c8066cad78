"""The window of the rubric editor: a tree, one indicator, what is wrong, and a try-out."""
