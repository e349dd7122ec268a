"""Building projects against the first of September (基建项目关键路径)."""
