"""Classes, pupils and their guardians (班级、学籍、监护人)."""

from django.apps import AppConfig


class PupilsConfig(AppConfig):
    """Classes, pupils and their guardians (班级、学籍、监护人)."""

    name = "xuezheng.apps.pupils"
    label = "pupils"
