"""The search follows the log at every tick."""

from xuezheng.apps.desk.selectors.finding import follow

TICKS = {"search": lambda _: follow()}
