"""Snapshots (数据快照) as values: what a table looks like, what a manifest says, what differs."""
