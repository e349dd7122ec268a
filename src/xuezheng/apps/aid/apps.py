"""Pupil aid: who is entitled to what, paid once and accounted for (学生资助)."""

from django.apps import AppConfig


class AidConfig(AppConfig):
    """Pupil aid: who is entitled to what, paid once and accounted for (学生资助)."""

    name = "xuezheng.apps.aid"
    label = "aid"
