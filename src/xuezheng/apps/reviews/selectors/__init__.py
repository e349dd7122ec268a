"""What pages, API and services read of reviews."""
