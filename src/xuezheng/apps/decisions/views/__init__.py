"""Pages of decisions: those of the office, what is done there, those open to everybody."""
