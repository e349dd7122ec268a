"""What waits for somebody, and on what somebody waits: across all ledgers, by the parts they play."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from xuezheng.apps.people.selectors import posts_of
from xuezheng.apps.records.access import anywhere, ledger_of
from xuezheng.apps.records.models import Handed, Party, Record, Woken
from xuezheng.apps.records.selectors.rows import CaseRow, shown_rows
from xuezheng.apps.schools.access import steady
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.ledgers.acts import checking
from xuezheng.core.ledgers.definition import Ledger, Part, Where

MOST = 200


def plays(part: Part, ledger: Ledger, actor: Actor, posts: frozenset[int]) -> Q | None:
    """Give the cases of a ledger in which somebody plays a part by grants or post; None for none."""
    if part.where is Where.POST:
        slot = ledger.field(part.field).slot
        return Q(**{f"{slot.value}__in": posts}) if slot is not None and posts else None
    orgs = {grant.org for grant in actor.grants if grant.role in part.roles}
    if not orgs or part.where is Where.ABOVE:
        return None
    if part.where is Where.OWN:
        return Q(org__in=orgs)
    return Q(pk__in=Party.objects.filter(part=part.key, org__in=orgs).values("record_id"))


def posts_held(actor: Actor, day: date) -> frozenset[int]:
    """Give the posts somebody holds on a day. Costs: some queries, or none for nobody."""
    if actor.person is None:
        return frozenset()
    return frozenset(post.id for post in posts_of(actor.person, day))


def _stages(ledger: Ledger) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for stage in ledger.flow.stages:
        if not stage.end:
            found.setdefault(stage.owes, []).append(stage.key)
    return found


def _for(ledger: Ledger, actor: Actor, posts: frozenset[int]) -> Iterator[Q]:
    for part, stages in _stages(ledger).items():
        here = Q(kind=ledger.key, state__in=stages)
        mine = plays(ledger.part(part), ledger, actor, posts) if part else None
        if mine is not None:
            yield here & mine
        if actor.person is not None and part and part not in checking(ledger):
            handed = Handed.objects.filter(person=actor.person).values("record_id")
            yield here & Q(pk__in=handed)


def waits_for(ledger: Ledger, actor: Actor, day: date) -> Q:
    """Give the cases of one ledger in which the next step is this actor's."""
    return _any(_for(ledger, actor, posts_held(actor, day) if _by_post(ledger) else frozenset()))


def _by_post(ledger: Ledger) -> bool:
    """Say whether any stage waits for the holder of a post."""
    owing = {stage.owes for stage in ledger.flow.stages if stage.owes}
    return any(ledger.part(key).where is Where.POST for key in owing)


def _on(ledger: Ledger, actor: Actor, posts: frozenset[int]) -> Iterator[Q]:
    mine = {
        part.key: found
        for part in ledger.parts
        if (found := plays(part, ledger, actor, posts)) is not None
    }
    for key, found in mine.items():
        judges = key in checking(ledger) or ledger.part(key).where is Where.POST
        others = [
            state for owes, states in _stages(ledger).items() if owes != key for state in states
        ]
        if judges and others:
            yield Q(kind=ledger.key, state__in=others) & found


def _any(found: Iterator[Q]) -> Q:
    either = Q(pk__in=[])
    for one in found:
        either |= one
    return either


@steady()
def waiting_for(actor: Actor | None, day: date, most: int = MOST) -> list[CaseRow]:
    """Give the cases whose next step is this actor's, the most urgent first. Costs: ≤ 8 queries."""
    if actor is None:
        return []
    ledgers = region().ledgers
    posts = posts_held(actor, day) if any(map(_by_post, ledgers)) else frozenset[int]()
    wanted = _any(q for ledger in ledgers for q in _for(ledger, actor, posts))
    return _listed(actor, wanted, day, most)


@steady()
def waiting_on(actor: Actor | None, day: date, most: int = MOST) -> list[CaseRow]:
    """Give the cases this actor watches over while others must act. Costs: ≤ 8 queries."""
    if actor is None:
        return []
    posts = posts_held(actor, day)
    wanted = _any(q for ledger in region().ledgers for q in _on(ledger, actor, posts))
    return _listed(actor, wanted, day, most)


def _listed(actor: Actor, wanted: Q, day: date, most: int) -> list[CaseRow]:
    found = anywhere(actor, Verb.READ).filter(wanted).order_by("next_due", "id")
    return shown_rows(actor, list(found[:most]), day)


@steady()
def overdue(actor: Actor | None, day: date, most: int = MOST) -> list[CaseRow]:
    """Give the cases in sight that are late, the latest first. Costs: ≤ 6 queries."""
    if actor is None:
        return []
    return _listed(actor, Q(next_due__lt=day), day, most)


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
    if actor is None:
        return []
    rows = Woken.objects.filter(Q(org__in=actor.orgs) | Q(person=actor.person or -1))
    rows = rows.select_related("alarm__deadline__record").order_by("-id")[: most * 2]
    found: dict[int, Call] = {}
    for row in rows:
        limit, record = row.alarm.deadline, row.alarm.deadline.record
        found.setdefault(
            row.alarm_id,
            Call(
                row.alarm_id, row.alarm.fired_at, int(record.pk), record.number, record.subject,
                ledger_of(record.kind).clock(limit.clock).label.zh, row.alarm.rung, limit.due_day,
            ),
        )  # fmt: skip
    return list(found.values())[:most]


def handed_cases(person: int) -> list[int]:
    """Give the cases handed to a person. Costs: 1 query."""
    return list(Record.objects.filter(handed__person=person).values_list("pk", flat=True))
