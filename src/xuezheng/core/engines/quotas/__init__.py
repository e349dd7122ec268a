"""Seats of key senior schools split over junior schools (指标到校)."""
