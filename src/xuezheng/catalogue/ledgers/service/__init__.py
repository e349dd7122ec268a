"""Ledgers about public service and law (政务服务与法治)."""
