"""Registers: what is true of a thing, from when to when, and since when we know it."""
