"""Rosters of other systems compared with ours (名册比对)."""

from django.apps import AppConfig


class RostersConfig(AppConfig):
    """Rosters of other systems compared with ours (名册比对)."""

    name = "xuezheng.apps.rosters"
    label = "rosters"
