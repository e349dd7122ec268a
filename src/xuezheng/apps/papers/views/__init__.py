"""Pages of papers, of those who are heard, of those who write paragraphs, and of sheets."""
