"""The year by role (全年工作历): what falls to somebody in a month, why, and where it is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from xuezheng.apps.records.access import ledgers_on
from xuezheng.apps.records.access.rules import in_force
from xuezheng.apps.registers.access import sight
from xuezheng.apps.registers.access.switching import switched_on
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T

CHORES = "year.chores"
MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Chore:
    """One thing that comes round every year (年度事项); ``kind`` is where the work is done, or "".

    A section gets it only where its duty names one of ``groups``, every
    section where there is none.
    """

    key: str
    months: tuple[int, ...]
    says: T
    why: T
    roles: tuple[str, ...]
    groups: tuple[str, ...] = ()
    kind: str = ""

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Chore":
        """Read it as the parameter holds it."""
        return cls(
            str(told["key"]), tuple(map(int, told["months"])), T(**told["says"]), T(**told["why"]),
            tuple(told["roles"]), tuple(told.get("groups", ())), str(told.get("kind", "")),
        )  # fmt: skip

    def falls_to(self, actor: Actor) -> bool:
        """Say whether it is for somebody, by any of the posts held."""
        return any(
            grant.role in self.roles
            and (grant.role != "section" or not self.groups or set(self.groups) & set(grant.duties))
            for grant in actor.grants
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A chore as somebody sees it; ``url`` is empty where its ledger is off or out of sight."""

    chore: Chore
    where: T | None
    url: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month of somebody's year (当月事项), with how many chores each month has."""

    number: int
    lines: tuple[Line, ...]
    counts: Mapping[int, int]


def chores(day: date) -> tuple[Chore, ...]:
    """Give every chore in force on a day, in the bureau's order."""
    told = in_force(day)[CHORES]
    listed = told if isinstance(told, tuple) else ()
    return tuple(Chore.of(one) for one in listed if isinstance(one, Mapping))


def month(actor: Actor, number: int, day: date) -> Month:
    """Give what falls to somebody in a month (1 to 12). Costs: ≤ 4 queries."""
    mine = [one for one in chores(day) if one.falls_to(actor)]
    places = _places(actor, day)
    lines = tuple(
        Line(one, *places.get(one.kind, (None, ""))) for one in mine if number in one.months
    )
    counts = {each: sum(each in one.months for one in mine) for each in MONTHS}
    return Month(number, lines, counts)


def _places(actor: Actor, day: date) -> dict[str, tuple[T, str]]:
    """Give the title and address of every kind that is on and in somebody's sight."""
    found = {
        one.key: (one.title, reverse("records:ledger", args=[one.key])) for one in ledgers_on()
    }
    on = switched_on(day)
    for one in region().registers:
        if one.key in on and sight(actor, one).scope:
            found[one.key] = (one.title, reverse("registers:list", args=[one.key]))
    return found
