"""Adults who are trained, and leavers of vocational schools (成人培训、毕业生去向)."""

from importlib import import_module

from django.apps import AppConfig


class VocationalConfig(AppConfig):
    """Adults who are trained, and leavers of vocational schools (成人培训、毕业生去向)."""

    name = "xuezheng.apps.vocational"
    label = "vocational"

    def ready(self) -> None:
        """Let the gate of persons ask the trainees as well."""
        known = import_module("xuezheng.apps.vocational.selectors.known")
        gate = import_module("xuezheng.apps.people.selectors.known")
        if known.trainees not in gate.SOURCES:
            gate.SOURCES.append(known.trainees)
