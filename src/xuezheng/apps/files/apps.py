"""Files by their content, with class, retention and access."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Files by their content, with class, retention and access."""

    name = "xuezheng.apps.files"
    label = "files"
