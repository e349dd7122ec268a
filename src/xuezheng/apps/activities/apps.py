"""Courses and activities: places, attendance, hours, certificates (培训与活动)."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """Courses and activities: places, attendance, hours, certificates (培训与活动)."""

    name = "xuezheng.apps.activities"
    label = "activities"
