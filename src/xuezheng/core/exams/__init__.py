"""Examinations (考试): statistics, converted grades, items, schools. In words: ``docs/exams.md``."""
