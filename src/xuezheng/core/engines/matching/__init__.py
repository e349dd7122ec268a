"""Choices of schools turned into places (志愿录取)."""
