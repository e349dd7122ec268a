"""The thin Django shell."""
