"""Ledgers about the safety of schools (校园安全稳定)."""
