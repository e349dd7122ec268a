"""Training institutions: points, grades, lists, licences (培训机构信用管理)."""

from importlib import import_module

from django.apps import AppConfig


class InstitutionsConfig(AppConfig):
    """Training institutions: points, grades, lists, licences (培训机构信用管理)."""

    name = "xuezheng.apps.institutions"
    label = "institutions"

    def ready(self) -> None:
        """Let decisions on points lead to lists, and both be checked against the rules of the day."""
        follows = import_module("xuezheng.apps.institutions.services.following")
        moving = import_module("xuezheng.apps.records.services")
        moving.FOLLOWS["deduction"] = follows.follow_deduction
        moving.FOLLOWS["list_entry"] = follows.follow_entry
        beside = import_module("xuezheng.apps.records.selectors.beside")
        pages = import_module("xuezheng.apps.institutions.selectors.cases")
        beside.offer(self.label, ("deduction", "list_entry"), pages.beside_case)
