"""Targets and their progress (量化目标与进度): one function decides how each stands."""
