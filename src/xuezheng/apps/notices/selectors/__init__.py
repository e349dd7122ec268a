"""What pages, the API and the desk show of notices."""

from xuezheng.apps.notices.selectors.waiting import Due, chasing, emergencies, waiting

__all__ = ["Due", "chasing", "emergencies", "waiting"]
