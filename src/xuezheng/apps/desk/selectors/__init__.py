"""What the desk shows, and what a search finds."""
