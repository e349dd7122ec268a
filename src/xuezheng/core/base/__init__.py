"""Words shared by all parts; imports nothing of ours."""
