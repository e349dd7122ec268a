"""Catchment zones (施教区)."""

from importlib import import_module

from django.apps import AppConfig

from xuezheng.core.base.labels import T


class ZonesConfig(AppConfig):
    """Catchment zones (施教区)."""

    name = "xuezheng.apps.zones"
    label = "zones"

    def ready(self) -> None:
        """Let zones and their address tables go along when schools are merged."""
        own = import_module("xuezheng.apps.zones.models")
        reorganising = import_module("xuezheng.apps.pupils.services.reorganising")
        reorganising.carry("zone", own.ZoneFact, T("施教区", "zones"))
        reorganising.carry(
            "zone_address", own.ZoneAddressFact, T("施教区地址", "addresses of zones")
        )
