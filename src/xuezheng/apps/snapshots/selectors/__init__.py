"""What is known of snapshots: listed, shown, verified, compared."""
