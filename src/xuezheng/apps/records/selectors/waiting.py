"""What waits for somebody, and on what somebody waits: across all ledgers, by the parts they play."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Any, TypeAlias

from django.db.models import F, Q, QuerySet

from xuezheng.adapters.rounds import Question, Steps, alone
from xuezheng.apps.people.selectors import numbers_of
from xuezheng.apps.records.access import alike, anywhere, declared_ledger, ledgers_on, own_watches
from xuezheng.apps.records.models import FAR, CaseEntry, Handed, Party, Record, Woken
from xuezheng.apps.records.selectors.minutes import run_out
from xuezheng.apps.records.selectors.rows import CaseRow, shown_rows, shown_steps
from xuezheng.apps.schools.access import names, scope, steady, tree_of
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.kinds.flow import Effect
from xuezheng.core.ledgers.acts import checking
from xuezheng.core.ledgers.definition import Ledger, Part, Where

MOST = 200
IN_PERSON = frozenset({"supervisor"})
"""Roles that stand at a unit without answering for what it is told."""
SENT_BACK = frozenset({Effect.RETURN, Effect.DECLINE, Effect.REOPEN})
"""What sends a case back to whoever had handed it on."""


@dataclass(frozen=True, slots=True)
class _Hold:
    """By what somebody plays a part: the same for many ledgers, so that a database is asked once.

    ``where`` says where the part is looked for; ``orgs`` are the units of the
    grants, ``ids`` the posts held or the person a case was handed to.
    """

    where: str
    part: str = ""
    orgs: frozenset[int] = frozenset()
    slot: str = ""
    ids: frozenset[int] = frozenset()

    def cases(self, day: date) -> Q:
        """Give the cases that are held so."""
        if self.where == HANDED:
            return Q(pk__in=Handed.objects.filter(person__in=self.ids).values("record_id"))
        if self.where == Where.POST.key:
            return Q(**{f"{self.slot}__in": self.ids})
        if self.where in {Where.OWN.key, Where.ABOVE.key}:
            return Q(org__in=self.units(day))
        if self.where == Where.PARTY.key:
            named = Party.objects.filter(part=self.part, org__in=self.orgs)
            return Q(pk__in=named.values("record_id"))
        return Q()

    def units(self, day: date) -> frozenset[int] | None:
        """Give the units the cases are of, where the hold names them."""
        if self.where == Where.ABOVE.key:
            tree = tree_of(day)
            return frozenset().union(*(tree.governed(org) for org in self.orgs)) - self.orgs
        return self.orgs if self.where == Where.OWN.key else None


HANDED = "handed"
Waiting = tuple[tuple[str, ...], _Hold]
"""Stages, and by what the case in them is held."""


def _hold(part: Part, ledger: Ledger, actor: Actor, posts: frozenset[int]) -> _Hold | None:
    """Say by what somebody plays a part; None where they do not."""
    if part.where is Where.POST:
        slot = ledger.field(part.field).slot
        return _Hold(part.where.key, slot=slot.value, ids=posts) if slot and posts else None
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


def _for(ledger: Ledger, actor: Actor, posts: frozenset[int]) -> Iterator[Waiting]:
    """Give the stages in which the next step is this actor's, and why."""
    judges = checking(ledger)
    for key, stages in _stages(ledger).items():
        if not key:
            continue
        held = _hold(ledger.part(key), ledger, actor, posts)
        if held is not None:
            yield tuple(stages), held
        if actor.person is not None and key not in judges:
            yield tuple(stages), _Hold(HANDED, ids=frozenset({actor.person}))


def waits_for(ledger: Ledger, actor: Actor, day: date) -> Q:
    """Give the cases of one ledger in which the next step is this actor's."""
    owing = {stage.owes for stage in ledger.flow.stages if stage.owes}
    by_post = any(ledger.part(key).where is Where.POST for key in owing)
    posts = alone(_posts_steps(actor, day)) if by_post else frozenset[int]()
    return _any(((ledger.key, one) for one in _for(ledger, actor, posts)), day)


def _posts_steps(actor: Actor, day: date) -> Steps[frozenset[int]]:
    """Give the posts somebody holds on a day. Costs: 1 round, or none for nobody."""
    person = actor.person
    if person is None:
        return frozenset()
    held = yield Question(lambda: numbers_of(person, day), ("people.posts", person, day))
    return frozenset(held)


def _on(ledger: Ledger, actor: Actor, posts: frozenset[int]) -> Iterator[Waiting]:
    """Give the stages in which others must act, of cases this actor judges or leads.

    Whoever plays a part wherever the role is held waits for nobody in particular.
    """
    judges = checking(ledger)
    for part in ledger.parts:
        if part.where is Where.ROLE or (part.key not in judges and part.where is not Where.POST):
            continue
        held = _hold(part, ledger, actor, posts)
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
    """Give the cases whose next step is this actor's, the most urgent first. Costs: ≤ 5 queries."""
    return alone(waiting_for_steps(actor, day, most))


def waiting_for_steps(actor: Actor | None, day: date, most: int) -> Steps[list[CaseRow]]:
    """Do so beside others. Costs: ≤ 3 rounds while steady."""
    return _held_steps(actor, _for, day, most)


def handed_on_steps(actor: Actor | None) -> Steps[frozenset[int]]:
    """Give the cases of one's units that lie with a colleague and not with oneself. Costs: 1 round."""
    if actor is None or actor.person is None:
        return frozenset()
    orgs, me = tuple(actor.orgs), actor.person

    def made() -> "QuerySet[Handed, tuple[int, int]]":
        named = Party.objects.filter(org__in=orgs).values("record_id")
        ours = Q(record__org__in=orgs) | Q(record__in=named)
        open_ = Handed.objects.filter(ours, record__next_due__lt=FAR)
        return open_.order_by().values_list("record_id", "person")

    rows = yield Question(made, ("records.handed_on", orgs))
    return frozenset(case for case, _ in rows) - {case for case, who in rows if who == me}


def lies_with_a_colleague(row: CaseRow, handed: frozenset[int]) -> bool:
    """Say whether the next step of a case is the colleague's it was handed to; checking stays one's own."""
    if row.id not in handed:
        return False
    ledger = declared_ledger(row.kind)
    return ledger.flow.stage(row.state).owes not in checking(ledger)


@steady()
def waiting_on(actor: Actor | None, day: date, most: int = MOST) -> list[CaseRow]:
    """Give the cases this actor watches over while others must act. Costs: ≤ 5 queries."""
    return alone(waiting_on_steps(actor, day, most))


def waiting_on_steps(actor: Actor | None, day: date, most: int) -> Steps[list[CaseRow]]:
    """Do so beside others. Costs: ≤ 3 rounds while steady."""
    return _held_steps(actor, _on, day, most)


@steady()
def returned(actor: Actor | None, day: date, most: int = MOST) -> list[CaseRow]:
    """Give the cases that were returned last and wait for this actor. Costs: ≤ 6 queries."""
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
    if actor is None:
        return []
    found = anywhere(actor, Verb.READ).filter(pk__in=own_watches(actor).values("record"))
    records = list(found.order_by("next_due", "id").only(*SHOWN)[:most])
    return alone(shown_steps(records, day, {}, names(day)))


SHOWN = (
    "kind", "number", "org", "subject", "state", "due", "next_due", "opened", "updated_at", "version",
)  # fmt: skip
"""What of a case stands on a desk; its fields do not."""


Owing: TypeAlias = Callable[[Ledger, Actor, frozenset[int]], Iterator[Waiting]]
_NAMED, _HELD = "records.named", "records.held"
FEW = 200
"""Up to so many open cases that name one's units are read whole; of more, the most urgent."""


@lru_cache(maxsize=1024)
def _holds(
    owing: Owing, actor: Actor, posts: frozenset[int], on: Hashable
) -> tuple[tuple[_Hold, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]], ...]:
    """Give by what cases are held, with the kinds and stages of each; ``on`` names what is on."""
    del on
    kinds: dict[_Hold, dict[tuple[str, ...], list[str]]] = {}
    for one in ledgers_on():
        for stages, hold in owing(one, actor, posts):
            kinds.setdefault(hold, {}).setdefault(stages, []).append(one.key)
    return tuple(
        (hold, tuple((tuple(keys), stages) for stages, keys in some.items()))
        for hold, some in kinds.items()
    )


def _held_steps(actor: Actor | None, owing: Owing, day: date, most: int) -> Steps[list[CaseRow]]:
    """Ask for each hold by itself, so that a database begins where it is quickest."""
    if actor is None:
        return []
    asker, like = actor, alike(actor, day)
    none = frozenset[int]()
    parts = sorted({hold.part for hold, _ in _holds(owing, actor, none, like) if hold.part})
    held, *named = yield (
        Question(partial(numbers_of, actor.person or 0, day), ("people.posts", actor.person, day)),
        *(
            Question(partial(_named, part, actor.orgs), (_NAMED, part, actor.orgs))
            for part in parts
        ),
    )
    posts = frozenset(held) if actor.person is not None else none
    holds = _holds(owing, actor, posts, like)
    few = {part for part, rows in zip(parts, named, strict=True) if len(rows) <= FEW}

    def made(at: int) -> "QuerySet[Record]":
        hold, some = holds[at]
        stages = Q(pk__in=[])
        for keys, states in some:
            stages |= Q(kind__in=keys, state__in=states)
        found = anywhere(asker, Verb.READ, hold.units(day)).filter(stages & hold.cases(day))
        found = found.only(*SHOWN)
        return found if hold.part in few else found.order_by("next_due", "id")[:most]

    answers = yield tuple(
        Question(partial(made, at), (_HELD, owing, most, hold, hold.part in few, posts, like))
        for at, (hold, _) in enumerate(holds)
    )
    found = {record.pk: record for some in answers for record in some}
    records = sorted(found.values(), key=lambda one: (one.next_due, one.pk))[:most]
    return (yield from shown_steps(records, day, {}, names(day)))


def _named(part: str, orgs: tuple[int, ...]) -> "QuerySet[Party, int]":
    """Give the open cases that name units in a part, one more than few."""
    named = Party.objects.filter(part=part, org__in=orgs, record__next_due__lt=FAR)
    return named.order_by().values_list("pk", flat=True)[: FEW + 1]


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
    """Do so beside others. Costs: 1 round.

    A unit is woken as a whole; of it, only who reads the ledger is told. An
    administrator stands at the bureau too, and no case is theirs to know; a
    supervisor does, and is told what wakes them in person.
    """
    if actor is None:
        return []
    units = (grant.org for grant in actor.grants if grant.role not in IN_PERSON)
    orgs, person = tuple(dict.fromkeys(units)), actor.person or -1
    heard = {one.group: bool(scope(actor, Verb.READ, one.group)) for one in ledgers_on()}
    if not any(heard.values()):
        return []

    def made() -> "QuerySet[Woken, tuple[Any, ...]]":
        rows = Woken.objects.filter(Q(org__in=orgs) | Q(person=person)).order_by("-id")
        return rows.values_list(*CALLED)[: most * 2]

    found: dict[int, Call] = {}
    for alarm, at, case, number, subject, kind, clock, rung, due in (
        yield Question(made, ("records.calls", most, orgs, person))
    ):
        if not heard.get(declared_ledger(kind).group, False):
            continue
        label = declared_ledger(kind).clock(clock).label.zh
        found.setdefault(alarm, Call(alarm, at, case, number, subject, label, rung, due))
    return list(found.values())[:most]
