"""One thing that waits, from whatever app knows of it."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from django.urls import reverse

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.records.access.rules import calendar
from xuezheng.apps.records.selectors.wording import left
from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits (待办): until when, what, why, and the one thing to do about it.

    ``count`` is how many cases it stands for, where many of one name wait alike.
    """

    standing: Standing
    left: T
    day: date | None
    what: str
    tag: T
    about: str
    url: str
    verb: T
    count: int = 1

    @property
    def urgent(self) -> bool:
        """Say whether it is late."""
        return self.standing is Standing.MISS


def item(what: str, tag: T, about: str, url: str, verb: T, until: date | None, day: date) -> Item:
    """Give something that waits until a day, with the working days that are left.

    Costs: 1 query, none where the calendar is steady and known.
    """
    limit = left(until, day, calendar())
    return Item(limit.standing, limit.words, until, what, tag, about, url, verb)


@cache
def _case_url() -> tuple[str, str]:
    before, _, after = reverse("records:case", args=[0]).rpartition("0")
    return before, after


def case_url(number: int) -> str:
    """Give the address of a case; a page holds a hundred of them."""
    before, after = _case_url()
    return f"{before}{number}{after}"


def civil(moment: datetime | None) -> date | None:
    """Give the day of a moment, if there is one."""
    return moment.astimezone(ZONE).date() if moment else None
