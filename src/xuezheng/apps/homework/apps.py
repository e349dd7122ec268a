"""Homework and tests: what school asks of pupils, by class and week (学业负担)."""

from django.apps import AppConfig


class HomeworkConfig(AppConfig):
    """Homework and tests: what school asks of pupils, by class and week (学业负担)."""

    name = "xuezheng.apps.homework"
    label = "homework"
