"""Leading groups, meetings and their resolutions (会议议定)."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Leading groups, meetings and their resolutions (会议议定)."""

    name = "xuezheng.apps.meetings"
    label = "meetings"
