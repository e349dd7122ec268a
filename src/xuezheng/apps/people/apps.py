"""Persons, posts and appointments (人员、职务、任职)."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons, posts and appointments (人员、职务、任职)."""

    name = "xuezheng.apps.people"
    label = "people"
