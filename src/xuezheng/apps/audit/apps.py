"""The log: what was done, by whom, sealed into one chain."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The log: what was done, by whom, sealed into one chain."""

    name = "xuezheng.apps.audit"
    label = "audit"
