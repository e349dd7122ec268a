"""Figures as others ask for them: one value, all places, the course of one place."""

from xuezheng.apps.indicators.selectors.figures import Figure, series, value, values

__all__ = ["Figure", "series", "value", "values"]
