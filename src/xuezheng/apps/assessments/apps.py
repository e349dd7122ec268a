"""Weighted assessments (量化考核)."""

from importlib import import_module

from django.apps import AppConfig, apps

from xuezheng.catalogue.assessments import ASSESSMENTS


class AssessmentsConfig(AppConfig):
    """Weighted assessments (量化考核)."""

    name = "xuezheng.apps.assessments"
    label = "assessments"

    def ready(self) -> None:
        """Have moves of the cases that are scored agree with their sheets."""
        following = import_module("xuezheng.apps.assessments.services.following")
        moving = import_module("xuezheng.apps.records.services")
        for one in ASSESSMENTS:
            moving.FOLLOWS[one.ledger] = following.follow
        beside = import_module("xuezheng.apps.records.selectors.beside")
        pages = import_module("xuezheng.apps.assessments.selectors.cases")
        beside.offer(self.label, (one.ledger for one in ASSESSMENTS), pages.beside_case)
        if apps.is_installed("xuezheng.apps.indicators"):
            asking = import_module("xuezheng.apps.assessments.selectors.asking")
            indicated = import_module("xuezheng.apps.assessments.selectors.indicated")
            indicated.SOURCES["indicators"] = asking.from_indicators
