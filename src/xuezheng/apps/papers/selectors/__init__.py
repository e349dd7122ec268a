"""What pages, the API and services read of papers."""
