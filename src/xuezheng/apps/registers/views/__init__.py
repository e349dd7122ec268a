"""Pages of registers: reading here, entering, importing and asking for changes beside it."""
