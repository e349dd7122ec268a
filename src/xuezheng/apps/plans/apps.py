"""The app's name for Django."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Work plans (工作要点) and what was read in them."""

    name = "xuezheng.apps.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"
