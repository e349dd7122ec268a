"""Indicators (指标): which rows are added up, where, and how a value opens to them."""
