"""Pages of progress and targets."""
