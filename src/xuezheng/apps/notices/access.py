"""Who sees which notice and receipt, who acts for a unit; the only factory of their querysets.

A notice is read where it was sent from and where it was sent to. Whoever
reads its sender sees every receipt; others those of units in their reach.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from xuezheng.apps.notices.models import (
    Filing,
    Fired,
    Limit,
    Notice,
    Outcome,
    Receipt,
    Serial,
    Woken,
)
from xuezheng.apps.schools.access import OutsideError, scope, tree_of
from xuezheng.catalogue.roles import role
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.base.errors import NotFoundError

GROUP = "office"
"""The kind group under which notices are granted."""
TO_ALL = frozenset({"office", "leader", "section"})
"""Roles of the bureau that send to any unit; others send to those below them."""


def below(org: int, day: date) -> frozenset[int]:
    """Give the units below one; an education office speaks for its township."""
    tree = tree_of(day)
    return tree.governed(org) - {org, tree.seat(org)}


def notices(actor: Actor | None) -> QuerySet[Notice]:
    """Give the notices in sight. Costs: 1 query at most."""
    where = scope(actor, Verb.READ, GROUP)
    if where.everything:
        return Notice.objects.all()
    if not where:
        return Notice.objects.none()
    sent = Receipt.objects.filter(org__in=where.orgs).values("notice_id")
    return Notice.objects.filter(Q(org__in=where.orgs) | Q(pk__in=sent))


def one(actor: Actor | None, number: int, *, lock: bool = False) -> Notice:
    """Give one notice in sight. Raises ``NotFoundError`` alike for absent and out of sight."""
    rows = notices(actor)
    rows = rows.select_for_update(of=("self",)) if lock else rows.select_related("filing")
    found = rows.filter(pk=number).first()
    if found is None:
        raise NotFoundError(what="通知")
    return found


def keeps(actor: Actor | None, notice: Notice) -> bool:
    """Say whether an actor acts for whoever sent a notice."""
    return scope(actor, Verb.OPEN, GROUP).holds(notice.org_id)


def kept(actor: Actor | None, number: int, *, lock: bool = False) -> Notice:
    """Give a notice of one's own unit. Raises ``NotFoundError``, ``OutsideError``."""
    found = one(actor, number, lock=lock)
    if not keeps(actor, found):
        raise OutsideError(verb=Verb.OPEN.label)
    return found


def chases(actor: Actor | None, notice: Notice, day: date) -> Scope:
    """Give the units whose receipts an actor may urge and call: all as its sender, else those below."""
    if keeps(actor, notice):
        return Scope.all()
    towns = [one.org for one in actor.grants if one.role == "township"] if actor else []
    return Scope(orgs=frozenset().union(*(below(org, day) for org in towns)))


def receipts(actor: Actor | None, notice: Notice) -> QuerySet[Receipt]:
    """Give the receipts of a notice in sight."""
    where = scope(actor, Verb.READ, GROUP)
    if where.holds(notice.org_id):
        return Receipt.objects.filter(notice=notice)
    return Receipt.objects.filter(notice=notice, org__in=where.orgs)


def receipts_of(actor: Actor | None, org: int) -> QuerySet[Receipt]:
    """Give the receipts of one unit in sight, of every notice."""
    where = scope(actor, Verb.READ, GROUP)
    found = Receipt.objects.filter(org=org)
    return found if where.holds(org) else found.filter(notice__org__in=where.orgs)


def own_units(actor: Actor | None) -> frozenset[int]:
    """Give the units an actor answers for in person: where it works, campuses included."""
    grants = actor.grants if actor else ()
    able = (one for one in grants if role(one.role).may(Verb.MOVE, GROUP))
    return frozenset(org for one in able for org in (one.org, *one.parts))


def receipt(actor: Actor | None, notice: int, org: int, day: date) -> tuple[Receipt, bool]:
    """Give a unit's receipt under lock, and whether the actor acts for another unit (代签收、代反馈).

    Raises ``NotFoundError`` for what is out of sight, ``OutsideError`` where
    the unit is neither one's own nor below one's township.
    """
    row = one(actor, notice)
    found = receipts(actor, row).filter(org=org)
    locked = found.select_for_update(of=("self",)).first()
    if locked is None:
        raise NotFoundError(what="签收单")
    if org in own_units(actor):
        return locked, False
    if not keeps(actor, row) and chases(actor, row, day).holds(org):
        return locked, True
    raise OutsideError(verb=Verb.MOVE.label)


def sendable(actor: Actor | None, org: int, day: date) -> Scope:
    """Give the units that may be sent to from a unit of one's own."""
    held = {grant.role for grant in actor.grants if grant.org == org} if actor else set()
    if actor is not None and actor.channel == "system":
        return Scope.all()
    if not any(role(one).may(Verb.OPEN, GROUP) for one in held):
        return Scope()
    return Scope.all() if held & TO_ALL else Scope(orgs=below(org, day))


# Rows that hang on a notice; whoever asks has got the notice from above.


def of(notices_: Iterable[int]) -> QuerySet[Receipt]:
    """Give all receipts of notices."""
    return Receipt.objects.filter(notice__in=notices_)


def own_receipts(actor: Actor | None) -> QuerySet[Receipt]:
    """Give the receipts of the units an actor answers for."""
    return Receipt.objects.filter(org__in=own_units(actor))


def limits() -> QuerySet[Limit]:
    """Give all time limits."""
    return Limit.objects.all()


def fired() -> QuerySet[Fired]:
    """Give all rungs that fired."""
    return Fired.objects.all()


def woken() -> QuerySet[Woken]:
    """Give everybody woken."""
    return Woken.objects.all()


def outcomes(notice: int) -> QuerySet[Outcome]:
    """Give what a notice became."""
    return Outcome.objects.filter(notice=notice)


def filings() -> QuerySet[Filing]:
    """Give what notices ask to be filed."""
    return Filing.objects.all()


def serials() -> QuerySet[Serial]:
    """Give the counters of numbers."""
    return Serial.objects.all()
