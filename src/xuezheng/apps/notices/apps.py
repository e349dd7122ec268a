"""Notices: sent, signed for, answered (通知、签收、反馈)."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Notices: sent, signed for, answered (通知、签收、反馈)."""

    name = "xuezheng.apps.notices"
    label = "notices"
