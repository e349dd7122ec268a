"""Homework and tests: what school asks of pupils, by class and week (学业负担)."""
