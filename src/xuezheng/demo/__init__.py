"""The city that does not exist."""
