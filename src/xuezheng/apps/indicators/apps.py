"""Indicators (指标): figures counted over snapshots, kept, explained."""

from importlib import import_module

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Indicators (指标): figures counted over snapshots, kept, explained."""

    name = "xuezheng.apps.indicators"
    label = "indicators"

    def ready(self) -> None:
        """Let readers of figures keep the list, a figure's page and a pivot under names."""
        viewing = import_module("xuezheng.apps.records.access.viewing")
        access = import_module("xuezheng.apps.indicators.access")
        for page in (access.LIST, access.PIVOT):
            viewing.keeps_views(page, access.reads)
