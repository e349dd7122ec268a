"""Decisions that anyone can replay (可复核决策): records, seeds in public, and known procedures of drawing."""
