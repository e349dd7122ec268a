"""Who is where when, for the chapters of the story that follow the demo's year."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tests.kills.teller import Teller

from xuezheng.demo.year.doer import moment
from xuezheng.demo.year.people import People
from xuezheng.demo.year.plan import Planned


@dataclass(frozen=True)
class Rest:
    """The story under way: who tells it, of whom, of which plan."""

    doer: Teller
    people: People
    plan: Planned

    def login(self, unit: str, title: str = "") -> str:
        """Give the sign-in name of who holds a title in a unit, its head's without one."""
        return self.people.of(unit, title).login


def at_(day: int, hour: int = 9, minute: int = 0) -> datetime:
    return moment(date(2026, 10, day), hour, minute)


def as_(rest: Rest, login: str, at: datetime) -> Callable[..., dict[str, Any]]:
    """Give a way to say in one line what somebody does at a moment."""

    def do(intention: str, /, **given: Any) -> dict[str, Any]:
        return rest.doer.do(intention, given, by=login, at=at)

    return do
