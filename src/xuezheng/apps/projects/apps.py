"""The portfolio of building projects (基建项目组合)."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """The portfolio of building projects (基建项目组合)."""

    name = "xuezheng.apps.projects"
    label = "projects"
