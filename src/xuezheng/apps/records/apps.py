"""Records and cases of every declared kind (台账、事项)."""

from importlib import import_module

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Records and cases of every declared kind (台账、事项)."""

    name = "xuezheng.apps.records"
    label = "records"

    def ready(self) -> None:
        """Let open cases follow a merger of schools."""
        own = import_module("xuezheng.apps.records.services.rehoming")
        following = import_module("xuezheng.apps.schools.services.following")
        following.FOLLOWERS["case"] = own.CASES
