"""Registers of every kind (台账外的登记册): lists, entries, changes, imports."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Registers of every kind (台账外的登记册): lists, entries, changes, imports."""

    name = "xuezheng.apps.registers"
    label = "registers"
