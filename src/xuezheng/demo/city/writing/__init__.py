"""Writing what was drawn into the registers' tables, one register a file."""
