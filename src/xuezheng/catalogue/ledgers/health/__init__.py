"""Ledgers about the health of pupils (学生健康与疫情)."""
