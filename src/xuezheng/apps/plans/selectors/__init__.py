"""Reads on plans: each page's data as plain values."""
