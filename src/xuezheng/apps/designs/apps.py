"""The bureau's own ledgers: drafted, checked, activated (自设台账)."""

from django.apps import AppConfig


class DesignsConfig(AppConfig):
    """The bureau's own ledgers: drafted, checked, activated (自设台账)."""

    name = "xuezheng.apps.designs"
    label = "designs"
