"""What waits for somebody, and on what somebody waits: across all ledgers, by the parts they play."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from xuezheng.adapters.rounds import Question, Steps, alone
from xuezheng.apps.people.selectors import numbers_of
from xuezheng.apps.records.access import alike, anywhere, declared_ledger, ledgers_on, own_watches
from xuezheng.apps.records.models import CaseEntry, Handed, Party, Record, Woken
from xuezheng.apps.records.selectors.minutes import run_out
from xuezheng.apps.records.selectors.rows import CaseRow, shown_rows, shown_steps
from xuezheng.apps.schools.access import names, steady, tree_of
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.kinds.flow import Effect
from xuezheng.core.ledgers.acts import checking
from xuezheng.core.ledgers.definition import Ledger, Part, Where

MOST = 200
SENT_BACK = frozenset({Effect.RETURN, Effect.DECLINE, Effect.REOPEN})
"""What sends a case back to whoever had handed it on."""


@dataclass(frozen=True, slots=True)
class _Hold:
    """By what somebody plays a part: the same for many ledgers, so that a database is asked once.

    ``where`` says where the part is looked for; ``orgs`` are the units of the
    grants, ``person`` who holds a post or has a case handed over.
    """

    where: str
    part: str = ""
    orgs: frozenset[int] = frozenset()
    slot: str = ""
    person: int = 0

    def cases(self, day: date) -> Q:
        """Give the cases that are held so."""
        if self.where == HANDED:
            return Q(pk__in=Handed.objects.filter(person=self.person).values("record_id"))
        if self.where == Where.POST.key:
            return Q(**{f"{self.slot}__in": numbers_of(self.person, day)})
        if self.where == Where.OWN.key:
            return Q(org__in=self.orgs)
        if self.where == Where.PARTY.key:
            named = Party.objects.filter(part=self.part, org__in=self.orgs)
            return Q(pk__in=named.values("record_id"))
        if self.where == Where.ABOVE.key:
            tree = tree_of(day)
            return Q(
                org__in={below for org in self.orgs for below in tree.governed(org)} - self.orgs
            )
        return Q()


HANDED = "handed"
Waiting = tuple[tuple[str, ...], _Hold]
"""Stages, and by what the case in them is held."""


def _hold(part: Part, ledger: Ledger, actor: Actor) -> _Hold | None:
    """Say by what somebody plays a part; None where they do not."""
    if part.where is Where.POST:
        slot = ledger.field(part.field).slot
        known = slot is not None and actor.person is not None
        return (
            _Hold(part.where.key, slot=slot.value, person=actor.person or 0)
            if slot and known
            else None
        )
    orgs = frozenset(grant.org for grant in actor.grants if grant.role in part.roles)
    if not orgs:
        return None
    if part.where is Where.ROLE:
        return _Hold(part.where.key)
    named = part.key if part.where is Where.PARTY else ""
    return _Hold(part.where.key, named, orgs)


def _stages(ledger: Ledger) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for stage in ledger.flow.stages:
        if not stage.end:
            found.setdefault(stage.owes, []).append(stage.key)
    return found


def _for(ledger: Ledger, actor: Actor) -> Iterator[Waiting]:
    """Give the stages in which the next step is this actor's, and why."""
    judges = checking(ledger)
    for key, stages in _stages(ledger).items():
        if not key:
            continue
        held = _hold(ledger.part(key), ledger, actor)
        if held is not None:
            yield tuple(stages), held
        if actor.person is not None and key not in judges:
            yield tuple(stages), _Hold(HANDED, person=actor.person)


def waits_for(ledger: Ledger, actor: Actor, day: date) -> Q:
    """Give the cases of one ledger in which the next step is this actor's."""
    return _any(((ledger.key, one) for one in _for(ledger, actor)), day)


def _on(ledger: Ledger, actor: Actor) -> Iterator[Waiting]:
    """Give the stages in which others must act, of cases this actor judges or leads.

    Whoever plays a part wherever the role is held waits for nobody in particular.
    """
    judges = checking(ledger)
    for part in ledger.parts:
        if part.where is Where.ROLE or (part.key not in judges and part.where is not Where.POST):
            continue
        held = _hold(part, ledger, actor)
        others = [
            state
            for owes, states in _stages(ledger).items()
            if owes != part.key
            for state in states
        ]
        if held is not None and others:
            yield tuple(others), held


def _any(found: Iterable[tuple[str, Waiting]], day: date) -> Q:
    """Put together what many ledgers ask alike: one condition for each hold and set of stages."""
    kinds: dict[Waiting, list[str]] = {}
    for kind, waiting in found:
        kinds.setdefault(waiting, []).append(kind)
    either = Q(pk__in=[])
    for (stages, held), keys in kinds.items():
        either |= Q(kind__in=keys, state__in=stages) & held.cases(day)
    return either


@steady()
def waiting_for(actor: Actor | None, day: date, most: int = MOST) -> list[CaseRow]:
    """Give the cases whose next step is this actor's, the most urgent first. Costs: ≤ 4 queries."""
    return alone(waiting_for_steps(actor, day, most))


def waiting_for_steps(actor: Actor | None, day: date, most: int) -> Steps[list[CaseRow]]:
    """Do so beside others. Costs: ≤ 2 rounds while steady."""

    def wanted(actor: Actor) -> Q:
        return _any(((one.key, held) for one in ledgers_on() for held in _for(one, actor)), day)

    return _steps(actor, wanted, day, most)


@steady()
def waiting_on(actor: Actor | None, day: date, most: int = MOST) -> list[CaseRow]:
    """Give the cases this actor watches over while others must act. Costs: ≤ 4 queries."""
    return alone(waiting_on_steps(actor, day, most))


def waiting_on_steps(actor: Actor | None, day: date, most: int) -> Steps[list[CaseRow]]:
    """Do so beside others. Costs: ≤ 2 rounds while steady."""

    def wanted(actor: Actor) -> Q:
        return _any(((one.key, held) for one in ledgers_on() for held in _on(one, actor)), day)

    return _steps(actor, wanted, day, most)


@steady()
def returned(actor: Actor | None, day: date, most: int = MOST) -> list[CaseRow]:
    """Give the cases that were returned last and wait for this actor. Costs: ≤ 5 queries."""
    if actor is None:
        return []
    rows = waiting_for(actor, day, most)
    back = {move.key for one in ledgers_on() for move in one.flow.moves if move.effect in SENT_BACK}
    last = CaseEntry.objects.filter(
        record__in=[row.id for row in rows], seq=F("record__version"), act__in=back
    )
    found = set(last.values_list("record_id", flat=True))
    return [row for row in rows if row.id in found]


@steady()
def watched(actor: Actor | None, day: date, most: int = MOST) -> list[CaseRow]:
    """Give the cases an account follows and still sees. Costs: ≤ 6 queries."""
    return alone(
        _steps(actor, lambda actor: Q(pk__in=own_watches(actor).values("record")), day, most)
    )


SHOWN = (
    "kind", "number", "org", "subject", "state", "due", "next_due", "opened", "updated_at", "version",
)  # fmt: skip
"""What of a case stands on a desk; its fields do not."""


def _steps(
    actor: Actor | None, wanted: Callable[[Actor], Q], day: date, most: int
) -> Steps[list[CaseRow]]:
    if actor is None:
        return []
    asker = actor

    def made() -> "QuerySet[Record]":
        found = anywhere(asker, Verb.READ).filter(wanted(asker)).order_by("next_due", "id")
        return found.only(*SHOWN)[:most]

    records = yield Question(made, (wanted.__qualname__, most, alike(actor, day)))
    return (yield from shown_steps(records, day, {}, names(day)))


@steady()
def overdue(actor: Actor | None, day: date, most: int = MOST) -> list[CaseRow]:
    """Give the cases in sight that are late, the latest first. Costs: ≤ 6 queries."""
    if actor is None:
        return []
    found = anywhere(actor, Verb.READ).filter(run_out(ledgers_on(), day))
    return shown_rows(actor, list(found.order_by("next_due", "id")[:most]), day)


@dataclass(frozen=True, slots=True)
class Call:
    """An alarm that woke somebody (催办提醒), as a desk lists it."""

    id: int
    at: datetime
    case: int
    number: str
    subject: str
    clock: str
    rung: str
    due: date


def calls(actor: Actor | None, most: int = 50) -> list[Call]:
    """Give the alarms that woke this actor or their units, the newest first. Costs: 1 query."""
    return alone(calls_steps(actor, most))


CALLED = (
    "alarm", "alarm__fired_at", "alarm__deadline__record", "alarm__deadline__record__number",
    "alarm__deadline__record__subject", "alarm__deadline__record__kind", "alarm__deadline__clock",
    "alarm__rung", "alarm__deadline__due_day",
)  # fmt: skip


def calls_steps(actor: Actor | None, most: int) -> Steps[list[Call]]:
    """Do so beside others. Costs: 1 round."""
    if actor is None:
        return []
    orgs, person = actor.orgs, actor.person or -1

    def made() -> "QuerySet[Woken, tuple[Any, ...]]":
        rows = Woken.objects.filter(Q(org__in=orgs) | Q(person=person)).order_by("-id")
        return rows.values_list(*CALLED)[: most * 2]

    found: dict[int, Call] = {}
    for alarm, at, case, number, subject, kind, clock, rung, due in (
        yield Question(made, ("records.calls", most, orgs, person))
    ):
        label = declared_ledger(kind).clock(clock).label.zh
        found.setdefault(alarm, Call(alarm, at, case, number, subject, label, rung, due))
    return list(found.values())[:most]


def handed_cases(person: int) -> list[int]:
    """Give the cases handed to a person. Costs: 1 query."""
    return list(Record.objects.filter(handed__person=person).values_list("pk", flat=True))
