"""Who may see which body, meeting, resolution and agreement; the only factory of their querysets.

Whoever reads the unit that keeps a body or called a meeting sees all of it.
A unit that is only named in a resolution sees that resolution and the head of
its meeting, never the minutes.
"""

from datetime import date

from django.db.models import Q, QuerySet

from xuezheng.apps.meetings.models import (
    AgendaItem,
    Agreement,
    Attendance,
    Body,
    ForceTask,
    Meeting,
    Member,
    Resolution,
    ResolutionState,
)
from xuezheng.apps.schools.access import OutsideError, scope
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.base.errors import NotFoundError

GROUP = "office"
"""The kind group under which meetings are granted."""


def reach(actor: Actor | None, verb: Verb) -> Scope:
    """Give where an actor may do ``verb`` with meetings. Costs: 1 query at most."""
    return scope(actor, verb, GROUP)


def _within(where: Scope, key: str) -> Q:
    return Q() if where.everything else Q(**{f"{key}__in": where.orgs})


def bodies(actor: Actor | None, day: date) -> QuerySet[Body]:
    """Give the bodies in sight: those of units in reach, and those one sits in on ``day``."""
    where = reach(actor, Verb.READ)
    if where.everything:
        return Body.objects.all()
    if actor is None or not where:
        return Body.objects.none()
    sits = Q(org__in=where.orgs)
    if actor.person is not None:
        sits |= Q(person=actor.person)
    seats = Member.objects.filter(sits, begins__lte=day, ends__gt=day)
    return Body.objects.filter(Q(org__in=where.orgs) | Q(pk__in=seats.values("body_id")))


def meetings(actor: Actor | None) -> QuerySet[Meeting]:
    """Give the meetings in sight: of units in reach, attended, or with a resolution on a unit."""
    where = reach(actor, Verb.READ)
    if where.everything:
        return Meeting.objects.all()
    if actor is None or not where:
        return Meeting.objects.none()
    named = resolutions_on(where).values("meeting_id")
    return Meeting.objects.filter(
        Q(org__in=where.orgs) | Q(pk__in=named) | Q(pk__in=attended(actor))
    )


def attended(actor: Actor) -> QuerySet[Attendance, int]:
    """Give the numbers of meetings that the person took part in."""
    person = -1 if actor.person is None else actor.person
    return Attendance.objects.filter(person=person).values_list("meeting_id", flat=True)


def reads_minutes(actor: Actor | None, meeting: Meeting) -> bool:
    """Say whether the whole of a meeting is open to an actor, its minutes included."""
    if actor is None:
        return False
    if reach(actor, Verb.READ).holds(meeting.org_id):
        return True
    return attended(actor).filter(meeting=meeting).exists()


def resolutions_on(where: Scope) -> QuerySet[Resolution]:
    """Give what was issued to units within a scope."""
    issued = Resolution.objects.filter(state=ResolutionState.ISSUED.key)
    if where.everything:
        return issued
    helping = Resolution.co.through.objects.filter(organisation__in=where.orgs)
    return issued.filter(Q(lead__in=where.orgs) | Q(pk__in=helping.values("resolution_id")))


def resolutions(actor: Actor | None) -> QuerySet[Resolution]:
    """Give the resolutions in sight."""
    where = reach(actor, Verb.READ)
    if where.everything:
        return Resolution.objects.all()
    if actor is None or not where:
        return Resolution.objects.none()
    named = Q(pk__in=resolutions_on(where).values("pk"))
    whole = Q(meeting__org__in=where.orgs) | Q(meeting__in=attended(actor))
    return Resolution.objects.filter(whole | named)


def agreements(actor: Actor | None) -> QuerySet[Agreement]:
    """Give the agreements between departments of units in reach."""
    where = reach(actor, Verb.READ)
    if not where:
        return Agreement.objects.none()
    return Agreement.objects.filter(_within(where, "org"))


def _may(actor: Actor | None, verb: Verb, org: int) -> None:
    """Refuse an act on something in sight that is another unit's. Raises ``OutsideError``."""
    if verb is not Verb.READ and not reach(actor, verb).holds(org):
        raise OutsideError(verb=verb.label)


def own_body(actor: Actor | None, verb: Verb, number: int, day: date) -> Body:
    """Give one body on which an actor may do ``verb``. Raises ``NotFoundError``, ``OutsideError``."""
    row = bodies(actor, day).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what="议事机构")
    _may(actor, verb, row.org_id)
    return row


def own_meeting(actor: Actor | None, verb: Verb, number: int, *, lock: bool = False) -> Meeting:
    """Give one meeting on which an actor may do ``verb``, its row locked if asked.

    Raises ``NotFoundError`` for one out of sight, ``OutsideError`` for one that is only read.
    """
    row = meetings(actor).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what="会议")
    _may(actor, verb, row.org_id)
    return Meeting.objects.select_for_update().get(pk=number) if lock else row


def own_resolution(actor: Actor | None, verb: Verb, number: int) -> Resolution:
    """Give one resolution, its row locked, of a meeting on which an actor may do ``verb``."""
    row = resolutions(actor).filter(pk=number).select_related("meeting").first()
    if row is None:
        raise NotFoundError(what="议定事项")
    _may(actor, verb, row.meeting.org_id)
    return Resolution.objects.select_for_update().get(pk=number)


def own_agreement(actor: Actor | None, verb: Verb, number: int) -> Agreement:
    """Give one agreement on which an actor may do ``verb``."""
    row = agreements(actor).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what="协同事项")
    _may(actor, verb, row.org_id)
    return row


# What hangs on a body or a meeting; whoever asks has got that from above.


def members(body: int) -> QuerySet[Member]:
    """Give all who are or were members of a body."""
    return Member.objects.filter(body=body)


def force_tasks(body: int) -> QuerySet[ForceTask]:
    """Give the tasks a body drives on."""
    return ForceTask.objects.filter(body=body)


def forces_of(record: int) -> QuerySet[Body]:
    """Give the bodies that drive a task on."""
    return Body.objects.filter(tasks__record=record)


def agenda(meeting: int) -> QuerySet[AgendaItem]:
    """Give the agenda in order."""
    return AgendaItem.objects.filter(meeting=meeting).order_by("position")


def attendance(meeting: int) -> QuerySet[Attendance]:
    """Give who was there."""
    return Attendance.objects.filter(meeting=meeting).order_by("id")


def own_resolution_seen(actor: Actor | None, number: int) -> Resolution:
    """Give one resolution in sight with its meeting. Raises ``NotFoundError``."""
    row = resolutions(actor).filter(pk=number).select_related("meeting").first()
    if row is None:
        raise NotFoundError(what="议定事项")
    return row
