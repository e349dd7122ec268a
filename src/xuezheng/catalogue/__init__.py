"""The region's book: declarations only."""
