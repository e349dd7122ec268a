"""Pages of signing in, of one's own account, of keeping accounts, and of the log."""
