"""顺位录取: bands with an order inside, locked dwellings, overflow, nobody unplaced. In words: ``docs/bands.md``."""
