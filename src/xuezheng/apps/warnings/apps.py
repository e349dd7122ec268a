"""Early warnings (监测预警): class sizes, clusters of illness, absences, supervisors' former schools."""

from importlib import import_module

from django.apps import AppConfig


class WarningsConfig(AppConfig):
    """Early warnings (监测预警): class sizes, clusters of illness, absences, supervisors' former schools."""

    name = "xuezheng.apps.warnings"
    label = "warnings"

    def ready(self) -> None:
        """Let warnings follow the daily checks, and bars follow the planning of visits."""
        following = import_module("xuezheng.apps.warnings.services.following")
        follows = import_module("xuezheng.apps.records.services").FOLLOWS
        follows["sick_check"] = following.after_check
        follows["visit"] = following.after_visit
        beside = import_module("xuezheng.apps.records.selectors.beside")
        pages = import_module("xuezheng.apps.warnings.selectors.cases")
        beside.offer(self.label, ("visit",), pages.beside_case)
