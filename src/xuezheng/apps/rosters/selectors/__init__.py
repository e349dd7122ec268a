"""What others read of rosters."""
