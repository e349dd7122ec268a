"""What the pages and the API show of the organisation tree, as plain values."""
