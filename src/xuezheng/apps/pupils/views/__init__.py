"""Pages of pupils, classes, transfers and mergers of schools."""
