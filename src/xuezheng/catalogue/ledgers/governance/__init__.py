"""Ledgers about finance, audit, integrity and party (财务、审计、廉政与党建)."""
