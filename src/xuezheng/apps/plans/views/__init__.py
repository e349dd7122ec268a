"""Pages of work plans."""
