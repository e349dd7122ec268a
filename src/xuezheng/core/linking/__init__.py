"""Targets to indicators (指标关联): which figure of the catalogue a target of a plan speaks of, and why."""
