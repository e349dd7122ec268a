"""The look's name for Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Base page and parts shared by all pages."""

    name = "xuezheng.ui"
    label = "ui"
