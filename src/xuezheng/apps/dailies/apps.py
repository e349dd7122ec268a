"""Daily reports rolled up: schools, the missing by hour (日报告汇总)."""

from django.apps import AppConfig


class DailiesConfig(AppConfig):
    """Daily reports rolled up: schools, the missing by hour (日报告汇总)."""

    name = "xuezheng.apps.dailies"
    label = "dailies"
