"""Looking at every rule once a day (每日预警评估): missed days are made up for, nothing is told twice.

A day is one act in one transaction; whatever stops it leaves the day undone, and the
next turn does it. Between days a look that would change nothing writes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from django.db import connection, transaction

from xuezheng.adapters.locks import take
from xuezheng.apps.audit.services import act
from xuezheng.apps.records.selectors import in_force
from xuezheng.apps.schools.access import names, steady
from xuezheng.apps.warnings.models import Entry, Looked, Standing
from xuezheng.apps.warnings.selectors.grounds import awake, keys_on, places, terms
from xuezheng.apps.warnings.selectors.readings import NO_VALUE, readings
from xuezheng.apps.warnings.services.asking import ask
from xuezheng.catalogue.warnings import RULES
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.warnings.course import Event, Reading, State, What, ended, rank, step
from xuezheng.core.warnings.definition import At, Rule
from xuezheng.core.warnings.state import kept, read

LOOK = "rules"
ROOM = 500
"""Rows written in one statement."""
KEPT = (
    "state", "day", "since", "rank", "blind", "silenced_until", "reading", "seen_at", "seen_by",
    "seen_note", "reason", "case",
)  # fmt: skip
"""What a day changes of a rule at a place."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What a day does to a rule at a place: its row, if it has one, the state after, the events (预警变动)."""

    rule: Rule
    org: int
    row: Standing | None
    state: State
    reading: Reading
    events: tuple[Event, ...]


def moves(day: date) -> Iterator[Moved]:
    """Give what a day does to every rule at every place where something stands or begins.

    Costs: 1 query for all states, and 1 to 4 for each rule that is awake.
    """
    on = keys_on()
    rows: dict[str, dict[int, Standing]] = {}
    for row in Standing.objects.all():
        rows.setdefault(row.rule, {})[row.org_id] = row
    for rule in RULES:
        held = rows.get(rule.key, {})
        if awake(rule, on):
            yield from _of_rule(rule, held, day)
        else:
            yield from (_over(rule, row, day) for row in held.values())


def _of_rule(rule: Rule, held: Mapping[int, Standing], day: date) -> Iterator[Moved]:
    where, found, by = places(day, rule.at), readings(rule, day), terms(rule, day)
    here = dict(found.at)
    if found.failed is not None:
        here = dict.fromkeys([*held, *places(day, (At.COUNTY,))], _missing(found.failed))
    for org in sorted(here.keys() | held.keys()):
        row = held.get(org)
        if org not in here and org not in where and row is not None:
            yield _over(rule, row, day)
            continue
        reading = here.get(org, _missing(NO_VALUE))
        before = read(row.state) if row else State()
        after, events = step(by, before, reading, day)
        if events or row is not None or after.blind_since or after.grade:
            yield Moved(rule, org, row, after, reading, events)


def _over(rule: Rule, row: Standing, day: date) -> Moved:
    state, events = ended(read(row.state), day)
    return Moved(rule, row.org_id, row, state, Reading(None), events)


def _missing(why: T) -> Reading:
    return Reading(None, missing=why)


class Day(Given):
    """The day that is looked at."""

    day: date


def look_at(deed: Deed, given: Day) -> Mapping[str, Any]:
    """Take every rule's readings of a day; only the software itself does."""
    if deed.actor.channel != "system":
        raise NotFoundError(what="预警评估")
    # What is written here changes neither the tree nor the calendar.
    with steady():
        told = _carried_on(deed, given.day)
    Looked.objects.update_or_create(name=LOOK, defaults={"day": given.day})
    deed.about("warning", given.day.isoformat())
    deed.rows = told
    return {"told": told}


def _carried_on(deed: Deed, day: date) -> int:
    """Keep what a day does to all rules, and tell it; gives how many were told.

    Costs: what each case that is opened costs, and 3 queries for every 500 rows.
    """
    called, entries = names(day), list[Entry]()
    begun, known = list[Standing](), list[Standing]()
    for one in moves(day):
        row = _kept(one, day)
        (begun if one.row is None else known).append(row)
        for event in one.events:
            case = ask(deed, one.rule, row, event, one.reading, called.get(one.org, ""))
            entries.append(_entered(deed, row, event, one, case))
    Standing.objects.bulk_create(begun, ROOM)
    Standing.objects.bulk_create(
        known, ROOM, update_conflicts=True, unique_fields=["id"], update_fields=KEPT
    )
    Entry.objects.bulk_create(entries, ROOM)
    return sum(one.what == What.TOLD.key for one in entries)


def _kept(one: Moved, day: date) -> Standing:
    row = one.row or Standing(rule=one.rule.key, org_id=one.org)
    row.state, row.day, row.since = kept(one.state), day, one.state.since
    row.rank, row.blind = rank(one.state.grade), one.state.blind
    row.silenced_until, row.reading = one.state.silenced_until, said(one.reading)
    if any(event.what in {What.RAISED, What.ENDED} for event in one.events):
        row.seen_at, row.seen_by, row.seen_note = None, None, ""
    if row.silenced_until is None:
        row.reason = ""
    return row


def said(reading: Reading) -> dict[str, Any]:
    """Give a reading as plain JSON; exact numbers as texts."""
    exact = {
        key: None if value is None else str(value)
        for key, value in (("number", reading.number), ("low", reading.low), ("high", reading.high))
    }
    why = [reading.missing.zh, reading.missing.en] if reading.missing else None
    return exact | {"part": reading.part, "whole": reading.whole, "missing": why}


def _entered(deed: Deed, row: Standing, event: Event, one: Moved, case: int | None) -> Entry:
    number = one.reading.number
    return Entry(
        standing=row, day=event.day, what=event.what.key, at=deed.at, case=case,
        grade=event.grade.key if event.grade else "", before=event.before.key if event.before else "",
        number="" if number is None else str(Fraction(number)), account=deed.actor.account,
    )  # fmt: skip


LOOKING = Intention("warning.look", T("每日预警评估", "Look at the rules of warning"), Day, look_at)


def look(now: datetime) -> int:
    """Look at today, and before it at every day that was missed; gives how many were told.

    A clock that has fallen back does nothing. Costs nothing to speak of when asked again.
    """
    day, told = now.astimezone(CIVIL).date(), 0
    for one in due(day):
        done = _turn(one, now)
        if done is None:
            break
        told += done
    return told


def due(day: date) -> list[date]:
    """Give the days still to be looked at, the oldest first, up to ``warning.catch_up_days`` of them."""
    last = Looked.objects.filter(name=LOOK).values_list("day", flat=True).first()
    if last is None:
        return [day]
    if last > day:
        return []
    if last == day:
        return [day] if any(one.events for one in moves(day)) else []
    most = in_force(day).whole("warning.catch_up_days")
    first = max(last + timedelta(1), day - timedelta(most))
    return [first + timedelta(n) for n in range((day - first).days + 1)]


@transaction.atomic
def _turn(day: date, now: datetime) -> int | None:
    """Look at one day; None while another worker is at it, so that no day is passed over."""
    if not take(connection, "warnings.look"):
        return None
    if Looked.objects.filter(name=LOOK, day__gt=day).exists():
        return 0
    return int(act(LOOKING, Day(day=day), actor=SYSTEM, at=now).result["told"])
