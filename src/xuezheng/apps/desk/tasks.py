"""The search follows the log at every tick."""

from xuezheng.apps.desk.services import follow

TICKS = {"search": lambda _: follow()}
