"""Ledgers about pupils (学籍、保障与资助)."""
