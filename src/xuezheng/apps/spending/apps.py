"""Education spending: how a year will end, what other standards would cost (教育经费监测)."""

from importlib import import_module

from django.apps import AppConfig


class SpendingConfig(AppConfig):
    """Education spending: how a year will end, what other standards would cost (教育经费监测)."""

    name = "xuezheng.apps.spending"
    label = "spending"

    def ready(self) -> None:
        """Let trials of standards be kept under a name."""
        viewing = import_module("xuezheng.apps.records.access.viewing")
        access = import_module("xuezheng.apps.spending.access")
        viewing.keeps_views(access.TRIAL, access.reads)
