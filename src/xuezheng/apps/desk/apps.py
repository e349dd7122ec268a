"""The desk and the search (工作台、搜索)."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The desk and the search (工作台、搜索)."""

    name = "xuezheng.apps.desk"
    label = "desk"
