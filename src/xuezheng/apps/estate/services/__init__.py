"""Writes on sites, buildings and rooms."""
