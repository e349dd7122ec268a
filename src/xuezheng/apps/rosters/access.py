"""The one door to rosters: released ones by reach, drafts by name, findings by unit."""

from datetime import datetime

from django.db.models import Q, QuerySet

from xuezheng.apps.rosters.models import Finding, Roster
from xuezheng.apps.schools.access import scope
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.releases import Release
from xuezheng.core.registers.rosters import DRAFTS, STAFF_ROSTERS, RosterKind
from xuezheng.core.registers.timeline import ALWAYS, FOREVER

ROSTER = T("名册", "roster")
STAFF = "staff"
PUPILS = "care"


def group_of(kind: str) -> str:
    """Give the kind group whose duty works on a roster: staff files, or pupils in care."""
    return STAFF if RosterKind.of(kind) in {*STAFF_ROSTERS, *DRAFTS} else PUPILS


def rosters(actor: Actor | None, verb: Verb, now: datetime) -> QuerySet[Roster]:
    """Give the rosters somebody may see or work on.

    A draft before its release is there for named persons and whoever took it
    in, and for nobody else, however far their roles reach. Costs: 2 queries at most.
    """
    if actor is None:
        return Roster.objects.none()
    if actor.channel == "system":
        return Roster.objects.all()
    reached = Q(pk__in=())
    for group, kinds in _grouped().items():
        reach = scope(actor, verb, group)
        if reach.everything:
            reached |= Q(kind__in=kinds)
        elif reach.orgs:
            reached |= Q(kind__in=kinds) & (Q(org__in=reach.orgs) | Q(lines__org__in=reach.orgs))
    named = Q(pk__in=())
    if actor.person is not None:
        named = Q(taken_by=actor.person) | Q(readers__person=actor.person)
    held = Q(release_at__gt=now)
    mine = Roster.objects.filter((~held & reached) | named)
    return Roster.objects.filter(pk__in=mine.values("pk"))


def _grouped() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind in RosterKind:
        found.setdefault(group_of(kind.key), []).append(kind.key)
    return found


def roster(actor: Actor | None, verb: Verb, number: int, now: datetime) -> Roster:
    """Give one roster; raises ``NotFoundError`` for one that is absent, foreign or held back."""
    found = rosters(actor, verb, now).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=ROSTER)
    return found


def within(actor: Actor | None, verb: Verb, row: Roster) -> Scope:
    """Give of which units somebody sees the lines of a roster in sight."""
    if actor is None:
        return Scope()
    if actor.person is not None and _before(row).opens(actor.person, ALWAYS):
        return Scope.all()
    reach = scope(actor, verb, group_of(row.kind))
    return Scope.all() if reach.holds(row.org_id) else reach


def _before(row: Roster) -> Release:
    """Give who may know all of a roster whether or not it is released. Costs: 1 query."""
    named = set(row.readers.values_list("person", flat=True))
    return Release(FOREVER, frozenset(named | ({row.taken_by} if row.taken_by else set())))


def findings(row: Roster, reach: Scope) -> QuerySet[Finding]:
    """Give the differences of a roster that lie within reach, in order."""
    found = Finding.objects.filter(roster=row).order_by("id")
    return found if reach.everything else found.filter(org__in=reach.orgs)
