"""Watches of the demo (值班): the bureau, the education offices and most schools tell theirs, some tell none."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from xuezheng.apps.people.models import AppointmentFact, PostFact
from xuezheng.apps.schools.access import organisations
from xuezheng.core.registers.timeline import AsOf

SILENT = 7
"""Every seventh school told no watch."""
MOST = 40
"""So many units at most tell theirs; the demo shows a rota, not a whole city's."""
HOLIDAY = (date(2026, 10, 1), date(2026, 10, 7))


def watches(day: date, bureau: int) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Give the watch of the week of the day for each unit, and the bureau's of the holiday before."""
    units = [row.subject_id for row in organisations(day) if row.kind == "office"]
    schools = [row.subject_id for row in organisations(day) if row.kind in {"primary", "junior"}]
    telling = [org for place, org in enumerate(schools, start=1) if place % SILENT]
    heads = _heads([bureau, *units, *telling], day)
    monday = day - timedelta(days=day.weekday())
    week = (monday, monday + timedelta(days=6))
    for place, org in enumerate([bureau, *units, *telling][:MOST], start=1):
        if org in heads:
            yield "duty_shift", org, _shift(heads[org], place, week, "usual")
    if bureau in heads:
        yield "duty_shift", bureau, _shift(heads[bureau], 1, HOLIDAY, "holiday")


def _shift(leader: int, place: int, days: tuple[date, date], watch: str) -> dict[str, Any]:
    """One shift; numbers begin with 14099, which nobody of the demo bears."""
    return {
        "from": days[0].isoformat(), "to": days[1].isoformat(), "watch": watch, "leader": leader,
        "telephone": f"14099{place:06d}",
    }  # fmt: skip


def _heads(orgs: list[int], day: date) -> dict[int, int]:
    """Give who heads each of the units; the first in official order."""
    asof = AsOf(day)
    posts = PostFact.objects.at(asof).filter(org__in=orgs, rank="head").order_by("-official_order")
    held = {post.subject_id: post.org_id for post in posts}
    people = AppointmentFact.objects.at(asof).filter(post__in=held)
    by_post = dict(people.values_list("post_id", "person_id"))
    return {org: by_post[post] for post, org in held.items() if post in by_post}
