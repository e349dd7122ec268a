"""Long work as leased rows (后台任务)."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Long work as leased rows (后台任务)."""

    name = "xuezheng.apps.jobs"
    label = "jobs"
