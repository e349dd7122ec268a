"""积分入学: points by a dated table, rank, places by seats. The rule in words: ``docs/points.md``."""
