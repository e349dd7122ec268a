"""What runs out, as far as an actor sees it: by the kind’s group and the unit that keeps it."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from xuezheng.apps.records.selectors import expiring as cases
from xuezheng.apps.registers.access.rows import facts
from xuezheng.apps.registers.access.switching import switched_on
from xuezheng.apps.registers.models import RegisterVersion, RunsOut
from xuezheng.apps.schools.access import scope
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.registers import expiry
from xuezheng.core.registers.timeline import AsOf

CHUNK = 500
Said = RegisterVersion | cases.Standing
"""What a record of a register or a case says: whose it is, its title, its data."""


def watched(day: date) -> tuple[Kind, ...]:
    """Give the kinds, ledgers among them, that are on and have something that runs out. Costs: 1 query."""
    return _watched(switched_on(day))


def _watched(on: Collection[str]) -> tuple[Kind, ...]:
    found = (one for one in region().registers if one.key in on and expiry.watched(one))
    return (*found, *cases.expiring())


def running_out(actor: Actor | None, verb: Verb, day: date) -> QuerySet[RunsOut]:
    """Give what runs out within an actor's reach.

    Costs: 2 queries, and 1 per group with a subtree of which anything runs out.
    """
    held = set(RunsOut.objects.filter(closed_at=None).values_list("kind", flat=True).distinct())
    return _within(actor, verb, watched(day) if held else (), held)


def running_out_in(
    actor: Actor | None, verb: Verb, switched: Collection[str]
) -> "QuerySet[RunsOut]":
    """Give the same, with the registers at hand that are on. Costs: 1 query at most."""
    kinds = _watched(switched)
    return _within(actor, verb, kinds, {one.key for one in kinds})


def _within(
    actor: Actor | None, verb: Verb, kinds: Iterable[Kind], held: Collection[str]
) -> QuerySet[RunsOut]:
    within, groups = Q(pk__in=[]), dict[str, list[str]]()
    for kind in kinds:
        if kind.key not in held:
            continue
        groups.setdefault(kind.group, []).append(kind.key)
    for group, keys in groups.items():
        where = scope(actor, verb, group)
        if where:
            inside = Q() if where.everything else Q(org__in=where.orgs)
            within |= Q(kind__in=keys) & inside
    return RunsOut.objects.filter(within, closed_at=None)


def near_their_end(kind: Kind, day: date) -> Iterator[list[Any]]:
    """Give the records or cases of a kind that must be looked at on a day, a chunk at a time."""
    if isinstance(kind, Ledger):
        until = day + timedelta(days=expiry.ahead(kind))
        yield from cases.near_their_end(kind, until, lines=expiry.by_line(kind))
        return
    found = facts(kind).at(AsOf(day))
    if not expiry.by_line(kind):
        limit, some = day + timedelta(days=expiry.ahead(kind)), Q(pk__in=[])
        for slot in {one.slot for one in kind.fields if one.expires and one.slot}:
            some |= Q(**{f"{slot.value}__lte": limit})
        found = found.filter(some)
    last = 0
    while rows := list(found.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield rows
        last = int(rows[-1].pk)


def versions(things: Iterable[int], day: date) -> dict[int, Said]:
    """Give what records say on a day, and cases now, by record. Costs: 2 queries."""
    wanted = list(things)
    rows = RegisterVersion.objects.at(AsOf(day)).filter(subject__in=wanted)
    return {**cases.standing(wanted), **{int(row.subject_id): row for row in rows}}
