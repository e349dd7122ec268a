"""What limits are reckoned by: the working calendar with its uploads, and the parameters of a day."""

from bisect import bisect_right
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import TypeVar

from django.db.models import QuerySet

from xuezheng.adapters.calendars import combined, read_file
from xuezheng.adapters.parameters import shipped
from xuezheng.adapters.rounds import Question, Steps, alone
from xuezheng.apps.records.models import CalendarRow
from xuezheng.apps.schools.access import once
from xuezheng.catalogue import current as region
from xuezheng.core.base.parameters import InForce
from xuezheng.core.base.workdays import CIVIL, Calendar, Office
from xuezheng.core.kinds.checks import bound
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.ledgers.definition import Rung
from xuezheng.core.ledgers.escalation import rungs_of

K = TypeVar("K", bound=Kind)


def calendar() -> Calendar:
    """Give the working calendar, uploads laid over the shipped one. Costs: 1 query, once if steady."""
    return alone(calendar_steps())


def calendar_steps() -> Steps[Calendar]:
    """Give the working calendar, asked beside others. Costs: 1 round, once if steady."""
    known: list[tuple[str, ...]] = []
    digests = once("calendar", lambda: known)
    if not digests:
        digests.append(tuple((yield Question(_uploads, "records.calendar"))))
    return _combined(digests[0])


def _uploads() -> "QuerySet[CalendarRow, str]":
    return CalendarRow.objects.order_by("at", "id").values_list("digest", flat=True)


@lru_cache(maxsize=8)
def _combined(digests: tuple[str, ...]) -> Calendar:
    found = dict(CalendarRow.objects.filter(digest__in=digests).values_list("digest", "text"))
    return combined(read_file(found[digest].encode()) for digest in digests)


def in_force(day: date) -> InForce:
    """Give the parameters in force on a day, those of the bureau's own ledgers among them."""
    return _in_force(day, region().stamp)


@lru_cache(maxsize=64)
def _in_force(day: date, stamp: int) -> InForce:
    found = shipped().on(day)
    if not stamp:
        return found
    own = region().own.on(day)
    return replace(found, held={**found.held, **own.held}, later={**found.later, **own.later})


@lru_cache(maxsize=4)
def _changes(stamp: int) -> tuple[date, ...]:
    """Give the days on which any parameter changes."""
    del stamp
    every = (*shipped().parameters.values(), *region().own.parameters.values())
    return tuple(sorted({value.since for one in every for value in one.values}))


def rungs_on(kind: str, clock: str, day: date) -> tuple[Rung, ...]:
    """Give the ladder of a ledger's clock as in force on a day."""
    stamp = region().stamp
    known = _changes(stamp)
    return _rungs(kind, clock, known[max(bisect_right(known, day) - 1, 0)], stamp)


@lru_cache(maxsize=4096)
def _rungs(kind: str, clock: str, since: date, stamp: int) -> tuple[Rung, ...]:
    del stamp
    return rungs_of(region().ledger(kind).clock(clock), in_force(since))


def office(day: date) -> Office:
    """Give the office hours of a day."""
    rules = in_force(day)
    spans, ends = rules["office.hours"], rules["office.day_ends"]
    return Office.of([str(one) for one in spans] if isinstance(spans, tuple) else [], str(ends))


def day_of(at: datetime) -> date:
    """Give the civil day of a moment."""
    return at.astimezone(CIVIL).date()


def with_numbers(kind: K, day: date) -> K:
    """Give a kind whose checks know the parameters in force on a day; most are as declared."""
    if not any(check.number for check in kind.checks):
        return kind
    numbers = in_force(day)
    return replace(kind, checks=tuple(bound(check, numbers) for check in kind.checks))
