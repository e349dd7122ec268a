"""Timetables against the curriculum plan, and exercise from them (课程核查与每天锻炼)."""

from importlib import import_module

from django.apps import AppConfig


class CurriculumConfig(AppConfig):
    """Timetables against the curriculum plan, and exercise from them (课程核查与每天锻炼)."""

    name = "xuezheng.apps.curriculum"
    label = "curriculum"

    def ready(self) -> None:
        """Let the page of a spot check name what the school's timetables promise."""
        beside = import_module("xuezheng.apps.records.selectors.beside")
        pages = import_module("xuezheng.apps.curriculum.selectors.exercising")
        beside.offer(self.label, ("exercise_check",), pages.beside_case)
