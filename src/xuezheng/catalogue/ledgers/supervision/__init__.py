"""Ledgers about supervision and certification (督导与创建评估)."""
