"""Registers of every kind (台账外的登记册): lists, entries, changes, imports."""

from importlib import import_module

from django.apps import AppConfig

from xuezheng.core.base.labels import T


class RegistersConfig(AppConfig):
    """Registers of every kind (台账外的登记册): lists, entries, changes, imports."""

    name = "xuezheng.apps.registers"
    label = "registers"

    def ready(self) -> None:
        """Let registers go along when schools are merged, and cases name what registers hold."""
        own = import_module("xuezheng.apps.registers.models")
        reorganising = import_module("xuezheng.apps.pupils.services.reorganising")
        reorganising.carry("register", own.RegisterVersion, T("登记册记录", "register records"))
        naming = import_module("xuezheng.apps.registers.selectors.naming")
        picking = import_module("xuezheng.apps.records.selectors.picking")
        for key in naming.BESIDE:
            picking.SOURCES[key] = naming.Register(key)
        picking.REGISTERS[:] = [naming.Register]
        checks = import_module("xuezheng.apps.records.services.weighing").CHECKS
        bearing = import_module("xuezheng.apps.registers.services.bearing")
        if bearing.require_bearable not in checks:
            checks.append(bearing.require_bearable)
