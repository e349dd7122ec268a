"""Circulars, summaries, notices, sheets (公文)."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Circulars, summaries, notices, sheets (公文)."""

    name = "xuezheng.apps.papers"
    label = "papers"
