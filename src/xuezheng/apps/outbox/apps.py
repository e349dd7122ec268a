"""Messages sent outside (消息)."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Messages sent outside (消息)."""

    name = "xuezheng.apps.outbox"
    label = "outbox"
