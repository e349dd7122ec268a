"""Notices: sent, signed for, answered (通知、签收、反馈)."""

from importlib import import_module

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Notices: sent, signed for, answered (通知、签收、反馈)."""

    name = "xuezheng.apps.notices"
    label = "notices"

    def ready(self) -> None:
        """Let what is asked of schools be looked at before it is handed in and before it stands."""
        events = import_module("xuezheng.apps.notices.services.school_events")
        moving = import_module("xuezheng.apps.records.services")
        moving.FOLLOWS[events.KIND] = events.follow
