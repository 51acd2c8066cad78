"""What is on the main window: the score table, its panel, findings, pages."""
