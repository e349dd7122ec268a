"""The pure part: no Django, no clock, no network, no chance."""
