"""The one door to decisions: from the frozen list on they are everybody's, before that of who prepares them.

Published lists hold public numbers only; what stands in a decision is written
for parents to read.
"""

from datetime import date

from django.db.models import Q, QuerySet

from xuezheng.apps.decisions.models import Appeal, Decision, Filling, Line, State
from xuezheng.apps.schools.access import OutsideError, scope
from xuezheng.catalogue.roles import FACTS, GROUPS
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

DECISION = T("决策", "decision")


def is_open(row: Decision) -> bool:
    """Say whether everybody may read a decision; one cancelled before its list was frozen never was open."""
    return row.frozen_at is not None


def decisions(actor: Actor | None) -> QuerySet[Decision]:
    """Give what somebody may read, the newest first. Costs: a query for each group that has drafts."""
    seen = Q(frozen_at__isnull=False)
    drafts = Decision.objects.filter(frozen_at=None)
    for group in sorted(set(drafts.values_list("group", flat=True)) if actor else ()):
        found = scope(actor, Verb.READ, group)
        if found.everything:
            seen |= Q(group=group)
        elif found:
            seen |= Q(group=group, org_id__in=found.orgs)
    return Decision.objects.filter(seen).order_by("-id")


def one(actor: Actor | None, number: int, *, lock: bool = False) -> Decision:
    """Give one that somebody may read; raises ``NotFoundError`` for any other."""
    found = Decision.objects.filter(pk=number).first()
    if found is None or not (
        is_open(found) or scope(actor, Verb.READ, found.group).holds(found.org_id)
    ):
        raise NotFoundError(what=DECISION)
    return Decision.objects.select_for_update(of=("self",)).get(pk=number) if lock else found


def open_one(code: str) -> Decision:
    """Give one that everybody may read, by its number; raises ``NotFoundError``."""
    found = Decision.objects.filter(number=code, frozen_at__isnull=False).first()
    if found is None:
        raise NotFoundError(what=DECISION)
    return found


def kept(actor: Actor, number: int, verb: Verb) -> Decision:
    """Give one, locked, to whoever may act on it. Raises ``NotFoundError`` or ``OutsideError``."""
    found = one(actor, number, lock=True)
    if not may(actor, verb, found):
        # Whoever got this far may read it, so there is nothing to hide.
        raise OutsideError(verb=verb.label)
    return found


def may(actor: Actor | None, verb: Verb, row: Decision) -> bool:
    """Say whether somebody may act on a decision."""
    return scope(actor, verb, row.group).holds(row.org_id)


def drafting(actor: Actor | None) -> tuple[tuple[str, T], ...]:
    """Give the groups in which somebody may draft at the own unit."""
    if actor is None or actor.home is None:
        return ()
    return tuple(
        (key, label)
        for key, label in GROUPS
        if key in FACTS and scope(actor, Verb.OPEN, key).holds(actor.home)
    )


def lines(row: Decision) -> QuerySet[Line]:
    """Give the result of a decision in the order published; nothing before it is published."""
    if row.state != State.PUBLISHED.key:
        return Line.objects.none()
    return Line.objects.filter(decision=row).order_by("turn")


def newest_placing(engine: str, place: str, day: date, most: int) -> Decision | None:
    """Give the newest of an engine's results published by a day in which somebody got a place there.

    Looks through ``most`` of them. Costs: 3 queries.
    """
    rows = Decision.objects.filter(engine=engine, state=State.PUBLISHED.key)
    out = rows.filter(published_at__date__lte=day).order_by("-published_at", "-id")
    newest = list(out.values_list("id", flat=True)[:most])
    held = Line.objects.filter(decision__in=newest, place=place)
    known = set(held.values_list("decision_id", flat=True).distinct())
    found = next((one for one in newest if one in known), None)
    return Decision.objects.get(pk=found) if found is not None else None


def fillings(row: Decision) -> QuerySet[Filling]:
    """Give what was given up of a decision and who came in, in order."""
    return Filling.objects.filter(decision=row).order_by("turn")


def appeals(row: Decision) -> QuerySet[Appeal]:
    """Give the appeals against a decision, those that wait first."""
    return Appeal.objects.filter(decision=row).order_by("answered_at", "id")


def appeal(actor: Actor, number: int) -> Appeal:
    """Give one appeal, locked, to whoever answers it. Raises ``NotFoundError`` or ``OutsideError``."""
    found = Appeal.objects.select_for_update(of=("self",)).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=T("复核申请", "appeal"))
    kept(actor, found.decision_id, Verb.CHECK)
    return found
