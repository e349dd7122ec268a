"""Ledgers about schools, buildings and equipment (学校建设与装备)."""
