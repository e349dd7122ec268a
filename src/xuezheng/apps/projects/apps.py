"""The portfolio of building projects (基建项目组合)."""

from importlib import import_module

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """The portfolio of building projects (基建项目组合)."""

    name = "xuezheng.apps.projects"
    label = "projects"

    def ready(self) -> None:
        """Let the page of a project name where it stands in the portfolio."""
        beside = import_module("xuezheng.apps.records.selectors.beside")
        pages = import_module("xuezheng.apps.projects.selectors")
        beside.offer(self.label, ("project",), pages.beside_case)
