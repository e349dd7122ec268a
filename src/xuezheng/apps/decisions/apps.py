"""Decisions anyone can replay (决策)."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Decisions anyone can replay (决策)."""

    name = "xuezheng.apps.decisions"
    label = "decisions"
