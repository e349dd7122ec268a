"""Targets, figures and progress (量化目标、进度)."""

from importlib import import_module

from django.apps import AppConfig


class TargetsConfig(AppConfig):
    """Targets, figures and progress (量化目标、进度)."""

    name = "xuezheng.apps.targets"
    label = "targets"

    def ready(self) -> None:
        """Let the page of a task name its progress, and that of an indicator its targets."""
        beside = import_module("xuezheng.apps.records.selectors.beside")
        pages = import_module("xuezheng.apps.targets.selectors.cases")
        beside.offer(self.label, ("task",), pages.beside_case)
        goals = import_module("xuezheng.apps.indicators.selectors.goals")
        promised = import_module("xuezheng.apps.targets.selectors.promised")
        goals.tells_goals(promised.goals)
