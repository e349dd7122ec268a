"""Circulars, summaries, notices, sheets (公文)."""

from importlib import import_module

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Circulars, summaries, notices, sheets (公文)."""

    name = "xuezheng.apps.papers"
    label = "papers"

    def ready(self) -> None:
        """Lead from a task to the notice that urges it."""
        beside = import_module("xuezheng.apps.records.selectors.beside")
        pages = import_module("xuezheng.apps.papers.selectors.cases")
        beside.offer(self.label, ("task",), pages.beside_case)
