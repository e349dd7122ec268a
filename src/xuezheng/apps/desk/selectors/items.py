"""One thing that waits, from whatever app knows of it."""

from dataclasses import dataclass
from datetime import date, datetime

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.records.access.rules import calendar
from xuezheng.apps.records.selectors.wording import left
from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits (待办): until when, what, why, and the one thing to do about it."""

    standing: Standing
    left: T
    day: date | None
    what: str
    tag: T
    about: str
    url: str
    verb: T

    @property
    def urgent(self) -> bool:
        """Say whether it is late."""
        return self.standing is Standing.MISS


def item(what: str, tag: T, about: str, url: str, verb: T, until: date | None, day: date) -> Item:
    """Give something that waits until a day, with the working days that are left. Costs: 1 query."""
    limit = left(until, day, calendar())
    return Item(limit.standing, limit.words, until, what, tag, about, url, verb)


def civil(moment: datetime | None) -> date | None:
    """Give the day of a moment, if there is one."""
    return moment.astimezone(ZONE).date() if moment else None
