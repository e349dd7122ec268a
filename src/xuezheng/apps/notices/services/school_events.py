"""What bars an event for schools (进校事项): the same thing asked twice, and more than a month can bear."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.db.models import Count, Sum

from xuezheng.apps.records.access import rows
from xuezheng.apps.records.access.rules import day_of, in_force
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T

KIND = "school_event"
ON_LIST = ("shown", "granted")
"""Stages in which an event stands on the list and counts as load."""
GONE = ("refused",)


class TwiceError(RefusedError):
    """The same thing is asked of schools in the same days already."""

    code = "event-twice"
    text = T(
        "与 {number} 重复：同一事项在同一时段已申报，请合并开展。",
        "This repeats {number}: the same is asked for in these days; do it together.",
    )


class OverloadError(RefusedError):
    """The month cannot bear it; what a law demands is not refused."""

    code = "event-load"
    text = T(
        "{month} 每校已安排 {items} 项、{minutes} 分钟，再列入将超过上限（{most} 项、{limit} 分钟），请改期或合并。",
        "{month} holds {items} items and {minutes} minutes of each school; the cap is {most} items "
        "and {limit} minutes: move it or do it together.",
    )


class Event(Protocol):
    """A case of the list, as a move hands it over."""

    pk: int
    number: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Load:
    """What a month asks of each school (每校负担): items on the list, and their minutes."""

    items: int
    minutes: int


def load(month: str) -> Load:
    """Give the load of a month, 2026-10. Costs: 1 query."""
    year, number = (int(part) for part in month.split("-"))
    first = date(year, number, 1)
    last = date(year + number // 12, number % 12 + 1, 1)
    on_list = rows(SYSTEM, Verb.READ, KIND).filter(state__in=ON_LIST, d1__gte=first, d1__lt=last)
    found = on_list.aggregate(items=Count("id"), minutes=Sum("n2"))
    return Load(found["items"], found["minutes"] or 0)


def follow(deed: Deed, record: Event, move: str) -> None:
    """Refuse a repeated event when it is handed in, and one too many when it would stand."""
    if move == "report":
        _once(record)
    if move == "show" and not record.data["by_law"]:
        _bearable(deed, record)


def _once(record: Event) -> None:
    data = record.data
    same = rows(SYSTEM, Verb.READ, KIND).filter(
        t1=data["title"], t2=data["kind"], d1__lte=data["to_on"], d2__gte=data["from_on"]
    )
    twin = same.exclude(pk=record.pk).exclude(state__in=(*GONE, "drafted")).order_by("id").first()
    if twin is not None:
        raise TwiceError(number=twin.number)


def _bearable(deed: Deed, record: Event) -> None:
    month = str(record.data["month"])
    rules, found = in_force(day_of(deed.at)), load(month)
    most, limit = (int(str(rules[f"event.{key}_a_month"])) for key in ("most", "minutes"))
    # The case itself stands on the list already: its move comes first.
    if found.items > most or found.minutes > limit:
        mine = int(record.data["minutes"])
        raise OverloadError(
            month=month, items=found.items - 1, minutes=found.minutes - mine, most=most, limit=limit
        )
