"""The deadlines of a case as rows (时限): written and ended here and nowhere else."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import QuerySet

from xuezheng.apps.records.access.rules import calendar, day_of, in_force, office, rungs_on
from xuezheng.apps.records.models import FAR, Deadline, Record, Running
from xuezheng.core.base.workdays import CIVIL, moment
from xuezheng.core.base.workdays import Span as Unit
from xuezheng.core.ledgers import deadlines as core
from xuezheng.core.ledgers import escalation
from xuezheng.core.ledgers.cases import Case, Span
from xuezheng.core.ledgers.definition import Clock, Ledger, Placed, Where

RUNS = (Running.OPEN.key, Running.SUSPENDED.key)


def stopped_since(case: Case, day: date) -> date | None:
    """Give since when a case's clocks stand still on a day, if they do."""
    return min(
        (span.start for span in case.suspended if span.start <= day < span.end), default=None
    )


def settle(record: Record, ledger: Ledger, case: Case, where: Placed, at: datetime) -> None:
    """Bring a case's deadlines in line with where it stands; ``record`` is saved by the caller.

    A limit that no longer runs ends as met or late; one whose day moves ends
    as moved and the next begins. Costs: 1 query, and 1 per limit that changes.
    """
    day = day_of(at)
    wanted = _wanted(ledger, case)
    running = Running.SUSPENDED.key if stopped_since(case, day) else Running.OPEN.key
    days = [new.due for new in wanted.values()]
    for row in Deadline.objects.filter(record=record, state__in=RUNS):
        new = wanted.get(row.clock)
        if new is None or not same(row, new):
            goes_on = new is not None and new.start == row.start and new.began == row.began
            end(row, Running.MOVED if goes_on else _kept(row, at), at)
        else:
            wanted.pop(row.clock)
            _reckoned(row, new, running)
    for clock, new in wanted.items():
        unit = owing(ledger, ledger.clock(clock), case.stage, where)
        begin(record, new, case.extended, unit, running)
    record.next_due = min(days, default=FAR)


def same(row: Deadline, new: core.Deadline) -> bool:
    """Say whether a limit still ends where its row says, from the same start."""
    ends = (row.due_day, row.start) == (new.due, new.start)
    return ends and (new.at is None or (row.due_at, row.began) == (new.at, new.began))


def nearest(record: int) -> date:
    """Give the day of a case's nearest running limit. Costs: 1 query."""
    running = Deadline.objects.filter(record=record, state__in=RUNS)
    return min(running.values_list("due_day", flat=True), default=FAR)


def _wanted(ledger: Ledger, case: Case) -> dict[str, core.Deadline]:
    stage = ledger.flow.stage(case.stage)
    if stage.end:
        return {}
    clocks = [one for one in ledger.clocks_in(case.stage) if one.key in case.running]
    known, found = calendar() if clocks else None, {}
    for clock in clocks:
        rules = in_force(day_of(case.running[clock.key]))
        new = core.deadline(clock, case, known, rules) if known else None
        if new is not None:
            found[clock.key] = new
    return found


def _kept(row: Deadline, at: datetime) -> Running:
    return Running.MET if at <= row.due_at else Running.LATE


def end(row: Deadline, state: Running, at: datetime) -> None:
    """End a running limit."""
    row.state, row.ended_at = state.key, at
    row.save(update_fields=["state", "ended_at"])


def begin(
    record: Record, new: core.Deadline, extensions: int, unit: int | None, state: str
) -> Deadline:
    """Begin a limit."""
    return Deadline.objects.create(
        record=record, clock=new.clock, start=new.start, rule=str(new.rule),
        unit=new.unit.key, began=new.began,
        pauses=_pauses(new), due_day=new.due, calendar=new.calendar, extensions=extensions,
        due_at=new.at or moment(new.due, office(new.start).day_ends), provisional=new.provisional,
        state=state, org=unit, next_at=first_look(record.kind, new),
    )  # fmt: skip


def _reckoned(row: Deadline, new: core.Deadline, state: str) -> None:
    told = (state, _pauses(new), new.provisional, new.calendar)
    if told != (row.state, row.pauses, row.provisional, row.calendar):
        row.state, row.pauses, row.provisional, row.calendar = told
        row.save(update_fields=["state", "pauses", "provisional", "calendar"])


def _pauses(new: core.Deadline) -> list[list[str]]:
    return [
        [span.start.isoformat(), span.end.isoformat()]
        + ([span.since.isoformat()] if span.since else [])
        for span in new.pauses
    ]


def first_look(kind: str, limit: core.Deadline) -> datetime | None:
    """Give the moment of a limit's first rung, so that one already past is not lost; None: no rung."""
    rungs = rungs_on(kind, limit.clock, limit.start)
    if not rungs:
        return None
    return min((one.moment for one in escalation.alarms(limit, rungs, calendar())), default=None)


class Limit(NamedTuple):
    """A limit as the ladder reads it by the thousand: what it was reckoned from, and whose it is."""

    pk: int
    record_id: int
    kind: str
    clock: str
    start: date
    rule: str
    unit: str
    began: datetime | None
    pauses: list[list[str]]
    due_at: datetime
    due_day: date
    provisional: bool
    calendar: str


def read(rows: QuerySet[Deadline]) -> list[Limit]:
    """Read limits without making rows of them. Costs: 1 query."""
    return [
        Limit(*one)
        for one in rows.values_list(
            "pk", "record_id", "record__kind", "clock", "start", "rule", "unit", "began",
            "pauses", "due_at", "due_day", "provisional", "calendar",
        )
    ]  # fmt: skip


def value_of(row: Deadline | Limit) -> core.Deadline:
    """Give a row as the value it was made from."""
    unit = Unit.of(row.unit)
    rule = int(row.rule) if row.rule.isdecimal() else date.fromisoformat(row.rule)
    at = row.due_at.astimezone(CIVIL) if row.began else None
    return core.Deadline(
        row.clock, row.start, rule, tuple(map(_span, row.pauses)), row.due_day, row.provisional,
        row.calendar, unit, row.began, at, office(row.start) if row.began else core.OFFICE,
    )  # fmt: skip


def _span(told: list[str]) -> Span:
    first, end_, *since = told
    said = datetime.fromisoformat(since[0]) if since else None
    return Span(date.fromisoformat(first), date.fromisoformat(end_), said)


def owing(ledger: Ledger, clock: Clock, stage: str, where: Placed) -> int | None:
    """Give the unit that must act before a limit runs out."""
    part = ledger.part(clock.owes or ledger.flow.stage(stage).owes)
    units: Collection[int] = ()
    if part.where is Where.PARTY:
        units = where.parties.get(part.key, ())
    elif part.where is Where.ABOVE:
        units = tuple(where.above)[:1]
    return min(units, default=where.org)
