"""Courses and activities (培训与活动): places, hours, who falls short, certificates."""
