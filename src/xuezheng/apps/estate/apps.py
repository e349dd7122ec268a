"""Sites, buildings and rooms (校址、校舍、用房)."""

from django.apps import AppConfig


class EstateConfig(AppConfig):
    """Sites, buildings and rooms (校址、校舍、用房)."""

    name = "xuezheng.apps.estate"
    label = "estate"
