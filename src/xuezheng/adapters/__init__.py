"""The outside world, still without Django."""
