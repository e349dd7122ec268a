"""Catchment zones (施教区)."""

from django.apps import AppConfig


class ZonesConfig(AppConfig):
    """Catchment zones (施教区)."""

    name = "xuezheng.apps.zones"
    label = "zones"
