"""Figures written for other programs (指标交换): CSV, SDMX-CSV, ADX, a workbook, a picture.

All are made of the same ``Observation`` values, so a figure is the same in each.
"""
