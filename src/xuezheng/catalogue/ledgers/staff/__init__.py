"""Ledgers about staff (教师人事)."""
