"""Pages of ledgers and cases."""
