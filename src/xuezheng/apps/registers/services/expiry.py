"""Reminding of what runs out (到期提醒): every rung fires once, and what no longer runs out is closed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from xuezheng.adapters.clock import ZONE
from xuezheng.adapters.locks import take
from xuezheng.apps.audit.services import act
from xuezheng.apps.records.access import kind_of
from xuezheng.apps.registers.access import expiry as access
from xuezheng.apps.registers.models import Reminded, RunsOut
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers.expiry import Ending, Reminder, due, endings, missing

MOST = 400
"""Reminders written in one transaction; the next begins where it ended."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A reminder whose day has come and that has not been fired, and the line it is about."""

    kind: Kind
    reminder: Reminder
    line: int


def owed(day: date) -> Iterator[Owed]:
    """Give what must have been fired by ``day`` and was not. Costs: 2 queries per 500 records."""
    for kind in access.watched(day):
        for rows in access.near_their_end(kind, day):
            fired = _fired([int(row.subject_id) for row in rows])
            for row in rows:
                yield from _of(kind, row, day, fired)


def _of(kind: Kind, row: Any, day: date, fired: set[Reminder]) -> Iterator[Owed]:
    thing, org = int(row.subject_id), int(row.org_id)
    lines = {one.place: one.line for one in endings(kind, row.data)}
    for one in missing(due(kind, thing, org, row.data, day), fired):
        yield Owed(kind, one, lines[one.place])


def _fired(things: list[int]) -> set[Reminder]:
    rows = Reminded.objects.filter(runs_out__thing__in=things, runs_out__closed_at=None)
    told = rows.values_list(
        "runs_out__thing", "runs_out__place", "runs_out__ends", "rung", "runs_out__org"
    )
    return {Reminder(*one) for one in told}


class Remind(Given):
    """By which day reminders are due."""

    day: date


def remind_due(deed: Deed, given: Remind) -> Mapping[str, Any]:
    """Fire what is owed and close what runs out no longer; only the software itself does."""
    if deed.actor.channel != "system":
        raise NotFoundError(what=T("提醒", "reminder"))
    fired = closed = 0
    if take(connection, "registers.remind"):
        for one in owed(given.day):
            _fire(one, deed.at)
            fired += 1
            if fired == MOST:
                break
        stale = [int(row.pk) for row in over(given.day)][:MOST]
        closed = RunsOut.objects.filter(pk__in=stale).update(closed_at=deed.at)
    deed.rows = fired + closed
    deed.about("expiry", given.day.isoformat())
    return {"fired": fired, "closed": closed}


def _fire(one: Owed, at: datetime) -> None:
    told = one.reminder
    row, _ = RunsOut.objects.update_or_create(
        thing=told.thing, place=told.place, ends=told.ends, org=told.owner,
        defaults={"kind": one.kind.key, "line": one.line, "rung": told.rung, "closed_at": None},
    )  # fmt: skip
    Reminded.objects.get_or_create(runs_out=row, rung=told.rung, defaults={"fired_at": at})


def over(day: date) -> Iterator[RunsOut]:
    """Give what stands as running out and does so no longer: renewed, met, ended, given away."""
    last, standing = 0, RunsOut.objects.filter(closed_at=None)
    on = {one.key for one in access.watched(day)}
    while rows := list(standing.filter(pk__gt=last).order_by("pk")[: access.CHUNK]):
        last = int(rows[-1].pk)
        found = access.versions({row.thing for row in rows}, day)
        for row in rows:
            if row.kind not in on or not _stands(row, found.get(row.thing)):
                yield row


def _stands(row: RunsOut, now: access.Said | None) -> bool:
    if now is None or int(now.org_id) != row.org:
        return False
    said: tuple[Ending, ...] = tuple(endings(kind_of(row.kind), now.data))
    return any((one.place, one.ends) == (row.place, row.ends) for one in said)


REMIND = Intention("expiry.remind", T("到期提醒", "Remind of what runs out"), Remind, remind_due)


def remind(now: datetime) -> int:
    """Fire every reminder whose day has come; gives how many. An idle turn writes nothing."""
    day, fired = now.astimezone(ZONE).date(), 0
    while next(owed(day), None) is not None or next(over(day), None) is not None:
        done = act(REMIND, Remind(day=day), actor=SYSTEM, at=now).result
        fired += int(done["fired"])
        if not done["fired"] and not done["closed"]:
            break
    return fired


def silent(now: datetime) -> list[str]:
    """Name the reminders that should have fired by now and did not: the watchdog's list."""
    day = now.astimezone(ZONE).date()
    return [
        f"{one.kind.key} {one.reminder.thing} {one.reminder.place} {one.reminder.rung}"
        for one in owed(day)
    ]
