"""Decisions anyone can replay (决策)."""

from importlib import import_module

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Decisions anyone can replay (决策)."""

    name = "xuezheng.apps.decisions"
    label = "decisions"

    def ready(self) -> None:
        """Let whoever asks about a zone see how far the seats went the last time."""
        cuts = import_module("xuezheng.apps.zones.selectors.cuts")
        own = import_module("xuezheng.apps.decisions.selectors.cuts")
        cuts.offer(self.label, own.last_cut)
