"""The registers of 云汀市 with three years of history: drawn, counted, and loaded in bulk."""
