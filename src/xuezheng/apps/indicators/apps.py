"""Indicators (指标): figures counted over snapshots, kept, explained."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Indicators (指标): figures counted over snapshots, kept, explained."""

    name = "xuezheng.apps.indicators"
    label = "indicators"
