"""GET /api/dailies: a day's reports in counts, and how many were missing at each hour."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.dailies.selectors import Sum, day_shown
from xuezheng.apps.schools.access import read_day
from xuezheng.ui.doors import actor_of

router = Router(tags=["dailies"])


class SumOut(Schema):
    """A unit: how many owe a report, have reported, have nothing to tell; null where nothing came."""

    name: str
    owe: int
    reported: int
    zero: int
    counts: dict[str, int | None]


class HourOut(Schema):
    """An hour: how many had reported, who had not."""

    hour: int
    reported: int
    missing: list[str]


class DayOut(Schema):
    """A day."""

    whole: SumOut
    parts: list[SumOut]
    hours: list[HourOut]


def _out(one: Sum) -> dict[str, Any]:
    return {
        "name": one.name, "owe": one.owe, "reported": one.reported, "zero": one.zero,
        "counts": dict(one.counts),
    }  # fmt: skip


@router.get("", response=DayOut, summary="A day's reports")
def index(request: HttpRequest, on: str = "") -> dict[str, Any]:
    """Give a day, today unless asked otherwise."""
    found = day_shown(actor_of(request), read_day(on, clock.today()), clock.now())
    hours = [
        {"hour": one.hour, "reported": one.reported, "missing": list(one.missing)}
        for one in found.hours
    ]
    return {"whole": _out(found.whole), "parts": [_out(one) for one in found.parts], "hours": hours}
