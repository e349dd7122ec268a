"""What pages, the API and other apps read of decisions."""
