"""Decisions anyone can replay (决策): rules, list, commitment, seed in public, one run, referee, record."""
