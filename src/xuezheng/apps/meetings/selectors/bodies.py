"""Bodies with members, meetings, resolutions and tasks, and agreements, as pages show them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from xuezheng.apps.files.selectors import Shown as FileShown
from xuezheng.apps.files.selectors import shown as files_of
from xuezheng.apps.meetings import access
from xuezheng.apps.meetings.models import (
    Agreement,
    AgreementState,
    Body,
    BodyKind,
    Member,
    MemberPart,
    ResolutionState,
)
from xuezheng.apps.meetings.selectors.sittings import (
    MeetingLine,
    ResolutionShown,
    lines,
    listed,
    resolutions,
)
from xuezheng.apps.meetings.selectors.tasks import parts, tasks
from xuezheng.apps.people.selectors import holders, people, posts
from xuezheng.apps.schools.access import names
from xuezheng.apps.targets.selectors.beside import Beside, tells_beside
from xuezheng.apps.targets.selectors.rows import Row
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import FAR
from xuezheng.ui.figures import Part

MOST = 200
NEWEST = 12


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One body in a list."""

    id: int
    name: str
    kind: T
    org: str
    begins: date
    ends: date | None
    members: int
    meetings: int


@dataclass(frozen=True, slots=True)
class MemberShown:
    """A member: by post with who holds it today, by name, or as a unit."""

    id: int
    part: MemberPart
    who: str
    where: str
    since: date
    until: date | None
    vacant: bool


@dataclass(frozen=True, slots=True)
class BodyShown:
    """Everything the page of a body shows."""

    row: Body
    line: BodyLine
    may_write: bool
    members: tuple[MemberShown, ...]
    gone: tuple[MemberShown, ...]
    meetings: tuple[MeetingLine, ...]
    resolutions: tuple[ResolutionShown, ...]
    tasks: tuple[Row, ...]
    agreements: tuple[Agreement, ...]
    file: FileShown | None

    @property
    def parts(self) -> list[Part]:
        """What it has in hand by standing: resolutions and tasks alike."""
        own = {one.task.id: one.task for one in self.resolutions if one.task}
        return parts((own | {one.id: one for one in self.tasks}).values())


def bodies(
    actor: Actor | None, day: date, kind: str = "", *, ended: bool = False
) -> list[BodyLine]:
    """Give the bodies in sight that stand on ``day``, or those that have ended. Costs: 4 queries."""
    rows = access.bodies(actor, day).filter(ends__lte=day) if ended else None
    rows = access.bodies(actor, day).filter(ends__gt=day) if rows is None else rows
    if kind:
        rows = rows.filter(kind=kind)
    counted = rows.annotate(
        sitting=Count("members", filter=Q(members__ends__gt=day), distinct=True),
        met=Count("meetings", distinct=True),
    ).order_by("kind", "name")
    units = names(day)
    return [_line(row, units, row.sitting, row.met) for row in counted[:MOST]]


def _line(row: Body, units: dict[int, str], members: int, meetings: int) -> BodyLine:
    ends = None if row.ends == FAR else row.ends
    return BodyLine(
        int(row.pk), row.name, BodyKind.of(row.kind).label, units.get(row.org_id, ""),
        row.begins, ends, members, meetings,
    )  # fmt: skip


def body(actor: Actor | None, number: int, day: date) -> BodyShown:
    """Give one body. Costs: 24 queries at most. Raises ``NotFoundError``."""
    row = access.own_body(actor, Verb.READ, number, day)
    units = names(day)
    members = _members(list(access.members(number)), units, day)
    now = tuple(one for one in members if one.until is None or one.until > day)
    met = lines(listed(actor, body=number)[:NEWEST])
    decided = resolutions(
        actor,
        access.resolutions(actor)
        .filter(meeting__body=number)
        .exclude(state=ResolutionState.REJECTED.key)
        .order_by("due", "id")[:MOST],
        day,
    )
    driven = tasks(actor, access.force_tasks(number).values_list("record", flat=True), day)
    files = files_of([row.rules_file]) if row.rules_file else {}
    return BodyShown(
        row=row,
        line=_line(row, units, len(now), len(met)),
        may_write=access.reach(actor, Verb.OPEN).holds(row.org_id),
        members=now,
        gone=tuple(one for one in members if one not in now),
        meetings=tuple(met),
        resolutions=tuple(decided),
        tasks=tuple(driven.values()),
        agreements=tuple(access.agreements(actor).filter(body=number).order_by("due", "id")),
        file=next(iter(files.values()), None),
    )


def _members(rows: list[Member], units: dict[int, str], day: date) -> list[MemberShown]:
    seats = [row.post for row in rows if row.post is not None]
    labels, held = (posts(seats, day), holders(seats, day)) if seats else ({}, {})
    persons = people([row.person for row in rows if row.person is not None], day)
    order = [one.key for one in MemberPart]
    found = []
    for row in sorted(rows, key=lambda row: (order.index(row.part), row.pk)):
        who, where = row.said, ""
        if row.post is not None:
            label = labels.get(row.post)
            who, where = (
                (held[row.post].name if row.post in held else ""),
                label.label if label else "",
            )
        elif row.person is not None:
            person = persons.get(row.person)
            who = person.name if person else row.said
            where = units.get(person.org, "") if person else ""
        elif row.org_id is not None:
            who = units.get(row.org_id, "")
        until = None if row.ends == FAR else row.ends
        vacant = row.post is not None and not who
        found.append(
            MemberShown(int(row.pk), MemberPart.of(row.part), who, where, row.begins, until, vacant)
        )
    return found


@dataclass(frozen=True, slots=True)
class AgreementShown:
    """What departments agreed on, and how it stands."""

    row: Agreement
    org: str
    departments: tuple[str, ...]
    body: str
    done: bool
    late: bool
    may_settle: bool


def agreements(actor: Actor | None, day: date) -> list[AgreementShown]:
    """Give the agreements in sight, what is open and due first. Costs: 4 queries."""
    units = names(day)
    reach = access.reach(actor, Verb.OPEN)
    rows = access.agreements(actor).select_related("body").order_by("-state", "due", "id")
    return [
        AgreementShown(
            row, units.get(row.org_id, ""), tuple(row.departments.splitlines()),
            row.body.name if row.body else "", row.state == AgreementState.DONE.key,
            row.state == AgreementState.OPEN.key and row.due < day, reach.holds(row.org_id),
        )
        for row in rows[:MOST]
    ]  # fmt: skip


def forces_of(actor: Actor | None, record: int, day: date) -> list[BodyLine]:
    """Give the bodies in sight that drive a task on, for the page of the task. Costs: 3 queries."""
    units = names(day)
    seen = access.bodies(actor, day).filter(pk__in=access.forces_of(record).values("pk"))
    return [_line(row, units, 0, 0) for row in seen]


DRIVEN_BY = T("推进机构", "Driven on by")


@tells_beside
def driving(actor: Actor | None, record: int, day: date) -> list[Beside]:
    """Tell the progress page of a task which bodies in sight drive it on. Costs: 3 queries."""
    return [
        Beside(DRIVEN_BY, one.name, f"/bodies/{one.id}/") for one in forces_of(actor, record, day)
    ]
