"""What the pages, the API and the sheets show of registers, as plain values."""
