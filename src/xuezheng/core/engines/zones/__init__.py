"""学区: which zone serves a child and why, gaps, overlaps, places short. In words: ``docs/zoning.md``."""
