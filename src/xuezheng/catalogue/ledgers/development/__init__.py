"""Ledgers of teacher development and research (教师研训与教科研)."""
