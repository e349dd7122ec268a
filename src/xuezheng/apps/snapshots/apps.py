"""Snapshots (数据快照): what stood on a day, written once."""

from django.apps import AppConfig


class SnapshotsConfig(AppConfig):
    """Snapshots (数据快照): what stood on a day, written once."""

    name = "xuezheng.apps.snapshots"
    label = "snapshots"
