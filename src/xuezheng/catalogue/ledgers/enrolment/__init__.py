"""Ledgers about school places and enrolment (学位规划与招生入学)."""
