"""Records and cases of every declared kind (台账、事项)."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Records and cases of every declared kind (台账、事项)."""

    name = "xuezheng.apps.records"
    label = "records"
