"""Targets, figures and progress (量化目标、进度)."""

from django.apps import AppConfig


class TargetsConfig(AppConfig):
    """Targets, figures and progress (量化目标、进度)."""

    name = "xuezheng.apps.targets"
    label = "targets"
