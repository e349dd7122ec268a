"""Ledgers of curriculum, teaching and examinations (课程教学与考试)."""
