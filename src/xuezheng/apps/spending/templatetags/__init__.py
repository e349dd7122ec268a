"""How figures of education spending are written."""
