"""Seats by a draw that anyone can replay (电脑派位)."""
