"""The app's name for Django."""

from django.apps import AppConfig


class SchoolsConfig(AppConfig):
    """Organisations (机构) and where they stand."""

    name = "xuezheng.apps.schools"
    label = "schools"
    default_auto_field = "django.db.models.BigAutoField"
