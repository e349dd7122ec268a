"""A year of the demo bureau, told act by act."""
