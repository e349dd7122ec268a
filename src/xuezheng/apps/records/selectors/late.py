"""Cases that stand late now (逾期事项), for circulars: who owes, since when, how far it climbed; listed ones first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from xuezheng.apps.records.access import ledger_of, rows
from xuezheng.apps.records.access.hiding import hidden
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.records.models import Deadline, Running, Woken
from xuezheng.apps.records.selectors.rows import stage_of
from xuezheng.apps.schools.access import names
from xuezheng.catalogue.flows.find_fix_list import LISTED
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.ledgers.deadlines import said_at
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.ledgers.escalation import ABOVE, TOP

MOST = 200
HEIGHTS: Mapping[str, int] = {**ABOVE, TOP: 9}
"""How high the words of a ladder reach."""
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class LateCase:
    """One case whose limit has run out (逾期事项): ``org`` owes it, ``late`` counts days or hours.

    ``subject`` is empty where the ledger keeps sensitive fields. ``climbed``
    names the highest unit an alarm woke above whoever owes.
    """

    record: int
    number: str
    subject: str
    org: int
    unit: str
    stage: T
    listed: bool
    clock: T
    due_at: datetime
    to_the_minute: bool
    at: datetime
    urged: int = 0
    height: int = 0
    climbed: str = ""

    @property
    def days(self) -> int:
        """Give the civil days between the day it was due and now."""
        return (day_of(self.at) - day_of(self.due_at)).days

    @property
    def late(self) -> int:
        """Give how late it is: whole hours for a limit to the minute of the same day, else days."""
        return int((self.at - self.due_at) / HOUR) if self._hourly else self.days

    @property
    def late_unit(self) -> str:
        """Give what ``late`` counts in."""
        return "小时" if self._hourly else "天"

    @property
    def _hourly(self) -> bool:
        return self.to_the_minute and not self.days

    @property
    def due_said(self) -> str:
        """Say when it was due: the moment where its limit is kept to the minute."""
        at = self.due_at.astimezone(CIVIL)
        return said_at(at) if self.to_the_minute else f"{at.year}年{at.month}月{at.day}日"


@dataclass(frozen=True, slots=True)
class Late:
    """The late cases of a ledger, listed first, then the longest late; ``total`` counts all."""

    cases: tuple[LateCase, ...]
    total: int


def late_cases(actor: Actor | None, kind: str, at: datetime, most: int = MOST) -> Late:
    """Give the late cases of a ledger in sight. Costs: 5 queries.

    A case that those visited do not see yet is left out: naming it would tell
    them. A listed case is late by its own day alone. Raises ``NotFoundError``.
    """
    ledger = ledger_of(kind)
    limits = _run_out(actor, ledger, at)
    units = names(day_of(at))
    first: dict[int, Deadline] = {}
    for limit in limits:
        first.setdefault(limit.record_id, limit)
    alarms = _alarms(first.values(), units)
    found = [_case(ledger, one, at, units, alarms.get(int(one.pk))) for one in first.values()]
    found.sort(key=lambda one: (not one.listed, -one.height, one.due_at, one.record))
    return Late(tuple(found[:most]), len(found))


def _run_out(actor: Actor | None, ledger: Ledger, at: datetime) -> list[Deadline]:
    """Give the limits that have run out, the earliest first: a day's when it is over, else its moment."""
    inside = rows(actor, Verb.READ, ledger.key).values("pk")
    found: QuerySet[Deadline] = Deadline.objects.filter(
        Q(due_day__lt=day_of(at)) | Q(began__isnull=False),
        state=Running.OPEN.key, due_at__lt=at, record__in=inside,
    )  # fmt: skip
    limits = found.select_related("record").order_by("due_at", "pk")
    return [one for one in limits if not hidden(ledger, one.record.state, one.record.data)]


@dataclass(frozen=True, slots=True)
class _Urged:
    times: int
    height: int
    climbed: str


def _alarms(limits: Iterable[Deadline], units: Mapping[int, str]) -> dict[int, _Urged]:
    """Say by limit how often it was urged and the highest unit woken. Costs: 1 query."""
    numbers = [int(one.pk) for one in limits]
    told = Woken.objects.filter(alarm__deadline__in=numbers).order_by("id")
    found: dict[int, list[tuple[int, str, int | None]]] = {}
    for limit, alarm, word, org in told.values_list("alarm__deadline", "alarm", "word", "org"):
        found.setdefault(limit, []).append((alarm, word, org))
    return {limit: _urged(woken, units) for limit, woken in found.items()}


def _urged(woken: Sequence[tuple[int, str, int | None]], units: Mapping[int, str]) -> _Urged:
    times = len({alarm for alarm, _, _ in woken})
    climbed = [
        (HEIGHTS[word], units.get(org or 0, "")) for _, word, org in woken if word in HEIGHTS
    ]
    height, unit = max(climbed, default=(0, ""))
    return _Urged(times, height, unit)


def _case(
    ledger: Ledger, limit: Deadline, at: datetime, units: Mapping[int, str], urged: _Urged | None
) -> LateCase:
    record, told = limit.record, urged or _Urged(0, 0, "")
    org = limit.org or record.org_id
    stage, _ = stage_of(ledger, record.state)
    return LateCase(
        record=int(record.pk), number=record.number,
        subject="" if guarded(ledger) else record.subject,
        org=org, unit=units.get(org, ""), stage=stage, listed=record.state == LISTED.key,
        clock=ledger.clock(limit.clock).label, due_at=limit.due_at,
        to_the_minute=limit.began is not None, at=at.astimezone(CIVIL),
        urged=told.times, height=told.height, climbed=told.climbed,
    )  # fmt: skip


def guarded(ledger: Ledger) -> bool:
    """Say whether a ledger keeps sensitive fields, so that papers cite its cases by number alone."""
    kept = {Privacy.SENSITIVE, Privacy.SEALED}
    return any(field.privacy in kept for field in ledger.fields)


def may_be_told(ledgers: Iterable[Ledger]) -> list[tuple[str, T]]:
    """Give key and title of ledgers with limits, of which a circular can be drawn."""
    return [(one.key, one.title) for one in ledgers if one.clocks]
