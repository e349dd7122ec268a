"""Awards to schools by a published formula (按办法计奖)."""

from django.apps import AppConfig


class AwardsConfig(AppConfig):
    """Awards to schools by a published formula (按办法计奖)."""

    name = "xuezheng.apps.awards"
    label = "awards"
